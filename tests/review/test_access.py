"""Who comes in: the one-time address, the password, the session, the pause; and where the page refuses to start."""

import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from pipeline import settings
from pipeline.errors import SettingsError
from pipeline.review import passwords
from pipeline.review.access import new_ticket
from pipeline.review.app import create_app
from pipeline.review.door import Door, door_at
from pipeline.settings import Reviewing
from pipeline.store.database import open_desk
from tests.desks import ROOT, DeskFolder
from tests.review.conftest import EVENING, Client, Served, signed_in, signed_in_again, token_in
from tests.review.started import review

PASSWORD = "four words of tide"
AWAY = "http://desk.example.org"


class Wall:
    """A clock on the wall that a test moves on."""

    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> datetime:
        return self.now

    def moves(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def away(evening: DeskFolder, wall: Wall) -> Iterator[httpx.Client]:
    """A stranger at a page that stands elsewhere, behind a proxy, with a password."""
    passwords.set_password(evening.folder, PASSWORD)
    door = door_at("127.0.0.1", 8765, Reviewing(host_name="desk.example.org"), clock=wall)
    app = create_app(evening.folder, {}, clock=wall, door=door)
    with stranger(httpx.WSGITransport(app=app)) as client:
        yield client


def stranger(transport: httpx.BaseTransport) -> httpx.Client:
    return httpx.Client(transport=transport, base_url=AWAY, headers={"Origin": AWAY})


def tries(client: httpx.Client, password: str, *, onward: str = "/", user: str = "Ana") -> httpx.Response:
    token = token_in(client.get("/login").text)
    form = {"csrf_token": token, "password": password, "user": user, "onward": onward}
    return client.post("/login", data=form)


def test_the_one_time_address_signs_in_once(served: Served) -> None:
    with httpx.Client() as first, httpx.Client() as second:
        came = first.get(served.enter)
        late = second.get(served.enter)

    assert (came.status_code, came.headers["Location"]) == (303, "/")
    assert late.status_code == 403
    assert "copydesk" not in second.cookies


def test_a_head_request_does_not_spend_the_one_time_address(served: Served) -> None:
    assert httpx.head(served.enter).status_code == 200
    assert httpx.get(served.enter).status_code == 303


def test_who_is_signed_in_and_opens_an_address_again_lands_on_the_desk_and_spends_nothing(served: Served) -> None:
    with signed_in(served.address, served.enter) as client:
        assert client.get(served.enter).headers["Location"] == "/"


def test_the_one_time_address_ends_after_ten_minutes(evening: DeskFolder, wall: Wall) -> None:
    door = door_at("127.0.0.1", 8765, Reviewing(), clock=wall)
    db = open_desk(evening.folder / "desk.db", now=EVENING)
    ticket = new_ticket(db, door)
    db.close()
    app = create_app(evening.folder, {}, clock=wall, door=door)

    wall.moves(minutes=10)

    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8765") as client:
        assert client.get(f"/enter?ticket={ticket}").status_code == 403


def test_the_cookie_is_kept_from_scripts_and_from_other_sites_posts(served: Served) -> None:
    [cookie] = [one for one in httpx.get(served.enter).headers.get_list("Set-Cookie") if one.startswith("copydesk=")]

    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_behind_https_the_cookie_never_goes_over_plain_http(evening: DeskFolder, wall: Wall) -> None:
    passwords.set_password(evening.folder, PASSWORD)
    door = door_at("127.0.0.1", 8765, Reviewing(host_name="desk.example.org", https=True), clock=wall)
    app = create_app(evening.folder, {}, clock=wall, door=door)
    origin = AWAY.replace("http:", "https:")
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url=origin, headers={"Origin": origin}) as client:
        came = tries(client, PASSWORD)

    assert all("Secure" in one for one in came.headers.get_list("Set-Cookie"))
    assert came.headers["Strict-Transport-Security"]


def test_the_store_holds_no_cookie_and_no_ticket(served: Served, client: Client) -> None:
    ticket, cookie = served.enter.partition("ticket=")[2], client.cookies["copydesk"]

    kept = b"".join(path.read_bytes() for path in served.desk.folder.glob("desk.db*"))

    assert cookie.encode() not in kept
    assert ticket.encode() not in kept


def test_a_killed_page_knows_its_editors_when_it_is_back(evening: DeskFolder) -> None:
    with ExitStack() as stays:
        with review(evening) as first:
            client = stays.enter_context(signed_in(first.address, first.enter))
        stays.enter_context(review(evening, "--port", first.address.rpartition(":")[2]))

        assert client.get("/keys").status_code == 200
        assert client.press("/sessions/revocation", {"session": "others"}).status_code == 303


def test_a_new_start_ends_the_one_time_address_of_the_last(evening: DeskFolder) -> None:
    with review(evening) as first:
        pass
    with review(evening) as second:
        old = first.enter.replace(first.address, second.address)

        assert httpx.get(old).status_code == 403
        assert httpx.get(second.enter).status_code == 303


def test_ctrl_c_ends_the_page_with_exit_code_0(evening: DeskFolder) -> None:
    with review(evening) as page:
        page.process.send_signal(signal.SIGINT)

        assert page.process.wait(timeout=30) == 0


def test_a_session_that_was_revoked_is_out(served: Served, client: Client) -> None:
    with signed_in_again(served) as other:
        client.press("/sessions/revocation", {"session": "others"})

        assert other.get("/keys").status_code == 403
    assert client.get("/keys").status_code == 200


def test_who_signs_out_is_out(client: Client) -> None:
    assert client.press("/logout").headers["Location"] == "/login"
    assert client.get("/keys").status_code == 403


def test_a_session_ends_thirty_days_after_its_last_change(away: httpx.Client, wall: Wall) -> None:
    tries(away, PASSWORD)
    wall.moves(days=29)
    token = token_in(away.get("/keys").text)
    away.post("/sessions/revocation", data={"csrf_token": token, "session": "others"})

    wall.moves(days=29)
    later = away.get("/keys").status_code
    wall.moves(days=2)

    assert (later, away.get("/keys").status_code) == (200, 403)


def test_a_stranger_gets_the_sign_in_page_wherever_he_asks(away: httpx.Client) -> None:
    answers = [away.get(path) for path in ("/", "/keys", "/drafts/1", "/nowhere", "/clip?url=https://a.example/b")]

    assert {answer.status_code for answer in answers} == {403}
    assert all('name="password"' in answer.text for answer in answers)


def test_the_right_password_leads_on_to_the_page_that_was_asked_for(away: httpx.Client) -> None:
    asked = away.get("/clip?url=https://a.example/b&title=A%20%22b%22").text
    onward = asked.partition('name="onward" value="')[2].partition('"')[0].replace("&amp;", "&")

    came = tries(away, PASSWORD, onward=onward)

    assert (came.status_code, came.headers["Location"]) == (303, "/clip?url=https://a.example/b&title=A%20%22b%22")
    assert away.get("/keys").status_code == 200


@pytest.mark.parametrize(
    "onward",
    [
        pytest.param("//evil.example/", id="another host"),
        pytest.param("/\\evil.example/", id="a backslash"),
        pytest.param("https://evil.example/", id="another site"),
        pytest.param("/\t/evil.example", id="a tab that browsers drop"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("/\r\nX: y", id="a header"),
    ],
)
def test_sign_in_leads_to_no_other_site(away: httpx.Client, onward: str) -> None:
    assert tries(away, PASSWORD, onward=onward).headers["Location"] == "/"


def test_a_wrong_password_says_how_many_tries_are_left(away: httpx.Client) -> None:
    came = tries(away, "not the password")

    assert came.status_code == 403
    assert "does not match. 4 tries left before a pause of one minute." in came.text
    assert away.get("/keys").status_code == 403


def test_after_five_failures_an_address_waits_and_each_further_one_doubles_it(away: httpx.Client, wall: Wall) -> None:
    failed = [tries(away, "not the password").status_code for _ in range(5)]
    first = tries(away, PASSWORD)
    wall.moves(seconds=61)
    tries(away, "not the password")
    second = tries(away, PASSWORD)

    assert failed == [403] * 5
    assert (first.status_code, first.headers["Retry-After"]) == (429, "60")
    assert (second.status_code, second.headers["Retry-After"]) == (429, "120")
    wall.moves(seconds=121)
    assert tries(away, PASSWORD).status_code == 303


def test_twenty_failures_of_many_addresses_pause_sign_in_for_all(evening: DeskFolder, wall: Wall) -> None:
    passwords.set_password(evening.folder, PASSWORD)
    door = door_at("127.0.0.1", 8765, Reviewing(host_name="desk.example.org"), clock=wall)
    app = create_app(evening.folder, {}, clock=wall, door=door)
    for number in range(20):
        with stranger(httpx.WSGITransport(app=app, remote_addr=f"192.0.2.{number}")) as client:
            assert tries(client, "not the password").status_code == 403

    with stranger(httpx.WSGITransport(app=app, remote_addr="198.51.100.1")) as client:
        assert tries(client, PASSWORD).status_code == 429


def test_behind_a_proxy_failures_count_by_who_asked_the_proxy(evening: DeskFolder) -> None:
    passwords.set_password(evening.folder, PASSWORD)
    evening.writes("copydesk.toml", '[review]\nhost_name = "desk.example.org"\n')
    with review(evening, prints=False) as page:
        said = {"Host": "desk.example.org", "Origin": AWAY}

        def tried(address: str) -> int:
            with httpx.Client(base_url=page.address, headers={**said, "X-Forwarded-For": address}) as client:
                return tries(client, "not the password").status_code

        guesser, somebody_else = [tried("192.0.2.1") for _ in range(6)], tried("192.0.2.2")

    assert (guesser[-1], somebody_else) == (429, 403)


def test_the_pause_does_not_touch_who_is_signed_in(away: httpx.Client) -> None:
    tries(away, PASSWORD)
    signed_in_before = dict(away.cookies)
    away.cookies.clear()
    paused = [tries(away, "not the password").status_code for _ in range(6)][-1]

    assert paused == 429
    assert away.get("/keys", headers={"Cookie": f"copydesk={signed_in_before['copydesk']}"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "host_name"),
    [("0.0.0.0", ""), ("::", ""), ("127.0.0.1", "desk.example.org")],
    ids=["every address", "every address, IPv6 too", "behind a proxy"],
)
def test_where_others_can_reach_it_it_does_not_start_without_a_password(
    evening: DeskFolder, host: str, host_name: str
) -> None:
    ran = evening.copydesk("review", "--port", "0", "--host", host, COPYDESK_REVIEW__HOST_NAME=host_name)

    assert ran.exit_code == 2
    assert "there is no password" in ran.stderr
    assert "--set-password" in ran.stderr


def test_with_a_password_it_starts_elsewhere_and_prints_no_ticket(evening: DeskFolder) -> None:
    evening.copydesk("review", "--set-password", stdin=PASSWORD.encode() + b"\n")
    with review(evening, "--port", "0", "--host", "0.0.0.0", prints=False) as page:
        address = page.address.replace("0.0.0.0", "127.0.0.1")
        with httpx.Client(base_url=address, headers={"Origin": address}) as client:
            came = tries(client, PASSWORD)

    assert came.status_code == 303


def test_the_password_is_kept_as_a_hash_that_only_its_owner_reads(evening: DeskFolder) -> None:
    ran = evening.copydesk("review", "--set-password", stdin=PASSWORD.encode() + b"\n")
    file = evening.folder / "secrets" / "review"

    assert ran.exit_code == 0, ran.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text(encoding="utf-8").startswith("$argon2id$")
    assert PASSWORD not in ran.stdout + ran.stderr


def test_a_short_password_is_refused_and_the_old_one_stays(evening: DeskFolder) -> None:
    passwords.set_password(evening.folder, PASSWORD)

    ran = evening.copydesk("review", "--set-password", stdin=b"eleven char\n")

    assert ran.exit_code == 2
    assert passwords.is_password(evening.folder, PASSWORD)


def test_a_new_password_ends_every_session(evening: DeskFolder) -> None:
    with review(evening) as page, signed_in(page.address, page.enter) as client:
        evening.copydesk("review", "--set-password", stdin=PASSWORD.encode())

        assert client.get("/keys").status_code == 403


def test_a_key_that_others_can_read_is_refused(evening: DeskFolder, wall: Wall) -> None:
    passwords.page_key(evening.folder)
    (evening.folder / "secrets" / "review-key").chmod(0o644)
    door = door_at("127.0.0.1", 8765, Reviewing(), clock=wall)

    with pytest.raises(SettingsError, match="can be read by others"):
        create_app(evening.folder, {}, clock=wall, door=door)


@pytest.mark.parametrize("name", ["review", "review-key", "Review", "metrics"])
def test_a_channel_cannot_have_the_name_of_the_page_s_own_secrets(tmp_path: Path, name: str) -> None:
    (tmp_path / "copydesk.toml").write_text(f'[publish.{name}]\nkind = "markdown"\nfolder = "x"\n', encoding="utf-8")

    with pytest.raises(SettingsError, match="a name of the review page's"):
        settings.load(tmp_path, {})


def test_a_port_in_use_is_said_with_its_cure(served: Served, desk: DeskFolder) -> None:
    port = served.address.rpartition(":")[2]

    ran = desk.copydesk("review", "--port", port)

    assert ran.exit_code == 2
    assert f"port {port} of 127.0.0.1 is in use" in ran.stderr
    assert "copydesk review --port 0" in ran.stderr


@pytest.mark.parametrize(
    ("door", "host", "known"),
    [
        pytest.param(("127.0.0.1", ""), "127.0.0.1:8765", True, id="the address"),
        pytest.param(("127.0.0.1", ""), "LOCALHOST:8765", True, id="the name"),
        pytest.param(("127.0.0.1", ""), "localhost", False, id="without the port"),
        pytest.param(("127.0.0.1", ""), "localhost.evil.example:8765", False, id="a longer name"),
        pytest.param(("127.0.0.1", "Desk.example.org"), "desk.example.org", True, id="the proxy's name"),
        pytest.param(("127.0.0.1", "desk.example.org"), "127.0.0.1:8765", True, id="beside the proxy"),
        pytest.param(("0.0.0.0", ""), "192.0.2.7:8765", True, id="one of all addresses"),
        pytest.param(("0.0.0.0", ""), "[2001:db8::1]:8765", True, id="one of all addresses, IPv6"),
        pytest.param(("0.0.0.0", ""), "evil.example:8765", False, id="a name that points here"),
        pytest.param(("0.0.0.0", "desk.example.org"), "192.0.2.7:8765", False, id="an address, where a name is set"),
        pytest.param(("192.0.2.7", ""), "192.0.2.7:8765", True, id="the one address"),
        pytest.param(("192.0.2.7", ""), "192.0.2.8:8765", False, id="another address"),
    ],
)
def test_the_page_answers_to_its_own_names_only(wall: Wall, door: tuple[str, str], host: str, known: bool) -> None:
    made: Door = door_at(door[0], 8765, Reviewing(host_name=door[1]), clock=wall)

    assert made.knows(host) is known


def test_the_demo_serves_its_page(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.launch", "demo", str(tmp_path / "d"), "--serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout
        enter = next(line.strip() for line in process.stdout if "/enter?ticket=" in line)
        address = enter.partition("/enter")[0]
        with signed_in(address, enter) as client:
            assert client.get("/keys").status_code == 200
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert time.monotonic() - started < 10
    finally:
        process.kill()
        process.communicate()

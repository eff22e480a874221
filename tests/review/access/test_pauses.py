"""Guesses at the password: after five an address waits, after twenty all do, and who is signed in never."""

import httpx

from pipeline.review.app import create_app
from pipeline.review.door import door_at
from pipeline.settings import Reviewing
from tests.desks import DeskFolder
from tests.review.access.strangers import AWAY, PASSWORD, Wall, stranger, tries
from tests.review.conftest import NO_TLS
from tests.review.light_password import set_light_password
from tests.review.started import review


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
    set_light_password(evening.folder, PASSWORD)
    door = door_at("127.0.0.1", 8765, Reviewing(host_name="desk.example.org"), clock=wall)
    app = create_app(evening.folder, {}, clock=wall, door=door)
    for number in range(20):
        with stranger(httpx.WSGITransport(app=app, remote_addr=f"192.0.2.{number}")) as client:
            assert tries(client, "not the password").status_code == 403

    with stranger(httpx.WSGITransport(app=app, remote_addr="198.51.100.1")) as client:
        assert tries(client, PASSWORD).status_code == 429


def test_strangers_failures_do_not_keep_out_a_browser_in_which_somebody_had_signed_in(
    evening: DeskFolder, wall: Wall
) -> None:
    set_light_password(evening.folder, PASSWORD)
    door = door_at("127.0.0.1", 8765, Reviewing(host_name="desk.example.org"), clock=wall)
    app = create_app(evening.folder, {}, clock=wall, door=door)
    with stranger(httpx.WSGITransport(app=app, remote_addr="192.0.2.1")) as client:
        tries(client, PASSWORD)
        [known] = [one for one in client.cookies.jar if one.name == "copydesk-known-8765"]
    for number in range(20):
        with stranger(httpx.WSGITransport(app=app, remote_addr=f"192.0.2.{number}")) as client:
            tries(client, "not the password")

    with stranger(httpx.WSGITransport(app=app, remote_addr="198.51.100.1")) as client:
        client.cookies.set("copydesk-known-8765", f"{known.value}x")
        assert tries(client, PASSWORD).status_code == 429
    with stranger(httpx.WSGITransport(app=app, remote_addr="192.0.2.1")) as client:
        client.cookies.jar.set_cookie(known)
        guessed = [tries(client, "not the password").status_code for _ in range(6)]
        wall.moves(seconds=61)

        assert guessed == [403] * 5 + [429]
        assert tries(client, PASSWORD).status_code == 303


def test_a_new_password_makes_strangers_of_the_browsers_that_were_known(evening: DeskFolder, wall: Wall) -> None:
    set_light_password(evening.folder, PASSWORD)
    door = door_at("127.0.0.1", 8765, Reviewing(host_name="desk.example.org"), clock=wall)
    app = create_app(evening.folder, {}, clock=wall, door=door)
    with stranger(httpx.WSGITransport(app=app, remote_addr="192.0.2.1")) as client:
        tries(client, PASSWORD)
        [known] = [one for one in client.cookies.jar if one.name == "copydesk-known-8765"]
    set_light_password(evening.folder, "another password")

    with stranger(httpx.WSGITransport(app=app, remote_addr="198.51.100.1")) as client:
        for _ in range(5):
            tries(client, "not the password")
    with stranger(httpx.WSGITransport(app=app, remote_addr="198.51.100.1")) as client:
        client.cookies.jar.set_cookie(known)
        assert tries(client, PASSWORD).status_code == 429


def test_behind_a_proxy_failures_count_by_who_asked_the_proxy(evening: DeskFolder) -> None:
    set_light_password(evening.folder, PASSWORD)
    evening.writes("copydesk.toml", '[review]\nhost_name = "desk.example.org"\n')
    with review(evening, prints=False) as page:
        said = {"Host": "desk.example.org", "Origin": AWAY}

        def tried(address: str) -> int:
            with httpx.Client(
                base_url=page.address, headers={**said, "X-Forwarded-For": address}, verify=NO_TLS
            ) as client:
                return tries(client, "not the password").status_code

        guesser, somebody_else = [tried("192.0.2.1") for _ in range(6)], tried("192.0.2.2")

    assert (guesser[-1], somebody_else) == (429, 403)


def test_the_pause_does_not_touch_who_is_signed_in(away: httpx.Client) -> None:
    tries(away, PASSWORD)
    signed_in_before = dict(away.cookies)
    away.cookies.clear()
    paused = [tries(away, "not the password").status_code for _ in range(6)][-1]

    assert paused == 429
    assert (
        away.get("/keys", headers={"Cookie": f"copydesk-8765={signed_in_before['copydesk-8765']}"}).status_code == 200
    )

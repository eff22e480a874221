"""The session: its cookie is kept from others, it outlives a killed page, and it ends when it should."""

from contextlib import ExitStack

import httpx

from pipeline.review.app import create_app
from pipeline.review.door import door_at
from pipeline.settings import Reviewing
from tests.desks import DeskFolder
from tests.review.access.strangers import AWAY, PASSWORD, Wall, tries
from tests.review.conftest import NO_TLS, Client, Served, signed_in, signed_in_again, token_in
from tests.review.cookies import cookie_name, seat
from tests.review.light_password import set_light_password
from tests.review.started import review


def test_the_cookie_is_kept_from_scripts_and_from_other_sites_posts(served: Served) -> None:
    [cookie] = [
        one
        for one in httpx.get(served.enter, verify=NO_TLS).headers.get_list("Set-Cookie")
        if one.startswith(f"{cookie_name(served.address)}=")
    ]

    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_behind_https_the_cookie_never_goes_over_plain_http(evening: DeskFolder, wall: Wall) -> None:
    set_light_password(evening.folder, PASSWORD)
    door = door_at("127.0.0.1", 8765, Reviewing(host_name="desk.example.org", https=True), clock=wall)
    app = create_app(evening.folder, {}, clock=wall, door=door)
    origin = AWAY.replace("http:", "https:")
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url=origin, headers={"Origin": origin}) as client:
        came = tries(client, PASSWORD)

    assert all("Secure" in one for one in came.headers.get_list("Set-Cookie"))
    assert came.headers["Strict-Transport-Security"]


def test_the_store_holds_no_cookie_and_no_ticket(served: Served, client: Client) -> None:
    ticket, cookie = served.enter.partition("ticket=")[2], seat(client)

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


def test_a_session_that_was_revoked_is_out(served: Served, client: Client) -> None:
    with signed_in_again(served) as other:
        client.press("/sessions/revocation", {"session": "others"})

        assert other.get("/keys").status_code == 403
    assert client.get("/keys").status_code == 200


def test_who_signs_out_is_out(client: Client) -> None:
    assert client.press("/logout").headers["Location"] == "/login"
    assert client.get("/keys").status_code == 403


def test_a_clock_that_is_set_back_makes_no_session_longer_nor_has_it_come_back(away: httpx.Client, wall: Wall) -> None:
    wall.moves(days=365)
    tries(away, PASSWORD)
    cookie, ahead = seat(away), away.get("/keys").status_code
    wall.moves(days=-365)
    now = away.get("/keys").status_code

    tries(away, PASSWORD)
    wall.moves(days=364)
    away.cookies.clear()
    away.cookies["copydesk-8765"] = cookie

    assert (ahead, now, away.get("/keys").status_code) == (200, 403, 403)


def test_a_clock_that_is_set_right_by_a_day_signs_nobody_out(away: httpx.Client, wall: Wall) -> None:
    tries(away, PASSWORD)
    wall.moves(days=-1)
    token = token_in(away.get("/keys").text)
    away.post("/sessions/revocation", data={"csrf_token": token, "session": "others"})
    wall.moves(days=29)
    last = away.get("/keys").status_code
    wall.moves(days=1, hours=12)

    assert (last, away.get("/keys").status_code) == (200, 403)


def test_a_session_ends_thirty_days_after_its_last_change(away: httpx.Client, wall: Wall) -> None:
    tries(away, PASSWORD)
    wall.moves(days=29)
    token = token_in(away.get("/keys").text)
    away.post("/sessions/revocation", data={"csrf_token": token, "session": "others"})

    wall.moves(days=29)
    later = away.get("/keys").status_code
    wall.moves(days=2)

    assert (later, away.get("/keys").status_code) == (200, 403)

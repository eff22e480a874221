"""The one-time address: it signs in once, for ten minutes, until the next start."""

from datetime import timedelta

import httpx
import pytest

from pipeline.review.access import new_ticket
from pipeline.review.app import create_app
from pipeline.review.door import door_at
from pipeline.settings import Reviewing
from pipeline.store.database import open_desk
from tests.desks import DeskFolder
from tests.review.access.strangers import Wall
from tests.review.conftest import EVENING, NO_TLS, Served, signed_in
from tests.review.started import review


def test_the_one_time_address_signs_in_once(served: Served) -> None:
    with httpx.Client(verify=NO_TLS) as first, httpx.Client(verify=NO_TLS) as second:
        came = first.get(served.enter)
        late = second.get(served.enter)

    assert (came.status_code, came.headers["Location"]) == (303, "/")
    assert late.status_code == 403
    assert "copydesk" not in second.cookies


def test_who_comes_without_an_address_is_told_what_prints_one_while_the_page_runs(served: Served) -> None:
    came = httpx.get(served.address, verify=NO_TLS)

    assert came.status_code == 403
    assert "<code>copydesk review --ticket</code>" in came.text


def test_a_head_request_does_not_spend_the_one_time_address(served: Served) -> None:
    assert httpx.head(served.enter).status_code == 200
    assert httpx.get(served.enter, verify=NO_TLS).status_code == 303


def test_who_is_signed_in_and_opens_an_address_again_lands_on_the_desk_and_spends_nothing(served: Served) -> None:
    with signed_in(served.address, served.enter) as client:
        assert client.get(served.enter).headers["Location"] == "/"


@pytest.mark.parametrize("passed", [timedelta(minutes=10), timedelta(hours=-1)], ids=["later", "clock set back"])
def test_the_one_time_address_ends_after_ten_minutes(evening: DeskFolder, wall: Wall, passed: timedelta) -> None:
    door = door_at("127.0.0.1", 8765, Reviewing(), clock=wall)
    db = open_desk(evening.folder / "desk.db", now=EVENING)
    ticket = new_ticket(db, door)
    db.close()
    app = create_app(evening.folder, {}, clock=wall, door=door)

    wall.moves(seconds=passed.total_seconds())

    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8765") as client:
        assert client.get(f"/enter?ticket={ticket}").status_code == 403


def test_a_new_start_ends_the_one_time_address_of_the_last(evening: DeskFolder) -> None:
    with review(evening) as first:
        pass
    with review(evening) as second:
        old = first.enter.replace(first.address, second.address)

        assert httpx.get(old, verify=NO_TLS).status_code == 403
        assert httpx.get(second.enter, verify=NO_TLS).status_code == 303

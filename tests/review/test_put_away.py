"""Drafts that nobody opened, on the review page: opening keeps them, the reason is shown, and the way back is there."""

from dataclasses import replace
from datetime import timedelta

from pipeline.desk.expiring import expire
from tests.review.conftest import Client, Served
from tests.review.desk_views import laid, seen


def test_a_draft_whose_page_was_shown_lies_on(client: Client, served: Served) -> None:
    client.head("/drafts/1")
    assert _openings(served) == []

    client.get("/drafts/1")

    assert _openings(served) == [1]
    with served.opened() as desk:
        late = replace(desk, now=desk.now + timedelta(hours=23))
        assert 1 not in [draft.id for draft in expire(late)]


def test_one_that_is_put_away_says_why_where_hidden_stories_are_and_on_its_page(client: Client, served: Served) -> None:
    _a_day_passes(served)

    hidden, page = seen(client.get("/hidden").text), seen(client.get("/drafts/1").text)

    assert "Draft that nobody opened" in hidden
    assert "Its draft was put away: nobody opened it in 24 hours" in hidden
    assert "You discarded its draft" not in hidden
    assert "Put away: nobody opened it in 24 hours. Restore it to work on it" in page


def test_its_restore_button_brings_it_back(client: Client, served: Served) -> None:
    _a_day_passes(served)
    assert 'formaction="/drafts/1/restoration"' in client.get("/hidden").text

    client.press("/drafts/1/restoration")

    assert 1 in [line.number for beat in laid(served).beats for line in beat.drafts]
    assert "Put away" not in seen(client.get("/drafts/1").text)


def _a_day_passes(served: Served) -> None:
    with served.opened() as desk:
        assert expire(replace(desk, now=desk.now + timedelta(hours=25)))


def _openings(served: Served) -> list[int]:
    with served.opened() as desk:
        return [number for (number,) in desk.db.execute("select draft from openings")]

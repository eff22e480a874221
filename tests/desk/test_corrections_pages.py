"""Linked pages after posting: one that is gone or whose lede changed is told, one that only sulks is not."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.desk import Desk, corrections, history
from pipeline.store import takedowns
from pipeline.store.database import writing
from tests.desk.correcting import LEDE, NEW_LEDE, desk_that_posts, gone, keep_page, looked, post_it
from tests.desk.posting import LATER as POSTED
from tests.desk.worktable import NEWS


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_that_posts(tmp_path) as opened:
        yield opened


def test_a_page_that_is_gone_is_told_with_an_old_copy_and_the_link_is_the_editor_s_to_change(desk: Desk) -> None:
    post_it(desk)
    gone(desk, 2)

    [matter] = looked(desk)
    settled = corrections.settle(desk, matter.id, "updated", editor="Ann")

    assert (matter.kind, matter.was, matter.becomes) == ("gone", "River talks stall", "")
    assert matter.old_copy == f"https://web.archive.org/web/20260512/{NEWS[1].url}"
    assert settled.draft is not None
    assert not settled.changed


@pytest.mark.parametrize(
    ("state", "after"), [("gone", timedelta(hours=-2)), ("refused", timedelta(hours=1)), ("moved", timedelta(hours=1))]
)
def test_a_page_that_is_there_or_was_gone_before_is_not_told(desk: Desk, state: str, after: timedelta) -> None:
    post_it(desk)
    gone(desk, 2, state=state, at=POSTED + after)

    assert looked(desk) == ()


def test_a_page_that_came_back_closes_by_itself(desk: Desk) -> None:
    post_it(desk)
    gone(desk, 2)
    assert len(looked(desk)) == 1
    gone(desk, 2, state="ok")

    assert looked(desk) == ()


def test_a_lede_that_changed_gives_the_paragraph_and_its_new_words(desk: Desk) -> None:
    post_it(desk)
    keep_page(desk, (NEW_LEDE, *LEDE[1:]), at=POSTED + timedelta(minutes=10))

    [matter] = looked(desk)
    settled = corrections.settle(desk, matter.id, "updated", editor="Ann")

    assert (matter.kind, matter.was, matter.becomes) == ("lede", LEDE[0], NEW_LEDE)
    assert settled.draft is not None
    assert settled.draft.roundup.lead is not None
    assert settled.draft.roundup.lead.excerpt == (NEW_LEDE, LEDE[1])
    undone = history.undo(desk, 1, editor="Ann").roundup.lead
    assert undone is not None
    assert undone.excerpt == LEDE


def test_a_page_that_reads_as_quite_another_one_is_no_changed_lede(desk: Desk) -> None:
    post_it(desk)
    keep_page(desk, ("Please accept our cookies before you go on reading.",), at=POSTED + timedelta(minutes=10))

    assert looked(desk) == ()


def test_an_article_that_was_taken_down_has_no_changed_lede(desk: Desk) -> None:
    post_it(desk)
    with writing(desk.db):
        takedowns.record(desk.db, NEWS[0].canonical, url=NEWS[0].url, because="", at=desk.now)
    keep_page(desk, (NEW_LEDE,), at=POSTED + timedelta(minutes=10))

    assert looked(desk) == ()

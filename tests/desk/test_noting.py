"""Corrections and updates of a post: dated by the blog's day, changed, removed, and undone like any other step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.desk import Desk, editing, history
from pipeline.desk.editing.stepping import find
from pipeline.desk.linked_pages import links_of
from pipeline.draft import fields
from pipeline.errors import StaleError, UsageError
from pipeline.news import Notice
from pipeline.settings import Blog
from pipeline.store import asides
from tests.cast import NOON
from tests.desk.worktable import worktable

ME = "editor"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with worktable(tmp_path) as opened:
        yield opened


def noted(desk: Desk, text: str = "Two tugs,\n not one.", kind: str = "correction") -> tuple[Notice, ...]:
    return editing.add_notice(desk, 1, kind=kind, text=text, seen="", editor=ME).roundup.notices


def test_a_notice_is_dated_by_the_blog_s_own_day_and_stands_on_one_line(desk: Desk) -> None:
    late = replace(
        desk,
        now=NOON + timedelta(hours=11, minutes=30),
        settings=replace(desk.settings, blog=Blog(timezone="Asia/Tokyo")),
    )

    assert noted(late) == (Notice(kind="correction", date="2026-05-13", text="Two tugs, not one."),)


def test_notices_are_changed_and_removed_by_their_place_and_keep_their_day(desk: Desk) -> None:
    noted(desk)
    noted(desk, "It goes on.", "update")
    tomorrow = replace(desk, now=NOON + timedelta(days=1))

    editing.change_notice(tomorrow, 1, place=2, text="It goes on and on.", seen="", editor=ME)
    draft = editing.remove_notice(tomorrow, 1, place=1, seen="", editor=ME)

    assert draft.roundup.notices == (Notice(kind="update", date="2026-05-12", text="It goes on and on."),)


def test_a_notice_is_undone_and_redone(desk: Desk) -> None:
    after = noted(desk)

    assert history.undo(desk, 1, editor=ME).roundup.notices == ()
    assert history.redo(desk, 1, editor=ME).roundup.notices == after


def test_a_notice_from_an_older_page_is_refused_and_kept_aside(desk: Desk) -> None:
    seen = fields.version(find(desk, 1).roundup, "notices")
    noted(desk)

    with pytest.raises(StaleError, match="the notices changed"):
        editing.add_notice(desk, 1, kind="update", text="Mine.", seen=seen, editor=ME)

    assert [late.value for late in asides.waiting(desk.db, 1)] == ["Mine."]


@pytest.mark.parametrize(("kind", "text"), [("correction", " \n "), ("note", "Words.")], ids=["no words", "no kind"])
def test_a_notice_without_words_or_kind_is_refused(desk: Desk, kind: str, text: str) -> None:
    with pytest.raises(UsageError):
        noted(desk, text, kind)


@pytest.mark.parametrize("place", [0, 2, -1])
def test_a_place_without_a_notice_is_refused(desk: Desk, place: int) -> None:
    noted(desk)

    with pytest.raises(UsageError, match="no notice"):
        editing.remove_notice(desk, 1, place=place, seen="", editor=ME)


def test_a_page_that_a_notice_cites_is_a_page_that_the_post_links(desk: Desk) -> None:
    noted(desk, "As [Two Tugs](https://onlooker.example/tugs) (The Onlooker) says.")

    assert links_of(find(desk, 1).roundup, desk.registry)[-1].url == "https://onlooker.example/tugs"

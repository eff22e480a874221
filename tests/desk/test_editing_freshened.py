"""A run freshens what the editor has not touched, and only offers what he has."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.desk import Desk, editing, history
from pipeline.desk.editing.stepping import find
from pipeline.draft import freshening
from pipeline.news import Draft
from pipeline.store import drafts, proposals, revisions
from pipeline.store.database import writing
from tests.desk.worktable import ME, first_draft, worktable


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with worktable(tmp_path) as opened:
        yield opened


def fresh_run(desk: Desk, fresh: Draft) -> None:
    """What a run does with a draft that the editor has touched."""
    with writing(desk.db):
        standing = revisions.newest(desk.db, 1)
        assert standing is not None
        bases = {name: owner["base"] for name, owner in standing.step.touched.items()}
        drafts.save(desk.db, freshening.freshened(find(desk, 1), bases, fresh), author="desk", at=desk.now)
        proposals.keep(desk.db, 1, fresh, at=desk.now)


def test_a_run_freshens_what_nobody_touched_and_undo_leaves_that_alone(desk: Desk) -> None:
    editing.write_comment(desk, 1, text="Mine.", references=(), seen="", editor=ME)
    fresh_run(desk, replace(first_draft(), roundup=replace(first_draft().roundup, title="River Talks Fail")))

    assert (find(desk, 1).roundup.title, find(desk, 1).roundup.comment) == ("River Talks Fail", "Mine.")

    undone = history.undo(desk, 1, editor=ME).roundup
    assert (undone.title, undone.comment) == ("River Talks Fail", "")


def test_the_runs_title_is_suggested_once_and_kept_away_when_refused(desk: Desk) -> None:
    editing.retitle(desk, 1, title="Mine", seen="", editor=ME)
    fresh_run(desk, replace(first_draft(), roundup=replace(first_draft().roundup, title="River Talks Fail")))
    from pipeline.desk.laying import sheet

    assert [(one.field, one.new) for one in sheet(desk, 1).suggestions] == [("title", "River Talks Fail")]

    history.keep_mine(desk, 1, field="title", editor=ME)

    assert sheet(desk, 1).suggestions == ()
    assert find(desk, 1).roundup.title == "Mine"

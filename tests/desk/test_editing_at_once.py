"""Two who work on one draft: what comes late is set aside or refused, and overwrites nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.desk import Desk, editing, history
from pipeline.desk.editing.stepping import find
from pipeline.errors import StaleError
from pipeline.store import asides
from tests.desk.worktable import ME, version, worktable


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with worktable(tmp_path) as opened:
        yield opened


def test_a_late_comment_is_set_aside_and_the_one_that_stands_is_untouched(desk: Desk) -> None:
    seen = version(desk, "comment")
    editing.write_comment(desk, 1, text="Hers.", references=(), seen=seen, editor="the other")

    with pytest.raises(StaleError, match="the comment changed while you worked"):
        editing.write_comment(desk, 1, text="Mine.", references=(), seen=seen, editor=ME)

    assert find(desk, 1).roundup.comment == "Hers."
    assert [late.value for late in asides.waiting(desk.db, 1)] == ["Mine."]


@pytest.mark.parametrize(("choice", "stands"), [("mine", "Mine."), ("theirs", "Hers."), ("both", "Hers.\n\nMine.")])
def test_a_text_set_aside_is_settled_as_the_editor_chooses(desk: Desk, choice: str, stands: str) -> None:
    test_a_late_comment_is_set_aside_and_the_one_that_stands_is_untouched(desk)
    [late] = asides.waiting(desk.db, 1)

    draft = history.settle_aside(desk, 1, aside=late.id, choice=choice, editor=ME)

    assert draft.roundup.comment == stands
    assert not asides.waiting(desk.db, 1)


def test_the_same_words_from_two_tabs_are_no_conflict(desk: Desk) -> None:
    seen = version(desk, "comment")
    editing.write_comment(desk, 1, text="Same.", references=(), seen=seen, editor=ME)

    assert editing.write_comment(desk, 1, text="Same.", references=(), seen=seen, editor=ME).roundup.comment == "Same."


def test_a_late_move_changes_nothing(desk: Desk) -> None:
    seen = version(desk, "list")
    after = editing.remove_link(desk, 1, place=1, seen=seen, editor=ME)

    with pytest.raises(StaleError):
        editing.remove_link(desk, 1, place=1, seen=seen, editor=ME)

    assert find(desk, 1) == after

"""What the editor let pass holds for that very text, at that place, in that draft, and has a reason."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.desk import Desk, checking
from pipeline.errors import NotFoundError, UsageError
from pipeline.news import Draft, Link, Roundup, Section
from pipeline.preflight import Matter
from pipeline.store import drafts, overrides
from pipeline.store.database import writing
from tests.cast import NOON
from tests.preflight.checked_draft import WHY, desk_checking, found, saved, saying
from tests.preflight.checked_draft import draft as _draft
from tests.preflight.checked_draft import lead as _lead


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_checking(tmp_path) as opened:
        yield opened


def test_what_the_editor_let_pass_is_shown_and_blocks_no_more(desk: Desk) -> None:
    saying(desk, "He said TK.")
    assert [one.rule for one in checking.blocking(desk, _draft(desk))] == ["placeholder"]

    after = checking.let_pass(desk, 1, "placeholder", because=f" {WHY}\n", editor="ann")

    assert [(one.rule, one.level) for one in after] == [("placeholder", "passed")]
    assert checking.blocking(desk, _draft(desk)) == ()
    [kept] = overrides.of_draft(desk.db, 1)
    assert (kept.because, kept.editor, kept.at) == (WHY, "ann", NOON)


def test_changed_text_is_a_matter_again(desk: Desk) -> None:
    saying(desk, "He said TK.")
    checking.let_pass(desk, 1, "placeholder", because=WHY, editor="editor")

    saying(desk, "He said TK twice.")

    assert found(desk) == [("placeholder", "block")]


def test_text_that_is_as_it_was_stays_passed(desk: Desk) -> None:
    saying(desk, "He said TK.")
    checking.let_pass(desk, 1, "placeholder", because=WHY, editor="editor")

    saying(desk, "Another thing.")
    saying(desk, "He said TK.")

    assert found(desk) == [("placeholder", "passed")]


def test_one_place_is_let_pass_and_the_other_is_not(desk: Desk) -> None:
    links = tuple(Link(headline=f"River {n}", url=None, outlet=outlet) for n, outlet in enumerate(("A", "B")))
    saved(desk, replace(_draft(desk).roundup, sections=(Section(groups=(links,)),)))
    first: Matter = checking.preflight(desk, 1)[0]

    after = checking.let_pass(desk, 1, "no-link", where=first.where, because=WHY, editor="editor")

    assert [(one.place[-3:], one.level) for one in after] == [("[1]", "block"), ("[0]", "passed")]


@pytest.mark.parametrize(
    ("rule", "where", "because", "error"),
    [
        pytest.param("nothing", "", WHY, NotFoundError, id="no such rule"),
        pytest.param("no-link", "", WHY, NotFoundError, id="nothing found"),
        pytest.param("placeholder", "title", WHY, NotFoundError, id="not there"),
        pytest.param("placeholder", "", " ", UsageError, id="no reason"),
    ],
)
def test_nothing_is_let_pass_that_is_not_there_or_without_a_reason(
    desk: Desk, rule: str, where: str, because: str, error: type[UsageError]
) -> None:
    saying(desk, "He said TK.")

    with pytest.raises(error):
        checking.let_pass(desk, 1, rule, where=where, because=because, editor="editor")

    assert overrides.of_draft(desk.db, 1) == ()


def test_another_draft_s_override_is_not_this_one_s(desk: Desk) -> None:
    saying(desk, "He said TK.")
    checking.let_pass(desk, 1, "placeholder", because=WHY, editor="editor")
    post = Roundup(date="2026-05-12", title="Another", lead=_lead(), comment="He said TK.")
    with writing(desk.db):
        other = drafts.save(desk.db, Draft(story=1, topic="river", roundup=post), author="desk", at=NOON)

    assert [one.level for one in checking.preflight(desk, other.id)] == ["block"]

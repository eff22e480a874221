"""The editor's work on a draft: every change can be undone and redone, and none overwrites another."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from pipeline.desk import Desk, deciding, editing, history
from pipeline.desk.editing.stepping import find
from pipeline.draft import fields, freshening, moves
from pipeline.errors import StaleError, UsageError
from pipeline.news import Draft
from pipeline.store import asides, drafts, proposals, revisions
from pipeline.store.database import writing
from tests.conftest import LONG
from tests.desk.worktable import NEWS, first_draft, worktable

ME = "editor"
WORDS = st.text("abc [](1)\n", max_size=20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with worktable(tmp_path) as opened:
        yield opened


def version(desk: Desk, field: str) -> str:
    return fields.version(find(desk, 1).roundup, field)


def test_a_new_lead_brings_its_own_excerpt_and_title_and_the_old_one_goes_into_the_list(desk: Desk) -> None:
    post = editing.make_lead(desk, 1, headline=3, seen=version(desk, "lead"), editor=ME).roundup

    assert post.lead is not None
    assert (post.lead.url, post.lead.excerpt[0]) == (NEWS[2].url, "First of 3.")
    assert post.title == "River Talks Go On"
    assert [link.url for link in moves.links(post)] == [NEWS[n].url for n in (1, 0, 3, 4)]


def test_a_title_that_the_editor_wrote_stays_with_a_new_lead(desk: Desk) -> None:
    editing.retitle(desk, 1, title="My Own Words", update=False, seen="", editor=ME)

    assert editing.make_lead(desk, 1, headline=3, seen="", editor=ME).roundup.title == "My Own Words"


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


def test_what_was_approved_is_what_the_editor_saw(desk: Desk) -> None:
    seen = version(desk, "all")
    editing.retitle(desk, 1, title="Other", update=False, seen="", editor="the other")

    with pytest.raises(StaleError):
        deciding.approve(desk, 1, seen=seen, editor=ME)

    assert find(desk, 1).state == "touched"


def test_a_change_after_approval_takes_the_approval_back(desk: Desk) -> None:
    deciding.approve(desk, 1, seen=version(desk, "all"), editor=ME)

    assert editing.retitle(desk, 1, title="Other", update=False, seen="", editor=ME).state == "touched"
    assert history.undo(desk, 1, editor=ME).state == "approved"


def test_a_discarded_draft_is_worked_on_only_when_it_is_restored(desk: Desk) -> None:
    deciding.discard(desk, 1)

    with pytest.raises(UsageError, match="restore it on its page"):
        editing.retitle(desk, 1, title="Other", update=False, seen="", editor=ME)

    assert deciding.restore(desk, 1).state == "waiting"


def test_a_citation_leaves_the_list_and_stands_at_the_cursor(desk: Desk) -> None:
    draft, cursor = editing.cite(
        desk,
        1,
        url=NEWS[1].url,
        headline=NEWS[1].headline,
        outlet=NEWS[1].outlet,
        at=8,
        text="But also. And more.",
        references=(),
        seen="",
        editor=ME,
    )

    assert draft.roundup.comment == f"But also [River talks stall]({NEWS[1].url}) (Quay Radio). And more."
    assert cursor == len("But also [River talks stall][1] (Quay Radio)")
    assert NEWS[1].url not in {link.url for link in moves.links(draft.roundup)}


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
    editing.retitle(desk, 1, title="Mine", update=False, seen="", editor=ME)
    fresh_run(desk, replace(first_draft(), roundup=replace(first_draft().roundup, title="River Talks Fail")))
    from pipeline.desk.laying import sheet

    assert [(one.field, one.new) for one in sheet(desk, 1).suggestions] == [("title", "River Talks Fail")]

    history.keep_mine(desk, 1, field="title", editor=ME)

    assert sheet(desk, 1).suggestions == ()
    assert find(desk, 1).roundup.title == "Mine"


class Undoing(RuleBasedStateMachine):
    """Any actions, then undo to the first text and redo to the last: bytes are the same."""

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        self.opened = worktable(Path(self.folder.name))
        self.desk = self.opened.__enter__()
        self.first = self.bytes()
        self.steps = 0

    def bytes(self) -> tuple[object, ...]:
        draft = find(self.desk, 1)
        standing = revisions.newest(self.desk.db, 1)
        assert standing is not None
        return draft.roundup, draft.state, dict(standing.step.touched)

    @rule(words=WORDS)
    def comments(self, words: str) -> None:
        editing.write_comment(self.desk, 1, text=words, references=(NEWS[0].url,), seen="", editor=ME)

    @rule(words=WORDS)
    def titles(self, words: str) -> None:
        editing.retitle(self.desk, 1, title=words, update=False, seen="", editor=ME)

    @rule(number=st.integers(1, len(NEWS)))
    def leads(self, number: int) -> None:
        editing.make_lead(self.desk, 1, headline=number, seen="", editor=ME)

    @rule(number=st.integers(1, len(NEWS)))
    def lists(self, number: int) -> None:
        editing.list_headline(self.desk, 1, headline=number, at=None, seen="", editor=ME)

    @rule(place=st.integers(1, 9), to=st.integers(1, 9))
    def moves(self, place: int, to: int) -> None:
        count = len(moves.links(find(self.desk, 1).roundup))
        if max(place, to) <= count:
            editing.place_link(self.desk, 1, place=place, to=to, seen="", editor=ME)
        elif place <= count:
            editing.remove_link(self.desk, 1, place=place, seen="", editor=ME)

    @rule(place=st.integers(2, 9))
    def parts(self, place: int) -> None:
        if place <= len(moves.links(find(self.desk, 1).roundup)):
            editing.part_group(self.desk, 1, place=place, seen="", editor=ME)

    @rule(chosen=st.sets(st.integers(0, 2)))
    def excerpts(self, chosen: set[int]) -> None:
        editing.choose_paragraphs(self.desk, 1, chosen=sorted(chosen), seen="", editor=ME)

    @rule()
    def approves(self) -> None:
        deciding.approve(self.desk, 1, editor=ME)

    @rule()
    def undoes(self) -> None:
        history.undo(self.desk, 1, editor=ME)

    @rule()
    def redoes(self) -> None:
        history.redo(self.desk, 1, editor=ME)

    @precondition(lambda self: hasattr(self, "first"))
    @rule()
    def goes_all_the_way_back_and_forth(self) -> None:
        last = self.bytes_after_all(history.redo)
        assert self.bytes_after_all(history.undo) == self.first
        assert self.bytes_after_all(history.redo) == last

    def bytes_after_all(self, travel: object) -> tuple[object, ...]:
        for _ in range(300):
            before = find(self.desk, 1).revision
            assert callable(travel)
            if travel(self.desk, 1, editor=ME).revision == before:
                return self.bytes()
        raise AssertionError("it never ends")

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.opened.__exit__(None, None, None)
            self.folder.cleanup()


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(
    max_examples=100 if LONG else 12, stateful_step_count=100 if LONG else 40, deadline=None
)

"""Whatever the editor does to a draft, undo leads back to its first bytes and redo to its last."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from pipeline.desk import deciding, editing, history
from pipeline.desk.editing.stepping import find
from pipeline.draft import moves
from pipeline.store import revisions
from tests.conftest import LONG
from tests.desk.worktable import ME, NEWS, worktable

WORDS = st.text("abc [](1)\n", max_size=20)


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
        editing.retitle(self.desk, 1, title=words, seen="", editor=ME)

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

"""A long comment is read as Markdown once, however many rules look at it, and its addresses once for a page."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType

from markdown_it import MarkdownIt

from pipeline.desk import checking
from pipeline.desk.laying import sheet
from pipeline.draft import citing
from tests.preflight.checked_draft import desk_checking, saying

CITED = "\n\n".join(f"He said so .... [The river rises {n}](https://delta.example/{n}) (Delta)" for n in range(30))


def calls(code: CodeType, act: Callable[[], object]) -> int:
    """How often a function is called while something is done."""
    found = []

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is code:
            found.append(frame)

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return len(found)


def test_all_rules_look_at_a_comment_that_was_read_once(tmp_path: Path) -> None:
    with desk_checking(tmp_path) as desk:
        saying(desk, CITED)

        assert calls(MarkdownIt.parse.__code__, lambda: checking.preflight(desk, 1)) == 1


def test_the_sheet_of_a_draft_asks_once_for_the_addresses_of_its_comment(tmp_path: Path) -> None:
    with desk_checking(tmp_path) as desk:
        saying(desk, CITED)

        assert calls(citing.to_references.__code__, lambda: sheet(desk, 1)) == 1


def test_a_mark_that_was_meant_as_text_is_looked_for_in_its_own_paragraph_alone(tmp_path: Path) -> None:
    with desk_checking(tmp_path) as desk:
        saying(desk, f"{CITED}\n\nFive &lt;b&gt; and \\* six.\n\nHe *goes on.\n\n{CITED}")

        [matter] = [one for one in checking.preflight(desk, 1) if one.rule == "markup"]

    assert matter.value.endswith("He *goes on.")

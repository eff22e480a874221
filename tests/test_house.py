"""Line patterns: punctuation that goes where its field goes."""

import pytest

from pipeline.errors import UsageError
from pipeline.house import Part, filled, pattern


@pytest.mark.parametrize(
    ("written", "values", "line"),
    [
        pytest.param("{a} -- {b, }{c}{/d}", "abcd", "a -- b, c/d", id="all"),
        pytest.param("{a} -- {b, }{c}{/d}", "ac", "a -- c", id="optional ones gone"),
        pytest.param("{a} -- {b, }{c}{/d}", "ab", "a -- b", id="no trailing joint"),
        pytest.param("{a} -- {b, }{c}{/d}", "ad", "a -- d", id="one joint between two"),
        pytest.param("{a} -- {b, }{c}{/d}", "d", "d", id="no leading joint"),
        pytest.param("{a} {(b)}", "ab", "a (b)", id="brackets"),
        pytest.param("{a} {(b)}", "b", "(b)", id="brackets alone"),
        pytest.param("{[a]} {b}. {c}", "abc", "[a] b. c", id="brackets first"),
        pytest.param("{[a]} {b}. {c}", "ac", "[a]. c", id="the nearest joint"),
        pytest.param("{a}", "", "", id="nothing"),
        pytest.param("{a} ({b, }{c}{/d}) {e}", "abcde", "a (b, c/d) e", id="brackets around fields"),
        pytest.param("{a} ({b, }{c}{/d}) {e}", "ac", "a (c)", id="brackets around one of them"),
        pytest.param("{a} ({b, }{c}{/d}) {e}", "ae", "a e", id="brackets gone with their fields"),
        pytest.param("{a} ({b, }{c}{/d}) {e}", "c", "(c)", id="brackets and nothing else"),
        pytest.param("[{a}{/b}] {c}", "abc", "[a/b] c", id="brackets at the start"),
        pytest.param("{a} ({b}){ .... c}", "abc", "a (b) .... c", id="punctuation behind brackets"),
    ],
)
def test_a_pattern_is_filled_with_what_there_is(written: str, values: str, line: str) -> None:
    assert "".join(filled(pattern(written), {value: [value] for value in values}, str)) == line


def test_a_pattern_shows_its_parts_to_a_reader() -> None:
    assert pattern("{a} -- {b, }").parts == (Part(field="a"), Part(before=" -- "), Part(field="b", after=", "))


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(written, id=name)
        for name, written in {"open": "{a", "close": "a}", "empty": "{}", "two": "{a b}"}.items()
    ],
)
def test_a_pattern_that_is_no_pattern_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="brace"):
        pattern(written)


@pytest.mark.parametrize("written", [pytest.param("{a} ({b}", id="open"), pytest.param("{a}) {b}", id="closed")])
def test_a_bracket_without_its_other_half_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="other half"):
        pattern(written)


def test_the_fields_of_a_pattern_are_named_in_brackets_too() -> None:
    assert pattern("{a} ({b, }{c}) {d}").fields == ("a", "b", "c", "d")

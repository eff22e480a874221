"""What was typed or pasted into a field of several lines."""

import pytest

from pipeline import text


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        pytest.param("One\r\ntwo\rthree\nfour", "One\ntwo\nthree\nfour", id="line ends"),
        pytest.param("One\x0btwo\u2028three\x85four", "One\ntwo\nthree\nfour", id="soft returns"),
        pytest.param("One\u2029two\x0cthree", "One\n\ntwo\n\nthree", id="ends of paragraphs and pages"),
        pytest.param("a\tb  c\xa0d", "a\tb  c\xa0d", id="white space"),
        pytest.param("o\u202ene\u200b o\xadf\ufeff it\x00", "one of it", id="what nobody sees"),
        pytest.param("👩\u200d👧 می\u200cخواهم", "👩\u200d👧 می\u200cخواهم", id="joiners that join"),
    ],
)
def test_what_was_typed_keeps_its_lines(typed: str, lines: str) -> None:
    assert text.typed_lines(typed) == lines

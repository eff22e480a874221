"""What of an entry is shown for a query."""

import pytest

from pipeline.archive import found, query

LONG = f"{'The river rose and fell. ' * 20}Then the delegates met in Geneva. {'The river rose and fell. ' * 20}"


@pytest.mark.parametrize(
    ("typed", "text", "has"),
    [
        pytest.param("geneva", "Talks in GENEVA end", True, id="case"),
        pytest.param("genev", "Talks in Geneva end", False, id="a-part-of-a-word"),
        pytest.param("genev*", "Talks in Geneva end", True, id="beginning"),
        pytest.param('"geneva end"', "Talks in Geneva end", True, id="phrase"),
        pytest.param('"end geneva"', "Talks in Geneva end", False, id="phrase-the-other-way-round"),
        pytest.param("内瓦", "日内瓦会谈", True, id="a-script-without-spaces"),
        pytest.param("geneva", "", False, id="nothing"),
    ],
)
def test_a_term_stands_in_a_text(typed: str, text: str, has: bool) -> None:
    assert found.has(text, query.read(typed).terms) == has


def test_a_snippet_is_cut_around_the_first_hit() -> None:
    cut = found.snippet([LONG], query.read("geneva").terms)

    assert "met in Geneva" in cut
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert len(cut) <= found.SNIPPET + 4


def test_a_snippet_is_of_the_text_that_has_the_hit() -> None:
    assert found.snippet(["Of grain.", "Of Geneva."], query.read("geneva").terms) == "Of Geneva."


def test_without_a_hit_it_is_the_beginning_of_the_first_text() -> None:
    assert found.snippet(["", "Of grain."], query.read("geneva").terms) == "Of grain."

"""Of a page that is all one text, no more is kept than an excerpt could need: the beginning, word for word."""

import pytest

from pipeline import excerpt
from tests.read.invented_pages import LEDE, SECOND, page, read

LONGEST = 100_000


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<p>{LEDE} {SECOND * 20_000}</p>", id="one-paragraph"),
        pytest.param("".join(f"<p>{LEDE} {number} {SECOND * 100}</p>" for number in range(150)), id="many-paragraphs"),
        pytest.param(f"<p>{LEDE}</p><p>{'奥林河水位上涨。' * 100_000}</p>", id="no-spaces"),
    ],
)
def test_a_text_without_end_is_kept_as_far_as_an_excerpt_could_need_it(body: str) -> None:
    paragraphs = read(page(body)).paragraphs

    assert paragraphs[0].startswith(LEDE)
    assert LONGEST * 0.9 < sum(map(len, paragraphs)) <= LONGEST
    assert all(paragraph in body for paragraph in paragraphs)


@pytest.mark.parametrize("letters", ["x" * 2_000_000, "ก" * 700_000], ids=["latin", "thai"])
def test_what_was_cut_off_is_never_printed_as_a_whole(letters: str) -> None:
    paragraphs = read(page(f"<p>{letters}</p>")).paragraphs

    assert excerpt.choose(paragraphs, words=1_000) == ()

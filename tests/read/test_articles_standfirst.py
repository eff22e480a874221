"""The one sentence below the headline, in a box of theirs, is the article's standfirst, if nothing else calls it so."""

import pytest

from tests.read.invented_pages import HEADLINE, LEDE, SECOND, THIRD, read

TEXT = f"<p>{SECOND}</p><p>{THIRD}</p><p>{SECOND} {THIRD}</p>"


def _standfirst(box: str) -> tuple[str, ...]:
    page = f'<html lang="en"><title>{HEADLINE}</title><body><article>{box}<div class="b">{TEXT}</div></article></body>'
    return read(f"{page}</html>".encode()).standfirst


@pytest.mark.parametrize(
    "box",
    [
        pytest.param("<header>{}<p>{}</p></header>", id="a header"),
        pytest.param('<div class="x-1">{}<div>{}</div><time>12 May 2026</time></div>', id="a box and a day"),
        pytest.param("<header>{}<strong>{}</strong></header>", id="bold"),
        pytest.param("<header>{}<h2>{}</h2></header>", id="a heading"),
    ],
)
def test_the_sentence_in_the_headlines_box_is_the_standfirst(box: str) -> None:
    assert _standfirst(box.format(f"<h1>{HEADLINE}</h1>", LEDE)) == (LEDE,)


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<header><h1>{HEADLINE}</h1><p>{LEDE}</p><p>{THIRD} {LEDE}</p></header>", id="several"),
        pytest.param(f'<header><h1>{HEADLINE}</h1><p><a href="/fog">{LEDE}</a></p></header>', id="a link"),
        pytest.param(f"<header><h1>{HEADLINE}</h1><p>By Jo Lind, our reporter</p></header>", id="a byline"),
        pytest.param(f"<header><h1>{HEADLINE}</h1><p>Subscribe to {LEDE}</p></header>", id="a call"),
        pytest.param(f"<h1>{HEADLINE}</h1><div class='x-2'><p>{LEDE}</p></div>", id="a box of its own"),
    ],
)
def test_what_may_be_none_is_no_standfirst(box: str) -> None:
    assert _standfirst(box) == ()

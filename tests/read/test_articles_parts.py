"""A text that its page cuts into boxes of different names is one text from its first paragraph on."""

import pytest

from tests.read.invented_pages import HEADLINE, LEDE, SECOND, THIRD, read

FOURTH = (
    "A second round of talks is planned for Friday in Marl, where the owners have their seat, "
    "both sides said on Tuesday."
)
FIRST_PART, SECOND_PART = f"<p>{LEDE}</p><p>{SECOND}</p>", f"<p>{THIRD}</p><p>{FOURTH}</p>"


def _paragraphs(body: str) -> tuple[str, ...]:
    return read(f'<html lang="en"><title>{HEADLINE}</title><body>{body}</body></html>'.encode()).paragraphs


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param('<div class="body">{}</div>', '<div id="more" class="more">{}</div>', id="Movable Type"),
        pytest.param('<section class="s-a">{}</section>', '<section class="s-b">{}</section>', id="sections"),
        pytest.param(
            '<div class="a"><div class="b">{}</div></div>', '<div class="c"><i></i>{}</div>', id="a box in a box"
        ),
    ],
)
def test_the_first_box_of_a_text_is_part_of_it(first: str, second: str) -> None:
    parts = f"{first.format(FIRST_PART)}<div class='ad'>Advertisement</div>{second.format(SECOND_PART)}"

    assert _paragraphs(f"<article><h1>{HEADLINE}</h1>{parts}</article>") == (LEDE, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(f'<header class="top">{FIRST_PART}</header>', id="a header's"),
        pytest.param(f'<div class="promo-box">{FIRST_PART}</div>', id="a promotion"),
        pytest.param(f'<div class="top"><p>{LEDE}</p></div>', id="a single one, which may be any notice"),
    ],
)
def test_a_box_before_the_text_that_may_be_none_of_it_is_left_out(before: str) -> None:
    body = f"<article><h1>{HEADLINE}</h1>{before}<div class='body'>{SECOND_PART}<p>{SECOND} {LEDE}</p></div></article>"

    assert _paragraphs(body) == (THIRD, FOURTH, f"{SECOND} {LEDE}")


HIDDEN = (
    '<p style="display:none">Words that search engines are shown here, and that no reader of the page has seen.</p>'
)


def test_what_is_hidden_before_the_first_paragraph_is_no_text() -> None:
    assert _paragraphs(f"<article><h1>{HEADLINE}</h1><div>{HIDDEN}{FIRST_PART}{SECOND_PART}</div></article>") == (
        *(LEDE, SECOND),
        *(THIRD, FOURTH),
    )


def test_what_a_click_of_the_reader_shows_behind_it_is() -> None:
    rest = SECOND_PART.replace("<p>", '<p style="display:none">', 1)

    assert THIRD in _paragraphs(f"<article><h1>{HEADLINE}</h1><div>{FIRST_PART}{rest}</div></article>")

"""A text is the text though readers wrote more below it, and though each paragraph of it has a wrapper of its own."""

import pytest

from tests.read.invented_pages import HEADLINE, page, read

TEXT = tuple(
    f"{start} on Tuesday, the harbour office of Osthaven said. It has hired two fishing boats to carry {what} to Lista."
    for start, what in (
        ("Ferry crews stopped work", "the mail"),
        ("The talks broke down", "the sick"),
        ("The night shifts have doubled", "the papers"),
        ("The mayor came back from his holiday", "bread and milk"),
        ("The price of a place in a lorry doubled", "the children"),
        ("Nobody could say when the boats would sail", "the bank's money"),
    )
)
BODY = "".join(f"<p>{one}</p>" for one in TEXT)
SAID = "I have lived on this island for {} years. Never have they asked us what we want, and they will not ask us now. "


def _said(place: int, tag: str = "div") -> str:
    return f"<{tag}>{SAID.format(place) * 4}</{tag}>"


def _item(place: int) -> str:
    return f'<div class="x_k"><span>Sam{place}</span> <i>{place} hours ago</i>{_said(place)}<a href="#">Reply</a></div>'


ITEMS = "".join(map(_item, range(30)))
NAMED = "".join(f"{_said(place, 'p')}{_said(place + 50, 'p')}" for place in range(30))


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(f'<div class="x_q"><h3>30</h3>{ITEMS}</div>', id="nothing names them, each has its lines"),
        pytest.param(f'<section class="comments"><h3>Your words</h3>{NAMED}</section>', id="their class names them"),
        pytest.param(f'<div id="comments">{NAMED}</div>', id="their id names them"),
    ],
)
def test_what_readers_wrote_is_no_text_however_long(below: str) -> None:
    assert read(page(f"{BODY}</div>{below}<div>")).paragraphs == TEXT


def test_an_interview_under_its_opening_is_no_list_of_comments() -> None:
    asked = "".join(f"<p><b>And why is that?</b></p>{_said(place, 'p')}" for place in range(6))

    assert len(read(page(f'<div class="opening">{BODY}</div><div class="talk">{asked}</div>')).paragraphs) == 12


def test_paragraphs_with_the_same_line_between_them_are_no_comments() -> None:
    parted = "<div>Advertisement</div>".join(f'<div class="x_k">{_said(place, "p")}</div>' for place in range(6))

    assert len(read(page(f'<div class="opening">{BODY}</div>{parted}')).paragraphs) == 12


def test_a_text_in_a_box_named_for_its_comments_is_the_text() -> None:
    assert read(page(f'<div class="post comment-open">{BODY}</div>')).paragraphs == TEXT


NEXT = "Fallen crane closes the harbour of Viana"
MORE = BODY.replace("Osthaven", "Viana")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("<h1>{0}</h1><div>{1}</div>", "<h1>{0}</h1><div>{1}</div>", id="another h1"),
        pytest.param("<h1>{0}</h1>{1}", "<h1>{0}</h1>{1}", id="in one box with its text"),
        pytest.param(
            '<h1 class="entry-title">{0}</h1>{1}', '<h2 class="entry-title">{0}</h2>{1}', id="a lesser heading"
        ),
    ],
)
def test_the_next_article_of_a_page_that_scrolls_on_is_left_out(ours: str, theirs: str) -> None:
    boxes = f"<article>{ours.format(HEADLINE, BODY)}</article><article>{theirs.format(NEXT, MORE)}</article>"
    scrolling = f"<html><head><title>{HEADLINE}</title></head><body><main>{boxes}</main></body></html>"

    assert read(scrolling.encode()).paragraphs == TEXT


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(f"<h1>{NEXT}</h1>", id="a heading of the same size"),
        pytest.param(f'<div class="card"><h1><a href="/viana">{NEXT}</a></h1></div>', id="a card in the text"),
    ],
)
def test_a_heading_within_a_text_does_not_end_it(part: str) -> None:
    assert read(page(BODY.replace("<p>The night", f"{part}<p>The night"))).paragraphs == TEXT


@pytest.mark.parametrize(
    ("headline", "heading", "around"),
    [
        pytest.param("<h1>{}</h1>", "<h1>{}</h1>", "<article>{}</article>", id="each part has an h1"),
        pytest.param("<h2 class=title>{}</h2>", "<h2 class=title>{}</h2>", "<article>{}</article>", id="one class"),
        pytest.param(
            "<h1 class=title>{}</h1>", "<h2 class=title>{}</h2>", "<div>{}</div>", id="no article, but lesser"
        ),
    ],
)
def test_nor_does_the_heading_of_a_part_with_a_box_of_its_own(headline: str, heading: str, around: str) -> None:
    first, second = ("".join(f"<p>{one}</p>" for one in half) for half in (TEXT[:3], TEXT[3:]))
    parts = f"<section>{first}</section><section>{heading.format(NEXT)}{second}</section>"
    body = around.format(headline.format(HEADLINE) + parts)

    assert read(f"<html><head><title>{HEADLINE}</title></head><body>{body}</body></html>".encode()).paragraphs == TEXT


def test_nor_does_a_card_among_paragraphs_in_wrappers_of_their_own() -> None:
    names = ("aqk", "bzt", "cwm", "dpl", "exr", "fjn")
    wrapped = [f'<div class="{name}"><p>{one}</p></div>' for name, one in zip(names, TEXT, strict=True)]
    card = f'<div class="card"><h3 class="title">{NEXT}</h3></div>'
    text = page("".join((*wrapped[:3], card, *wrapped[3:]))).replace(b"<h1>", b'<h1 class="title">')

    assert read(text).paragraphs == TEXT


@pytest.mark.parametrize(
    "wrapper",
    [
        pytest.param('<div class="b-{0}">{1}</div>', id="a class"),
        pytest.param('<div class="c-{0}"><div class="d-{0}">{1}</div></div>', id="a class within a class"),
    ],
)
def test_paragraphs_in_wrappers_of_their_own_are_one_text(wrapper: str) -> None:
    names = ("aqk", "bzt", "cwm", "dpl", "exr", "fjn")
    body = "".join(wrapper.format(name, f"<p>{one}</p>") for name, one in zip(names, TEXT, strict=True))

    assert read(page(body)).paragraphs == TEXT


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('<div class="comment-text">{}</div>', id="its text"),
        pytest.param('<section class="comment"><p>By Ada Bo</p><div class="q">{}</div></section>', id="what holds it"),
    ],
)
def test_a_comment_of_the_newsrooms_own_is_the_text(text: str) -> None:
    said = "".join(f"<p>{SAID.format(place) * 3}</p>" for place in range(3))
    box = f'<div class="writer"><p>{"She wrote two books. " * 30}</p><p>{"She lives by the sea. " * 30}</p></div>'

    article = read(page(f"{text.format(said)}{box}{box.replace('sea', 'road').replace('books', 'plays')}"))

    assert article.paragraphs[0].startswith("I have lived on this island for 0 years.")


@pytest.mark.parametrize("names", ["comments", "comment"])
def test_what_readers_wrote_below_a_headline_alone_is_no_text(names: str) -> None:
    said = "".join(f'<div class="{names}">{_said(place, "p")}{_said(place + 50, "p")}</div>' for place in range(3))
    other = "".join(f"<p>{one}</p>" for one in TEXT)

    assert read(page(f"{said}<main>{other}</main>")).paragraphs == TEXT

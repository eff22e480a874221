"""A page that scrolls on to the next article is read as if that were not there."""

import pytest

from tests.read.invented_pages import BODY, HEADLINE, LEDE, SECOND, THIRD, json_ld, read

OTHER = "Council of Lista closes the old fish market"
LONG = (
    "<p>The council of Lista closed the fish market on Monday, after two hundred years of selling herring there.</p>"
    * 9
)


def _page(headline: str, behind: str, *, opens: str = "", text: str = BODY) -> bytes:
    boxes = f"{opens}<div class='story'>{headline}<div class='body'>{text}</div></div>{behind}"
    return f"<html><head><title>{HEADLINE}</title></head><body>{boxes}</body></html>".encode()


def _next(tag: str) -> str:
    told = f'{{"@type":"NewsArticle","headline":"{OTHER}","author":{{"name":"Ed Fi"}},"datePublished":"2026-05-01"}}'
    byline = "<p class='byline'>By Ed Fi</p><time datetime='2026-05-01'>1 May</time>"
    return f"<{tag}><header><h1>{OTHER}</h1></header>{byline}<section>{LONG}</section>{json_ld(told)}</{tag}>"


@pytest.mark.parametrize("tag", ["article", "div"])
@pytest.mark.parametrize(
    "headline", [pytest.param(f"<h1>{HEADLINE}</h1>", id="h1"), pytest.param(f"<h2>{HEADLINE}</h2>", id="h2")]
)
def test_nothing_is_of_the_next_article_however_long_it_is(headline: str, tag: str) -> None:
    article = read(_page(headline, _next(tag) * 2))

    assert (article.headline, article.paragraphs) == (HEADLINE, (LEDE, SECOND, THIRD))
    assert (article.authors, article.published) == ((), None)


def test_a_heading_among_the_paragraphs_ends_no_article() -> None:
    article = read(
        _page(f"<h1>{HEADLINE}</h1>", "", text=f"{BODY}<h1>What the harbour office says</h1><p>{LEDE} Now.</p>")
    )

    assert article.paragraphs == (LEDE, SECOND, THIRD, f"{LEDE} Now.")


def test_the_name_of_the_site_and_prose_above_the_headline_are_no_article_before_it() -> None:
    opens = f"<header><h1>The Harbour Times of Osthaven</h1></header><div>{LONG[:330]}</div>"
    article = read(_page(f"<header><h1>{HEADLINE}</h1></header>", "", opens=opens))

    assert article.headline == HEADLINE
    assert LEDE in article.paragraphs


def test_where_no_heading_is_what_the_page_calls_itself_nothing_is_taken_out() -> None:
    page = _page("<h1>Strike</h1>", f"<div><h1>{OTHER}</h1>{BODY}</div>", text=LONG)

    assert read(page.replace(f"<title>{HEADLINE}</title>".encode(), b"")).paragraphs

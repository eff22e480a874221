"""A date that the page shows of something else is none of the article's."""

import json
from datetime import UTC, datetime

import pytest

from tests.read.invented_pages import BODY, HEADLINE, LEDE, URL, json_ld, read

OTHERS = '<time datetime="2026-05-13T10:00:00Z">10:00</time>'
LINK = '<a href="/world/fog-stops-all-ferries-in-marl">Fog stops all ferries in Marl</a>'
LINE = '<p class="posted">Published 12 May 2026 09:30 BST</p>'
CARDS = [
    pytest.param(f'<aside class="latest"><ul><li>{OTHERS}{LINK}</li></ul></aside>', id="a list beside it"),
    pytest.param(f'<div class="now"><div>{OTHERS} {LINK}</div></div>', id="a line of the news"),
    pytest.param(f"<article><h3>{LINK}</h3>{OTHERS}</article>", id="a card"),
    pytest.param(
        f'<section><a href="/fog"><h3>Fog stops ferries in Marl</h3>{OTHERS}</a></section>', id="a card that is a link"
    ),
    pytest.param(f"<table><tr><td>{OTHERS}</td><td>{LINK}</td></tr></table>", id="a table"),
    pytest.param(f"<nav>{OTHERS}<a href='/fog'>Fog</a></nav>", id="navigation"),
    pytest.param(f'<div class="comments"><b>Ed Fi</b> {OTHERS}<p>Right they are.</p></div>', id="a reader's comment"),
    pytest.param(f"<footer>{OTHERS}</footer>", id="the page's footer"),
    pytest.param(f"<blockquote><p>We will not sail.</p>Ida Bo {OTHERS}</blockquote>", id="what somebody posted"),
    pytest.param(f"<header>{OTHERS}<a href='/'>The Harbour Post</a></header>", id="today, above the page"),
    pytest.param(f'<div>{LINK}<span class="date">13 May 2026</span></div>', id="a class"),
    pytest.param(
        f'<div>{LINK}<meta itemprop="datePublished" content="2026-05-13T10:00:00Z"></div>', id="hidden microdata"
    ),
    pytest.param(f'<div>{LINK}<b itemprop="datePublished">2026-05-13T10:00:00Z</b></div>', id="microdata"),
    pytest.param(
        f'<div>{LINK}<abbr class="published" title="2026-05-13T10:00:00Z">1 h</abbr></div>', id="microformats"
    ),
]


def _published(body: str, *, head: str = "", url: str = URL) -> datetime | None:
    markup = f'<html lang="en"><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>'
    return read(markup.encode(), url=url, country="GB").published


@pytest.mark.parametrize("card", CARDS)
def test_a_date_of_something_else_does_not_stand_for_the_articles_own(card: str) -> None:
    article = f"<article><h1>{HEADLINE}</h1>{LINE}<div>{BODY}</div></article>"
    own = datetime(2026, 5, 12, 8, 30, tzinfo=UTC)

    assert (_published(card + article), _published(article + card)) == (own, own)


@pytest.mark.parametrize("card", CARDS)
def test_an_article_without_a_date_has_none_of_something_else(card: str) -> None:
    article = f"<article><h1>{HEADLINE}</h1><div>{BODY}</div></article>"

    assert _published(article + card) is None
    assert _published(card + article, url="https://harbour.example/2026/05/12/strike") == (
        datetime(2026, 5, 11, 23, tzinfo=UTC)
    )


EARLIER = '<a href="/2026/04/ferry-crews-stop-work">stopped work in the winter, too</a>'
TIME = '<time datetime="2026-05-12T08:30:00Z">12 May</time>'


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<article><h1>{HEADLINE}</h1><ul><li>{TIME}</li></ul>{BODY}</article>", id="in a list"),
        pytest.param(f"<article><h1>{HEADLINE}</h1><aside>{TIME}</aside>{BODY}</article>", id="in an aside"),
        pytest.param(f"<article><h1>{HEADLINE}</h1><div>{LINK}{TIME}</div>{BODY}</article>", id="beside a topic"),
        pytest.param(f"<header>{TIME}<h1>{HEADLINE}</h1></header><div>{BODY}</div>", id="above the headline"),
        pytest.param(f"<h1>{HEADLINE}</h1><a href='{URL}' rel='bookmark'>{TIME}</a>{BODY}", id="in a link to itself"),
        pytest.param(
            f'<article><h1>{HEADLINE}</h1>{BODY}<footer class="entry-footer">{TIME}</footer></article>',
            id="in the article's footer",
        ),
        pytest.param(
            f'<article><h1>{HEADLINE}</h1><div class="body">{BODY}<p>They {EARLIER}.</p><p>Published {TIME}</p></div>'
            "</article>",
            id="below a text that links another article",
        ),
        pytest.param(
            f'<div class="post"><h3>{HEADLINE}</h3>{BODY}<div class="post-footer">{TIME}</div></div>',
            id="in the footer of a post",
        ),
        pytest.param(
            f'<div class="entry hentry"><h3>{HEADLINE}</h3>{BODY}<div class="post-footer">{TIME}</div></div>',
            id="in the footer of a post, by microformats",
        ),
        pytest.param(
            f'<div itemscope itemtype="http://schema.org/BlogPosting"><h3>{HEADLINE}</h3>{BODY}'
            f'<div class="post-footer">{TIME}</div></div>',
            id="in the footer of a post, by schema.org",
        ),
    ],
)
def test_the_articles_own_date_may_stand_in_such_places(page: str) -> None:
    assert _published(page) == datetime(2026, 5, 12, 8, 30, tzinfo=UTC)


def test_a_page_that_calls_all_of_itself_an_article_has_a_footer_all_the_same() -> None:
    whole = f"<div itemscope><h1>{HEADLINE}</h1>{BODY}</div><div class='footer'>{TIME}</div>"
    body = f"<html itemscope itemtype='http://schema.org/Article'><body class='post'>{whole}</body></html>"

    assert read(body.encode()).published is None


def _node(headline: str, day: int, **more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": headline, "datePublished": f"2026-05-{day}T08:00:00Z", **more}


@pytest.mark.parametrize(
    "said",
    [
        pytest.param([_node("Fog in Marl", 13, url="https://harbour.example/fog")], id="with its own address"),
        pytest.param(
            [_node("Fog in Marl", 13, mainEntityOfPage={"@id": "https://harbour.example/fog"})], id="as a page"
        ),
        pytest.param([_node("Fog stops all the boats for another day", 13)], id="not a word in common"),
        pytest.param([_node("Fog in Marl", 13), _node("Lista votes on a bridge", 11)], id="several"),
        pytest.param([{**_node("", 13), "@type": "PodcastEpisode", "name": "The Harbour"}], id="a podcast"),
    ],
)
def test_json_ld_of_other_pages_dates_none(said: object) -> None:
    article = f"<article><h1>{HEADLINE}</h1>{LINE}{BODY}</article>"

    assert _published(article, head=json_ld(json.dumps(said))) == datetime(2026, 5, 12, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("key", ["url", "mainEntityOfPage"])
def test_a_node_of_another_headline_that_names_the_page_is_its_own(key: str) -> None:
    head = json_ld(json.dumps(_node("What the crews want, and why", 12, **{key: f"{URL}?utm_source=feed#article"})))

    assert _published(f"<h1>{HEADLINE}</h1>{BODY}", head=head) == datetime(2026, 5, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"headline": "Why the crews will not sail"}, id="a word in common"),
        pytest.param({"headline": "No boat before Osthavener owners pay"}, id="with another ending"),
        pytest.param({"description": "Osthaven waits for its boats."}, id="in its description"),
        pytest.param({"headline": "It is over"}, id="too short to say"),
        pytest.param({"articleBody": LEDE}, id="with a text"),
    ],
)
def test_another_headline_of_the_same_article_is_heard(more: dict[str, object]) -> None:
    head = json_ld(json.dumps(_node("No boat before Friday, say owners", 12) | more))

    assert _published(f"<h1>{HEADLINE}</h1>{BODY}", head=head) == datetime(2026, 5, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize("home", ["https://harbour.example/", {"@id": "https://harbour.example"}], ids=["text", "id"])
def test_a_node_of_another_headline_that_names_the_home_page_is_the_pages_own(home: object) -> None:
    head = json_ld(json.dumps(_node("What the crews want, and why", 12, mainEntityOfPage=home)))

    assert _published(f"<h1>{HEADLINE}</h1>{BODY}", head=head) == datetime(2026, 5, 12, 8, tzinfo=UTC)


def test_a_node_names_the_page_by_the_address_that_a_base_completes() -> None:
    node = _node("What the crews want, and why", 12, url="https://harbour.example/coast/strike")
    head = f'<base href="/coast/"><link rel="canonical" href="strike">{json_ld(json.dumps(node))}'

    assert _published(f"<h1>{HEADLINE}</h1>{BODY}", head=head) == datetime(2026, 5, 12, 8, tzinfo=UTC)


def test_a_text_that_stands_in_the_headlines_own_box_says_no_place() -> None:
    assert _published(f"<div><h1>{HEADLINE}</h1>{LEDE}<br><br>{LEDE} {TIME}</div>") == (
        datetime(2026, 5, 12, 8, 30, tzinfo=UTC)
    )


def test_the_day_of_a_post_within_the_text_is_not_its_own() -> None:
    post = (
        '<blockquote><p>We will not sail.</p>&mdash; Ida Bo <a href="https://x.example/1">May 9, 2026</a></blockquote>'
    )

    assert _published(f"<article><h1>{HEADLINE}</h1><div><p>{LEDE}</p>{post}{BODY}</div></article>") is None


def test_who_signs_in_the_footer_of_a_blogs_post_is_its_author() -> None:
    signed = '<span itemprop="author"><span itemprop="name">Ada Mole</span></span>'
    post = f'<div class="post hentry"><h3>{HEADLINE}</h3>{BODY}<div class="post-footer">{signed} {TIME}</div></div>'

    assert read(f"<html><body>{post}</body></html>".encode()).authors == ("Ada Mole",)


@pytest.mark.parametrize(
    ("address", "heard"),
    [
        pytest.param("https://harbour-editing.example/world/ferry-strike", True, id="the host it is edited on"),
        pytest.param("https://edition.harbour.example/world/ferry-strike", True, id="an edition's"),
        pytest.param("https://edition.harbour.example/world/fog-in-marl", False, id="another article there"),
        pytest.param("https://harbour-editing.example/world/ferry-strike?id=8", False, id="another number there"),
    ],
)
def test_a_node_names_the_page_on_whichever_host_of_the_outlet(address: str, heard: bool) -> None:
    head = json_ld(json.dumps(_node("What the crews want, and why", 12, url=address)))

    published = _published(f"<h1>{HEADLINE}</h1>{BODY}", head=head)

    assert published == (datetime(2026, 5, 12, 8, tzinfo=UTC) if heard else None)

"""What is another's than the article's: today's date above the page, a card within the text, a newsroom as author."""

from datetime import UTC, datetime

import pytest

from tests.read.invented_pages import BODY, HEADLINE, LEDE, SECOND, THIRD, page, read

TODAY = '<div id="top"><span class="date">Tuesday, May 12, 2026</span></div>'
DAY = '<p class="date">12 May 2026</p>'
CARD = (
    '<article class="card"><h3><a href="/piers">Wind piers: what they are</a></h3><span class="author">Ed Fi</span>'
    '<time datetime="2026-02-01T08:00:00Z">1 February</time></article>'
)
KOREAN = '<em class="journalist_name">김해운 기자</em>'


def _titled(title: str, body: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param("{}", id="in the body"),
        pytest.param("<div>{}</div>", id="in the one box of the page"),
    ],
)
def test_todays_date_above_the_box_of_the_article_is_not_its_own(wrap: str) -> None:
    shown = f'{TODAY}<div id="m"><h1>{HEADLINE}</h1><p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p></div>'

    assert read(_titled(HEADLINE, wrap.format(shown))).published is None


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(f"<p>The Quay</p><div>{DAY}<h1>{HEADLINE}</h1>{BODY}</div>", id="with headline and text"),
        pytest.param(f"{DAY}<header><h1>{HEADLINE}</h1></header>{BODY}", id="where the body is that box"),
        pytest.param(
            f"<div>{DAY}<header><h1>{HEADLINE}</h1></header>{BODY}</div>", id="where a header has the headline"
        ),
    ],
)
def test_a_date_in_one_box_with_headline_and_text_is_the_articles(shown: str) -> None:
    assert read(_titled(HEADLINE, shown)).published == datetime(2026, 5, 12, tzinfo=UTC)


def test_a_card_within_the_text_has_an_author_and_a_day_of_its_own() -> None:
    shown = (
        f"<article><h1>{HEADLINE}</h1><div>By Ada Bo</div><p>12 May 2026</p><p>{LEDE}</p><p>{SECOND}</p>{CARD}"
        f"<p>{THIRD}</p></article>"
    )

    article = read(_titled(HEADLINE, shown))

    assert (article.authors, article.published) == (("Ada Bo",), datetime(2026, 5, 12, tzinfo=UTC))


def test_loose_words_of_the_box_around_the_text_are_not_signed_by_the_card_in_it() -> None:
    above = f"<h1>{HEADLINE}</h1><div>By Ada Bo</div><span>12 May</span>"
    shown = f"<article>{above}<p>{LEDE}</p>{CARD}<p>{THIRD}</p></article>"

    assert read(_titled(HEADLINE, shown)).authors == ("Ada Bo",)


def test_who_stands_behind_the_headline_in_the_title_is_no_second_author() -> None:
    shown = f"<h1>{HEADLINE}</h1><div>By Ada Bo, Coast Record</div><div>{BODY}</div>"

    assert read(_titled(f"{HEADLINE} - Coast Record", shown)).authors == ("Ada Bo",)


def test_a_printed_pages_name_and_day_above_its_headline_sign_nothing() -> None:
    shown = f"<p><b>Coast Record</b> - Printed on 12 May 2026</p><h1>{HEADLINE}</h1><p>By Ada Bo</p>{BODY}"

    assert read(_titled(HEADLINE, shown)).authors == ("Ada Bo",)


@pytest.mark.parametrize(
    ("head", "before", "authors"),
    [
        pytest.param("Glossy Group", '<span class="byline">By Ada Bo</span>', ("Ada Bo",), id="a company unseen"),
        pytest.param("Glossy Group", "", ("Glossy Group",), id="a company, and nobody else"),
        pytest.param("해안일보 | 네이버", KOREAN, ("김해운",), id="a Korean paper and its portal"),
        pytest.param("해안일보", "", ("해안일보",), id="a Korean paper, and nobody else"),
        pytest.param("海浜新聞社", '<p class="byline">記者・浜田一郎</p>', ("浜田一郎",), id="a Japanese one"),
        pytest.param("Sukma", '<a rel="author" href="/a/sukma">Sukma</a>', ("Sukma",), id="one word, said twice"),
        pytest.param("Sukma", "", (), id="one word, said once"),
        pytest.param("Admin", '<a rel="author" href="/a/admin">Admin</a>', (), id="an account, said twice"),
        pytest.param("", "<p>Opracowanie: Ewa Morska</p>", ("Ewa Morska",), id="a Polish label"),
    ],
)
def test_a_person_whom_the_page_shows_goes_before_a_newsroom_that_it_names(
    head: str, before: str, authors: tuple[str, ...]
) -> None:
    meta = f'<meta name="author" content="{head}">' if head else ""

    assert read(page(head=meta, before=before)).authors == authors


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        pytest.param("<b>Osthaven, May 12, 2026</b> – ", 12, id="a press release's"),
        pytest.param("OSTHAVEN, Upper Coast, May 12, 2026 /Coast Wire/ -- ", 12, id="a news wire's"),
        pytest.param("Osthaven, May 12 – ", None, id="without a year"),
        pytest.param("Since the storm of May 12, 2026 – the worst – ", None, id="a sentence's"),
    ],
)
def test_the_day_of_a_dateline_is_the_articles_where_nothing_else_is(opening: str, day: int | None) -> None:
    shown = read(page(f"<p>{opening}{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p>"))

    assert shown.published == (datetime(2026, 5, day, tzinfo=UTC) if day else None)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(
            f'<figure class="wp-block-post-featured-image"><img src="/i/quay.jpg"></figure><h1>{HEADLINE}</h1>',
            id="above the headline",
        ),
        pytest.param(f'<h1>{HEADLINE}</h1><div class="post-thumbnail"><img src="/i/quay.jpg"></div>', id="below it"),
        pytest.param(f'<h1>{HEADLINE}</h1><img class="wp-post-image" src="/i/quay.jpg">', id="by its own class"),
    ],
)
def test_a_picture_that_its_class_calls_the_posts_own_is_the_lead_picture(shown: str) -> None:
    picture = read(_titled(HEADLINE, f"<main>{shown}<div>{BODY}</div></main>")).picture

    assert picture is not None
    assert picture.url == "https://harbour.example/i/quay.jpg"

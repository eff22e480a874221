"""What kind of piece a page is, what of a paid page is free, and pages made to hurt the reader."""

import json
import time
from dataclasses import asdict

import pytest

from pipeline.news import Article
from tests.read.invented_pages import BODY, HEADLINE, LEDE, SECOND, THIRD, json_ld, page, read

PAID_BY = {"@type": "NewsArticle", "headline": HEADLINE, "isAccessibleForFree": False}
PAID = json_ld(
    '{"@type":"NewsArticle","isAccessibleForFree":"False",'
    '"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paid"}}'
)


@pytest.mark.parametrize(
    ("head", "url", "kind"),
    [
        pytest.param("", "https://harbour.example/world/ferry", "news", id="plain"),
        pytest.param('<meta property="article:section" content="Opinion">', "", "opinion", id="section in meta"),
        pytest.param(json_ld('{"@type":"OpinionNewsArticle","headline":"x"}'), "", "opinion", id="type in JSON-LD"),
        pytest.param('<meta property="article:section" content="Editorials">', "", "editorial", id="editorial"),
        pytest.param('<meta property="article:section" content="Köşe Yazıları">', "", "opinion", id="in Turkish"),
        pytest.param('<meta property="article:section" content="社説">', "", "editorial", id="in Japanese"),
        pytest.param(
            f'<meta property="og:title" content="Opinion | {HEADLINE}">', "", "opinion", id="the shared title"
        ),
        pytest.param("", "https://harbour.example/yazarlar/ferry", "opinion", id="a Turkish section in the address"),
        pytest.param("", "https://harbour.example/fotostrecke/ferry", "video", id="pictures in the address"),
        pytest.param(json_ld('{"@type":"LiveBlogPosting","headline":"x"}'), "", "live", id="live blog"),
        pytest.param('<meta property="og:type" content="video.other">', "", "video", id="video"),
        pytest.param("", "https://harbour.example/opinion/ferry", "opinion", id="section in the address"),
    ],
)
def test_the_kind_is_told(head: str, url: str, kind: str) -> None:
    assert read(page(head=head), url=url or "https://harbour.example/a/b").news_kind == kind


def test_a_live_blog_gives_standfirst_and_text() -> None:
    standfirst = "The ferries of Osthaven are standing still, and the harbour office is looking for other boats."
    article = read(
        page(
            head=json_ld(f'{{"@type":"LiveBlogPosting","headline":"{HEADLINE}","description":"{standfirst}"}}'),
            before=f'<p class="summary">{standfirst}</p>',
        )
    )

    assert article.standfirst == (standfirst,)


@pytest.mark.parametrize(
    ("head", "paid"),
    [
        pytest.param(PAID, True, id="JSON-LD"),
        pytest.param('<meta itemprop="isAccessibleForFree" content="False">', True, id="microdata"),
        pytest.param('<meta itemprop="isAccessibleForFree" content="True">', False, id="free by microdata"),
        pytest.param('<meta property="article:content_tier" content="locked">', True, id="locked"),
        pytest.param('<meta property="article:content_tier" content="metered">', False, id="visits are counted"),
    ],
)
def test_a_page_that_says_it_is_paid_is_flagged(head: str, paid: bool) -> None:
    assert read(page(head=head)).paywall is paid


@pytest.mark.parametrize(
    ("item", "paid"),
    [
        pytest.param("<article itemscope>{said}<h2>Another tale</h2></article>{own}", False, id="another article"),
        pytest.param("<article itemscope>{said}{own}</article>", True, id="the page's own"),
        pytest.param(
            "<article itemscope><div itemscope itemprop='hasPart'>{said}</div>{own}</article>", True, id="a part"
        ),
    ],
)
def test_what_microdata_denies_counts_of_the_page_s_own_article(item: str, paid: bool) -> None:
    said = '<meta itemprop="isAccessibleForFree" content="False">'
    own = f"<h1>{HEADLINE}</h1><p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p>"
    body = f"<html><head><title>{HEADLINE}</title></head><body>{item.format(said=said, own=own)}</body></html>"

    assert read(body.encode()).paywall is paid


def test_the_box_that_asks_for_money_is_no_text() -> None:
    asks = "The harbour is our life. We write of it each day, for those who pay us a pound a week. Be one of them."
    box = f'<section class="piano-box"><p>{asks}</p></section>'

    assert read(page(f"{box}<p>{LEDE} {SECOND}</p><p>{THIRD} {LEDE}</p>")).paragraphs == (
        f"{LEDE} {SECOND}",
        f"{THIRD} {LEDE}",
    )


def test_a_paid_page_gives_its_free_part_only() -> None:
    article = read(page(f'<p>{LEDE}</p><div class="paid"><p>{SECOND}</p><p>{THIRD}</p></div>', head=PAID))

    assert article.paragraphs == (LEDE,)


@pytest.mark.parametrize(
    ("selector", "paid"),
    [
        pytest.param(".paid", '<div class="box paid">', id="a class"),
        pytest.param("#rest", '<div id="rest">', id="an id"),
        pytest.param("div.box.paid", '<div class="paid box">', id="a name and two classes"),
        pytest.param(".text > .rest", '<div class="rest">', id="what stands in what"),
        pytest.param(".other, article .rest", '<div class="rest">', id="one of two"),
        pytest.param("[data-paid='yes']", '<div data-paid="yes">', id="an attribute"),
    ],
)
def test_the_paid_part_is_what_the_pages_selector_names(selector: str, paid: str) -> None:
    head = json_ld(json.dumps({**PAID_BY, "hasPart": {"isAccessibleForFree": False, "cssSelector": selector}}))
    free = f'<div class="free"><p>{LEDE}</p></div>'

    assert read(page(f"{free}{paid}<p>{SECOND}</p><p>{THIRD}</p></div>", head=head)).paragraphs == (LEDE,)


@pytest.mark.parametrize("selector", [":not(.free)", ".a:has(p)", "", "p >", 7, ["x", None]])
def test_of_a_paid_page_whose_selector_says_nothing_the_opening_is_printed(selector: object) -> None:
    head = json_ld(json.dumps({**PAID_BY, "hasPart": {"isAccessibleForFree": False, "cssSelector": selector}}))

    assert read(page(head=head)).paragraphs == (LEDE, SECOND, THIRD)


def test_a_free_part_that_is_only_the_standfirst_leaves_the_opening_of_the_paid_one() -> None:
    standfirst = "The crews want fewer night shifts, and say that the owners promised them that a year ago."
    before = f'<p class="standfirst">{standfirst}</p>'
    article = read(page(f'<div class="paid">{BODY}</div>', head=PAID, before=before))

    assert (article.standfirst, article.paragraphs) == ((standfirst,), (LEDE, SECOND, THIRD))


def test_what_stands_above_the_headline_is_no_free_part_of_a_paid_article() -> None:
    another = (
        "Anglers on the coast of Lista caught more herring this spring than in any other since the war ended, they say."
    )
    article = f'<article><h1>{HEADLINE}</h1><div class="paid">{BODY}</div></article>'
    body = f"<html><head>{PAID}</head><body><div class='promo'><p>{another}</p></div>{article}</body></html>"

    assert read(body.encode()).paragraphs == (LEDE, SECOND, THIRD)


def test_a_paid_page_is_never_read_from_its_scripts() -> None:
    hidden = BODY.replace("<", "\\u003c")
    article = read(page("", head=PAID, before=f'<script>{{"html": "{hidden}"}}</script>'))

    assert article.paragraphs == ()


def test_a_paid_article_in_a_list_of_others_does_not_make_the_page_paid() -> None:
    other = json_ld('{"@type":"NewsArticle","headline":"Another tale entirely","isAccessibleForFree":false}')
    own = json_ld(f'{{"@type":"NewsArticle","headline":"{HEADLINE}","isAccessibleForFree":true}}')

    assert not read(page(head=own + other)).paywall


def _seconds(body: bytes) -> tuple[Article, float]:
    started = time.process_time()
    return read(body), time.process_time() - started


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("<div>" * 50_000, id="elements nested without end"),
        pytest.param(json_ld('{"@type": "NewsArticle", "headline": "The fe'), id="JSON-LD that breaks off"),
        pytest.param(json_ld("[" * 100_000), id="JSON-LD nested without end"),
        pytest.param(
            json_ld('{"author": 7, "image": [[]], "@type": {}, "datePublished": []}'), id="JSON-LD of odd types"
        ),
        pytest.param(
            '<p class="byline">' + '<span class="author">A</span>' * 50_000 + "</p>", id="bylines without end"
        ),
        pytest.param('<meta name="author" content="A B">' * 50_000, id="meta elements without end"),
        pytest.param('<link rel="canonical" href="/x">' * 90_000, id="addresses without end"),
        pytest.param("<p>" + "x<br>" * 50_000 + "</p>", id="line breaks without end"),
        pytest.param("<h1>" + "a b " * 100_000 + "</h1>", id="a headline without end"),
        pytest.param('<img srcset="' + "/a/b 1w, " * 50_000 + '">', id="sizes without end"),
        pytest.param('<a href="http://[::1">x</a><meta property="og:image" content="http://[">', id="broken addresses"),
        pytest.param('<script>"' + "\\u003cp>" * 50_000 + '"</script>', id="a script without end"),
    ],
)
def test_a_hostile_page_costs_little_and_raises_nothing(hostile: str) -> None:
    article, seconds = _seconds(page(before=hostile))

    assert article.headline
    assert seconds < 4  # 0.1 to 1 s here; the child's deadline is 5 s


def test_sixty_dates_far_from_a_headline_cost_no_more_than_one() -> None:
    far, dated = "<i></i>" * 60_000, '<meta itemprop="datePublished" content="2026-05-01">'
    _, one = _seconds(page(before=far + dated))
    _, sixty = _seconds(page(before=far + dated * 60))

    assert sixty < 3 * one  # the way from the headline to the text is gone once


def test_selectors_of_many_parts_on_a_page_of_deep_boxes_cost_little() -> None:
    selector = ", ".join([f".paid{' div' * 45}"] * 2)
    part = {"isAccessibleForFree": False, "cssSelector": selector}
    deep = f"{'<div>' * 100}{'<p>x</p>' * 50}{'</div>' * 100}" * 60

    article, seconds = _seconds(page(BODY + deep, head=json_ld(json.dumps({**PAID_BY, "hasPart": [part] * 5}))))

    assert article.paragraphs[:1] == (LEDE,)
    assert seconds < 2  # 0.1 s here


@pytest.mark.parametrize("spelled", [r"\ud800", r"\u0000", r"\u001b", r"\uffff"], ids=["half", "nul", "escape", "none"])
def test_json_spells_no_character_that_a_page_may_not_hold(spelled: str) -> None:
    said = f'"headline":"{HEADLINE} {spelled}","author":{{"name":"Ada{spelled} Mole"}},"description":"{spelled} x"'
    told = json_ld(f'{{"@type":"NewsArticle",{said},"articleBody":"{spelled}{LEDE} {LEDE}"}}')

    article = read(page("", head=told))

    assert article.paragraphs == (f"{LEDE} {LEDE}",)
    assert article.authors == ("Ada Mole",)
    assert spelled not in json.dumps(asdict(article), default=str)


@pytest.mark.parametrize("hidden", ["&#27;", "&#7;", "\u202e", "\u2066", "\u200b", "\ufeff", "&#8238;"], ids=ascii)
def test_what_has_no_shape_of_its_own_is_no_part_of_a_page(hidden: str) -> None:
    told = f'<meta name="author" content="Ada{hidden} Mole"><meta property="og:image:alt" content="A{hidden} ship">'
    told += f'<meta property="og:image" content="https://harbour.example/ship.jpg"><meta name="x" content="{hidden}">'

    article = read(page(f"<p>{hidden}{LEDE}</p><p>{SECOND}</p>".replace("crews", f"cr{hidden}ews"), head=told))

    assert json.dumps(asdict(article), default=str, ensure_ascii=False).replace(" ", "").isprintable()
    assert article.paragraphs[-1] == SECOND
    assert article.authors == ("Ada Mole",)

"""The headline of a page whose h1 is its logo: a section behind it is cut off where the page shows that it is one."""

import pytest

from tests.read.invented_pages import BODY, HEADLINE, LEDE, URL, json_ld, read

CRUMBS = (
    '{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"Home"},'
    f'{{"@type":"ListItem","item":{{"name":"Coast"}}}},{{"@type":"ListItem","name":"{HEADLINE}"}}]}}'
)


def _page(title: str, *, head: str = "", heading: str = "div") -> bytes:
    """A page with a logo as h1, and its headline in an element that is no h1."""
    return (
        f'<html lang="en"><head><title>{title}</title>{head}'
        '<meta property="og:site_name" content="Harbour Times"></head>'
        f'<body><h1><a href="/">Harbour Times</a></h1><article><{heading} class="top">{HEADLINE}</{heading}>'
        f"<div>{BODY}</div></article></body></html>"
    ).encode()


def _section(name: str) -> str:
    return f'<meta property="article:section" content="{name}">'


@pytest.mark.parametrize(
    ("tail", "head", "heading"),
    [
        pytest.param(" | Coast", _section("Coast"), "div", id="the section that a meta names"),
        pytest.param(" - Coast", _section("Coast"), "div", id="behind a dash"),
        pytest.param(" | Coast | Harbour Times", _section("coast"), "div", id="before the outlet's name"),
        pytest.param(" | World", "", "div", id="a folder of the address"),
        pytest.param(" | Coast", json_ld(CRUMBS), "div", id="a crumb of the trail"),
        pytest.param(
            " | Coast", json_ld('{"@type":"WebPage","articleSection":["Coast"],"name":"x"}'), "h2", id="a heading"
        ),
        pytest.param(" | The South | Coast", _section("Coast"), "h2", id="two, and a heading shows the words before"),
        pytest.param(" | The South | Coast", "", "h3", id="two that nothing names"),
        pytest.param(
            " | Coast", f'<meta property="og:title" content="{HEADLINE} | Coast">{_section("Coast")}', "div", id="og"
        ),
    ],
)
def test_a_section_behind_the_headline_is_cut_off(tail: str, head: str, heading: str) -> None:
    assert read(_page(HEADLINE + tail, head=head, heading=heading)).headline == HEADLINE


@pytest.mark.parametrize(
    ("title", "head", "heading"),
    [
        pytest.param(f"{HEADLINE} | Coast", "", "div", id="nothing shows that it is a section"),
        pytest.param(f"{HEADLINE} | a first account", _section("Coast"), "div", id="other words than the section's"),
        pytest.param("Ferry crews | World", "", "div", id="too little would be left"),
        pytest.param(f"{HEADLINE} | Opinion", _section("Opinion"), "h2", id="it says what kind of piece it is"),
        pytest.param(f"World | {HEADLINE}", "", "div", id="a section before it"),
    ],
)
def test_words_behind_a_headline_stay_otherwise(title: str, head: str, heading: str) -> None:
    assert read(_page(title, head=head, heading=heading)).headline == title


@pytest.mark.parametrize(
    ("teaser", "headline"),
    [
        pytest.param('<h3><a href="/ferries">{}</a></h3>', f"{HEADLINE} - crews", id="a link in the heading"),
        pytest.param('<a href="/ferries"><h3>{}</h3></a>', f"{HEADLINE} - crews", id="the heading in a link"),
        pytest.param(f'<h3><a href="{URL}?utm_source=top">{{}}</a></h3>', HEADLINE, id="a link to the page itself"),
    ],
)
def test_a_teaser_of_another_article_shortens_no_headline(teaser: str, headline: str) -> None:
    body = f"<body><p>{LEDE}</p>{BODY}{teaser.format(HEADLINE)}</body>"
    page = f"<html><head><title>{HEADLINE} - crews</title></head>{body}</html>"

    assert read(page.encode(), url=URL).headline == headline


def test_the_outlets_name_goes_from_the_headline_of_the_json_ld_too() -> None:
    said = json_ld(f'{{"@type":"NewsArticle","headline":"{HEADLINE} - Harbour Times"}}')

    assert read(_page("Harbour Times", head=said), url=URL).headline == HEADLINE


@pytest.mark.parametrize("said", ["headline", "name"])
def test_what_the_json_ld_gives_as_the_headline_has_no_section_behind_it(said: str) -> None:
    whole = f"{HEADLINE} - Crews"
    node = json_ld(f'{{"@type":"NewsArticle","articleSection":"Crews","{said}":"{whole}"}}')

    assert read(_page(whole, head=node)).headline == (whole if said == "headline" else HEADLINE)


@pytest.mark.parametrize(
    "h1",
    [
        pytest.param(HEADLINE.replace("Osthaven ", "Osthaven<br>"), id="a line break"),
        pytest.param(HEADLINE.replace("Osthaven", "Ost&shy;haven"), id="a soft hyphen"),
        pytest.param(f"{HEADLINE}<span>The night shifts have doubled, they say</span>", id="a subtitle"),
        pytest.param(f"{HEADLINE} <small>12 May 2026</small>", id="a day"),
        pytest.param(f'{HEADLINE}<a href="#c">12 Comments</a>', id="a count"),
        pytest.param(f'<span class="sr-only">Article: </span>{HEADLINE}', id="words to be read aloud"),
        pytest.param(f'<span aria-hidden="true">{HEADLINE}</span><i class="sr-only">{HEADLINE}</i>', id="said twice"),
        pytest.param(f"<span>Ferry crews</span> {HEADLINE.removeprefix('Ferry crews ')}", id="elements of its own"),
        pytest.param(f"{HEADLINE.removesuffix('for a week')}<em>for a week</em>", id="an end of its own"),
    ],
)
def test_the_headline_is_what_a_reader_sees_in_the_h1(h1: str) -> None:
    page = f"<html><head><title>{HEADLINE}</title></head><body><h1>{h1}</h1><div>{BODY}</div></body></html>"

    assert read(page.encode()).headline == HEADLINE


SIGNS = ["{} • {}", "{} / {}", "{} › {}", "{} &lt; {}", "{} > {}", "{} ~ {}", "{} * {}", "{} :: {}", "{}—{}", "{}|{}"]


@pytest.mark.parametrize("parted", [*SIGNS, "{}_{}", "{}--{}", "{}ㅣ{}", "{} │ {}"])
def test_the_outlets_name_goes_behind_other_signs_too(parted: str) -> None:
    assert read(_page(parted.format(HEADLINE, "Harbour Times"))).headline == HEADLINE


@pytest.mark.parametrize("parted", SIGNS)
def test_the_outlets_name_goes_from_before_the_headline_too(parted: str) -> None:
    assert read(_page(parted.format("Harbour Times", HEADLINE))).headline == HEADLINE
    assert read(_page(parted.format("Ferry masters", HEADLINE))).headline == _shown(parted, "Ferry masters", HEADLINE)


def test_who_stands_before_a_colon_is_the_outlet_by_its_whole_name_alone() -> None:
    assert read(_page(f"Harbour Times: {HEADLINE}")).headline == HEADLINE
    assert read(_page(f"Harbour Times staff: {HEADLINE}")).headline == f"Harbour Times staff: {HEADLINE}"


@pytest.mark.parametrize("parted", SIGNS)
def test_the_outlets_name_goes_from_between_headline_and_section(parted: str) -> None:
    assert read(_page(parted.format(HEADLINE, parted.format("Harbour Times", "World")))).headline == HEADLINE
    assert read(_page(parted.format(HEADLINE, parted.format("World", "Harbour Times")))).headline == HEADLINE


def _shown(parted: str, *words: str) -> str:
    return parted.replace("&lt;", "<").format(*words)


def test_an_end_that_no_other_headline_lacks_stays() -> None:
    page = f"<html><head><title>Osthaven</title></head><body><h1>{HEADLINE} <em>and a day</em></h1>{BODY}</body></html>"

    assert read(page.encode()).headline == f"{HEADLINE} and a day"


SOUGHT = "Ferry strike in Osthaven: What you need to know about pay talks"  # the headline that search engines get
CRUMB = f'<a href="/">Home</a> › <h1>{SOUGHT}</h1>'
NODE = json_ld(f'{{"@type":"NewsArticle","headline":"{SOUGHT}"}}')
OFFERED = f'<meta property="og:title" content="{HEADLINE}">'


@pytest.mark.parametrize(
    "trail",
    [
        pytest.param(f"<nav><ul><li>{CRUMB}</li></ul></nav>", id="a nav"),
        pytest.param(f'<div class="article__header__crumb">{CRUMB}</div>', id="a class"),
        pytest.param(f'<h1 class="Teaser_breadcrumbHeadline__um8">{SOUGHT}</h1>', id="a class of its own"),
        pytest.param(f'<ol itemtype="https://schema.org/BreadcrumbList"><li>{CRUMB}</li></ol>', id="microdata"),
    ],
)
@pytest.mark.parametrize(
    "heading",
    [
        pytest.param(f"<h2>{HEADLINE}</h2>", id="h2"),
        pytest.param(f"<h2><span>Strike</span><span>{HEADLINE}</span></h2>", id="a kicker in it"),
    ],
)
@pytest.mark.parametrize("head", [pytest.param(NODE + OFFERED, id="og"), pytest.param("", id="the title element")])
def test_an_h1_that_ends_a_trail_of_crumbs_is_not_the_headline_that_is_shown(
    trail: str, heading: str, head: str
) -> None:
    page = f"<html><head><title>{HEADLINE}</title>{head}</head><body>{trail}<article>{heading}{BODY}</article></body>"
    article = read(f"{page}</html>".encode())

    assert article.headline == HEADLINE
    assert SOUGHT in article.headlines
    assert article.paragraphs[0] == LEDE


def test_the_headline_in_a_box_called_after_the_crumbs_is_the_headline() -> None:
    box = f'<div class="breadcrumb-area"><h1>{HEADLINE}</h1><ul><li>Home</li></ul></div>'
    page = f"<html><head><title>{HEADLINE} – Boats and Quays</title></head><body>{box}{BODY}</body></html>"

    assert read(page.encode()).headline == HEADLINE


def test_an_h1_in_no_trail_stays_the_headline_whatever_a_lesser_heading_repeats() -> None:
    told = f"<html><head><title>{SOUGHT}</title></head><body><article><h1>{HEADLINE}</h1>{BODY}</article>"

    assert read(f"{told}<div class='sticky'><h3>{SOUGHT}</h3></div></body></html>".encode()).headline == HEADLINE


def test_a_crumb_is_the_headline_where_the_page_has_no_other() -> None:
    page = f"<html><body><nav>{CRUMB}</nav><article>{BODY}</article></body></html>"

    assert read(page.encode()).headline == SOUGHT


@pytest.mark.parametrize("parted", [" - ", " :: ", " | ", " — "])
@pytest.mark.parametrize("line", ['<div class="top">{}</div>', "<td><font size=5><b>{}</b></font></td>"])
def test_without_an_h1_a_line_that_the_title_goes_on_from_is_the_headline(parted: str, line: str) -> None:
    title = f"{HEADLINE}{parted}Boats and Quays"
    page = f"<html><head><title>{title}</title></head><body>{line.format(HEADLINE)}<div>{BODY}</div></body></html>"

    assert read(page.encode()).headline == HEADLINE


def test_without_an_h1_a_label_shortens_no_headline_that_a_line_shows_whole() -> None:
    title = f"{HEADLINE} – what we know"
    lines = f"<b>{HEADLINE}</b><div class='top'>{title}</div>"
    page = f"<html><head><title>{title}</title></head><body>{lines}<div>{BODY}</div></body></html>"

    assert read(page.encode()).headline == title


def test_a_line_that_is_a_link_elsewhere_shortens_no_title() -> None:
    line = f'<a href="/ferries"><b>{HEADLINE}</b></a>'
    page = f"<html><head><title>{HEADLINE} - crews</title></head><body>{line}<div>{BODY}</div></body></html>"

    assert read(page.encode()).headline == f"{HEADLINE} - crews"

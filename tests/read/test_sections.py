"""A section page gives the articles it links, by a selector or by their addresses, under the links' own words."""

import contextlib
import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import urls
from pipeline.errors import UnreadableError
from pipeline.read import sections
from pipeline.read.page.keys import key
from tests.desks import SHARED
from tests.read.lists import SITE, read_section

PAGES = SHARED / "data" / "pages"
DATED = "/2026/05/12/ferry-stays"
FERRY = f'<a href="{DATED}">Ferry stays in port</a>'


def test_a_dated_address_makes_a_link_an_article() -> None:
    feed = read_section(f'{FERRY}<a href="/world/">More of the wide world</a>')

    [item] = feed.items
    assert (feed.kind, feed.format, feed.title, feed.language) == ("section", "html", "World", "en")
    assert (item.headline, item.url) == ("Ferry stays in port", SITE + DATED)
    assert item.published == datetime(2026, 5, 12, tzinfo=UTC)


def test_the_words_of_a_headline_in_the_address_do_where_no_address_is_dated() -> None:
    feed = read_section('<a href="/world/ferry-crews-stop-work-12345">Ferry crews in Osthaven stop work</a>')

    assert [(item.headline, item.published) for item in feed.items] == [("Ferry crews in Osthaven stop work", None)]


def test_numbers_and_keys_do_where_a_page_has_hardly_any_other_address() -> None:
    said = ("Ferry crews in Osthaven stop work", "Bakers of Marl raise their prices", "Buoys are found far out at sea")
    linked = "".join(f'<h3><a href="/articles/c4g5d7yv9kz{n}">{words}</a></h3>' for n, words in enumerate(said))

    assert [item.headline for item in read_section(linked).items] == list(said)
    assert [item.headline for item in read_section(f"{linked[:60]}</h3>{FERRY}").items] == ["Ferry stays in port"]


def test_a_date_that_a_card_shows_is_its_articles() -> None:
    card = f'<div><h3>{FERRY.replace("/2026/05/12", "/a/b")}</h3><span class="date">11 May 2026, 6:30</span></div>'

    assert read_section(card, links="h3 a").items[0].published == datetime(2026, 5, 11, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        pytest.param("11 May 2026 6:30", datetime(2026, 5, 11, 6, 30, tzinfo=UTC), id="a date"),
        pytest.param("In port since 2 May 2026, they say", None, id="a date in a sentence"),
    ],
)
def test_what_holds_little_but_a_date_dates_the_article_of_its_card(line: str, published: datetime | None) -> None:
    card = f"<div><h3>{FERRY.replace('/2026/05/12', '/a/b')}</h3><em>{line}</em></div>"

    assert read_section(card, links="h3 a").items[0].published == published


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<nav>{FERRY}</nav>", id="navigation"),
        pytest.param(f"<footer>{FERRY}</footer>", id="footer"),
        pytest.param(f'<div role="navigation">{FERRY}</div>', id="a navigation by its role"),
        pytest.param(f'<a href="{DATED}">Read more</a>', id="two words"),
        pytest.param(f'<a href="https://marl.example{DATED}">Ferry stays in port</a>', id="another site"),
        pytest.param('<a href="/2026/05/12/">All that we printed on Tuesday</a>', id="the list of a day"),
        pytest.param('<a href="/author/ines-corvald-of-the-times">All of Ines Corvald</a>', id="an author"),
        pytest.param('<a href="/tag/2026/05/12/ferry-stays">All about the ferry</a>', id="a tag"),
        pytest.param('<a href="javascript:alert(1)">Ferry stays in port</a>', id="a script"),
        pytest.param(f"<a>{DATED} Ferry stays in port</a>", id="no address"),
        pytest.param(f'<a href="{DATED}">{"Ferry stays in port. " * 20}</a>', id="a paragraph"),
    ],
)
def test_what_is_no_headline_of_an_article_is_left_out(markup: str) -> None:
    feed = read_section(markup)

    assert feed.items == ()
    assert feed.warnings == ("no link looks like an article; give the CSS selector of the links",)


def test_of_several_links_to_one_article_the_longest_words_are_its_headline() -> None:
    feed = read_section(f'<a href="{DATED}?pos=1">Ferry stays today</a><a href="{DATED}#top">Ferry stays in port</a>')

    assert [item.headline for item in feed.items] == ["Ferry stays in port"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(f'<a href="{DATED}">Continue reading Ferry stays in port</a>', id="a link to go on"),
        pytest.param(f'<a href="{DATED}#respond">Leave a comment on Ferry stays in port</a>', id="a comment"),
    ],
)
def test_a_link_that_goes_on_or_asks_for_a_comment_is_no_headline(other: str) -> None:
    feed = read_section(f"<h2>{FERRY}</h2>{other}")

    assert [item.headline for item in feed.items] == ["Ferry stays in port"]


def test_a_headline_that_begins_like_a_call_is_one() -> None:
    words = "Have you seen the ferry of Osthaven"
    feed = read_section(f'<a href="{DATED}">The ferry in port</a><a href="{DATED}">{words}</a>')

    assert [item.headline for item in feed.items] == [words]


def test_of_a_card_that_is_one_link_the_heading_is_the_headline() -> None:
    card = f'<a href="{DATED}"><h3>Ferry stays in port</h3><p>Its master said that he would wait for the buoys.</p></a>'

    assert [item.headline for item in read_section(card).items] == ["Ferry stays in port"]


def test_a_headline_of_chinese_needs_no_spaces() -> None:
    assert len(read_section(f'<a href="{DATED}">渡轮因浮标失踪而停泊在港口</a>').items) == 1


def test_the_time_of_a_card_is_the_articles_and_not_its_neighbours() -> None:
    cards = (
        f'<div><div><h3>{FERRY}</h3><time datetime="2026-05-12T06:30:00Z">6.30</time></div>'
        '<div><h3><a href="/2026/05/11/buoys-found">Buoys found at sea</a></h3></div></div>'
    )

    found = {item.headline: item.published for item in read_section(cards).items}

    assert found == {
        "Ferry stays in port": datetime(2026, 5, 12, 6, 30, tzinfo=UTC),
        "Buoys found at sea": datetime(2026, 5, 11, tzinfo=UTC),
    }


@pytest.mark.parametrize(
    "selector", [pytest.param("main a", id="links"), pytest.param("main h3", id="what holds or stands in a link")]
)
def test_a_selector_names_the_links_whatever_their_address(selector: str) -> None:
    page = (
        '<main><h3><a href="/a/77">Ferry stays in port</a></h3><a href="/b/78"><h3>Buoys found at sea</h3></a></main>'
    )

    feed = read_section(f'{page}<a href="/2026/05/12/no">Not what was asked for</a>', links=selector)

    assert [item.headline for item in feed.items] == ["Ferry stays in port", "Buoys found at sea"]


def test_a_selector_that_finds_nothing_is_said() -> None:
    assert read_section(FERRY, links=".gone a").warnings == ("the selector finds no link with the words of a headline",)


def test_what_is_no_selector_is_said_with_the_cure() -> None:
    with pytest.raises(UnreadableError, match="is no CSS selector") as refused:
        read_section(FERRY, links="main >")

    assert refused.value.do == 'such as links = "main h3 a"'


def test_the_base_of_a_page_is_where_its_links_start() -> None:
    feed = read_section('<a href="12/ferry-stays">Ferry stays in port</a>', head=f'<base href="{SITE}/2026/05/">')

    assert [item.url for item in feed.items] == [f"{SITE}/2026/05/12/ferry-stays"]


def test_of_a_long_list_the_first_stay() -> None:
    feed = read_section(
        "".join(f'<a href="/2026/05/12/ferry-{n}">Ferry number {n} stays</a>' for n in range(5)), most=2
    )

    assert len(feed.items) == 2
    assert feed.warnings == ("3 items beyond 2 were left out",)


@given(st.text(alphabet='<>/="a href1-2026/05 h3div&;é\u4e2d', max_size=300))
def test_whatever_a_page_holds_is_read_or_said_to_be_unreadable(markup: str) -> None:
    with contextlib.suppress(UnreadableError):
        assert all(urls.clean(item.url) for item in read_section(markup).items)


@pytest.mark.skipif(not PAGES.exists(), reason="the recorded pages lie beside the checkout")
@pytest.mark.parametrize("name", ["section-cnn_main_site", "section-japantimes"])
def test_of_a_recorded_page_nearly_all_articles_are_found_under_their_words(name: str) -> None:
    lines = (PAGES / "expected.jsonl").read_text("utf-8").splitlines()
    row = next(row for row in map(json.loads, lines) if row["id"] == name)
    body = gzip.decompress((PAGES / row["file"]).read_bytes())

    feed = sections.read(body, url=row["url"], now=datetime(2026, 1, 1, tzinfo=UTC), charset=row["charset"])

    found = {item.canonical: key(item.headline) for item in feed.items}
    wanted = {urls.canonical(link["url"]): key(link["text"]) for link in row["article_links"]}
    right = sum(found.get(article) == words for article, words in wanted.items())
    assert right >= 0.97 * len(wanted)
    assert all(item.published for item in feed.items)

import gzip
from datetime import UTC, datetime

import pytest

from pipeline import urls
from pipeline.news import Item
from tests.desks import SHARED
from tests.read.printed import ATOM, JSON_FEED, RDF, RSS, item, only, read, rss


def test_an_rss_item_is_read_whole() -> None:
    first = read(RSS).items[0]

    assert first == Item(
        headline="Ferry talks resume in Port Ansel",
        url="https://harbourpost.example/2026/02/17/ferry-talks?utm_source=rss",
        canonical=urls.canonical("https://harbourpost.example/2026/02/17/ferry-talks"),
        guid="hp-1001",
        published=datetime(2026, 2, 17, 17, 5, tzinfo=UTC),
        summary="Crews and owners met again.",
        content=("Crews and owners met again on Tuesday.", "Both sides spoke of progress."),
        authors=("Mara Lind",),
        language="en-gb",
        position=0,
    )


def test_the_caption_of_a_picture_is_not_the_summary() -> None:
    assert "Photo" not in read(RSS).items[0].summary


def test_the_feed_itself_is_named_and_its_language_given() -> None:
    feed = read(RSS)

    assert (feed.kind, feed.format, feed.title, feed.language) == ("feed", "rss", "The Harbour Post — World", "en-gb")


def test_a_source_element_names_the_outlet_of_an_item() -> None:
    assert [each.source for each in read(RSS).items] == ["", "Kurier Nord"]


def test_items_keep_the_order_and_places_of_the_feed() -> None:
    assert [(each.position, each.headline[:5]) for each in read(RSS).items] == [(0, "Ferry"), (1, "Storm")]


def test_an_rdf_feed_is_read_by_its_dublin_core_date() -> None:
    feed = read(RDF)

    assert feed.format == "rdf"
    assert feed.items[0].headline == "Fähre läuft wieder"
    assert feed.items[0].published == datetime(2026, 2, 17, 8, 0, tzinfo=UTC)


def test_an_rdf_item_without_a_link_is_what_it_says_it_is_about() -> None:
    feed = read(RDF.replace("<link>https://kuriernord.example/1</link>", ""))

    assert [each.url for each in feed.items] == ["https://kuriernord.example/1"]


@pytest.mark.parametrize("name", ["_:b0", "item7", "urn:item:7"])
def test_an_rdf_item_without_a_link_that_is_about_a_mere_name_has_no_address(name: str) -> None:
    about = RDF.replace("<link>https://kuriernord.example/1</link>", "")
    feed = read(about.replace("https://kuriernord.example/1", name))

    assert feed.items == ()


def test_an_atom_entry_is_read_with_its_own_base_and_both_authors() -> None:
    feed = read(ATOM)

    assert (feed.format, feed.language) == ("atom", "fr")
    assert feed.items[0].headline == "Le pont rouvre"
    assert feed.items[0].url == "https://lequai.example/monde/pont"
    assert feed.items[0].authors == ("Jean Roque", "Anne Vidal")
    assert feed.items[0].content == ("Le pont rouvre.", "Les camions passent.")


def test_the_first_date_of_an_atom_entry_is_when_it_was_published() -> None:
    assert read(ATOM).items[0].published == datetime(2026, 2, 17, 8, 0, tzinfo=UTC)


def test_a_json_feed_is_read() -> None:
    feed = read(JSON_FEED, url="https://tidewater.example/feed.json")

    assert (feed.format, feed.title) == ("json-feed", "Tidewater")
    assert [each.url for each in feed.items] == [
        "https://tidewater.example/notes/7",
        "https://tidewater.example/notes/8",
    ]
    assert feed.items[0].headline == "Quay wall & crane"
    assert feed.items[0].published == datetime(2026, 2, 17, 13, 0, tzinfo=UTC)
    assert feed.items[0].content == ("One.", "Two.")


def test_a_json_item_without_author_has_the_feeds() -> None:
    assert [each.authors for each in read(JSON_FEED).items] == [("Ida Moss",), ("Tidewater Desk",)]


def test_what_a_json_feed_cannot_give_is_warned_of() -> None:
    assert read(JSON_FEED).warnings == (
        "1 of 4 items are not JSON objects",
        "item 2 (The lock opens at noon.) has no title; its first sentence stands for one",
        "item 3 (No address at all) has no link: left out",
    )


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        pytest.param("<link>../1?a=1&amp;b=2</link>", "https://harbourpost.example/1?a=1&b=2", id="relative"),
        pytest.param("<link>//m.harbourpost.example/1</link>", "https://m.harbourpost.example/1", id="without scheme"),
        pytest.param(
            "<guid>https://harbourpost.example/g</guid>", "https://harbourpost.example/g", id="permalink guid"
        ),
        pytest.param(
            "<link/><guid>https://harbourpost.example/g</guid>", "https://harbourpost.example/g", id="empty link"
        ),
    ],
)
def test_an_item_links_to_its_article(inside: str, url: str) -> None:
    assert only(rss(f"<title>Ferry talks resume</title>{inside}")).url == url


def test_behind_a_counting_link_the_article_is_known_by_its_own_address() -> None:
    item = only(
        rss(
            "<title>Ferry talks resume</title><link>http://feedproxy.example/~r/1</link>"
            '<f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://harbourpost.example/o</f:origLink>'
        )
    )

    assert item.url == "http://feedproxy.example/~r/1"
    assert item.origin == item.canonical == "https://harbourpost.example/o"


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        pytest.param("<link>javascript:alert(1)</link>", "links to no web page (javascript:alert(1))", id="script"),
        pytest.param("<link>file:///etc/passwd</link>", "links to no web page (file://etc/passwd)", id="file"),
        pytest.param("<link>http://[::1</link>", "links to no web page (http://[::1)", id="half a bracket"),
        pytest.param('<guid isPermaLink="false">77</guid>', "has no link", id="guid that is no link"),
        pytest.param("", "has no link", id="nothing"),
    ],
)
def test_an_item_without_web_address_is_refused_with_the_reason(inside: str, why: str) -> None:
    feed = read(rss(f"<title>Ferry talks resume</title>{inside}", item(title="Storm closes the pass")))

    assert [each.headline for each in feed.items] == ["Storm closes the pass"]
    assert feed.warnings == (f"item 1 (Ferry talks resume) {why}: left out",)


def test_relative_links_of_a_file_start_from_the_feeds_own_link() -> None:
    markup = rss(item(link="/1"), head="<link>https://harbourpost.example/</link>")

    assert read(markup, url="file:///home/ida/feed.xml").items[0].url == "https://harbourpost.example/1"


@pytest.mark.skipif(not (SHARED / "data" / "feeds").exists(), reason="the recorded feeds lie in ../shared")
def test_every_recorded_feed_is_read() -> None:
    paths = sorted((SHARED / "data" / "feeds").glob("*.gz"))

    assert [path.name for path in paths if not read(gzip.decompress(path.read_bytes())).format] == []

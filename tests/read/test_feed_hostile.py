import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import urls
from pipeline.errors import UnreadableError
from pipeline.news import Feed
from tests.read.printed import RSS, item, read, rss


def test_no_file_is_read_for_an_external_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the harbour code", encoding="utf-8")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'

    feed = read(doctype + rss(item(title="Code: &x;"), item(title="Storm closes the pass")))

    assert "harbour code" not in repr(feed)
    assert feed.items[-1].headline == "Storm closes the pass"


def test_an_entity_of_the_feeds_own_is_not_expanded() -> None:
    doctype = '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'

    assert "lollol" not in repr(read(doctype + rss(item(title="Laugh: &b;"))))


def test_of_a_long_feed_the_newest_items_stay_in_the_feeds_order() -> None:
    days = [3, 9, 1, 8]
    markup = rss(*[item(title=f"Day {n}", more=f"<pubDate>{n} Feb 2026 08:00:00 GMT</pubDate>") for n in days])

    feed = read(markup, most=2)

    assert [each.headline for each in feed.items] == ["Day 9", "Day 8"]
    assert feed.warnings == ("2 items beyond 2 were left out",)


def test_of_a_long_feed_without_dates_the_first_items_stay() -> None:
    feed = read(rss(*[item(title=f"Story {n}") for n in range(5)]), most=2)

    assert [each.headline for each in feed.items] == ["Story 0", "Story 1"]


def test_of_a_long_broken_feed_no_more_is_taken_either() -> None:
    feed = read(rss(*[item(title=f"Story {n} & more") for n in range(5)]), most=2)

    assert [each.headline for each in feed.items] == ["Story 0 & more", "Story 1 & more"]
    assert "3 items beyond 2 were left out" in feed.warnings


PIECES = st.sampled_from(
    [
        *(
            "<item>",
            "</item>",
            "<title>",
            "</title>",
            "<link>",
            "</link>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "&#",
            "&amp;",
        ),
        *("<width>", "</width>", "<textInput>", "<name>", "<source>", "</source>", "<guid>", "<pubDate>", "&#xD800;"),
        *("<content type='xhtml'>", "<svg>", "<!DOCTYPE", "<?xml", "\x00", "<media:rating>", "http://[", "{", "\ufffe"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(RSS)), PIECES), min_size=1, max_size=6))
def test_a_damaged_feed_gives_a_feed_or_is_unreadable(damage: list[tuple[int, str]]) -> None:
    markup = RSS
    for place, piece in damage:
        markup = markup[:place] + piece + markup[place:]
    try:
        feed = read(markup)
    except UnreadableError:
        return

    assert all(each.headline and urls.clean(each.url) for each in feed.items)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_feed_or_are_unreadable(body: bytes) -> None:
    try:
        answer: object = read(body)
    except UnreadableError as refused:
        answer = refused

    assert isinstance(answer, Feed | UnreadableError)


@pytest.mark.parametrize("around", ["&#xD8{}00;", "&#{}xD800;", "&{}#55296;"])
def test_a_number_of_no_character_around_another_stands_for_none_either(around: str) -> None:
    broken = RSS.replace("<link>", "<link>" + around.format("&#xD800;"))

    assert all(urls.clean(each.url) for each in read("<item>" + broken).items)


@pytest.mark.parametrize("tag", ["<rss ", "<rss>", "<feed "], ids=["open", "whole", "atom"])
def test_a_million_roots_are_refused_at_once(tag: str) -> None:
    began = time.process_time()

    with pytest.raises(UnreadableError, match="not a feed"):
        read((tag * 400_000).encode())

    assert time.process_time() - began < 2  # feedparser alone takes more than 3


def test_a_broken_feed_with_a_licence_in_each_item_is_read() -> None:
    licence = "<rdf:RDF xmlns:rdf='urn:rdf'><licence>free</licence></rdf:RDF>"
    items = [item(title=f"Ferry {n} sails", link=f"https://a.example/{n}", more=licence) for n in range(150)]

    assert len(read(rss(*items).replace("</channel>", "<br></channel>").encode()).items) == 150

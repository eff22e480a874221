import gzip
from datetime import UTC, datetime

import pytest

from pipeline.errors import UnreadableError
from pipeline.read import syndicated, tree
from tests.read.printed import ADDRESS, ATOM, JSON_FEED, RDF, RSS, item, only, read, rss


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            '<r:rss xmlns:r="urn:own" version="2.0"><r:channel><r:title>Tide</r:title>'
            "<r:item><r:title>Lock opens</r:title><r:link>https://tidewater.example/1</r:link>"
            "<r:pubDate>Tue, 17 Feb 2026 08:00:00 GMT</r:pubDate>"
            "<r:author>Ida Moss</r:author><r:source>Kurier Nord</r:source></r:item></r:channel></r:rss>",
            id="declared",
        ),
        pytest.param(
            "<?xml?xml version='1.0' ??><rss r:version=2.0><r:channel><r:item><r:title>Lock opens</r:title>"
            "<r:guid r:isPermaLink=true>https://tidewater.example/1</r:guid><r:author>Ida Moss</r:author>"
            "<r:pubDate>Tue, 17 Feb 2026 08:00:00 GMT</r:pubDate>"
            "<r:source>Kurier Nord</r:source></r:item></r:channel></rss>",
            id="neither declared nor quoted",
        ),
    ],
)
def test_a_feed_with_a_prefix_on_every_element_is_read(markup: str) -> None:
    feed = read(markup)

    assert feed.format == "rss"
    [found] = feed.items
    assert (found.headline, found.url, found.authors, found.source) == (
        "Lock opens",
        "https://tidewater.example/1",
        ("Ida Moss",),
        "Kurier Nord",
    )
    assert found.published == datetime(2026, 2, 17, 8, 0, tzinfo=UTC)
    assert feed.warnings == ("the feed is not well-formed: what could be read was",)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("S&P 500 falls", "S&P 500 falls", id="before a letter"),
        pytest.param("Marl & Lista talk", "Marl & Lista talk", id="before a blank"),
        pytest.param("Q&A: the AT&T deal at P&amp;O", "Q&A: the AT&T deal at P&O", id="beside a reference"),
        pytest.param("A&E.", "A&E.", id="before a stop"),
        pytest.param("&#8220;M&S&#8221;", "“M&S”", id="before a number"),
        pytest.param("caf&eacute &amp tea: 5 &LT 6", "café & tea: 5 < 6", id="of a name whose semicolon is missing"),
        pytest.param("Marl&#8217s M&#x26S", "Marl’s M&S", id="of a number whose semicolon is missing"),
        pytest.param("<![CDATA[R&D; B&B <b>now</b>]]>", "R&D; B&B now", id="in a section that is escaped"),
        pytest.param("<![CDATA[R&D]]> S&P", "R&D S&P", id="behind a section that is escaped"),
    ],
)
def test_an_ampersand_that_stands_alone_gains_and_loses_nothing(written: str, said: str) -> None:
    feed = read(rss(item(title=written, more="<description>M&S and &bogus; news</description>")))

    assert (feed.items[0].headline, feed.items[0].summary) == (said, "M&S and &bogus; news")
    assert feed.warnings == ("the feed is not well-formed: what could be read was",)


def test_an_ampersand_alone_is_kept_where_only_the_second_reader_finds_items() -> None:
    title = "<r:title>S&P 500 falls</r:title><r:link>https://tidewater.example/1?from=1&copy=2</r:link>"

    found = only(f'<r:rss xmlns:r="urn:own"><r:channel><r:item>{title}</r:item></r:channel></r:rss>')

    assert (found.headline, found.url) == ("S&P 500 falls", "https://tidewater.example/1?from=1&copy=2")


def test_an_empty_item_within_an_item_loses_nothing_of_it() -> None:
    more = "<item/><pubDate>Tue, 17 Feb 2026 08:00:00 GMT</pubDate>"

    assert only(rss(item(more=more))).published == datetime(2026, 2, 17, 8, 0, tzinfo=UTC)


def test_items_nested_in_an_item_are_all_read() -> None:
    feed = read(rss(item(title="Outer story", more=f"<item>{item(title='Inner story')}</item>")))

    assert [each.headline for each in feed.items] == ["Outer story", "Inner story"]


def test_a_feed_cut_off_in_the_middle_gives_the_items_before_the_cut() -> None:
    markup = rss(item(title="Ferry talks resume"), item(title="Storm closes the pass"))

    feed = read(markup[: markup.index("Storm")])

    assert feed.items[0].headline == "Ferry talks resume"
    assert feed.warnings[0] == "the feed is not well-formed: what could be read was"


def test_a_feed_that_feedparser_gives_up_on_is_read_by_names() -> None:
    broken = rss(item(), head="<image></height></image>")  # int(None), in feedparser 6.0.14

    with pytest.raises(UnreadableError, match="the feed is broken"):
        syndicated.read(broken.encode(), base=ADDRESS)
    assert only(broken).headline == "Ferry talks resume"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        pytest.param(b"", "the answer is empty, not a feed", id="nothing"),
        pytest.param(b" \n", "the answer is empty, not a feed", id="white space"),
        pytest.param(b"<!DOCTYPE html><html><body>x</body></html>", "a web page, not a feed", id="web page"),
        pytest.param(
            b"<!-- a --><!-- b -->\n<HTML><p>Please log in", "a web page, not a feed", id="page after comments"
        ),
        pytest.param(b"404 not found", "not a feed", id="plain words"),
        pytest.param(b"<!---->" * 500, "not a feed", id="nothing but comments"),
        pytest.param(b"<urlset><url/></urlset>", "neither a feed nor a web page", id="another XML"),
        pytest.param(
            b"<rss><channel><title>Harbour", "no item could be read in it", id="cut off before the first item"
        ),
        pytest.param(
            b"<rss><channel><title>Harbour</title><item><title>Ferry talks resume</title><link>https://harb",
            "no item could be read in it",
            id="cut off within the first item",
        ),
        pytest.param(b'{"version": "x"}', "JSON, but not a JSON Feed", id="other JSON"),
        pytest.param(b'[{"title": "x"}]', "JSON, but not a JSON Feed", id="a JSON list"),
        pytest.param(b'{"items": [', "broken JSON", id="broken JSON"),
        pytest.param(b'{"items": [], "x": NaN}', "broken JSON: NaN", id="JSON with NaN"),
        pytest.param(b"[" * 200_000, "JSON nested too deep", id="JSON without bottom"),
        pytest.param(b"\x1f\x8b\x08broken", "gzip, and broken", id="broken gzip"),
        pytest.param(gzip.compress(b"<rss>" + bytes(9_000_000)), "unpacks to more than 8 MB", id="gzip bomb"),
    ],
)
def test_what_is_no_feed_is_an_error_and_never_a_day_without_news(body: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match=what) as raised:
        read(body)

    assert raised.value.where == ADDRESS


def test_a_feed_without_items_is_a_feed_with_a_warning() -> None:
    feed = read(rss())

    assert (feed.format, feed.title, feed.items, feed.warnings) == (
        "rss",
        "The Harbour Post",
        (),
        ("the feed has no items",),
    )


@pytest.mark.parametrize(
    ("head", "do"),
    [
        pytest.param(
            '<link rel="alternate" type="application/rss+xml" href="/world.rss">',
            "the page names https://harbourpost.example/world.rss as its feed: write that under feeds",
            id="it names a feed",
        ),
        pytest.param("<title>Not found</title>", "open it in a browser, and look for its feed", id="it names none"),
        pytest.param(
            f'<link rel="alternate" type="application/rss+xml" href="{ADDRESS}">',
            "open it in a browser, and look for its feed",
            id="it names its own address",
        ),
    ],
)
def test_of_a_page_in_a_feeds_place_the_feed_that_it_names_is_told(head: str, do: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read(f"<!DOCTYPE html><html><head>{head}</head><body><p>Gone.</p></body></html>")

    assert raised.value.do == do


@pytest.mark.parametrize(
    "authors", ['"author": "Ida Moss"', '"authors": ["Ida Moss"]', '"authors": [{"name": "Ida Moss"}]']
)
def test_an_author_of_a_json_feed_may_be_a_name_alone(authors: str) -> None:
    assert only('{"items": [{"url": "/a", "title": "Ferry stays", ' + authors + "}]}").authors == ("Ida Moss",)


@pytest.mark.parametrize(
    ("markup", "ends"),
    [
        pytest.param(RSS, True, id="rss"),
        pytest.param(RDF, True, id="rdf"),
        pytest.param(ATOM, True, id="atom"),
        pytest.param(JSON_FEED.replace("</p>", r"<\/p>"), True, id="json"),
        pytest.param(
            f"<!DOCTYPE rss [<!ENTITY a 'b'>]><!-- <old> -->{RSS.partition('?>')[2]}\n<!-- 7 ms -->", True, id="around"
        ),
        pytest.param(RSS.replace("<rss", "<RSS"), True, id="in capitals at one end"),
        pytest.param(f"<br />\n<b>Warning</b>: no such file<br />\n{RSS}", True, id="behind a warning"),
        pytest.param(RSS[: RSS.rindex("<item>") + 20], False, id="within an item"),
        pytest.param(ATOM.removesuffix("feed>"), False, id="within its end"),
    ],
)
def test_a_feed_that_was_cut_off_on_its_way_is_known_by_its_first_element(markup: str, ends: bool) -> None:
    assert read(markup).ends is ends


@pytest.mark.parametrize(
    ("markup", "ends"), [("<urlset/>", True), ('<feed lang="en" />', True), ("<urlset><url/>", False)]
)
def test_an_empty_list_that_is_closed_in_its_own_tag_is_whole(markup: str, ends: bool) -> None:
    assert tree.ends(markup) is ends


def test_a_name_as_long_as_a_page_is_no_pattern() -> None:
    assert tree.ends(f"<{'a' * 100_000}><item>")

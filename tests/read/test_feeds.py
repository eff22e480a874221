import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import urls
from pipeline.errors import UnreadableError
from pipeline.news import Feed, Item
from pipeline.read import feeds
from tests.read.printed import ADDRESS, ATOM, JSON_FEED, NOW, RDF, RSS, item, rss

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def read(markup: str | bytes, *, url: str = ADDRESS, charset: str = "", language: str = "", most: int = 500) -> Feed:
    body = markup.encode() if isinstance(markup, str) else markup
    return feeds.read(body, url=url, now=NOW, charset=charset, language=language, most=most)


def only(markup: str | bytes) -> Item:
    [found] = read(markup).items
    return found


# What the formats give


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


# Bytes


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        pytest.param(RDF.encode(), "", id="plain UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + RDF.encode(), "", id="UTF-8 with a byte order mark"),
        pytest.param(b"\xef\xbb\xbf" + RDF.encode(), "iso-8859-1", id="a byte order mark beats the header"),
        pytest.param(RDF.encode("utf-16"), "", id="UTF-16 with its mark"),
        pytest.param(RDF.encode("utf-16-le"), "", id="UTF-16 without mark"),
        pytest.param(RDF.encode(), "iso-8859-1", id="header says Latin-1, bytes are UTF-8"),
        pytest.param(RDF.encode("latin-1"), "iso-8859-1", id="header says Latin-1 and is right"),
        pytest.param(RDF.encode("latin-1"), "", id="nobody says Latin-1"),
        pytest.param(RDF.encode("latin-1"), "utf-8", id="header says UTF-8, bytes are Latin-1"),
        pytest.param(RDF.encode("latin-1"), "no-such-charset", id="header names no charset there is"),
        pytest.param(RDF.replace("?>", ' encoding="cp850"?>', 1).encode("cp850"), "", id="the declaration alone knows"),
        pytest.param(RDF.encode().decode("latin-1").encode(), "", id="encoded twice by Latin-1"),
        pytest.param(gzip.compress(RDF.encode()), "", id="gzip inside"),
        pytest.param(gzip.compress(gzip.compress(RDF.encode())), "", id="gzip in gzip"),
        pytest.param(b"\r\n  " + RDF.encode(), "", id="white space before the declaration"),
        pytest.param(b"<!-- cached -->" + RDF.encode(), "", id="a comment before the declaration"),
        pytest.param(b"Notice: cache miss in line 3\n" + RDF.encode(), "", id="a server's notice before it"),
        pytest.param(RDF.replace("läuft", "l\x00äuft\x0b").encode(), "", id="control characters"),
        pytest.param(RDF.replace("läuft", "l&auml;uft").encode(), "", id="an entity that only HTML has"),
        pytest.param(RDF.replace("läuft", "läuft&#xD800;&#99999999999;").encode(), "", id="numbers of no character"),
    ],
)
def test_the_headline_is_right_whatever_the_bytes(body: bytes, charset: str) -> None:
    [found] = read(body, charset=charset).items

    assert found.headline == "Fähre läuft wieder"


def test_a_cyrillic_feed_encoded_twice_by_windows_1252_is_repaired() -> None:
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in "Мост открыт".encode())

    assert only(rss(item(title=twice))).headline == "Мост открыт"


def test_a_stray_byte_in_utf8_costs_no_other_character() -> None:
    body = rss(item(title="Fähre – \x00 heute")).encode().replace(b"\x00", b"\x93")

    assert only(body).headline == "Fähre – “ heute"


def test_a_gzip_that_breaks_off_gives_what_came_before_the_break() -> None:
    packed = gzip.compress(rss(*[item(title=f"Story {n} of the day") for n in range(400)]).encode(), compresslevel=1)

    feed = read(packed[: len(packed) - 40])

    assert feed.items[0].headline == "Story 0 of the day"
    assert "the feed is not well-formed: what could be read was" in feed.warnings


# Links


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
        pytest.param(
            '<link>http://feedproxy.example/~r/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">'
            "https://harbourpost.example/o</f:origLink>",
            "https://harbourpost.example/o",
            id="FeedBurner's original link",
        ),
    ],
)
def test_an_item_links_to_its_article(inside: str, url: str) -> None:
    assert only(rss(f"<title>Ferry talks resume</title>{inside}")).url == url


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        pytest.param("<link>javascript:alert(1)</link>", "links to no web page (javascript:alert(1))", id="script"),
        pytest.param("<link>file:///etc/passwd</link>", "links to no web page (file:///etc/passwd)", id="file"),
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


# Titles, texts, people, dates


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        pytest.param("Ferry &amp;amp; train", "Ferry & train", id="escaped twice"),
        pytest.param("<![CDATA[Ferry <b>talks</b>]]>", "Ferry talks", id="markup in CDATA"),
        pytest.param("Ferry &amp;#8217;26", "Ferry ’26", id="entity left in"),
        pytest.param("3 &lt; 5 in polls", "3 < 5 in polls", id="a sign that is no tag"),
        pytest.param("Ferry\n   talks", "Ferry talks", id="line break"),
        pytest.param("It&#146;s over", "It’s over", id="number of Windows-1252"),
    ],
)
def test_a_headline_is_plain_text_on_one_line(title: str, headline: str) -> None:
    assert only(rss(item(title=title))).headline == headline


def test_the_first_sentence_stands_for_a_missing_title_and_is_said_to() -> None:
    text = "The U.S. envoy lands at noon. Talks follow."
    feed = read(rss(f"<link>https://harbourpost.example/1</link><description>{text}</description>"))

    assert feed.items[0].headline == "The U.S. envoy lands at noon."
    assert "no title; its first sentence stands for one" in feed.warnings[0]


def test_an_item_without_title_and_short_sentence_is_left_out() -> None:
    feed = read(rss(f"<link>https://harbourpost.example/1</link><description>{'word ' * 90}</description>"))

    assert feed.items == ()
    assert feed.warnings == ("the feed has no items",) or "has no title: left out" in feed.warnings[0]


def test_a_long_summary_is_cut_after_a_word() -> None:
    summary = only(rss(item(more=f"<description>{'ferry ' * 1000}</description>"))).summary

    assert len(summary) <= 2000
    assert set(summary.split(" ")) == {"ferry"}


def test_only_the_first_paragraphs_of_an_article_are_kept() -> None:
    paragraphs = "".join(f"&lt;p&gt;Paragraph {n}.&lt;/p&gt;" for n in range(40))
    markup = rss(item(more=f'<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">{paragraphs}</c:encoded>'))

    assert only(markup).content == tuple(f"Paragraph {n}." for n in range(12))


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        pytest.param("news@harbourpost.example (Ida Moss)", ("Ida Moss",), id="mail and name"),
        pytest.param("Ida Moss &lt;ida@harbourpost.example&gt;", ("Ida Moss",), id="name and mail"),
        pytest.param("ida@harbourpost.example", (), id="mail only"),
        pytest.param("By Ida Moss", ("Ida Moss",), id="by"),
        pytest.param("Ida Moss and Jon de Vries", ("Ida Moss", "Jon de Vries"), id="two"),
        pytest.param("Ida Moss, Mara Lind and Jon de Vries", ("Ida Moss", "Mara Lind", "Jon de Vries"), id="three"),
        pytest.param("Moss, Ida", ("Moss, Ida",), id="last name first"),
        pytest.param("Ida Moss, The Harbour Post", ("Ida Moss, The Harbour Post",), id="name and outlet"),
        pytest.param("Ministry of Ports and Roads", ("Ministry of Ports and Roads",), id="an office"),
        pytest.param("https://harbourpost.example/ida", (), id="address"),
    ],
)
def test_authors_are_people(byline: str, people: tuple[str, ...]) -> None:
    assert only(rss(item(more=f"<author>{byline}</author>"))).authors == people


def test_an_unreadable_date_is_a_warning_that_names_the_item() -> None:
    feed = read(rss(item(more="<pubDate>the day before yesterday</pubDate>")))

    assert feed.items[0].published is None
    assert feed.warnings[0].startswith(
        "item 1 (Ferry talks resume) has a date that was not read: the day before yesterday ("
    )


def test_a_date_with_slashes_is_not_moved_to_this_month() -> None:
    published = only(rss(item(more="<pubDate>2020/1/10 14:33:00</pubDate>"))).published

    assert published == datetime(2020, 1, 10, 14, 33, tzinfo=UTC)


def test_a_second_date_stands_in_for_one_that_cannot_be_read_and_the_first_is_told() -> None:
    more = '<pubDate>soon</pubDate><d:date xmlns:d="http://purl.org/dc/elements/1.1/">2026-02-01T00:00:00Z</d:date>'
    feed = read(rss(item(more=more)))

    assert feed.items[0].published == datetime(2026, 2, 1, tzinfo=UTC)
    assert "not read: soon" in feed.warnings[0]


def test_an_empty_date_is_no_date_and_no_warning() -> None:
    feed = read(rss(item(more="<pubDate></pubDate>")))

    assert (feed.items[0].published, feed.warnings) == (None, ())


# Broken feeds


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            '<r:rss xmlns:r="urn:own" version="2.0"><r:channel><r:title>Tide</r:title><r:item><r:title>Lock opens</r:title>'
            "<r:link>https://tidewater.example/1</r:link><r:pubDate>Tue, 17 Feb 2026 08:00:00 GMT</r:pubDate>"
            "<r:author>Ida Moss</r:author><r:source>Kurier Nord</r:source></r:item></r:channel></r:rss>",
            id="declared",
        ),
        pytest.param(
            "<?xml?xml version='1.0' ??><rss r:version=2.0><r:channel><r:item><r:title>Lock opens</r:title>"
            "<r:guid r:isPermaLink=true>https://tidewater.example/1</r:guid><r:author>Ida Moss</r:author>"
            "<r:pubDate>Tue, 17 Feb 2026 08:00:00 GMT</r:pubDate><r:source>Kurier Nord</r:source></r:item></r:channel></rss>",
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
    markup = rss(item(), head="<image><height/></image>").replace("</rss>", "")
    broken = markup.replace("<channel>", "<channel><textInput></textInput><name>")

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


# Hostile feeds


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
        read(body)
    except UnreadableError:
        return


@pytest.mark.skipif(not (SHARED / "feeds").exists(), reason="the recorded feeds lie in ../shared")
def test_every_recorded_feed_is_read() -> None:
    paths = sorted((SHARED / "feeds").glob("*.gz"))

    assert [path.name for path in paths if not read(gzip.decompress(path.read_bytes())).format] == []

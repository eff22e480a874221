"""Addresses: what a post links to, and what makes two of them one article."""

import gzip
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import urls
from tests.desks import SHARED

FEEDS = SHARED / "data" / "feeds"
PAGE = "https://harbour.example.org/2026/port-strike"

PIECES = st.sampled_from(
    ["www.", "m.", "amp.", "Harbour.example.org", "bücher.example.org", ":80", ":8080", "/", "//", "/.", "/..", "/amp",
     "/index.html", ".amp.html", ";jsessionid=1A2B", "?", "&", "&amp;", "#", "!", "utm_source=rss", "id=7", "ref=rss",
     "xtor=RSS-1", "sid=1", "%41", "%", "%2f", "%e2%80%8b", "é", " ", "\u200b", "\\", "[", "]", "@", "comments", "+",
     "https://", "google.com/amp/s/", "a-b-c.cdn.ampproject.org/c/s/", "0", "\ud800", "\x00", ":~:text=x"]
)  # fmt: skip
ADDRESSES = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=14).map(lambda pieces: "https://harbour.example.org/" + "".join(pieces)),
    st.lists(PIECES, max_size=14).map(lambda pieces: "http://" + "".join(pieces)),
)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://harbour.example.org/2026/port-strike", id="http"),
        pytest.param("HTTPS://Harbour.Example.ORG/2026/port-strike", id="capitals in scheme and host"),
        pytest.param("https://harbour.example.org:443/2026/port-strike", id="default port"),
        pytest.param("https://harbour.example.org./2026/port-strike", id="root's dot"),
        pytest.param("https://www.harbour.example.org/2026/port-strike", id="www"),
        pytest.param("https://m.harbour.example.org/2026/port-strike", id="mobile host"),
        pytest.param("https://mobile.harbour.example.org/2026/port-strike", id="mobile host in full"),
        pytest.param("https://amp.www.harbour.example.org/2026/port-strike", id="AMP host before www"),
        pytest.param("https://harbour.example.org/2026/port-strike/", id="trailing slash"),
        pytest.param("https://harbour.example.org//2026/./x/../port-strike", id="dots and double slashes"),
        pytest.param("https://harbour.example.org/2026/port%2Dstrike", id="needless percent-encoding"),
        pytest.param("https://harbour.example.org/2026/port-strike/amp", id="AMP as last segment"),
        pytest.param("https://harbour.example.org/2026/port-strike/amp/", id="AMP as last segment with slash"),
        pytest.param("https://harbour.example.org/amp/2026/port-strike", id="AMP as first segment"),
        pytest.param("https://harbour.example.org/2026/port-strike.amp", id="AMP ending"),
        pytest.param("https://harbour.example.org/2026/port-strike?amp", id="AMP parameter without value"),
        pytest.param("https://harbour.example.org/2026/port-strike?amp=1", id="AMP parameter"),
        pytest.param("https://harbour.example.org/2026/port-strike?outputType=amp", id="AMP output type"),
        pytest.param(
            "https://harbour-example-org.cdn.ampproject.org/c/s/harbour.example.org/2026/port-strike", id="cache"
        ),
        pytest.param("https://www.google.com/amp/s/harbour.example.org/amp/2026/port-strike", id="AMP viewer"),
        pytest.param("https://harbour.example.org/2026/port-strike/index.html", id="default document"),
        pytest.param("https://harbour.example.org/2026/port-strike;jsessionid=0A1B2C", id="session in the path"),
        pytest.param("https://harbour.example.org/2026/port-strike?PHPSESSID=0a1b2c", id="session parameter"),
        pytest.param(
            "https://harbour.example.org/2026/port-strike?sid=0a1b2c3d4e5f60718293a4b5c6d7e8f9", id="long sid"
        ),
        pytest.param("https://harbour.example.org/2026/port-strike?utm_source=x&utm_medium=rss", id="utm"),
        pytest.param("https://harbour.example.org/2026/port-strike?at_medium=RSS&at_campaign=rss", id="Piano"),
        pytest.param("https://harbour.example.org/2026/port-strike?fbclid=IwAR0", id="Facebook"),
        pytest.param("https://harbour.example.org/2026/port-strike?CMP=share_btn", id="campaign code in capitals"),
        pytest.param("https://harbour.example.org/2026/port-strike?ICID=rss", id="internal campaign"),
        pytest.param("https://harbour.example.org/2026/port-strike?partner=rss&emc=rss", id="partner feed"),
        pytest.param("https://harbour.example.org/2026/port-strike?ref=rss", id="ref that names the feed"),
        pytest.param("https://harbour.example.org/2026/port-strike?ref=quay.example.org", id="ref that names a site"),
        pytest.param("https://harbour.example.org/2026/port-strike?traffic_source=rss", id="traffic source"),
        pytest.param("https://harbour.example.org/2026/port-strike?utm_id=y&amp;utm_source=x", id="twice escaped"),
        pytest.param("https://harbour.example.org/2026/port-strike?%75tm_source=x", id="hidden name"),
        pytest.param("https://harbour.example.org/2026/port-strike?", id="empty query"),
        pytest.param("https://harbour.example.org/2026/port-strike#", id="empty fragment"),
        pytest.param("https://harbour.example.org/2026/port-strike#xtor=RSS-3208", id="xtor in the fragment"),
        pytest.param("https://harbour.example.org/2026/port-strike#ref=rss", id="ref in the fragment"),
        pytest.param("https://harbour.example.org/2026/port-strike#0", id="version in the fragment"),
        pytest.param("https://harbour.example.org/2026/port-strike#comments", id="place that every page has"),
        pytest.param("https://harbour.example.org/2026/port-strike#:~:text=quay", id="text fragment"),
        pytest.param("  https://harbour.example.org/2026/\nport-strike \t", id="white space"),
    ],
)
def test_one_article_has_one_identity(url: str) -> None:
    assert urls.canonical(url) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("/?p=101", "/?p=102", id="post number"),
        pytest.param("/story?id=101", "/story?id=102", id="id"),
        pytest.param("/article.php?sid=101", "/article.php?sid=102", id="story number named sid"),
        pytest.param("/article?ref=A101", "/article?ref=A102", id="article number named ref"),
        pytest.param("/article?source=101", "/article?source=102", id="number named source"),
        pytest.param("/show.aspx?n=05B7&s=213F", "/show.aspx?n=05B7&s=213E", id="short names"),
        pytest.param("/Speeches.htm?dtl/40641/x", "/Speeches.htm?dtl/40642/x", id="a path in the query"),
        pytest.param("/log.html#item-101", "/log.html#item-102", id="item of a day's page"),
        pytest.param("/#!/story/101", "/#!/story/102", id="route in the fragment"),
        pytest.param("/Story", "/story", id="capitals in the path"),
        pytest.param("/a%2Fb", "/a/b", id="an encoded slash"),
        pytest.param("/?m=202601", "/?m=202602", id="month of an archive"),
        pytest.param("/story?page=1", "/story?page=2", id="page"),
        pytest.param("/champs", "/ch", id="word with amp in it"),
        pytest.param("/live?post=101#post", "/live?post=102#post", id="post of a live blog"),
    ],
)
def test_two_articles_are_never_folded(one: str, other: str) -> None:
    base = "https://harbour.example.org"

    assert urls.canonical(base + one) != urls.canonical(base + other)


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        pytest.param("https://harbour.example.org/s?b=2&a=1", "https://harbour.example.org/s?a=1&b=2", id="sorted"),
        pytest.param("https://harbour.example.org", "https://harbour.example.org/", id="front page"),
        pytest.param("https://harbour.example.org/s?q=a+b", "https://harbour.example.org/s?q=a%20b", id="plus"),
        pytest.param("https://harbour.example.org/é", "https://harbour.example.org/%C3%A9", id="letters outside ASCII"),
        pytest.param("https://bücher.example.org/x", "https://xn--bcher-kva.example.org/x", id="IDN"),
        pytest.param("https://en.m.harbour.org/x", "https://en.harbour.org/x", id="mobile label inside"),
        pytest.param("https://m.co.uk/x", "https://m.co.uk/x", id="a site named m"),
        pytest.param("https://mobile.de/x", "https://mobile.de/x", id="a site named mobile"),
        pytest.param("https://www.com/x", "https://www.com/x", id="a site named www"),
        pytest.param("https://newswww.port.org/x", "https://newswww.port.org/x", id="a host that ends in www"),
        pytest.param("https://harbour.org:8080/x", "https://harbour.org:8080/x", id="another port"),
        pytest.param("https://harbour.org/a.amp.html", "https://harbour.org/a.html", id="AMP before the ending"),
        pytest.param("https://blog.example.org/2026/a.html?m=1", "https://blog.example.org/2026/a.html", id="Blogger"),
        pytest.param("https://harbour.org/#!/story/7", "https://harbour.org/#!/story/7", id="route kept"),
        pytest.param("https://harbour.org/amp", "https://harbour.org/amp", id="a page named amp"),
        pytest.param("https://[2001:db8::7]:80/x", "https://[2001:db8::7]/x", id="IPv6"),
        pytest.param(" mailto:ines@harbour.org ", "mailto:ines@harbour.org", id="not http"),
        pytest.param("https://[harbour", "https://[harbour", id="unparsable"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_an_identity_is_spelled_so(url: str, identity: str) -> None:
    assert urls.canonical(url) == identity


@pytest.mark.parametrize(
    ("url", "base", "link"),
    [
        pytest.param("/2026/x", "https://harbour.org/feed.xml", "https://harbour.org/2026/x", id="relative"),
        pytest.param("x?a=1", "https://harbour.org/feed/", "https://harbour.org/feed/x?a=1", id="relative to a folder"),
        pytest.param("//harbour.org/x", "http://quay.org/", "http://harbour.org/x", id="scheme of the base"),
        pytest.param("\\2026\\x", "https://harbour.org/", "https://harbour.org/2026/x", id="relative with backslashes"),
        pytest.param("http://WWW.Port.org:80/A/?b=2&a=1#x", "", "http://WWW.Port.org:80/A/?b=2&a=1#x", id="as given"),
        pytest.param("https://port.org/x?b=2&utm_source=y&a=%7e", "", "https://port.org/x?b=2&a=%7e", id="tracking"),
        pytest.param("https://harbour.org/x#xtor=RSS-1", "", "https://harbour.org/x", id="tracking in the fragment"),
        pytest.param("https://harbour.org/x#quay#ref=rss", "", "https://harbour.org/x#quay", id="half of a fragment"),
        pytest.param("https://harbour.org/amp/x/", "", "https://harbour.org/amp/x/", id="AMP stays"),
        pytest.param("\x00 https://harbour.org/a\tb\n ", "", "https://harbour.org/ab", id="controls"),
        pytest.param('https://harbour.org/a b"c', "", "https://harbour.org/a%20b%22c", id="spaces and quotes"),
        pytest.param("https://harbour.org/a\u202eb", "", "https://harbour.org/a%E2%80%AEb", id="bidi mark"),
        pytest.param("https:\\\\harbour.org\\x", "", "https://harbour.org/x", id="backslashes"),
        pytest.param("", "https://harbour.org/", "", id="nothing"),
        pytest.param("/x", "", "", id="relative without base"),
        pytest.param("javascript:alert(1)", "https://harbour.org/", "", id="script"),
        pytest.param("java\nscript:alert(1)", "https://harbour.org/", "", id="script with a line break"),
        pytest.param("data:text/html,x", "https://harbour.org/", "", id="data"),
        pytest.param("mailto:ines@harbour.org", "https://harbour.org/", "", id="mail"),
        pytest.param("https://ines:pw@harbour.org/", "", "", id="user name"),
        pytest.param("https://harbour.org@evil.example/", "", "", id="another host behind a user name"),
        pytest.param("https://harb\u200bour.org/", "", "", id="mark in the host"),
        pytest.param("https://harbour.org:99999/", "", "", id="no port"),
        pytest.param("https:///x", "", "", id="no host"),
        pytest.param("https://[harbour/", "", "", id="half a bracket"),
        pytest.param("/x", "https://[harbour/", "", id="broken base"),
        pytest.param("https://harbour.org/" + "x" * 9000, "", "", id="too long for an address"),
    ],
)
def test_a_post_links_to(url: str, base: str, link: str) -> None:
    assert urls.clean(url, base) == link


@pytest.mark.parametrize(
    ("url", "host"),
    [
        pytest.param("https://WWW.Harbour.example.org:8080/x", "harbour.example.org", id="lower case, no www, no port"),
        pytest.param("https://news.harbour.example.org/", "news.harbour.example.org", id="a section keeps its name"),
        pytest.param("https://ines@harbour.org/", "harbour.org", id="user name"),
        pytest.param("harbour.org/x", "", id="no scheme"),
        pytest.param("https://[harbour", "", id="unparsable"),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert urls.host(url) == host


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        pytest.param("https://WWW.Harbour.example.org:8080/x", "www.harbour.example.org:8080", id="lower case"),
        pytest.param("https://harbour.org:443/", "harbour.org", id="the port of https"),
        pytest.param("http://harbour.org:80/", "harbour.org", id="the port of http"),
        pytest.param("http://harbour.org:443/", "harbour.org:443", id="the port of the other"),
        pytest.param("https://ines:secret@harbour.org:8443/", "harbour.org:8443", id="user name"),
        pytest.param("https://h\u00e4fen.example./", "xn--hfen-loa.example", id="no ASCII, and the root's dot"),
        pytest.param("http://[::1]:9000/x", "[::1]:9000", id="IPv6"),
        pytest.param("http://[::1]/x", "[::1]", id="IPv6 without a port"),
        pytest.param("https://harbour.org:99999/", "", id="no port"),
        pytest.param("harbour.org/x", "", id="no scheme"),
        pytest.param("https://[harbour", "", id="unparsable"),
    ],
)
def test_who_is_asked_for_an_address(url: str, spelled: str) -> None:
    assert urls.host_and_port(url) == spelled


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        pytest.param("https://harbour.co.uk/a", "http://news.harbour.co.uk:81/b", True, id="one site"),
        pytest.param("https://harbour.co.uk/a", "https://marl.co.uk/a", False, id="two sites of one suffix"),
        pytest.param("https://quay.blogspot.com/", "https://ferry.blogspot.com/", False, id="two blogs of one host"),
        pytest.param("http://127.0.0.1:1/", "http://127.0.0.1:2/", True, id="two ports"),
        pytest.param("", "", False, id="no addresses"),
        pytest.param("feed.xml", "page.html", False, id="two files"),
    ],
)
def test_two_addresses_of_one_site(url: str, other: str, same: bool) -> None:
    assert urls.same_site(url, other) is same


@pytest.mark.parametrize(
    ("host", "site"),
    [
        pytest.param("news.harbour.co.uk", "harbour.co.uk", id="suffix of two labels"),
        pytest.param("www.harbour.com", "harbour.com", id="suffix of one label"),
        pytest.param("quay.blogspot.com", "quay.blogspot.com", id="a blog of a blog host"),
        pytest.param("co.uk", "co.uk", id="only a suffix"),
        pytest.param("127.0.0.1", "127.0.0.1", id="a number"),
        pytest.param("newsstand", "newsstand", id="one word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_site_of_a_host(host: str, site: str) -> None:
    assert urls.site(host) == site


@given(url=ADDRESSES)
def test_an_identity_is_its_own_identity(url: str) -> None:
    assert urls.canonical(urls.canonical(url)) == urls.canonical(url)


@given(url=ADDRESSES)
def test_a_clean_link_stays_as_it_is(url: str) -> None:
    assert urls.clean(urls.clean(url)) == urls.clean(url)


@given(url=ADDRESSES)
def test_cleaning_does_not_change_which_article_it_is(url: str) -> None:
    link = urls.clean(url)

    assert not link or urls.canonical(link) == urls.canonical(url)


@given(url=ADDRESSES, base=ADDRESSES)
def test_a_link_is_http_without_marks_or_quotes(url: str, base: str) -> None:
    link = urls.clean(url, base)

    assert not link or re.fullmatch(r"https?://[^\s\"<>]+", link, re.IGNORECASE)


@given(url=ADDRESSES)
def test_host_and_site_never_raise(url: str) -> None:
    assert isinstance(urls.site(urls.host(url)), str)


@pytest.mark.skipif(not FEEDS.exists(), reason="the shared feeds are not on this machine")
def test_the_laws_hold_for_every_address_in_the_shared_feeds() -> None:
    found = {
        url
        for feed in FEEDS.glob("*.gz")
        for url in re.findall(r"https?://[^\s<>\"']+", gzip.decompress(feed.read_bytes()).decode("utf-8", "replace"))
    }
    identities = {url: urls.canonical(url) for url in found}

    assert all(urls.canonical(identity) == identity for identity in identities.values())
    assert all(urls.canonical(urls.clean(url)) == identities[url] for url in found if urls.clean(url))

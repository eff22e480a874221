"""The laws of addresses: an identity is its own, a clean link stays as it is, and nothing raises."""

import gzip
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline import urls
from tests.desks import SHARED

FEEDS = SHARED / "data" / "feeds"
PIECES = st.sampled_from(
    ["www.", "m.", "amp.", "Harbour.example.org", "bücher.example.org", ":80", ":8080", "/", "//", "/.", "/..", "/amp",
     "/index.html", ".amp.html", ";jsessionid=1A2B", "?", "&", "&amp;", "#", "!", "utm_source=rss", "id=7", "ref=rss",
     "xtor=RSS-1", "sid=1", "%41", "%", "%2f", "%e2%80%8b", "é", " ", "\u200b", "\\", "[", "]", "@", "comments", "+",
     "https://", "google.com/amp/s/", "a-b-c.cdn.ampproject.org/c/s/", "0", "\ud800", "\x00", ":~:text=x",
     "https://www.google.com/url?q=", "https%3A%2F%2F"]
)  # fmt: skip
ADDRESSES = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=14).map(lambda pieces: "https://harbour.example.org/" + "".join(pieces)),
    st.lists(PIECES, max_size=14).map(lambda pieces: "http://" + "".join(pieces)),
)


@given(url=ADDRESSES)
@example(url="https://bücher.example.org../")
@example(url="http://www.www.0.0")
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

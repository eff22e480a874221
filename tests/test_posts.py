"""Channels and profiles whose posts are listed, told by their address alone; and which page is a post."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.outlets import posts

CHANNEL = "UC" + "a1_-" * 5 + "Zz"
YOUTUBE_FEED = "https://www.youtube.com/feeds/videos.xml?"
SITES = ("https://t.me/", "https://www.youtube.com/", "https://bsky.app/", "https://a.example/@", "https://x.com/")
_PIECES = (
    *("s/", "@", "mayor", "harbour_news", "/", ".rss", "7", "112233445566778899", "user/", "channel/", CHANNEL),
    *("watch", "?", "=", "&", "list", "playlist_id", "profile/", "/post/", "/status/", "#", "%40", " ", "é", "[", "\\"),
)
ADDRESSES = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))


@pytest.mark.parametrize(
    ("address", "service", "listed_at"),
    [
        pytest.param(
            f"https://www.youtube.com/channel/{CHANNEL}", "YouTube", f"{YOUTUBE_FEED}channel_id={CHANNEL}", id="channel"
        ),
        pytest.param(
            f"https://m.youtube.com/channel/{CHANNEL}/videos",
            "YouTube",
            f"{YOUTUBE_FEED}channel_id={CHANNEL}",
            id="a page of a channel",
        ),
        pytest.param(
            f"{YOUTUBE_FEED}channel_id={CHANNEL}", "YouTube", f"{YOUTUBE_FEED}channel_id={CHANNEL}", id="channel's feed"
        ),
        pytest.param(
            "https://www.youtube.com/playlist?list=PL12345",
            "YouTube",
            f"{YOUTUBE_FEED}playlist_id=PL12345",
            id="playlist",
        ),
        pytest.param("https://youtube.com/user/harbour", "YouTube", f"{YOUTUBE_FEED}user=harbour", id="old user"),
        pytest.param(
            "https://bsky.app/profile/harbour.example",
            "Bluesky",
            "https://bsky.app/profile/harbour.example/rss",
            id="sky",
        ),
        pytest.param(
            "https://bsky.app/profile/did:plc:abc123/rss",
            "Bluesky",
            "https://bsky.app/profile/did:plc:abc123/rss",
            id="Bluesky's feed",
        ),
        pytest.param("https://social.example/@mayor", "Mastodon", "https://social.example/@mayor.rss", id="Mastodon"),
        pytest.param("http://127.0.0.1:81/@mayor.rss", "Mastodon", "http://127.0.0.1:81/@mayor.rss", id="its feed"),
        pytest.param("https://t.me/harbour_news", "Telegram", "https://t.me/s/harbour_news", id="Telegram"),
        pytest.param("https://t.me/s/harbour_news", "Telegram", "https://t.me/s/harbour_news", id="Telegram's page"),
    ],
)
def test_a_channel_s_posts_are_listed_where_its_address_says(address: str, service: str, listed_at: str) -> None:
    found = posts.posting(address)

    assert found is not None
    assert (found.service, found.section.url if found.section else found.feed) == (service, listed_at)
    assert posts.posting(listed_at) == found


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("https://www.youtube.com/@harbour", id="a handle, of which only the page knows the channel"),
        pytest.param("https://www.youtube.com/watch?v=abc", id="a video"),
        pytest.param("https://bsky.app/profile/harbour.example/post/3k", id="a post"),
        pytest.param("https://social.example/@mayor/112233445566778899", id="a post of Mastodon"),
        pytest.param("https://t.me/joinchat", id="an invitation"),
        pytest.param("https://t.me/+AbCdEf", id="a private channel"),
        pytest.param("https://medium.com/@mayor", id="a blog that looks like Mastodon"),
        pytest.param("https://substack.com/@mayor", id="a newsletter's writer"),
        pytest.param("https://open.substack.com/@mayor", id="and by another host of that service"),
        pytest.param("https://harbour.example/world/rss.xml", id="a feed"),
        pytest.param("ftp://social.example/@mayor", id="no web address"),
        pytest.param("https://[bad/@mayor", id="no address"),
    ],
)
def test_any_other_address_is_none(address: str) -> None:
    assert posts.posting(address) is None


@pytest.mark.parametrize(
    ("url", "is_post"),
    [
        pytest.param("https://www.youtube.com/watch?v=abc", True, id="video"),
        pytest.param("https://youtu.be/abc", True, id="short video address"),
        pytest.param("https://bsky.app/profile/harbour.example/post/3k", True, id="Bluesky"),
        pytest.param("https://social.example/@mayor/112233445566778899", True, id="Mastodon"),
        pytest.param("https://t.me/harbour_news/1234", True, id="Telegram"),
        pytest.param("https://x.com/mayor/status/1234", True, id="X"),
        pytest.param("https://harbour.example/2026/05/12/ferry", False, id="an article"),
        pytest.param("https://blog.example/@mayor/why-the-ferry-stays-1a2b", False, id="a blog's article"),
        pytest.param("https://t.me/harbour_news", False, id="a channel"),
        pytest.param("https://[bad", False, id="no address"),
    ],
)
def test_a_post_is_told_from_an_article_by_its_address(url: str, is_post: bool) -> None:
    assert posts.is_post(url) is is_post


@given(address=ADDRESSES)
def test_where_a_channel_s_posts_are_listed_is_that_channel_s_and_no_post(address: str) -> None:
    for url in (address, *(f"{site}{address}" for site in SITES)):
        found = posts.posting(url)
        if found is not None:
            listed_at = found.section.url if found.section else found.feed
            assert posts.posting(listed_at) == found
            assert not posts.is_post(listed_at)


@given(address=ADDRESSES)
def test_a_post_is_told_by_its_page_and_not_by_a_place_on_it(address: str) -> None:
    for url in (address, *(f"{site}{address}" for site in SITES)):
        assert posts.is_post(f"{url}#comments") is posts.is_post(url)

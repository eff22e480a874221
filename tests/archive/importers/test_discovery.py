"""What a blog's address leads to."""

import time

import pytest

from pipeline.archive.importers import discovery

FEED = "https://river.example/feeds/posts/default"


@pytest.mark.parametrize(
    ("links", "feed"),
    [
        ("<link rel='alternate' type='application/atom+xml' href='/feeds/posts/default'>", FEED),
        (
            '<link href="https://river.example/feeds/77/comments/default" rel="alternate" type="application/atom+xml">'
            '<link type="application/rss+xml" rel="alternate" href="/feeds/posts/default?alt=rss">',
            FEED,
        ),
        (
            "<link rel=alternate type=application/rss+xml href=/feed/?a=1&amp;b=2>",
            "https://river.example/feed/?a=1&b=2",
        ),
        ("<link rel='stylesheet' type='text/css' href='/a.css'>", ""),
        ("", ""),
    ],
)
def test_a_page_names_its_feed(links: str, feed: str) -> None:
    body = f"<!DOCTYPE html><html><head>{links}</head><body>x</body></html>".encode()

    assert discovery.feed_in(body, url="https://river.example/2012/") == feed


def test_links_of_one_endless_word_cost_by_their_length() -> None:
    page = b"<link " + b"a" * 1_990 + b">"
    began = time.process_time()

    assert discovery.feed_in(page * 150, url="https://river.example/") == ""
    assert time.process_time() - began < 2

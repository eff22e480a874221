"""A front page: the name, language and feeds that it says; hostile ones are read or refused in time."""

import pytest

from pipeline.errors import CopydeskError, UnreadableError
from pipeline.read import front
from pipeline.read.pool import Readers

URL = "https://harbour.example/"


def page(head: str = "", body: str = "<p>News of the harbour.</p>") -> bytes:
    return f'<!doctype html><html lang="en-NZ"><head>{head}</head><body>{body}</body></html>'.encode()


def test_feeds_are_those_the_head_declares_then_those_the_page_links() -> None:
    found = front.read(
        page(
            '<link rel="alternate" type="application/rss+xml" title="World" href="/world.xml">'
            '<link rel="alternate" type="application/feed+json" href="https://feeds.example/harbour.json">'
            '<link rel="alternate" hreflang="fr" type="text/html" href="/fr/">',
            '<a href="/rss/sport">Sport</a><a href="/about">About</a><a href="/world.xml">World again</a>',
        ),
        url=URL,
    )

    assert found.feeds == (
        "https://harbour.example/world.xml",
        "https://feeds.example/harbour.json",
        "https://harbour.example/rss/sport",
    )


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a href="https://other.example/feed">Theirs</a>', id="another site's"),
        pytest.param('<a href="/comments/feed/">Comments</a>', id="comments"),
        pytest.param('<a href="javascript:feed()">Feed</a>', id="script"),
        pytest.param('<a href="/feedback">Feedback</a>', id="only the letters"),
        pytest.param('<a href="/news/the-atom">The atom</a>', id="an article"),
    ],
)
def test_no_feed_is_taken_from(body: str) -> None:
    assert front.read(page(body=body), url=URL).feeds == ()


def test_its_name_is_cleaned_of_what_would_lie_in_a_list() -> None:
    head = (
        '<meta property="og:site_name" content="Harbour\u202e &lt;b&gt;Times&lt;/b&gt;\u200b"><title>Front | HT</title>'
    )

    found = front.read(page(head), url=URL)

    assert (found.site_name, found.title, found.language) == ("Harbour Times", "Front | HT", "en-NZ")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<div>" * 200_000, id="nested"),
        pytest.param(b"<html><body><a " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">", id="attributes"),
        pytest.param(b"<html><body>" + b'<a href="/feed/1">x</a>' * 100_000, id="links"),
        pytest.param(
            b"<html><head>" + b'<link rel="alternate" type="application/rss+xml" href="/f">' * 50_000, id="feeds"
        ),
    ],
)
def test_a_hostile_page_is_read_or_refused_within_the_deadline(body: bytes) -> None:
    with Readers(workers=1) as readers:
        answer = readers.front(body, url=URL)
        problem = answer.exception(timeout=30)

    assert problem is None or isinstance(problem, CopydeskError)
    assert problem is not None or len(answer.result().feeds) <= front.MOST_FEEDS


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"{}", id="JSON"),
        pytest.param(URL.encode(), id="an address"),
        pytest.param(b"\x00" * 1000, id="NULs"),
        pytest.param(b"", id="empty"),
    ],
)
def test_what_is_no_page_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableError, match="not a web page"):
        front.read(body, url=URL)

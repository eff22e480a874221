import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache

import pytest

from pipeline.errors import OutletError, UnreadableError
from pipeline.read.pool import MEMORY_BYTES, Readers
from tests.newsstand.hostile_bodies import a_million_items
from tests.read.printed import ADDRESS, NOW, RSS, item, rss

PAGE = (
    "<html><head><title>Ferry talks resume</title></head><body><article><h1>Ferry talks resume</h1>"
    + "<p>Crews and owners met again on Tuesday in Port Ansel, and both sides spoke of progress after six hours.</p>"
    * 4
    + "</article></body></html>"
)


@cache
def slow() -> bytes:
    """100,000 attributes on an element hold feedparser for longer than any deadline here."""
    attributes = " ".join(f'a{n}="1"' for n in range(100_000))
    return rss(item()).replace("<channel>", f"<channel {attributes}>").encode()


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers(workers=2, deadline_seconds=1.5) as opened:
        yield opened


def test_a_feed_is_read_in_a_child(readers: Readers) -> None:
    assert len(readers.feed(RSS.encode(), url=ADDRESS, now=NOW).result().items) == 2


def test_an_article_is_read_in_a_child(readers: Readers) -> None:
    article = readers.article(PAGE.encode(), url="https://harbourpost.example/1", now=NOW, outlet="The Harbour Post")

    assert article.result().headline == "Ferry talks resume"


def test_an_unreadable_feed_is_the_readers_own_error(readers: Readers) -> None:
    error = readers.feed(b"<html>", url=ADDRESS, now=NOW).exception()

    assert isinstance(error, UnreadableError)
    assert (error.what, error.where) == ("the answer is a web page, not a feed", ADDRESS)


def test_a_feed_that_takes_too_long_is_an_outlets_error(readers: Readers) -> None:
    feed = slow()
    started = time.monotonic()
    error = readers.feed(feed, url=ADDRESS, now=NOW).exception()

    assert isinstance(error, OutletError)
    assert (error.what, error.where) == ("reading took more than 1.5 seconds", ADDRESS)
    assert time.monotonic() - started < 5


def test_the_next_feed_is_read_after_one_that_took_too_long(readers: Readers) -> None:
    late = readers.feed(slow(), url=ADDRESS, now=NOW)
    others = [readers.feed(RSS.encode(), url=ADDRESS, now=NOW) for _ in range(5)]

    assert isinstance(late.exception(), OutletError)
    assert [len(other.result().items) for other in others] == [2] * 5


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a child's address space")
def test_a_feed_that_needs_too_much_memory_is_an_outlets_error_and_the_next_is_read() -> None:
    much = rss(*[item(title=f"Story {n}") for n in range(60_000)]).encode()

    with Readers(workers=1, memory_bytes=20_000_000) as readers:
        greedy = readers.feed(much, url=ADDRESS, now=NOW)
        following = readers.feed(RSS.encode(), url=ADDRESS, now=NOW)

        assert str(greedy.exception()).startswith("the reader ran out of memory")
        assert len(following.result().items) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a child's address space")
def test_a_child_that_has_no_memory_for_a_library_is_an_outlets_error_and_not_the_machines() -> None:
    in_words = rss(item(more="<pubDate>le 12 mai de l'an 2026 vers 3 heures</pubDate>")).encode()

    with Readers(workers=1, memory_bytes=2_000_000) as readers:
        starved = readers.feed(in_words, url=ADDRESS, now=NOW, language="fr")

        assert str(starved.exception()).startswith("the reader ran out of memory")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a child's address space")
def test_a_million_empty_items_leave_a_child_a_quarter_of_its_memory() -> None:
    with Readers(workers=1, deadline_seconds=60, memory_bytes=MEMORY_BYTES * 3 // 4) as readers:
        assert readers.feed(a_million_items(), url=ADDRESS, now=NOW).result().items == ()


def test_what_was_not_read_when_the_readers_closed_is_an_outlets_error() -> None:
    readers = Readers(workers=1)
    unread = readers.feed(slow(), url=ADDRESS, now=NOW)
    readers.close()

    assert isinstance(unread.exception(timeout=5), OutletError)


def test_closed_readers_take_no_more() -> None:
    readers = Readers()
    readers.close()

    with pytest.raises(RuntimeError, match="closed"):
        readers.feed(RSS.encode(), url=ADDRESS, now=NOW)


def test_no_parser_is_loaded_into_the_parent() -> None:
    script = "import sys, pipeline.read.pool; print([m for m in ('pebble', 'feedparser', 'lxml') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "[]"

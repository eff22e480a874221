"""A page of a public Blogger feed, and any other feed."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.archive.importers import Found, LeftOut, any_feed, blogger_feed
from pipeline.archive.importers.calendar import Calendar
from pipeline.errors import UnreadableError
from tests.cast import NOON

FEED = "https://river.example/feeds/posts/default"


def entry(number: int, **changed: object) -> dict[str, Any]:
    return {
        "id": {"$t": f"tag:blogger.com,1999:blog-77.post-{number}"},
        "published": {"$t": "2012-03-04T23:30:00.003-05:00"},
        "updated": {"$t": "2012-03-05T08:00:00.001-05:00"},
        "category": [{"scheme": "http://www.blogger.com/atom/ns#", "term": "Straits"}],
        "title": {"type": "text", "$t": "Strait opens"},
        "content": {"type": "html", "$t": "<p>It is open.</p>"},
        "link": [
            {"rel": "replies", "href": "https://river.example/c"},
            {"rel": "alternate", "href": f"https://river.example/2012/03/post-{number}.html"},
        ],
        **changed,
    }


def page(*entries: object, total: object = "3", start: object = "1", more: bool = False) -> bytes:
    feed: dict[str, Any] = {"openSearch$totalResults": {"$t": total}, "openSearch$startIndex": {"$t": start}}
    feed["link"] = [{"rel": "next", "href": "https://elsewhere.example/"}] if more else []
    return json.dumps({"version": "1.0", "feed": feed | ({"entry": list(entries)} if entries else {})}).encode()


def read(body: bytes, start: int = 1) -> blogger_feed.Page:
    return blogger_feed.page(body, start=start, where=FEED)


def test_a_post_is_found_with_all_that_the_feed_says() -> None:
    [post] = read(page(entry(123456789))).things

    assert post == Found(
        keys=("blogger:123456789", "/2012/03/post-123456789.html"),
        url="https://river.example/2012/03/post-123456789.html",
        title="Strait opens",
        published=datetime(2012, 3, 5, 4, 30, 0, 3000, tzinfo=UTC),
        updated=datetime(2012, 3, 5, 13, 0, 0, 1000, tzinfo=UTC),
        labels=("Straits",),
        html="<p>It is open.</p>",
    )


@pytest.mark.parametrize(
    ("body", "asked", "after", "total"),
    [
        pytest.param(page(entry(1), entry(2)), 1, 3, 3, id="more to come"),
        pytest.param(page(entry(1), entry(2), start="2"), 2, 0, 3, id="the last"),
        pytest.param(page(entry(1), total="100", start="1"), 1, 2, 100, id="fewer than asked for: what came counts"),
        pytest.param(page(total="0"), 1, 0, 0, id="no entry at all, and no such key"),
        pytest.param(page(entry(1), total="x", start=None), 7, 8, 0, id="no numbers: on until a page is empty"),
        pytest.param(page(entry(1), total="4", start="1"), 5, 0, 4, id="the first page again, behind the last one"),
        pytest.param(page(entry(1), total="1", more=True), 1, 2, 1, id="a total that is too low"),
    ],
)
def test_the_next_page_begins_where_this_one_ended(body: bytes, asked: int, after: int, total: int) -> None:
    told = read(body, asked)

    assert (told.next, told.total) == (after, total)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(page(entry(1), total="5", start="1"), id="the blog has more posts"),
        pytest.param(page(entry(1), total="0", start="1", more=True), id="the blog names a next page"),
    ],
)
def test_always_the_first_page_is_not_the_end(body: bytes) -> None:
    with pytest.raises(UnreadableError, match="an earlier page once more") as refused:
        read(body, 5)

    assert "run the same import again" in refused.value.do


def test_a_blog_that_gives_summaries_only_gives_partial_posts() -> None:
    short = entry(1)
    short["summary"] = short.pop("content")

    [post] = read(page(short)).things

    assert isinstance(post, Found)
    assert (post.partial, post.html) == (True, "<p>It is open.</p>")


def test_an_entry_may_lack_all_that_it_can_lack() -> None:
    bare = {"id": {"$t": "tag:blogger.com,1999:blog-77.post-5"}}
    strange = {"id": "x", "link": "y", "category": {"term": 5}, "title": None}

    post, nothing = read(page(bare, strange, "no entry")).things

    assert post == Found(keys=("blogger:5",), title="", html="")
    assert nothing == LeftOut(what="posts without an id and an address")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"feed": 5}', b"[" * 100_000, b'{"error": {"code": 403}}'])
def test_what_is_no_page_of_a_feed_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableError, match="no page of a Blogger feed"):
        read(body)


@pytest.mark.parametrize(
    ("home", "feed"),
    [
        ("https://river.blogspot.com/", "https://river.blogspot.com/feeds/posts/default"),
        ("https://river.example/2012/03/a.html?m=1", FEED),
        (f"{FEED}?alt=rss", FEED),
        ("https://river.example/feeds/posts/summary", FEED),
        (f"{FEED}/-/Straits", f"{FEED}/-/Straits"),
    ],
)
def test_any_address_of_a_blog_names_its_feed(home: str, feed: str) -> None:
    assert blogger_feed.feed_of(home) == feed


def test_updated_min_is_asked_only_with_the_order_that_makes_it_count() -> None:
    since = datetime(2026, 5, 1, tzinfo=UTC)

    assert blogger_feed.address(FEED, start=1) == f"{FEED}?alt=json&start-index=1&max-results=100&orderby=published"
    assert blogger_feed.address(FEED, start=101, since=since) == (
        f"{FEED}?alt=json&start-index=101&max-results=100&orderby=updated&updated-min=2026-05-01T00%3A00%3A00Z"
    )


RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>River Watch</title><link>https://river.example/</link>
<item><title>Strait opens</title><link>https://river.example/strait/?utm_source=rss</link><guid>x1</guid>
<pubDate>Mon, 05 Mar 2012 04:30:00 +0000</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>It is open.</p><!-- mark -->]]></content:encoded></item>
<item><title>Fog lifts</title><link>https://river.example/fog/</link>
<description>So it did, and then</description></item>
<item><title>Tugs</title><link>/tugs/</link><description>&lt;p&gt;They wait.&lt;/p&gt;</description></item>
<item><title>Nameless</title><guid isPermaLink="false">n4</guid><description>x</description></item></channel></rss>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "River Watch",
        "items": [
            {
                "id": "x1",
                "url": "https://river.example/strait/",
                "title": "Strait opens",
                "content_html": "<p>It is open.</p><!-- mark -->",
                "date_published": "2012-03-05T04:30:00Z",
            }
        ],
    }
).encode()


@pytest.mark.parametrize("body", [RSS, JSON_FEED], ids=["rss", "json"])
def test_a_post_of_any_feed_keeps_its_markup(body: bytes) -> None:
    post = next(any_feed.things(body, url="https://river.example/feed", calendar=Calendar(now=NOON), where="feed"))

    assert post == Found(
        keys=("/strait",),
        url="https://river.example/strait/",
        title="Strait opens",
        published=datetime(2012, 3, 5, 4, 30, tzinfo=UTC),
        html="<p>It is open.</p><!-- mark -->",
    )


ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>River Watch</title><id>u:1</id><entry>
<id>u:2</id><title>Fog</title><link rel="alternate" href="https://river.example/fog"/>
<published>2012-03-05T04:30:00Z</published><updated>2012-03-06T08:00:00Z</updated><category term="fog" label="Fog"/>
<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#post"/>
<category term="ice"/><content type="html">&lt;p&gt;It lifts.&lt;/p&gt;</content></entry></feed>"""
LABELLED_RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<item><title>Fog</title><link>https://river.example/fog</link><dc:date>2012-03-05T04:30:00Z</dc:date>
<category>Fog</category><category><![CDATA[ice]]></category><category>Fog</category><category>Uncategorized</category>
<description>&lt;p&gt;It lifts.&lt;/p&gt;</description></item></channel></rss>"""
LABELLED_JSON = JSON_FEED.replace(
    b'"date_published"', b'"tags": ["Fog", "ice", 5], "date_modified": "2012-03-06T08:00:00Z", "date_published"'
)
EDITED = datetime(2012, 3, 6, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "updated"),
    [
        pytest.param(ATOM, EDITED, id="atom"),
        pytest.param(LABELLED_RSS, None, id="rss: its only date is that of publication"),
        pytest.param(LABELLED_JSON, EDITED, id="json"),
    ],
)
def test_a_post_of_any_feed_keeps_its_labels_and_when_it_was_changed(body: bytes, updated: datetime | None) -> None:
    [post] = any_feed.things(body, url="https://river.example/feed", calendar=Calendar(now=NOON), where="feed")

    assert isinstance(post, Found)
    assert (post.labels, post.updated) == (("Fog", "ice"), updated)
    assert post.published == datetime(2012, 3, 5, 4, 30, tzinfo=UTC)


def test_a_summary_without_markup_is_partial_and_an_item_without_an_address_is_known_by_its_id() -> None:
    _, fog, tugs, nameless = any_feed.things(
        RSS, url="https://river.example/feed", calendar=Calendar(now=NOON), where="feed"
    )

    assert isinstance(fog, Found)
    assert isinstance(tugs, Found)
    assert isinstance(nameless, Found)
    assert (fog.partial, tugs.partial) == (True, False)
    assert tugs.url == "https://river.example/tugs/"
    assert nameless.keys == ("id:n4",)


def test_an_ampersand_alone_in_the_title_of_a_post_gains_no_mark() -> None:
    body = RSS.replace(b"<title>Strait opens</title>", b"<title>P&O: strait opens</title>")

    post = next(any_feed.things(body, url="https://river.example/feed", calendar=Calendar(now=NOON), where="feed"))

    assert isinstance(post, Found)
    assert post.title == "P&O: strait opens"

"""Exports of an invented blog, an entry or item at a time, in the shapes that Blogger and WordPress write."""

import zipfile
from html import escape
from pathlib import Path

BODY = (
    '<b><a href="https://meridian.example/strait">Meridian News: Ports agree to reopen the strait</a></b>'
    "<blockquote>LUND - The ports of Lund and Vik said on Sunday that ships may pass.</blockquote>"
    '<p><a href="https://meridian.example/strait">Read more</a> ....</p>'
    "<p><b>WNU Editor:</b> Not all believe it.</p><p><b>Strait Opens After Winter</b></p>"
    '<p><a href="https://ledger.example/fog">Fog lifts</a> -- The Ledger</p>'
    '<p><a href="https://harbour.example/tugs">Tugs wait off Vik</a> -- Harbour Post</p>'
)
_TAG = "tag:blogger.com,1999:blog-77.post-"
_LEGACY = (
    "<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href='x.css' type='text/css'?>"
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://purl.org/atom/app#'"
    " xmlns:thr='http://purl.org/syndication/thread/1.0'><id>tag:blogger.com,1999:blog-77.archive</id>"
)
_TAKEOUT = (
    "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'"
    " xmlns:blogger='http://schemas.google.com/blogger/2018'><id>tag:blogger.com,1999:blog-77</id>"
)


def legacy(*entries: str) -> bytes:
    """A backup of the years before Takeout."""
    return (_LEGACY + "".join(entries) + "</feed>").encode()


def takeout(*entries: str) -> bytes:
    """A feed.atom of today."""
    return (_TAKEOUT + "".join(entries) + "</feed>").encode()


def legacy_post(
    number: int,
    *,
    title: str = "Strait Opens After Winter",
    html: str = BODY,
    kind: str = "post",
    more: str = "",
) -> str:
    """An entry of a backup."""
    return (
        f"<entry><id>{_TAG}{number}</id><published>2012-03-04T23:30:00.003-05:00</published>"
        "<updated>2012-03-05T08:00:00.001-05:00</updated>"
        f"<category scheme='http://schemas.google.com/g/2005#kind'"
        f" term='http://schemas.google.com/blogger/2008/kind#{kind}'/>"
        f"<category scheme='http://www.blogger.com/atom/ns#' term='Straits'/>"
        f"<title type='text'>{escape(title)}</title><content type='html'>{escape(html)}</content>"
        f"<link rel='replies' href='http://river.example/feeds/{number}/comments/default'/>"
        f"<link rel='alternate' type='text/html' href='http://river.example/2012/03/post-{number}.html'/>"
        f"<author><name>Ed</name></author>{more}</entry>"
    )


def legacy_comment(number: int, *, post: int) -> str:
    """A reader's comment in a backup."""
    return legacy_post(number, title="So it goes.", html="So it goes.", kind="comment").replace(
        "<author><name>Ed</name></author>",
        "<author><name>B.Poster</name></author>"
        f"<thr:in-reply-to href='http://river.example/2012/03/post-{post}.html' ref='{_TAG}{post}' type='text/html'/>",
    )


def takeout_post(
    number: int,
    *,
    title: str = "Strait Opens After Winter",
    html: str = BODY,
    kind: str = "POST",
    status: str = "LIVE",
    updated: str = "2012-03-05T13:00:00Z",
    more: str = "",
) -> str:
    """An entry of a Takeout: no link, and a blogger:type inside the author that means another thing."""
    kinds = f"<blogger:type>{kind}</blogger:type>" if kind else ""
    return (
        f"<entry><id>{_TAG}{number}</id><author><name>Ed</name><blogger:type>ANONYMOUS</blogger:type></author>"
        f"{kinds}<blogger:status>{status}</blogger:status>"
        f"<title>{escape(title)}</title><content type='html'>{escape(html)}</content>"
        f"<published>2012-03-05T04:30:00.003Z</published><updated>{updated}</updated>"
        f"<blogger:filename>/2012/03/post-{number}.html</blogger:filename><blogger:trashed/>"
        f"<category scheme='tag:blogger.com,1999:blog-77' term='Straits'/>{more}</entry>"
    )


def takeout_comment(number: int, *, post: int, status: str = "LIVE") -> str:
    """A reader's comment in a Takeout; its id has the form of a post's."""
    parent = f"<blogger:parent>{_TAG}{post}</blogger:parent><blogger:inReplyTo/>"
    entry = takeout_post(number, title="", html="So it goes.", kind="COMMENT", status=status, more=parent)
    place = f"<blogger:filename>/2012/03/post-{number}.html</blogger:filename>"
    return entry.replace("<name>Ed</name>", "<name>B.Poster</name>").replace(place, "<blogger:filename/>")


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    """Write a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in members.items():
            packed.writestr(name, body)
    return path


def wxr(*items: str) -> bytes:
    """A WordPress export, with the blank line that some plugin prints before it, and a control character."""
    return (
        "\n<?xml version='1.0' encoding='UTF-8' ?>\n<!-- made by WordPress -->\n<rss version='2.0'"
        " xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        " xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/' xmlns:wp='http://wordpress.org/export/1.2/'>"
        "<channel><title>River \x0b Watch</title><wp:wxr_version>1.2</wp:wxr_version>"
        f"<wp:category><wp:cat_name>Straits</wp:cat_name></wp:category>{''.join(items)}</channel></rss>"
    ).encode()


def wxr_item(
    number: int,
    *,
    kind: str = "post",
    status: str = "publish",
    more: str = "",
) -> str:
    """An item of it."""
    return (
        f"<item><title>Strait Opens After Winter</title><link>https://river.example/2012/03/05/post-{number}/</link>"
        f"<pubDate>Mon, 05 Mar 2012 04:30:00 +0000</pubDate><dc:creator>ed</dc:creator>"
        f"<guid isPermaLink='false'>https://river.example/?p={number}</guid><description></description>"
        f"<content:encoded><![CDATA[{BODY}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date_gmt>2012-03-05 04:30:00</wp:post_date_gmt>"
        f"<wp:post_modified_gmt>2012-03-05 13:00:00</wp:post_modified_gmt><wp:post_type>{kind}</wp:post_type>"
        f"<wp:status>{status}</wp:status>"
        "<category domain='category' nicename='straits'><![CDATA[Straits]]></category>"
        f"<category domain='category' nicename='uncategorized'><![CDATA[Uncategorized]]></category>{more}</item>"
    )


def wxr_comment(number: int, *, kind: str = "comment", approved: str = "1") -> str:
    """A comment inside an item."""
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author><![CDATA[B.Poster]]></wp:comment_author>"
        "<wp:comment_date_gmt>2012-03-05 06:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[So it goes.]]>"
        f"</wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved>"
        f"<wp:comment_type>{kind}</wp:comment_type></wp:comment>"
    )

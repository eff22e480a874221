"""WordPress's export (WXR 1.0 to 1.2): an RSS file with the blog's own fields beside each item.

shown      wp:post_type post and wp:status publish; comments with comment_approved 1 that are no pingback
times      wp:post_date_gmt and wp:post_modified_gmt (since WordPress 5.7), UTC without a zone; else pubDate
words      content:encoded as the editor wrote it: where it has no paragraphs, a blank line is one
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from pipeline import text
from pipeline.archive.importers import keys
from pipeline.archive.importers.elements import children, elements, words
from pipeline.archive.importers.elements import text as text_of
from pipeline.archive.importers.found import Found, FoundComment, LeftOut, Thing
from pipeline.archive.importers.moments import moment

_LABELS = ("category", "post_tag")
_NO_LABEL = "uncategorized"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_BLOCK = re.compile(r"\s*</?(?:p|div|h[1-6]|ul|ol|li|blockquote|table|figure|pre|hr|form|iframe|!--)\b", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"<p[\s>]", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def things(chunks: Iterable[bytes], *, where: str) -> Iterator[Thing]:
    """Yield the posts, each before its comments, and what is left out of an export, in its order.

    Args:
        chunks: The file.
        where: The file, for messages.

    Raises:
        UnreadableError, BrokenOffError: as `elements` says.
    """
    for item in elements(chunks, tag="item", where=where):
        yield from _things(item)


def paragraphed(content: str) -> str:
    """Return a post's words with the paragraphs and line breaks that WordPress shows for blank lines and line ends."""
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    if _PARAGRAPHS.search(content) or "\n" not in content.strip():
        return content
    runs = (run.strip("\n") for run in _BLANK_LINES.split(content.strip()))
    return "\n".join(run if _BLOCK.match(run) else f"<p>{_broken(run)}</p>" for run in runs if run)


def _broken(run: str) -> str:
    return run.replace("\n", "<br />\n")


def _things(item: etree._Element) -> Iterator[Thing]:
    kind, status = text_of(item, "post_type") or "post", text_of(item, "status") or "publish"
    if kind != "post":
        yield LeftOut(what="pages" if kind == "page" else "items that are no posts")
    elif status != "publish":
        yield LeftOut(what="drafts" if status == "draft" else f"posts that are {status[:40]}")
    else:
        found = _post(item)
        yield found
        if isinstance(found, Found):
            yield from _comments(item, found.origin)


def _post(item: etree._Element) -> Thing:
    link = text_of(item, "link")
    known = keys.of(url=link) or keys.of(url=text_of(item, "guid"))
    if not known:
        return LeftOut(what="posts without an address")
    encoded = item.find(_CONTENT)
    return Found(
        keys=known,
        url=link if "://" in link else "",
        title=text.plain(text_of(item, "title")),
        published=moment(text_of(item, "post_date_gmt")) or _rfc5322(text_of(item, "pubDate")),
        updated=moment(text_of(item, "post_modified_gmt")),
        labels=_labels(item),
        html=paragraphed(words(encoded) if encoded is not None else ""),
    )


def _labels(item: etree._Element) -> tuple[str, ...]:
    named = (each for each in children(item, "category") if each.get("domain", "category") in _LABELS)
    labels = (text.plain(words(each)) for each in named if each.get("nicename") != _NO_LABEL)
    return tuple(dict.fromkeys(filter(None, labels)))


def _comments(item: etree._Element, post: str) -> Iterator[Thing]:
    for each in children(item, "comment"):
        if text_of(each, "comment_type") not in ("", "comment"):
            continue  # a pingback is another blog's machine
        if text_of(each, "comment_approved") != "1":
            yield LeftOut(what="comments that the blog does not show")
            continue
        yield FoundComment(
            post=post,
            id=f"wordpress:{text_of(each, 'comment_id')}",
            name=text.plain(text_of(each, "comment_author")),
            html=paragraphed(text_of(each, "comment_content")),
            at=moment(text_of(each, "comment_date_gmt")),
        )


def _rfc5322(written: str) -> datetime | None:
    try:
        return moment(parsedate_to_datetime(written).isoformat())
    except (ValueError, TypeError):
        return None

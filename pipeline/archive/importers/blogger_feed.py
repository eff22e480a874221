"""A page of a public Blogger feed as JSON, and the address of the next one.

What came back is believed, not what was asked: the number of entries and their start decide where the next page begins,
because caps differ. Any field may be missing (format/MEASURED.md, 5). `updated-min` counts only with `orderby=updated`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from pipeline import text
from pipeline.archive.importers import keys
from pipeline.archive.importers.found import Found, LeftOut, Thing
from pipeline.archive.importers.moments import moment
from pipeline.errors import UnreadableError
from pipeline.read.decode import without_controls

PAGE = 100  # posts asked for at once: at 20 kB each a quarter of what gather.max_bytes lets pass
_LONGEST = 4_096  # characters of an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one page held. `total`: of the posts the blog says it has, 0 = unsaid; `next`: 0 = it was the last."""

    things: tuple[Thing, ...]
    total: int
    next: int


def feed_of(home: str) -> str:
    """Return the address of a blog's feed of posts.

    Args:
        home: Any address of the blog, or the feed's own.
    """
    parts = urlsplit(home)
    root = f"{parts.scheme}://{parts.netloc}"
    at = parts.path.find("/feeds/posts/")
    # A label's feed (/feeds/posts/default/-/Label) is meant as it is; summaries are not what was meant.
    path = (
        parts.path[at:].replace("/feeds/posts/summary", "/feeds/posts/default") if at >= 0 else "/feeds/posts/default"
    )
    return root + path.rstrip("/")


def address(feed: str, *, start: int, since: datetime | None = None) -> str:
    """Return the address of a page.

    Args:
        feed: As `feed_of` gives it.
        start: The first post of the page, from 1.
        since: Only what was changed since then, the newest change first.
    """
    asked = f"{feed}?alt=json&start-index={start}&max-results={PAGE}"
    if since is None:
        return f"{asked}&orderby=published"
    return f"{asked}&orderby=updated&updated-min={quote(since.astimezone(UTC).strftime('%Y-%m-%dT%H:%M:%SZ'), safe='')}"


def page(body: bytes, *, start: int, where: str) -> Page:
    """Return what stands in a page.

    Args:
        body: The answer.
        start: What was asked for, for an answer that does not say where it begins.
        where: Its address, for messages.

    Raises:
        UnreadableError: it is not such a page, or an earlier one while the blog has more.
    """
    feed = _feed(body, where)
    entries = feed.get("entry")
    listed = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    begins = _number(feed, "openSearch$startIndex") or start
    total = _number(feed, "openSearch$totalResults")
    after = begins + len(listed)
    if listed and after <= start and (start <= total or _has_next(feed)):
        do = "run the same import again in an hour: it goes on from there"
        raise UnreadableError("the blog gave an earlier page once more, and not the next one", where=where, do=do)
    is_last = not listed or after <= start or (total and after > total and not _has_next(feed))
    return Page(things=tuple(map(_thing, listed)), total=total, next=0 if is_last else after)


def is_page(opening: bytes) -> bool:
    """Say whether a file that begins like this is a saved page of such a feed."""
    return opening.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"feed"' in opening and b"$t" in opening


def _feed(body: bytes, where: str) -> Mapping[str, Any]:
    do = "is the blog on Blogger, open to everyone, and its feed not switched off (Settings > Site feed)?"
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise UnreadableError("the answer is no page of a Blogger feed: not JSON", where=where, do=do) from problem
    feed = document.get("feed") if isinstance(document, dict) else None
    if not isinstance(feed, dict):
        raise UnreadableError("the answer is no page of a Blogger feed", where=where, do=do)
    return feed


def _thing(entry: Mapping[str, Any]) -> Thing:
    url = _alternate(entry)
    known = keys.of(identifier=_said(entry, "id"), url=url)
    if not known:
        return LeftOut(what="posts without an id and an address")
    content, summary = _said(entry, "content"), _said(entry, "summary")
    return Found(
        keys=known,
        url=url,
        title=text.plain(_said(entry, "title")),
        published=moment(_said(entry, "published")),
        updated=moment(_said(entry, "updated")),
        labels=_labels(entry),
        html=content or summary,
        partial=bool(summary) and not content,
    )


def _said(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    words = value.get("$t") if isinstance(value, dict) else None
    return words if isinstance(words, str) else ""


def _number(feed: Mapping[str, Any], key: str) -> int:
    said = _said(feed, key).strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def _objects(of: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    value = of.get(key)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _alternate(entry: Mapping[str, Any]) -> str:
    hrefs = [link.get("href") for link in _objects(entry, "link") if link.get("rel") == "alternate"]
    found = next((href for href in hrefs if isinstance(href, str) and len(href) <= _LONGEST), "")
    return without_controls(found)  # JSON can spell half a surrogate, which no file can store


def _has_next(feed: Mapping[str, Any]) -> bool:
    return any(link.get("rel") == "next" for link in _objects(feed, "link"))


def _labels(entry: Mapping[str, Any]) -> tuple[str, ...]:
    terms = (each.get("term") for each in _objects(entry, "category"))
    return tuple(dict.fromkeys(label for term in terms if isinstance(term, str) and (label := text.plain(term))))

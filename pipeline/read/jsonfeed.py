"""Read a JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/), which feedparser does not know."""

import html
import json
from collections.abc import Mapping, Sequence

from pipeline.errors import UnreadableError
from pipeline.read.decode import without_controls
from pipeline.read.entry import Channel, Entry


def read(text: str) -> Channel:
    """Return what the JSON Feed `text` holds; an entry or field of a wrong type is left out.

    Raises:
        UnreadableError: It is not JSON, or JSON but no feed.
    """
    feed = _loaded(text)
    items = feed.get("items") if isinstance(feed, Mapping) else None
    if not isinstance(feed, Mapping) or not isinstance(items, list) or not _is_feed(feed):
        raise UnreadableError("the answer is JSON, but not a JSON Feed")
    entries = [item for item in items if isinstance(item, Mapping)]
    lost = len(items) - len(entries)
    return Channel(
        format="json-feed",
        title=_text(feed, "title"),
        language=_text(feed, "language"),
        home=_text(feed, "home_page_url") or _text(feed, "feed_url"),
        entries=tuple(_entry(item, byline=_authors(feed)) for item in entries),
        warnings=(f"{lost} of {len(items)} items are not JSON objects",) if lost else (),
    )


def _loaded(text: str) -> object:
    try:
        loaded: object = json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise UnreadableError("the answer is JSON nested too deep to read") from error
    except ValueError as error:
        raise UnreadableError(f"the answer is broken JSON: {error}") from error
    return loaded


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON number")


def _is_feed(feed: Mapping[str, object]) -> bool:
    # A few feeds leave the version out; then the items must at least be items.
    return "jsonfeed" in _text(feed, "version") or "version" not in feed


def _entry(item: Mapping[str, object], *, byline: tuple[str, ...]) -> Entry:
    words = html.escape(_text(item, "content_text"), quote=False)
    content = _text(item, "content_html") or "".join(f"<p>{part}</p>" for part in words.split("\n\n") if part.strip())
    guid = _text(item, "id")
    return Entry(
        title=_text(item, "title"),
        link=_text(item, "url") or (guid if guid.startswith(("http://", "https://")) else _text(item, "external_url")),
        guid=guid,
        dates=tuple(date for key in ("date_published", "date_modified") if (date := _text(item, key))),
        updated=_text(item, "date_modified"),
        summary=_text(item, "summary"),
        content=content,
        authors=_authors(item) or byline,
        labels=_labels(item),
        language=_text(item, "language"),
    )


def _authors(of: Mapping[str, object]) -> tuple[str, ...]:
    """The names under `authors`, or under the `author` of version 1."""
    authors = of.get("authors")
    listed = authors if isinstance(authors, Sequence) and not isinstance(authors, str) else [of.get("author")]
    # Feeds of version 1.0's days give a name alone, where both versions have an object.
    named = ({"name": author} if isinstance(author, str) else author for author in listed)
    return tuple(name for author in named if isinstance(author, Mapping) and (name := _text(author, "name")))


def _labels(item: Mapping[str, object]) -> tuple[str, ...]:
    tags = item.get("tags")
    listed = tags if isinstance(tags, list) else []
    return tuple(label for tag in listed if isinstance(tag, str) and (label := without_controls(tag).strip()))


def _text(of: Mapping[str, object], key: str) -> str:
    """The text under `key`; the number that some feeds give as id, as text; "" for anything else."""
    value = of.get(key)
    if isinstance(value, str):
        return without_controls(value).strip()  # JSON can spell half a surrogate, which no file can store
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""

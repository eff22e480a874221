"""A file of a static site (Hugo, Jekyll, Eleventy, Astro): front matter above Markdown or HTML.

The front matter is YAML between lines of `---` (plain, quoted and listed values are read, as `publish/markdown` does)
or TOML between lines of `+++`. The address is `permalink`, `url` or `slug`, else the file's own name without its day.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from markdown_it import MarkdownIt

from pipeline import dates, text
from pipeline.archive.importers import keys
from pipeline.archive.importers.found import Found, LeftOut, Thing
from pipeline.publish.markdown import front_matter
from pipeline.read import decode

SUFFIXES = (".md", ".markdown", ".mdx", ".mkd")
MOST_BYTES = 2_000_000
_DAY_FIRST = re.compile(r"(\d{4}-\d\d-\d\d)[-_](.+)")
_HEADING = re.compile(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)")
_INDEX = ("index", "_index", "readme")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A front matter's values as texts and lists of texts, by key in lower case, and what stands below it."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    body: str

    def text(self, *names: str) -> str:
        return next((self.texts[name] for name in names if self.texts.get(name)), "")

    def listed(self, *names: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each for name in names for each in self.lists.get(name, ())))


def thing(body: bytes, *, name: str, home: str, now: datetime, language: str = "") -> Thing:
    """Return the post that a file holds, or why it is none.

    Args:
        body: The file.
        name: Its path within the folder, with slashes.
        home: The blog's address, "" = not known.
        now: Aware UTC; a date far ahead of it is none.
        language: For names of months.

    Raises:
        UnreadableError: its bytes are no text.
    """
    written = _written(decode.text(body).replace("\r\n", "\n"))
    if written.text("draft").lower() == "true" or written.text("published").lower() == "false":
        return LeftOut(what="drafts")
    day, slug = _named(name)
    heading = _HEADING.match(written.body)
    title = text.plain(written.text("title") or (heading[1] if heading else ""))
    path = _path(written, name, slug)
    if not title or not path:
        return LeftOut(what="files without a title")
    below = written.body[heading.end() :] if heading and not written.text("title") else written.body
    return Found(
        keys=keys.of(url=path) or (path,),
        url=path if "://" in path else home.rstrip("/") + path if home else "",
        title=title,
        published=_time(written.text("date", "pubdate", "published_at", "publishdate") or day, now, language),
        updated=_time(written.text("lastmod", "updated", "last_modified_at", "modified"), now, language),
        labels=written.listed("labels", "tags", "categories", "keywords"),
        html=_html(below, is_html=PurePosixPath(name).suffix.lower() in (".html", ".htm")),
    )


def is_one(opening: bytes) -> bool:
    """Say whether a file that begins like this has front matter."""
    return re.match(rb"(?:\xef\xbb\xbf)?(?:---|\+\+\+)[ \t]*\r?\n", opening) is not None


def _written(words: str) -> _Written:
    if words.startswith("+++\n") and (end := words.find("\n+++", 3)) > 0:
        return _toml(words[4 : end + 1], words[end + 4 :].lstrip("\n"))
    parts = front_matter.parts(words)
    blocks = parts.blocks or ()
    return _Written(
        texts={block.key.lower(): front_matter.value(block) for block in blocks if block.key},
        lists={block.key.lower(): front_matter.list_of(blocks, block.key) for block in blocks if block.key},
        body=parts.body,
    )


def _toml(written: str, body: str) -> _Written:
    try:
        values = tomllib.loads(written)
    except tomllib.TOMLDecodeError:
        values = {}
    flat = {**values, **(values["taxonomies"] if isinstance(values.get("taxonomies"), dict) else {})}  # Zola
    return _Written(
        texts={key.lower(): _as_text(value) for key, value in flat.items()},
        lists={key.lower(): tuple(map(str, value)) for key, value in flat.items() if isinstance(value, list)},
        body=body,
    )


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, str) else ""


def _named(name: str) -> tuple[str, str]:
    """The day and the slug in a file's name; of `post/index.md` the folder is the name."""
    path = PurePosixPath(name)
    stem = path.parent.name if path.stem.lower() in _INDEX else path.stem
    found = _DAY_FIRST.fullmatch(stem)
    return (found[1], found[2]) if found else ("", stem)


def _path(written: _Written, name: str, slug: str) -> str:
    said = written.text("permalink", "url")
    if "://" in said or said.startswith("/"):
        # A pattern such as /:year/:title/ names no page.
        return said if ":year" not in said and ":title" not in said else ""
    folder = PurePosixPath(name).parent
    folder = folder.parent if PurePosixPath(name).stem.lower() in _INDEX else folder
    place = "" if str(folder) == "." else f"/{folder}"
    return f"{place}/{written.text('slug') or slug}" if written.text("slug") or slug else ""


def _time(written: str, now: datetime, language: str) -> datetime | None:
    if not written:
        return None
    read = dates.read(written, now=now, language=language).value
    return read.astimezone(UTC) if read else None


def _html(body: str, *, is_html: bool) -> str:
    # What the file holds as HTML stays: it is read, never shown as it stands.
    return body if is_html else str(MarkdownIt("commonmark", {"html": True}).render(body))

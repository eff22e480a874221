"""Movable Type's export, which TypePad and others write, too: a text of entries, each of fields and of named sections.

    TITLE: Fog lifts          the fields, a line each
    DATE: 03/05/2012 09:30:00 AM
    -----
    BODY:                     a section, to the next line of five hyphens; EXTENDED BODY goes on from it
    ...
    --------                  eight hyphens: the next entry

https://movabletype.org/documentation/appendices/import-export-format.html. `STATUS: Publish` is shown; times are by the
blog's clock. TypePad gives an entry's address (`UNIQUE URL`); else it is known by its basename and day.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from markdown_it import MarkdownIt

from pipeline import text
from pipeline.archive.importers import keys
from pipeline.archive.importers.blank_lines import paragraphed
from pipeline.archive.importers.found import BrokenOffError, Found, FoundComment, LeftOut, Thing
from pipeline.read import decode

MOST_ENTRY_BYTES = 32_000_000
_ENTRY = "--------"
# Five hyphens end a section where another one is named below them, or nothing follows: posts have such lines, too.
_SECTION = re.compile(r"\n-----\n(?=[A-Z][A-Z /]{2,30}:[ \t]*\n|\s*\Z)")
_FIELD = re.compile(r"([A-Z][A-Z /]{2,30}):[ \t]*(.*)")
_BEGINS = re.compile(rb"(?:[A-Z][A-Z /]{2,30}:[^\n]*\n)+-----\r?\n[A-Z /]+:\s*\n")
_TIMES = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S")
_AS_TYPED, _MARKDOWN = frozenset({"0", "none", "richtext"}), frozenset({"markdown", "markdown_with_smartypants"})
_Sections = tuple[tuple[str, str], ...]


def is_one(opening: bytes) -> bool:
    """Say whether a file that begins like this is such an export."""
    return b"\nDATE:" in opening and _BEGINS.match(opening.replace(b"\r\n", b"\n")) is not None


def things(chunks: Iterable[bytes], *, zone: str, owners: dict[str, str], where: str) -> Iterator[Thing]:
    """Yield the posts, each before its comments, and what is left out of an export, in its order.

    Args:
        chunks: The file.
        zone: The blog's own, an IANA name.
        owners: Which post has each key, by the files before this one; it is added to.
        where: The file, for messages.

    Raises:
        BrokenOffError: an entry is too large to be one.
    """
    for number, entry in enumerate(_entries(chunks, where)):
        yield from _things(entry, f"{where} {number}", ZoneInfo(zone), owners)


def _entries(chunks: Iterable[bytes], where: str) -> Iterator[str]:
    """Yield the entries; a line of hyphens with no field below it was typed in a post."""
    lines, size = list[str](), 0
    for part in _parts(chunks, where):
        if lines and part.strip() and not _FIELD.match(part.lstrip()):
            size += len(part)
            _check(size, where)
        else:
            yield f"\n{_ENTRY}\n".join(lines)
            lines, size = [], len(part)
        lines.append(part)
    yield f"\n{_ENTRY}\n".join(lines)


def _parts(chunks: Iterable[bytes], where: str) -> Iterator[str]:
    left = b""
    for chunk in chunks:
        left += chunk.replace(b"\r", b"")
        *whole, left = left.split(f"\n{_ENTRY}\n".encode())
        yield from map(_text, whole)
        _check(len(left), where)
    yield _text(left.removesuffix(f"\n{_ENTRY}".encode()))


def _check(size: int, where: str) -> None:
    if size > MOST_ENTRY_BYTES:
        do = "what came before it is kept; look into the file at that place"
        raise BrokenOffError(f"an entry is larger than {MOST_ENTRY_BYTES // 1_000_000} MB", where=where, do=do)


def _text(entry: bytes) -> str:
    return decode.without_controls(decode.text(entry) if entry.strip() else "")


def _things(entry: str, owner: str, zone: ZoneInfo, owners: dict[str, str]) -> Iterator[Thing]:
    head, *rest = _SECTION.split(f"{entry.strip()}\n")
    fields = _fields(head.split("\n"))
    if not rest and not fields:
        return
    status = dict(fields).get("STATUS", "Publish").lower()
    if status != "publish":
        yield LeftOut(what="drafts" if status == "draft" else f"posts that are {text.log_line(status[:40])}")
        return
    sections = tuple((name.strip().rstrip(":"), words) for name, _, words in (part.partition("\n") for part in rest))
    found = _post(fields, sections, owner, zone, owners)
    yield found
    for number, words in enumerate(words for name, words in sections if name == "COMMENT"):
        yield _comment(words, found.origin, number, zone)


def _fields(lines: Iterable[str]) -> list[tuple[str, str]]:
    return [(match[1], match[2].strip()) for line in lines if (match := _FIELD.fullmatch(line))]


def _post(
    fields: list[tuple[str, str]], sections: _Sections, owner: str, zone: ZoneInfo, owners: dict[str, str]
) -> Found:
    said = dict(reversed(fields))
    url, title, published = said.get("UNIQUE URL", ""), text.plain(said.get("TITLE", "")), _time(said, zone)
    known = keys.of(url=url) or (keys.apart("movabletype:", title=said.get("BASENAME") or title, published=published),)
    named = (text.plain(value) for key, value in fields if key in ("PRIMARY CATEGORY", "CATEGORY"))
    tags = next((words for name, words in sections if name == "TAGS"), said.get("TAGS", ""))
    labels = (*named, *(tag.strip(' "\n') for tag in tags.split(",")))
    return Found(
        keys=keys.first_come(known, owner, owners, title=title, published=published),
        url=url if "://" in url else "",
        title=title,
        published=published,
        labels=tuple(dict.fromkeys(filter(None, labels))),
        html=_html(said, sections),
    )


def _html(said: Mapping[str, str], sections: _Sections) -> str:
    words = "\n\n".join(words.strip() for name, words in sections if name in ("BODY", "EXTENDED BODY")).strip()
    how = said.get("CONVERT BREAKS", "1").lower()
    if how in _MARKDOWN:
        return str(MarkdownIt("commonmark", {"html": True}).render(words))
    return words if how in _AS_TYPED else paragraphed(words)


def _comment(words: str, post: str, number: int, zone: ZoneInfo) -> FoundComment:
    lines = words.split("\n")
    end = next((at for at, line in enumerate(lines) if not _FIELD.fullmatch(line)), len(lines))
    said = dict(_fields(lines[:end]))
    return FoundComment(
        post=post,
        id=f"movabletype:{post} {number}",
        name=text.plain(said.get("AUTHOR", "")),
        html=paragraphed("\n".join(lines[end:])),
        at=_time(said, zone),
    )


def _time(said: Mapping[str, str], zone: ZoneInfo) -> datetime | None:
    for form in _TIMES:
        try:
            return datetime.strptime(said.get("DATE", ""), form).replace(tzinfo=zone).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None

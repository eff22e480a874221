"""Ingest: headlines from a file of JSON lines, in the order of the lines."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from pipeline import dates, text, urls
from pipeline.desk.gathering import wires
from pipeline.desk.opening import Desk
from pipeline.news import LONGEST_HEADLINE, LONGEST_OUTLET, LONGEST_SUMMARY, Headline, Item
from pipeline.read import arrivals
from pipeline.store import headlines, runs
from pipeline.store.database import writing
from pipeline.store.runs import Outcome

_KEYS = {"outlet": str, "headline": str, "url": str, "published": str, "summary": str, "authors": list, "language": str}
_NEEDED = ("outlet", "headline", "url")
# Characters. What is longer is no headline, and no newsroom's name; refused, because a line is the caller's to mend.
_LONGEST = {"outlet": LONGEST_OUTLET, "headline": LONGEST_HEADLINE}
_WHY_CHARACTERS = 200
_LINE_BYTES = 1_000_000  # no headline needs more; a file without line ends is not loaded whole
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What an ingest did; `refused` are (line number from 1, why)."""

    read: int
    new: int
    known: int
    refused: tuple[tuple[int, str], ...]


def ingest(desk: Desk, file: IO[bytes]) -> Ingested:
    """File every line that is a headline, and say of every other line why it is not. Blank lines are passed over."""
    arrived: list[Headline] = []
    refused: list[tuple[int, str]] = []
    known_wires = wires(desk)
    for number, line in enumerate(_lines(file), start=1):
        if line is None or line.strip():
            made = _headline(desk, line, known_wires) if line else f"longer than {_LINE_BYTES / 1e6:g} MB"
            if isinstance(made, str):
                refused.append((number, made[:_WHY_CHARACTERS]))
            else:
                arrived.append(made)
    new, known = _file(desk, arrived)
    return Ingested(read=len(arrived) + len(refused), new=new, known=known, refused=tuple(refused))


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """Yield each line, None for one that is too long; of that no more than its limit is ever in memory."""
    while line := file.readline(_LINE_BYTES + 1):
        yield line if len(line) <= _LINE_BYTES else None
        while len(line) > _LINE_BYTES and not line.endswith(b"\n"):
            line = file.readline(_LINE_BYTES + 1)


def _file(desk: Desk, arrived: Sequence[Headline]) -> tuple[int, int]:
    new = known = 0
    with writing(desk.db):
        run = runs.start(desk.db, command="ingest", as_of=desk.now)
        for batch in _batches(arrived):
            filed = headlines.file(desk.db, batch)
            new, known = new + filed.new, known + filed.known
        runs.record(desk.db, run, Outcome(outlet="(ingest)", state="new" if new else "unchanged", new=new, known=known))
        runs.finish(desk.db, run, at=desk.now)
    return new, known


def _batches(arrived: Sequence[Headline]) -> Iterator[Sequence[Headline]]:
    """Yield what is filed together: a page that has another headline further down begins a new batch there.

    A list shows its newest first, so of one page in a batch the first is kept; lines come in order of arrival.
    """
    batch: list[Headline] = []
    titles: dict[str, str] = {}
    for one in arrived:
        if len(batch) == _BATCH or titles.get(one.canonical, one.headline) != one.headline:
            yield batch
            batch, titles = [], {}
        batch.append(one)
        titles[one.canonical] = one.headline
    if batch:
        yield batch


def _headline(desk: Desk, line: bytes, known_wires: dict[str, str]) -> Headline | str:
    given = _given(line)
    if isinstance(given, str):
        return given
    cited = text.tidy(given["outlet"])
    outlet = desk.registry.named(cited)
    item = _item(desk, given, outlet.country if outlet else "")
    if isinstance(item, str):
        return item
    arrived = arrivals.headlines(
        [item],
        outlet=outlet.name if outlet else cited,
        seen_at=desk.now,
        language=outlet.language if outlet else "",
        wires=known_wires,
        blog=desk.settings.blog.url,
    )
    return arrived.headlines[0] if arrived.headlines else arrived.refused[0][1]


def _given(line: bytes) -> dict[str, Any] | str:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as problem:
        return f"not JSON: {problem}"
    if not isinstance(given, dict):
        return "not a JSON object"
    for key, kind in _KEYS.items():
        value = given.get(key)
        if value is not None and not isinstance(value, kind):
            return f"{key} is not {'a list' if kind is list else 'text'}"
    odd = [at for at, author in enumerate(given.get("authors") or (), start=1) if not isinstance(author, str)]
    if odd:
        return f"authors: number {odd[0]} of the list is not text"
    missing = [key for key in _NEEDED if not text.tidy(given.get(key) or "")]
    if missing:
        return f"{' and '.join(missing)} missing"
    long = [f"{key} is longer than {most} characters" for key, most in _LONGEST.items() if len(given[key]) > most]
    return long[0] if long else given


def _item(desk: Desk, given: dict[str, Any], country: str) -> Item | str:
    dated = dates.read(given.get("published") or "", now=desk.now, country=country)
    if given.get("published") and dated.value is None:
        return f"published cannot be read: {dated.why}"
    address = given["url"].strip()
    return Item(
        headline=text.plain(given["headline"]),
        url=address,
        canonical=urls.canonical(address),
        published=dated.value,
        summary=text.plain(given.get("summary") or "")[:LONGEST_SUMMARY],
        authors=tuple(tidied for author in given.get("authors") or () if (tidied := text.plain(author))),
        language=text.language_tag(given.get("language") or ""),
    )

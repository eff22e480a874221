"""Are feeds read right, and how fast? Prints one JSON line: fields against `expected.jsonl`, hostile bodies, speed.

    python bench/feeds.py

Reads `../shared/data/feeds`, `day` and `hostile`; the hostile bodies only in children. The peer is feedparser with its
own defaults, in the same process and run; the times are CPU seconds, the best of three rounds.
"""

import base64
import csv
import gzip
import io
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.errors import OutletError, UnreadableError
from pipeline.news import Feed
from pipeline.read import feeds
from pipeline.read.pool import Readers

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "data"
NOW = datetime(2026, 2, 18, 2, 30, tzinfo=UTC)  # the day the newest of them was recorded (day/README.md)
ADDRESS = "https://feeds.outlet.example/world/feed.xml"
ROUNDS = 3


def main() -> None:
    """Print the figures, or say that the data is not here."""
    if not (SHARED / "feeds" / "expected.jsonl").exists():
        sys.exit(f"bench/feeds.py: no data at {SHARED}")
    result = {"bench": "feeds", **_fields(), "day": _day(), "hostile": _hostile(), "speed": _speed()}
    print(json.dumps(result, ensure_ascii=False))


def _fields() -> dict[str, Any]:
    """Per field right and wrong; every difference with what was expected, what was read, and the data's own remark."""
    right, wrong = Counter[str](), Counter[str]()
    silently_wrong_dates = 0
    exceptions = []
    lines = (SHARED / "feeds" / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    for expected in map(json.loads, lines):
        body = gzip.decompress((SHARED / "feeds" / expected["file"]).read_bytes())
        try:
            feed = feeds.read(body, url=ADDRESS, now=NOW)
        except UnreadableError as error:
            wrong["unreadable"] += 1
            exceptions.append({"feed": expected["name"], "field": "all", "why": error.what})
            continue
        for field, want, got in _compared(expected, feed):
            same = want == got
            (right if same else wrong)[field] += 1
            silently_wrong_dates += field == "date" and not same and got is not None
            if not same:
                why = _reason(expected, feed, field)
                exceptions.append({"feed": expected["name"], "field": field, "want": want, "got": got, "why": why})
    counts = {field: {"right": right[field], "wrong": wrong[field]} for field in ("count", "title", "link", "date")}
    return {
        "feeds": len(lines),
        **counts,
        "unreadable": wrong["unreadable"],
        "silently_wrong_dates": silently_wrong_dates,
        "exceptions": exceptions,
    }


def _compared(expected: dict[str, Any], feed: Feed) -> Iterator[tuple[str, object, object]]:
    """(field, expected, read) of the count and, where the data says them, of the first item."""
    yield "count", expected["items"], len(feed.items)
    if not feed.items or "first_title" not in expected:
        return
    first = feed.items[0]
    yield "title", expected["first_title"], first.headline
    yield "link", urljoin(ADDRESS, expected["first_link"]) if expected["first_link"] else None, first.url
    # A time without a zone is expected as it stands, and read in UTC for an outlet without a country.
    date = expected["first_published"] or expected.get("first_published_local")
    want = datetime.fromisoformat(date) if date else None
    want = want.replace(tzinfo=UTC) if want and want.tzinfo is None else want
    yield "date", _stamp(want), _stamp(first.published)


def _stamp(at: datetime | None) -> str | None:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else None


def _reason(expected: dict[str, Any], feed: Feed, field: str) -> str:
    """Why a field differs, as far as the data or the reader says it."""
    quirks = ", ".join(expected["quirks"])
    return str(expected.get("remark") or "; ".join(feed.warnings[:2]) or quirks or f"{field} differs")


def _day() -> dict[str, int]:
    """The recorded day: feeds, items, warnings, items without a time."""
    with (SHARED / "day" / "outlets.csv").open(encoding="utf-8", newline="") as file:
        outlets = list(csv.DictReader(file))
    read = [
        feeds.read(
            gzip.decompress((SHARED / "day" / row["file"]).read_bytes()),
            url=row["feed"],
            now=NOW,
            country=row["country"],
            language=row["language"],
        )
        for row in outlets
    ]
    items = [item for feed in read for item in feed.items]
    return {
        "feeds": len(read),
        "items": len(items),
        "undated": sum(item.published is None for item in items),
        "warnings": sum(len(feed.warnings) for feed in read),
    }


def _hostile() -> dict[str, int]:
    """What became of the hostile bodies; `other` must be 0."""
    ends = Counter[str]()
    with Readers() as readers:
        answers = [readers.feed(body, url=ADDRESS, now=NOW) for body in _hostile_bodies()]
        for answer in answers:
            error = answer.exception()
            known = {type(None): "read", UnreadableError: "unreadable", OutletError: "stopped"}
            ends[known.get(type(error), "other")] += 1
    return {end: ends[end] for end in ("read", "unreadable", "stopped", "other")}


def _hostile_bodies() -> Iterator[bytes]:
    for name in ("feeds.jsonl", "json.jsonl"):
        for line in (SHARED / "hostile" / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield base64.b64decode(row["b64"]) if "b64" in row else row["text"].encode("utf-8", "surrogatepass")


def _speed() -> dict[str, float]:
    """Feeds a CPU second over the recorded feeds and the day's: cold, on a second run, and feedparser's defaults."""
    paths = sorted((SHARED / "feeds").glob("*.gz")) + sorted((SHARED / "day" / "feeds").glob("*.gz"))
    bodies = [gzip.decompress(path.read_bytes()) for path in paths]
    ours = _best(bodies, lambda body: feeds.read(body, url=ADDRESS, now=NOW))
    known = {body: _all_but_the_newest(body) for body in bodies}
    again = _best(bodies, lambda body: feeds.read(body, url=ADDRESS, now=NOW, known=known[body]))
    peer = _best(bodies, lambda body: feedparser.parse(io.BytesIO(body)))
    return {
        "feeds_per_cpu_second": round(len(bodies) / ours, 1),
        "with_2_new_of_40": round(len(bodies) / again, 1),
        "feedparser_defaults": round(len(bodies) / peer, 1),
        "ratio": round(peer / ours, 2),
    }


def _all_but_the_newest(body: bytes) -> frozenset[str]:
    """The digests of all items but the first twentieth, one at least."""
    digests = feeds.read(body, url=ADDRESS, now=NOW).digests
    new = max(1, round(len(digests) / 20))
    return frozenset(digest for place, digest in digests.items() if place >= new)


def _best(bodies: list[bytes], read: Callable[[bytes], object]) -> float:
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for body in bodies:
            read(body)
        rounds.append(time.process_time() - start)
    return min(rounds)


if __name__ == "__main__":
    main()

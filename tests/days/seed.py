"""The seed's day, built at test time: the model post's headlines among a real day's feeds moved to its date."""

import csv
import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from pipeline import outlets
from pipeline.news import Headline, Outlet
from pipeline.newsstand import Answer
from pipeline.read import feeds
from tests.desks import SHARED, feed_path
from tests.feeds import rss

EVENING = datetime(2022, 1, 9, 23, 0, tzinfo=UTC)
REAL_EVENING = datetime(2026, 2, 18, 2, 30, tzinfo=UTC)
_CITATION = re.compile(r"(?:\.\.\.\. )(?P<headline>[^()]+?) \((?P<outlet>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class SeedPost:
    """What the model post names: its lead with two paragraphs, its citations and its list, as (headline, outlet)."""

    lead: tuple[str, str]
    paragraphs: tuple[str, ...]
    citations: tuple[tuple[str, str], ...]
    listed: tuple[tuple[str, str], ...]


def seed_post() -> SeedPost:
    """Read the model post by its line patterns."""
    text = (SHARED / "format" / "seed-post.txt").read_text(encoding="utf-8").replace("\xa0", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    outlet, headline = next(line for line in lines if line.startswith("CNN: ")).split(": ", 1)
    start = lines.index(f"{outlet}: {headline}") + 1
    end = next(at for at, line in enumerate(lines) if line.startswith("Read more"))
    comment = " ".join(lines[end + 1 : next(at for at, line in enumerate(lines) if " -- " in line)])
    return SeedPost(
        lead=(headline, outlet),
        paragraphs=tuple(lines[start:end]),
        citations=tuple((found["headline"], found["outlet"]) for found in _CITATION.finditer(comment)),
        listed=tuple((left, right) for left, _, right in (line.rpartition(" -- ") for line in lines) if left),
    )


def answers(address: str) -> tuple[list[Outlet], Mapping[str, Answer]]:
    """Return the outlets and everything that the newsstand shows: a feed each, and the page of CNN's report."""
    rooms = _by_name(address)
    shown = {feed_path(outlet): Answer(body=rss(news)) for outlet, news in rooms}
    post = seed_post()
    shown["/seed/0"] = Answer(body=_page(post).encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    return [outlet for outlet, _ in rooms], shown


def _by_name(address: str) -> list[tuple[Outlet, list[Headline]]]:
    post = seed_post()
    registry = outlets.shipped()
    rooms: dict[str, tuple[Outlet, list[Headline]]] = {}
    for at, (words, name) in enumerate((post.lead, *post.citations, *post.listed)):
        outlet = registry.get(name)
        published = EVENING - timedelta(hours=1, minutes=25 * at)
        printed = _printed(words, outlet.name, f"{address}/seed/{at}", published)
        rooms.setdefault(outlet.name, (outlet, []))[1].append(printed)
    for outlet, item in _moved(address, registry):
        rooms.setdefault(outlet.name, (outlet, []))[1].append(item)
    return list(rooms.values())


def _moved(address: str, registry: outlets.Registry) -> Iterator[tuple[Outlet, Headline]]:
    day = SHARED / "data" / "day"
    with (day / "outlets.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    for row in rows:
        feed = feeds.read(gzip.decompress((day / row["file"]).read_bytes()), url=row["feed"], now=REAL_EVENING)
        outlet = registry.get(row["name"])
        for item in feed.items:
            published = item.published - (REAL_EVENING - EVENING) if item.published else None
            url = f"{address}/{Path(row['file']).stem}/{item.position}"
            moved = _printed(item.headline, outlet.name, url, published)
            yield outlet, replace(moved, summary=item.summary)


def _printed(words: str, outlet: str, url: str, published: datetime | None) -> Headline:
    return Headline(outlet=outlet, headline=words, url=url, canonical=url, seen_at=EVENING, published=published)


def _page(post: SeedPost) -> str:
    headline = escape(post.lead[0])
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in post.paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{headline} - CNN</title>"
        f'<meta property="og:title" content="{headline}"></head>'
        f"<body><article><h1>{headline}</h1>{paragraphs}</article></body></html>"
    )

"""What a chunk of outlets brought home, filed: in one transaction, each page for itself, each chunk once."""

import json
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.desk.opening import Desk
from pipeline.gather.gleaning import Gleaned
from pipeline.store import chunks, robots_texts
from pipeline.store.database import DatabaseError, from_outside, part, writing
from spiders import page_json, robots_kept
from spiders.assignments import Crawl
from spiders.filer import Filer
from spiders.outcomes import UNHEARD
from spiders.pages import ArticlePage, FeedPage


@dataclass(frozen=True, kw_only=True)
class Filed:
    """The outcomes of the outlets that are done, and the tracebacks of what could not be filed."""

    outcomes: list[Mapping[str, Any]] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)


def file_chunk(desk: Desk, key: str, crawl: Crawl, gleaned: Gleaned) -> Filed:
    """File what came of a chunk, unless it was filed before; whom it did not hear of has an outcome, too.

    A line or page that makes trouble is a bug that is told, and the others are filed.

    Raises:
        DatabaseError: the disk or the file is to blame; nothing of the chunk is filed.
    """
    bugs: list[str] = []
    pages, robots = _read(gleaned.lines, bugs)
    with writing(desk.db):
        if not chunks.note(desk.db, key, run=crawl.run):
            return Filed()
        outcomes = _file(desk, Filer(desk.db, crawl), pages, gleaned.lost or UNHEARD, bugs)
        if robots:
            robots_texts.keep(desk.db, robots, now=crawl.as_of)
    return Filed(outcomes=outcomes, bugs=bugs)


def file_unasked(desk: Desk, crawl: Crawl, why: str) -> Filed:
    """Give the outlets of a crawl that nobody asked an outcome; they are due as they were."""
    with writing(desk.db):
        return Filed(outcomes=_file(desk, Filer(desk.db, crawl), [], why, []))


def _file(desk: Desk, filer: Filer, pages: list[FeedPage], why: str, bugs: list[str]) -> list[Mapping[str, Any]]:
    said = [_file_one(desk, filer, page, bugs) for page in pages]
    said += [_file_one(desk, filer, page, bugs) for page in filer.unheard(why)]
    return [one for one in said if one]


def _file_one(desk: Desk, filer: Filer, page: FeedPage | ArticlePage, bugs: list[str]) -> Mapping[str, Any]:
    try:
        with part(desk.db):
            return filer.file(page)
    except Exception as problem:
        if isinstance(problem, DatabaseError) and from_outside(problem):
            raise
        bugs.append(traceback.format_exc())
        return {}


def _read(lines: tuple[str, ...], bugs: list[str]) -> tuple[list[FeedPage], dict[str, bytes]]:
    pages: list[FeedPage] = []
    robots: dict[str, bytes] = {}
    for line in lines:
        try:
            if line.startswith(robots_kept.LINE):
                robots |= robots_kept.handed_back(json.loads(line)["robots"])
            else:
                pages.append(page_json.unpacked(line))
        except (ValueError, TypeError, KeyError, AttributeError):
            bugs.append(traceback.format_exc())
    return pages, robots

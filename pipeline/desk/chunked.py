"""Gather in chunks: others ask, and the desk alone files, a chunk a transaction, each once."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from pipeline.desk.opening import Desk
from pipeline.errors import ClusterError, CopydeskError
from pipeline.gather import chunks, rounds
from pipeline.gather.gleaning import Chunk, Gleaned
from pipeline.gather.papers import Papers
from pipeline.store import chunks as filed_chunks
from pipeline.store import feed_items, robots_texts
from pipeline.store.database import writing
from pipeline.store.identity import known_identity
from pipeline.store.rows import stamp
from spiders import knowing, page_json, robots_kept
from spiders.assignments import Crawl
from spiders.filer import Filer
from spiders.pages import FeedPage

# At its deadline a crawl waits for the answers that are on their way (`pipeline.gather.child`), and then comes home.
_WAITED_OUT, _COMING_HOME = 1.1, 10.0

Told = Callable[[Mapping[str, Any]], None]


def gather_in_chunks(desk: Desk, errand: Crawl, *, scrapy_settings: Mapping[str, Any], told: Told) -> str:
    """Have the outlets of an errand asked by the engine of [gather], file what comes, and return what is to be said.

    Args:
        desk: The desk, in no transaction.
        errand: Whom to ask, and the limits.
        scrapy_settings: What it changes of `spiders.settings`.
        told: Gets an outcome an outlet that is done.

    Raises:
        UsageError: the engine is not installed.
        CopydeskError: a crawl ended by a bug; what it had brought home is filed.
    """
    began = time.monotonic()
    work = _Work(desk=desk, errand=errand, settings=scrapy_settings, told=told)

    def left(much: float = 1.0, more: float = 0.0) -> float:
        return errand.deadline_seconds * much + more - (time.monotonic() - began)

    try:
        with _engine(desk) as engine:
            lanes = chunks.lanes(errand, places=engine.places)
            turns = [[work.maker(crawl, left) for crawl in lane] for lane in lanes]
            rounds.go(turns, engine, to_begin=left, to_wait=lambda: left(_WAITED_OUT, _COMING_HOME), take=work.take)
    except ClusterError as problem:
        work.lost.append(f"{problem.what} ({problem.where})")
    if work.bugs:
        raise CopydeskError("a crawl ended by a bug of copydesk", where=work.bugs[0], do="please report it")
    return _said(work.lost)


@dataclass(kw_only=True)
class _Work:
    """The chunks of one run: made in their turn, filed as they come. `lost` is why some were not asked."""

    desk: Desk
    errand: Crawl
    settings: Mapping[str, Any]
    told: Told
    lost: list[str] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    crawls: dict[str, Crawl] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)

    def maker(self, crawl: Crawl, left: Callable[[], float]) -> Callable[[], Chunk]:
        return lambda: self._chunk(replace(crawl, deadline_seconds=max(0.1, left())))

    def take(self, chunk: Chunk, gleaned: Gleaned) -> None:
        """File what came of a chunk, all or nothing, unless it was filed before."""
        if gleaned.lost:
            self.lost.append(gleaned.lost)
            return
        if gleaned.bug:
            self.bugs.append(gleaned.bug)
        pages, robots = _read(gleaned)
        db = self.desk.db
        with writing(db):
            if not filed_chunks.note(db, chunk.key, run=self.errand.run):
                return
            filer = Filer(db, self.crawls[chunk.key])
            said = [filer.file(page) for page in pages]
            said += [filer.file(page) for page in filer.unheard()]
            if robots:
                robots_texts.keep(db, robots, now=self.errand.as_of)
        for outcome in said:
            if outcome:
                self.told(outcome)

    def _chunk(self, crawl: Crawl) -> Chunk:
        desk, number = self.desk, next(self.numbers)
        key = f"copydesk-{known_identity(desk.db)}-{crawl.run}-{stamp(crawl.as_of)}-{number}"
        self.crawls[key] = crawl
        settings = {**self.settings, "DOWNLOAD_VERIFY_CERTIFICATES": chunks.checks_certificates(crawl)}
        return Chunk(key=key, crawl=_away(desk, crawl).to_json(), settings=settings)


def _away(desk: Desk, crawl: Crawl) -> Crawl:
    """The crawl as it leaves the desk: with what the desk knows of its addresses, and without the desk."""
    known = {one.url: feed_items.of(desk.db, one.url) for one in crawl.assignments if knowing.is_kept(one)}
    places = dict.fromkeys(robots_kept.kept_at(one.address) for one in crawl.assignments)
    texts = {url: robots_texts.of(desk.db, url, now=crawl.as_of) for url in places}
    return replace(
        crawl,
        desk="",
        carried=True,
        known={url: knowing.handed_over(items) for url, items in known.items() if items},
        robots=robots_kept.handed_over({url: text for url, text in texts.items() if text is not None}),
    )


def _read(gleaned: Gleaned) -> tuple[list[FeedPage], dict[str, bytes]]:
    pages: list[FeedPage] = []
    robots: dict[str, bytes] = {}
    for line in gleaned.lines:
        if line.startswith(robots_kept.LINE):
            robots = robots_kept.handed_back(json.loads(line)["robots"])
        else:
            pages.append(page_json.unpacked(line))
    return pages, robots


def _engine(desk: Desk) -> AbstractContextManager[rounds.Engine]:
    if desk.settings.gather.engine == "local":
        from pipeline.gather.local import Local

        return Local()
    from pipeline.gather.cluster import Cluster

    return Cluster(desk.settings.gather.scheduler, Papers.of_desk(desk.folder))


def _said(lost: list[str]) -> str:
    if not lost:
        return ""
    return f"not asked to the end: {'; '.join(dict.fromkeys(lost))}; the next run asks first who is left"

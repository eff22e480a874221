"""Gather in chunks: others ask, and the desk alone files."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from pipeline import urls
from pipeline.desk.coming_home import Filed, file_chunk, file_unasked
from pipeline.desk.opening import Desk
from pipeline.errors import ClusterError, CopydeskError
from pipeline.gather import chunks, rounds
from pipeline.gather.gleaning import Chunk, Gleaned
from pipeline.gather.papers import Papers
from pipeline.store import feed_items, hosts, robots_texts
from pipeline.store.identity import known_identity
from pipeline.store.rows import stamp
from spiders import knowing, robots_kept
from spiders.assignments import Crawl
from spiders.outcomes import HELD_BACK

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
            late = rounds.go(
                turns, engine, to_begin=left, to_wait=lambda: left(_WAITED_OUT, _COMING_HOME), take=work.take
            )
    except ClusterError as problem:
        work.leave_unasked(errand, f"{problem.what} ({problem.where})")
    else:
        if late:
            work.lost.append(f"{late} chunk{'s' * (late > 1)} of outlets did not come home in time")
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

    def maker(self, crawl: Crawl, left: Callable[[], float]) -> Callable[[], Chunk | None]:
        return lambda: self._chunk(replace(crawl, deadline_seconds=max(0.1, left())))

    def take(self, chunk: Chunk, gleaned: Gleaned) -> None:
        crawl = self.crawls[chunk.key]
        if gleaned.bug:
            self.bugs.append(gleaned.bug)
        if gleaned.lost and not gleaned.lines:
            self.leave_unasked(crawl, gleaned.lost)
            return
        if gleaned.lost:
            self.lost.append(gleaned.lost)
        self._tell(file_chunk(self.desk, chunk.key, crawl, gleaned))

    def leave_unasked(self, crawl: Crawl, why: str) -> None:
        self.lost.append(why)
        self._tell(file_unasked(self.desk, crawl, f"it was not asked: {why}; the next run asks it first"))

    def _tell(self, filed: Filed) -> None:
        self.bugs.extend(filed.bugs)
        for outcome in filed.outcomes:
            self.told(outcome)

    def _chunk(self, crawl: Crawl) -> Chunk | None:
        patient = self._with_patience(crawl)
        if not patient.assignments:
            return None
        desk, number = self.desk, next(self.numbers)
        key = f"copydesk-{known_identity(desk.db)}-{crawl.run}-{stamp(crawl.as_of)}-{number}"
        self.crawls[key] = patient
        settings = {**self.settings, "DOWNLOAD_VERIFY_CERTIFICATES": chunks.checks_certificates(patient)}
        return Chunk(key=key, crawl=_away(desk, patient).to_json(), settings=settings)

    def _with_patience(self, crawl: Crawl) -> Crawl:
        """Leave out whose host asked for patience since the run began, in an earlier chunk of its lane."""
        busy = set(hosts.waiting(self.desk.db, now=crawl.as_of)) - self._busy_before
        waits = {one.url for one in crawl.assignments if urls.host_and_port(one.address) in busy}
        if not waits:
            return crawl
        held = tuple(one for one in crawl.assignments if one.url in waits)
        self._tell(file_unasked(self.desk, replace(crawl, assignments=held), HELD_BACK))
        return replace(crawl, assignments=tuple(one for one in crawl.assignments if one.url not in waits))

    def __post_init__(self) -> None:
        # Who is asked by name is asked although his host waits.
        self._busy_before = set(hosts.waiting(self.desk.db, now=self.errand.as_of))


def _away(desk: Desk, crawl: Crawl) -> Crawl:
    """The crawl as it leaves the desk: with what the desk knows of its addresses, and without the desk."""
    known = {one.url: feed_items.of(desk.db, one.url) for one in crawl.assignments if knowing.is_kept(one)}
    asked = (url for one in crawl.assignments for url in (one.address, *one.parts))
    places = dict.fromkeys(robots_kept.kept_at(url) for url in asked)
    texts = {url: robots_texts.of(desk.db, url, now=crawl.as_of) for url in places}
    return replace(
        crawl,
        desk="",
        carried=True,
        known={url: knowing.handed_over(items) for url, items in known.items() if items},
        robots=robots_kept.handed_over({url: text for url, text in texts.items() if text is not None}),
    )


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

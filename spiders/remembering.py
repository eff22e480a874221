"""What is remembered of an address after an answer: how it went, when it is due again, where it has moved to. Pure."""

from dataclasses import replace
from datetime import timedelta

from pipeline import due
from pipeline.due import Pace
from pipeline.store.sources import MOVED_AFTER, UNDATED, Source
from spiders.assignments import Assignment, Crawl
from spiders.pages import FeedPage


def after(page: FeedPage, before: Source | None, crawl: Crawl, *, new: int = 0) -> Source:
    """Return what is remembered of the page's address, in place of `before`; `new` is how many headlines were new."""
    known = before or Source(url=page.assignment.url, outlet=page.assignment.outlet)
    news_at = crawl.as_of if new else known.news_at or crawl.as_of
    said = replace(
        known,
        outlet=page.assignment.outlet,
        kind=page.assignment.kind,
        asked_at=crawl.as_of,
        state=page.state,
        why=page.why,
        unreached=page.heard.unreached,
        news_at=news_at,
    )
    if page.state in ("read", "unchanged"):
        was_undated = known.why == UNDATED
        return _well(page, said, crawl, in_vain=crawl.as_of - news_at, was_undated=was_undated)
    return _ill(page, said, crawl)


def move_said(page: FeedPage, before: Source | None) -> str:
    """Return the word that an address is asked elsewhere from now on, once, when it has said so often enough."""
    to, times = _move(page, before)
    if not to or times != MOVED_AFTER:
        return ""
    return f"it has moved for good and is asked there from now on: {to}; write that into outlets.toml"


def _well(page: FeedPage, known: Source, crawl: Crawl, *, in_vain: timedelta, was_undated: bool) -> Source:
    printed = [*(headline.published for headline in page.headlines), *(item.published for _, item in page.same)]
    times = [at for at in printed if at is not None]
    usual = due.usual_gap(times) or known.usual
    newest = max((*times, known.newest_at) if known.newest_at else times, default=None)
    wished = page.every if page.state == "read" else known.wished
    pace = replace(
        _pace(page.assignment, crawl),
        wished=max(wished, page.heard.fresh),
        by_habit=due.habit(usual, newest, in_vain=in_vain, now=crawl.as_of),
    )
    moved_to, moved_times = _move(page, known)
    moved = moved_times >= MOVED_AFTER
    undated = UNDATED if newest is None and (printed or was_undated) else ""
    return replace(
        known,
        why=f"it has moved for good, and is asked at {moved_to}" if moved else page.why or undated,
        etag=page.etag,
        last_modified=page.last_modified,
        failures=0,
        failing_since=None,
        wished=wished,
        usual=usual,
        newest_at=newest,
        moved_to=moved_to,
        moved_times=moved_times,
        next_due=due.after_answer(pace, address=known.url, now=crawl.as_of),
    )


def _ill(page: FeedPage, known: Source, crawl: Crawl) -> Source:
    """An address that has moved and fails there is asked at its own address again."""
    failures, since = known.failures + 1, known.failing_since or crawl.as_of
    at = due.after_failure(
        _pace(page.assignment, crawl),
        failures=failures,
        since=since,
        address=known.url,
        now=crawl.as_of,
        asked_to_wait=page.heard.asked_again,
    )
    dead = due.is_dead(failures=failures, since=since, now=crawl.as_of)
    why = f"{page.why}; dead? it has failed since {since:%Y-%m-%d} and is asked once a month" if dead else page.why
    return replace(known, failures=failures, failing_since=since, why=why, moved_to="", moved_times=0, next_due=at)


def _move(page: FeedPage, before: Source | None) -> tuple[str, int]:
    """Return where the address says it has moved to, and how many answers running have said so."""
    if page.state not in ("read", "unchanged"):
        return "", 0
    if page.assignment.moved_to:
        return page.assignment.moved_to, max(before.moved_times if before else 0, MOVED_AFTER + 1)
    to = page.heard.moved_to if page.heard.moved_to != page.assignment.url else ""
    return to, (before.moved_times if before and before.moved_to == to else 0) + 1 if to else 0


def _pace(assignment: Assignment, crawl: Crawl) -> Pace:
    chosen = timedelta(minutes=assignment.interval_minutes) if assignment.interval_minutes else None
    return Pace(least=timedelta(minutes=crawl.interval_minutes), chosen=chosen)

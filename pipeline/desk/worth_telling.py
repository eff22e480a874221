"""What the editor should know now, read from the store: drafts that wait, troubles with run and posts, ill outlets."""

from collections.abc import Iterator
from datetime import timedelta

from pipeline.desk import health
from pipeline.desk.allowing import quiet_now
from pipeline.desk.health import FAILS, LATE
from pipeline.desk.opening import Desk
from pipeline.due import SOFT_FAILURES
from pipeline.notify import Matter
from pipeline.store import corrections as changed_pages
from pipeline.store import postings, runs, waiting
from pipeline.text import counted

_NEWS = timedelta(days=1)  # a draft that waited longer is no news
_NEEDY = ("unknown", "failed", "gone")
_RUNS_LOOKED_BACK = 50
# What names the failure of a run of which no outlet could be read, whatever each of them said.
NO_OUTLET = "no outlet"
_CHANGED = {"headline": "its headline changed", "lede": "its first words changed", "gone": "the page is gone"}


def drafts(desk: Desk) -> Iterator[Matter]:
    """Yield the drafts that nobody has touched since they were made, the oldest first; none of a quiet topic."""
    topics = {topic.name: topic for topic in desk.settings.topics}
    titles = {topic.name: topic.title or topic.name for topic in topics.values()}
    for one in waiting.drafts(desk.db, since=desk.now - _NEWS):
        if quiet_now(desk, topics.get(one.topic)):
            continue
        lines = f"{counted(one.links, 'link')}, {counted(one.outlets, 'outlet')}"
        more = f"{titles.get(one.topic, one.topic)}; {f'lead: {one.lead}' if one.lead else 'no lead'}; {lines}"
        yield Matter(kind="draft", about=f"d{one.draft}", said=one.title, more=(more,), page=f"/drafts/{one.draft}")


def run(desk: Desk) -> Iterator[Matter]:
    """Yield the matter that the last run that asked anybody could read no outlet."""
    asked = (ran for ran in runs.recent(desk.db, limit=_RUNS_LOOKED_BACK) if ran.command == "run" and ran.outcomes)
    last = next(asked, None)
    if last and len(last.failed) == last.outcomes:
        first = last.failed[0]
        more = (f"{first.outlet}: {first.why}", "Is this machine on the network? copydesk doctor")
        said = f"No outlet could be read: all {last.outcomes} failed"
        yield Matter(kind="run", about=NO_OUTLET, said=said, more=more, page="/runs")


def posts(desk: Desk) -> Iterator[Matter]:
    """Yield the posts whose state needs the editor; each change of a state is a matter of its own."""
    late = (one for one in postings.in_states(desk.db, ("scheduled",)) if one.cure)
    for one in (*postings.in_states(desk.db, _NEEDY), *late):
        yield Matter(
            kind="post",
            about=f"p{one.id}:{one.state}:{one.attempt}",
            said=one.title,
            more=(f"{one.channel}: {one.state}{f': {one.why}' if one.why else ''}", one.cure),
            page=f"/drafts/{one.draft}",
        )


def outlets(desk: Desk) -> Iterator[Matter]:
    """Yield the outlets that broke or fell silent, worst first.

    One answer too many fails somewhere every day: an outlet broke when all its addresses failed so often running.
    """
    for one in health.rounds(desk).outlets:
        broke = one.state == FAILS and min(trouble.failures for trouble in one.troubles) >= SOFT_FAILURES
        if broke or one.state == LATE:
            trouble = one.troubles[0] if broke else None
            said = f"fails: {trouble.why}" if trouble else one.said
            more = (trouble.cure,) if trouble else ()
            yield Matter(
                kind="outlet", about=one.outlet.name, said=f"{one.outlet.name}: {said}", more=more, page="/outlets"
            )


def corrections(desk: Desk) -> Iterator[Matter]:
    """Yield the pages that changed after a post of ours linked them, the newest first."""
    for one in changed_pages.waiting(desk.db):
        more = f"{one.outlet}, which it links: {_CHANGED[one.change.kind]}"
        yield Matter(kind="correction", about=f"c{one.id}", said=one.title, more=(more,), page="/corrections")

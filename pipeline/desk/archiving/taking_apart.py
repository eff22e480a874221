"""One post that was found: read into its parts, and made ready for the store.

A post is the boundary of a failure. What the reader cannot read, or fails on by a bug of ours, is stored unread, with
its source, so that nothing is lost and `archive import --again` reads it once the reader has learned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from pipeline import urls
from pipeline.archive.importers import Found
from pipeline.archive.values import ReadPost
from pipeline.dates.blog_days import UNDATED, day_of
from pipeline.dates.reading import AHEAD
from pipeline.desk.archiving.reading_posts import Reader
from pipeline.desk.archiving.tally import Tally
from pipeline.desk.linked_pages import pages_of
from pipeline.desk.opening import Desk
from pipeline.draft import moves
from pipeline.errors import CopydeskError, UnreadableError
from pipeline.news import Lead, Link, Roundup
from pipeline.store import takedowns
from pipeline.store.imports import Imported

_LONGEST_TITLE = 500


def believed(desk: Desk, found: Found) -> Found:
    """Return a post without times that cannot be: those that lie more than a day ahead are of a wrong clock."""
    latest = desk.now + AHEAD
    published, updated = (at if at is not None and at <= latest else None for at in (found.published, found.updated))
    if (published, updated) == (found.published, found.updated):
        return found
    return replace(found, published=published, updated=updated)


def read_one(found: Found, read: Reader, tally: Tally) -> ReadPost | None:
    """Return the parts of a post, None where the reader failed; a bug is noted, and raised when all others are done.

    Raises:
        CopydeskError: the desk's settings cannot be used, as they could not for any other post.
    """
    try:
        return read(found.html, found.title, found.published, found.url)
    except UnreadableError:
        return None
    except CopydeskError:
        raise
    except Exception as problem:  # noqa: BLE001  the named boundary: a post
        problem.add_note(f"while reading {found.origin}")
        tally.bug = tally.bug or problem
        return None


def unread(desk: Desk, found: Found) -> ReadPost:
    """Return a post with nothing but what its container says."""
    day = day_of(found.published, desk.settings.blog.timezone) if found.published else ""
    roundup = Roundup(kind="note", format=desk.settings.blog.format, date=day, title=found.title[:_LONGEST_TITLE])
    return ReadPost(roundup=roundup, unplaced=("(a whole post that the reader failed on)",))


def made(desk: Desk, found: Found, seen: ReadPost) -> Imported:
    """Return a post as it is stored."""
    roundup = replace(seen.roundup, labels=found.labels or seen.roundup.labels)
    if not roundup.title:
        roundup = replace(roundup, title=found.title[:_LONGEST_TITLE])
    return Imported(
        keys=found.keys,
        url=found.url,
        title=found.title[:_LONGEST_TITLE],
        html=found.html,
        at=found.published,
        day=found.published or _day_said(desk, roundup) or found.updated or UNDATED,
        updated=found.updated,
        partial=found.partial,
        roundup=roundup,
        unplaced=seen.unplaced,
        links=tuple(pages_of(roundup, desk.registry)),
    )


def silenced(desk: Desk, imported: Imported) -> Imported:
    """Return a post as it may be stored: led by an article that was taken down, without its words."""
    lead = imported.roundup.lead
    if lead is None or not lead.url or not takedowns.among(desk.db, [urls.canonical(lead.url)]):
        return imported
    return replace(imported, html="", unplaced=(), roundup=replace(imported.roundup, lead=replace(lead, excerpt=())))


def count(desk: Desk, imported: Imported, proposed: Sequence[str], tally: Tally) -> None:
    """Count what a post that was read holds."""
    names = [outlet.name for name in _cited(imported.roundup) if (outlet := desk.registry.named(name))]
    tally.comments += len(imported.roundup.reader_comments)
    tally.read(unplaced=imported.unplaced, cited=names, proposed=proposed, links=len(imported.links))


def _cited(roundup: Roundup) -> Iterator[str]:
    """The outlets and agencies that a post cites, in order, as often as it does."""
    cites: list[Lead | Link] = [*([roundup.lead] if roundup.lead else []), *moves.links(roundup)]
    for each in cites:
        yield from (name for name in (each.outlet, each.agency) if name)


def _day_said(desk: Desk, roundup: Roundup) -> datetime | None:
    """Noon of the day that the post names, where it is none that lies ahead."""
    noon = _noon(roundup.date, desk.settings.blog.timezone)
    return noon if noon is not None and noon <= desk.now + AHEAD else None


def _noon(day: str, zone: str) -> datetime | None:
    """Noon of the blog's own day."""
    try:
        return datetime.combine(datetime.fromisoformat(day), time(12), ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None

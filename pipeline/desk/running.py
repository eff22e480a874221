"""Run: what cron calls - gather, draft every topic, see what became of posts, then tell the editor.

A run that reaches its deadline begins nothing more that can wait, and says so; a post that is on its way is seen to
whatever the time. What was not reached is still due, and what waits longest comes first in the next run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pipeline.desk import corrections, link_checks
from pipeline.desk.drafting import Drafted, draft_posts
from pipeline.desk.expiring import expire
from pipeline.desk.gathering import Gathered, gather_news
from pipeline.desk.gathering import Told as Listener
from pipeline.desk.opening import Desk, topics_of
from pipeline.desk.printing import broken_templates
from pipeline.desk.publishing import Pace, watch
from pipeline.desk.telling import Told, tell
from pipeline.desk.unquoting import unquote
from pipeline.errors import CopydeskError, StoreError
from pipeline.render import Broken
from pipeline.text import log_line

# A tick is short, and shorter at the end of a run's time: pages that are due and not reached now are the first ones of
# the next run.
_LINKS, _LINK_SECONDS = 60, 60.0
_BUG = "a bug of copydesk; the end of copydesk.log says which"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: what was gathered, what it was worth, and what the editor was told.

    `troubles` are the posts that could not be looked at, with the reason, a line each. `waits` is what there was no
    time for, "" = nothing; `templates` what is wrong with the desk's own.
    """

    gathered: Gathered
    drafted: Drafted
    troubles: tuple[str, ...]
    notices: Told
    waits: str = ""
    templates: tuple[Broken, ...] = ()


def run(desk: Desk, *, clock: Callable[[], datetime], told: Listener = lambda done, total, outcome: None) -> Run:
    """Gather what is due, draft every topic (the front, when there is none), see after posts, and tell the editor.

    Args:
        desk: The desk; the caller holds the lease.
        clock: The real one, by which posts are looked after.
        told: Called an outlet that is done.
    """
    try:
        gathered = gather_news(desk, command="run", told=told)
        expire(desk)
        drafted = draft_posts(desk, topics_of(desk), unasked=True)
        in_time = [("pages of leads", desk.seconds_left)]
        watched = watch(desk, Pace(clock=clock))
        in_time.append(("posts on the blog", desk.seconds_left))
        unquoted = unquote(desk, Pace(clock=clock))
        _look_at_pages(desk)
        in_time.append(("pages that posts link", desk.seconds_left))
    except Exception as problem:  # whatever ends a run, a bug too, is told to the editor on its way out
        # Without the store nobody can tell it once; cron mails what is on stderr.
        if not _is_of_the_store(problem, desk):
            tell(desk, failed=problem if isinstance(problem, CopydeskError) else _BUG)
        raise
    troubled = [(posting.title, posting.channel, why) for posting, why in watched if why]
    troubled += [(one.title, one.channel, one.why) for one in unquoted if one.why]
    troubles = tuple(log_line(f"{title} ({channel}): {why}") for title, channel, why in troubled)
    waits = ", ".join(what for what, left in in_time if not left)
    return Run(
        gathered=gathered,
        drafted=drafted,
        troubles=troubles,
        notices=tell(desk),
        waits=waits,
        templates=_broken_templates(desk),
    )


def _broken_templates(desk: Desk) -> tuple[Broken, ...]:
    try:
        return broken_templates(desk.settings, desk.folder)
    except CopydeskError:
        return ()  # there is no such format: its drafts have said so


def _look_at_pages(desk: Desk) -> None:
    """See which of the pages we link are gone, and which have changed since our posts went out."""
    if desk.settings.preflight.dead_link != "off" and desk.seconds_left:
        link_checks.check_links(desk, most=_LINKS, seconds=min(_LINK_SECONDS, desk.seconds_left))
    corrections.look(desk)


def _is_of_the_store(problem: Exception, desk: Desk) -> bool:
    from pipeline.store.blame import from_the_file  # only here: most runs have nothing to complain of

    return isinstance(problem, StoreError) or from_the_file(problem, desk.folder / "desk.db") is not None

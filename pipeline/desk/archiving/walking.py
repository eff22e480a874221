"""Import a public blog from its feed: page by page, over days and refusals if it must be; or any feed, or one page.

How far a walk has come is stored after every page. A blog that wants to be left alone is asked again when it said,
and a walk that was through is followed by one that asks only for what was changed since.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from pipeline import urls
from pipeline.archive.importers import BrokenOffError, any_feed, blogger_feed, discovery, saved_html
from pipeline.archive.importers.blogger_feed import Page
from pipeline.archive.importers.saved_html import BLOGS, Places
from pipeline.dates import asking_again
from pipeline.dates.telling import in_utc
from pipeline.desk.archiving.importing import MOST_TOLD, Told, import_things
from pipeline.desk.archiving.reading_posts import calendar, reader
from pipeline.desk.archiving.tally import Report, Tally
from pipeline.desk.fetching import Fetched, fetch
from pipeline.desk.opening import Desk
from pipeline.errors import UnreadableError
from pipeline.store import walks
from pipeline.store.database import writing
from pipeline.store.walks import Walk

_OVERLAP = 25  # posts asked for again when a walk goes on: some may have been deleted meanwhile, and all moved up
_SLACK = timedelta(days=1)  # of what is asked for as changed: the blog's clock is not ours
_PATIENCE = timedelta(hours=1)  # where a blog refuses and does not say for how long
# So often one import goes back: of a blog that says another number of posts each time it would never come to its end.
_MOST_BACK = 5
_WITHHELD = "posts that the blog says it has, and does not give"
_LONGEST_PATIENCE = timedelta(days=30)


def import_blog(
    desk: Desk,
    address: str,
    *,
    kind: str = "",
    places: Places = BLOGS,
    told: Told = lambda done, total, words: None,
    pause: Callable[[float], None] = time.sleep,
) -> Report:
    """Import a blog by its address, or its feed's.

    Args:
        desk: The desk.
        address: Absolute http(s).
        kind: blogger, feed or html; "" = seen from the address, then from what answers there.
        places: What stands where on a page that has no feed.
        told: Called as it goes: posts, how many the blog has, and words for a person.
        pause: Waits so many seconds between two pages.

    Raises:
        UnreadableError: it is no address, or nothing that answers there is a blog's past. What breaks off after the
            first page is in the report.
    """
    if not urls.clean(address):
        raise UnreadableError("this is no web address", where=address, do="give the blog's whole address: https://...")
    if kind == "blogger" or (not kind and discovery.is_blogger(address)):
        return _walked(desk, blogger_feed.feed_of(address), told, pause)
    came = _fetched(desk, address)
    if kind != "html" and discovery.is_page(came.body):
        feed = discovery.feed_in(came.body, url=came.url)
        if feed and discovery.is_blogger(feed):
            return _walked(desk, feed, told, pause)
        if feed or kind == "feed":
            came = _fetched(desk, feed or address)
    return _once(desk, came, kind, places)


def _once(desk: Desk, came: Fetched, kind: str, places: Places) -> Report:
    """Import what one answer holds: the newest posts of a feed, or the posts of a page."""
    if kind == "html" or (not kind and discovery.is_page(came.body)):
        found = saved_html.things(
            came.body,
            name=came.url,
            home=came.url,
            calendar=calendar(desk),
            places=places,
            where=came.url,
        )
    else:
        found = any_feed.things(came.body, url=came.url, calendar=calendar(desk), where=came.url)
    tally = Tally()
    broke = import_things(desk, found, tally, reader(desk))
    if broke is not None:
        raise broke
    return tally.report(most=MOST_TOLD)


def _walked(desk: Desk, feed: str, told: Told, pause: Callable[[float], None]) -> Report:
    """Walk through a Blogger feed from where it was left, to its end or to where the blog refuses."""
    walk, tally, read, left = _begun(desk, feed), Tally(), reader(desk), _MOST_BACK
    while walk.next:
        asked = blogger_feed.address(feed, start=walk.next, since=walk.since)
        came = fetch(asked, desk.settings.gather, now=desk.now)
        if came.why:
            return _stopped(desk, walk, came, tally)
        try:
            page = blogger_feed.page(came.body, start=walk.next, where=asked)
        except UnreadableError as problem:
            if not tally.fates:
                raise
            return tally.report(most=MOST_TOLD, total=walk.total, reached=_reached(walk), broke=problem)
        back = _moved_up(walk, page) if left else 0
        if back:
            left -= 1
        else:
            import_things(desk, page.things, tally, read)
            tally.left_out[_WITHHELD] += _withheld(walk, page)
        following = walk.next - back if back else page.next
        walk = replace(walk, next=following, total=page.total or walk.total, not_before=None)
        _keep(desk, walk)
        told(_reached(walk), walk.total, f"{tally.fates['new']} new of {sum(tally.fates.values())}")
        if walk.next:
            pause(desk.settings.gather.delay_seconds)
    return tally.report(most=MOST_TOLD, total=walk.total, reached=_reached(walk))


def _reached(walk: Walk) -> int:
    """How many of the blog's posts a walk has passed."""
    return min(walk.next - 1, walk.total) if walk.next else walk.total


def _moved_up(walk: Walk, page: Page) -> int:
    """By how many posts to go back: so many were deleted since the last page, so that as many were passed unseen."""
    return max(0, min(walk.total - page.total, walk.next - 1)) if page.total else 0


def _withheld(walk: Walk, page: Page) -> int:
    """How many posts a blog says it has and does not give: its last page is empty, and there should be more."""
    return 0 if page.things or page.next else max(0, page.total - walk.next + 1)


def _begun(desk: Desk, feed: str) -> Walk:
    """The walk to go on with, or a new one, for what was changed since the last that was through.

    Raises:
        BrokenOffError: the blog wants to be left alone still.
    """
    before = walks.known(desk.db, feed)
    if before is None:
        return Walk(feed=feed, began_at=desk.now)
    if before.not_before is not None and before.not_before > desk.now:
        raise _left_alone(before, "the blog has asked for fewer requests", until=before.not_before)
    if not before.next:
        return Walk(feed=feed, began_at=desk.now, since=before.began_at - _SLACK)
    return replace(before, next=max(1, before.next - _OVERLAP))


def _stopped(desk: Desk, walk: Walk, came: Fetched, tally: Tally) -> Report:
    if came.status in asking_again.BUSY:
        until = _wished(came.retry_after, desk.now)
        walk = replace(walk, not_before=until)
        broke = _left_alone(walk, came.why, until=until)
    else:
        broke = _unanswered(walk, came)
    _keep(desk, walk)
    if not tally.fates:
        raise broke
    return tally.report(most=MOST_TOLD, total=walk.total, reached=_reached(walk), broke=broke)


def _left_alone(walk: Walk, why: str, *, until: datetime) -> BrokenOffError:
    return BrokenOffError(
        f"{why}: it is at {_place(walk)}",
        where=walk.feed,
        do=f"run the same import again after {in_utc(until)}: it goes on from there",
    )


def _unanswered(walk: Walk, came: Fetched) -> BrokenOffError:
    do = "open it in a browser; then run the same import again: it goes on from there"
    return BrokenOffError(f"{came.why}: it is at {_place(walk)}", where=came.url, do=do)


def _place(walk: Walk) -> str:
    return f"post {walk.next:,} of {walk.total:,}" if walk.total else f"post {walk.next:,}"


def _wished(retry_after: str, now: datetime) -> datetime:
    """When a blog wants to be asked again (RFC 9110, 10.2.3): in so many seconds or at a time, never before now."""
    asked = asking_again.retry_after(retry_after, now)
    return min(max(asked, now), now + _LONGEST_PATIENCE) if asked else now + _PATIENCE


def _keep(desk: Desk, walk: Walk) -> None:
    with writing(desk.db):
        walks.keep(desk.db, walk)


def _fetched(desk: Desk, address: str) -> Fetched:
    came = fetch(address, desk.settings.gather, now=desk.now)
    if came.why:
        raise UnreadableError(came.why, where=came.url, do="open it in a browser")
    return came

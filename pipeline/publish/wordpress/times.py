"""When a post goes out, in WordPress's words. The blog's own clock decides, so it is read from the blog's answers."""

from datetime import UTC, datetime

from pipeline.errors import RefusedError
from pipeline.news import Dispatch
from pipeline.publish.when import LEAST_AHEAD
from pipeline.publish.wordpress.errors import named
from pipeline.publish.wordpress.site import Site

_STATUS = {"draft": "draft", "live": "publish", "scheduled": "future"}


def timed(dispatch: Dispatch, site: Site, *, new: bool) -> dict[str, object]:
    """Return the status, with the date without which WordPress chooses another status.

    A post that shall be live is never dated ahead of the blog's own clock: it would be scheduled. A draft gets no date:
    it takes the time of its publishing.

    Args:
        dispatch: The post.
        site: The blog.
        new: Whether it is not on the blog yet; then it has no date there that could lie ahead.

    Raises:
        ChannelError: the blog could not be asked.
    """
    status: dict[str, object] = {"status": _STATUS[dispatch.status]}
    if dispatch.status == "draft":
        return status
    at = dispatch.at
    if dispatch.status == "live" and (clock := _time_there(site)) is not None and at > clock:
        if new:
            return status  # WordPress takes its own time, should that answer come from a cache that keeps an old one
        at = clock
    return {**status, "date_gmt": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"}


def refuse_too_soon(dispatch: Dispatch, site: Site) -> None:
    """Let a post pass, but for one that is scheduled for less than two minutes ahead. Nothing is posted.

    Raises:
        RefusedError: WordPress would publish it at once.
        ChannelError: the blog could not be asked for its time.
    """
    if dispatch.status != "scheduled" or _is_ahead(dispatch, site):
        return
    raise RefusedError(
        f"{named(site.channel)}: {dispatch.at:%Y-%m-%dT%H:%M:%SZ} is less than two minutes ahead of the blog's clock, "
        "and WordPress would publish the post at once",
        where=site.url,
        do="choose a later time, or publish it now",
    )


def same(one: datetime | None, other: datetime) -> bool:
    """Return whether a time there is this one, to the second."""
    return one is not None and one == other.replace(microsecond=0)


def _is_ahead(dispatch: Dispatch, site: Site) -> bool:
    since = dispatch.mark.since
    return dispatch.at - since >= LEAST_AHEAD and dispatch.at - (_time_there(site) or since) >= LEAST_AHEAD


def _time_there(site: Site) -> datetime | None:
    _ = site.index  # the first question, which posts nothing; its answer carries the time
    return site.clock

"""Look whether the pages that we link are still there: those of a draft, of a post, or all that are due."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from pipeline import liveness, urls
from pipeline.dates.wrong_clocks import was_ahead
from pipeline.desk.checking import addresses_of
from pipeline.desk.editing.stepping import find
from pipeline.desk.gathering import crawl_settings
from pipeline.desk.opening import Desk
from pipeline.errors import NotFoundError
from pipeline.liveness import Answer, Way
from pipeline.liveness.schedule import WATCHED
from pipeline.store import drafts, link_states
from pipeline.store.database import writing
from pipeline.store.link_states import LinkState

_NEVER = datetime.min.replace(tzinfo=UTC)


def check_links(desk: Desk, *, most: int = 200, seconds: float = 60.0) -> tuple[LinkState, ...]:
    """Ask the pages that are due, and return what they are now, in the order they answered.

    Due are the links of approved drafts that were not asked for a day, and those of posts of the last month, when the
    post goes out and 1, 7 and 30 days after (liveness/schedule.py).

    Args:
        desk: The desk.
        most: So many at most; those that wait longest first, of drafts before of posts.
        seconds: After so long no further page is begun.
    """
    posted = _posted(desk)
    waiting = dict.fromkeys(
        page for draft in drafts.everything(desk.db, ("approved",)) for page in addresses_of(draft.roundup)
    )
    known = link_states.known(desk.db, (*waiting, *posted))
    due = [
        page
        for page in (*waiting, *(page for page in posted if page not in waiting))
        if liveness.due(known.get(page), posted_at=posted.get(page), now=desk.now)
    ]
    due.sort(key=lambda page: (page not in waiting, known[page].checked_at if page in known else _NEVER))
    return _ask(desk, due[:most], posted, known, seconds)


def check_draft(desk: Desk, number: int, *, seconds: float = 300.0) -> tuple[LinkState, ...]:
    """Ask every page that a draft links, due or not, and return what they are now.

    Raises:
        NotFoundError: there is no such draft.
    """
    pages = addresses_of(find(desk, number).roundup)
    return _ask(desk, pages, _posted(desk), link_states.known(desk.db, pages), seconds)


def check_post(desk: Desk, number: int, *, seconds: float = 300.0) -> tuple[LinkState, ...]:
    """Ask every page that a post links, due or not, and return what they are now.

    Raises:
        NotFoundError: there is no such post.
    """
    found = link_states.of_post(desk.db, number)
    if found is None:
        raise NotFoundError(f"there is no post p{number}", do="copydesk links lists what was asked")
    pages = _clean(found[0])
    posted = _posted(desk)
    if found[1] is not None:
        posted = {**dict.fromkeys(pages, found[1]), **posted}
    return _ask(desk, pages, posted, link_states.known(desk.db, pages), seconds)


def known_links(desk: Desk) -> tuple[LinkState, ...]:
    """Return every page that was asked, what is gone first. Nothing is asked."""
    return link_states.everything(desk.db)


def _posted(desk: Desk) -> dict[str, datetime]:
    """Return when each page was linked last by a public post of the last month."""
    found: dict[str, datetime] = {}
    for url, at in link_states.of_posts(desk.db, since=desk.now - WATCHED).items():
        if page := urls.clean(url):
            found[page] = max(at, found.get(page, at))
    return found


def _ask(
    desk: Desk,
    pages: Iterable[str],
    posted: Mapping[str, datetime],
    known: Mapping[str, LinkState],
    seconds: float,
) -> tuple[LinkState, ...]:
    chosen = desk.settings.gather
    way = Way(
        user_agent=str(crawl_settings(desk)["USER_AGENT"]),
        timeout_seconds=chosen.timeout_seconds,
        allow_private=chosen.allow_private_addresses,
    )
    asked = []
    for page, answer in liveness.answers(
        pages, lambda page: liveness.ask(page, way), delay_seconds=chosen.delay_seconds, seconds=seconds
    ):
        state = judged(desk, page, answer, known.get(page), posted.get(page))
        with writing(desk.db):
            link_states.keep(desk.db, state)
        asked.append(state)
    return tuple(asked)


def judged(desk: Desk, page: str, answer: Answer, before: LinkState | None, posted_at: datetime | None) -> LinkState:
    """Return what a page is after an answer, and when it is asked again.

    Args:
        desk: The desk.
        page: Its address.
        answer: What it answered.
        before: What it was before, none when it was never asked.
        posted_at: When the last post that links it went out, none when only drafts do.
    """
    if before and was_ahead(before.struck_at, desk.now):
        before = replace(before, struck_at=desk.now)  # the second strike an hour from now, not a year
    state = liveness.judged(page, answer, before, now=desk.now)
    again = liveness.next_look(state, posted_at=posted_at, now=desk.now, retry_after=answer.retry_after)
    return replace(state, next_at=again)


def _clean(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(page for url in addresses if (page := urls.clean(url))))

"""An answer to a state: ok, moved, refused, gone, unknown. Pure, and slow to call a page gone.

`gone` needs two answers of 404 or 410 at least an hour apart with no other answer between them (RFC 9110, 15.5.5 and
15.5.11: even a 410 may be a mistake of an hour). Everything a server says for reasons of its own is something else: 403
and its like are `refused`; 429, 5xx, timeouts, DNS and TLS are `unknown`.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from pipeline import urls
from pipeline.liveness.answer import Answer
from pipeline.liveness.schedule import STRIKES_APART
from pipeline.liveness.walls import instead
from pipeline.store.link_states import LinkState

# 999 is LinkedIn's own way to say that robots are not wanted.
_REFUSED = frozenset({401, 402, 403, 405, 406, 407, 451, 501, 999})
_GONE = frozenset({404, 410})
_THERE = frozenset({*range(200, 300), 416})  # 416: there, but without a first byte


def judged(url: str, answer: Answer, before: LinkState | None, *, now: datetime) -> LinkState:
    """Return the state of a page after an answer; when it is asked again is `schedule.next_look`'s.

    Args:
        url: The address that we link.
        answer: What it answered.
        before: Its state before, none when it was never asked.
        now: When it was asked, aware UTC.
    """
    asked = LinkState(
        url=url,
        state="unknown",
        why=answer.why,
        method=answer.method,
        status=answer.status,
        final_url=answer.final_url,
        checked_at=now,
    )
    if answer.status is None:
        return _unanswered(asked, before)
    if answer.status in _GONE:
        return _struck(asked, before, now)
    if answer.status in _THERE:
        return _there(asked, answer)
    if answer.status in _REFUSED:
        return replace(asked, state="refused", why=f"it answers {answer.status}: it lets no robot look, a reader may")
    return replace(asked, why=f"it answers {answer.status}, which says nothing of the page")


def archived(url: str, day: datetime) -> str:
    """Return where an old copy of a page may be found; nobody has asked whether it is there."""
    return f"https://web.archive.org/web/{day:%Y%m%d}/{url}"


def old_copy(state: LinkState) -> str:
    """Return where an old copy of a page that is gone may be found: of the day it first answered so."""
    return archived(state.url, state.struck_at or state.checked_at)


def _unanswered(asked: LinkState, before: LinkState | None) -> LinkState:
    """Silence proves nothing: neither that a page is gone, nor that one which was gone is back."""
    if before is None:
        return asked
    if before.state == "gone":
        return replace(before, checked_at=asked.checked_at)
    return replace(asked, strikes=before.strikes, struck_at=before.struck_at)


def _struck(asked: LinkState, before: LinkState | None, now: datetime) -> LinkState:
    if before is None or not before.strikes or before.struck_at is None:
        hour = _in_words(STRIKES_APART)
        why = f"it answered {asked.status} once; it counts as gone when it does so again after {hour}"
        return replace(asked, strikes=1, struck_at=now, why=why)
    if before.state != "gone" and now - before.struck_at < STRIKES_APART:
        return replace(before, checked_at=now)
    since = f"{before.struck_at:%Y-%m-%d}"
    why = f"it has answered {asked.status} since {since}"
    return replace(asked, state="gone", why=why, strikes=before.strikes + 1, struck_at=before.struck_at)


def _there(asked: LinkState, answer: Answer) -> LinkState:
    if _same(asked.url, answer.final_url):
        return replace(asked, state="ok")
    if led := instead(asked.url, answer.final_url) or instead(asked.url, answer.moved_to):
        return replace(asked, why=f"it leads to {led}")
    if _same(asked.url, answer.moved_to):
        return replace(asked, state="ok", why="it leads on for now; the address stays right")
    return replace(asked, state="moved", final_url=answer.moved_to, why="it has moved for good: link the new address")


def _same(one: str, other: str) -> bool:
    return urls.canonical(one) == urls.canonical(other)


def _in_words(apart: timedelta) -> str:
    return "an hour" if apart == timedelta(hours=1) else f"{apart.total_seconds() / 60:.0f} minutes"

"""What the draft page shows of publishing: each channel, what stops a post, and what may be asked."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from pipeline.desk import publishing
from pipeline.desk.publishing import Compared, Place
from pipeline.desk.sheet import Sheet
from pipeline.draft.word_runs import Run, diffed, replaced
from pipeline.review.current import the_desk
from pipeline.review.draft_notices import notice_opened
from pipeline.review.draft_view import View
from pipeline.review.office import the_office
from pipeline.store import revisions

KINDS = {"wordpress": "WordPress", "blogger": "Blogger", "markdown": "Markdown files", "email": "e-mail"}
# Cures are worded for the terminal as well: what is an option or a command of it does not help on a page.
_ASIDE = re.compile(r"\s*\([^()]*--[a-z][^()]*\)")
_COMMAND = re.compile(r"(^|\s)--[a-z]|\bcopydesk [a-z]")
_NOT_COMPARED = {"compared": None, "differences": (), "over_asked": None}
# difflib compares every line with every other in the worst case; a longer post is shown as replaced.
_MOST_LINES = 2_000
# Of several posts of a draft the first of these is what its state says.
_LOUDEST = ("unknown", "failed", "gone", "sending", "live", "scheduled", "sent", "draft", "withdrawn")


def values(laid: Sheet, view: View) -> dict[str, Any]:
    """Return what the templates of the dated lines and of the block `Publish` need."""
    desk, draft = the_desk(), laid.draft
    places = publishing.shown(desk, draft, now=the_office().door.clock())
    public = any(place.public for place in places)
    return {
        "places": places,
        "kinds": KINDS,
        "loudest": _loudest(places),
        "stops": tuple(check for check in laid.checks if check.level == "stop" and check.rule),
        "approval": revisions.approval(desk.db, draft.id) if draft.state in ("approved", "published") else None,
        "correctable": draft.state == "published",
        "correcting": public and draft.is_open,
        "on_page": on_page,
        "zone": desk.settings.blog.timezone,
        "notice_open": notice_opened(view.edit, draft.roundup),
        "at_channel": "",
        "typed_at": "",
        **_NOT_COMPARED,
    }


def on_page(cure: str) -> str:
    """Return what to do as the page can say it: a command's own options are left out, "" where nothing else is said."""
    said = _ASIDE.sub("", cure)
    return "" if _COMMAND.search(said) else said


def _loudest(places: tuple[Place, ...]) -> Place | None:
    posted = [place for place in places if place.state in _LOUDEST]
    return min(posted, key=lambda place: _LOUDEST.index(place.state), default=None)


def differing(compared: Compared, *, over: str | None = None) -> dict[str, Any]:
    """Return what shows the blog's text beside ours.

    Args:
        compared: Both.
        over: The query that asks for the same again, for `Write mine over it`; none = nothing is to be written.
    """
    return {"compared": compared, "differences": tuple(_rows(compared)), "over_asked": over}


def _rows(compared: Compared) -> Iterator[tuple[Run, ...]]:
    ours, theirs = compared.ours, compared.theirs
    if len(ours) + len(theirs) > _MOST_LINES:
        yield from () if ours == theirs else (replaced("\n".join(ours), "\n".join(theirs)),)
        return
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            yield diffed("\n".join(ours[a:b]), "\n".join(theirs[c:d]))

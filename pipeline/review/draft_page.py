"""The draft page: the story's headlines, the post as it is written, and one panel that looks at it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from flask import Blueprint, Response, render_template, request

from pipeline.desk.expiring import note_opening, why_expired
from pipeline.desk.laying import sheet
from pipeline.desk.opening import Desk
from pipeline.desk.sheet import Line, Sheet
from pipeline.desk.shelf import shelf
from pipeline.draft.fields import FIELDS, FRESHENED
from pipeline.draft.word_runs import diffed
from pipeline.errors import CopydeskError
from pipeline.news import Headline
from pipeline.review import draft_places, panels, row_names
from pipeline.review.answers import part_or_page, wants_part
from pipeline.review.current import the_desk
from pipeline.review.draft_view import ROWS, View, view_of
from pipeline.review.ways_back import way_back
from pipeline.store import pictures

# So long after a change the bottom bar says what it was, with Undo beside it.
_JUST_NOW = timedelta(seconds=60)
# Of texts that came too late: so many of a field at once, of each so much. The rest has an address of its own.
_MOST_LATE, _MOST_LETTERS = 4, 20_000

pages = Blueprint("draft_page", __name__)


@pages.get("/drafts/<int:number>")
def draft(number: int) -> Response:
    """Answer with the draft, or for htmx with its parts; that it was opened keeps it from being put away."""
    answer = shown(number, view_of(request.args))
    if request.method == "GET":
        note_opening(the_desk(), number)
    return answer


def shown(
    number: int,
    view: View,
    *,
    status: int = 200,
    note: CopydeskError | None = None,
    cursor: int | None = None,
    clip: str = "",
    unsaved: str = "",
    asked: Mapping[str, object] | None = None,
) -> Response:
    """Return the draft as it is now.

    Args:
        number: The draft.
        view: How it is looked at.
        status: 409 or 422 with a `note`.
        note: Why something was not done.
        cursor: Where the cursor stands in the comment after a citation, in characters.
        clip: Where the editor may clip what could not be had.
        unsaved: The words that were typed and not saved, for the editor to copy.
        asked: What a channel was asked and answered (draft_posting.py).

    Raises:
        NotFoundError: there is no such draft.
    """
    values = values_of(number, view, note=note) | {"cursor": cursor, "clip": clip, "unsaved": unsaved}
    values |= asked or {}
    if status == 200 and asked is None and wants_part() and request.method == "POST":
        values["toast"] = bool(values["sheet"].said)
    # With script one stands where the channel was asked and reads it there; without, at the page's top.
    values["refused"] = note is not None and (asked is None or not wants_part())
    return part_or_page("review/draft/part.html", "review/draft/page.html", status=status, **values)


def field_saved(number: int, view: View, *, field: str, all_seen: bool, cleaned: str | None) -> Response:
    """Return what follows from the save of one field, without the field: its cursor stays where it is.

    Args:
        number: The draft.
        view: How it is looked at.
        field: title or comment.
        all_seen: The page shows the rest of the draft as it is now, and may approve it.
        cleaned: What was typed without what nobody sees, none where that is the same.
    """
    values = values_of(number, view) | {"field": field, "toast": False, "all_seen": all_seen, "cleaned": cleaned}
    return Response(render_template("review/draft/saved.html", **values))


def field_late(number: int, view: View, *, field: str, note: CopydeskError) -> Response:
    """Return one field with both its texts, 409: somebody else changed it meanwhile."""
    values = values_of(number, view, note=note) | {"field": field, "toast": False}
    return Response(render_template("review/draft/late.html", **values), status=409)


def field_refused(number: int, view: View, *, note: CopydeskError) -> Response:
    """Return why a field cannot be saved at all (422): the draft is posted or discarded."""
    values = values_of(number, view, note=note) | {"toast": False}
    return Response(render_template("review/draft/refused.html", **values), status=422)


def values_of(number: int, view: View, *, note: CopydeskError | None = None) -> dict[str, Any]:
    """Return everything the templates of this page need.

    Raises:
        NotFoundError: there is no such draft.
    """
    desk = the_desk()
    laid = sheet(desk, number)
    view = view if laid.draft.is_open else replace(view, edit="")
    media = [one.url for one in laid.draft.roundup.media if one.url]
    return (
        panels.side(laid, view)
        | draft_places.values(laid, view)
        | _open_for_changes(laid, view)
        | {
            "number": number,
            "here": "desk",
            "fields": (*FIELDS, "all"),
            "rows": laid.rows if view.rows else [row for n, row in enumerate(laid.rows) if n < ROWS or row.role],
            "groups": _groups(laid.lines),
            "line_names": row_names.of_lines(laid),
            "article_names": row_names.of_articles(laid),
            "repeated": _repeated(laid),
            "lead_language": _lead_language(laid),
            "thumbs": {source: kept.hash for source, kept in pictures.of_sources(desk.db, media).items()},
            "shelf": _shelf(desk),
            "expired": why_expired(laid.draft),
            "toast": bool(laid.undo) and desk.now - laid.changed_at < _JUST_NOW,
            "refused": False,
            "note": note,
            "cursor": None,
            "clip": "",
            "unsaved": "",
            "way_back": way_back(request.args.get("undo", "")),
        }
        | _of_every_draft()
    )


def _of_every_draft() -> dict[str, object]:
    """What the templates say in the same way of each draft."""
    return {
        "diffed": diffed,
        "most_late": _MOST_LATE,
        "most_letters": _MOST_LETTERS,
        "tongue": _tongue,
        "ordinal": _ordinal,
        "address": _address,
    }


def _typed(view: View) -> tuple[str, ...]:
    """Return the fields that hold words, ticks or a choice which the browser's Back may bring again."""
    opened = "list" if view.edit.isdigit() else view.edit if view.edit in FIELDS else "notices"
    return ("title", "comment", "excerpt", "format", opened)


def _open_for_changes(laid: Sheet, view: View) -> dict[str, object]:
    """Whether the page offers changes of the draft at all, and what it offers by itself."""
    closed = not laid.draft.is_open
    return {
        "closed": closed,
        "typed": _typed(view),
        "freshened": () if closed else FRESHENED,
        "suggestions": () if closed else laid.suggestions,
    }


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if line.opens_group or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _repeated(laid: Sheet) -> bool:
    """Whether the list repeats an outlet of the lead or of the comment."""
    used = {one.outlet for one in laid.references} | (
        {laid.draft.roundup.lead.outlet} if laid.draft.roundup.lead else set()
    )
    return any(line.outlet in used for line in laid.lines)


def _lead_language(laid: Sheet) -> str:
    lead = laid.draft.roundup.lead
    return next((row.headline.language for row in laid.rows if lead and row.headline.url == lead.url), "")


def _shelf(desk: Desk) -> str:
    lies = shelf(desk)
    posted = f"{lies.posted_today} of {lies.budget}" if lies.budget else f"{lies.posted_today}"
    later = f", {lies.scheduled} scheduled" if lies.scheduled else ""
    lost = f", {lies.unknown} unknown: look" if lies.unknown else ""
    return f"Shelf: {lies.waiting} waiting, {lies.approved} approved{later}{lost}, {posted} posted today"


def _tongue(headline: Headline) -> str:
    """The language of a headline in words, where it is not the blog's."""
    base = headline.language.partition("-")[0]
    return _language_name(base) if base and base != the_desk().settings.blog.language.partition("-")[0] else ""


@lru_cache(maxsize=512)
def _language_name(code: str) -> str:
    try:
        return str(Locale.parse(code).get_language_name("en") or "")
    except (UnknownLocaleError, ValueError):
        return ""


def _ordinal(number: int) -> str:
    tens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _address(url: str) -> str:
    """An address as a reader knows it: the host, and where in it, without the page's own long name."""
    try:
        parts = urlsplit(url)
    except ValueError:  # typed into the comment: brackets that hold no IPv6 address, a letter that stands for a slash
        return url
    where = parts.path.strip("/").split("/")[:-1]
    return "/".join((parts.netloc.removeprefix("www."), *where))

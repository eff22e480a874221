"""How an action on a draft ends: done, refused in words, or too late."""

from collections.abc import Callable
from dataclasses import replace

from flask import Response, request

from pipeline.desk.editing.stepping import find
from pipeline.draft import fields
from pipeline.errors import NotFoundError, StaleError, UsageError
from pipeline.review import draft_typed
from pipeline.review.answers import back, wants_part
from pipeline.review.current import the_desk
from pipeline.review.draft_page import field_late, field_refused, field_saved, shown
from pipeline.review.draft_typed import typed
from pipeline.review.draft_view import View, view_said


def carried_out(
    number: int,
    verb: Callable[[], object],
    *,
    place: str = "edit",
    saves: str = "",
    clip: str = "",
    open_field: str = "",
    reason: str = "",
) -> Response:
    """Carry out a verb and answer: htmx gets the page's parts, everybody else is sent back to `place` on the page.

    Args:
        number: The draft.
        verb: Does it.
        place: The id of what changed.
        saves: The field whose typed words the verb itself saves: title, comment, words or labels.
        clip: Where the editor may clip what could not be had.
        open_field: What stays open for other words where these are refused, with what was typed (`View.edit`).
        reason: What was typed for this act alone; where it is not done, the page shows it, to be copied.

    Raises:
        NotFoundError: there is no such draft.
    """
    view = the_view()
    try:
        if not wants_part():
            draft_typed.save(number, besides=saves)
        done = verb()
    except (StaleError, NotFoundError) as late:
        return shown(number, view, status=409, note=late, unsaved=reason)
    except UsageError as refusal:
        still = replace(view, edit=open_field)
        return shown(number, still, status=422, note=refusal, clip=clip, unsaved=reason or _unsaved())
    cursor = done if isinstance(done, int) else None
    return shown(number, view, cursor=cursor) if wants_part() else back(f"/drafts/{number}{view.query}#{place}")


def written(number: int, field: str, verb: Callable[[], object], *, place: str = "", saves: str = "") -> Response:
    """Save one field as it is typed and answer with what follows from it; the form's own button gets the whole page.

    `place` and `saves` are as in `carried_out`, the field's own when they are not given. Words for a link, the lead or
    the labels that come too late are answered with the whole page: their field is gone, and what was kept is shown.
    """
    if request.form.get("only") != field or not wants_part():
        return carried_out(number, verb, place=place or f"field-{field}", saves=saves or field)
    view, before = the_view(), find(the_desk(), number).roundup
    seen_all = draft_typed.has_seen_all(number, field)
    try:
        verb()
    except (StaleError, NotFoundError) as late:
        return shown(number, view, status=409, note=late) if saves else field_late(number, view, field=field, note=late)
    except UsageError as refusal:
        if saves:
            return shown(number, view, status=422, note=refusal, unsaved=_unsaved())
        return field_refused(number, view, note=refusal)
    # Who was not shown all the rest of the draft as it is now may not approve it as a whole.
    after = find(the_desk(), number).roundup
    seen_all = seen_all and fields.put(before, field, fields.value(after, field)) == after
    return field_saved(number, view, field=field, all_seen=seen_all, cleaned=draft_typed.cleaned(field))


def the_view() -> View:
    """Return the view that the form carried along."""
    return view_said(request.form.get("view", ""))


def whole(name: str) -> int | None:
    """Return a number of the form or of its button's address, none when there is none.

    Raises:
        UsageError: it is no whole number.
    """
    said = request.values.get(name, "").strip()
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 19):
        raise UsageError(f"{said[:40]!r} is no number here", do="write digits")
    return int(said)


def _unsaved() -> str:
    """The words that this very action would have saved and nobody keeps: they are shown, to be copied."""
    noun = request.path.rpartition("/")[2]
    return typed(noun) if noun in ("words", "labels") else ""

"""How an action on a draft ends: done, refused in words, or too late; and the words typed beside it are saved first."""

from collections.abc import Callable
from dataclasses import replace

from flask import Response, request

from pipeline.desk import editing
from pipeline.desk.editing.stepping import find
from pipeline.draft import citing, fields
from pipeline.errors import NotFoundError, StaleError, UsageError
from pipeline.news import Roundup
from pipeline.review.answers import back, wants_part
from pipeline.review.current import editor, the_desk
from pipeline.review.draft_page import field_late, field_refused, field_saved, shown
from pipeline.review.draft_view import View, view_said

# The mark of an update as the title's own field shows it (house/formats.py, `update_mark`).
_UPDATE = " (Update)"


def carried_out(
    number: int, verb: Callable[[], object], *, place: str = "edit", saves: str = "", clip: str = ""
) -> Response:
    """Carry out a verb and answer: htmx gets the page's parts, everybody else is sent back to `place` on the page.

    Args:
        number: The draft.
        verb: Does it.
        place: The id of what changed.
        saves: The field whose typed words the verb itself saves.
        clip: Where the editor may clip what could not be had.

    Raises:
        NotFoundError: there is no such draft.
    """
    view = the_view()
    try:
        if not wants_part():
            _save_typed(number, besides=saves)
        done = verb()
    except (StaleError, NotFoundError) as late:
        return shown(number, view, status=409, note=late, unsaved=_unsaved())
    except UsageError as refusal:
        return shown(number, view, status=422, note=refusal, clip=clip, unsaved=_unsaved())
    cursor = done if isinstance(done, int) else None
    return shown(number, view, cursor=cursor) if wants_part() else back(f"/drafts/{number}{view.query}#{place}")


def written(number: int, field: str, verb: Callable[[], object]) -> Response:
    """Save one field as it is typed and answer with what follows from it; the form's own button gets the whole page."""
    if request.form.get("only") != field or not wants_part():
        return carried_out(number, verb, place=f"field-{field}", saves=field)
    view, before = the_view(), find(the_desk(), number).roundup
    try:
        verb()
    except StaleError as late:
        return field_late(number, view, field=field, note=late)
    except UsageError as refusal:
        return field_refused(number, view, note=refusal)
    return field_saved(number, view, field=field, all_seen=_has_seen_all(number, field, before))


def _has_seen_all(number: int, field: str, before: Roundup) -> bool:
    """Whether the page showed all the rest of the draft as it is now; else it may not approve it as a whole."""
    after = find(the_desk(), number).roundup
    expected = fields.put(before, field, fields.value(after, field))
    return fields.version(before, "all") == seen("all") and expected == after


def the_view() -> View:
    """Return the view that the form carried along."""
    return view_said(request.form.get("view", ""))


def seen(field: str) -> str:
    """Return the version of a field that the page showed; a form without one saw nothing that could be this."""
    return request.form.get(f"v_{field}") or "unseen"


def typed(name: str) -> str:
    """Return a text as it was typed; forms send line ends as CR LF (HTML 5, "constructing the form data set")."""
    return request.form.get(name, "").replace("\r\n", "\n").replace("\r", "\n")


def whole(name: str) -> int | None:
    """Return a number of the form, none when there is none.

    Raises:
        UsageError: it is no whole number.
    """
    said = request.form.get(name, "").strip()
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 19):
        raise UsageError(f"{said[:40]!r} is no number here", do="write digits")
    return int(said)


def _unsaved() -> str:
    """The words that this very action would have saved; title and comment are set aside in the store instead."""
    noun = request.path.rpartition("/")[2]
    return typed(noun) if noun in ("words", "labels") else ""


def _save_typed(number: int, *, besides: str) -> None:
    """Without script the words in title and comment come along with every button: save what was changed in them."""
    desk = the_desk()
    post = find(desk, number).roundup
    if "title" in request.form and besides != "title":
        words = typed("title").removesuffix(_UPDATE)
        as_typed = replace(post, title=words, update=words != typed("title"))
        if fields.version(as_typed, "title") != seen("title"):
            editing.retitle(desk, number, title=typed("title"), update=False, seen=seen("title"), editor=editor())
    if "comment" in request.form and besides != "comment":
        inline = citing.to_inline(typed("comment"), request.form.getlist("ref"))
        if fields.version(replace(post, comment=inline), "comment") != seen("comment"):
            editing.write_comment(
                desk,
                number,
                text=typed("comment"),
                references=request.form.getlist("ref"),
                seen=seen("comment"),
                editor=editor(),
            )

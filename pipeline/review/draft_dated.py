"""The dated lines of a post, corrections and updates: written and taken out."""

from flask import Blueprint, Response, request

from pipeline.desk import editing
from pipeline.review.current import editor, the_desk
from pipeline.review.draft_answers import carried_out, written
from pipeline.review.draft_notices import written_at
from pipeline.review.draft_typed import seen, typed

pages = Blueprint("draft_dated", __name__)


@pages.post("/drafts/<int:number>/notices/<int:place>/words")
def notice(number: int, place: int) -> Response:
    """Write the line at a place, from 1; the place after the last adds one of the `kind`."""
    return written(
        number,
        "notices",
        lambda: written_at(
            the_desk(),
            number,
            place=place,
            kind=request.values.get("kind", ""),
            text=typed("words"),
            seen=seen("notices"),
            editor=editor(),
        ),
        saves="words",
    )


@pages.post("/drafts/<int:number>/notices/<int:place>/removal")
def removal(number: int, place: int) -> Response:
    """Take a line out."""
    return carried_out(
        number,
        lambda: editing.remove_notice(the_desk(), number, place=place, seen=seen("notices"), editor=editor()),
        place="field-notices",
    )

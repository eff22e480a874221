"""The editor's word on a draft: undo, redo, refresh, approve, discard, and which of two late texts stands."""

from flask import Blueprint, Response, make_response

from pipeline.desk import deciding, drafting, history
from pipeline.desk.evening import sorted_news
from pipeline.review.current import editor, the_desk
from pipeline.review.desk_page import the_memory
from pipeline.review.draft_answers import carried_out, whole
from pipeline.review.draft_typed import saved_here, seen, typed

pages = Blueprint("draft_decisions", __name__)


@pages.post("/drafts/<int:number>/undo")
def undo(number: int) -> Response:
    """Take back the last step."""
    return carried_out(number, lambda: history.undo(the_desk(), number, editor=editor(), seen=_shown("undo_to")))


@pages.post("/drafts/<int:number>/redo")
def redo(number: int) -> Response:
    """Do again what was taken back."""
    return carried_out(number, lambda: history.redo(the_desk(), number, editor=editor(), seen=_shown("redo_to")))


@pages.post("/drafts/<int:number>/regeneration")
def regeneration(number: int) -> Response:
    """Draft anew from the store what the editor has not touched."""

    def refresh() -> None:
        news = sorted_news(the_desk(), the_memory())
        drafting.refresh_draft(the_desk(), number, editor=editor(), seen=news)

    return carried_out(number, refresh)


@pages.post("/drafts/<int:number>/approval")
def approval(number: int) -> Response:
    """Approve the draft as the editor saw it."""
    return carried_out(number, lambda: deciding.approve(the_desk(), number, seen=seen("all"), editor=editor()))


@pages.post("/drafts/<int:number>/approval/withdrawal")
def withdrawal(number: int) -> Response:
    """Take an approval back."""
    return carried_out(number, lambda: deciding.withdraw_approval(the_desk(), number, editor=editor()))


@pages.post("/drafts/<int:number>/discard")
def discard(number: int) -> Response:
    """Discard the draft; it can be restored."""
    return carried_out(number, lambda: deciding.discard(the_desk(), number, editor=editor()))


@pages.post("/drafts/<int:number>/restoration")
def restoration(number: int) -> Response:
    """Bring a discarded draft back."""
    return carried_out(number, lambda: deciding.restore(the_desk(), number, editor=editor()))


@pages.post("/drafts/<int:number>/asides/<int:aside>")
def settlement(number: int, aside: int) -> Response:
    """Choose between a late text and the one that stands."""
    shown = {field: seen(field) for field in ("title", "comment")}
    return carried_out(
        number,
        lambda: history.settle_aside(
            the_desk(), number, aside=aside, choice=typed("choice"), editor=editor(), seen=shown
        ),
    )


@pages.get("/drafts/<int:number>/asides/<int:aside>")
def late_text(number: int, aside: int) -> Response:
    """Answer with all of a text that came too late, chosen by now or not, as it would be stored."""
    answer = make_response(history.late_text(the_desk(), number, aside))
    answer.mimetype = "text/plain"
    return answer


def _shown(name: str) -> int | None:
    """Return the revision that the page named beside its button; what this request saved itself came after that."""
    return None if saved_here() else whole(name)

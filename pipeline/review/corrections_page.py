"""The corrections inbox: pages that changed after a post linked them, and what the editor does about each."""

from flask import Blueprint, Response, request

from pipeline.desk import corrections
from pipeline.errors import StaleError
from pipeline.review.answers import back, part_or_page
from pipeline.review.current import editor, said, the_desk
from pipeline.store import corrections as stored
from pipeline.store import draft_counts

pages = Blueprint("corrections_page", __name__)


@pages.get("/corrections")
def corrections_page() -> Response:
    """Show what is not settled, the newest first."""
    return _inbox()


@pages.post("/corrections/<int:number>/update")
def update(number: int) -> Response:
    """Take a change into the draft of its post, with the editor's dated line where he wrote one; open that draft."""
    line = request.form.get("correction", "")
    try:
        settled = corrections.settle(the_desk(), number, "updated", correction=line, seen=_seen(), editor=editor())
    except StaleError as problem:
        return _inbox(status=409, problem=problem, number=number, line=line)
    if settled.draft is None:
        return back("/corrections")
    said("The page's new words are in; approve and publish it." if settled.changed else "Opened for a correction.")
    return back(f"/drafts/{settled.draft.id}")


@pages.post("/corrections/<int:number>/dismissal")
def dismissal(number: int) -> Response:
    """Leave the post as it is."""
    try:
        corrections.settle(the_desk(), number, "dismissed", seen=_seen(), editor=editor())
    except StaleError as problem:
        return _inbox(status=409, problem=problem)
    said("Dismissed; the post stays as it is.")
    return back("/corrections")


def open_corrections() -> int:
    """Return how many changes wait for the editor, for the bar at the top of each page."""
    return draft_counts.corrections_open(the_desk().db)


def _seen() -> str:
    """How the matter was settled on the page that asks: not yet, but where that was said and is overruled."""
    return request.form.get("seen", "")


def _inbox(*, status: int = 200, problem: StaleError | None = None, number: int = 0, line: str = "") -> Response:
    """Print what waits; with a `problem` what was not done, and with the line that was typed for matter `number`."""
    desk = the_desk()
    refused = stored.numbered(desk.db, number) if number else None
    return part_or_page(
        "review/corrections/part.html",
        "review/corrections/page.html",
        status=status,
        here="corrections",
        matters=corrections.open_matters(desk),
        problem=problem,
        refused=refused,
        line=line,
    )

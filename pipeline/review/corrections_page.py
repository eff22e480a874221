"""The corrections inbox: pages that changed after a post linked them, and what the editor does about each."""

from flask import Blueprint, Response, request

from pipeline.desk import corrections
from pipeline.review.answers import back, part_or_page
from pipeline.review.current import editor, said, the_desk
from pipeline.store import draft_counts

pages = Blueprint("corrections_page", __name__)


@pages.get("/corrections")
def corrections_page() -> Response:
    """Show what is not settled, the newest first."""
    return part_or_page(
        "review/corrections/part.html",
        "review/corrections/page.html",
        here="corrections",
        matters=corrections.open_matters(the_desk()),
    )


@pages.post("/corrections/<int:number>/update")
def update(number: int) -> Response:
    """Take a change into the draft of its post, with the editor's dated line where he wrote one; open that draft."""
    settled = corrections.settle(
        the_desk(), number, "updated", correction=request.form.get("correction", ""), editor=editor()
    )
    if settled.draft is None:
        return back("/corrections")
    said("The page's new words are in; approve and publish it." if settled.changed else "Opened for a correction.")
    return back(f"/drafts/{settled.draft.id}")


@pages.post("/corrections/<int:number>/dismissal")
def dismissal(number: int) -> Response:
    """Leave the post as it is."""
    corrections.settle(the_desk(), number, "dismissed", editor=editor())
    said("Dismissed; the post stays as it is.")
    return back("/corrections")


def open_corrections() -> int:
    """Return how many changes wait for the editor, for the bar at the top of each page."""
    return draft_counts.corrections_open(the_desk().db)

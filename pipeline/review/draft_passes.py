"""What the editor lets pass of the preflight, with his reason."""

from flask import Blueprint, Response, request

from pipeline.desk import checking
from pipeline.review.current import editor, the_desk
from pipeline.review.draft_answers import carried_out

pages = Blueprint("draft_passes", __name__)


@pages.post("/drafts/<int:number>/passes")
def passes(number: int) -> Response:
    """Let a matter of the preflight pass: its `rule` and `place`, and why in the field that stands beside it."""
    asked = request.values
    because = asked.get("because") or asked.get(f"because-{asked.get('nth', '')}", "")
    return carried_out(
        number,
        lambda: checking.let_pass(
            the_desk(),
            number,
            asked.get("rule", ""),
            where=asked.get("place", ""),
            because=because,
            editor=editor(),
        ),
        place="side",
        reason=because,
    )

"""The last runs: when, how long, what was new, what failed and what helps."""

from flask import Blueprint, Response, request

from pipeline.desk import runs_kept
from pipeline.review.answers import part_or_page
from pipeline.review.current import the_desk
from pipeline.store.runs import Ran

pages = Blueprint("runs_page", __name__)
_TENTHS = 10.0  # seconds: what takes longer is told in whole ones


@pages.get("/runs")
def runs_page() -> Response:
    """Print the last runs; `run` is the number of one whose outlets are all listed."""
    desk, number = the_desk(), request.args.get("run", 0, type=int)
    return part_or_page(
        "review/runs/main.html",
        "review/runs/page.html",
        here="outlets",
        runs=runs_kept.last_runs(desk),
        kept=runs_kept.KEPT,
        number=number,
        outcomes=runs_kept.outcomes(desk, number) if number else (),
        took=_took,
    )


def _took(ran: Ran) -> str:
    """Return how long a run took, "" where that is not known: it did not live to say so.

    A run of an older copydesk wrote no seconds; its beginning and end tell, unless its clock stood still (`--as-of`).
    """
    seconds = ran.seconds
    if seconds is None and ran.finished_at and ran.finished_at > ran.as_of:
        seconds = (ran.finished_at - ran.as_of).total_seconds()
    if seconds is None:
        return ""
    if seconds < _TENTHS:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"

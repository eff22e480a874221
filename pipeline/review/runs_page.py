"""The last runs: when, how long, what was new, what failed and what helps."""

from datetime import datetime

from flask import Blueprint, Response, request

from pipeline.desk import runs_kept
from pipeline.review.answers import part_or_page
from pipeline.review.current import the_desk

pages = Blueprint("runs_page", __name__)


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


def _took(began: datetime, ended: datetime | None) -> str:
    """Return how long a run took, "" where that is not known: a clock that stood still, or no end."""
    seconds = int((ended - began).total_seconds()) if ended else 0
    if seconds <= 0:
        return ""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"

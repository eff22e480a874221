"""The shelf of the next posts: what waits, what is approved, and today's posts against the day's budget."""

from dataclasses import dataclass

from pipeline.dates.blog_days import midnight_of
from pipeline.desk.opening import Desk
from pipeline.store import draft_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Counts of drafts and of today's posts; `budget` is how many a day are meant, 0 = any.

    `scheduled` posts go out later; of `unknown` ones nobody knows whether they have arrived.
    """

    waiting: int
    approved: int
    posted_today: int
    budget: int
    scheduled: int = 0
    unknown: int = 0


def shelf(desk: Desk) -> Shelf:
    """Return what lies on the shelf now; today is the blog's own day."""
    counts, waiting = draft_counts.by_state(desk.db), draft_counts.posts_waiting(desk.db)
    midnight = midnight_of(desk.now, desk.settings.blog.timezone)
    return Shelf(
        waiting=counts.get("waiting", 0) + counts.get("touched", 0),
        approved=counts.get("approved", 0),
        posted_today=draft_counts.posted_since(desk.db, midnight),
        budget=desk.settings.review.posts_a_day,
        scheduled=waiting.get("scheduled", 0),
        unknown=waiting.get("unknown", 0),
    )

"""Run: what cron calls - gather, then draft every topic."""

from dataclasses import dataclass

from pipeline.desk.drafting import Drafted, draft_posts
from pipeline.desk.gathering import Gathered, Told, gather_news
from pipeline.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: what was gathered and what it was worth."""

    gathered: Gathered
    drafted: Drafted


def run(desk: Desk, *, told: Told = lambda done, total, outcome: None) -> Run:
    """Gather what is due and draft every topic of copydesk.toml. The caller holds the lease."""
    gathered = gather_news(desk, command="run", told=told)
    return Run(gathered=gathered, drafted=draft_posts(desk, desk.settings.topics))

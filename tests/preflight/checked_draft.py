"""Draft 1 of a desk, what is written into it, and what the preflight finds there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pipeline import settings
from pipeline.desk import Desk, checking
from pipeline.house import roundups
from pipeline.news import Draft, Lead, Roundup
from pipeline.store import drafts
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.worktable import NEWS, first_draft, worktable

LEVELS = settings.Preflight(no_comment="off")
WHY = "the outlet says so itself"


@contextmanager
def desk_checking(folder: Path) -> Iterator[Desk]:
    with worktable(folder) as opened:
        yield replace(opened, settings=replace(opened.settings, preflight=LEVELS))


def saved(desk: Desk, post: Roundup) -> Draft:
    """Store this post as draft 1's next revision."""
    with writing(desk.db):
        return drafts.save(desk.db, replace(draft(desk), roundup=post), author="editor", at=NOON)


def saying(desk: Desk, comment: str) -> Draft:
    return saved(desk, replace(draft(desk).roundup, comment=comment))


def led(desk: Desk, *paragraphs: str) -> Draft:
    return saved(desk, replace(draft(desk).roundup, lead=replace(lead(), excerpt=paragraphs)))


def found(desk: Desk) -> list[tuple[str, str]]:
    return [(matter.rule, matter.level) for matter in checking.preflight(desk, 1)]


def posted(desk: Desk, *, draft: int | None, state: str = "live", roundup: Roundup | None = None) -> None:
    """Store a post that links the draft's second headline; `roundup`: its text, for who reads it."""
    text = json.dumps(roundups.to_json(roundup)) if roundup else "{}"
    with writing(desk.db):
        number = desk.db.execute(
            "insert into posts (draft, channel, state, title, intended_at, posted_at, roundup, key, wanted)"
            " values (?, 'blog', ?, 'The River Again', ?, ?, ?, '', 'live')",
            (draft, state, "2026-05-03T12:00:00Z", "2026-05-03T12:05:00Z", text),
        ).lastrowid
        desk.db.execute(
            "insert into post_links (post, canonical, url, outlet, headline, role) values (?, ?, ?, '', '', 'list')",
            (number, NEWS[1].canonical, NEWS[1].url),
        )


def draft(desk: Desk) -> Draft:
    draft = drafts.numbered(desk.db, 1)
    assert draft is not None
    return draft


def lead() -> Lead:
    lead = first_draft().roundup.lead
    assert lead is not None
    return lead

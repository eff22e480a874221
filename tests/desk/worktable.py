"""A desk in memory's place: a real store with one story of invented headlines and its draft, to be worked on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pipeline.desk import Desk
from pipeline.desk.editing.stepping import find
from pipeline.draft import fields, links
from pipeline.news import Draft, Lead, Placing, Roundup, Section, Topic
from pipeline.settings import Settings
from pipeline.store import drafts, headlines, stories
from pipeline.store.database import open_desk, writing
from tests.cast import EVERYONE, NOON, REGISTRY, headline

ME = "editor"
NEWS = tuple(
    replace(headline(f"River talks {what}", outlet, number=n), content=(f"First of {n}.", f"Second of {n}.", "Third."))
    for n, (outlet, what) in enumerate(
        zip(EVERYONE, ("open", "stall", "go on", "fail", "resume", "end", "begin", "wait", "close"), strict=True),
        start=1,
    )
)


@contextmanager
def worktable(folder: Path, *, now: datetime = NOON) -> Iterator[Desk]:
    """Open a desk whose draft 1 is led by headline 1 and lists headlines 2 to 5."""
    db = open_desk(folder / "desk.db", now=now, create=True)
    settings = Settings(topics=(Topic(name="river", any=("river",)),))
    with writing(db):
        if not drafts.numbered(db, 1):
            headlines.file(db, NEWS)
            stories.place(db, [Placing(headline=one, story=1, score=1.0, reason="") for one in NEWS], at=now)
            drafts.save(db, first_draft(), author="desk", at=now)
    try:
        yield Desk(folder=folder, settings=settings, registry=REGISTRY, db=db, now=now)
    finally:
        db.close()


def first_draft() -> Draft:
    """The draft as the desk made it."""
    lead = Lead(headline=NEWS[0].headline, url=NEWS[0].url, outlet=NEWS[0].outlet, excerpt=NEWS[0].content[:2])
    listed = tuple(links.link(one) for one in NEWS[1:5])
    post = Roundup(date="2026-05-12", title="River Talks Open", lead=lead, sections=(Section(groups=(listed,)),))
    return Draft(story=1, topic="river", roundup=post)


def version(desk: Desk, field: str) -> str:
    """The version of a field of draft 1, as its page carries it."""
    return fields.version(find(desk, 1).roundup, field)

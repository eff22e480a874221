"""A desk with one draft on the Orrin, worked in this process: where tests of clips, links and pictures start."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from pipeline.desk import Desk, draft_story, opened, window
from pipeline.news import Draft, Outlet
from pipeline.store import drafts, headlines, stories
from pipeline.store.database import Connection, writing
from tests.cast import GAZETTE, HARBOUR_TIMES, LISTA_POST, MARL_HERALD, NOON, headline
from tests.desks import DeskFolder

OUTLETS = """
[[outlet]]
name = "Harbour Times"
hosts = ["harbour.example"]
country = "XA"
language = "en"
[[outlet]]
name = "Marl Herald"
hosts = ["marl.example"]
country = "XB"
language = "en"
[[outlet]]
name = "Gazette"
hosts = ["gazette.example"]
country = "XC"
language = "en"
excerpt_words = 0
"""
_LEDE = (
    "PORT ANSEL (Harbour Times) - Crews and owners met again on Tuesday, and both sides spoke of progress.",
    "A second session on the Orrin ferries is due on Wednesday, the mediator said after six hours.",
)
_REPORTS: tuple[tuple[str, Outlet], ...] = (
    ("Orrin ferry talks resume in Port Ansel after nine days", HARBOUR_TIMES),
    ("Orrin ferry talks resume after nine days of silence", MARL_HERALD),
    ("Port Ansel: Orrin ferry talks resume, crews hopeful", LISTA_POST),
    ("Crews hopeful as Orrin ferry talks resume in Port Ansel", GAZETTE),
)


@contextmanager
def opened_with_draft(folder: DeskFolder) -> Iterator[tuple[Desk, Draft]]:
    """The desk at noon with four headlines of one story, and its draft."""
    folder.writes("outlets.toml", OUTLETS)
    with opened(folder.folder, {}, now=NOON) as desk:
        with writing(desk.db):
            reports = [
                replace(headline(words, outlet, number=at, minutes=-60 + at), content=_LEDE)
                for at, (words, outlet) in enumerate(_REPORTS, start=1)
            ]
            headlines.file(desk.db, reports)
        window(desk)
        story = stories.of_headline(desk.db, 1)
        assert story is not None
        yield desk, draft_story(desk, story, desk.topic("river"))


def draft_now(desk: Desk, draft: Draft) -> Draft:
    """The draft as the store has it now."""
    found = drafts.numbered(desk.db, draft.id)
    assert found is not None
    return found


def posted(
    db: Connection, canonical: str, *, title: str = "Ferries On The Orrin", at: str = "2026-05-09T10:00:00Z"
) -> None:
    """A post of ours that links this page in its list."""
    with writing(db):
        number = db.execute(
            "insert into posts (channel, state, title, intended_at, posted_at, roundup)"
            " values ('blog', 'posted', ?, ?, ?, '{}')",
            (title, at, at),
        ).lastrowid
        db.execute(
            "insert into post_links (post, canonical, url, outlet, headline, role) values (?, ?, ?, '', '', 'list')",
            (number, canonical, canonical),
        )


def dump(
    db: Connection, *, without: Collection[str] = ("sessions", "openings")
) -> Mapping[str, list[tuple[object, ...]]]:
    """Every row of every table but these; who is signed in, and what he opened, change by looking."""
    tables = [name for (name,) in db.execute("select name from sqlite_master where type = 'table' order by name")]
    return {name: [tuple(row) for row in db.execute(f"select * from {name}")] for name in tables if name not in without}

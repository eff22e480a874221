"""Posts as publishing leaves them in the store: the row with its text, and a row a link."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from pipeline.desk import Desk
from pipeline.house import roundups
from pipeline.news import Lead, Link, Roundup, Section
from tests.cast import NOON

Row = tuple[str, str, str]


def roundup(title: str, *, comment: str = "", lead: str = "The Orrin rises", listed: Sequence[str] = ()) -> Roundup:
    """Return a post's text; every list line is the Gazette's."""
    lines = tuple(
        Link(headline=words, url=f"https://gazette.example/{n}", outlet="Gazette") for n, words in enumerate(listed)
    )
    return Roundup(
        date="2026-05-12",
        title=title,
        lead=Lead(headline=lead, url="https://harbour.example/1", outlet="Harbour Times", excerpt=("It rose.",)),
        comment=comment,
        sections=(Section(groups=(lines,)),) if lines else (),
    )


def post(
    desk: Desk,
    text: Roundup,
    *,
    url: str = "https://river-watch.example/1.html",
    days: float = 1,
    receipt: bool = True,
    links: Sequence[Row] = (),
    now: datetime = NOON,
) -> int:
    """Store a post of so many days ago; `links` are (role, headline, outlet)."""
    at = f"{now - timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"
    number = desk.db.execute(
        "insert into posts (channel, state, title, url, intended_at, posted_at, roundup) values (?, ?, ?, ?, ?, ?, ?)",
        ("blog", "posted" if receipt else "sent", text.title, url, at, at if receipt else None, _packed(text)),
    ).lastrowid
    for role, words, outlet in links:
        address = f"https://{outlet.lower().replace(' ', '-')}.example/{len(words)}"
        desk.db.execute(
            "insert into post_links (post, canonical, url, outlet, headline, role) values (?, ?, ?, ?, ?, ?)",
            (number, address, address, outlet, words, role),
        )
    return int(number or 0)


def _packed(text: Roundup) -> str:
    return json.dumps(roundups.to_json(text), ensure_ascii=False)

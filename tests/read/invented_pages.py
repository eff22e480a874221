"""Invented article pages: whole ones from files, short ones built round a body; every outlet and person is made up."""

from datetime import UTC, datetime
from pathlib import Path

from pipeline.news import Article
from pipeline.read import articles

NOW = datetime(2026, 5, 13, 12, tzinfo=UTC)
URL = "https://harbour.example/world/ferry-strike"
HEADLINE = "Ferry crews in Osthaven stop work for a week"
LEDE = "Ferry crews in Osthaven stopped work on Tuesday and said they would not sail again before the pay talks resume."
SECOND = "The harbour office has hired two fishing boats to carry the mail, but passengers will have to wait, it said."
THIRD = "Talks broke down last week over the night shifts, which the crews say have doubled since the winter timetable."
BODY = f"<p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p>"


def whole(name: str) -> bytes:
    """Return an invented page of the folder `pages`."""
    return (Path(__file__).parent / "pages" / name).read_bytes()


def page(body: str = BODY, *, head: str = "", before: str = "") -> bytes:
    """Return a page with HEADLINE, `before` between it and the text, and `body` as the text."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{HEADLINE}</title>{head}</head><body><article>'
        f'<h1>{HEADLINE}</h1>{before}<div class="text">{body}</div></article></body></html>'
    ).encode()


def json_ld(text: str) -> str:
    """Return a JSON-LD script of `text`."""
    return f'<script type="application/ld+json">{text}</script>'


def read(body: bytes, *, url: str = URL, charset: str = "", country: str = "", outlet: str = "") -> Article:
    """Read a page as the desk would on the day after."""
    return articles.read(body, url=url, now=NOW, charset=charset, country=country, outlet=outlet)

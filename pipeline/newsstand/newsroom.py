"""The invented newsrooms and their pieces as frozen values, read from `copy/` (one TOML file a story)."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

COPY = Path(__file__).parent / "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One article of a newsroom; the keys are those of copy/README.md. `at` is aware UTC, None = undated.

    `morning` is the piece as the morning edition had it under the same address, None = it did not differ.
    """

    newsroom: str
    slug: str
    headline: str
    summary: str
    paragraphs: tuple[str, ...] = ()
    at: datetime | None = None
    byline: str = ""
    kind: str = "news"
    picture: str = ""
    caption: str = ""
    credit: str = ""
    morning: "Piece | None" = None

    @property
    def path(self) -> str:
        """Where its page stands on the newsstand; the day in it is the UTC day of `at`."""
        section = "" if self.kind == "news" else f"{self.kind}/"
        day = f"{self.at:%Y/%m/%d}/" if self.at else ""
        return f"/{self.newsroom}/{section}{day}{self.slug}.html"

    @property
    def image_path(self) -> str:
        """Where its picture stands, "" when it has none."""
        return f"/{self.newsroom}/images/{self.slug}.png" if self.picture else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """An invented newsroom; the keys are those of copy/newsrooms.toml. Pieces newest first, undated ones last."""

    key: str
    name: str
    city: str
    country: str
    aliases: tuple[str, ...] = ()
    family: str = ""
    language: str = "en"
    state: str = ""
    agency: bool = False
    enabled: bool = True
    tags: tuple[str, ...] = ()
    form: str = "rss"
    answers: str = "feed"
    offset_hours: int = 0
    tracking: str = ""
    links: str = "absolute"
    pieces: tuple[Piece, ...] = ()

    @property
    def feed_path(self) -> str:
        """Where its feed stands on the newsstand."""
        return f"/{self.key}/feed.json" if self.form == "json" else f"/{self.key}/feed.xml"

    @property
    def sitemap_path(self) -> str:
        """Where its news sitemap stands on the newsstand; no desk is told of it unless a test does."""
        return f"/{self.key}/news-sitemap.xml"

    @property
    def latest_path(self) -> str:
        """Where its page of the latest pieces stands on the newsstand."""
        return f"/{self.key}/latest/"


@cache
def all_newsrooms() -> tuple[Newsroom, ...]:
    """Return the newsrooms in the order of their file, each with all its pieces."""
    pieces: dict[str, list[Piece]] = defaultdict(list)
    for file in sorted((COPY / "stories").glob("*.toml")):
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["item"]:
            piece = _piece(entry)
            pieces[piece.newsroom].append(piece)
    rooms = tomllib.loads((COPY / "newsrooms.toml").read_text(encoding="utf-8"))
    return tuple(Newsroom(key=key, pieces=newest_first(pieces[key]), **_tupled(facts)) for key, facts in rooms.items())


def newest_first(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces in the order in which a feed prints them."""
    return tuple(sorted(pieces, key=lambda piece: piece.at.timestamp() if piece.at else 0.0, reverse=True))


def _piece(entry: dict[str, Any]) -> Piece:
    morning = entry.pop("morning", None)
    piece = Piece(**_tupled(entry))
    return replace(piece, morning=replace(piece, **_tupled(morning))) if morning else piece


def _tupled(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in facts.items()}

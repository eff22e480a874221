"""The demo day, 12 May 2026, invented to the last word: its newsrooms, its two editions, its pages.

Pure but for reading `copy/` and `forms/`, which ship with the program.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from pipeline.newsstand import article, feed, front, sitemap
from pipeline.newsstand.answer import Answer
from pipeline.newsstand.newsroom import Newsroom, Piece, all_newsrooms, newest_first
from pipeline.newsstand.picture import png

AS_OF = datetime(2026, 5, 12, 18, 0, tzinfo=UTC)
MORNING = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)

Edition = Literal["morning", "evening"]

_ROBOTS = b"# Invented for the copydesk demo.\nUser-agent: *\nDisallow: /cellar/\nAllow: /\n"


def newsrooms(edition: Edition = "evening") -> tuple[Newsroom, ...]:
    """Return the newsrooms with what they have printed by the edition: all by `AS_OF`, or what was out at `MORNING`."""
    return tuple(replace(room, pieces=_printed(room.pieces, edition)) for room in all_newsrooms())


def pages(address: str, *, edition: Edition = "evening") -> Mapping[str, Answer]:
    """Return every answer of the day by its path: robots.txt, front pages, feeds, sitemaps, articles, pictures.

    Args:
        address: Of the newsstand, such as `http://127.0.0.1:8123`; absolute links begin with it.
        edition: Feeds grow from the morning to the evening, and two headlines change under the same address.
    """
    time = MORNING if edition == "morning" else AS_OF
    rooms = newsrooms(edition)
    answers = {"/robots.txt": Answer(body=_ROBOTS), "/": front.newsstand_page(rooms)}
    for room in rooms:
        answers[f"/{room.key}/"] = front.front_page(room)
        answers[room.feed_path] = feed.answer(room, address, time)
        answers[room.sitemap_path] = sitemap.answer(room, address)
        answers[room.latest_path] = sitemap.latest_page(room)
        for piece in room.pieces:
            answers[piece.path] = article.answer(room, piece, address)
            if piece.image_path:
                answers[piece.image_path] = Answer(body=png(piece.slug))
    return answers


def _printed(pieces: tuple[Piece, ...], edition: Edition) -> tuple[Piece, ...]:
    if edition == "evening":
        return pieces
    first = [piece.morning or piece for piece in pieces]
    return newest_first([piece for piece in first if piece.at is None or piece.at <= MORNING])

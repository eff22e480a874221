"""A newsroom's news sitemap, and its page of the latest pieces, for who reads it without a feed."""

from datetime import timedelta, timezone

from pipeline.newsstand.answer import Answer
from pipeline.newsstand.markup import filled
from pipeline.newsstand.newsroom import Newsroom, Piece


def answer(room: Newsroom, address: str) -> Answer:
    """Return the sitemap with Google's news fields; an undated piece has no date there either."""
    entries = [(piece, _dated(room, piece)) for piece in room.pieces]
    return Answer(body=filled("sitemap.xml", room=room, entries=entries, address=address))


def latest_page(room: Newsroom) -> Answer:
    """Return the page that lists the pieces as cards: a picture that links, a headline that links, a time."""
    entries = [(piece, _dated(room, piece)) for piece in room.pieces]
    return Answer(body=filled("latest.html", room=room, entries=entries))


def _dated(room: Newsroom, piece: Piece) -> str:
    return piece.at.astimezone(timezone(timedelta(hours=room.offset_hours))).isoformat() if piece.at else ""

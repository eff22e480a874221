"""A newsroom's feed as it prints it: RSS 2.0, Atom, RDF (RSS 1.0) or JSON Feed 1.1, or what stands in its place."""

import json
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

from pipeline.newsstand.answer import Answer
from pipeline.newsstand.markup import INVENTED, filled
from pipeline.newsstand.newsroom import Newsroom, Piece

_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "rdf": "application/rdf+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


def answer(room: Newsroom, address: str, time: datetime) -> Answer:
    """Return what stands at the newsroom's feed address at `time` (its Last-Modified)."""
    if room.answers == "unavailable":
        return Answer(status=503, body=filled("closed.html", room=room))
    if room.answers == "page":
        return Answer(body=filled("consent.html", room=room), headers={"Content-Type": "text/html; charset=utf-8"})
    body = _json(room, address) if room.form == "json" else _xml(room, address, time)
    headers = {"Content-Type": _TYPES[room.form], "Last-Modified": format_datetime(time, usegmt=True)}
    return Answer(body=body, headers=headers)


def _xml(room: Newsroom, address: str, time: datetime) -> bytes:
    def dated(at: datetime) -> str:
        local = at.astimezone(timezone(timedelta(hours=room.offset_hours)))
        return format_datetime(local) if room.form == "rss" else local.isoformat()

    items = [(piece, _link(room, piece, address), dated(piece.at) if piece.at else "") for piece in room.pieces]
    return filled(f"{room.form}.xml", room=room, items=items, address=address, now=dated(time))


def _json(room: Newsroom, address: str) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": room.name,
        "description": INVENTED,
        "home_page_url": f"{address}/{room.key}/",
        "feed_url": address + room.feed_path,
        "language": room.language,
        "items": [_json_item(room, piece, address) for piece in room.pieces],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode("utf-8")


def _json_item(room: Newsroom, piece: Piece, address: str) -> dict[str, object]:
    link = _link(room, piece, address)
    item: dict[str, object] = {"id": link, "url": link, "title": piece.headline, "summary": piece.summary}
    if piece.byline:
        item["authors"] = [{"name": piece.byline}]
    if piece.at:
        item["date_published"] = piece.at.isoformat()
    return item


def _link(room: Newsroom, piece: Piece, address: str) -> str:
    return ("" if room.links == "relative" else address) + piece.path + room.tracking

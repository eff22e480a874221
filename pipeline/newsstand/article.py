"""The page of one piece: JSON-LD and og tags in its head, headline, byline, picture and paragraphs in its body."""

import json
from email.utils import format_datetime

from markupsafe import Markup

from pipeline.newsstand.answer import Answer
from pipeline.newsstand.markup import filled
from pipeline.newsstand.newsroom import Newsroom, Piece

# schema.org's classes for what is not plain news.
_CLASSES = {"opinion": "OpinionNewsArticle", "editorial": "OpinionNewsArticle", "live": "LiveBlogPosting"}
_MORE_LINKS = 4


def answer(room: Newsroom, piece: Piece, address: str) -> Answer:
    """Return the page with the time of the piece as its Last-Modified."""
    others = [other for other in room.pieces if other.path != piece.path][:_MORE_LINKS]
    body = filled(
        "article.html",
        room=room,
        piece=piece,
        address=address,
        others=others,
        json_ld=_in_script(_json_ld(room, piece, address)),
    )
    return Answer(body=body, headers={"Last-Modified": format_datetime(piece.at, usegmt=True)} if piece.at else {})


def _json_ld(room: Newsroom, piece: Piece, address: str) -> dict[str, object]:
    publisher = {"@type": "NewsMediaOrganization", "name": room.name, "url": f"{address}/{room.key}/"}
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _CLASSES.get(piece.kind, "NewsArticle"),
        "mainEntityOfPage": address + piece.path,
        "headline": piece.headline,
        "description": piece.summary,
        "inLanguage": room.language,
        "author": {"@type": "Person", "name": piece.byline} if piece.byline else publisher,
        "publisher": publisher,
    }
    if piece.at:
        data["datePublished"] = data["dateModified"] = piece.at.isoformat()
    if piece.image_path:
        data["image"] = [address + piece.image_path]
    return data


def _in_script(data: dict[str, object]) -> Markup:
    # Inside a script element only "<" could end it (HTML, 13.1.2.1); a JSON escape keeps the text the same.
    return Markup(json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c"))  # noqa: S704

"""The lines of a lead, a link and a caption, by the house's patterns."""

from collections.abc import Mapping, Sequence

from pipeline.house import HouseFormat, LinePattern, filled
from pipeline.news import Lead, Link, Media
from pipeline.render.printed import Line, Piece, Words
from pipeline.render.wording import href, shown

Fields = Mapping[str, Sequence[Piece]]


def lead_line(lead: Lead, house: HouseFormat) -> Line | None:
    """Return the line of a lead, its headline linked; None when it has no words."""
    return _line(house.lead_line, _credits(lead, house) | {"headline": pieces("headline", lead.headline, lead.url)})


def link_line(link: Link, house: HouseFormat) -> Line | None:
    """Return the line of a link, linked in the first of the house's `linked` fields that it has."""
    words = {"own_text": link.own_text, "headline": link.headline, "outlet": link.outlet}
    linked = next((name for name in house.linked if name in house.list_line.fields and shown(words[name])), "")
    fields = {name: pieces(name, text, link.url if name == linked else None) for name, text in words.items()}
    word = house.kind_words.get(link.kind, "")
    fields |= {"kind": pieces("kind", word), "note": pieces("note", link.note)}
    tells = word and "kind" in house.list_line.fields and list(house.kind_words.values()).count(word) == 1
    more = {} if linked else {"url": href(link.url)}
    more |= {} if tells or shown(link.kind) == "news" else {"kind": shown(link.kind)}
    return _line(house.list_line, _credits(link, house) | fields, more=more)


def caption_line(media: Media, house: HouseFormat) -> Line | None:
    """Return the line below a picture, None when it has neither caption nor credit."""
    return _line(
        house.caption_line, {"caption": pieces("caption", media.caption), "credit": pieces("credit", media.credit)}
    )


def piece(role: str, text: str, url: str | None = None) -> Piece:
    """Return words as one piece, linked where the address may be."""
    return Piece(role=role, href=href(url), words=(Words(text=text),))


def pieces(role: str, text: str | None, url: str | None = None) -> list[Piece]:
    """Return text as a piece, () when it has no words."""
    words = shown(text)
    return [piece(role, words, url)] if words else []


def _credits(story: Lead | Link, house: HouseFormat) -> dict[str, Sequence[Piece]]:
    return {
        "authors": _authors(story.authors, house.author_joints),
        "outlet": pieces("outlet", story.outlet),
        "agency": pieces("agency", story.agency),
    }


def _authors(authors: Sequence[str], joints: tuple[str, str]) -> list[Piece]:
    names = [name for author in authors if (name := shown(author))]
    row: list[Piece] = []
    for number, name in enumerate(names, start=1):
        if row:
            row.append(piece("", joints[number == len(names)]))
        row.append(piece("author", name))
    return row


def _line(pattern: LinePattern, values: Fields, *, more: Mapping[str, str | None] | None = None) -> Line | None:
    found = filled(pattern, values, lambda marks: piece("", marks))
    hidden = {name: _words(value) for name, value in values.items() if value and name not in pattern.fields}
    hidden |= {name: text for name, text in (more or {}).items() if text}
    return Line(pieces=tuple(found), more=hidden) if found else None


def _words(value: Sequence[Piece]) -> object:
    said = [one.text for one in value if one.role]
    return said if value[0].role == "author" else said[0]

"""A Roundup set in a house format: the one printed tree that every form lays out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pipeline.house import HouseFormat, LinePattern, days, filled, notices
from pipeline.news import Lead, Link, Media, Notice, Roundup, Section
from pipeline.render.comment import comment_lines
from pipeline.render.embeds import player
from pipeline.render.printed import Figure, Line, Listing, Noticed, Piece, Printed, Words
from pipeline.render.wording import href, run, shown


def composed(roundup: Roundup, house: HouseFormat, *, signature: str, language: str = "en") -> Printed:
    """Return what the post says, line by line. Readers' comments are left out, and so is what has no words.

    Args:
        roundup: The post; its date is printed in `language`, as it stands when it is no day.
        house: Its line patterns, words and marks.
        signature: What stands before the editor's comment; "" = nothing.
        language: The blog's own, a BCP 47 tag.

    Raises:
        UsageError: no such language.
    """
    title = shown(roundup.title) + (house.update_mark if roundup.update else "")
    figures = [figure for media in roundup.media if (figure := _figure(media, house))]
    lead = roundup.lead
    excerpt = (_plain("paragraph", paragraph) for paragraph in (lead.excerpt if lead else ()))
    return Printed(
        kind=shown(roundup.kind),
        format=shown(roundup.format),
        labels=tuple(shown(label) for label in roundup.labels),
        language=language,
        line_gap=house.line_gap,
        day=roundup.date if _day(roundup.date) else "",
        date=_dated(roundup.date, house.date_pattern, language),
        title=title.strip(),
        updated=roundup.update,
        top=tuple(figure for figure in figures if figure.place not in ("middle", "end")),
        lead=_lead(lead, house) if lead else None,
        lead_href=href(lead.url) if lead else None,
        excerpt=tuple(line for line in excerpt if line),
        read_more=_line([_piece("read_more", house.read_more, lead.url)]) if lead else None,
        middle=tuple(figure for figure in figures if figure.place == "middle"),
        comment=comment_lines(roundup.comment, signature=signature),
        listings=tuple(_listings(roundup.sections, title, house)),
        end=tuple(figure for figure in figures if figure.place == "end"),
        notices=tuple(_notices(roundup.notices, house, language)),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _dated(text: str, pattern: str, language: str) -> str:
    day = _day(text)
    written = days.printed(day or date.min, pattern, language)  # a wrong language is told of a post without a day, too
    return written if day else shown(text)


def _figure(media: Media, house: HouseFormat) -> Figure | None:
    url = href(media.url)
    caption = _filled(
        house.caption_line,
        {"caption": _pieces("caption", media.caption), "credit": _pieces("credit", media.credit)},
    )
    if not (url or caption or shown(media.alt) or href(media.link)):
        return None
    return Figure(
        kind=shown(media.kind),
        place=media.place if media.place in ("middle", "end") else "top",
        src=url if media.kind == "picture" else player(media.kind, url),
        url=url,
        link=href(media.link),
        alt=shown(media.alt),
        caption=caption,
    )


def _lead(lead: Lead, house: HouseFormat) -> Line | None:
    return _filled(house.lead_line, _credits(lead, house) | {"headline": _pieces("headline", lead.headline, lead.url)})


def _listings(sections: Iterable[Section], title: str, house: HouseFormat) -> Iterable[Listing]:
    for section in sections:
        groups = [tuple(line for link in group if (line := _link(link, house))) for group in section.groups]
        if any(groups):
            heading = title.strip() if section.heading is None else shown(section.heading)
            yield Listing(heading=heading, groups=tuple(group for group in groups if group))


def _link(link: Link, house: HouseFormat) -> Line | None:
    fields = {
        "own_text": _pieces("own_text", link.own_text),
        "headline": _pieces("headline", link.headline, link.url),
        "kind": _pieces("kind", house.kind_words.get(link.kind)),
        "note": _pieces("note", link.note),
    }
    return _filled(house.list_line, _credits(link, house) | fields)


def _notices(dated: Iterable[Notice], house: HouseFormat, language: str) -> Iterable[Noticed]:
    for notice in dated:
        kind = notice.kind if notice.kind in house.notice_lines else notices.KINDS[0]
        said = [piece for line in comment_lines(notice.text, signature="") for piece in (*line.pieces, _piece("", " "))]
        if said:
            day = _dated(notice.date, house.notice_date_pattern, language)
            fields = {"text": said[:-1], "date": _pieces("date", day)}
            pieces: list[Piece] = []
            for name, words in notices.parts(house.notice_lines[kind]):
                pieces += fields[name] if name else [Piece(words=(Words(text=run(words)),))]
            yield Noticed(kind=kind, day=notice.date if _day(notice.date) else "", line=Line(pieces=tuple(pieces)))


def _credits(story: Lead | Link, house: HouseFormat) -> dict[str, Sequence[Piece]]:
    return {
        "authors": _authors(story.authors, house.author_joints),
        "outlet": _pieces("outlet", story.outlet),
        "agency": _pieces("agency", story.agency),
    }


def _authors(authors: Sequence[str], joints: tuple[str, str]) -> list[Piece]:
    names = [name for author in authors if (name := shown(author))]
    pieces: list[Piece] = []
    for number, name in enumerate(names, start=1):
        if pieces:
            pieces.append(_piece("", joints[number == len(names)]))
        pieces.append(_piece("author", name))
    return pieces


def _pieces(role: str, text: str | None, url: str | None = None) -> list[Piece]:
    words = shown(text)
    return [_piece(role, words, url)] if words else []


def _piece(role: str, text: str, url: str | None = None) -> Piece:
    return Piece(role=role, href=href(url), words=(Words(text=text),))


def _plain(role: str, text: str) -> Line | None:
    return _line(_pieces(role, text))


def _filled(pattern: LinePattern, values: Mapping[str, Sequence[Piece]]) -> Line | None:
    return _line(filled(pattern, values, lambda marks: _piece("", marks)))


def _line(pieces: Sequence[Piece]) -> Line | None:
    return Line(pieces=tuple(pieces)) if pieces else None

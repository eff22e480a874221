"""A Roundup set in a house format: the one printed tree that every form lays out."""

from collections.abc import Iterable
from datetime import date

from pipeline.house import HouseFormat, days, notices, titling
from pipeline.news import Media, Notice, Roundup, Section
from pipeline.render.comment import comment_lines
from pipeline.render.embeds import player
from pipeline.render.lines import caption_line, lead_line, link_line, piece, pieces
from pipeline.render.printed import Figure, Line, Listing, Noticed, Piece, Printed, Words
from pipeline.render.wording import href, run, shown

_LINE_GAP = "\n\n"


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
    title = printed_title(roundup, house.update_mark)
    heading = titling.heading(house, title=shown(roundup.title), printed=title, language=language)
    figures = [figure for media in roundup.media if (figure := _figure(media, house))]
    lead = roundup.lead
    return Printed(
        kind=shown(roundup.kind),
        format=house.name,
        labels=tuple(shown(label) for label in roundup.labels),
        language=language,
        order=house.order,
        spacing=house.spacing,
        line_gap=_LINE_GAP,
        list_gap=_LINE_GAP if house.spacing == "paragraph" else "\n",
        day=roundup.date if _day(roundup.date) else "",
        date=_dated(roundup.date, house.date_pattern, language),
        title=title,
        updated=roundup.update,
        top=tuple(figure for figure in figures if figure.place not in ("middle", "end")),
        lead=lead_line(lead, house) if lead else None,
        lead_href=href(lead.url) if lead else None,
        excerpt=tuple(line for one in (lead.excerpt if lead else ()) if (line := _line("paragraph", one))),
        read_more=_line("read_more", house.read_more, lead.url) if lead else None,
        middle=tuple(figure for figure in figures if figure.place == "middle"),
        comment=comment_lines(roundup.comment, signature=signature),
        listings=tuple(_listings(roundup.sections, heading, house)),
        end=tuple(figure for figure in figures if figure.place == "end"),
        notices=tuple(_notices(roundup.notices, house, language)),
    )


def printed_title(roundup: Roundup, update_mark: str) -> str:
    """Return the title in words without markup, behind it the mark of an update when it is one."""
    return (shown(roundup.title) + (update_mark if roundup.update else "")).strip()


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
    caption = caption_line(media, house)
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


def _listings(sections: Iterable[Section], heading: str, house: HouseFormat) -> Iterable[Listing]:
    for section in sections:
        groups = [tuple(line for link in group if (line := link_line(link, house))) for group in section.groups]
        if any(groups):
            own = None if section.heading is None else shown(section.heading)
            yield Listing(
                heading=heading if own is None else own,
                own=own is not None and own == heading,
                groups=tuple(group for group in groups if group),
            )


def _notices(dated: Iterable[Notice], house: HouseFormat, language: str) -> Iterable[Noticed]:
    for notice in dated:
        kind = notice.kind if notice.kind in house.notice_lines else notices.KINDS[0]
        said = [one for line in comment_lines(notice.text, signature="") for one in (*line.pieces, piece("", " "))]
        if said:
            day = _dated(notice.date, notices.date_patterns(language)[0], language)
            fields = {"text": said[:-1], "date": pieces("date", day)}
            row: list[Piece] = []
            for name, words in notices.parts(house.notice_lines[kind]):
                row += fields[name] if name else [Piece(words=(Words(text=run(words)),))]
            yield Noticed(kind=kind, day=notice.date if _day(notice.date) else "", line=Line(pieces=tuple(row)))


def _line(role: str, text: str, url: str | None = None) -> Line | None:
    said = pieces(role, text, url)
    return Line(pieces=tuple(said)) if said else None

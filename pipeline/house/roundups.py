"""Roundup JSON (docs/format.md) to a Roundup and back.

Reading is strict: what a post cannot hold is refused with the path of the value, so that a typing error in a
hand-written file never becomes a post with a part missing.
"""

import re
from datetime import date

from pipeline.errors import UnreadableError
from pipeline.house.fields import Fields
from pipeline.house.notices import KINDS as NOTICE_KINDS
from pipeline.news import Lead, Link, Media, Notice, ReaderComment, Roundup, Section

KINDS = ("story", "briefing", "opinion", "media", "note")
MEDIA_KINDS = ("picture", "youtube", "x", "telegram")
PLACES = ("top", "middle", "end")
LINK_KINDS = ("news", "opinion", "editorial", "document")

_POST_KEYS = (
    *("kind", "format", "date", "title", "update", "labels"),
    *("media", "lead", "comment", "sections", "notices", "reader_comments"),
)
_MEDIA_KEYS = ("kind", "place", "url", "link", "alt", "caption", "credit")
_LEAD_KEYS = ("headline", "url", "outlet", "agency", "authors", "excerpt")
_SECTION_KEYS = ("heading", "groups")
_LINK_KEYS = ("headline", "url", "outlet", "agency", "authors", "kind", "own_text", "note")
_NOTICE_KEYS = ("kind", "date", "text")
_READER_KEYS = ("name", "text")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def from_json(value: object, *, where: str = "") -> Roundup:
    """Return the roundup that a decoded JSON value holds; keys with a default may be left out.

    Args:
        value: What `json.loads` gave.
        where: The file it came from, for the message.

    Raises:
        UnreadableError: an unknown key, a missing one, a wrong type, kind, place or day; names the path.
    """
    post = Fields(value, path="", where=where, known=_POST_KEYS)
    lead = post.maybe("lead")
    return Roundup(
        kind=post.choice("kind", KINDS, "story"),
        format=post.text("format", "wnu"),
        date=_day(post),
        title=post.text("title"),
        update=post.truth("update"),
        labels=post.texts("labels"),
        media=tuple(_media(Fields(*each, where, _MEDIA_KEYS)) for each in post.items("media")),
        lead=None if lead is None else _lead(Fields(*lead, where, _LEAD_KEYS)),
        comment=post.text("comment", ""),
        sections=tuple(_section(Fields(*each, where, _SECTION_KEYS)) for each in post.items("sections")),
        notices=tuple(_notice(Fields(*each, where, _NOTICE_KEYS)) for each in post.items("notices")),
        reader_comments=tuple(_reader(Fields(*each, where, _READER_KEYS)) for each in post.items("reader_comments")),
    )


def _day(post: Fields) -> str:
    day = post.text("date")
    if not day:  # a post whose page shows no date header
        return day
    try:
        if _DAY.fullmatch(day):
            return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise post.refusal("date", f"is no day of the calendar: {error}") from error
    raise post.refusal("date", "is not a day", do="write it as 2022-01-09")


def _media(media: Fields) -> Media:
    return Media(
        kind=media.choice("kind", MEDIA_KINDS),
        place=media.choice("place", PLACES, "top"),
        url=media.text_or_null("url"),
        link=media.text_or_null("link"),
        alt=media.text("alt", ""),
        caption=media.text("caption", ""),
        credit=media.text("credit", ""),
    )


def _lead(lead: Fields) -> Lead:
    return Lead(
        headline=lead.text("headline"),
        url=lead.text_or_null("url"),
        outlet=lead.text("outlet"),
        agency=lead.text_or_null("agency"),
        authors=lead.texts("authors"),
        excerpt=lead.texts("excerpt"),
    )


def _section(section: Fields) -> Section:
    groups = []
    for group, path in section.items("groups"):
        if not isinstance(group, list):
            raise UnreadableError(f"{path} is not a list of links", where=section.where, do="put links in [ ]")
        links = [Fields(link, f"{path}[{n}]", section.where, _LINK_KEYS) for n, link in enumerate(group)]
        groups.append(tuple(_link(link) for link in links))
    return Section(heading=section.text_or_null("heading"), groups=tuple(groups))


def _link(link: Fields) -> Link:
    return Link(
        headline=link.text("headline"),
        url=link.text_or_null("url"),
        outlet=link.text("outlet"),
        agency=link.text_or_null("agency"),
        authors=link.texts("authors"),
        kind=link.choice("kind", LINK_KINDS, "news"),
        own_text=link.text_or_null("own_text"),
        note=link.text_or_null("note"),
    )


def _notice(notice: Fields) -> Notice:
    text = notice.text("text")
    if not text.strip() or text.splitlines() != [text]:
        raise notice.refusal("text", "is not one line of words", do="write it without a line break")
    day = _day(notice)
    if not day:
        raise notice.refusal("date", "is not a day", do="write it as 2022-01-09")
    return Notice(kind=notice.choice("kind", NOTICE_KINDS), date=day, text=text)


def _reader(reader: Fields) -> ReaderComment:
    return ReaderComment(name=reader.text("name"), text=reader.text("text"))


def to_json(roundup: Roundup) -> dict[str, object]:
    """Return the roundup as JSON values, keys in the order of docs/format.md; `from_json` gives it back."""
    # Only a post with notices has the key: the others stay what other programs know.
    notices = {"notices": [{key: getattr(one, key) for key in _NOTICE_KEYS} for one in roundup.notices]}
    return {
        "kind": roundup.kind,
        "format": roundup.format,
        "date": roundup.date,
        "title": roundup.title,
        "update": roundup.update,
        "labels": list(roundup.labels),
        "media": [{key: getattr(media, key) for key in _MEDIA_KEYS} for media in roundup.media],
        "lead": None if roundup.lead is None else _lead_json(roundup.lead),
        "comment": roundup.comment,
        "sections": [
            {"heading": section.heading, "groups": [[_link_json(link) for link in group] for group in section.groups]}
            for section in roundup.sections
        ],
        **(notices if roundup.notices else {}),
        "reader_comments": [{"name": reader.name, "text": reader.text} for reader in roundup.reader_comments],
    }


def _lead_json(lead: Lead) -> dict[str, object]:
    return {key: _plain(getattr(lead, key)) for key in _LEAD_KEYS}


def _link_json(link: Link) -> dict[str, object]:
    # A link carries the editor's own words only where he wrote some.
    optional = {"own_text", "note"}
    return {
        key: _plain(getattr(link, key)) for key in _LINK_KEYS if key not in optional or getattr(link, key) is not None
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value

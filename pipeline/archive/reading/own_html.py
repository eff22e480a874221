"""The HTML of our own templates, read exactly: its classes name the parts, its data- attributes hold the rest. Pure.

parse(render(x)) = x for every house format, also when a blog has stored the body in its own spelling (comments,
character references, attributes in another order). A post that lost its `data-format` is no longer ours to read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lxml import etree, html

from pipeline.archive.reading.own_parts import comment, figure, labels, lead, link, notice, words
from pipeline.archive.values import ReadPost
from pipeline.errors import UsageError
from pipeline.house import FORMATS, HouseFormat, days, notices, roundups, titling
from pipeline.news import Lead, Link, Media, Notice, Roundup, Section
from pipeline.text import tidy

# A post of a thousand links has 300 kB.
_MOST_CHARACTERS = 2_000_000
_MARK = "data-format"
_NAME = re.compile(r"\w[\w-]*")
_ISO_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII)


@dataclass(slots=True, kw_only=True)
class _Found:
    """What has been read so far; `excerpt`, `read_more` and `lead` make one lead."""

    media: list[Media] = field(default_factory=list)
    lead: Lead | None = None
    excerpt: tuple[str, ...] = ()
    read_more: str | None = None
    comment: str = ""
    sections: list[Section] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def read(
    content: str,
    *,
    houses: Sequence[HouseFormat] = FORMATS,
    title: str = "",
    published: date | None = None,
) -> ReadPost | None:
    """Return the post, none when it is not ours. Outlets are not looked up: `proposed` stays empty.

    Args:
        content: A whole post or a body; comments and what stands around it do not matter.
        houses: The formats there are, with the blogger's own notice lines; one that is not among them is read as the
            first.
        title: The title where the content has none, as the blog shows it.
        published: The blog's own day of the post where the content has none.
    """
    page = _page(content)
    body = None if page is None else next(_bodies(page), None)
    if page is None or body is None:
        return None
    name = body.get(_MARK, "")
    house = next((one for one in houses if one.name == name), houses[0])
    updated = body.get("data-update") == "true"
    shown = words(page, "post-title") or tidy(title)
    bare = shown.removesuffix(house.update_mark.strip()).strip() if updated else shown
    found = _found(body, house, title=bare, shown=shown)
    roundup = Roundup(
        kind=_known(body.get("data-kind", ""), roundups.KINDS),
        format=name if _NAME.fullmatch(name) else house.name,
        date=_day(page) or (published.isoformat() if published else ""),
        title=bare,
        update=updated,
        labels=labels(body),
        media=tuple(found.media),
        lead=_lead(found),
        comment=found.comment,
        sections=tuple(found.sections),
        notices=tuple(found.notices),
    )
    return ReadPost(roundup=roundup, unplaced=tuple(found.unplaced))


def _found(body: html.HtmlElement, house: HouseFormat, *, title: str, shown: str) -> _Found:
    """Read the blocks of a body from above; `shown` is the title as a reader sees it."""
    language = _language(body.get("lang", ""))
    heading = titling.heading(house, title=title, printed=shown, language=language)
    found = _Found(unplaced=[*_stray(body.text)])
    for element in body:
        _take(element, found, house, heading, language)
        found.unplaced += _stray(element.tail)
    return found


def _known(kind: str, kinds: Sequence[str]) -> str:
    return kind if kind in kinds else kinds[0]


def _page(content: str) -> html.HtmlElement | None:
    if _MARK not in content or len(content) > _MOST_CHARACTERS:
        return None
    # Bytes: a text that begins with an encoding declaration is refused.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = html.fragment_fromstring(content.encode("utf-8", "replace"), create_parent="div", parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    # What stands deeper than 256 elements was left out, and no post of ours goes so deep.
    return None if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log) else page


def _bodies(page: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for element in page.iter("div"):
        if element.get(_MARK) and "post-body" in element.get("class", "").split():
            yield element


def _language(tag: str) -> str:
    try:
        days.shape("MMMM", tag)
    except UsageError:
        return "en"
    return tag


def _day(page: html.HtmlElement) -> str:
    headers = (each for each in page.iter("p") if "date-header" in each.get("class", "").split())
    days_said = (time.get("datetime", "") for header in headers for time in header.iter("time"))
    return next((day for day in days_said if _ISO_DAY.fullmatch(day)), "")


def _take(element: html.HtmlElement, found: _Found, house: HouseFormat, heading: str, language: str) -> None:
    """Read one block of a body; what is none of ours is unplaced."""
    name = element.get("class", "").partition(" ")[0]
    if name == "media":
        found.media.append(figure(element))
    elif name == "lead":
        found.lead = lead(element)
    elif name == "excerpt":
        found.excerpt = tuple(text for each in element.iter("p") if (text := tidy(each.text_content())))
    elif name == "read-more":
        found.read_more = next((each.get("href") for each in element.iter("a")), None) or ""
    elif name == "comment":
        found.comment = comment(element)
    elif name == "list":
        found.sections.append(_section(element, house, heading))
    elif name in notices.KINDS:
        found.notices.append(notice(element, name, house, language))
    else:
        found.unplaced += _stray(element.text_content())


def _section(element: html.HtmlElement, house: HouseFormat, heading: str) -> Section:
    said = words(element, "heading")
    own = said if said != heading or element.get("data-heading") == "own" else None
    return Section(heading=own, groups=tuple(group for each in element if (group := _group(each, house))))


def _group(element: html.HtmlElement, house: HouseFormat) -> tuple[Link, ...]:
    if "group" not in element.get("class", "").split():
        return ()
    return tuple(link(each, house) for each in element if "link" in each.get("class", "").split())


def _lead(found: _Found) -> Lead | None:
    if found.lead is None and found.read_more is None and not found.excerpt:
        return None
    one = found.lead or Lead(headline="", url=None, outlet="")
    return replace(one, url=one.url or found.read_more or None, excerpt=found.excerpt)


def _stray(text: str | None) -> tuple[str, ...]:
    said = tidy(text or "")
    return (said,) if said else ()

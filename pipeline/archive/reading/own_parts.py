"""The parts of a post in our own HTML: a picture, the fields of a line, paragraphs of the comment, a notice. Pure."""

import json
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement as Element

from pipeline.archive.reading import markdown
from pipeline.archive.reading.lines import Run
from pipeline.house import HouseFormat, notices, roundups
from pipeline.news import Lead, Link, Media, Notice
from pipeline.render.wording import href
from pipeline.text import tidy


def words(element: Element, name: str) -> str:
    """Return the words of the first element of this class, "" when there is none."""
    return next(iter(_all(element, name)), "")


def labels(body: Element) -> tuple[str, ...]:
    """Return the labels that a post's body carries."""
    return _texts(_decoded(body.get("data-labels")))


def figure(element: Element) -> Media:
    """Return a picture or an embed."""
    kind, place = element.get("data-kind", ""), element.get("data-place", "")
    picture = next(element.iter("img"), None)
    linked = next((each.get("href") for each in element.iter("a") if next(each.iter("img"), None) is not None), None)
    return Media(
        kind=kind if kind in roundups.MEDIA_KINDS else "picture",
        place=place if place in roundups.PLACES else "top",
        url=href(picture.get("src") if picture is not None else element.get("data-url")),
        link=href(linked or element.get("data-link")),
        alt=tidy((picture.get("alt") if picture is not None else element.get("data-alt")) or ""),
        caption=words(element, "caption"),
        credit=words(element, "credit"),
    )


def lead(element: Element) -> Lead:
    """Return the lead of a line, without its excerpt."""
    fields = _fields(element)
    return Lead(
        headline=fields.get("headline", ""),
        url=_address(element, fields),
        outlet=fields.get("outlet", ""),
        agency=fields.get("agency"),
        authors=_authors(element),
    )


def link(element: Element, house: HouseFormat) -> Link:
    """Return the link of a list line."""
    fields = _fields(element)
    kinds = {word: kind for kind, word in house.kind_words.items()} | {kind: kind for kind in roundups.LINK_KINDS}
    return Link(
        headline=fields.get("headline", ""),
        url=_address(element, fields),
        outlet=fields.get("outlet", ""),
        agency=fields.get("agency"),
        authors=_authors(element),
        kind=kinds.get(fields.get("kind", ""), "news"),
        own_text=fields.get("own_text"),
        note=fields.get("note"),
    )


def comment(element: Element) -> str:
    """Return the comment as the editor's Markdown, without its signature."""
    return "\n\n".join(filter(None, (markdown.paragraph(_runs(each, Run(text=""))) for each in element.iter("p"))))


def notice(element: Element, kind: str, house: HouseFormat, language: str) -> Notice:
    """Return a correction or update; one whose words no line of the house fits keeps them all."""
    said = markdown.paragraph(_runs(element, Run(text="")))
    day = element.get("data-date", "")
    read = notices.read(said, house.notice_lines, language=language, otherwise=day)
    return read if read and read.kind == kind else Notice(kind=kind, date=day, text=said)


def _runs(element: Element, around: Run) -> Iterator[Run]:
    """Yield the runs of words within an element, of the type of `around`; the signature is ours, and not read."""
    yield replace(around, text=element.text or "")
    for each in element:
        if "signature" not in each.get("class", "").split():
            yield from _runs(each, _within(each, around))
        yield replace(around, text=each.tail or "")


def _within(element: Element, around: Run) -> Run:
    if element.tag == "a":
        return replace(around, url=href(element.get("href")))
    return replace(around, em=around.em or element.tag == "em", strong=around.strong or element.tag == "strong")


def _fields(element: Element) -> dict[str, str]:
    """Return the fields of a line by name: those it prints, and those it carries unprinted."""
    names = ("headline", "outlet", "agency", "kind", "own_text", "note")
    printed = {name: text for name in names if (text := words(element, name.replace("_", "-")))}
    more = _decoded(element.get("data-more"))
    hidden = {key: tidy(text) for key, text in more.items() if isinstance(text, str)} if isinstance(more, dict) else {}
    return hidden | printed


def _authors(element: Element) -> tuple[str, ...]:
    more = _decoded(element.get("data-more"))
    return tuple(_all(element, "author")) or _texts(more.get("authors") if isinstance(more, dict) else None)


def _address(element: Element, fields: dict[str, str]) -> str | None:
    return href(next((each.get("href") for each in element.iter("a")), None)) or href(fields.get("url"))


def _all(element: Element, name: str) -> Iterator[str]:
    for each in element.iter():
        if name in each.get("class", "").split() and (text := tidy(each.text_content())):
            yield text


def _decoded(written: str | None) -> object:
    try:
        return json.loads(written or "null")
    except (ValueError, RecursionError):
        return None


def _texts(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else []
    return tuple(text for item in items if isinstance(item, str) and (text := tidy(item)))

"""The byline as a reader finds it near the headline: marked, a link to an author, or a line that reads "By Name"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.read.bylines import without_mail, without_places
from pipeline.read.page import byline_labels, wording
from pipeline.read.page.anothers import Header, is_anothers
from pipeline.read.page.byline_links import leads_to_author
from pipeline.read.page.flags import NEVER, name_words
from pipeline.read.page.keys import key, word_set
from pipeline.read.page.lede import Lede
from pipeline.read.page.names import is_brand, is_outlet
from pipeline.read.page.people import (
    KOREAN_NAME,
    agency_in,
    distinct,
    is_agency,
    is_caseless_name,
    is_namelike,
    names_in,
)
from pipeline.read.page.seen import Page
from pipeline.read.page.tree import Element, within, words_of
from pipeline.read.page.visible_dates import date_in
from pipeline.read.page.walk import Block, Walk
from pipeline.text import primary_language

_BEFORE, _AFTER_LEDE, _AFTER_HEADLINE = 8, 3, 25
_ANCESTORS = 4
_NEAR_FIRST, _MOST_NAMES = 4, 6
_LONG_LINE, _PROSE = 120, 300
_AUTHOR = word_set(
    "byline bylines author authors autor autoren autores autora auteur auteurs autore autori firma firmas verfasser "
    "skribent forfatter journalist journaliste redacteur yazar writer reporter contributor contributors signature"
)
# A signature in the south of Europe; a company in these languages.
_SIGNATURES, _COMPANY_IN = word_set("firma firmas"), word_set("de pl cs sk da no nb nn sv hr sr bs sl tr et")
NOT_HERE = word_set(
    "comment comments related teaser teasers sidebar bio about popular recommended newsletter breadcrumb"
)
STOPS = frozenset({"article", "main", "body", "header", "html"})
_MARKING = ("class", "id", "data-testid", "data-component", "data-qa", "data-type", "rel", "itemprop")
# A line that is all byline: "本报记者 王小明", "記者王小明／台北報導", "홍길동 기자"; 記者会見 is a press conference.
# What stands alone before the word for a report may be a place, or "gathered": two signs are no name there.
_HAN, _REPORT = r"[\u3400-\u9fff]", "报道|报导|報道|報導"
_REPORTER = "^(?:本[报報台社]|特[约約])?[记記]者"
_REPORTER_LINES = (
    re.compile(
        rf"{_REPORTER}[\s:：]+({_HAN}{{2,4}}?)(?<!{_REPORT})(?:\s(?:{_REPORT})|(?<={_HAN}{{3}})(?:{_REPORT}))?$"
    ),
    re.compile(rf"{_REPORTER}({_HAN}{{2,4}})\s?[/／]\s?{_HAN}{{0,6}}(?:{_REPORT})$"),
    re.compile(rf"^\[[^=\[\]]{{1,10}}=({KOREAN_NAME})\s?기자\]"),
    # After "입력 2026.05.12 15:05" and the like.
    re.compile(rf"^(?:[\uac00-\ud7af]{{2}}[\s:]*)?(?:\d{{4}}[\d.:\s-]{{6,20}})?({KOREAN_NAME})\s?기자(?:\s*\S+@\S+)?$"),
)
_NAME_AND_DATE = re.compile(r"^([^|•·–—\d]{5,45}?)\s*(?:[|•·–—]|\s-\s)\s*(?=.*\d{4})")
_STOP_WORDS = word_set(
    "follow updated update published for staff on am at in the from aktualisiert veröffentlicht um publié le posted "
    "last read share special"
)
# A small letter and a capital: two words that only the page's style parts, or a name such as McBo.
_RUNS_IN = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_INLINE, _SHORT = ("a", "span", "strong", "b", "em", "i"), 3
_WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$")
_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)")
# Only a page's style parts the month of "By Ada BoMay 12" from the name before it.
_STOP_SIGN = re.compile(
    r"[\d|•·@(]|\s[-–—]\s|(?<=[a-z])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d)"
)


def names(page: Page, walk: Walk, lede: Lede, header: Header) -> list[str]:
    """Return the names near the headline, none of the outlet's or of another article's card, at most six."""
    below = _header(lede)
    hits = [
        (block.place, found)
        for block in _region(walk, lede)
        if (found := _of_block(block, page, links=block.place in below or not block.node.listed))
        and not is_anothers(block.node.element, header)
    ]
    start = lede.headline_place or 0
    hits = [(place, found) for place, found in hits if place >= start] or hits
    first = hits[0][0] if hits else 0
    near = [name for place, found in hits if abs(place - first) <= _NEAR_FIRST for name in found]
    return distinct(near)[:_MOST_NAMES]


def _region(walk: Walk, lede: Lede) -> Iterator[Block]:
    chosen = (*lede.paragraphs, *lede.standfirst)
    first = min((block.place for block in lede.paragraphs), default=0)
    start = lede.headline_place if lede.headline_place is not None else max(0, first - _AFTER_HEADLINE)
    end = max(first + _AFTER_LEDE, start + _AFTER_HEADLINE)
    for block in walk.blocks[max(0, start - _BEFORE) : end + 1]:
        if _may_sign(block) and block not in chosen and not block.node.flags & NEVER:
            yield block


def _header(lede: Lede) -> range:
    """The places between headline and text; a list of links elsewhere leads to other people's columns."""
    if lede.headline_place is None or not lede.paragraphs:
        return range(0)
    return range(lede.headline_place, lede.paragraphs[0].place)


def _may_sign(block: Block) -> bool:
    """Say whether a block is no picture's: beside the author's portrait HTML's `address` names him."""
    node = block.node
    return not node.figure or "address" in (node.tag, *(one.tag for one in islice(node.ancestors(), _ANCESTORS)))


def _of_block(block: Block, page: Page, *, links: bool) -> list[str]:
    """The names that a block gives; `links` says whether a link to an author counts in it."""
    if block.length > _PROSE or _is_elsewhere(block):
        return []
    inside, above = _marked_inside(block, page, links), _marked_above(block, page, links)
    found: list[str] = []
    for marked in (inside, above):
        found = found or distinct(name for one in marked for name in _in_marked(one, page))
    if not found and block.length <= _LONG_LINE:
        found = _in_line(_parted(block), page, marked=bool(above))
    return [name for name in found if not is_outlet(name, page.outlets) and not is_brand(name, page.outlets)]


def _parted(block: Block) -> str:
    """The words of a block, its elements that run into each other parted: `<a>Ada Bo</a><span>Writer</span>`."""
    text = block.text
    runs = [found.start() for found in _RUNS_IN.finditer(text[:_LONG_LINE])]
    if not runs:
        return text
    said = tuple(one for part in within(block.node.element, *_INLINE, most=20) if len(one := words_of(part)) > _SHORT)
    for at in reversed(runs):
        if text.startswith(said, at) or text[:at].endswith(said):
            text = f"{text[:at]}; {text[at:]}"
    return text


def _is_elsewhere(block: Block) -> bool:
    """Say whether the block lies in a small part of the page that is about something else."""
    for node in (block.node, *list(block.node.ancestors())[:6]):
        if node.tag in STOPS or len(words_of(node.element, 80)) > 2 * _PROSE:
            return False
        named = name_words(f"{node.element.get('class') or ''} {node.element.get('id') or ''}")
        if node.tag == "aside" or named & NOT_HERE:
            return True
    return False


def _marked_inside(block: Block, page: Page, links: bool) -> list[Element]:
    """Return the elements in the block's line that say author."""
    inside = within(block.node.element, "a", "span", "strong", "address", most=20)
    said = (one for one in inside if _says_author(one, page) or (links and leads_to_author(one)))
    # A line may be the loose words of a box that holds the whole text, and another article's card in it.
    return [one for one in said if key(words_of(one, 40)) in block.key][:_MOST_NAMES]


def _marked_above(block: Block, page: Page, links: bool) -> list[Element]:
    """Return the block's element when it, or one of four above it, says author."""
    here: Element | None = block.node.element
    for _ in range(_ANCESTORS + 1):
        if here is None or here.tag in STOPS or len(words_of(here, 60)) > _PROSE:
            return []
        if _says_author(here, page) or (links and leads_to_author(here)):
            return [block.node.element]
        here = here.getparent()
    return []


def _says_author(element: Element, page: Page) -> bool:
    named = " ".join(value for name in _MARKING if (value := element.get(name)))
    author = (name_words(named) & _AUTHOR) if named else frozenset()
    return bool(author - _SIGNATURES if primary_language(page.language) in _COMPANY_IN else author)


def _in_marked(element: Element, page: Page) -> list[str]:
    named = [one.get("content") or "" for one in within(element, "meta", most=5) if one.get("itemprop") == "name"]
    links = [words_of(link, 10) for link in within(element, "a", most=20)]
    found = [name for text in (*named, *links) for name in names_in(text, page.outlets)]
    people = [name for name in found if is_person(name, page.outlets)] or _apart(element, page)
    return people or _in_line(words_of(element, 40), page, marked=True)


def _apart(element: Element, page: Page) -> list[str]:
    """The names of several elements side by side: `<span>Ada Bo</span><span>Ed Fi</span>` has no space between them.

    One is enough in front of what says who she is: `<strong>Ada Bo</strong> Harbour Correspondent`.
    """
    leaves = [words_of(one) for one in within(element, "span", "li", "div", "p", "strong", most=20) if not len(one)]
    people = [name for name in leaves if is_namelike(name) and is_person(name, page.outlets)]
    opens = bool(people) and words_of(element, 40).startswith(people[0])
    return people if len(people) > 1 or opens else []


def _in_line(text: str, page: Page, *, marked: bool = False) -> list[str]:
    """Return the names of a short line: after "By", before a date, or all of it when it is marked as author."""
    undated = text.removeprefix(date_in(text))  # "May 12, 2026 by Ada Bo"
    opening, labelled = byline_labels.BY_LINE.match(undated), byline_labels.labelled(text)
    if labelled:
        said, marked = _run(labelled), True
    elif reporter := next(filter(None, (line.match(text) for line in _REPORTER_LINES)), None):
        said = reporter[1]
    elif behind := byline_labels.opened(text):
        said = _run(behind)
    elif opening:
        said, marked = _run(undated[opening.end() :]), marked or ":" in opening[0]
    elif signed := byline_labels.behind_date(text, date_in(text)):
        said = _run(signed)
    elif dated := _NAME_AND_DATE.match(text):
        said = dated[1]
    elif marked and not wording.is_label(text):
        said = _run(text) if any(is_namelike(one) for one in names_in(_run(text), page.outlets)) else text
    else:
        return []
    found = names_in(said, page.outlets)
    return [name for name in found if is_person(name, page.outlets) or (marked and is_caseless_name(name))]


def _run(text: str) -> str:
    """Return the run of words up to a date, a stop word or a sign; an agency may open with "The"."""
    date = date_in(text)
    text = byline_labels.without_on(_WEEKDAY.sub("", text[: text.find(date)])) if date else text
    text = _BRACKET.sub(lambda found: f"; {agency}" if (agency := agency_in(found[1])) else found[0], text)
    text = _STOP_SIGN.split(without_places(" ".join(without_mail(text).split())), maxsplit=1)[0]
    kept: list[str] = []
    for word in islice(text.split(), 30):
        bare = word.lower().strip(",.:")
        if bare in _STOP_WORDS and (kept or bare != "the"):
            break
        kept.append(word)
    return " ".join(kept)


def is_person(name: str, outlets: Sequence[str]) -> bool:
    """Say whether `name` may stand in a byline: a person's, or an agency's."""
    return is_agency(name) or (is_namelike(name) and not is_outlet(name, outlets))

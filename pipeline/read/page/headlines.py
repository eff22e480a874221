"""Choose the headline among those the page itself shows: h1, JSON-LD, og:title, title element."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.read.page import kicker
from pipeline.read.page.crumbs import is_crumb
from pipeline.read.page.jsonld import Graph, plain, words
from pipeline.read.page.keys import alike, fold, key, length
from pipeline.read.page.metadata import Meta
from pipeline.read.page.names import is_outlet
from pipeline.read.page.section_tail import without_section
from pipeline.read.page.tree import Element, within, words_of
from pipeline.urls import canonical, clean

_MOST_H1 = 12
_MOST_HEADINGS = 30
_MOST_LINES = 600
_LONGEST = 500
_LONG_ENOUGH = 10
_LONG_ENOUGH_CJK = 5
_LONE_H1 = 20
_BARS = "|｜│┃ㅣ"  # the last is a Korean letter that stands for one
_TAIL = re.compile(
    rf"^(?P<head>.*\S)\s*(?:\s[{_BARS}–—\-»·•/›‹<>~*]|[{_BARS}»·•›—:：_]|--)\s*(?P<name>[^{_BARS}–—»·•›:：_]+)$",
    re.DOTALL,
)
_LEAD = re.compile(
    rf"^(?P<name>[^{_BARS}–—»·•›:：]{{2,40}}?)"
    rf"(?:\s*(?:\s(?:[{_BARS}–—\-»·•/›‹<>~*]|::)|[{_BARS}»·:：])\s+|[{_BARS}—])(?P<head>\S.*)$",
    re.DOTALL,
)
_COLON = re.compile(r"\s*(?::(?!:)|：)")
_SIGNS = " |–—-»·:：｜•/›‹<>~*"
_WORD = re.compile(r"[^\W\d_]{4,}")
_CLOSING = (":", "：", ",", ".", "?", "!")  # with no space before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The headlines as the page at `url` shows them, uncut: `h1` in document order, `og`, `title`.

    `crumbs` are those h1 that end a trail of crumbs, `headings` the lesser headings, each with its key.
    """

    h1: tuple[str, ...]
    crumbs: tuple[str, ...]
    og: str
    title: str
    headings: tuple[tuple[str, Element], ...]
    url: str

    @property
    def all(self) -> tuple[str, ...]:
        """Every headline that is there."""
        return tuple(one for one in (self.og, self.title, *self.h1, *self.crumbs) if one)

    def heads(self, words: str) -> bool:
        """Say whether a lesser heading has these words that does not lead to another article."""
        own = key(words)
        return any(own == one and not _leads_away(heading, self.url) for one, heading in self.headings)

    def in_heading(self, words: Sequence[str]) -> str:
        """Return that of these headlines which a lesser heading shows, without a kicker before it; "" = none does."""
        for shown, heading in self.headings:
            ends = [one for one in words if _long(one) and shown.endswith(key(one)) and len(shown) <= 2 * len(key(one))]
            if ends and not _leads_away(heading, self.url):
                return min(ends, key=len)
        return ""


def shown(root: Element, meta: Meta, url: str) -> Shown:
    """Collect the headlines outside JSON-LD; `url` is the page's own address, to which a heading may link."""
    title = next((words_of(one) for one in root.iter("title") if next(one.iterancestors("svg"), None) is None), "")
    og = meta.first("og:title", "twitter:title", "title")
    others = og, title = fold(plain(og[:_LONGEST])), fold(plain(title[:_LONGEST]))
    h1: list[str] = []
    crumbs: list[str] = []
    for one in islice(root.iter("h1"), _MOST_H1):
        (crumbs if is_crumb(one) else h1).append(_headed(one, others)[:_LONGEST])
    lesser = [*islice(root.iter("h2", "h3"), _MOST_HEADINGS), *(() if any(h1) else _lines(root, others))]
    headings = ((key(words_of(one)[:_LONGEST]), one) for one in lesser)
    h1, crumbs = list(filter(None, h1)), list(filter(None, crumbs))
    return Shown(h1=tuple(h1), crumbs=tuple(crumbs), og=og, title=title, headings=tuple(headings), url=url)


def tails(page: Shown) -> list[str]:
    """Return the keys of what stands behind the page's own h1 in its title: who else but the outlet?"""
    whole = ((match["head"], match["name"]) for one in (page.title, page.og) if (match := _TAIL.match(one)))
    own = [key(one) for one in page.h1 if _long(one)]
    return [key(name) for head, name in whole if any(key(head).startswith(one) for one in own)]


def _lines(root: Element, others: Sequence[str]) -> Iterator[Element]:
    """Yield the plain elements that another headline begins with, and goes on: `<div class="top">Ferry ...</div>`.

    Where one shows that headline whole, the others are but labels: "Ferry strike" above "Ferry strike - what we know".
    """
    lines = islice(root.iter("div", "p", "span", "td", "b", "strong", "font"), _MOST_LINES)
    plain = [(fold(one.text or ""), one) for one in lines if not len(one)]
    whole = {text for text, _ in plain}
    sought = [other for other in others if other not in whole]
    for text, one in plain:
        if len(text) > _LONG_ENOUGH and any(other.startswith(text) for other in sought):
            yield one


def _leads_away(heading: Element, url: str) -> bool:
    """Say whether a heading is a link, or lies in one, to another page than that at `url`."""
    link = next(within(heading, "a", most=1), None)
    if link is None or words_of(link) != words_of(heading):
        link = next(heading.iterancestors("a"), None)
    leads = clean(link.get("href") or "", url) if link is not None else ""
    return bool(leads) and canonical(leads) != canonical(url)


def _headed(h1: Element, others: Sequence[str]) -> str:
    """The words of an h1; what its first or last element adds goes where another headline of the page is without it."""
    label, rest = kicker.parted(h1)
    bare, whole = kicker.without_last(h1), label + ("" if rest[:1] in _CLOSING else " ") + rest if label else rest
    if _long(bare) and _repeated(bare, others) and not (_repeated(rest, others) or _repeated(whole, others)):
        return bare
    behind, lines = kicker.without_first(h1), kicker.in_lines(h1)
    if behind and _repeated(behind, others) and not _repeated(whole, others):
        return behind
    if lines != whole and key(lines) == key(whole) and any(other.startswith(lines) for other in others):
        return lines
    if label and (_repeated(rest, others) or (_ends(rest, others) and not _ends(whole, others))):
        return kicker.without_signs(rest)
    return whole


def _repeated(words: str, others: Sequence[str]) -> bool:
    return any(key(other).startswith(key(words)) for other in others)


def _ends(words: str, others: Sequence[str]) -> bool:
    return _long(words) and any(key(other).endswith(key(words)) for other in others)


def choose(
    page: Shown, graph: Graph, outlets: Sequence[str], sections: frozenset[str] = frozenset()
) -> tuple[str, tuple[str, ...]]:
    """Return the headline ("" = the page shows none) and all the page's headlines, outlets and sections cut off."""
    own, name = (cut(words(graph.page.get(said))[:_LONGEST], outlets) for said in ("headline", "name"))
    bare = (name, cut(page.og, outlets), cut(page.title, outlets))
    # The headline itself, as the outlet gives it to search engines, may end in who says it: "No ferry soon - crews".
    named, og, title = (
        one if own and key(one) == key(own) else cut(without_section(one, sections, page.heads), outlets)
        for one in bare
    )
    node = own or named
    others = [key(one) for one in (node, og, title) if one and key(one) not in outlets]
    confirmed = _confirmed(page.h1, others)
    lone = page.h1[0] if len(page.h1) == 1 and _stands_alone(page.h1[0], f"{og} {title}", outlets) else ""
    in_heading = "" if confirmed or lone else page.in_heading([one for one in (og, node, title) if one])
    # Some themes call the box of headline and crumbs after the crumbs; what JSON-LD denies is another headline.
    crumb = _confirmed(page.crumbs, [key(node)] if node else others)
    order = [one for one in (confirmed, in_heading, crumb, node, lone, og, title, *page.h1, *page.crumbs) if one]
    every = [one for one in (*order, page.og) if one]
    return (order[0] if order else ""), tuple(dict.fromkeys(every))


def _confirmed(shown: Sequence[str], others: Sequence[str]) -> str:
    """The first of the headlines shown that is alike to another of the page's (keys given), "" = none."""
    return next((one for one in shown if _long(one) and any(alike(key(one), other) for other in others)), "")


def cut(headline: str, outlets: Sequence[str]) -> str:
    """Return the headline without the outlet's name before or after it, taken off at most twice."""
    for _ in range(2):
        for shape in (_TAIL, _LEAD):
            match = shape.match(headline)
            if match and _names_the_outlet(match, outlets):
                headline = match["head"].rstrip(_SIGNS)
                break
    return headline


def _names_the_outlet(match: re.Match[str], outlets: Sequence[str]) -> bool:
    """Before a colon mostly stands whom the news is of: `Guardian Council: ...` is no headline of The Guardian's."""
    name = match["name"]
    before_colon = _COLON.match(match.string, match.end("name")) and match.start("name") == 0
    return key(name) in outlets if before_colon else is_outlet(name, outlets)


def _long(headline: str) -> bool:
    own = key(headline)
    return len(own) > (_LONG_ENOUGH_CJK if length(own) > len(own) else _LONG_ENOUGH)


def _stands_alone(h1: str, rival: str, outlets: Sequence[str]) -> bool:
    shared = set(_WORD.findall(h1.lower())) & set(_WORD.findall(rival.lower()))
    return length(h1) > _LONE_H1 and bool(shared) and not is_outlet(h1, outlets)

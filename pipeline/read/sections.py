"""Read a section page: the articles it links, with the links' own words for headlines.

Which links: those that a CSS selector names, else those whose address is an article's (`url_days`): dated ones where
the page has them, else those that end in a headline's words, and where the page has more that end in a number, those
too. Never what stands in navigation or footer. A page without such links is asked for
a list of articles in its JSON-LD.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from cssselect import HTMLTranslator, SelectorError
from lxml.etree import XPathError

from pipeline import text, urls
from pipeline.errors import UnreadableError
from pipeline.news import Feed
from pipeline.read import card_times, cards, items, link_words, post_pages
from pipeline.read.entry import Channel, Entry
from pipeline.read.item_dates import When, reader_of_dates
from pipeline.read.page import item_list, tree
from pipeline.read.page.keys import UNSPACED
from pipeline.read.page.tree import Element, within, words_of
from pipeline.read.page.wording import is_call
from pipeline.read.url_days import day_in, is_dated_article, is_numbered_article, is_worded_article, without_origin

MOST_ITEMS = 500
_MOST_LINKS = 5_000
_MOST_CARD = 12
_LONGEST = 250  # characters; a longer link is a paragraph, not a headline
_LONG = 120
_LEAST_WORDS, _LEAST_WORDS_DATED = 4, 3
_LEAST_CJK = 8
_LEAST_NUMBERED = 3  # a page with one or two such links lists no articles by number
_NAVIGATION = frozenset({"nav", "footer"})
_OF_READERS = re.compile(r"(?i)#(?:respond|comment|disqus|kommentar)")  # "Leave a comment on Ferry stays in port"
_HANGUL = re.compile(r"[\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """A link as it stands: its address made absolute, the article's identity, its words, and are they a heading."""

    element: Element
    address: str
    article: str
    words: str
    heads: bool


class _Found(NamedTuple):
    """The articles of a page, how many more there are, and how many an advertiser paid for."""

    entries: tuple[Entry, ...]
    beyond: int
    paid: int


def read(
    body: bytes,
    *,
    url: str,
    now: datetime,
    charset: str = "",
    country: str = "",
    language: str = "",
    links: str = "",
    most: int = MOST_ITEMS,
) -> Feed:
    """Return the articles that a section page links, in its order, an article once.

    The date of one is that of the `<time>` in its card, else the day in its address, else none.

    Args:
        body: The page as received.
        url: Its address; only links to its own site are articles.
        now: Aware UTC; a date far ahead of it is refused with a warning.
        charset: Of the HTTP header, which wins over the page's own; "" = none.
        country: Of the outlet, ISO 3166 alpha-2: settles time zones and the order of day and month.
        language: Of the outlet, for a page that does not say its own.
        links: CSS selector of the links, or of what holds them; "" = by their addresses.
        most: Articles beyond these are left out, with a warning.

    Raises:
        UnreadableError: The bytes hold no page, or `links` is no CSS selector.
    """
    root = tree.parse(body, url=url, charset=charset, language=language)
    own = text.language_tag(root.get("lang") or "")
    when = reader_of_dates(now=now, country=country, language=language or own)
    if post_pages.is_one(url):
        return post_pages.read(root, url=url, when=when, most=most)
    return _listed(root, url, when, links, most)


def _listed(root: Element, url: str, when: When, links: str, most: int) -> Feed:
    own = text.language_tag(root.get("lang") or "")
    found = _entries(_links(root, _base(root, url), links, url), chosen=bool(links), most=most)
    if not found.entries and not links:
        named = _named(root, _base(root, url))
        found = found._replace(entries=named[:most], beyond=max(len(named) - most, 0))
    listed, doubts = items.clean(Channel(format="html", language=own, entries=found.entries), base=url, when=when)
    return Feed(
        kind="section",
        format="html",
        title=next((words_of(one) for one in within(root, "title", most=1)), ""),
        language=own,
        items=listed,
        warnings=(*_remarks(found, chosen=bool(links)), *doubts),
    )


def _named(root: Element, base: str) -> tuple[Entry, ...]:
    """The articles that the page names in JSON-LD alone, each once."""
    found: dict[str, Entry] = {}
    for one in item_list.read(root):
        address = without_origin(urls.clean(one.address, base))
        link = _Link(
            element=root,
            address=address,
            article=urls.canonical(address),
            words=link_words.bare(one.headline),
            heads=True,
        )
        if address and urls.same_site(address, base) and _is_headline(link):
            dates = tuple(filter(None, (one.date, day_in(address))))
            found.setdefault(link.article, Entry(title=link.words, link=address, dates=dates))
    return tuple(found.values())


def _remarks(found: _Found, *, chosen: bool) -> tuple[str, ...]:
    paid = (f"{found.paid} left out that an advertiser paid for",) if found.paid else ()
    if not found.entries:
        chosen_word = "the selector finds no link with the words of a headline"
        return (*paid, chosen_word if chosen else "no link looks like an article; give the CSS selector of the links")
    return (*paid, *((f"{found.beyond} items beyond {len(found.entries)} were left out",) if found.beyond else ()))


def _entries(links: Sequence[_Link], *, chosen: bool, most: int) -> _Found:
    """The first `most` articles that are linked, but for an advertiser's."""
    found = _articles(links, chosen=chosen)
    stands = {link.element: link.article for link in links if link.article in found}
    own = [link for link in found.values() if not cards.is_paid_for(link.element, link.article, stands)]
    entries = tuple(_entry(link, stands) for link in own[:most])
    return _Found(entries, max(len(own) - most, 0), len(found) - len(own))


def _base(root: Element, url: str) -> str:
    said = next((one.get("href") or "" for one in within(root, "base", most=1)), "")
    return urls.clean(said, url) or url


def _links(root: Element, base: str, selector: str, url: str) -> list[_Link]:
    found: list[_Link] = []
    for element in islice(_chosen(root, selector, url), _MOST_LINKS):
        address = without_origin(urls.clean(element.get("href") or "", base))
        if urls.same_site(address, base) and not _is_navigation(element):
            words, heads = link_words.of(element)
            found.append(
                _Link(element=element, address=address, article=urls.canonical(address), words=words, heads=heads)
            )
    return found


def _chosen(root: Element, selector: str, url: str) -> Sequence[Element]:
    """The `a` elements that the selector names, holds or stands in; all of the page without one."""
    if not selector:
        return list(islice(root.iter("a"), _MOST_LINKS))
    try:
        matched = tree.matching(root, HTMLTranslator().css_to_xpath(selector), _MOST_LINKS)
    except (SelectorError, XPathError) as error:
        what = f"{selector!r} is no CSS selector: {error}"
        raise UnreadableError(what, where=url, do='such as links = "main h3 a"') from None
    links: dict[Element, None] = {}
    for one in matched:
        held = [one] if one.tag == "a" else list(within(one, "a", most=_MOST_CARD)) or _around(one)
        links.update(dict.fromkeys(held))
    return list(links)


def _around(element: Element) -> list[Element]:
    return list(islice(element.iterancestors("a"), 1))


def _is_navigation(element: Element) -> bool:
    return any(
        above.tag in _NAVIGATION or above.get("role") == "navigation" for above in islice(element.iterancestors(), 40)
    )


def _articles(links: Sequence[_Link], *, chosen: bool) -> dict[str, _Link]:
    """The best link to each article, by its canonical address: the one with the most of the headline."""
    wanted = {link.address for link in links} if chosen else _by_address(links)
    best: dict[str, _Link] = {}
    stands = {link.element: link.article for link in links if link.address in wanted}
    unnamed = {link.article for link in links if link.element in stands} - {
        link.article for link in links if link.element in stands and _is_headline(link)
    }
    for link in links:
        if link.article in unnamed and link.element in stands:
            words = link_words.bare(cards.heading(link.element, link.article, stands))
            link = replace(link, words=words, heads=True)
        if link.address in wanted and _is_headline(link):
            best[link.article] = _better(best.get(link.article, link), link)
    return best


def _by_address(links: Sequence[_Link]) -> set[str]:
    """The addresses that are articles' by themselves."""
    kinds = (is_dated_article, is_worded_article, is_numbered_article)
    dated, worded, numbered = ({link.address for link in links if is_(link.address)} for is_ in kinds)
    found = dated if 2 * len(dated) >= len(worded) else dated | worded
    titled = {link.address for link in links if link.address in numbered and _is_headline(link)}
    return found | titled if len(titled) >= _LEAST_NUMBERED and len(titled - found) > len(found) else found


def _better(one: _Link, other: _Link) -> _Link:
    """Of two links to an article the one with the headline, before which a call may stand: "Continue reading Fog"."""
    bare, longer = sorted((one, other), key=lambda link: len(link.words))
    if not longer.heads and longer.words.endswith(bare.words) and is_call(longer.words):
        return bare
    return max(one, other, key=_rank)


def _rank(link: _Link) -> tuple[bool, bool, int]:
    """A heading's words, and of several the longest, are the whole headline; beyond a line they are a summary."""
    fits = link.heads or len(link.words) <= _LONG
    return fits, link.heads, len(link.words) if fits else -len(link.words)


def _is_headline(link: _Link) -> bool:
    if len(link.words) > _LONGEST or _OF_READERS.search(link.element.get("href") or ""):
        return False
    if len(UNSPACED.findall(link.words)) + len(_HANGUL.findall(link.words)) >= _LEAST_CJK:
        return True
    least = _LEAST_WORDS_DATED if link.heads or is_dated_article(link.address) else _LEAST_WORDS
    return len(link.words.split()) >= least


def _entry(link: _Link, stands: Mapping[Element, str]) -> Entry:
    given = (*card_times.beside(link.element, link.article, stands), day_in(link.address))
    return Entry(title=link.words, link=link.address, dates=tuple(filter(None, given)))

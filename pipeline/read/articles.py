"""An article page: bytes in, headline, byline, time, lede and picture out.

One lxml parse, one walk; metadata from JSON-LD, meta elements and what stands near the headline; the lede from
paragraphs grouped by shape. What is printed stands on the page word for word.

    page/tree.py, metadata.py, jsonld.py, seen.py    the parsed page and its own statements
    page/headlines.py, published.py, byline.py       the facts of the piece, each in order of trust
    page/walk.py, weigh.py, core.py, lede.py         the paragraphs: walk, weigh, find the body, choose
    page/picture.py, kind.py, paywall.py, address.py the rest
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache, partial

from pipeline import text
from pipeline.errors import UnreadableError
from pipeline.news import Article, Picture
from pipeline.read import agencies
from pipeline.read.page import (
    address,
    anothers,
    byline,
    credit_lines,
    headlines,
    kind,
    lede,
    paywall,
    picture,
    published,
    section_tail,
    seen,
    stored,
)
from pipeline.read.page.keys import key
from pipeline.read.page.lede import Lede
from pipeline.read.page.seen import Page
from pipeline.read.page.walk import Walk
from pipeline.urls import canonical

# Less than this is no lede: the text is looked for where the page's scripts keep it.
_TOO_LITTLE = 160
_MOST_PARAGRAPHS = 200
# All that an excerpt could need: one and a half times the most words it may have (1,000), of the longest that count as
# one (60 characters), so that what is cut off here is never printed as a whole. Long reads have half as much.
_MOST_CHARACTERS = 100_000
_NEAR_HEADLINE, _BELOW = 40, 3


def read(
    body: bytes,
    *,
    url: str,
    now: datetime,
    charset: str = "",
    country: str = "",
    language: str = "",
    outlet: str = "",
) -> Article:
    """Return what a reader sees in an article page.

    Args:
        body: The page as received.
        url: Its address, for relative links and the canonical one.
        now: The time of reading, aware; dates after it are not believed.
        charset: Of the HTTP header, which wins over the page's own; "" = the header named none.
        country: The outlet's, for dates without zone or with ambiguous day order.
        language: The outlet's, for a page that does not say its own.
        outlet: The outlet's name, so that it is told from headline and byline.

    Raises:
        UnreadableError: The bytes hold no page, or a page without headline and text.
    """
    page = seen.read(body, url=url, charset=charset, language=language, outlet=outlet)
    within = section_tail.sections(page.graph, page.meta, page.url)
    headline, every = headlines.choose(page.shown, page.graph, page.outlets, within)
    walked = page.walked
    paid = paywall.is_paid(page.graph, page.meta, page.root)
    chosen = _lede(page, walked, every, paid=paid)
    if not headline and not chosen.paragraphs:
        raise UnreadableError("the page shows neither headline nor text", where=url, do="open it in a browser")
    shown = Article(url=url, canonical="", headline=text.tidy(headline), headlines=_tidied(every), paywall=paid)
    return _article(page, walked, chosen, shown, now, country)


def _article(page: Page, walked: Walk, chosen: Lede, article: Article, now: datetime, country: str) -> Article:
    """Return `article` with all that the page says beside its headlines and whether it is paid."""
    authors = _tidied(byline.authors(page, walked, chosen))
    standfirst = _bounded(_tidied(block.text for block in chosen.standfirst))
    said = _bounded(_tidied(block.text for block in chosen.paragraphs[:_MOST_PARAGRAPHS]))
    paragraphs = credit_lines.without_bios(said, authors)
    first = _first(chosen) + 1
    near, below = walked.blocks[(chosen.headline_place or 0) : first][:_NEAR_HEADLINE], walked.blocks[first:][:_BELOW]
    text_blocks = chosen.paragraphs or chosen.standfirst
    openings = (*standfirst[:1], *paragraphs[:1])
    header = cache(partial(anothers.header, page.root, page.url, chosen.headline, text_blocks))
    return replace(
        article,
        canonical=canonical(address.own(page)),
        authors=authors,
        published=published.find(page, near, below, openings, header=header, now=now, country=country),
        modified=published.modified(page, header=header, now=now, country=country),
        standfirst=standfirst,
        paragraphs=paragraphs,
        language=page.language,
        picture=_picture(page, chosen),
        news_kind=kind.of(page.graph, page.meta, (article.headline, page.shown.og), article.url),
        agency=_agency(authors, standfirst, paragraphs),
        warnings=_warnings(article.headline, standfirst, paragraphs),
    )


def _tidied(words: Iterable[str]) -> tuple[str, ...]:
    """Return words of the page without what has no shape of its own (`&#27;`, bidi marks): it shows in no browser."""
    return tuple(filter(None, map(text.tidy, words)))


def _bounded(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Return the beginning of a text, to the last space within the bound where it is longer."""
    kept, left = [], _MOST_CHARACTERS
    for paragraph in paragraphs:
        if len(paragraph) > left:
            kept.append(paragraph[:left].rpartition(" ")[0] or paragraph[:left])
            break
        kept.append(paragraph)
        left -= len(paragraph)
    return tuple(filter(None, kept))


def _picture(page: Page, chosen: Lede) -> Picture | None:
    found = picture.find(page, chosen)
    if found is None:
        return None
    alt, caption, credit = map(text.tidy, (found.alt, found.caption, found.credit))
    return replace(found, alt=alt, caption=caption, credit=credit)


def _agency(authors: tuple[str, ...], standfirst: tuple[str, ...], paragraphs: tuple[str, ...]) -> str:
    """Return the agency of byline or dateline; a standfirst may stand before the dateline, or hold it."""
    openings = (*standfirst[:1], *paragraphs[:1])
    said = (agencies.named(authors=authors, text=opening) for opening in (*openings, ""))
    return next(filter(None, said), "")


def _lede(page: Page, walked: Walk, every: tuple[str, ...], *, paid: bool) -> Lede:
    keys = tuple(map(key, every))
    chosen = _chosen(page, walked, keys)
    if paid:
        return _free(page, walked, keys, chosen)
    if chosen.length >= _TOO_LITTLE:
        return chosen
    kept = partial(stored.from_body, page.body), partial(stored.from_scripts, page.root)
    for read_kept in (*kept, partial(stored.from_json, page.root, keys)):
        found = stored.paragraphs(read_kept())
        if sum(block.length for block in found) > max(_TOO_LITTLE, chosen.length):
            return Lede(standfirst=(), paragraphs=found, headline=chosen.headline)
    return chosen


def _chosen(page: Page, walked: Walk, keys: tuple[str, ...]) -> Lede:
    return lede.choose(walked, headlines=keys, descriptions=page.descriptions, body=page.body)


def _free(page: Page, walked: Walk, keys: tuple[str, ...], chosen: Lede) -> Lede:
    """Return what of a paid page is free; between headline and a text all in the paid part another may stand."""
    closed = paywall.parts(walked, page.graph)
    standfirst = tuple(block for block in chosen.standfirst if block.place not in closed)
    free = tuple(block for block in chosen.paragraphs if block.place not in closed)
    if not free and closed:
        above = _chosen(page, replace(walked, blocks=walked.blocks[: min(closed)]), keys)
        start = chosen.headline_place or 0  # what stands above the headline is no part of its article
        free = tuple(block for block in above.paragraphs if block.place > start and block not in standfirst)
    return Lede(standfirst=standfirst, paragraphs=free or paywall.opening(chosen.paragraphs), headline=chosen.headline)


def _first(chosen: Lede) -> int:
    return chosen.paragraphs[0].place if chosen.paragraphs else (chosen.headline_place or 0) + 25


def _warnings(headline: str, standfirst: tuple[str, ...], paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    said = (
        ("the page shows no headline", not headline),
        ("the page shows no text of the article", not paragraphs and not standfirst),
    )
    return tuple(warning for warning, holds in said if holds)

"""Saved pages of a blog: for some old posts all that is left. Where things stand is a theme's affair, so it is given.

A page may show many posts (a month, a label); each has its own address, or there is only one of it. A day above the
posts (`h2.date-header` in Blogger's themes) counts for all that follow it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from cssselect import SelectorError
from lxml import etree, html
from lxml.cssselect import CSSSelector

from pipeline import dates, text, urls
from pipeline.archive.importers import keys
from pipeline.archive.importers.elements import words
from pipeline.archive.importers.found import Found, LeftOut, Thing
from pipeline.errors import UnreadableError, UsageError
from pipeline.read import decode

MOST_BYTES = 8_000_000
_DEEPEST = 200  # elements within each other; libxml2 gives up at 256, and its cost grows with the depth
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b[^>]*?(/?)>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_CLOSES_ITSELF = {"p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "colgroup"}
_NUMBER = re.compile(r"\d{8,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """CSS selectors of what stands where. All but `post` are looked for inside a post; `day` may stand above it, too.

    The first that is found counts; those given here are of Blogger's own themes, of WordPress's, and plain HTML5.
    """

    post: str = "div.post.hentry, .hentry, article, div.post"
    title: str = ".post-title, .entry-title, h3, h1, h2"
    body: str = ".post-body, .entry-content, .e-content"
    date: str = "abbr.published, time[datetime], .published, .entry-date"
    day: str = "h2.date-header, .date-header"
    labels: str = ".post-labels a, a[rel=tag], .tags-links a"
    comments: str = "#comments, .comments"


BLOGS = Places()


def things(
    body: bytes, *, name: str, home: str, now: datetime, places: Places, language: str = "", where: str = ""
) -> Iterator[Thing]:
    """Yield the posts of a page in its order.

    Args:
        body: The page.
        name: Its path within the folder, the key of a post that shows no address.
        home: The blog's address, for addresses without a host; "" = not known.
        now: Aware UTC; a date far ahead of it is none.
        places: What stands where.
        language: For names of months.
        where: The file, for messages.

    Raises:
        UnreadableError: it is no page, or nested so deep that no page is.
        UsageError: a selector is none.
    """
    root = _tree(decode.text(body), where)
    every = dict.fromkeys(_all(root, places.post))
    posts = [post for post in every if not any(above in every for above in post.iterancestors())]
    days = _days_of(posts, root, places.day)
    if not posts:
        yield LeftOut(what="pages on which no post was found")
    for post in posts:
        yield _post(post, root, name if len(posts) == 1 else "", home, now, places, language, days.get(post))


def _tree(markup: str, where: str) -> etree._Element:
    if _depth(markup) > _DEEPEST:
        raise UnreadableError(f"its elements stand more than {_DEEPEST} deep in each other", where=where)
    try:
        return html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError) as problem:
        raise UnreadableError("this is no page", where=where) from problem


def _depth(markup: str) -> int:
    """How deep elements stand in each other, roughly: what HTML closes by itself is not counted."""
    deepest = depth = 0
    for closing, tag, alone in _TAG.findall(markup):
        if tag.lower() in _VOID or tag.lower() in _CLOSES_ITSELF or alone:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _post(
    post: etree._Element,
    root: etree._Element,
    name: str,
    home: str,
    now: datetime,
    places: Places,
    language: str,
    day: etree._Element | None,
) -> Thing:
    title, content = _first(post, places.title), _first(post, places.body)
    address = _address(post, title, root if name else None, home)
    known = keys.of(identifier=_blogger_id(post), url=address) or ((f"file:{name}",) if name else ())
    if not known:
        return LeftOut(what="posts on a page of several that show no address")
    comments = _all(root, places.comments) if name else []
    return Found(
        keys=known,
        url=address,
        title=text.plain(_words(title)),
        published=_published(post, day, now, places, language),
        labels=tuple(dict.fromkeys(filter(None, (text.plain(_words(each)) for each in _all(post, places.labels))))),
        html="\n".join(map(_markup, (post if content is None else content, *(each for each in comments[:1])))),
    )


def _address(post: etree._Element, title: etree._Element | None, page: etree._Element | None, home: str) -> str:
    """The address of the post: the link of its title, the one called bookmark, or the page's own."""
    links = [] if title is None else [*_all(title, "a[href]")]
    links += _all(post, "a[rel=bookmark], a.timestamp-link, a.u-url")
    if page is not None:
        links += _all(page, "link[rel=canonical], meta[property='og:url']")
    hrefs = (link.get("href") or link.get("content") or "" for link in links)
    return next((url for href in hrefs if (url := urls.clean(urljoin(home, href)))), "")


def _blogger_id(post: etree._Element) -> str:
    """Blogger's id of a post as its themes write it: a microdata field, or a named anchor before the title."""
    said = [each.get("content") or "" for each in _all(post, "meta[itemprop=postId]")]
    said += [each.get("name") or "" for each in _all(post, "a[name]")]
    number = next((each for each in said if _NUMBER.fullmatch(each)), "")
    return f"tag:blogger.com,1999:blog-0.post-{number}" if number else ""


def _published(
    post: etree._Element, day: etree._Element | None, now: datetime, places: Places, language: str
) -> datetime | None:
    for each in _all(post, places.date):
        for written in (each.get("title"), each.get("datetime"), each.get("content"), _words(each)):
            if written and (read := dates.read(written, now=now, language=language).value):
                return read
    return dates.read(_words(day), now=now, language=language).value if day is not None else None


def _days_of(
    posts: Sequence[etree._Element], root: etree._Element, selector: str
) -> Mapping[etree._Element, etree._Element]:
    """The first day inside each post, else the last that stands before it on the page; one walk for all of them."""
    days = {*_all(root, selector)}
    if not days:
        return {}
    found, above, wanted = dict[etree._Element, etree._Element](), None, {*posts}
    for each in root.iter():
        if each in wanted:
            inside = next((one for one in each.iter() if one in days), None)
            if (day := above if inside is None else inside) is not None:
                found[each] = day
        above = each if each in days else above
    return found


def _first(element: etree._Element, selector: str) -> etree._Element | None:
    """The first of the selectors, in their order, that is there."""
    for one in selector.split(","):
        if found := _all(element, one.strip()):
            return found[0]
    return None


def _all(element: etree._Element, selector: str) -> list[etree._Element]:
    try:
        found = CSSSelector(selector)(element)
    except SelectorError as problem:
        do = "such as div.post or h3.post-title"
        raise UsageError(f"{selector!r} is no CSS selector: {problem}", do=do) from problem
    return [each for each in found if isinstance(each, etree._Element)] if isinstance(found, list) else []


def _words(element: etree._Element | None) -> str:
    return " ".join(words(element).split()) if element is not None else ""


def _markup(element: etree._Element) -> str:
    return str(html.tostring(element, encoding="unicode", with_tail=False))

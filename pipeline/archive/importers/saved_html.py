"""Saved pages of a blog: for some old posts all that is left. Where things stand is a theme's affair, so it is given.

A page may show many posts (a month, a label); each has its own address, or there is only one of it. A day above the
posts (`h2.date-header` in Blogger's themes) counts for all that follow it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cssselect import SelectorError
from lxml import etree, html
from lxml.cssselect import CSSSelector

from pipeline import text, urls
from pipeline.archive.importers import keys, page_dates
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.elements import words
from pipeline.archive.importers.found import Found, LeftOut, Thing
from pipeline.errors import UnreadableError, UsageError
from pipeline.read import decode

MOST_BYTES = 8_000_000
_DEEPEST = 200  # elements within each other; libxml2 gives up at 256, and its cost grows with the depth
_LEAVE_IT = "leave it out, or save the page anew in your browser"
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
    body: bytes,
    *,
    name: str,
    home: str,
    calendar: Calendar,
    places: Places,
    where: str = "",
) -> Iterator[Thing]:
    """Yield the posts of a page in its order.

    Args:
        body: The page.
        name: Its path within the folder: with day and title the key of a post that shows no address.
        home: The blog's address, for addresses without a host; "" = not known.
        calendar: Reads its dates.
        places: What stands where.
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
    alone = name if len(posts) == 1 else ""
    found = [_post(post, root, alone, home, calendar, places, days.get(post)) for post in posts]
    yield from _told_apart(found)


def _told_apart(found: Sequence[Thing]) -> Iterator[Thing]:
    """What was found; an address that several posts of the page have, such as the page's own, is the key of none."""
    posts = [each for each in found if isinstance(each, Found)]
    several = keys.shared((key, (post.title, post.published)) for post in posts for key in post.keys)
    for each in found:
        if isinstance(each, Found):
            known = keys.told_apart(each.keys, several, title=each.title, published=each.published)
            yield replace(each, keys=known)
        else:
            yield each


def _tree(markup: str, where: str) -> etree._Element:
    if _depth(markup) > _DEEPEST:
        raise UnreadableError(f"its elements stand more than {_DEEPEST} deep in each other", where=where, do=_LEAVE_IT)
    try:
        return html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError) as problem:
        raise UnreadableError("this is no page", where=where, do=_LEAVE_IT) from problem


def _depth(markup: str) -> int:
    """How deep elements stand in each other, roughly: what HTML closes by itself is not counted."""
    deepest = depth = 0
    # Behind the last ">" none ends, and each would be followed to the end: a megabyte of `<a` were hours.
    for match in _TAG.finditer(markup, 0, markup.rfind(">") + 1):
        closing, tag, alone = match.groups()
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
    calendar: Calendar,
    places: Places,
    day: etree._Element | None,
) -> Thing:
    title, content = _first(post, places.title), _first(post, places.body)
    # The name of a page that was fetched is its address.
    address = _address(post, title, root if name else None, home) or urls.clean(name)
    words = text.plain(_words(title))
    published = _published(post, day, calendar, places) or (calendar.first(*page_dates.of(root)) if name else None)
    # Two folders may hold a `page.html` each, so a file's name alone is no key.
    by_name = (keys.apart(f"file:{name}", title=words, published=published),) if name else ()
    known = keys.of(identifier=_blogger_id(post), url=address) or by_name
    if not known:
        return LeftOut(what="posts on a page of several that show no address")
    comments = _all(root, places.comments) if name else []
    return Found(
        keys=known,
        url=address,
        title=words,
        published=published,
        labels=tuple(dict.fromkeys(filter(None, (text.plain(_words(each)) for each in _all(post, places.labels))))),
        html="\n".join(map(_markup, (post if content is None else content, *(each for each in comments[:1])))),
    )


def _address(post: etree._Element, title: etree._Element | None, page: etree._Element | None, home: str) -> str:
    """The address of the post: the link of its title, the one called bookmark, or the page's own.

    A title may link the article that the post is about: of the three, one of the blog's own site comes first.
    """
    permanent = _all(post, "a[rel=bookmark], a.timestamp-link, a.u-url")
    if page is not None:
        permanent += _all(page, "link[rel=canonical], meta[property='og:url']")
    of_title = _links([] if title is None else _all(title, "a[href]"), home)
    own = _links(permanent, home)
    sites = {urls.site(urls.host(url)) for url in (home, *own)}
    every = (*of_title, *own)
    return next((url for url in every if urls.site(urls.host(url)) in sites), next(iter(every), ""))


def _links(elements: Sequence[etree._Element], home: str) -> list[str]:
    hrefs = (each.get("href") or each.get("content") or "" for each in elements)
    return [url for href in hrefs if (url := urls.clean(href, home))]


def _blogger_id(post: etree._Element) -> str:
    """Blogger's id of a post as its themes write it: a microdata field, or a named anchor before the title."""
    said = [each.get("content") or "" for each in _all(post, "meta[itemprop=postId]")]
    said += [each.get("name") or "" for each in _all(post, "a[name]")]
    number = next((each for each in said if _NUMBER.fullmatch(each)), "")
    return f"tag:blogger.com,1999:blog-0.post-{number}" if number else ""


def _published(post: etree._Element, day: etree._Element | None, calendar: Calendar, places: Places) -> datetime | None:
    for each in _all(post, places.date):
        if read := calendar.first(each.get("title"), each.get("datetime"), each.get("content"), _words(each)):
            return read
    return calendar.first(_words(day))


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

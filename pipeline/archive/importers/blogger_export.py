"""Blogger's own files: the backup of old (GData), the Takeout of today, and a feed that was saved, entry by entry.

Two schemas exist and files mix them, so either field is read in any entry (format/MEASURED.md, 5):

    kind      <blogger:type>, the entry's own child; else the category of scheme .../g/2005#kind; else: has it an answer
    shown     <blogger:status> LIVE and no <blogger:trashed>; app:control/app:draft is not yes
    address   link rel=alternate; else <blogger:filename>, to which the settings know the host
    comment   <blogger:parent>; else thr:in-reply-to ref
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from lxml import etree

from pipeline import text
from pipeline.archive.importers import keys
from pipeline.archive.importers.elements import child, children, elements, words
from pipeline.archive.importers.elements import text as text_of
from pipeline.archive.importers.found import Found, FoundComment, LeftOut, Thing
from pipeline.archive.importers.moments import moment

_BLOGGER = "{http://schemas.google.com/blogger/2018}"
_KIND = "http://schemas.google.com/g/2005#kind"
_REPLY = "{http://purl.org/syndication/thread/1.0}in-reply-to"
# What the kind category's term ends in, and what blogger:type says, in lower case.
_PLURALS = {"page": "pages", "template": "parts of the template", "settings": "settings"}


def things(chunks: Iterable[bytes], *, home: str, where: str) -> Iterator[Thing]:
    """Yield the posts, comments and what is left out of an export, in its order.

    Args:
        chunks: The file.
        home: The blog's address, for a Takeout, which holds none; "" = not known.
        where: The file, for messages.

    Raises:
        UnreadableError, BrokenOffError: as `elements` says.
    """
    for entry in elements(chunks, tag="entry", where=where):
        yield _thing(entry, home)


def _thing(entry: etree._Element, home: str) -> Thing:
    kind = _kind(entry)
    if kind not in ("post", "comment"):
        return LeftOut(what=_PLURALS.get(kind, "entries of a kind that is no post"))
    if hidden := _hidden(entry, kind):
        return LeftOut(what=hidden)
    return _comment(entry) if kind == "comment" else _post(entry, home)


def _kind(entry: etree._Element) -> str:
    if said := _own(entry, "type"):
        return said.lower()
    for category in children(entry, "category"):
        if category.get("scheme") == _KIND:
            return (category.get("term") or "").rpartition("#")[2].lower()
    # A public feed, or a Takeout that lacks it (getpelican/pelican#2703).
    return "comment" if entry.find(_REPLY) is not None or _own(entry, "parent") else "post"


def _hidden(entry: etree._Element, kind: str) -> str:
    status = _own(entry, "status").upper()
    control = child(entry, "control")
    is_draft = control is not None and text_of(control, "draft").lower() == "yes"
    if kind == "comment":
        return "comments that the blog does not show" if is_draft or status not in ("", "LIVE") else ""
    if _own(entry, "trashed"):
        return "posts in the bin"
    if is_draft or status == "DRAFT":
        return "drafts"
    return "" if status in ("", "LIVE") else f"posts that are {status.lower()[:40]}"


def _post(entry: etree._Element, home: str) -> Thing:
    address = _alternate(entry) or _own(entry, "filename")
    url = urljoin(home, address) if home and address else address
    known = keys.of(identifier=text_of(entry, "id"), url=address)
    if not known:
        return LeftOut(what="posts without an id and an address")
    content, summary = _markup(entry, "content"), _markup(entry, "summary")
    return Found(
        keys=known,
        url=url if "://" in url else "",
        title=text.plain(text_of(entry, "title")),
        published=moment(text_of(entry, "published")),
        updated=moment(text_of(entry, "updated")),
        labels=_labels(entry),
        html=content or summary,
        partial=bool(summary) and not content,
    )


def _comment(entry: etree._Element) -> Thing:
    answered = entry.find(_REPLY)
    post = _own(entry, "parent") or (answered.get("ref") or "" if answered is not None else "")
    number, own = keys.blogger_number(post) or post.strip(), keys.blogger_number(text_of(entry, "id"))
    if not number.isdigit() or not own:
        return LeftOut(what="comments that name no post")
    author = child(entry, "author")
    return FoundComment(
        post=f"blogger:{number}",
        id=f"blogger:{own}",
        name=text.plain(text_of(author, "name")) if author is not None else "",
        html=_markup(entry, "content") or _markup(entry, "summary"),
        at=moment(text_of(entry, "published")),
    )


def _own(entry: etree._Element, name: str) -> str:
    """The text of the entry's own Blogger element: `type` stands inside `author`, too, and means another thing."""
    found = entry.find(_BLOGGER + name)
    return (found.text or "").strip() if found is not None else ""


def _alternate(entry: etree._Element) -> str:
    return next((link.get("href") or "" for link in children(entry, "link") if link.get("rel") == "alternate"), "")


def _labels(entry: etree._Element) -> tuple[str, ...]:
    terms = (each.get("term") or "" for each in children(entry, "category") if each.get("scheme") != _KIND)
    return tuple(dict.fromkeys(label for term in terms if (label := text.plain(term))))


def _markup(entry: etree._Element, name: str) -> str:
    """The HTML of a content or summary: escaped text, or, where its type is xhtml, the markup itself."""
    element = child(entry, name)
    if element is None:
        return ""
    if element.get("type") == "xhtml" and len(element):
        return "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in element)
    return words(element)

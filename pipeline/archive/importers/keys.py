"""By what a post is known again, wherever it is found: Blogger's id of it, and the path of its address. Pure.

A blog's host changes with the reader's country and with a domain of its own (format/MEASURED.md, 1), so it is no part
of a key; titles are none, because a blog has a hundred posts called "Editor's Note".
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from operator import ne
from typing import TypeVar
from urllib.parse import parse_qsl, unquote_to_bytes, urlencode, urlsplit

from pipeline.urls.tracking import is_tracking

_Owner = TypeVar("_Owner")

# Seen in exports, feeds and pages: tag:blogger.com,1999:blog-B.post-P; the number P is one for all of Blogger.
_BLOGGER_ID = re.compile(r"tag:blogger\.com,\s?1999:blog-\d+\.post-(\d+)", re.IGNORECASE)
# Blogger's permalink since 2006 names a post by itself: no parameter and no fragment of it does. /2003/05/12.html is
# a day of another system's.
_BLOGGER_PATH = re.compile(r"/\d{4}/\d\d/(?!\d\d\.)[^/]+\.html")
_LASTING = "guid:"
# How a reader came to a post or wants it shown, in lower case. What is not here may name the post, as ?p= and ?id= do.
_NOT_NAMING = frozenset(
    {
        *("m", "showcomment", "commentpage", "spref"),  # Blogger
        *("replytocom", "cpage", "preview", "share", "nb"),  # WordPress
        *("amp", "print", "output", "format", "mobile", "nomobile"),  # the forms of a page
    }
)
# Before permalinks a post was a place on its month's page: 2003_05_01_archive.html#93412, /2003/05/12.html#a123.
# A comment is one, too: #c99.
_PLACE = re.compile(r"(?!c)[a-z]?\d{2,}", re.IGNORECASE)


def blogger_number(identifier: str) -> str:
    """Return the number of a Blogger post or comment in its id, "" when it is none of Blogger's."""
    found = _BLOGGER_ID.fullmatch(identifier.strip())
    return found[1] if found else ""


def of(*, identifier: str = "", url: str = "") -> tuple[str, ...]:
    """Return the keys of a post, the best first: `blogger:NUMBER`, then its path; () when it has neither.

    Args:
        identifier: The container's id of the post: Blogger's tag, or anything else.
        url: Its address, absolute or from the root.
    """
    number = blogger_number(identifier)
    path = path_of(url)
    return tuple(key for key in (f"blogger:{number}" if number else "", path) if key)


def path_of(url: str) -> str:
    """Return an address without its host and without what says how a reader came; "" when nothing of it names a post.

    Of its query all stays that may name a post, sorted; of fragments those that are a place of a post on a page.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    path = "/" + "/".join(part for part in _unquoted(parts.path).split("/") if part)
    if _BLOGGER_PATH.fullmatch(path):
        return path
    named = sorted(filter(_is_naming, parse_qsl(parts.query)))
    place = f"#{parts.fragment}" if _PLACE.fullmatch(parts.fragment) else ""
    if path == "/" and not named and not place:
        return ""
    # Half a surrogate, which no encoding has, is a question mark.
    return path + ("?" + urlencode(named, errors="replace") if named else "") + place


def told_apart(
    known: tuple[str, ...],
    several: frozenset[str],
    *,
    title: str,
    published: datetime | None,
    own: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Return the keys of a post without those that several posts have; without any left, what tells it from them.

    Args:
        known: The keys of the post.
        several: Those that several posts of its container have.
        title: Its title.
        published: When it stood on the blog.
        own: What it is known by when no key is left, instead of its keys with day and title.
    """
    left = tuple(key for key in known if key not in several) or own
    return left or tuple(apart(key, title=title, published=published) for key in known)


def first_come(
    known: tuple[str, ...], owner: str, owners: dict[str, str], *, title: str, published: datetime | None
) -> tuple[str, ...]:
    """Return the keys of a post without those that an earlier post of its export has; else what tells it from that.

    Args:
        known: The keys of the post.
        owner: What it is known by inside its export, such as its number or its file's name.
        owners: Which post has each key, by those that came before; this one's are added.
        title: Its title.
        published: When it stood on the blog.
    """
    taken = frozenset(key for key in known if owners.setdefault(key, owner) != owner)
    return told_apart(known, taken, title=title, published=published)


def apart(key: str, *, title: str, published: datetime | None) -> str:
    """Return a key of a post whose own is that of others, too: with its day and title, which tell it from them."""
    return f"{key} {published.date().isoformat() if published else ''} {title}"


def lasting(identifier: str, *, title: str, published: datetime | None) -> str:
    """Return the key of a post by what its system never changes, whatever becomes of its address; see `apart`."""
    return apart(f"{_LASTING}{identifier}", title=title, published=published)


def is_lasting(key: str) -> bool:
    """Say whether `lasting` made a key."""
    return key.startswith(_LASTING)


def shared(known: Iterable[tuple[str, _Owner]], *, differ: Callable[[_Owner, _Owner], bool] = ne) -> frozenset[str]:
    """Return the keys that several posts of one container have.

    Args:
        known: Each key with what tells its post from others.
        differ: Says whether two of these are of two posts.
    """
    owners: dict[str, _Owner] = {}
    return frozenset(key for key, owner in known if differ(owners.setdefault(key, owner), owner))


def _is_naming(parameter: tuple[str, str]) -> bool:
    name, value = parameter
    return bool(value) and name.lower() not in _NOT_NAMING and not is_tracking(name, value)


def _unquoted(path: str) -> str:
    """The path as its letters; one in another encoding than UTF-8 as it stands, or all its letters were one."""
    try:
        return unquote_to_bytes(path).decode()
    except UnicodeError:  # half a surrogate, too, which no file can store
        return path.encode("utf-8", "replace").decode()

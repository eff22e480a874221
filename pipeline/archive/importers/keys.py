"""By what a post is known again, wherever it is found: Blogger's id of it, and the path of its address. Pure.

A blog's host changes with the reader's country and with a domain of its own (format/MEASURED.md, 1), so it is no part
of a key; titles are none, because a blog has a hundred posts called "Editor's Note".
"""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

# Seen in exports, feeds and pages: tag:blogger.com,1999:blog-B.post-P; the number P is one for all of Blogger.
_BLOGGER_ID = re.compile(r"tag:blogger\.com,\s?1999:blog-\d+\.post-(\d+)", re.IGNORECASE)
# What names a post in a query (WordPress without permalinks); all else says how a reader came (`m`, `showComment`).
_NAMING = frozenset({"p", "page_id", "attachment_id"})


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
    """Return an address without its host, `?m=1`, `?showComment` and fragment; "" when nothing of it names a post."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    path = "/" + "/".join(part for part in unquote(parts.path).split("/") if part)
    named = sorted((name, value) for name, value in parse_qsl(parts.query) if name in _NAMING and value)
    if path == "/" and not named:
        return ""
    return path + ("?" + urlencode(named) if named else "")

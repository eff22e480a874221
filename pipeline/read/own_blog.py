"""Is an address one of the blogger's own posts, which come back to him through lists, feeds and mirrors. Pure."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from pipeline import urls

# Blogger shows each blog at its name in every country: example.blogspot.com, example.blogspot.co.uk.
_BLOGGER = re.compile(r"(.+\.blogspot)\.(?:com?\.)?[a-z]{2,3}")


def is_own(address: str, blog: str) -> bool:
    """Return whether an address lies at the blog's own: its host, in any of its forms, and its folder there.

    `blog` is the blog's address, "" = not known, and nothing is its own.
    """
    host, folder = _home(blog)
    theirs, path = _place(address)
    return bool(host) and host == theirs and f"{path}/".startswith(f"{folder}/")


@lru_cache(maxsize=1)
def _home(blog: str) -> tuple[str, str]:
    """Return the blog's own place; a run asks for each of its thousands of items."""
    return _place(blog)


def _place(address: str) -> tuple[str, str]:
    """Return host and path of an address in one spelling, the path without its last slash."""
    canonical = urls.canonical(address)
    host = urls.host_and_port(canonical)
    blogger = _BLOGGER.fullmatch(host)
    return (blogger[1] if blogger else host), urlsplit(canonical).path.rstrip("/") if host else ""

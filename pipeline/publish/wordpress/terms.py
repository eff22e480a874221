"""Labels as WordPress has them: categories or tags, which a post names by number.

A category is looked for before it is made, because an author may use one but not make one. One at a time: of four made
at once WordPress made two.
"""

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Any

from pipeline.errors import RefusedError
from pipeline.publish.wordpress.errors import code
from pipeline.publish.wordpress.posts import Post
from pipeline.publish.wordpress.site import Site

_PAGE = "100"  # the most that the API lists at once
_MANY_SPACES = re.compile(r"\s+")


def numbers(site: Site, taxonomy: str, labels: Iterable[str]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the number of each label, made where it is not there yet, and notes on those that could not be had.

    Args:
        site: The blog.
        taxonomy: categories or tags.
        labels: Their names; upper and lower case are the same to WordPress.

    Raises:
        ChannelError: it could not be asked.
    """
    found: dict[str, int] = {}
    notes: list[str] = []
    for label in unlike(labels):
        try:
            found[label] = _known(site, taxonomy, label) or _made(site, taxonomy, label)
        except RefusedError as error:
            notes.append(f'the label "{label}" is left out: {error.what}')
    return found, tuple(notes)


def exchanged(post: Post, taxonomy: str, *, given: Iterable[str], wanted: dict[str, int]) -> tuple[int, ...]:
    """Return the numbers that the post shall have: the wanted, and those it has that we did not give it.

    Args:
        post: As it is on the blog.
        taxonomy: categories or tags.
        given: The labels that we gave it before.
        wanted: The labels it shall have, with their numbers.
    """
    ours = {_folded(label) for label in given}
    old = {term.id for term in post.terms if _folded(term.name) in ours}
    return tuple(sorted((set(post.of(taxonomy)) - old) | set(wanted.values())))


def unlike(labels: Iterable[str]) -> list[str]:
    """Return the labels, of those that WordPress takes for the same the first, without empty ones."""
    return list({_folded(label): label for label in reversed([*labels]) if label.strip()}.values())[::-1]


def _known(site: Site, taxonomy: str, label: str) -> int | None:
    # Names are stored with &amp; for &, and searched for as they are stored.
    found = site.get(taxonomy, search=escape(label, quote=False), per_page=_PAGE, context="view")
    same = (one for one in found if isinstance(one, dict)) if isinstance(found, list) else iter(())
    return next((number for one in same if _is(one, label) and isinstance(number := one.get("id"), int)), None)


def _is(term: dict[str, Any], label: str) -> bool:
    return _folded(unescape(str(term.get("name", "")))) == _folded(label)


def _made(site: Site, taxonomy: str, label: str) -> int:
    made = site.make(taxonomy, {"name": label}, accept=("term_exists", "rest_cannot_create"))
    number = made.get("id") if isinstance(made, dict) else None
    if code(made) == "rest_cannot_create":
        raise RefusedError(f"this user may not make {taxonomy}; make it on the blog, then publish again")
    if code(made) == "term_exists" and isinstance(data := made.get("data"), dict):
        number = data.get("term_id")  # another spelling that WordPress takes for the same
    if not isinstance(number, int):
        raise RefusedError("the blog gave it no number")
    return number


def _folded(label: str) -> str:
    return _MANY_SPACES.sub(" ", label.strip()).casefold()

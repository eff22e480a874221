"""Text and addresses from outside, as a post may show them (DESIGN 7). Escaping is the forms' own affair."""

import re

from pipeline import urls
from pipeline.text import tidy

_NOT_AS_GIVEN = re.compile(
    r"[\s\\\"'<>`\x00-\x20\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)


def shown(text: str | None) -> str:
    """Return text as `pipeline.text.tidy` leaves it (one line, no unseen characters), "" for None."""
    return tidy(text or "")


def run(text: str) -> str:
    """Return part of a line as `shown`, but with a space kept at either end where white space stood."""
    words = tidy(text)
    if not words:
        return " " if text[:1].isspace() else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()


def href(url: str | None) -> str | None:
    """Return the address a post links to, None when it may not: only absolute http(s) with a host and no user name.

    It stays as given; only one with marks that no address may hold is spelt as `pipeline.urls.clean` spells it.
    """
    cleaned = urls.clean(url or "")
    if not url or not cleaned:
        return None
    return cleaned if _NOT_AS_GIVEN.search(url) else url

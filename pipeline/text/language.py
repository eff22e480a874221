"""The language that a feed or a file says a text is in."""

import re

# RFC 5646, 2.1, as far as feeds go: a language of two or three letters, then script, region and the rest.
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def language_tag(said: str) -> str:
    """Return a language tag, `en_US` made `en-US`; "" for what is none (`English`, `*`): a page is marked with it."""
    tag = said.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""

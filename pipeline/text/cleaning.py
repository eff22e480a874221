"""Markup to the few tags that a post may hold."""

import re

import nh3

from pipeline.text.characters import without_shapeless

_TAGS = {"a", "b", "i", "em", "strong", "p", "br", "blockquote"}
_DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
    "textarea",
    "title",
}
# Absolute http(s) with a host and without a user name, spaces, quotes or controls: anything else may lead elsewhere
# than it says. Asking the address is another matter (pipeline.guard).
_LINK = re.compile(r"https?://[^\s/?#@\\\"'<>`%\x00-\x20\x7f]+(?:[/?#][^\s\"<>`\\\x00-\x20\x7f]*)?", re.IGNORECASE)


def markup(html: str) -> str:
    """Return HTML with nothing but a, b, i, em, strong, p, br and blockquote, and href with absolute http(s) only.

    What other tags hold is kept, but for scripts and the like. Idempotent; open tags are closed.
    """
    cleaned = nh3.clean(
        without_shapeless(html),
        tags=_TAGS,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes={"a": {"href"}},
        attribute_filter=_allowed,
        url_schemes={"http", "https"},
        link_rel=None,
    )
    return without_shapeless(cleaned)


def _allowed(tag: str, name: str, value: str) -> str | None:
    value = value.strip()
    return value if (tag, name) == ("a", "href") and _LINK.fullmatch(value) else None

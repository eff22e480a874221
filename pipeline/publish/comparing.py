"""Did somebody change the post on the blog? Compared by the words that a reader sees and where they lead. Pure.

A target may store our markup in its own way (character references, spacing of styles), so bytes are compared first,
then words.
"""

import re
from collections.abc import Iterator
from difflib import unified_diff
from html import unescape

from pipeline.news import Dispatch, Remote
from pipeline.publish.markup import COMMENT, COMMENT_ENDS, TAG_ENDS, replaced

_BLOCK = re.compile(r"</?(?:p|div|blockquote|br|h[1-6]|li|ul|ol|figure|figcaption|hr)\b[^>]*>", re.IGNORECASE)
_LINK = re.compile(r"<a\b([^>]*)>", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
# What a reader sees though it is no word: emphasis, and what is shown from elsewhere.
_STRESS = re.compile(r"<(/?)(?:b|strong|i|em)\b[^>]*>", re.IGNORECASE)
_SHOWN = re.compile(r"<(img|iframe|video|audio|embed|object|source)\b([^>]*)>", re.IGNORECASE)
_SOURCE = re.compile(r"\b(?:src|data)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)


def lines(content: str) -> tuple[str, ...]:
    """Return what a reader sees of a post's content, a line a block.

    The address of a link stands before its words, emphasis and pictures as marks of their own.
    """
    plain = replaced(COMMENT, "", content, ends=COMMENT_ENDS)
    for pattern, by in ((_LINK, _linked), (_SHOWN, _shown), (_STRESS, _stressed), (_BLOCK, "\n")):
        plain = replaced(pattern, by, plain, ends=TAG_ENDS)
    words = (" ".join(unescape(replaced(_TAG, "", part, ends=TAG_ENDS)).split()) for part in plain.split("\n"))
    return tuple(line for line in words if line)


def seen_lines(remote: Remote) -> tuple[str, ...]:
    """Return what a reader sees of a post on the blog: its title, then a line a block."""
    return (unescape(remote.title), *lines(remote.content))


def untouched(before: Remote | None, now: Remote) -> bool:
    """Return whether the post on the blog is what it was after our last write."""
    if before is None:
        return False
    if (before.title, before.content, before.excerpt) == (now.title, now.content, now.excerpt):
        return True
    if unescape(before.excerpt) != unescape(now.excerpt):
        return False
    return unescape(before.title) == unescape(now.title) and lines(before.content) == lines(now.content)


def carries(remote: Remote, dispatch: Dispatch) -> bool:
    """Return whether the post on the blog says what was to be sent, in any of the forms it is sent in."""
    there = lines(remote.content)
    return unescape(remote.title).strip() == dispatch.title.strip() and any(
        there == lines(form) for form in (dispatch.html, dispatch.markdown, dispatch.text)
    )


def differences(ours: Remote | None, theirs: Remote) -> Iterator[str]:
    """Yield the lines of a unified diff from what we last wrote to what the blog has."""
    before = seen_lines(ours) if ours else ()
    yield from unified_diff(before, seen_lines(theirs), "as we sent it", "as the blog has it", n=1, lineterm="")


def _linked(match: re.Match[str]) -> str:
    """An anchor that leads nowhere stays a tag, which is no word."""
    address = _ADDRESS.search(match[1])
    return f"\u27e8{address[1] or address[2] or ''}\u27e9" if address else match[0]


def _stressed(match: re.Match[str]) -> str:
    return "\u27ea/\u27eb" if match[1] else "\u27ea*\u27eb"


def _shown(match: re.Match[str]) -> str:
    source = _SOURCE.search(match[2])
    return f"\u27ea{match[1].lower()} {unescape(next(filter(None, source.groups()), '')) if source else ''}\u27eb"

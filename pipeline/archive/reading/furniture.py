"""What a blog's page prints around every post, and no editor wrote. Pure.

As Blogger's own themes print it; `Labels:` are the post's own and are read.
"""

import re

_LINES = re.compile(
    r"(?:post a comment|add comment|email this ?(?:blogthis!.*)?|blogthis!.*|share to .*|links to this post.*"
    r"|newer posts?|older posts?|home|view (?:web|mobile) version|subscribe to: .*|no related posts"
    r"|posted (?:by .{1,60} )?(?:at|on) .{1,40}|reply|delete|replies|load more\.*|reactions:?)",
    re.IGNORECASE,
)
_LABELS = re.compile(r"labels:\s*(.+)", re.IGNORECASE)


def is_furniture(text: str) -> bool:
    """Say whether a line is the page's and not the post's."""
    return len(text) < 200 and _LINES.fullmatch(text) is not None


def labels_in(text: str) -> tuple[str, ...]:
    """Return the labels that a line of the page lists, none when it is no such line."""
    found = _LABELS.fullmatch(text) if len(text) < 2_000 else None
    return tuple(label for part in found[1].split(",") if (label := part.strip())) if found else ()

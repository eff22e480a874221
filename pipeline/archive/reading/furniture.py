"""What a blog's page prints around every post, and no editor wrote. Pure.

As Blogger's and WordPress's own themes print it. Where no class of the page tells it, its place does: it stands below
all else, or as the byline below the title; between the parts of a post the same words are the editor's.
"""

import re
from collections.abc import Sequence

from pipeline.archive.reading.lines import Line

_DAY = r"(?:\w+, )?(?:\w+ \d{1,2}, \d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2} \w+ \d{4})"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]\.?M\.?)?"
_TIME = re.compile(rf"{_DAY}(?:,?(?: at)? {_CLOCK})?|{_CLOCK}", re.IGNORECASE)
_BYLINE = re.compile(rf"posted (?:by .{{1,60}} )?(?:at|on) (?:{_DAY}(?:,?(?: at)? {_CLOCK})?|{_CLOCK})", re.IGNORECASE)
_SHARE = r"share to (?:x|twitter|facebook|pinterest|google buzz)"
_LINES = re.compile(
    rf"post a comment|add comment|leave a (?:reply|comment)|email this ?blogthis! ?(?:{_SHARE} ?)*|(?:{_SHARE} ?)+"
    r"|blogthis!|links to this post:?|newer posts?|older posts?|(?:newer post ?)?(?:older post ?)?home"
    r"|view (?:web|mobile) version|subscribe to: (?:post )?(?:posts|comments)(?: \(atom\))?|no related posts\.?"
    r"|replies|(?:reply)?(?:delete)?|load more\.*|reactions:?|powered by blogger\.?"
    r"|the post .{1,300} appeared first on .{1,100}",
    re.IGNORECASE,
)
# Of these one alone, with nothing of the page beside it, may be the editor's.
_LOOSE = re.compile(r"home|reply|delete|replies|reactions:?", re.IGNORECASE)
_LABELS = re.compile(r"labels:\s*(.+)", re.IGNORECASE)
_MOST_LABEL_WORDS = 5
_BYLINE_WITHIN = 2  # lines below the title


def is_furniture(text: str) -> bool:
    """Say whether a line in its place is the page's and not the post's."""
    if len(text) > 500 or " -- " in text:
        return False
    return bool(text) and any(form.fullmatch(text) for form in (_LINES, _BYLINE))


def is_time(text: str) -> bool:
    """Say whether a line is nothing but a day or a time of day."""
    return len(text) < 100 and _TIME.fullmatch(text) is not None


def labels_in(text: str) -> tuple[str, ...]:
    """Return the labels that a line of the page lists, none when it is words, or a link of the post."""
    is_link = " -- " in text or " .... " in text or text.endswith(")")  # HEADLINE -- OUTLET, or HEADLINE (OUTLET)
    found = _LABELS.fullmatch(text) if len(text) < 2_000 and not is_link else None
    labels = tuple(label for part in found[1].split(",") if (label := part.strip())) if found else ()
    is_words = any(len(label.split()) > _MOST_LABEL_WORDS or label[-1] in ".!?" for label in labels)
    return () if is_words else labels


def without(lines: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Return the lines below a post's title without those of its page, and its labels."""
    end = len(lines)
    while end and (is_furniture(lines[end - 1].text) or labels_in(lines[end - 1].text)):
        end -= 1
    tail = [line.text for line in lines[end:]]
    if len(tail) == 1 and _LOOSE.fullmatch(tail[0]):
        end, tail = len(lines), []
    own = [
        line
        for at, line in enumerate(lines[:end])
        if at >= _BYLINE_WITHIN or len(line.text) > 200 or not _BYLINE.fullmatch(line.text)
    ]
    return own, tuple(label for text in tail for label in labels_in(text))

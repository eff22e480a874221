"""What changed between two texts, word by word, and between two posts, field by field. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.draft import citing, moves
from pipeline.news import Link, Roundup

# Words keep the white space after them, so that the pieces put together are the texts again.
_WORD = re.compile(r"\S+\s*|\s+")
# difflib compares every word with every other in the worst case; beyond this a text is shown as replaced.
_MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of words. `kind`: same, old (only in the first text) or new (only in the second)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field in which two posts differ, with one row of runs a paragraph or line."""

    field: str
    rows: tuple[tuple[Run, ...], ...]


def diffed(before: str, after: str) -> tuple[Run, ...]:
    """Return the runs of two texts in reading order, what went before what came."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        return _replaced(before, after) if before != after else _runs("same", before)
    # A last word has no space after it: compared bare, it is the same word in the middle of the other text.
    bare = [[word.strip() or word for word in words] for words in (old, new)]
    matcher = SequenceMatcher(None, bare[0], bare[1], autojunk=False)
    runs: list[Run] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            runs += _runs("same", "".join(new[c:d]))
        else:
            runs += _replaced("".join(old[a:b]), "".join(new[c:d]))
    return tuple(runs)


def differences(before: Roundup, after: Roundup) -> tuple[Difference, ...]:
    """Return the fields in which two posts differ, in the order they are printed."""
    found = [
        Difference(field="Title", rows=(diffed(_titled(before), _titled(after)),)),
        Difference(field="Lead", rows=(diffed(_led(before), _led(after)),)),
        Difference(field="Excerpt", rows=(diffed(_excerpted(before), _excerpted(after)),)),
        Difference(field="Comment", rows=(diffed(_commented(before), _commented(after)),)),
        Difference(field="List", rows=tuple(_lines(moves.links(before), moves.links(after)))),
        Difference(field="Labels", rows=(diffed(", ".join(before.labels), ", ".join(after.labels)),)),
    ]
    return tuple(one for one in found if any(run.kind != "same" for row in one.rows for run in row))


def _runs(kind: str, text: str) -> tuple[Run, ...]:
    return (Run(kind=kind, text=text),) if text else ()


def _replaced(old: str, new: str) -> tuple[Run, ...]:
    return (*_runs("old", old), *_runs("new", new))


def _titled(post: Roundup) -> str:
    return post.title + (" (Update)" if post.update else "")


def _led(post: Roundup) -> str:
    return f"{post.lead.outlet}: {post.lead.headline}" if post.lead else ""


def _commented(post: Roundup) -> str:
    return citing.to_references(post.comment)[0]


def _excerpted(post: Roundup) -> str:
    return "\n\n".join(post.lead.excerpt) if post.lead else ""


def _lines(before: Sequence[Link], after: Sequence[Link]) -> Iterator[tuple[Run, ...]]:
    """Yield the lines that went, came, moved or were reworded; a line that only others pushed along is the same."""
    old, new = [_known(link) for link in before], [_known(link) for link in after]
    stood = {key: place for place, key in enumerate(old, start=1)}
    stayed = {key for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
              for key in old[block.a : block.a + block.size]}  # fmt: skip
    for place, link in enumerate(before, start=1):
        if _known(link) not in new:
            yield (Run(kind="old", text=f"{place} {_words(link)}"),)
    for place, link in enumerate(after, start=1):
        key = _known(link)
        if key not in stood:
            yield (Run(kind="new", text=f"{place} {_words(link)}"),)
            continue
        words = diffed(_words(before[stood[key] - 1]), _words(link))
        if key not in stayed and stood[key] != place:
            yield (*_replaced(f"{stood[key]} ", f"{place} "), *words)
        elif any(run.kind != "same" for run in words):
            yield (Run(kind="same", text=f"{place} "), *words)


def _known(link: Link) -> str:
    return link.url or link.headline


def _words(link: Link) -> str:
    return f"{link.headline} -- {link.outlet}"

"""What changed between two texts, word by word. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Words keep the white space after them, so that the pieces put together are the texts again.
_WORD = re.compile(r"\S+\s*|\s+")
# difflib compares every word with every other in the worst case; beyond this a text is shown as replaced.
_MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of words. `kind`: same, old (only in the first text) or new (only in the second)."""

    kind: str
    text: str


def diffed(before: str, after: str) -> tuple[Run, ...]:
    """Return the runs of two texts in reading order, what went before what came."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        return replaced(before, after) if before != after else _runs("same", before)
    # A last word has no space after it: compared bare, it is the same word in the middle of the other text.
    bare = [[word.strip() or word for word in words] for words in (old, new)]
    matcher = SequenceMatcher(None, bare[0], bare[1], autojunk=False)
    runs: list[Run] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            runs += _runs("same", "".join(new[c:d]))
        else:
            runs += replaced("".join(old[a:b]), "".join(new[c:d]))
    return tuple(runs)


def replaced(old: str, new: str) -> tuple[Run, ...]:
    """Return two texts as one taken out and one put in."""
    return (*_runs("old", old), *_runs("new", new))


def _runs(kind: str, text: str) -> tuple[Run, ...]:
    return (Run(kind=kind, text=text),) if text else ()

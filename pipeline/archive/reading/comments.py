"""The editor's comment: by whom it is signed, and what it cites. Pure.

A citation is a link and an outlet in brackets behind it, whatever stands before: `....` is also the editor's ordinary
pause. In plain text, where links have lost their addresses, it is what stands between ` .... ` and `(OUTLET)`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.archive.reading.credits import is_known, is_name
from pipeline.archive.reading.lines import Line, Run
from pipeline.archive.reading.markdown import LONGEST
from pipeline.house import HouseFormat
from pipeline.outlets import Registry
from pipeline.render.comment import read, spans
from pipeline.text import tidy

# Before 2014 the blog signed so, whatever it is called now.
_OLD = ("My Comment:", "WNU Editor:")
_PAUSE = re.compile(r"(?:\.{4}|…\.)\s+")
_IN_BRACKETS = re.compile(r"\s\((?P<outlet>[^()]{1,80}(?:\([^()]{1,40}\))?)\)")
_BEHIND = re.compile(r"\s*\((?P<outlet>[^()]{1,80}(?:\([^()]{1,40}\))?)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a comment cites; `url` is none in a comment that was read from plain text."""

    headline: str
    url: str | None
    outlet: str


def signatures(signature: str, houses: Iterable[HouseFormat]) -> tuple[str, ...]:
    """Return every way in which the editor has signed, the longest first."""
    every = {signature.strip(), *(house.signature.strip() for house in houses), *_OLD} - {""}
    return tuple(sorted(every, key=lambda one: (-len(one), one)))


def unsigned(line: Line, known: Iterable[str]) -> Line | None:
    """Return a comment's first line without its signature, none when none stands there.

    `WNU Editor - ...` is signed as `WNU Editor: ...` is.
    """
    found = next((match[0] for one in known if (match := _signed(one).match(line.text))), None)
    if found is None:
        return None
    return Line(runs=tuple(_without(line.runs, found)), gap=line.gap)


def signed_at(lines: Sequence[Line], known: Iterable[str], *, begin: int = 0) -> int:
    """Return at which line from `begin` on the first signature stands; behind the last one where none does."""
    return next((at for at in range(begin, len(lines)) if unsigned(lines[at], known)), len(lines))


def citations(comment: str, registry: Registry) -> tuple[Citation, ...]:
    """Return what a comment (Markdown) cites, in order; nothing of one that is longer than any comment is."""
    if len(comment) > LONGEST:
        return ()
    return tuple(citation for tokens in read(comment) for citation in _cited(list(spans(tokens)), registry))


def has_pause(text: str) -> bool:
    """Say whether words hold the editor's own pause, ` .... `."""
    return _PAUSE.search(text) is not None


@lru_cache(maxsize=64)
def _signed(signature: str) -> re.Pattern[str]:
    name = signature.removesuffix(":")
    behind = r"(?: ?:| (?:--?|–|—) )" if name and name != signature else ""
    return re.compile(re.escape(name) + behind, re.IGNORECASE)


def _without(runs: Iterable[Run], signature: str) -> Iterator[Run]:
    # White space inside the signature may be typed in any way; it is letters that are taken off.
    left = len("".join(signature.split()))
    for run in runs:
        at = 0
        while left and at < len(run.text):
            left -= not run.text[at].isspace() and tidy(run.text[at]) != ""
            at += 1
        if run.text[at:]:
            # A bold signature does not make the comment bold.
            yield replace(run, text=run.text[at:])


def _cited(words: list[tuple[tuple[int, str | None], str, bool, bool]], registry: Registry) -> Iterator[Citation]:
    text, links = "", dict[tuple[int, str], list[int]]()
    for (number, url), said, _, _ in words:
        if url:
            span = links.setdefault((number, url), [len(text), len(text)])
            span[1] = len(text) + len(said)
        text += said
    if not links:
        told = (_in_text(said, registry) for said in _PAUSE.split(text)[1:])
        yield from (citation for citation in told if citation)
    for (_, url), (start, end) in links.items():
        if behind := _BEHIND.match(text, end):
            yield Citation(headline=tidy(text[start:end]), url=url, outlet=tidy(behind["outlet"]))


def _in_text(said: str, registry: Registry) -> Citation | None:
    """What the words behind a pause cite: a headline to the first brackets that hold an outlet."""
    found = list(_IN_BRACKETS.finditer(said))
    outlets = (
        *(one for one in found if is_known(one["outlet"], registry)),
        *(one for one in found if is_name(one["outlet"])),
    )
    first = next(iter(outlets), None)
    if first is None or not said[: first.start()].strip():
        return None
    return Citation(headline=tidy(said[: first.start()]), url=None, outlet=tidy(first["outlet"]))

"""Lines of a post as the editor's Markdown: links and emphasis, and nothing that would read as another word. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote

from pipeline.archive.reading.lines import Line, Run
from pipeline.render.comment import read, spans
from pipeline.render.wording import href
from pipeline.text import tidy

LONGEST = 20_000  # characters that are looked at for what they read as; the longest of 9 comments has 2,000
# An address whose brackets pair, as CommonMark takes it bare.
BARE = r"[^\s()<>\\]*(?:\([^\s()<>\\]*\)[^\s()<>\\]*)*"
_BARE = re.compile(BARE)
_MARKS = re.compile(r"[\\*_\[\]&]")


def paragraph(runs: Iterable[Run]) -> str:
    """Return one paragraph as Markdown; what is no mark of it stays as it was typed."""
    folded = _folded(runs)
    written = _written(folded, escape=False)
    if not any(run.em or run.strong or _MARKS.search(run.text) for run in folded):
        return written  # nothing in it is a mark, but for the links that were written
    if len(written) > LONGEST:
        return _written(folded, escape=True)
    return written if _reads_as(written, folded) else _written(folded, escape=True)


def paragraphs(lines: Iterable[Line]) -> str:
    """Return lines as paragraphs of a comment; those without words are left out."""
    return "\n\n".join(filter(None, (paragraph(line.runs) for line in lines)))


def told(line: Line) -> str:
    """Return a line that no rule could place: its words, its links as `[words](address)`."""
    plain = (replace(run, em=False, strong=False) for run in line.runs)
    return paragraph(plain) if line.linked else line.text


def _folded(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one type joined, white space folded across them, none at the ends."""
    found: list[Run] = []
    for (url, em, strong), group in groupby(runs, key=lambda run: (run.url, run.em, run.strong)):
        text = "".join(run.text for run in group)
        folded = tidy(text)
        before = bool(found) and not found[-1].text.endswith(" ") and text[:1].isspace()
        words = " " * before + folded + " " * (bool(folded) and text[-1:].isspace())
        if words:
            found.append(Run(text=words, url=href(url), em=em, strong=strong))
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return [run for run in found if run.text]


def _written(runs: list[Run], *, escape: bool) -> str:
    text = ""
    for url, group in groupby(runs, key=lambda run: run.url):
        words = "".join(_typed(run, escape=escape) for run in group)
        inner = words.strip()
        if url and inner:
            before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            text += f"{before}[{inner}]({target(url)}){after}"
        else:
            text += words
    return text


def _typed(run: Run, *, escape: bool) -> str:
    inner = run.text.strip()
    stars = "*" * (run.em + 2 * run.strong) if inner else ""
    before, _, after = run.text.partition(inner) if inner else (run.text, "", "")
    words = _MARKS.sub(r"\\\g<0>", inner) if escape else inner
    return f"{before}{stars}{words}{stars}{after}"


def target(url: str) -> str:
    """Return the address as CommonMark takes it: bare where its brackets pair, else between angle brackets."""
    return url if _BARE.fullmatch(url) else "<" + quote(url, safe="%/:?#@!$&'()*+,;=~-._[]") + ">"


def _reads_as(written: str, runs: list[Run]) -> bool:
    read_back = read(written)
    found = [(link[1], text, em, strong) for tokens in read_back for link, text, em, strong in spans(tokens)]
    return len(read_back) <= 1 and _letters(found) == _letters((run.url, run.text, run.em, run.strong) for run in runs)


def _letters(runs: Iterable[tuple[str | None, str, bool, bool]]) -> list[tuple[str | None, str, bool, bool]]:
    return [(url, letter, em, strong) for url, text, em, strong in runs for letter in text if not letter.isspace()]

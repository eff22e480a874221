"""A post as lines: what both its forms, HTML and text, are made into before any rule looks at it."""

from dataclasses import dataclass, field

from pipeline.news import Media
from pipeline.text import tidy

# A list line of the longest headline and credit; what is longer is prose.
LONGEST_LINE = 4_000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one type; `url` is the address they link to, none = they are no link."""

    text: str
    url: str | None = None
    em: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line or paragraph of a post, its white space folded.

    `gap`: a blank line stands before it. `part` is what the page itself says that it is: date, title, body, reader
    (a comment of a reader), reader-name, caption, labels, or "" where it says nothing. `figure` is a picture or player,
    which has no words. `text` are the words, `linked` the links from left to right, each its words and its address.
    """

    runs: tuple[Run, ...] = ()
    gap: bool = False
    part: str = ""
    quoted: bool = False
    figure: Media | None = None
    text: str = field(init=False)
    linked: tuple[tuple[str, str], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", tidy("".join(run.text for run in self.runs)))
        object.__setattr__(self, "linked", _linked(self.runs) if any(run.url for run in self.runs) else ())

    @property
    def bold(self) -> bool:
        """All words are bold."""
        return bool(self.runs) and all(run.strong or not run.text.strip() for run in self.runs)

    @property
    def is_link(self) -> bool:
        """All words are one link."""
        return len(self.linked) == 1 and self.linked[0][0] == self.text


def plain(text: str, *, gap: bool = False) -> Line:
    """Return a line of words without links."""
    return Line(runs=(Run(text=tidy(text)),), gap=gap)


def joined(first: Line, second: Line) -> Line:
    """Return two lines as the one that was broken in two."""
    return Line(runs=(*first.runs, Run(text=" "), *second.runs), gap=first.gap, part=first.part, quoted=first.quoted)


def address_of(line: Line, *words: str) -> str | None:
    """Return to where the first of these words link that do, else the line's first link; none when it has none."""
    links = dict(reversed(line.linked))
    return next((links[each] for each in words if each in links), line.linked[0][1] if line.linked else None)


def _linked(runs: tuple[Run, ...]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[list[str], str]] = []
    before: str | None = None
    for run in runs:
        if run.url and run.url == before:
            found[-1][0].append(run.text)
        elif run.url:
            found.append(([run.text], run.url))
        before = run.url
    return tuple((words, url) for texts, url in found if (words := tidy("".join(texts))))

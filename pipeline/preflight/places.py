"""A post as the rules read it: its lines and what it cites, each with its place, `sections[0].groups[1][0]`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from pipeline import text
from pipeline.news import Roundup
from pipeline.render import comment

_SHORT = 70  # characters of a line that stand in a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something printed with an address: the lead, a link of a list, or a citation of the comment or a notice.

    `kind`: lead, list, cited. A citation has no outlet of its own, `outlet` is "".
    """

    kind: str
    place: str
    headline: str
    outlet: str
    url: str

    @property
    def where(self) -> str:
        """The place, and the line in words."""
        return spoken(self.place, f"{self.outlet}: {self.headline}" if self.outlet else self.headline)

    @property
    def value(self) -> str:
        """All that the line says, for an override to be bound to."""
        return "\n".join((self.outlet, self.headline, self.url))


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the editor wrote in Markdown, the comment or a notice: its paragraphs as `render.comment` reads them."""

    place: str
    text: str
    paragraphs: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of which everything was read once, however many rules look at it.

    `lines` are the lead, then every link of the lists in printed order; `cited` what comment and notices link.
    """

    roundup: Roundup
    lines: tuple[Line, ...]
    written: tuple[Written, ...]
    cited: tuple[Line, ...]


def read(roundup: Roundup) -> Post:
    """Return a post as the rules take it; a long comment is most of what that costs."""
    written = tuple(_written(roundup))
    cited = tuple(line for one in written for line in _cited(one))
    return Post(roundup=roundup, lines=tuple(lines(roundup)), written=written, cited=cited)


def spoken(place: str, words: str) -> str:
    """Return a place with the words that stand there, shortened, safe to print on one line."""
    said = text.tidy(words)
    said = said if len(said) <= _SHORT else said[: _SHORT - 1].rstrip() + "…"
    return f"{place} ({said})" if said else place


def lines(roundup: Roundup) -> Iterator[Line]:
    """Yield the lead, then every link of the lists in printed order."""
    if roundup.lead is not None:
        lead = roundup.lead
        yield Line(kind="lead", place="lead", headline=lead.headline, outlet=lead.outlet, url=lead.url or "")
    for number, section in enumerate(roundup.sections):
        for group_number, group in enumerate(section.groups):
            for index, link in enumerate(group):
                yield Line(
                    kind="list",
                    place=f"sections[{number}].groups[{group_number}][{index}]",
                    headline=link.own_text or link.headline,
                    outlet=link.outlet,
                    url=link.url or "",
                )


def _written(roundup: Roundup) -> Iterator[Written]:
    texts = {"comment": roundup.comment} | {
        f"notices[{number}]": notice.text for number, notice in enumerate(roundup.notices)
    }
    for place, text_there in texts.items():
        yield Written(place=place, text=text_there, paragraphs=comment.paragraphs(text_there))


def _cited(written: Written) -> Iterator[Line]:
    """Yield what a text links, as the page prints it: `comment.links[0]` is the first of the comment."""
    number = 0
    for paragraph in written.paragraphs:
        tokens = paragraph.children or []
        for start, token in enumerate(tokens):
            if token.type == "link_open":
                words, url = _words(tokens[start + 1 :]), str(token.attrs.get("href", ""))
                yield Line(kind="cited", place=f"{written.place}.links[{number}]", headline=words, outlet="", url=url)
                number += 1


def _words(tokens: Sequence[Token]) -> str:
    """Return the words up to the end of the link."""
    said: list[str] = []
    for token in tokens:
        if token.type == "link_close":
            break
        said.append(token.content)
    return " ".join("".join(said).split())

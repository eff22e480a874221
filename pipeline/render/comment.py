"""The editor's comment: Markdown of links and emphasis, a paragraph a line of the printed tree.

markdown-it reads it with only those rules on: HTML, pictures, headings and lists stay the characters they are. The
tree holds words and checked addresses, so no markup of the comment's own can reach a page.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.render.printed import Line, Piece, Words
from pipeline.render.wording import href, run, shown

_RULES = ["link", "emphasis", "escape", "entity", "newline", "balance_pairs", "fragments_join"]

# A draft's page reads the comment for its checks and for the preview, and again after each change of anything else.
_REMEMBERED = 4


def comment_lines(markdown: str, *, signature: str) -> tuple[Line, ...]:
    """Return the comment's paragraphs, the signature before the first; () when it has no words."""
    lines = [line for line in _lines(markdown) if line.text]
    if lines and (name := shown(signature)):
        signed = (Piece(role="signature", words=(Words(text=name),)), Piece(words=(Words(text=" "),)))
        lines[0] = Line(pieces=signed + lines[0].pieces)
    return tuple(lines)


def read(markdown: str) -> list[Sequence[Token]]:
    """Return the inline tokens of each paragraph."""
    return [token.children or [] for token in paragraphs(markdown)]


@lru_cache(maxsize=_REMEMBERED)
def paragraphs(markdown: str) -> tuple[Token, ...]:
    """Return each paragraph as a token: `content` is what was typed, `children` (not to be changed) how it is read."""
    return tuple(token for token in _reader().parse(markdown) if token.type == "inline")


def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False}).enable(_RULES)
    # An address is judged by our own policy, and printed as the editor gave it.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # markdown-it's own way to set a policy
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]  # its own documented hook
    return reader


def _lines(markdown: str) -> Iterable[Line]:
    for tokens in read(markdown):
        runs = [(link, Words(text=run(text), em=em, strong=strong)) for link, text, em, strong in spans(tokens)]
        pieces = []
        for (_, address), group in groupby(runs, key=lambda run: run[0]):
            link = href(address)
            words = tuple(words for _, words in group if words.text)
            if words:
                pieces.append(Piece(role="citation" if link else "", href=link, words=words))
        yield Line(pieces=tuple(pieces))


def spans(tokens: Sequence[Token]) -> Iterable[tuple[tuple[int, str | None], str, bool, bool]]:
    """Yield (link number and its address or None, text, emphasised, strong) for each run of words."""
    link: tuple[int, str | None] = (0, None)
    depth = {"em": 0, "strong": 0}
    for number, token in enumerate(tokens, start=1):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in depth:
            depth[name] += token.nesting
        elif token.type == "link_open":
            link = (number, str(token.attrs.get("href", "")))
        elif token.type == "link_close":
            link = (0, None)
        else:
            text = " " if token.type in ("softbreak", "hardbreak") else token.content
            yield link, text, depth["em"] > 0, depth["strong"] > 0

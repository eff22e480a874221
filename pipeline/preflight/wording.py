"""Rules of the editor's own words: a title, markup that is closed, no placeholder left, addresses linked, a comment.

An outlet's words are only text, also with a `<` in them: of a headline nothing is asked but that it is one.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pipeline.preflight.places import Post, spoken
from pipeline.preflight.values import Facts, Matter
from pipeline.render import comment
from pipeline.text import tidy

_LINK = re.compile(r"\]\(|\]\[\d")  # what is left of a link that Markdown could not read
_TAG = re.compile(r"</?[A-Za-z][^<>]*(?:>|$)|<!--")
_STRONG = re.compile(r"\*\*|(?<!\w)__(?=\w)")
_EMPHASIS = re.compile(r"(?:(?<=\s)|(?<=[(\"'“‘])|^)(?:\*(?=[^\s*])|_(?=[^\s_]))")
# What the editor meant as text: an escaped mark, or one written as an entity (CommonMark 0.31, 2.4 and 2.5).
_MEANT = re.compile(r"\\[!-/:-@\[-`{-~]|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});")
_MASK = "\ue000"
_LONGEST_TAG = 40  # characters of it that stand in a message
_LONGEST_ADDRESS = 80
# As it is typed or pasted; what ends a sentence or a bracket is no part of it.
_ADDRESS = re.compile(r"(?<![\w@/])(?:https?://|www\.)[^\s<>]*[\w/]", re.IGNORECASE)

# Also a headline may be one of these; the words of an outlet never are.
_LEFT = re.compile(
    r"\[(?-i:LINK|URL|HEADLINE|OUTLET|TITLE|SOURCE|DATE|NAME|TEXT|COMMENT|INSERT[^\]]*)\]|\bTKTK\w*|\blorem ipsum\b"
    r"|^\s*read more\W*$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\s*(?:TK|X{3,}|TBD|TBA)\s*")
# In the editor's own words only: in a headline three X may be a Roman numeral.
_TYPED = re.compile(r"(?<![\w-])(?:TK|X{3,})(?![\w-])|\bmore here\s*\.{2,}\s*$", re.IGNORECASE | re.MULTILINE)
_TYPED_CAPITALS = re.compile(r"TK|X{3,}")


def no_title(post: Post, _: Facts) -> Iterator[Matter]:
    """The post has a name; no blog takes one without."""
    if not tidy(post.roundup.title):
        yield Matter(rule="no-title", where="title", cure="write a title", place="title", value="")


def no_comment(post: Post, _: Facts) -> Iterator[Matter]:
    """The editor has said something."""
    if not post.roundup.comment.strip():
        cure = "write a comment, or let the post go without"
        yield Matter(rule="no-comment", where="comment", cure=cure, place="comment", value="")


def markup(post: Post, _: Facts) -> Iterator[Matter]:
    """Links and emphasis of what the editor writes are closed and hold no tag; no headline holds half a link."""
    for written in post.written:
        for paragraph in written.paragraphs:
            yield from _unclosed(written.place, _said(paragraph.children or []), _left_of(paragraph))
    for place, words in _titles(post):
        if found := re.search(r"\]\(\s*https?:", words):
            cure = "a Markdown link is only text here: keep the words, and give the address in its own field"
            yield _at("markup", place, words, found[0], cure)


def placeholder(post: Post, _: Facts) -> Iterator[Matter]:
    """Nothing is left that was to be filled in."""
    for place, words in _titles(post):
        if found := _LEFT.search(words) or _ALONE.fullmatch(words):
            yield _left(place, words, found[0])
    for place, words in _typed(post):
        for line in words.splitlines():
            found = _LEFT.search(line) or next(filter(_is_typed, _TYPED.finditer(line)), None)
            if found:
                yield _left(place, line, found[0])


def bare_address(post: Post, _: Facts) -> Iterator[Matter]:
    """No address stands as text in what the editor writes; one that is a link's words is linked."""
    for written in post.written:
        for paragraph in written.paragraphs:
            for found in _ADDRESS.finditer(_unlinked(paragraph.children or [])):
                address = found[0][:_LONGEST_ADDRESS]
                link = address if ":" in address[:6] else f"https://{address}"
                cure = f"{address} is printed as text: write [words]({link}), or let it stand"
                yield _at("bare-address", written.place, paragraph.content, found[0], cure)


def _unlinked(tokens: Sequence[Token]) -> str:
    """The words of a paragraph that stand in no link, which do not run into one another."""
    said = (words if address is None else " " for (_, address), words, _, _ in comment.spans(tokens))
    return "".join(said)


def _left_of(paragraph: Token) -> str:
    """What Markdown leaves of a paragraph when what was meant as text is masked."""
    masked = _MEANT.sub(_MASK, paragraph.content)
    read = [paragraph.children or []] if masked == paragraph.content else comment.read(masked)
    return "".join(map(_said, read))


def _unclosed(place: str, words: str, left: str) -> Iterator[Matter]:
    """Judge what is left of a paragraph when Markdown has read it: a mark that still stands there was never closed."""
    if _LINK.search(left) or left.count("[") != left.count("]"):
        cure = "a link is not closed: write [words](https://address), or put \\ before a bracket that is only text"
        yield _at("markup", place, words, "[", cure)
    if found := _TAG.search(left):
        tag = found[0][:_LONGEST_TAG].replace(_MASK, "")
        cure = f"{tag} is printed as it stands: here stands Markdown (**strong**, [words](address)), no tags"
        yield _at("markup", place, words, tag, cure)
    if found := _STRONG.search(left) or _EMPHASIS.search(left):
        cure = f"{found[0]} is not closed: close it, or put \\ before it where it is only text"
        yield _at("markup", place, words, found[0], cure)


def _said(tokens: Sequence[Token]) -> str:
    return "".join(" " if token.type in ("softbreak", "hardbreak") else token.content for token in tokens)


def _titles(post: Post) -> Iterator[tuple[str, str]]:
    """What is mostly an outlet's words: title, headlines, outlets' names, paragraphs of the excerpt."""
    yield "title", post.roundup.title
    for line in post.lines:
        yield line.place, line.headline
        yield f"{line.place}.outlet", line.outlet
    for index, paragraph in enumerate(post.roundup.lead.excerpt if post.roundup.lead else ()):
        yield f"lead.excerpt[{index}]", paragraph


def _typed(post: Post) -> Iterator[tuple[str, str]]:
    """What is the editor's own."""
    yield from ((written.place, written.text) for written in post.written)
    for number, media in enumerate(post.roundup.media):
        yield f"media[{number}].alt", media.alt
        yield f"media[{number}].caption", media.caption
    for number, section in enumerate(post.roundup.sections):
        yield f"sections[{number}].heading", section.heading or ""


def _is_typed(found: re.Match[str]) -> bool:
    """TK and its like in capitals only; `more here` however it is written."""
    return _TYPED_CAPITALS.fullmatch(found[0]) is not None or found[0][:4].lower() == "more"


def _left(place: str, words: str, found: str) -> Matter:
    return _at("placeholder", place, words, found, f"“{found.strip()}” was to be filled in: write it, or remove it")


def _at(rule: str, place: str, words: str, found: str, cure: str) -> Matter:
    return Matter(rule=rule, where=spoken(place, words), cure=cure, place=place, value=f"{found}\n{words}")

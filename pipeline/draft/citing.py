"""The comment as the editor writes it: citations as reference links, `[headline][1]`, with the addresses beneath.

Stored and printed are inline links (CommonMark 0.31, "Links"); this turns one into the other and back, and puts a
citation at the cursor. Pure. What is no link here - a title attribute, a picture - is left as it was typed.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence

# The words of a link, for `re`, and the bracket that opens them; whoever looks for citations uses these.
# A bracket with a backslash before it opens nothing: read as the beginning of a link, each of a thousand would be
# followed to the end of the comment. (Two backslashes are one that is printed.) Nor are a link's words an essay.
# Each pattern begins with the bracket itself: `re` then skips to it in a long text, 20 times as fast.
OPENING, WORDS = r"\[(?<!(?<!\\)\\\[)", r"(?:[^\[\]\\]|\\.){0,2000}"
_WORDS = rf"{OPENING}({WORDS})\]"
_INLINE = re.compile(_WORDS + r"\((?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))\)")
_REFERENCE = re.compile(_WORDS + r"\[([1-9]\d{0,2})\]")
# No link's words end here where the bracket has a backslash before it (two are one that is printed).
_LITERAL = re.compile(r"\](?=\[[1-9]\d{0,2}\](\()?)\[")
_JUST_CITED = re.compile(r"\]\[\d{1,3}\] \([^()\n]*\)(?P<stop>[.!?]?)[ ]*$")
# What stands before a citation (format/FORMAT.md, the comment): behind words that no mark ends, behind another one.
_PAUSE = " .... "
_MORE_HERE = " More here .... "
# What closes behind the last of some words.
_CLOSING = "\"'”’“‘»«›‹)]」』）》*_"


def to_references(comment: str) -> tuple[str, tuple[str, ...]]:
    """Return a stored comment in reference form, and its addresses in order of first mention."""
    numbers: dict[str, int] = {}
    pieces: list[str] = []
    end = 0
    for found in _INLINE.finditer(comment):
        address = found[2] if found[2] is not None else found[3]
        if not address:
            continue
        pieces += [
            _escaped(comment[end : found.start()], before=f"[{found[1]}]("),
            f"[{found[1]}][{numbers.setdefault(address, len(numbers) + 1)}]",
        ]
        end = found.end()
    return "".join(pieces) + _escaped(comment[end:]), tuple(numbers)


def to_inline(text: str, addresses: Sequence[str]) -> str:
    """Return a comment in reference form as it is stored; a number without an address stays as typed."""

    def linked(found: re.Match[str]) -> str:
        number = int(found[2])
        return f"[{found[1]}]({_target(addresses[number - 1])})" if number <= len(addresses) else found[0]

    return _REFERENCE.sub(linked, text)


def cite(
    text: str, addresses: Sequence[str], at: int | None, *, headline: str, url: str, outlet: str
) -> tuple[str, tuple[str, ...], int]:
    """Put a citation into a comment in reference form.

    Args:
        text: The comment.
        addresses: Its addresses.
        at: Where the cursor is, in characters from 0; none = at the end.
        headline: What is cited, in its outlet's words.
        url: Its address.
        outlet: Who printed it.

    Returns:
        The text, the addresses, and where the cursor stands then. Right after another citation the house's
        "More here ...." goes between; at a paragraph's end, behind words that no mark ends, its "....".
    """
    cursor = len(text) if at is None else max(0, min(at, len(text)))
    known = tuple(addresses) if url in addresses else (*addresses, url)
    before, after = text[:cursor], text[cursor:]
    piece = f"{_joint(before, after)}[{_bracketed(headline)}][{known.index(url) + 1}] ({outlet})"
    head = (before.rstrip(" ") if piece.startswith((".", " ")) else before) + piece
    gap = " " if after[:1].isalnum() else ""
    return head + gap + after, known, len(head)


def number_of(text: str, addresses: Sequence[str], url: str) -> int:
    """Return the number by which a comment in reference form cites an address, 0 = it does not.

    A link that the editor typed with its address has the number that it will have when the comment is shown again.
    """
    numbers = (int(found[2]) for found in _REFERENCE.finditer(text))
    shown = next((number for number in numbers if addresses[number - 1 : number] == (url,)), 0)
    _, known = to_references(to_inline(text, addresses))
    return shown or (known.index(url) + 1 if url in known else 0)


def retold(comment: str, addresses: Collection[str], was: str, becomes: str) -> str:
    """Return a stored comment in which every citation of these addresses that says `was` says `becomes`."""

    def changed(found: re.Match[str]) -> str:
        address = found[2] if found[2] is not None else found[3]
        if address not in addresses or re.sub(r"\\(.)", r"\1", found[1]) != was:
            return found[0]
        return f"[{_bracketed(becomes)}]{found[0][len(found[1]) + 2 :]}"

    return _INLINE.sub(changed, comment)


def without(text: str, number: int) -> str:
    """Return a comment in reference form without the citations of one number.

    With each goes its outlet and what joined it, and no word: where the editor's words go on behind it, dots before it
    are his punctuation as well. What follows it as "More here ...." stands in its place.
    """
    cited = rf"{OPENING}{WORDS}\]\[{number}\](?: \([^()\n]*\))?"
    text = re.sub(rf"{cited}[.!?]?{re.escape(_MORE_HERE)}(?=\[)", "", text)
    joint = rf"(?P<joint>\.?{re.escape(_MORE_HERE)}|{re.escape(_PAUSE)}| ?)"
    return re.sub(rf"{joint}{cited}(?P<blank> ?)", _mended, text)


def _mended(found: re.Match[str]) -> str:
    """What stays where a citation stood: one blank, or the dots, between words; nothing before a mark or an end."""
    joint, blank = found["joint"], found["blank"]
    following = found.string[found.end() : found.end() + 1]
    stop = "." if joint.startswith(".") and (blank or following not in tuple(".,;:!?")) else ""
    if not joint or following.isspace() or following in "-–—.…,;:!?" or not (blank or following.isalnum()):
        return stop + blank
    return stop + (_PAUSE if joint == _PAUSE else " ")


def _joint(before: str, after: str) -> str:
    if cited := _JUST_CITED.search(before):
        return ("" if cited["stop"] else ".") + _MORE_HERE
    if _goes_on(before.rstrip(" ")) and not after.partition("\n")[0].strip():
        return _PAUSE
    return "" if not before or before[-1].isspace() else " "


def _goes_on(words: str) -> bool:
    """Whether the last of these words is ended by no mark but a closing quote or bracket."""
    last = words.rstrip(_CLOSING)[-1:]
    # A letter may be written as several characters, the last of which is a mark upon it (Hindi, Thai, "é" in two).
    return bool(last) and (unicodedata.category(last)[0] in "LMN" or last == "%")


def _bracketed(words: str) -> str:
    """A headline between brackets: what Markdown would read in it is escaped, nothing is changed."""
    return re.sub(r"([\\\[\]*_`<>])", r"\\\1", " ".join(words.split()))


def _target(address: str) -> str:
    plain = re.fullmatch(r"[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*", address)
    return address if plain else "<" + re.sub(r"[<>\n]", lambda found: f"%{ord(found[0]):02X}", address) + ">"


def _escaped(typed: str, *, before: str = "") -> str:
    """What the editor typed as `][1]` himself stays words when the numbers become links, and `[1](...)` stays a link.

    `before` is what follows: the beginning of a link.
    """
    return _LITERAL.sub(_kept_literal, typed + before).removesuffix(before)


def _kept_literal(mark: re.Match[str]) -> str:
    first = mark.start()
    while first and mark.string[first - 1] == "\\":
        first -= 1
    if (mark.start() - first) % 2:
        return mark[0]
    return r"\][" if mark[1] else r"]\["

"""The title of a post: the lead's headline with every word capitalised, as the blog writes it.

Measured on 61 of its posts (format/MEASURED.md, "Title casing"): 60 capitalise small words too (`Of`, `To`, `In`),
and leave hyphen tails (`Jong-un`), dotted abbreviations (`U.S.-Led`) and quoted names (`'Treaty of Rome'`) as typed.
No word is added, taken away or spelt in another way.
"""

import re
import unicodedata
from collections.abc import Iterable

# A word ends at white space and at a long dash, which joins two sentences rather than two halves of a word.
_WORD = re.compile(r"[^\s—―]+")
_DOTTED = re.compile(r"[^\W\d_]\.[^\W\d_]")
_HANDLE = re.compile(r"\W*[@#]\w|\w+://")
_QUOTED = re.compile(
    r"“[^“”]*”|‘(?:[^‘’]|(?<=\w)’(?=\w))*’|«[^«»]*»|„[^„“”]*[“”]|(?<![^\s(\[—])\"[^\"]*\"|(?<![^\s(\[—\"“])'(?:[^']|(?<=\w)'(?=\w))*'"
)
# Words that proper names keep small in the languages the blog cites (English, French, German, Italian, Spanish ...).
_SMALL = frozenset(
    [
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "off", "on", "or"),
        *("over", "per", "the", "to", "up", "upon", "via", "vs", "with"),
        *("al", "bin", "d", "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el"),
        *("et", "ibn", "la", "las", "le", "les", "los", "und", "van", "von", "y", "zu"),
    ]
)
_TAIL = re.compile(r"(?<=\s)(?:--?|[–—|·•])(?=\s)")
_UPDATE = re.compile(r"\(update\)$", re.IGNORECASE)


def cased(headline: str) -> str:
    """Return the headline with the first letter of each word capitalised; nothing but letter case changes.

    As typed stay the tail of a hyphened word (or of one with a colon or slash), dotted abbreviations and domains,
    words with a capital inside (`iPhone`, `McDonald's`, `NATO`), handles, words that begin with a figure, quoted
    proper names (every word but the small ones capitalised already), and scripts other than Latin. Idempotent.
    """
    names = [match.span() for match in _QUOTED.finditer(headline) if _is_name(match[0][1:-1])]
    return _WORD.sub(
        lambda match: match[0] if any(start <= match.start() < end for start, end in names) else _capitalised(match[0]),
        headline,
    )


def _is_name(quoted: str) -> bool:
    words = [letters for word in quoted.split() if (letters := word.strip("\"'“”‘’«»()[],.:;!?…"))]
    # A name ends with a capital: ‘Treaty of Rome’; who says ‘Hands off’ says a phrase.
    if not words or not words[0][0].isupper() or words[-1][0].islower():
        return False
    return all(not word[0].islower() or word.casefold() in _SMALL for word in words)


def _capitalised(word: str) -> str:
    start = next((at for at, character in enumerate(word) if character.isalnum()), len(word))
    head = re.split(r"[-‐‑–:/]", word[start:], maxsplit=1)[0]
    if not head or _HANDLE.match(word) or _DOTTED.search(head) or any(letter.isupper() for letter in head[1:]):
        return word
    first = head[0].title()
    # One letter for one letter: "ß" and ligatures have no capital of their own.
    if len(first) != 1 or not unicodedata.name(head[0], "").startswith("LATIN"):
        return word
    return word[:start] + first + word[start + 1 :]


def proposed(lead_headline: str, *, outlet_names: Iterable[str] = (), capitals: bool = True) -> str:
    """Return the title proposed for a post: the lead's headline, `cased`, without what is not the news.

    Args:
        lead_headline: As the outlet writes it, perhaps with its own name at the end (` - Outlet`, ` | Outlet`).
        outlet_names: The lead outlet's name, aliases and hosts; only these are cut off. Compared without case,
            dots and a leading "The".
        capitals: False leaves every letter as the outlet wrote it.

    An `(Update)` at the end is cut off too: only the archive decides whether the post is one.
    """
    own = {_key(name) for name in outlet_names} - {""}
    title = lead_headline.strip()
    for mark in reversed(list(_TAIL.finditer(title))):
        before, tail = title[: mark.start()].rstrip(), title[mark.end() :]
        if not before or _key(tail) not in own:
            break
        title = before
    news = _UPDATE.sub("", title).rstrip() or title
    return cased(news) if capitals else news


def _key(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.casefold().replace(".", "").split()))

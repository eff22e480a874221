"""Lines of a text that say who else made it, and who its author is: "Pia Holm contributed reporting from Marl."

They hold hardly a word but names. A sentence that goes on with words of its own is text: "Reporting by Reuters found
that ...".
"""

import re
from collections.abc import Sequence

from pipeline.read.page import credit_words
from pipeline.read.page.keys import fold

_MOST = 300  # characters of a line
_MOST_BIO = 500
_LEAST_NAMES = 2  # words of an author's name: one alone may be anybody's
# "Additional reporting by Pia Holm in Marl", "With files from The Canadian Press", "Mit Material der dpa".
_MADE_BY = re.compile(rf"(?i)^[\W_]*(?:{credit_words.MADE_BY})\s*:?\s+(?P<who>\S.*)$")
_CONTRIBUTED = re.compile(
    r"^[\W_]*(?P<who>[A-Z].*?) (?:also |have |has )*(?:contributed|helped)(?: additional| further| some)?"
    r"(?: (?:reporting|research|writing|information))?(?P<behind>\W*$| (?:to|for|with|from|in)\b.*)$"
)
_THIS = re.compile(r"^ (?:to|for|with) (?:this|the) (?:report|story|article|piece|dispatch|investigation)\b")
_THIS_WAS = re.compile(
    r"(?i)^[\W_]*this (?:report|dispatch|interview) (?:was|has been) (?:written|produced|compiled|prepared|translated) "
    r"(?:with|from|in (?:collaboration|cooperation|partnership))\b"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_IS = rf"(?:,? (?:who )?)(?:{credit_words.IS})\b"
_OPENING, _GOES_ON = re.compile(r"^[\W_]+"), re.compile(rf"(?i)(?:{_IS}|,? (?:an?|the|our) )")
# "Ada Bo is a reporter who covers the coast": what ends a text of which nothing else says who wrote it.
_BIO_OF_ANYBODY = re.compile(
    r"^(?P<who>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,3}),? (?:is|was) (?:an?|the|our) (?:[\w'’&-]+ ){0,5}"
    r"(?:reporter|correspondent|journalist|columnist|editor|writer|producer)s?\b[^.]{0,60}"
    r"\b(?:based in|cover(?:s|ing)|report(?:s|ing) on|writ(?:es|ing) about|focus(?:es|ing) on|specializ(?:es|ing) in)\b"
)


def is_one(text: str) -> bool:
    """Say whether `text` is a line that says who else made the piece."""
    if len(text) > _MOST:
        return False
    made, contributed = _MADE_BY.match(text), _CONTRIBUTED.match(text)
    if made:
        return _holds_names(made["who"])
    if contributed and _holds_names(contributed["who"]):
        behind = contributed["behind"]
        return bool(_THIS.match(behind)) or ("ing" in text and _holds_names(behind))
    return bool(_THIS_WAS.match(text))


def _holds_names(text: str) -> bool:
    """Say whether the words are names, of persons or agencies, and small words between them."""
    return not any(word[0].islower() and word not in credit_words.SMALL for word in _WORD.findall(text))


def without_bios(paragraphs: Sequence[str], authors: Sequence[str]) -> tuple[str, ...]:
    """Return paragraphs without those that tell who one of the page's own authors is; of nobody's, without the last."""
    named = [fold(name) for name in authors if len(name.split()) >= _LEAST_NAMES]
    if not named:
        return tuple(paragraphs[:-1] if len(paragraphs) > 1 and _ends_in_bio(paragraphs) else paragraphs)
    return tuple(one for one in paragraphs if len(one) > _MOST_BIO or not _is_bio(one, named))


def _is_bio(text: str, named: Sequence[str]) -> bool:
    """Say whether a paragraph begins with one of the names and goes on with who that is."""
    start = len(text) - len(_OPENING.sub("", text))
    return any(
        text[start : (end := start + len(name))].casefold() == name.casefold() and _GOES_ON.match(text, end)
        for name in named
    )


def _ends_in_bio(paragraphs: Sequence[str]) -> bool:
    """Say whether the last paragraph tells who a reporter is of whom the text tells nothing: it is not its news."""
    *text, last = paragraphs
    found = _BIO_OF_ANYBODY.match(last) if len(last) <= _MOST_BIO else None
    return found is not None and not any(found["who"].split()[-1] in one for one in text)

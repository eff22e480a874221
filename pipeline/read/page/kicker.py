"""The kicker that some pages put into the same heading as the headline: "Harbour" before "Council closes old quay".

Such a label is an element of its own, first in the heading, and its class says what it is. Spans that stand side by
side have no space between them, so that the label would run into the headline's first word.
"""

from itertools import islice

from pipeline.read.page import visible
from pipeline.read.page.flags import name_words
from pipeline.read.page.keys import fold, length, word_set
from pipeline.read.page.tree import MOST_DESCENDANTS, Element, within

_KICKERS = word_set(
    "kicker eyebrow overline topline label labels badge flag category categories rubric rubrik rubrique section topic "
    "dachzeile spitzmarke vignette surtitre antetitulo sobretitulo antetítulo occhiello"
)
_LEAST = 12  # characters, as `keys.length` counts; what is left must be a headline
_MOST_LOOKED_AT = 6


def parted(heading: Element) -> tuple[str, str]:
    """Return a heading's kicker, "" = it has none, and the folded words behind it."""
    whole = visible.words(heading).lstrip()
    for element in within(heading, "span", "div", "strong", "small", "em", "b", "i", "p", most=_MOST_LOOKED_AT):
        label = visible.words(element).strip()
        rest = fold(whole.removeprefix(label))
        if label and whole.startswith(label) and length(rest) >= _LEAST and _is_kicker(element):
            return fold(label), rest
    return "", fold(whole)


def bare(heading: Element) -> str:
    """Return a heading's words without its kicker; one that ends in a colon belongs to them."""
    kicker, rest = parted(heading)
    return f"{kicker} {rest}" if kicker.endswith(":") else without_signs(rest) if kicker else rest


def without_first(heading: Element) -> str:
    """Return a heading's folded words behind a link, or a label that runs into them: `<i>Exclusive</i>Ferry ...`.

    Only a page's style parts a small letter, or the end of another word, from the capital behind it.
    "" = neither is there.
    """
    whole = visible.words(heading).lstrip()
    labels = ((visible.words(one).strip(), one.tag == "a") for one in heading.iterchildren())
    label, leads = next((one for one in labels if one[0]), ("", False))
    rest = whole.removeprefix(label)
    runs_in = len(label) > 1 and label[-1:].isalnum() and rest[:1].isupper()
    return fold(rest) if rest != whole and (leads or runs_in) and length(rest) >= _LEAST else ""


def in_lines(heading: Element) -> str:
    """Return a heading's folded words with each of its elements on a line of its own."""
    return fold(" ".join(islice(visible.pieces(heading), MOST_DESCENDANTS)))


def without_signs(words: str) -> str:
    """Return words without the sign that parts them from a kicker before them."""
    return words.lstrip("|:·•–—- ")


def without_last(heading: Element) -> str:
    """Return a heading's folded words before its last element (a subtitle, a day), "" = it does not end with one."""
    last = next(heading.iterchildren(reversed=True), None)
    if last is None or last.tag == "br" or (last.tail or "").strip():
        return ""
    whole, behind = visible.words(heading).rstrip(), visible.words(last).strip()
    return fold(whole.removesuffix(behind)) if behind and whole.endswith(behind) else ""


def _is_kicker(element: Element) -> bool:
    return bool(name_words(element.get("class") or "") & _KICKERS)

"""What class names say about a part of a page: never text, a picture's words, or other furniture.

A word alone decides nothing: `weigh.py` drops a flag under which much of the page's prose lies.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.read.page.keys import word_set
from pipeline.read.page.tree import Element, attributes

NEVER, PICTURE, OTHER, HIDDEN, ASIDE, CONSENT, SIDE, COMMENTS = 1, 2, 4, 8, 16, 32, 64, 128

_NEVER = word_set(
    "comment comments related recommended recommendation recommendations recirc recirculation popular mostread"
    " newsletter newsletters footer outbrain taboola disqus relatedposts relatedarticles relatedstories relatednews"
    " readnext upnext mostviewed morestories"
)
_COMMENTS = frozenset({"comment", "comments", "disqus"})
_CONSENT = frozenset({"cookie", "cookies", "consent", "gdpr", "onetrust"})
_PICTURE = word_set(
    "caption captions credit credits figure figcaption image images img photo photos picture gallery slideshow slider"
    " carousel media thumb thumbnail legend lightbox foto fotos bild bilder bildtext bildunterschrift imagen imagem"
    " legende leyenda didascalia"
)
_OTHER = word_set(
    "promo promos promotion teaser teasers ad ads advert adverts advertisement advertising sponsor sponsored share"
    " sharing social sidebar widget widgets menu subscribe subscription signup login signin byline bylines author"
    " authors authored bio breadcrumb breadcrumbs copyright modal popup popover overlay tooltip banner trending toolbar"
    " tools timestamp meta metadata infobox factbox expandable accordion poll quiz disclaimer kicker embed embedded"
    " podcast player links readmore more topics tags follow correction corrections feedback download action actions"
    " notice alert alerts shop product products explainer donate donation cta dateline datetime tagline"
    " navigation search print paywall regwall piano offer offers upsell"
    " werbung anzeige publicidad publicite pubblicita reklama reklam annonce"
)
_STANDFIRST = word_set(
    "standfirst dek deck subtitle subhead subheading subheadline lead lede intro introduction einleitung vorspann chapo"
    " chapeau excerpt summary entradilla bajada sommario ingress preamble manchet strap strapline perex sapo opener"
    " anons sottotitolo catenaccio sumario copete synopsis abstract subtitulo samenvatting spot ozet fina accroche"
    " zajawka podtytul undertitel undertittel underrubrik ingressi sumilla"
)
_SPOT_IM = "im"  # a maker of readers' comments: "spot-im"
_BY_MACHINE, _MADE = (
    word_set("ai gpt genai llm"),
    word_set("summary summaries generated overview takeaways highlights tldr recap"),
)
_SIDE = frozenset({"aside", "sidebar", "widget", "related", "teaser", "teasers"})
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_UTILITY = re.compile(r"[:\[!]")
_NO_SENSE = re.compile(r"[:\[!]|^(?:has|with|non?|not|category|tag|status|type|format)-")
_NAMING = ("class", "id", "itemprop", "role", "data-component", "data-testid", "data-qa", "data-gu-name")
_HIDING = re.compile(r"(?i)display:\s*none|visibility:\s*hidden|clip:\s*rect\(0|(?<![-\w])width:\s*1px")
_HIDDEN_WORDS = re.compile(r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader-text|screenreader)")
_LEFT_OUT = re.compile(
    r"(?i)(?:^|[\s_-])(?:caption|credit|timestamp|share|sharing)s?(?:$|[\s_-])|"
    r"(?:tooltip|popover)[_-]*(?:text|content|body|inner|box)"
)


def own_flags(tag: str, held: Mapping[str, str]) -> int:
    """Return the flags that an element's own names raise, its tag and its being hidden included."""
    flags = PICTURE if tag in ("figure", "figcaption") else ASIDE | SIDE if tag == "aside" else 0
    if held:
        flags |= name_flags(_names(tag, held))
        flags |= HIDDEN if is_hidden(held) else 0
    return flags


@lru_cache(maxsize=20_000)
def first_class(classes: str) -> str:
    """Return the first class that names something, digits removed: "text-3" and "text-4" are one."""
    for name in classes.split()[:8]:
        if not _UTILITY.search(name):
            return _DIGITS.sub("", name)
    return ""


def says_standfirst(element: Element) -> bool:
    """Say whether the element's own names call it a standfirst."""
    held = attributes(element)
    names = _names(str(element.tag), held)
    if _is_by_machine(names):
        return False
    said = name_words(names) & _STANDFIRST
    if said == {"spot"}:  # Turkish; in English "ad-spot", "sponsor-spot"
        return _SPOT_IM not in name_words(names) and not name_flags(names) & (NEVER | OTHER)
    # schema.org: `description` of the article, where its text, `articleBody`, is not meant too.
    return bool(said) or held.get("itemprop", "").split() == ["description"]


def is_hidden(held: Mapping[str, str]) -> bool:
    """Say whether an element of these attributes is hidden from sight or from reading aloud."""
    if "hidden" in held or held.get("aria-hidden") == "true":
        return True
    style, classes = held.get("style"), held.get("class")
    return bool(style and _HIDING.search(style)) or bool(classes and _names_hidden(classes))


@lru_cache(maxsize=20_000)
def _names_hidden(classes: str) -> bool:
    return _HIDDEN_WORDS.search(classes) is not None


def is_left_out(held: Mapping[str, str]) -> bool:
    """Say whether an inline element is no part of its sentence: hidden, or a caption, credit, time or share link."""
    if held.get("role") == "tooltip":  # WAI-ARIA: what pops up beside a word, not the word
        return True
    return is_hidden(held) or _names_left_out(held.get("class", ""))


@lru_cache(maxsize=20_000)
def _names_left_out(classes: str) -> bool:
    return _LEFT_OUT.search(classes) is not None


def _names(tag: str, held: Mapping[str, str]) -> str:
    said = [held[name] for name in _NAMING if name in held]
    if "-" in tag:
        said.append(tag)
    return " ".join(said)


@lru_cache(maxsize=20_000)
def name_flags(names: str) -> int:
    """Return the flags of a string of class names."""
    words = name_words(names)
    kinds = (
        (NEVER, _NEVER),
        (COMMENTS, _COMMENTS),
        (CONSENT, _CONSENT),
        (PICTURE, _PICTURE),
        (OTHER, _OTHER),
        (SIDE, _SIDE),
    )
    return sum(flag for flag, named in kinds if words & named) | (NEVER if _is_by_machine(names) else 0)


def _is_by_machine(names: str) -> bool:
    """Say whether one of the class names calls it what a machine made of the article: `ai-summary`."""
    words = name_words(names)
    if words.isdisjoint(_BY_MACHINE) or words.isdisjoint(_MADE):
        return False
    return any(bool(one & _BY_MACHINE) and bool(one & _MADE) for one in map(name_words, names[:2_000].split()))


@lru_cache(maxsize=20_000)
def name_words(names: str) -> frozenset[str]:
    """Return the words of class names, split at case changes and signs; names of style, not of sense, left out."""
    kept = [name for name in names[:2_000].split() if not _NO_SENSE.search(name)]
    return frozenset(word.lower() for name in kept for word in _WORD.findall(name))

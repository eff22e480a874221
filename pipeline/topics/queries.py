"""A topic's queries as needles, and which of them hit a headline, where.

A needle is looked up by its first whole word in a set, which costs a tenth of looking for its text; only `word*` and
scripts without spaces go through the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.news import Topic
from pipeline.topics.words import UNSPACED, Reading, folded

_ARABIC = re.compile("[\u0600-\u06ff]")
# What Arabic writes onto the front of a word: the; and; in, by; to, for; so; as; and their usual pairs with "the".
_PARTICLES = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال", "ك", "كال")
_THE = "ال"
_HEBREW = re.compile("[\u05d0-\u05ea]")
# What Hebrew does: the; and; in; to; from; as; that; and their usual pairs. Words of two letters are left whole: too
# many others end in them.
_HEBREW_PARTICLES = ("", *"הובלמכש", "וה", "וב", "ול", "ומ", "וש", "שה", "שב", "של", "מה", "כש", "כשה", "לכש", "שמ")
_HEBREW_LEAST = 3
# Behind "to, for" the article drops its alef, here with "and" and "so" before them: للعراق.
_TO_THE = ("لل", "ولل", "فلل")


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """One spelling of a query: `text` must stand in a folded text, and `pattern` must be found when there is one.

    `word` is its first word when that is a whole one, else "".
    """

    query: str
    word: str
    text: str
    pattern: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queries:
    """A compiled topic. `any_needed` = without a hit of `any` nothing matches, for the reason `miss`."""

    any: tuple[Needle, ...]
    all: tuple[tuple[Needle, ...], ...]
    exclude: tuple[Needle, ...]
    any_needed: bool
    miss: str


@lru_cache(maxsize=256)
def compiled(topic: Topic) -> Queries:
    """Return the queries of `topic` ready to be looked up; made once a topic.

    Queries that fold to the same (`kyiv`, `Kyiv`) are one, under the name that stands first.
    """
    miss = f"none of {', '.join(topic.any)} in headline or summary" if topic.any else "the topic has no queries"
    names: dict[tuple[str, ...], str] = {}
    for query in (*topic.any, *topic.all):
        names.setdefault(_parts(query), query)
    any_, all_ = (tuple(names[_parts(query)] for query in queries) for queries in (topic.any, topic.all))
    return Queries(
        any=_spellings(dict.fromkeys(any_)),
        all=tuple(_spellings((query,)) for query in all_),
        exclude=_spellings(topic.exclude),
        any_needed=bool(topic.any) or not topic.all,
        miss=miss,
    )


def hits(needles: tuple[Needle, ...], said: Reading) -> dict[str, str]:
    """Return the queries that hit, in the order of `needles`, each with where: "headline", or else "summary"."""
    words, both = said.words, said.both
    likely = [needle for needle in needles if (needle.word in words if needle.word else needle.text in both)]
    found: dict[str, str] = {}
    for needle in likely:
        if _stands(needle, said.title):
            found[needle.query] = "headline"
        elif _stands(needle, said.summary):
            found.setdefault(needle.query, "summary")
    return found


def _stands(needle: Needle, text: str) -> bool:
    return needle.text in text and (needle.pattern is None or needle.pattern.search(text) is not None)


def _spellings(queries: Iterable[str]) -> tuple[Needle, ...]:
    return tuple(needle for query in queries for needle in _needles(query))


def _needles(query: str) -> tuple[Needle, ...]:
    """Return the needles of one query; none when it holds no letter or digit, so that it never hits."""
    parts = _parts(query)
    if not parts:
        return ()
    if any(UNSPACED.search(part) for part in parts):
        return (_unspaced_needle(query, parts),)
    first, *rest = parts
    return tuple(_needle(query, (f" {front}", *rest)) for front in _fronts(first))


def _parts(query: str) -> tuple[str, ...]:
    """Return the folded words that the stars part, "" last when a star ends them; nothing without letter or digit.

    A part ends in a space when its star stands apart from the word, behind a hyphen or a dot (`anti-*`, `u.s.*`).
    """
    *before, last = query.split("*")
    parts = tuple(part for part in map(_before_star, before) if part)
    end = folded(last).strip()
    return (*parts, end) if parts or end else ()


def _before_star(part: str) -> str:
    words = folded(part).strip()
    return f"{words} " if words and folded(f"{part}x").endswith(" x ") else words


def _fronts(part: str) -> tuple[str, ...]:
    """Return the spellings of a query's beginning: Arabic and Hebrew ones with what is written onto their front."""
    if _HEBREW.match(part) and len(part.partition(" ")[0]) >= _HEBREW_LEAST:
        return tuple(f"{particle}{part}" for particle in _HEBREW_PARTICLES)
    if not _ARABIC.match(part):
        return (part,)
    fronts = [f"{particle}{part}" for particle in _PARTICLES]
    if part.startswith(_THE):
        # Three lams in a row are written as two: اللغة, للغة.
        bare = part.removeprefix(_THE).removeprefix("ل")
        fronts += [f"{to_the}{bare}" for to_the in _TO_THE]
    return tuple(fronts)


def _needle(query: str, parts: tuple[str, ...]) -> Needle:
    """Return the needle of the `parts` that stars leave of a query; a star stands for the rest of a word."""
    *_, last = parts
    parts = (*parts[:-1], f"{last} ") if last else parts[:-1]
    text = parts[0]
    pattern = re.compile(r"\S* ".join(map(re.escape, parts))) if len(parts) > 1 else None
    first, space, _rest = text.lstrip().partition(" ")
    return Needle(query=query, word=first if space else "", text=text, pattern=pattern)


def _unspaced_needle(query: str, parts: tuple[str, ...]) -> Needle:
    """Return the needle of a query in a script without spaces: found inside a word, its own spaces may be missing."""
    words = [part.split() for part in parts if part]
    pattern = r"\S* ".join(" ?".join(map(re.escape, part)) for part in words)
    text = words[0][0]
    return Needle(query=query, word="", text=text, pattern=re.compile(pattern) if pattern != text else None)

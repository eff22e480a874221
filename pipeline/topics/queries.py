"""A topic's queries as needles, and which of them hit a headline, where.

A needle is looked up by its first whole word in a set, which costs a tenth of looking for its text; only `word*` and
scripts without spaces go through the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.news import Topic
from pipeline.topics.words import Reading, folded

# Scripts that write no space between words (Thai to Khmer, Chinese, Japanese) or end words in particles (Korean).
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_ARABIC = re.compile("[\u0600-\u06ff]")
# What Arabic writes onto the front of a word: the; and; in, by; to, for; so; as; and their usual pairs with "the".
_PARTICLES = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال", "ك", "كال")


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
    """Return the queries of `topic` ready to be looked up; made once a topic."""
    miss = f"none of {', '.join(topic.any)} in headline or summary" if topic.any else "the topic has no queries"
    return Queries(
        any=_spellings(topic.any),
        all=tuple(_spellings((query,)) for query in topic.all),
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
    parts = [part for part in (folded(part).strip() for part in query.split("*")) if part]
    if not parts:
        return ()
    if any(_UNSPACED.search(part) for part in parts):
        return (_needle(query, "", parts, ""),)
    after = "" if query.rstrip("\"'”’ ").endswith("*") else " "
    particles = _PARTICLES if _ARABIC.match(parts[0]) else ("",)
    return tuple(_needle(query, f" {particle}", parts, after) for particle in particles)


def _needle(query: str, before: str, parts: list[str], after: str) -> Needle:
    """Return the needle of the `parts` that stars leave of a query; a star stands for the rest of a word."""
    text = before + parts[0]
    pattern = None
    if len(parts) > 1:
        pattern = re.compile(re.escape(before) + r"\S* ".join(map(re.escape, parts)) + after)
    else:
        text += after
    first, space, _rest = text.lstrip().partition(" ")
    return Needle(query=query, word=first if before and space else "", text=text, pattern=pattern)

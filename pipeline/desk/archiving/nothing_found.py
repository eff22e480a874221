"""What to tell whom the archive has nothing for: which of his words is in no post, and a beginning of it that is."""

import re
from dataclasses import replace

from pipeline.archive.query import Query, Term
from pipeline.desk.archiving import searching
from pipeline.desk.opening import Desk
from pipeline.store import archive_search
from pipeline.store.archive_search import EVERYWHERE, Phrase, Sought
from pipeline.text import counted

_MOST_WORDS = 6  # each is looked up by itself
_MOST_CUT = 3  # letters that an ending, or a slip in it, may have
_LEAST = 4  # letters of a beginning that says something
_MOST_COUNTED = 100
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_BY_ADDRESS = "a page that you linked is found by its address with: copydesk archive url ADDRESS"


def notes(desk: Desk, asked: Query, sought: Sought, typed: str) -> tuple[str, ...]:
    """Return what may help, a line each.

    Args:
        desk: The desk.
        asked: What was asked, in vain.
        sought: The same as the store takes it.
        typed: The same as it was typed.
    """
    if _ADDRESS.fullmatch(typed):
        return (_BY_ADDRESS,)
    alone = replace(sought, marks=(), places=EVERYWHERE, since=None)
    terms = asked.marks[:_MOST_WORDS]
    missing = [term for term in terms if not _number(desk, alone, searching.phrase_of(term))]
    if not missing:
        return ("each of these words is in a post, and no post has all that was asked for",) if len(terms) > 1 else ()
    return tuple(f'no post has "{term.typed}"{_instead(desk, alone, term)}' for term in missing)


def _instead(desk: Desk, alone: Sought, term: Term) -> str:
    """The longest beginning of a word, or of words typed as one, that a post has; "" for none."""
    if _YEAR.fullmatch(term.typed):
        return f"; what ran in that year is found by after:{term.typed} before:{int(term.typed) + 1}"
    for words, shown in () if term.prefix else _beginnings(term):
        if number := _number(desk, alone, Phrase(words=words, prefix=True)):
            more = "more than " if number > _MOST_COUNTED else ""
            return f"; {shown}* is in {more}{counted(min(number, _MOST_COUNTED), 'post')}"
    return ""


def _beginnings(term: Term) -> list[tuple[tuple[str, ...], str]]:
    joined = "".join(term.words)
    if len(term.words) > 1:
        return [] if " " in term.typed else [((joined,), joined), (term.words, term.typed)]
    cut = (joined[: len(joined) - less] for less in range(_MOST_CUT + 1))
    return [((word,), word) for word in cut if len(word) >= _LEAST]


def _number(desk: Desk, alone: Sought, phrase: Phrase) -> int:
    only = replace(alone, phrases=(phrase,))
    return archive_search.count(desk.db, only, most=_MOST_COUNTED + 1)

"""What is typed into the archive's search, read: words, "phrases", beginnings*, and filters such as outlet:CNN.

Pure, and its own reader: nothing that is typed reaches the database as anything but bare words and marks (STYLE 15).
Every text is a query; what looks like a filter and cannot be read as one is looked for as words, and a note says so.

    query   = part { space part }
    part    = [ "-" ] ( name ":" value | value )
    value   = '"' anything '"' | word [ "*" ]
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pipeline import text
from pipeline.archive.folding import words_of
from pipeline.archive.spellings import ways

PLACES = ("title", "comment", "links", "excerpt", "rest")
ORDERS = ("newest", "best")
KINDS = ("story", "briefing", "opinion", "media", "note", "editorial", "document")
FILTERS = ("outlet", "domain", "label", "kind")

# Longer queries are no question, and every part costs a look.
LONGEST = 500
MOST_PARTS = 24
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_PART = re.compile(r'(?P<but>-?)(?:(?P<name>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_NAME_ALONE = re.compile(r"(?P<name>[A-Za-z]+):")
_DAY = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand together in this order. `words` are folded, at least one; of the last one only the beginning is
    meant where `prefix`. `but`: an entry that has them is left out.
    """

    words: tuple[str, ...]
    typed: str
    prefix: bool = False
    but: bool = False

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The words in every spelling that is looked for; of a beginning there is only the one."""
        return (self.words,) if self.prefix else ways(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What an entry must have (`but`: must not have). `name`: outlet, domain, label or kind."""

    name: str
    value: str
    but: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query as it was understood; all of it must hold.

    `places`: where the words are looked for, none = everywhere. `after` is the first day, `before` the day after the
    last, by the blog's calendar. `order` "" = not said. `lost`: nothing of what was typed can be looked for, so nothing
    is found. `notes` say what was understood otherwise than it may have been meant.
    """

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    places: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    order: str = ""
    lost: bool = False
    notes: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether every entry fits."""
        return not (self.terms or self.filters or self.after or self.before or self.lost)

    @property
    def marks(self) -> tuple[Term, ...]:
        """The words that a page of results may mark."""
        return tuple(term for term in self.terms if not term.but)


def read(typed: str) -> Query:
    """Return what a text asks of the archive; it never raises."""
    line = text.tidy(typed[:LONGEST]).translate(_QUOTES)
    query = Query(notes=("only the first 500 characters were read",) if len(typed) > LONGEST else ())
    for number, found in enumerate(_PART.finditer(line)):
        if number == MOST_PARTS:
            query = _noted(query, f"only the first {MOST_PARTS} words and filters were looked for")
            break
        query = _with(query, found)
    silent = not (query.terms or query.filters or query.after or query.before)
    return replace(query, lost=silent and bool(query.notes))


def _with(query: Query, found: re.Match[str]) -> Query:
    name, but = (found["name"] or "").lower(), bool(found["but"])
    value = found["phrase"] if found["phrase"] is not None else found["word"] or ""
    if name not in _READERS:
        return _doubted(_with_words(query, found), found)
    read_so = _READERS[name](query, name, value, but)
    if read_so is not None:
        return read_so
    return _noted(_with_words(query, found), f"{found[0]} was looked for as words: {_MEANT[name]}")


def _with_words(query: Query, found: re.Match[str]) -> Query:
    typed = found[0][1:] if found["but"] else found[0]
    bare = found["phrase"] if found["phrase"] is not None and not found["name"] else typed
    words = words_of(bare)
    if not words:
        return _noted(query, f"{found[0]} has no letters or digits to look for")
    prefix = found["phrase"] is None and typed.endswith("*")
    term = Term(words=words, typed=bare.rstrip("*") if prefix else bare, prefix=prefix, but=bool(found["but"]))
    return replace(query, terms=(*query.terms, term))


def _doubted(query: Query, found: re.Match[str]) -> Query:
    """Note what looks like a filter and is none: a name that none has, or a name with nothing beside it.

    An address (`http://`) looks like none, nor does a word of a headline before its colon (`Kyiv: talks end`).
    """
    word = found["word"] or ""
    if found["name"] and not word.startswith("//"):
        return _noted(query, f"{found[0]} was looked for as words: {_nearest(found['name'].lower())}")
    alone = _NAME_ALONE.fullmatch(word)
    name = alone["name"].lower() if alone else ""
    if name in _READERS or name in _ALIKE:
        meant = f"write {_ALIKE[name]}" if name in _ALIKE else _MEANT[name]
        return _noted(query, f"{found[0]} was looked for as a word: {meant}, without a space behind the colon")
    return query


def _nearest(name: str) -> str:
    from pipeline.house.fields import nearest  # only here: few queries need it

    near = name if name in _ALIKE else nearest(name, (*_READERS, *_ALIKE))
    meant = f"write {_ALIKE[near]}" if near in _ALIKE else f"did you mean {near}:?"
    return f"{name}: is no filter, " + (meant if near else f"filters are {', '.join(_READERS)}")


def _filter(query: Query, name: str, value: str, but: bool) -> Query | None:
    value = value.strip()
    if not words_of(value) or (name == "kind" and value.lower() not in KINDS):
        return None
    return replace(query, filters=(*query.filters, Filter(name=name, value=value, but=but)))


def _places(query: Query, name: str, value: str, but: bool) -> Query | None:
    wanted = tuple(place for place in PLACES if place in _singular(value))
    if but or not wanted:
        return None
    return replace(query, places=tuple(place for place in PLACES if place in (*query.places, *wanted)))


def _order(query: Query, name: str, value: str, but: bool) -> Query | None:
    return None if but or value.lower() not in ORDERS else replace(query, order=value.lower())


def _day(query: Query, name: str, value: str, but: bool) -> Query | None:
    found = _DAY.fullmatch(value.strip())
    if but or not found:
        return None
    try:
        day = date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return None  # the 30th of February
    if name == "after":
        return replace(query, after=max(day, query.after or day))
    return replace(query, before=min(day, query.before or day))


def _singular(value: str) -> set[str]:
    return {"links" if place == "link" else place for place in re.split(r"[|,]", value.lower())}


def _noted(query: Query, note: str) -> Query:
    return replace(query, notes=(*query.notes, note))


_READERS: Mapping[str, Callable[[Query, str, str, bool], Query | None]] = {
    **dict.fromkeys(FILTERS, _filter),
    **dict.fromkeys(("before", "after"), _day),
    "in": _places,
    "sort": _order,
}
_MEANT: Mapping[str, str] = {
    "outlet": 'write outlet:CNN or outlet:"FOX News"',
    "domain": "write domain:cnn.com",
    "label": "write label:ukraine",
    "kind": f"a kind is one of {', '.join(KINDS)}",
    "before": "a day is 2022, 2022-01 or 2022-01-21",
    "after": "a day is 2022, 2022-01 or 2022-01-21",
    "in": f"a place is one of {', '.join(PLACES)}",
    "sort": "an order is newest or best",
}
# What others call it, or one may think it is called.
_ALIKE: Mapping[str, str] = {
    **{place: f"in:{place}" for place in PLACES},
    "headline": "in:links",
    "link": "in:links",
    **dict.fromkeys(("caption", "credit", "picture", "photo"), "in:rest"),
    **dict.fromkeys(("lead", "source", "paper", "agency"), "outlet:Reuters"),
    **dict.fromkeys(("site", "host", "url"), "domain:cnn.com"),
    **dict.fromkeys(("tag", "topic", "category"), "label:ukraine"),
    "type": "kind:briefing",
    **dict.fromkeys(("since", "from"), "after:2022-01-21"),
    **dict.fromkeys(("until", "to"), "before:2022-01-21"),
    **dict.fromkeys(("date", "day", "month", "year"), "after:2022-01 before:2022-02"),
    "order": "sort:best",
}

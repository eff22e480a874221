"""Search the archive: what was typed is read, what waits is taken up, and the store is asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from pipeline.archive import found, query, tags
from pipeline.archive.query import Filter, Query, Term
from pipeline.dates.blog_days import UNDATED, known_day_of
from pipeline.desk.opening import Desk
from pipeline.outlets import Registry
from pipeline.store import archive_due, archive_links, archive_search
from pipeline.store.archive_links import PostLink
from pipeline.store.archive_search import EVERYWHERE, Hit, Marked, Phrase, Sought
from pipeline.store.looking import only_readable

# Matches are counted to here; "more than so many" says as much.
MOST_COUNTED = 10_000
# More matches than these are not all compared unless that is asked for: only the newest of them (bench/search.py).
QUICK = 50_000
NEWEST = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An entry that was found, with what of it answers the query.

    `links` are those that have its words or its outlet or domain; `day` is the blog's own, YYYY-MM-DD, none = undated.
    """

    hit: Hit
    day: str | None
    snippet: str
    links: tuple[PostLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: the places of one page of entries, how many fit in all, and how it was looked for.

    `capped`: there are more than `number`. `order`: newest or best. `among`: only the newest so many that fit were
    compared with each other, 0 = all of them. `notes` are for whoever asked.
    """

    query: Query
    places: tuple[int, ...]
    number: int
    capped: bool
    order: str
    among: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What a link answers by: words, any one of them, and marks of outlets and domains, one of each."""

    terms: tuple[Term, ...]
    marks: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, asked: Query, registry: Registry) -> Self:
        asked_for = (one for one in asked.filters if one.name in ("outlet", "domain") and not one.but)
        return cls(terms=asked.marks, marks=tuple(_marks(one, registry) for one in asked_for))


def search(
    desk: Desk,
    typed: str,
    *,
    limit: int,
    skip: int = 0,
    order: str = "",
    every_match: bool = False,
    drafts: bool = True,
    quick: int = QUICK,
) -> Found:
    """Return what the archive has of before now for a query as it was typed (`pipeline.archive.query`).

    `order` is newest or best, "" = as the query says, else newest. Of more than `quick` matches only the newest 5,000
    are compared by relevance, unless `every_match`. `drafts`: approved drafts that have no post, too.
    """
    asked = query.read(typed)
    notes = (*asked.notes, *bring_current(desk))
    order = order or asked.order or "newest"
    if asked.lost:
        return Found(query=asked, places=(), number=0, capped=False, order=order, notes=notes)
    sought = replace(by_now(desk, asked), drafts=drafts)
    number = archive_search.count(desk.db, sought, most=MOST_COUNTED + 1)
    many = order == "best" and not every_match and archive_search.count(desk.db, sought, most=quick + 1) > quick
    among = NEWEST if many else 0
    if order == "best":
        places = archive_search.best(desk.db, sought, limit=limit, skip=skip, among=among or None)
    else:
        places = archive_search.newest(desk.db, sought, limit=limit, skip=skip)
    return Found(
        query=asked,
        places=places,
        number=min(number, MOST_COUNTED),
        capped=number > MOST_COUNTED,
        order=order,
        among=among,
        notes=(*notes, *_told(among), *(() if number else _of_nothing(desk, asked, sought, typed))),
    )


def by_now(desk: Desk, asked: Query) -> Sought:
    """Return a query as the store takes it, of what has run by now."""
    sought = sought_of(asked, desk.registry, ZoneInfo(desk.settings.blog.timezone))
    return replace(sought, until=min(sought.until or after_now(desk), after_now(desk)))


def _of_nothing(desk: Desk, asked: Query, sought: Sought, typed: str) -> tuple[str, ...]:
    from pipeline.desk.archiving import nothing_found  # only here: most searches find something

    return nothing_found.notes(desk, asked, sought, typed)


def answers(desk: Desk, result: Found) -> tuple[Answer, ...]:
    """Return the entries of a result with their snippets and the links that answer."""
    hits = archive_search.hits(desk.db, result.places)
    posts = [hit.post for hit in hits if hit.post]
    links = archive_links.links(desk.db, posts)
    asks_outlet = any(one.name == "outlet" and not one.but for one in result.query.filters)
    agencies = archive_links.agencies(desk.db, posts) if asks_outlet else {}
    wanted = _Wanted.of(result.query, desk.registry)
    made = (_answer(desk, hit, links.get(hit.post, ()), agencies.get(hit.post, {}), wanted) for hit in hits)
    return tuple(made)


def beside(desk: Desk, terms: Sequence[Term], shown: Iterable[str], *, post: int, draft: int) -> tuple[str, ...]:
    """Return what an entry says beside title, comment, links and excerpt; () when something that is shown answers.

    Args:
        desk: The desk.
        terms: What is looked for; without any nothing needs an answer.
        shown: The words of the entry that are shown.
        post: The entry's post, 0 where it has none.
        draft: Else its draft.
    """
    if not terms or any(found.has(said, terms) for said in shown):
        return ()
    from pipeline.archive import words  # only here: few hits are in the rest
    from pipeline.store import archive_words
    from pipeline.store.archive_due import Changed

    entries = archive_words.standing(desk.db, [Changed(draft=not post, number=post or draft)])
    return tuple(line for one in entries for line in words.beside(one.roundup, one.unplaced))


def after_now(desk: Desk) -> datetime:
    """Return the first second in which nothing has run yet."""
    return desk.now + timedelta(seconds=1)


def sought_of(asked: Query, registry: Registry, zone: ZoneInfo) -> Sought:
    """Return a query as the store takes it: names as marks, days as times."""
    return Sought(
        every=tags.EVERY,
        phrases=tuple(map(phrase_of, asked.terms)),
        marks=tuple(Marked(any_of=_marks(one, registry), but=one.but) for one in asked.filters),
        places=asked.places or EVERYWHERE,
        since=_since(asked, zone),
        until=_begins(asked.before, zone),
    )


def phrase_of(term: Term) -> Phrase:
    """Return a term as the store takes it."""
    return Phrase(words=term.words, ways=term.ways[1:], prefix=term.prefix, but=term.but)


def bring_current(desk: Desk) -> tuple[str, ...]:
    """Take up what waits, and return what the asker must know where that may not be done."""
    if not archive_due.any_due(desk.db):
        return ()
    if only_readable(desk.folder / "desk.db"):
        return ("what was posted since the last search is not in it yet: this desk can be read, not written",)
    from pipeline.desk.archiving import indexing  # only here: most searches have nothing to take up

    indexing.bring_current(desk.db, desk.registry)
    return ()


def _marks(asked: Filter, registry: Registry) -> tuple[str, ...]:
    if asked.name == "outlet":
        known = registry.named(asked.value)
        names = (asked.value, *(known.names if known else ()))
        return tuple(dict.fromkeys(map(tags.outlet, names)))
    mark = {"domain": tags.domain, "label": tags.label, "kind": tags.kind}[asked.name]
    return (mark(asked.value),)


def _since(asked: Query, zone: ZoneInfo) -> datetime | None:
    """What nobody dated is in no stretch of days."""
    if not (asked.after or asked.before):
        return None
    first_dated = UNDATED + timedelta(seconds=1)
    return max(_begins(asked.after, zone) or first_dated, first_dated)


def _begins(day: date | None, zone: ZoneInfo) -> datetime | None:
    if day is None:
        return None
    try:
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except OverflowError:  # the first and the last day of the calendar
        return datetime.combine(day, time(), UTC)


def _told(among: int) -> tuple[str, ...]:
    return (f"best of the newest {among:,} matches, not of all: narrow it down by words or days",) if among else ()


def _answer(desk: Desk, hit: Hit, links: Sequence[PostLink], agencies: Mapping[str, str], wanted: _Wanted) -> Answer:
    terms = wanted.terms
    fitting = tuple(link for link in links if _fits(link, agencies.get(link.url, ""), wanted, desk.registry))
    said = [_comment(hit.comment), *hit.excerpt, *(link.headline for link in fitting[:1])]
    shown = (hit.title, *said, *(link.headline for link in links))
    said += beside(desk, terms, shown, post=hit.post, draft=hit.draft)
    return Answer(
        hit=hit,
        day=known_day_of(hit.at, desk.settings.blog.timezone),
        snippet=found.snippet(said, terms),
        links=fitting,
    )


def _fits(link: PostLink, agency: str, wanted: _Wanted, registry: Registry) -> bool:
    """Whether a link answers: it has one of the words, and where outlets or domains are asked for, it is of one."""
    if not (wanted.terms or wanted.marks):
        return False
    of = {*tags.outlets_of(link.outlet, agency), *(tags.domains_of(link.url) if link.url else ())}
    of |= {tags.outlet(registry.outlet(agency).name)} if agency else set()
    if any(map(of.isdisjoint, wanted.marks)):
        return False
    return not wanted.terms or found.has(link.headline, wanted.terms)


def _comment(comment: str) -> str:
    if "](" not in comment and "\\" not in comment:
        return comment
    from pipeline.archive.words import plain_comment  # only here: few comments have markup

    return plain_comment(comment)

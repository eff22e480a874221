"""The archive's full-text search: entries that have these words and marks, newest first or best first.

What is looked for comes as folded words and marks; the query of FTS5 is built of them here and is never a text that
somebody typed (https://www.sqlite.org/fts5.html, "Full-text Query Syntax").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, packed, unpacked
from pipeline.store.tables_archive import PLACE_BITS

EVERYWHERE = ("title", "comment", "links", "excerpt", "rest")
# What a hit weighs: in title, comment, links, excerpt, rest, marks. The house's judgement; nobody has measured it.
_WEIGHTS = "4.0, 2.0, 1.0, 1.0, 1.0, 0.0"
# The newest a desk can hold (year 9999).
_LAST = 1 << 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Folded words that stand together; of the last one only its beginning is meant where `prefix`. `but`: without.

    `ways` are other spellings of the same, any of which is as good.
    """

    words: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...] = ()
    prefix: bool = False
    but: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Marks of which an entry has any one; `but`: has none."""

    any_of: tuple[str, ...]
    but: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for; all of it must hold. `since` is included, `until` is not.

    `every` is the mark that every entry has. `any_of` are words of which one is enough. `drafts`: approved drafts
    without a post, too.
    """

    every: str
    phrases: tuple[Phrase, ...] = ()
    any_of: tuple[str, ...] = ()
    marks: tuple[Marked, ...] = ()
    places: tuple[str, ...] = EVERYWHERE
    since: datetime | None = None
    until: datetime | None = None
    drafts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that was found: a post (`draft` 0), or a draft that has none (`post` 0).

    `comment` is the editor's Markdown, `excerpt` the lead's paragraphs; `url` is the post's address, "" = not known,
    `state` the post's (`postings.Posting`), "" = it is a draft.
    """

    post: int
    draft: int
    at: datetime
    title: str
    update: bool
    url: str
    state: str
    comment: str
    excerpt: tuple[str, ...]


def newest(db: Connection, sought: Sought, *, limit: int, skip: int = 0) -> tuple[int, ...]:
    """Return the places of what fits, newest first."""
    rows = db.execute(
        f"select rowid {_from(sought)} order by rowid desc limit ? offset ?", (*_bound(sought), limit, skip)
    )
    return tuple(place for (place,) in rows)


def best(db: Connection, sought: Sought, *, limit: int, skip: int = 0, among: int | None = None) -> tuple[int, ...]:
    """Return the places of what fits by BM25, the best first, of equals the newest.

    Args:
        db: The desk.
        sought: What is looked for; without words the newest is the best.
        limit: At most so many.
        skip: Leave out so many.
        among: Only the newest so many that fit are compared, none = all of them. It is another answer.
    """
    if not sought.any_of and all(phrase.but for phrase in sought.phrases):
        return newest(db, sought, limit=limit, skip=skip)
    rows = db.execute(
        f"select place from (select rowid as place, bm25(archive_words, {_WEIGHTS}) as score {_from(sought)}"
        " order by rowid desc limit ?) order by score, place desc limit ? offset ?",
        (*_bound(sought), -1 if among is None else among, limit, skip),
    )
    return tuple(place for (place,) in rows)


def count(db: Connection, sought: Sought, *, most: int) -> int:
    """Return how many entries fit; counting ends at `most`."""
    [number] = db.execute(
        f"select count(*) from (select 1 {_from(sought)} order by rowid desc limit ?)", (*_bound(sought), most)
    ).fetchone()
    return int(number)


def hits(db: Connection, places: Sequence[int]) -> tuple[Hit, ...]:
    """Return the entries at these places, in their order."""
    rows = db.execute(_HITS, (packed(places),))
    found = {
        row["place"]: Hit(
            post=row["post"],
            draft=row["draft"],
            at=known_moment(row["at"]),
            title=row["title"],
            update=bool(row["later"]),
            url=row["url"],
            state=row["state"],
            comment=row["comment"] or "",
            excerpt=unpacked(row["excerpt"] or "[]"),
        )
        for row in rows
    }
    return tuple(found[place] for place in places if place in found)


def entries(db: Connection, places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return what stands at these places, in their order: (post, its draft), 0 where there is none of the two."""
    rows = db.execute(
        "select place, coalesce(post, 0), coalesce(posts.draft, archive_entries.draft, 0)"
        " from archive_entries left join posts on posts.id = archive_entries.post"
        " where place in (select value from json_each(?))",
        (packed(places),),
    )
    found = {place: (post, draft) for place, post, draft in rows}
    return tuple(found[place] for place in places if place in found)


def total(db: Connection, *, until: datetime) -> int:
    """Return how many entries of before `until` the archive has."""
    [number] = db.execute("select count(*) from archive_entries where place < ?", (_at(until),)).fetchone()
    return int(number)


def matching(sought: Sought) -> str:
    """Return the words and marks as a query of FTS5, "" when there are none."""
    wanted = [f"{_column(sought.places)} : {_phrase(one)}" for one in sought.phrases if not one.but]
    wanted += [f"tags : ({_any(one.any_of)})" for one in sought.marks if not one.but]
    if sought.any_of:
        wanted.append(f"{_column(sought.places)} : ({_any(sought.any_of)})")
    unwanted = [f"{_column(sought.places)} : {_phrase(one)}" for one in sought.phrases if one.but]
    unwanted += [f"tags : ({_any(one.any_of)})" for one in sought.marks if one.but]
    if unwanted and not wanted:
        wanted = [f"tags : {_quoted([sought.every])}"]
    asked = " AND ".join(f"({one})" for one in wanted)
    return f"({asked}) NOT ({' OR '.join(f'({one})' for one in unwanted)})" if unwanted else asked


_HITS = """
select place, coalesce(archive_entries.post, 0) as post, coalesce(archive_entries.draft, 0) as draft,
    coalesce(posts.posted_at, posts.intended_at, drafts.changed_at) as at,
    coalesce(posts.title, json_extract(revisions.roundup, '$.title')) as title, coalesce(posts.url, '') as url,
    coalesce(posts.state, '') as state,
    json_extract(coalesce(posts.roundup, revisions.roundup), '$.update') as later,
    json_extract(coalesce(posts.roundup, revisions.roundup), '$.comment') as comment,
    json_extract(coalesce(posts.roundup, revisions.roundup), '$.lead.excerpt') as excerpt
from archive_entries left join posts on posts.id = archive_entries.post
    left join drafts on drafts.id = archive_entries.draft
    left join revisions on revisions.draft = drafts.id and revisions.revision = drafts.revision
where place in (select value from json_each(?)) and (posts.id is not null or revisions.draft is not null)
"""


def _from(sought: Sought) -> str:
    if matching(sought):
        return f"from archive_words where archive_words match ? and rowid >= ? and rowid < ? {_kinds(sought)}"
    return f"from archive_entries where rowid >= ? and rowid < ? {_kinds(sought)}"


def _kinds(sought: Sought) -> str:
    return "" if sought.drafts else "and (rowid & 1) = 0"


def _bound(sought: Sought) -> tuple[str | int, ...]:
    query = matching(sought)
    days = (_at(sought.since) if sought.since else 0, _at(sought.until) if sought.until else _LAST)
    return (query, *days) if query else days


def _at(moment: datetime) -> int:
    return max(0, int(moment.timestamp())) << PLACE_BITS


def _column(places: Iterable[str]) -> str:
    return "{" + " ".join(places) + "}"


def _phrase(phrase: Phrase) -> str:
    said = _quoted(phrase.words) + (" *" if phrase.prefix else "")
    return f"({' OR '.join((said, *map(_quoted, phrase.ways)))})" if phrase.ways else said


def _any(words: Iterable[str]) -> str:
    return " OR ".join(_quoted([word]) for word in words)


def _quoted(words: Iterable[str]) -> str:
    return '"' + " ".join(words).replace('"', '""') + '"'

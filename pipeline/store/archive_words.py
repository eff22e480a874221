"""The archive's words, kept current: entries as they stand now, and their words instead of those they had.

The caller holds the transaction, works out the words (`pipeline.archive.words`), and writes them here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from pipeline.house import roundups
from pipeline.news import PostWords, Roundup
from pipeline.store.archive_due import Changed
from pipeline.store.database import Connection
from pipeline.store.rows import document, known_moment, packed, unpacked
from pipeline.store.tables_archive import PLACE_BITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as it stands now; `at` is when it was posted, sent or approved.

    `unplaced` are the lines of an imported post that no rule could place, in Markdown.
    """

    changed: Changed
    at: datetime
    title: str
    roundup: Roundup
    unplaced: tuple[str, ...] = ()


def standing(db: Connection, changed: Sequence[Changed]) -> tuple[Entry, ...]:
    """Return those of them that are entries now: posts that ran, and approved drafts without a post."""
    posts, drafts = (packed(one.number for one in changed if one.draft is kind) for kind in (False, True))
    found = []
    for draft, number, at, title, roundup, unplaced in db.execute(_STANDING, (posts, drafts)):
        name = f"draft d{number}" if draft else f"post p{number}"
        found.append(
            Entry(
                changed=Changed(draft=bool(draft), number=number),
                at=known_moment(at),
                title=title,
                roundup=roundups.from_json(document(roundup), where=name),
                unplaced=unpacked(unplaced),
            )
        )
    return tuple(found)


def take_up(db: Connection, changed: Sequence[Changed], words: Iterable[tuple[Entry, PostWords]]) -> None:
    """Write the words of these entries instead of those they had; an entry without any is out of the search."""
    posts, drafts = (packed(one.number for one in changed if one.draft is kind) for kind in (False, True))
    db.execute(
        f"delete from archive_words where rowid in (select place from archive_entries where {_THESE})", (posts, drafts)
    )
    db.execute(f"delete from archive_entries where {_THESE}", (posts, drafts))
    db.execute("delete from archive_shown where post in (select value from json_each(?))", (posts,))
    # In the order of their rows: else the index is flushed at each one.
    placed = sorted(((_place(entry), entry.changed, one) for entry, one in words), key=itemgetter(0))
    db.executemany(
        "insert into archive_entries (place, post, draft) values (?, ?, ?)",
        [(place, *_numbers(of)) for place, of, _ in placed],
    )
    db.executemany(
        "insert into archive_words (rowid, title, comment, links, excerpt, rest, tags) values (?, ?, ?, ?, ?, ?, ?)",
        [(place, one.title, one.comment, one.links, one.excerpt, one.rest, one.tags) for place, _, one in placed],
    )
    db.executemany(
        "insert or ignore into archive_shown (canonical, post, role) values (?, ?, ?)",
        [(canonical, of.number, role) for _, of, one in placed for canonical, role in one.shown if not of.draft],
    )
    db.execute(
        "delete from archive_due where (kind = 'post' and number in (select value from json_each(?)))"
        " or (kind = 'draft' and number in (select value from json_each(?)))",
        (posts, drafts),
    )


def forget_what_was_removed(db: Connection) -> None:
    """Write the index anew, so that no word stays in it that its entries have no more.

    See https://www.sqlite.org/fts5.html, "The 'optimize' Command".
    """
    db.execute("insert into archive_words (archive_words) values ('optimize')")


_THESE = "post in (select value from json_each(?)) or draft in (select value from json_each(?))"
_STANDING = """
select 0, id, coalesce(posted_at, intended_at), ran.title, roundup, coalesce(unplaced, '[]')
from ran left join post_sources on post_sources.post = ran.id where id in (select value from json_each(?))
union all
select 1, drafts.id, drafts.changed_at, json_extract(roundup, '$.title'), roundup, '[]'
from drafts join revisions on revisions.draft = drafts.id and revisions.revision = drafts.revision
where drafts.id in (select value from json_each(?)) and drafts.state in ('approved', 'published')
    and drafts.id not in (select draft from ran where draft is not null)
"""


def _place(entry: Entry) -> int:
    return (int(entry.at.timestamp()) << PLACE_BITS) + 2 * entry.changed.number + entry.changed.draft


def _numbers(changed: Changed) -> tuple[int | None, int | None]:
    return (None, changed.number) if changed.draft else (changed.number, None)

"""Take up the words of what changed in the archive since, so that the search finds it.

The store's triggers note what changed; this works it off, a few hundred entries a transaction. A search costs nothing
more when nothing changed; an import calls it for each batch inside the batch's own transaction.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.archive import words
from pipeline.archive.words import Cited
from pipeline.desk.linked_pages import links_of
from pipeline.news import PostWords, Roundup
from pipeline.outlets import Registry
from pipeline.store import archive_due, archive_links, archive_words
from pipeline.store.archive_links import PostLink
from pipeline.store.archive_words import Entry
from pipeline.store.database import Connection, writing

_BATCH = 500


def bring_current(db: Connection, registry: Registry) -> None:
    """Take up everything that waits, in short transactions."""
    while archive_due.any_due(db):
        with writing(db):
            take_up(db, registry, limit=_BATCH)


def take_up(db: Connection, registry: Registry, *, limit: int = -1) -> None:
    """Take up what waits, at most `limit` entries (-1 = all); the caller holds the transaction."""
    changed = archive_due.due(db, limit=limit)
    entries = archive_words.standing(db, changed)
    links = archive_links.links(db, (one.changed.number for one in entries if not one.changed.draft))
    words_of = ((one, _words(one, links.get(one.changed.number, ()), registry)) for one in entries)
    archive_words.take_up(db, changed, words_of)


def forget_removed(db: Connection, registry: Registry) -> None:
    """Take up everything, and leave no word in the index that no entry has any more; in the caller's transaction."""
    take_up(db, registry)
    archive_words.forget_what_was_removed(db)


def _words(entry: Entry, stored: Iterable[PostLink], registry: Registry) -> PostWords:
    cited = () if entry.changed.draft else tuple(Cited(one.headline, one.outlet, one.url) for one in stored)
    if not cited:
        cited = tuple(Cited(one.headline, one.outlet, one.url) for one in links_of(entry.roundup, registry))
    roundup = replace(entry.roundup, title=entry.title)
    return words.taken_up(roundup, cited, agencies=_agencies(roundup, registry), unplaced=entry.unplaced)


def _agencies(roundup: Roundup, registry: Registry) -> Iterator[str]:
    """The agencies that its links come from, as the registry names them."""
    yield from (known.name for _, agency in words.carried(roundup) if (known := registry.named(agency)))

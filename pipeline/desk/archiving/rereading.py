"""Read every imported post again from what it was imported from: after an alias was added, or the reader has learned.

Nothing is fetched and no file is needed. Posts that an editor's own draft made are not touched: they were never read.
"""

from dataclasses import replace

from pipeline.archive.importers import Found
from pipeline.desk.archiving import indexing, taking_apart
from pipeline.desk.archiving.importing import MOST_TOLD, Told
from pipeline.desk.archiving.reading_posts import reader
from pipeline.desk.archiving.tally import Report, Tally
from pipeline.desk.opening import Desk
from pipeline.store import import_comments, import_sources
from pipeline.store.database import writing
from pipeline.store.import_sources import Source
from pipeline.text import counted

_BATCH = 100


def read_again(desk: Desk, *, told: Told = lambda done, total, words: None) -> Report:
    """Read all imported posts again, in order, and store what became of them.

    Args:
        desk: The desk.
        told: Called as it goes: posts read, how many there are, and words for a person.
    """
    read, tally = reader(desk), Tally()
    total, last = import_sources.count(desk.db), 0
    while batch := import_sources.sources(desk.db, after=last, limit=_BATCH):
        last = batch[-1].post
        comments = import_comments.of_posts(desk.db, (source.post for source in batch))
        # A source without words lost them to a takedown: its post stays as it is, as does one that the reader fails on.
        found = [(source, _found(source)) for source in batch if source.html]
        posts = [(source, each, taking_apart.read_one(each, read, tally)) for source, each in found]
        with writing(desk.db):
            for source, each, seen in posts:
                if seen is None:
                    continue
                imported = taking_apart.silenced(desk, taking_apart.made(desk, each, seen))
                # What the source does not hold is of a page that it replaced.
                said = comments.get(source.post) or imported.roundup.reader_comments or source.comments
                date = imported.roundup.date or source.date
                roundup = replace(imported.roundup, reader_comments=said, date=date)
                import_sources.reread(desk.db, source.post, roundup, imported.unplaced, imported.links)
                tally.fates["known"] += 1
                taking_apart.count(desk, imported, seen.proposed, tally)
            indexing.take_up(desk.db, desk.registry)
        told(sum(tally.fates.values()), total, f"{counted(tally.unplaced, 'line')} not placed")
    return tally.report(most=MOST_TOLD, total=total)


def _found(source: Source) -> Found:
    return Found(
        keys=(f"post:{source.post}",),
        url=source.url,
        title=source.title,
        published=source.at,
        labels=source.labels,
        html=source.html,
        partial=source.partial,
    )

"""Import what a blog kept of its past: each post read into parts and stored with its links and its source, once.

In batches, each one short transaction, so that cron and the review page work meanwhile and no lease is needed. A
post that is there already is passed over without being read, so an import that was killed is run again and goes on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from pipeline import text
from pipeline.archive.importers import Found, FoundComment, LeftOut, Thing, deciding, keys, sources
from pipeline.archive.importers.deciding import Sent
from pipeline.archive.importers.saved_html import BLOGS, Places
from pipeline.archive.importers.sources import Reading
from pipeline.desk.archiving import indexing, taking_apart
from pipeline.desk.archiving.reading_posts import Reader, calendar, reader
from pipeline.desk.archiving.tally import Report, Tally
from pipeline.desk.opening import Desk
from pipeline.errors import UnreadableError
from pipeline.store import import_comments, imports
from pipeline.store.database import writing
from pipeline.store.import_comments import Comment
from pipeline.store.imports import Imported, Known

Told = Callable[[int, int, str], None]
MOST_TOLD = 20
_BATCH = 100
_LONGEST_NAME = 500  # characters of a reader's name


def import_file(
    desk: Desk, path: Path, *, kind: str = "", places: Places = BLOGS, told: Told = lambda done, size, words: None
) -> Report:
    """Import an export, a feed's file, a folder of posts, or saved pages; what is in a zip as it lies there.

    Args:
        desk: The desk.
        path: Which.
        kind: One of `sources.KINDS`, "" = seen by itself.
        places: What stands where on saved pages.
        told: Called as it goes: bytes read, how many there are, and words for a person.

    Raises:
        UnreadableError: nothing could be read of it; what breaks off later is in the report.
    """
    how = Reading(calendar=calendar(desk), home=desk.settings.blog.url, kind=kind, places=places)
    tally = Tally()
    found = sources.things(path, how, told=lambda done, size: told(done, size, _words(tally)))
    broke = import_things(desk, found, tally, reader(desk))
    if broke is not None and not tally.fates and not tally.left_out:
        raise broke
    return tally.report(most=MOST_TOLD, broke=broke)


def import_things(desk: Desk, found: Iterable[Thing], tally: Tally, read: Reader) -> UnreadableError | None:
    """Import a stream of things, and return where it broke off; what came before that is stored."""
    sent = deciding.sent(imports.ours(desk.db))
    broke: list[UnreadableError] = []
    stream = _until_it_breaks(found, broke)
    while batch := list(islice(stream, _BATCH)):
        _file(desk, batch, read, sent, tally)
    return broke[0] if broke else None


def _until_it_breaks(stream: Iterable[Thing], broke: list[UnreadableError]) -> Iterator[Thing]:
    try:
        yield from stream
    except UnreadableError as problem:
        broke.append(problem)


def _file(desk: Desk, batch: Sequence[Thing], read: Reader, sent: Sent, tally: Tally) -> None:
    posts = [taking_apart.believed(desk, thing) for thing in batch if isinstance(thing, Found)]
    comments = [_comment(thing) for thing in batch if isinstance(thing, FoundComment)]
    tally.leave_out(thing for thing in batch if isinstance(thing, LeftOut))
    tally.comments += len(comments)
    there = imports.known(desk.db, (key for post in posts for key in post.keys))
    # Read outside the transaction: it is what costs.
    fates = [(post, _fate(post, there, sent)) for post in posts]
    wanted = [post for post, fate in fates if fate in ("new", "changed")]
    read_now = [(post, taking_apart.read_one(post, read, tally) or taking_apart.unread(desk, post)) for post in wanted]
    tally.fates.update(fate for _, fate in fates if fate in ("known", "ours"))
    with writing(desk.db):
        for post, seen in read_now:
            imported = taking_apart.silenced(desk, taking_apart.made(desk, post, seen))
            fate = _put(desk, post, imported, sent)
            tally.fates[fate] += 1
            if fate in ("new", "changed"):
                tally.partial += imported.partial
                taking_apart.count(desk, imported, seen.proposed, tally)
        _know_again(desk, posts, there)
        spoken_to = import_comments.put(desk.db, comments)
        import_comments.join(desk.db, [*(key for post, _ in read_now for key in post.keys), *spoken_to])
        indexing.take_up(desk.db, desk.registry)


def _know_again(desk: Desk, posts: Sequence[Found], there: Mapping[str, Known]) -> None:
    """A post that its blog moved is from now on known at its new place, too, where its readers go on commenting."""
    for post in posts:
        known = deciding.matching(post, there) if any(map(keys.is_lasting, post.keys)) else None
        if known is None or {*post.keys} <= {*known.keys}:
            continue
        # By what is there now, for another import may have been quicker.
        if now := deciding.matching(post, imports.known(desk.db, post.keys)):
            imports.know(desk.db, now.post, post.keys)


def _fate(post: Found, there: Mapping[str, Known], sent: Sent) -> str:
    """New, changed, known, or ours: what this desk sent itself is in the archive as it sent it."""
    if sent.holds(post):
        return "ours"
    known = deciding.matching(post, there)
    if known is None:
        return "new"
    return "changed" if deciding.replaces(post, known) else "known"


def _put(desk: Desk, post: Found, imported: Imported, sent: Sent) -> str:
    """Store a post by what is there now: another import may have been quicker, or the same file has it twice."""
    there = imports.known(desk.db, post.keys)
    fate = _fate(post, there, sent)
    known = deciding.matching(post, there)
    if fate == "changed" and known is not None:
        if not deciding.is_as_rich(post, imported.roundup, known):
            return "known"
        kept = deciding.completed(imported, known)
        imports.put(desk.db, replace(kept, keys=deciding.joined(post, known)), instead_of=known.post, at=desk.now)
    elif fate == "new":
        imports.put(desk.db, replace(imported, keys=_free(post, there)), instead_of=None, at=desk.now)
    return fate


def _free(post: Found, there: Mapping[str, Known]) -> tuple[str, ...]:
    """The keys of a new post that no other has: of two posts at one path, the first one found has the path."""
    return tuple(key for key in post.keys if key not in there)


def _comment(found: FoundComment) -> Comment:
    words = "\n\n".join(text.paragraphs(found.html))
    return Comment(post=found.post, id=found.id, name=found.name[:_LONGEST_NAME], words=words, at=found.at)


def _words(tally: Tally) -> str:
    return f"{text.counted(sum(tally.fates.values()), 'post')}, {tally.fates['new']} new"

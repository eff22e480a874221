"""Take an article down: its excerpt in posts, and every stored word but its headlines, address, authors and dates.

The row first, then the words, all in one transaction; then the file is written anew so that no byte stays; then the
channels. Each part may be done again by the same command (docs/takedown.md).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline import urls
from pipeline.desk import unquoting
from pipeline.desk.archiving import indexing
from pipeline.desk.opening import Desk
from pipeline.desk.publishing.order import Pace
from pipeline.desk.reason import reason
from pipeline.desk.unquoting import Unquoted
from pipeline.errors import CopydeskError, UsageError
from pipeline.news import Headline
from pipeline.store import copies, headlines, postings, takedowns, taken_words
from pipeline.store.database import writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of the desk's database that still has the words: `rows` by table, none where it cannot be read (`why`)."""

    file: Path
    rows: Mapping[str, int]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenDown:
    """What a takedown did, or would do.

    `headline` is the page's, none when this desk has none. `rows` are those by table that held words. `quoting` are
    drafts and posts (`d7`, `p3`) in whose text other than the excerpt words of it stand: the editor's own to change.
    `copies` are found in the desk's folder only. `scrubbed` false: another program reads the desk's old state still.
    """

    url: str
    canonical: str
    headline: Headline | None
    rows: Mapping[str, int]
    posts: tuple[Unquoted, ...]
    quoting: tuple[str, ...]
    copies: tuple[Copy, ...]
    scrubbed: bool = True


def take_down(desk: Desk, url: str, pace: Pace, *, because: str = "", over: str = "") -> TakenDown:
    """Remove the words of the article at `url` from the desk and from its posts, and store none of them again.

    Args:
        desk: The desk.
        url: The article's address, with or without what its outlet adds for counting.
        pace: The real clock, for the channels.
        because: Why, in the editor's words; kept.
        over: A version of a post that was changed on the blog, which the editor has seen and writes over.

    Raises:
        UsageError: it is no web address.
    """
    page, canonical = _page(url)
    with writing(desk.db):
        rows = taken_words.counted(desk.db, canonical)
        known = taken_words.sentences(desk.db, canonical)
        takedowns.record(desk.db, canonical, url=page, because=reason(because), at=desk.now)
        for post in taken_words.excerpted(desk.db, canonical):
            takedowns.owe(desk.db, unquoting.owed(desk, post, canonical, now=desk.now))
        taken_words.erase(desk.db, canonical)
        indexing.forget_removed(desk.db, desk.registry)
        quoting = taken_words.quoting(desk.db, canonical, known)
    scrubbed = taken_words.scrub(desk.db)
    ours = takedowns.of_page(desk.db, canonical)
    posts = unquoting.unquote(desk, pace, over=over)
    return TakenDown(
        url=page,
        canonical=canonical,
        headline=headlines.at_page(desk.db, canonical),
        rows=rows,
        posts=tuple(one for one in posts if one.post in ours),
        quoting=quoting,
        copies=tuple(_copies(desk, canonical)),
        scrubbed=scrubbed,
    )


def rehearse(desk: Desk, url: str) -> TakenDown:
    """Return what `take_down` would remove, and from where; nothing is changed and nobody asked.

    Raises:
        UsageError: it is no web address.
    """
    page, canonical = _page(url)
    posts = [postings.known(desk.db, number) for number in taken_words.excerpted(desk.db, canonical)]
    waiting = [one for one in unquoting.waiting(desk) if one.post in takedowns.of_page(desk.db, canonical)]
    found = [unquoting.told(one, "due") for one in posts]
    known = taken_words.sentences(desk.db, canonical)
    return TakenDown(
        url=page,
        canonical=canonical,
        headline=headlines.at_page(desk.db, canonical),
        rows=taken_words.counted(desk.db, canonical),
        posts=(*found, *waiting),
        quoting=taken_words.quoting(desk.db, canonical, known),
        copies=tuple(_copies(desk, canonical)),
    )


def _page(url: str) -> tuple[str, str]:
    page = urls.clean(url.strip())
    if not page:
        raise UsageError(f"{url!r} is no web address", do="give the article's own address, with http:// or https://")
    return page, urls.canonical(page)


def _copies(desk: Desk, canonical: str) -> Iterator[Copy]:
    for file in copies.copies(desk.folder):
        try:
            with copies.looked_into(file) as db:
                rows = taken_words.counted(db, canonical)
        except CopydeskError as problem:
            yield Copy(file=file, rows={}, why=problem.what)
            continue
        if rows:
            yield Copy(file=file, rows=rows)

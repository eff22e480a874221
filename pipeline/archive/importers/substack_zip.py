"""Substack's export (Settings > Exports): `posts.csv`, and beside it a page of each post, `posts/ID.SLUG.html`.

The page is the post's words alone; title, day and whether it is public stand in the table. A post stands at /p/SLUG.
Whom it was for (`audience`) does not matter: it ran.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pipeline import text
from pipeline.archive.importers import keys
from pipeline.archive.importers.chunks import File
from pipeline.archive.importers.found import BrokenOffError, Found, LeftOut, Thing
from pipeline.archive.importers.moments import moment
from pipeline.read import decode

MOST_BYTES = 32_000_000
_BEGINS = re.compile(rb'"?post_id"?,[^\n]*\bpost_date\b[^\n]*\bis_published\b')
_NO_POSTS = {"page": "pages"}
_ID = re.compile(r"\d+\.(?P<slug>[\w-]+)")


def is_one(opening: bytes) -> bool:
    """Say whether a file that begins like this is Substack's table of posts."""
    return _BEGINS.match(opening) is not None


def things(table: File, beside: Mapping[str, File], *, home: str) -> Iterator[Thing]:
    """Yield the posts of the table and what is left out, in its order.

    Args:
        table: posts.csv.
        beside: All files of the export by their paths.
        home: The blog's address, which the export does not hold; "" = not known.

    Raises:
        UnreadableError: the table or a page cannot be read.
        BrokenOffError: a line of the table has no end; what stands above it was yielded.
    """
    folder = PurePosixPath(table.name).parent
    for row in _rows(table):
        said = {key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}
        page = beside.get(str(folder / "posts" / f"{said.get('post_id', '')}.html"))
        yield _thing(said, page, home)


def _rows(table: File) -> Iterator[dict[str | Any, str | Any]]:
    rows = csv.DictReader(io.StringIO(decode.without_controls(_words(table)), newline=""))
    try:
        yield from rows
    except csv.Error as problem:  # a quote that nothing shuts takes in all that follows
        what = f"posts.csv breaks off behind line {rows.line_num}: {problem}"
        raise BrokenOffError(what, where=table.where, do="export it again; or mend that line's quotes") from problem


def _thing(row: Mapping[str, str], page: File | None, home: str) -> Thing:
    named = _ID.fullmatch(row.get("post_id", ""))
    if row.get("is_published", "").lower() != "true":
        return LeftOut(what="drafts")
    if kind := _NO_POSTS.get(row.get("type", "")):
        return LeftOut(what=kind)
    if named is None:
        return LeftOut(what="posts without an address")
    if page is None:
        return LeftOut(what="posts whose page is not in the export")
    url = f"{home.rstrip('/')}/p/{named['slug']}"
    return Found(
        keys=keys.of(url=url),
        url=url if home else "",
        title=text.plain(row.get("title", "")),
        published=moment(row.get("post_date", "")),
        html=_words(page),
    )


def _words(file: File) -> str:
    return file.whole(MOST_BYTES).decode("utf-8-sig", "replace")

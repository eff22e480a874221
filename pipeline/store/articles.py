"""What articles' own pages said, kept so that a page is asked once and its excerpt can be proved verbatim."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import datetime

from pipeline.news import Article, Picture
from pipeline.store import takedowns
from pipeline.store.database import Connection
from pipeline.store.rows import document, moment, packed_object, stamp, taken_apart

_TUPLES = ("headlines", "authors", "standfirst", "paragraphs", "warnings")
_TIMES = ("published", "modified")
_WORDS = tuple(one.name for one in fields(Article) if one.type is str)


def keep(db: Connection, number: int, article: Article, *, digest: str, at: datetime) -> None:
    """Store the page of headline `number`; `digest` is SHA-256 of its paragraphs (excerpt.digest).

    Of a page that was taken down no words are stored but its headline.
    """
    if takedowns.of_headline(db, number):
        article, digest = takedowns.wordless(article), ""
    values = asdict(article)
    for name in _TIMES:
        values[name] = stamp(values[name])
    db.execute(
        "insert or replace into articles (headline, article, digest, read_at) values (?, ?, ?, ?)",
        (number, packed_object(values), digest, stamp(at)),
    )


def keep_read(db: Connection, number: int, article: Article, *, digest: str, at: datetime) -> None:
    """Store a page that was asked; text that the editor clipped himself stays, and the page's adds nothing to it."""
    clipped = db.execute(
        "select 1 from headlines join articles on articles.headline = headlines.id"
        " where headlines.id = ? and clipped_at is not null",
        (number,),
    ).fetchone()
    if clipped:
        db.execute("update articles set read_at = ? where headline = ?", (stamp(at), number))
    else:
        keep(db, number, article, digest=digest, at=at)


def read_at(db: Connection, number: int) -> datetime | None:
    """Return when the page of headline `number` was read, none when it was not."""
    row = db.execute("select read_at from articles where headline = ?", (number,)).fetchone()
    return moment(row["read_at"]) if row else None


def digest_of(db: Connection, number: int) -> str:
    """Return the digest under which the page of headline `number` was stored, "" when it was not read."""
    row = db.execute("select digest from articles where headline = ?", (number,)).fetchone()
    return str(row["digest"]) if row else ""


def of_headline(db: Connection, number: int) -> Article | None:
    """Return the page of headline `number` when it was read."""
    row = db.execute("select article from articles where headline = ?", (number,)).fetchone()
    if row is None:
        return None
    with taken_apart(row["article"]):
        values = document(row["article"])
        for name in _TUPLES:
            values[name] = tuple(values[name])
        for name in _TIMES:
            values[name] = moment(values[name])
        values["picture"] = Picture(**values["picture"]) if values["picture"] else None
        article = Article(**values)
        if not all(isinstance(word, str) for word in _words(article)):
            raise TypeError("what is no words stands where words belong")
        return article


def _words(article: Article) -> Iterator[object]:
    for name in _WORDS:
        yield getattr(article, name)
    for name in _TUPLES:
        yield from getattr(article, name)

"""Articles whose words were taken down: none of them is stored again. And the posts that still have to lose them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.news import Article, Headline
from pipeline.store.database import Connection
from pipeline.store.rows import packed, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A post that shows an excerpt on its channel still.

    `held` are digests, parted by spaces, of what the channel may hold as ours (`desk.unquoting`).
    """

    post: int
    canonical: str
    held: str


def record(db: Connection, canonical: str, *, url: str, because: str, at: datetime) -> None:
    """Note that a page was taken down; what was noted first stays, but for a reason that was not given then."""
    db.execute(
        "insert into takedowns (canonical, url, because, at) values (?, ?, ?, ?) on conflict (canonical) do update"
        " set because = case when because = '' then excluded.because else because end",
        (canonical, url, because, stamp(at)),
    )


def among(db: Connection, canonicals: Iterable[str]) -> frozenset[str]:
    """Return those of these canonical URLs whose words were taken down."""
    rows = db.execute(
        "select canonical from takedowns where canonical in (select value from json_each(?))", (packed(canonicals),)
    )
    return frozenset(canonical for (canonical,) in rows)


def silenced(db: Connection, headlines: Sequence[Headline]) -> list[Headline]:
    """Return headlines as they may be stored: of a page that was taken down without summary and content."""
    taken = among(db, (headline.canonical for headline in headlines))
    if not taken:
        return list(headlines)
    return [replace(one, summary="", content=()) if one.canonical in taken else one for one in headlines]


def wordless(article: Article) -> Article:
    """Return an article as it may be stored once it was taken down: headline, address, authors and dates."""
    return Article(
        url=article.url,
        canonical=article.canonical,
        headline=article.headline,
        headlines=(article.headline,) if article.headline else (),
        authors=article.authors,
        published=article.published,
        modified=article.modified,
        language=article.language,
        news_kind=article.news_kind,
        agency=article.agency,
    )


def of_headline(db: Connection, number: int) -> bool:
    """Return whether the page of headline `number` was taken down."""
    row = db.execute(
        "select 1 from takedowns join headlines on headlines.canonical = takedowns.canonical where headlines.id = ?",
        (number,),
    ).fetchone()
    return row is not None


def owe(db: Connection, due: Due) -> None:
    """Note that a post has to lose its excerpt on its channel."""
    db.execute(
        "insert or replace into takedown_posts (post, canonical, held) values (?, ?, ?)",
        (due.post, due.canonical, due.held),
    )


def due(db: Connection) -> tuple[Due, ...]:
    """Return the posts that have to lose their excerpt still, the oldest first."""
    rows = db.execute("select post, canonical, held from takedown_posts where done_at is null order by post")
    return tuple(Due(post=post, canonical=canonical, held=held) for post, canonical, held in rows)


def of_page(db: Connection, canonical: str) -> frozenset[int]:
    """Return the posts that lost their excerpt of this page, or have to."""
    rows = db.execute("select post from takedown_posts where canonical = ?", (canonical,))
    return frozenset(post for (post,) in rows)


def note(db: Connection, post: int, *, why: str, done_at: datetime | None) -> None:
    """Store how it went with a post: `done_at` none = it has to be tried again."""
    db.execute("update takedown_posts set why = ?, done_at = ? where post = ?", (why, stamp(done_at), post))

"""What the editor filed from his own browser, and where a page of it was used before."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A post of ours that links a page. `role`: lead, list or comment; `url` "" = not known (yet)."""

    post: int
    title: str
    url: str
    role: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A draft that is still open: its story, topic and title, and when it changed last."""

    draft: int
    story: int
    topic: str
    title: str
    state: str
    changed_at: datetime


def mark(db: Connection, number: int, *, at: datetime) -> None:
    """Note that the editor clipped headline `number`: whatever its date, it is news to him."""
    db.execute("update headlines set clipped_at = ?, news = 1 where id = ?", (stamp(at), number))


def note_title(db: Connection, number: int, title: str, *, at: datetime) -> None:
    """Add a title to those that headline `number` has had; the one it has now stays."""
    db.execute("insert or ignore into titles (headline, title, seen_at) values (?, ?, ?)", (number, title, stamp(at)))


def printed(db: Connection, canonical: str) -> tuple[Printed, ...]:
    """Return the posts of ours that link this page, the newest first."""
    rows = db.execute(
        """
        select posts.id, posts.title, coalesce(posts.url, ''), post_links.role,
               coalesce(posts.posted_at, posts.intended_at)
        from post_links join standing as posts on posts.id = post_links.post
        where post_links.canonical = ? order by 5 desc, 1 desc
        """,
        (canonical,),
    )
    return tuple(
        Printed(post=post, title=title, url=url, role=role, at=known_moment(at)) for post, title, url, role, at in rows
    )


def drafted(db: Connection, url: str) -> tuple[Drafted, ...]:
    """Return the open drafts whose post links this address (as lead, in the list or the comment), the newest first."""
    rows = db.execute(
        f"{_OPEN} and (instr(roundup, ?) or instr(roundup, ?) or instr(roundup, ?)) order by drafts.id desc",
        # As a value of the post's JSON, and as the target of a Markdown link in its comment.
        (f'"{url}"', f"({url})", f"(<{url}>)"),
    )
    return tuple(_drafted(*row) for row in rows)


def said_in_stories(db: Connection, *, after: datetime, until: datetime) -> tuple[tuple[int, str], ...]:
    """Return story and headline of the news whose trusted time lies in (after, until], copies left out, by story.

    Only what a first look needs: a window of thousands of whole headlines costs a page more than it has.
    """
    rows = db.execute(
        """
        select placings.story, headlines.headline
        from headlines join placings on placings.headline = headlines.id
        where headlines.news = 1 and headlines.trusted_at > ? and headlines.trusted_at <= ?
            and not exists (select 1 from folds where folds.copy = headlines.id)
        order by placings.story, headlines.id
        """,
        (stamp(after), stamp(until)),
    )
    return tuple((story, headline) for story, headline in rows)


def open_drafts(db: Connection) -> tuple[Drafted, ...]:
    """Return every draft that is neither posted nor discarded, the one that changed last first."""
    rows = db.execute(f"{_OPEN} order by drafts.changed_at desc, drafts.id desc")
    return tuple(_drafted(*row) for row in rows)


_OPEN = """
select drafts.id, drafts.story, drafts.topic, json_extract(roundup, '$.title'), drafts.state, drafts.changed_at
from drafts join revisions on revisions.draft = drafts.id and revisions.revision = drafts.revision
where drafts.state in ('waiting', 'touched', 'approved')
"""


def _drafted(draft: int, story: int, topic: str, title: str, state: str, changed_at: str) -> Drafted:
    return Drafted(draft=draft, story=story, topic=topic, title=title, state=state, changed_at=known_moment(changed_at))

"""Each step of a post on its way to a channel: meant, heard of, refused. Every one is a row of `sendings`, too.

The caller holds the transaction; times are of the real clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pipeline.house import roundups
from pipeline.news import Draft, Remote
from pipeline.store.database import Connection
from pipeline.store.postings import Posting, known
from pipeline.store.rows import packed_object, stamp


class Page(NamedTuple):
    """A page that a post links to; `role` is lead, list or comment."""

    canonical: str
    url: str
    outlet: str
    headline: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What is about to be asked of a channel: a draft's text at a revision, as a blog's draft, scheduled or live."""

    draft: Draft
    channel: str
    wanted: str
    scheduled_at: datetime | None
    key: str
    slug: str
    editor: str


def intend(db: Connection, intent: Intent, *, before: Posting | None, at: datetime, story: int) -> Posting:
    """Write the row that says what is about to be sent, and return it.

    Args:
        db: The desk.
        intent: What.
        before: The row as the caller read it in this transaction, none where there is none.
        at: Now, by the real clock.
        story: The draft's story.
    """
    roundup = packed_object(roundups.to_json(intent.draft.roundup))
    common = (intent.draft.roundup.title, intent.draft.revision, intent.wanted, stamp(intent.scheduled_at), stamp(at))
    if before is None:
        number = db.execute(
            "insert into posts (title, revision, wanted, scheduled_at, attempted_at, roundup, draft, story, channel,"
            " state, intended_at, key, slug, attempt) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'sending', ?, ?, ?, 1)",
            (*common, roundup, intent.draft.id, story, intent.channel, stamp(at), intent.key, intent.slug),
        ).lastrowid
    else:
        number = before.id
        db.execute(
            "update posts set title = ?, revision = ?, wanted = ?, scheduled_at = ?, attempted_at = ?, roundup = ?,"
            " state = 'sending', attempt = attempt + 1, why = '', cure = '' where id = ?",
            (*common, roundup, before.id),
        )
    db.execute(
        "insert into sendings (post, revision, wanted, at, editor) values (?, ?, ?, ?, ?)",
        (number, intent.draft.revision, intent.wanted, stamp(at), intent.editor),
    )
    return known(db, int(number or 0))


def begin_withdrawal(db: Connection, before: Posting, *, at: datetime, editor: str) -> Posting:
    """Write the row that says that a post is about to be taken from the public."""
    db.execute(
        "update posts set state = 'sending', wanted = 'withdrawn', attempt = attempt + 1, attempted_at = ?, why = '',"
        " cure = '' where id = ?",
        (stamp(at), before.id),
    )
    db.execute(
        "insert into sendings (post, revision, wanted, at, editor) values (?, ?, 'withdrawn', ?, ?)",
        (before.id, before.revision, stamp(at), editor),
    )
    return known(db, before.id)


def receive(
    db: Connection, posting: Posting, remote: Remote, *, state: str, at: datetime, why: str = "", ours: bool = True
) -> Posting:
    """Store what the channel holds now.

    Args:
        db: The desk.
        posting: The post.
        remote: What the channel said.
        state: What the post is now.
        at: When it was heard, real clock.
        why: What the editor should know of it.
        ours: These are our own words; else the next update shows what differs first.
    """
    public = state in ("live", "sent")
    db.execute(
        "update posts set state = ?, url = nullif(?, ''), remote_id = ?, edit_url = ?, holds = ?, seen_at = ?, why = ?,"
        " cure = '', posted_at = case when ? then coalesce(posted_at, ?) else posted_at end,"
        " wanted = case when ? then 'live' else wanted end where id = ?",
        (
            *(state, remote.url, remote.remote_id, remote.edit_url, _packed_remote(remote) if ours else None),
            *(stamp(at), why, public, stamp(remote.at or at), public, posting.id),
        ),
    )
    _close_sending(db, posting, state, why)
    return known(db, posting.id)


def stand(db: Connection, posting: Posting, *, state: str, why: str, cure: str) -> Posting:
    """Store that a post is in a state that needs the editor: failed, unknown, gone."""
    db.execute("update posts set state = ?, why = ?, cure = ? where id = ?", (state, why, cure, posting.id))
    _close_sending(db, posting, state, why)
    return known(db, posting.id)


def fall_back(db: Connection, before: Posting, *, why: str, cure: str) -> Posting:
    """Store that a change was not made: the post is on the channel as it was."""
    db.execute(
        "update posts set state = ?, title = ?, revision = ?, wanted = ?, scheduled_at = ?, roundup = ?, why = ?,"
        " cure = ? where id = ?",
        (
            *(before.state, before.title, before.revision, before.wanted, stamp(before.scheduled_at)),
            *(packed_object(roundups.to_json(before.roundup)), why, cure, before.id),
        ),
    )
    _close_sending(db, before, "refused", why)
    return known(db, before.id)


def seen(db: Connection, posting: Posting, *, at: datetime) -> None:
    """Store that a post was looked at and is as we knew it."""
    db.execute("update posts set seen_at = ? where id = ?", (stamp(at), posting.id))


def keep_links(db: Connection, posting: Posting, links: Iterable[Page]) -> None:
    """Store the pages that a post links to, instead of those it linked before."""
    db.execute("delete from post_links where post = ?", (posting.id,))
    db.executemany(
        "insert into post_links (post, canonical, url, outlet, headline, role) values (?, ?, ?, ?, ?, ?)",
        [(posting.id, *page) for page in links],
    )


def _close_sending(db: Connection, posting: Posting, state: str, why: str) -> None:
    """The newest sending has its outcome; what was not begun by a sending (a look later on) is a row of its own."""
    closed = db.execute(
        "update sendings set outcome = ?, why = ? where outcome = '' and id = "
        "(select max(id) from sendings where post = ?)",
        (state, why, posting.id),
    ).rowcount
    if not closed:
        db.execute(
            "insert into sendings (post, revision, wanted, at, outcome, why)"
            " select id, revision, wanted, coalesce(seen_at, intended_at), ?, ? from posts where id = ?",
            (state, why, posting.id),
        )


def _packed_remote(remote: Remote) -> str:
    return packed_object(
        {
            "title": remote.title,
            "content": remote.content,
            "labels": list(remote.labels),
            "version": remote.version,
            "status": remote.status,
            "at": stamp(remote.at),
        }
    )

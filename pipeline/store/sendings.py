"""Each step of a post on its way to a channel: meant, heard of, refused. Every one is a row of `sendings`, too.

The caller holds the transaction; times are of the real clock.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.errors import StaleError
from pipeline.house import roundups
from pipeline.news import Draft, Remote, Roundup
from pipeline.store.database import Connection
from pipeline.store.postings import Meant, Posting, known
from pipeline.store.rows import packed_object, stamp

# What a post in a state was last wanted as; of the others it is what it was.
_WANTED = {"live": "live", "sent": "live", "scheduled": "scheduled", "draft": "draft", "withdrawn": "withdrawn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What is about to be asked of a channel: a draft's text at a revision, as a blog's draft, scheduled or live.

    `place` is where the channel leads (publish/places.py).
    """

    draft: Draft
    channel: str
    wanted: str
    scheduled_at: datetime | None
    key: str
    slug: str
    editor: str
    place: str


def intend(db: Connection, intent: Intent, *, before: Posting | None, at: datetime, story: int) -> Posting:
    """Write what is about to be sent into the post's row, and return it. What stands there stays in the row.

    Args:
        db: The desk.
        intent: What.
        before: The row as the caller knows it, none = there is none.
        at: Now, by the real clock.
        story: The draft's story.

    Raises:
        StaleError: another process has begun or settled a sending since.
    """
    post = intent.draft
    if before is None:
        number = db.execute(
            "insert into posts (title, revision, wanted, scheduled_at, roundup, draft, story, channel, state,"
            " intended_at, key, slug) values (?, ?, ?, ?, ?, ?, ?, ?, 'sending', ?, ?, ?)",
            (
                *(post.roundup.title, post.revision, intent.wanted, stamp(intent.scheduled_at), _packed(post.roundup)),
                *(post.id, story, intent.channel, stamp(at), intent.key, intent.slug),
            ),
        ).lastrowid
        before = known(db, int(number or 0))
    meant = Meant(
        title=post.roundup.title,
        roundup=post.roundup,
        revision=post.revision,
        wanted=intent.wanted,
        scheduled_at=intent.scheduled_at,
    )
    return _begin(db, before, meant, at=at, editor=intent.editor, place=intent.place)


def begin_withdrawal(db: Connection, before: Posting, *, at: datetime, editor: str, place: str) -> Posting:
    """Write that a post is about to be taken from the public, at this place.

    Raises:
        StaleError: another process has begun or settled a sending since.
    """
    meant = replace(_as_it_stands(before), wanted="withdrawn", scheduled_at=None)
    return _begin(db, before, meant, at=at, editor=editor, place=place)


def receive(
    db: Connection,
    posting: Posting,
    remote: Remote,
    *,
    state: str,
    at: datetime,
    why: str = "",
    arrived: bool = True,
    ours: bool = True,
) -> Posting:
    """Store what the channel holds now; nothing is on its way any more.

    Args:
        db: The desk.
        posting: The post as the caller knows it.
        remote: What the channel said.
        state: What the post is now.
        at: When it was heard, real clock.
        why: What the editor should know of it.
        arrived: What was on its way stands there now; else what stood there before.
        ours: These are our own words; else the next update shows the difference first.

    Raises:
        StaleError: another process has begun or settled a sending since.
    """
    _refuse_if_moved_on(db, posting)
    text = posting.arriving if arrived else posting
    hour, public = (remote.at or text.scheduled_at) if state == "scheduled" else None, state in ("live", "sent")
    db.execute(
        "update posts set state = ?, url = nullif(?, ''), remote_id = ?, edit_url = ?, seen_at = ?, why = ?, cure = '',"
        " holds = iif(?, ?, holds), title = ?, revision = ?, roundup = ?, wanted = ?, scheduled_at = ?,"
        " posted_at = iif(? and posted_at is null, ?, posted_at), meant = null, answered = '' where id = ?",
        (
            *(state, remote.url, remote.remote_id, remote.edit_url, stamp(at), why, ours, _packed_remote(remote)),
            *(text.title, text.revision, _packed(text.roundup), _WANTED.get(state, text.wanted)),
            *(stamp(hour), public, stamp(remote.at or at), posting.id),
        ),
    )
    return _closed(db, posting, state, why)


def move(db: Connection, posting: Posting, *, place: str) -> Posting:
    """Store at which place a post was found."""
    db.execute("update posts set sent_to = ? where id = ?", (place, posting.id))
    return known(db, posting.id)


def stand(db: Connection, posting: Posting, *, state: str, why: str, cure: str, answered: str = "") -> Posting:
    """Store that a post is in a state that needs the editor: unknown (it may be on its way yet), failed, gone.

    `answered` is the number of the post that the channel answered with, which may be another; "" = what the row says.

    Raises:
        StaleError: another process has begun or settled a sending since.
    """
    _refuse_if_moved_on(db, posting)
    db.execute(
        "update posts set state = ?, why = ?, cure = ?, meant = case when ? then meant end,"
        " answered = coalesce(nullif(?, ''), answered) where id = ?",
        (state, why, cure, state == "unknown", answered, posting.id),
    )
    return _closed(db, posting, state, why)


def fall_back(db: Connection, begun: Posting, *, state: str, why: str, cure: str) -> Posting:
    """Store that a change was not made: the post is on the channel as it was, in `state`.

    Raises:
        StaleError: another process has begun or settled a sending since.
    """
    _refuse_if_moved_on(db, begun)
    db.execute("update posts set state = ?, why = ?, cure = ?, meant = null where id = ?", (state, why, cure, begun.id))
    return _closed(db, begun, "refused", why)


def redate(db: Connection, posting: Posting, *, at: datetime) -> Posting:
    """Store that a sending was begun now at the latest: its own time lies ahead, the clock was set back."""
    _refuse_if_moved_on(db, posting)
    db.execute("update posts set attempted_at = ? where id = ?", (stamp(at), posting.id))
    return known(db, posting.id)


def seen(db: Connection, posting: Posting, *, at: datetime) -> None:
    """Store that a post was looked at and is as we knew it."""
    db.execute("update posts set seen_at = ? where id = ?", (stamp(at), posting.id))


def _closed(db: Connection, posting: Posting, state: str, why: str) -> Posting:
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
    return known(db, posting.id)


def _begin(db: Connection, before: Posting, meant: Meant, *, at: datetime, editor: str, place: str) -> Posting:
    _refuse_if_moved_on(db, before)
    db.execute(
        "update posts set state = 'sending', attempt = attempt + 1, attempted_at = ?, why = '', cure = '', meant = ?,"
        " sent_to = ?, answered = '' where id = ?",
        (stamp(at), _packed_meant(meant), place, before.id),
    )
    db.execute(
        "insert into sendings (post, revision, wanted, at, editor) values (?, ?, ?, ?, ?)",
        (before.id, meant.revision, meant.wanted, stamp(at), editor),
    )
    return known(db, before.id)


def _refuse_if_moved_on(db: Connection, posting: Posting) -> None:
    row = db.execute("select attempt, state from posts where id = ?", (posting.id,)).fetchone()
    if row is None or tuple(row) != (posting.attempt, posting.state):
        raise StaleError("another process is sending this post, or has settled it", do="look at it again")


def _as_it_stands(posting: Posting) -> Meant:
    return Meant(
        title=posting.title,
        roundup=posting.roundup,
        revision=posting.revision,
        wanted=posting.wanted,
        scheduled_at=posting.scheduled_at,
    )


def _packed(roundup: Roundup) -> str:
    return packed_object(roundups.to_json(roundup))


def _packed_meant(meant: Meant) -> str:
    return packed_object(
        {
            "title": meant.title,
            "roundup": roundups.to_json(meant.roundup),
            "revision": meant.revision,
            "wanted": meant.wanted,
            "scheduled_at": stamp(meant.scheduled_at),
        }
    )


def _packed_remote(remote: Remote) -> str:
    return packed_object(
        {
            "title": remote.title,
            "content": remote.content,
            "labels": list(remote.labels),
            "version": remote.version,
            "excerpt": remote.excerpt,
            "status": remote.status,
            "at": stamp(remote.at),
        }
    )

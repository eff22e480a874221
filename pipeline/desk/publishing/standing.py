"""What the channel holds of a post: found by its number there, else by our mark; never a stranger's post."""

from pathlib import Path

from pipeline.desk.opening import Desk
from pipeline.desk.publishing import adopting
from pipeline.desk.publishing.away import is_away, not_here
from pipeline.desk.publishing.dispatching import mark_of
from pipeline.desk.publishing.order import Pace, channel_named
from pipeline.errors import RefusedError
from pipeline.news import Remote
from pipeline.publish import Channel, marks, ours
from pipeline.publish.comparing import untouched
from pipeline.publish.markdown import files
from pipeline.store import sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting

NOT_THERE = "the post is not on the blog any more"
_FROM_TRASH = "restore it there, then publish again"
_PUT_BACK = "put it back there (from a backup of that folder), then publish again, which looks for it"


def standing(desk: Desk, channel: Channel, posting: Posting) -> Remote:
    """Return a post that the channel held, as it is there now.

    Raises:
        RefusedError: it was deleted or lies in the trash (the row says so), there are two, it is another's, or it may
            stand where the channel led before.
        ChannelError: the channel did not answer.
    """
    remote = there(desk, channel, posting)
    if remote is None:
        raise not_here(posting) if is_away(desk, posting) else gone(desk, posting)
    return remote


def there(desk: Desk, channel: Channel, posting: Posting) -> Remote | None:
    """Return the post as it is on the channel, none when nothing bears its number or our mark.

    By the mark a file is found that was moved, a post of a blog that was numbered anew, and the first time too: a desk
    that was brought back from a backup has forgotten what it sent.

    Raises:
        RefusedError: two bear it, it lies in the trash (the row says so), or the number is another's and none bears it.
        ChannelError: the channel did not answer.
    """
    remote = channel.see(posting.remote_id) if posting.remote_id else None
    if remote is not None and ours.is_still(remote, posting.key, posting.holds):
        found: tuple[Remote, ...] = (remote,)
    elif not (found := channel.find(mark_of(desk, posting))) and remote is not None:
        raise _strangers(posting, remote)
    if len(found) > 1:
        raise _twice(desk, posting, found)
    if found and found[0].status == "trashed":
        raise trashed(desk, posting, found[0])
    return found[0] if found else None


def with_its_file(desk: Desk, channel: Channel, posting: Posting, pace: Pace) -> Posting:
    """Return a post of which nothing is to be sent; of one that is a file of this machine, under its name of today.

    A desk that was moved has the row of a post whose file may have stayed behind. A file that git did not take when it
    was written, and that is as we wrote it, is committed.

    Raises:
        RefusedError: its file is not there; nothing was noted, so that it is looked for again.
    """
    place = _file(desk, posting)
    if place is None or not posting.remote_id:
        return posting
    remote = there(desk, channel, posting)
    if remote is None:
        raise RefusedError("the file of this post is not there", where=str(place), do=f"{_PUT_BACK}; nothing was sent")
    if remote.remote_id != posting.remote_id:
        known = untouched(posting.holds, remote)
        return adopting.adopt(desk, posting, remote, pace, known=known)
    return _committed(desk, channel, posting, remote)


def gone(desk: Desk, posting: Posting) -> RefusedError:
    """Note that a post was deleted on the blog, and return the error that says so; nothing is sent anew."""
    place = _file(desk, posting)
    why, cure = NOT_THERE, "somebody deleted it there; to post it anew make another draft"
    if place is not None:
        why, cure = "the file of this post is not there any more", f"{_PUT_BACK}; to post it anew make another draft"
    with writing(desk.db):
        sendings.stand(desk.db, posting, state="gone", why=why, cure=cure)
    return RefusedError(why, where=posting.url or str(place or posting.channel), do=cure)


def trashed(desk: Desk, posting: Posting, remote: Remote) -> RefusedError:
    """Note that a post lies in the blog's trash, and return the error that says so; it is not revived."""
    with writing(desk.db):
        sendings.stand(desk.db, posting, state="gone", why=adopting.IN_TRASH, cure=_FROM_TRASH)
    return in_trash(posting, remote)


def in_trash(posting: Posting, remote: Remote) -> RefusedError:
    """Return the error that a post lies in the blog's trash, which its row says already."""
    where = remote.edit_url or remote.url or posting.channel
    return RefusedError(adopting.IN_TRASH, where=where, do=_FROM_TRASH)


def _committed(desk: Desk, channel: Channel, posting: Posting, remote: Remote) -> Posting:
    chosen = channel_named(desk, posting.channel)
    if not isinstance(channel, files.Files) or not chosen.git_commit or not untouched(posting.holds, remote):
        return posting
    why = "; ".join(channel.keep(remote).notes)
    if why == posting.why:
        return posting
    with writing(desk.db):
        return sendings.stand(desk.db, posting, state=posting.state, why=why, cure="")


def _file(desk: Desk, posting: Posting) -> Path | None:
    """Return where a post of a Markdown channel was written, none of the others."""
    chosen = channel_named(desk, posting.channel)
    if chosen.kind != "markdown":
        return None
    return files.channel(chosen, desk=desk.folder, blog=desk.settings.blog).folder / posting.remote_id


def _twice(desk: Desk, posting: Posting, found: tuple[Remote, ...]) -> RefusedError:
    addresses = ", ".join(remote.url or remote.edit_url or remote.remote_id for remote in found)
    why = f"the channel has {len(found)} posts with our mark: {addresses}"
    cure = "delete all but one of them there, then publish again"
    with writing(desk.db):
        sendings.stand(desk.db, posting, state="unknown", why=why, cure=cure)
    return RefusedError(why, where=posting.channel, do=cure)


def _strangers(posting: Posting, remote: Remote) -> RefusedError:
    """A channel that was pointed at another blog has a post of that number, too."""
    return RefusedError(
        f"the post of number {remote.remote_id} does not bear our mark",
        where=remote.edit_url or remote.url or posting.channel,
        do=f"does {posting.channel} name another blog now? else put {marks.comment(posting.key)} back into the post",
    )

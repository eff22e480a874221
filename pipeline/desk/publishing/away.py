"""A post belongs to the place that it was sent to, whatever copydesk.toml has made of the channel since.

Where the channel's table is gone, or names another place by now, what became of the post is not to be seen. At another
address of the same kind it is looked for all the same: a blog that moved has it there. What is not found is not said to
be nowhere.
"""

from pipeline.desk.opening import Desk
from pipeline.desk.publishing.answering import to_publish
from pipeline.errors import RefusedError, UnansweredError
from pipeline.publish import places
from pipeline.publish.places import BEYOND, ELSEWHERE, HERE
from pipeline.settings import Channel
from pipeline.store import sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting


def whereabouts(desk: Desk, posting: Posting) -> str:
    """Return where a post is, seen from its channel (`publish.places`), whose table may be gone."""
    table = _table(desk, posting)
    if table is None:
        return BEYOND if posting.sent_to else ELSEWHERE
    return places.whereabouts(table, posting.sent_to)


def is_away(desk: Desk, posting: Posting) -> bool:
    """Return whether a post was sent to a place that its channel's table, if there is one, does not name."""
    return whereabouts(desk, posting) != HERE


def left_behind(desk: Desk, posting: Posting, *, looks_up: bool) -> UnansweredError:
    """Note that a post may stand where its channel leads no more, and return the error that says so and asks."""
    publish = to_publish(posting.draft, posting.channel)
    arrived = _whether_it_arrived(desk, posting, looks_up=looks_up)
    return asking(
        desk,
        posting,
        what=f"the post may be at {posting.sent_to}, and publish.{posting.channel} names another place by now",
        where=f"{posting.sent_to}; now {_place_now(desk, posting)}",
        do=f"{arrived}; did it not, {publish} --again, which sends nothing",
    )


def not_here(posting: Posting) -> RefusedError:
    """Return the error that a post is not where its channel leads now; where it was sent it may stand as it was."""
    return RefusedError(
        f"the post is at {posting.sent_to}, and publish.{posting.channel} names another place by now",
        where=posting.url or posting.edit_url or posting.sent_to,
        do=f"has the blog moved, bring the post there; is it another blog, write that place into"
        f" [publish.{posting.channel}] again, and give the other one a table of its own",
    )


def asking(desk: Desk, posting: Posting, *, what: str, where: str, do: str) -> UnansweredError:
    """Note what the editor has to say of a post in doubt, once, and return the error that asks him."""
    if (posting.state, posting.why, posting.cure) != ("unknown", what, do):
        with writing(desk.db):
            sendings.stand(desk.db, posting, state="unknown", why=what, cure=do)
    return UnansweredError(what, where=where, do=do)


def _whether_it_arrived(desk: Desk, posting: Posting, *, looks_up: bool) -> str:
    """Where it is seen, or said, that a post arrived: a mail's arrival only by a channel that mails."""
    publish = to_publish(posting.draft, posting.channel)
    if not looks_up and whereabouts(desk, posting) != BEYOND:
        return f"did it arrive, {publish} --arrived"
    there = f"write that place into [publish.{posting.channel}] again, and {publish}"
    return f"{there} takes your word for it" if places.is_list(posting.sent_to) else f"{there} looks for it there"


def _place_now(desk: Desk, posting: Posting) -> str:
    table = _table(desk, posting)
    return places.place(table) if table else ""


def _table(desk: Desk, posting: Posting) -> Channel | None:
    return next((table for table in desk.settings.publish if table.name == posting.channel), None)

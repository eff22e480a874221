"""A post in doubt at a place to which no channel leads any more: nobody can look it up there, so the editor has to say.

He can say that it did not arrive. That it did is said, or seen, where the channel has its table back.
"""

from datetime import timedelta

from pipeline.desk.opening import Desk
from pipeline.desk.publishing.answering import NOT_ARRIVED, too_early
from pipeline.desk.publishing.away import is_away
from pipeline.desk.publishing.order import Pace, names_now
from pipeline.errors import NotFoundError
from pipeline.store import postings, sendings
from pipeline.store.database import writing
from pipeline.store.postings import UNSETTLED, Posting

# What it takes to settle its channel alone knew; none takes longer to answer.
_SETTLES = timedelta(hours=1)


def in_doubt(desk: Desk, number: int, channel: str) -> Posting | None:
    """Return a draft's post of which nobody knows whether it arrived, at a place that copydesk.toml names no more.

    `channel` "" = the first of copydesk.toml.
    """
    name = channel or next((table.name for table in desk.settings.publish), "")
    posting = postings.on_channel(desk.db, number, name)
    return posting if posting and posting.state in UNSETTLED and is_away(desk, posting) else None


def give_up(desk: Desk, number: int, pace: Pace, *, channel: str) -> Posting:
    """Note that the editor says of such a post that it did not arrive. Nothing is sent.

    If the place comes back, the post is looked for there before anything is sent, as any that failed.

    Raises:
        NotFoundError: there is no such post.
        UnansweredError: it was sent less than an hour ago, and may be on its way yet.
        StaleError: another process settled it meanwhile.
    """
    posting = in_doubt(desk, number, channel)
    if posting is None:
        raise NotFoundError(f"no post of draft d{number} on {channel} is in doubt", do="look at the page again")
    left = (posting.attempted_at or posting.intended_at) + _SETTLES - pace.clock()
    if timedelta(0) < left <= _SETTLES:  # else a clock was set back since
        raise too_early(posting, do=f"say so again in {left.total_seconds() / 60:.0f} minutes")
    is_named = posting.channel in names_now(desk)
    why = f"{NOT_ARRIVED}{f' at {posting.sent_to}' if is_named else '; the channel was given up'}, and nothing was sent"
    with writing(desk.db):
        if posting.remote_id:  # a change of it did not arrive, and it stands there as it was
            return sendings.fall_back(desk.db, posting, state=posting.wanted, why=why, cure="")
        return sendings.stand(desk.db, posting, state="failed", why=why, cure="")

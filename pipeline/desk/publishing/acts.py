"""What an editor may ask of a channel now, by the draft's state and its post's. Pure."""

from pipeline.news import Traits
from pipeline.publish.places import BEYOND, ELSEWHERE, HERE
from pipeline.store.postings import PUBLIC, UNSETTLED

# A text that the editor has approved may become public.
APPROVED = ("approved", "published")

# The acts, in the order of their buttons.
SEND_DRAFT, GO_LIVE, APPROVE_LIVE, SCHEDULE = "draft", "live", "approve", "schedule"
KEEP_TIME, AT_ONCE, LOOK, ARRIVED, AGAIN = "keep-time", "now", "look", "arrived", "again"
COMPARE, WITHDRAW = "compare", "withdraw"
# Of a place that copydesk.toml names no more.
GIVE_UP = "give-up"


def acts(
    draft: str,
    post: str,
    traits: Traits,
    *,
    same: bool,
    stands: str = HERE,
    asks: bool = False,
) -> tuple[str, ...]:
    """Return what can be asked, in the order of the buttons.

    Args:
        draft: The draft's state.
        post: The state of its post on the channel, "" = never sent.
        traits: What the channel can do.
        same: The post says what the draft says now.
        stands: Where the post is, seen from the channel (`publish.places`).
        asks: The channel answered with a post of which only the editor can say whether it is this one.
    """
    if post in UNSETTLED:
        if stands == BEYOND:
            return (GIVE_UP,)
        if stands == ELSEWHERE:
            return (LOOK if traits.looks_up else ARRIVED, GIVE_UP)
        return (*((LOOK,) if traits.looks_up else ()), *((ARRIVED, AGAIN) if asks or not traits.looks_up else ()))
    if post == "gone":  # never sent anew; but it may have been restored there
        return (LOOK,) if traits.looks_up else ()
    asked = (COMPARE,) if post in ("draft", "live", "scheduled", "withdrawn") and traits.looks_up else ()
    back = (*asked, WITHDRAW) if post in ("live", "scheduled") and traits.withdraws else asked
    if draft == "discarded":
        return back
    if post in PUBLIC:
        return (*_corrected(draft, post, traits, same=same), *back)
    unsent = not (same and post in ("draft", "withdrawn"))
    return (*((SEND_DRAFT,) if traits.drafts and unsent else ()), *_published(draft, traits), *back)


def _published(draft: str, traits: Traits) -> tuple[str, ...]:
    if draft not in APPROVED:
        return (APPROVE_LIVE,)
    return (GO_LIVE, SCHEDULE) if traits.schedules else (GO_LIVE,)


def _corrected(draft: str, post: str, traits: Traits, *, same: bool) -> tuple[str, ...]:
    """Of a post that is public, or will be: its correction goes out when it is approved; a time can be changed."""
    if draft not in APPROVED:
        return () if post == "scheduled" else (APPROVE_LIVE,)
    if post == "scheduled":
        again = (AT_ONCE, SCHEDULE) if traits.schedules else (AT_ONCE,)
        return again if same else (KEEP_TIME, *again)
    return () if same else (GO_LIVE,)

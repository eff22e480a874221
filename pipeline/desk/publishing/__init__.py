"""Publish: a draft to a channel, once. The row before the effect, a look before any retry, nothing overwritten unseen.

publish   gate (approved, preflight) -> the row -> look, create or change -> the receipt   (order, claiming, sending)
settle    a post whose answer was lost: wait it out, look, adopt                           (settling)
watch     what became of posts meanwhile: the scheduled, the unanswered, the drafts        (watching)
correct, withdraw, take_correction_back                                                    (correcting)
in_doubt, give_up: a post in doubt on a channel that is no more                            (giving_up)
shown, posts_to_tell, look_again, compared: for the review page                            (showing, shelved, looking)
"""

from pipeline.desk.publishing.approving import approve_and_publish
from pipeline.desk.publishing.correcting import correct, take_correction_back, withdraw
from pipeline.desk.publishing.giving_up import give_up, in_doubt
from pipeline.desk.publishing.looking import Compared, compared, look_again
from pipeline.desk.publishing.order import Order, Pace, channel_named
from pipeline.desk.publishing.sending import is_there, publish, rehearse
from pipeline.desk.publishing.shelved import posts_to_tell
from pipeline.desk.publishing.showing import Place, shown
from pipeline.desk.publishing.watching import watch

__all__ = [
    "Compared",
    "Order",
    "Pace",
    "Place",
    "approve_and_publish",
    "channel_named",
    "compared",
    "correct",
    "give_up",
    "in_doubt",
    "is_there",
    "look_again",
    "posts_to_tell",
    "publish",
    "rehearse",
    "shown",
    "take_correction_back",
    "watch",
    "withdraw",
]

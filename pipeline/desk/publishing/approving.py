"""Approve and publish in one press: two acts, in this order, for the text that the editor saw."""

from dataclasses import replace

from pipeline.desk import deciding
from pipeline.desk.checking import blocking
from pipeline.desk.editing.stepping import find
from pipeline.desk.opening import Desk
from pipeline.desk.printing import require_templates
from pipeline.desk.publishing.order import Order, Pace
from pipeline.desk.publishing.sending import publish
from pipeline.errors import NotApprovedError
from pipeline.store.postings import Posting


def approve_and_publish(desk: Desk, order: Order, pace: Pace) -> Posting:
    """Approve a draft as the editor saw it (`order.seen`) and publish it live; what preflight stops is not approved.

    Raises:
        NotApprovedError: a rule of the preflight blocks it, or a template of the desk fails on it.
        StaleError: it is another text now.
        NotFoundError, UsageError, ChannelError: as `publish`; the draft stays approved.
    """
    draft = find(desk, order.draft)
    if matters := blocking(desk, draft):
        raise NotApprovedError(f"preflight stops draft d{order.draft}", do=matters[0].cure)
    require_templates(draft.roundup, desk.settings, desk.folder)
    deciding.approve(desk, order.draft, seen=order.seen, editor=order.editor)
    return publish(desk, replace(order, live=True), pace)

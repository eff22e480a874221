"""The editor's word on a draft: approve, withdraw, discard, restore. Each is a step that can be undone."""

from dataclasses import replace

from pipeline.desk.editing.stepping import decide, open_draft, stale, standing_at, unposted
from pipeline.desk.opening import Desk
from pipeline.draft import fields
from pipeline.news import Draft
from pipeline.store.database import writing
from pipeline.store.revisions import EDITOR, Revision


def approve(desk: Desk, number: int, *, seen: str = "", editor: str = EDITOR) -> Draft:
    """Approve a draft as the editor saw it: `seen` is the version of `all` on his page, "" for as it stands.

    Raises:
        NotFoundError: there is no such draft.
        StaleError: it is another text now.
        UsageError: it is posted or discarded.
    """
    with writing(desk.db):
        draft, standing = open_draft(desk, number)
        if seen and seen != fields.version(draft.roundup, "all"):
            raise stale("draft", standing)
        return _decided(desk, draft, standing, "approved", "Approved", editor)


def withdraw_approval(desk: Desk, number: int, *, editor: str = EDITOR) -> Draft:
    """Take an approval back; the text stays.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it is posted or discarded.
    """
    with writing(desk.db):
        draft, standing = open_draft(desk, number)
        return _decided(desk, draft, standing, "touched", "Withdrew the approval", editor)


def discard(desk: Desk, number: int, *, editor: str = EDITOR) -> Draft:
    """Discard a draft; its story makes no new one until three more families cover it. `restore` brings it back.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it is posted.
    """
    with writing(desk.db):
        return _decided(desk, unposted(desk, number), standing_at(desk, number), "discarded", "Discarded", editor)


def restore(desk: Desk, number: int, *, editor: str = EDITOR) -> Draft:
    """Bring a discarded draft back with its text as it was; an approval is to be given anew.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it is posted.
    """
    with writing(desk.db):
        draft, standing = unposted(desk, number), standing_at(desk, number)
        if draft.state != "discarded":
            return draft
        state = "touched" if standing.step.touched else "waiting"
        return _decided(desk, draft, standing, state, "Restored", editor)


def _decided(desk: Desk, draft: Draft, standing: Revision, state: str, said: str, editor: str) -> Draft:
    return draft if draft.state == state else decide(desk, replace(draft, state=state), standing, said, editor)

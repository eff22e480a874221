"""The editor's word on a draft: approve, discard."""

from dataclasses import replace

from pipeline.desk.opening import Desk
from pipeline.errors import NotFoundError, UsageError
from pipeline.news import Draft
from pipeline.store import drafts
from pipeline.store.database import writing


def approve(desk: Desk, number: int) -> Draft:
    """Approve a draft as it stands; approving twice changes nothing.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it was posted or discarded.
    """
    return _decide(desk, number, state="approved", final=("published", "discarded"))


def discard(desk: Desk, number: int) -> Draft:
    """Discard a draft; its story makes no new one until at least three more families cover it.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it was posted.
    """
    return _decide(desk, number, state="discarded", final=("published",))


def find(desk: Desk, number: int) -> Draft:
    """Return a draft.

    Raises:
        NotFoundError: there is no such draft.
    """
    draft = drafts.numbered(desk.db, number)
    if draft is None:
        raise NotFoundError(f"there is no draft d{number}", do="copydesk drafts lists them")
    return draft


def _decide(desk: Desk, number: int, *, state: str, final: tuple[str, ...]) -> Draft:
    with writing(desk.db):
        draft = find(desk, number)
        if draft.state == state:
            return draft
        if draft.state in final:
            raise UsageError(f"draft d{number} is {draft.state} already", do="copydesk drafts shows the others")
        return drafts.save(desk.db, replace(draft, state=state), author="editor", at=desk.now)

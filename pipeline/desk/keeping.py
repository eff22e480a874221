"""Store what a run drafted: an untouched draft is replaced, beside a touched one the news is kept as a proposal."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline import sides
from pipeline.desk.editing.stepping import find, standing_at
from pipeline.desk.opening import Desk
from pipeline.draft import fields, freshening
from pipeline.news import Draft
from pipeline.store import drafts, proposals
from pipeline.store.revisions import DESK, Revision, Step


def keep(desk: Desk, fresh: Draft, previous: Draft | None) -> Draft:
    """Store a fresh draft over the one before, whatever its state is now, and return what the desk has then.

    The caller holds the transaction. The state is read within it: an editor may have touched, approved or discarded the
    draft since the run began, and what he did stands.
    """
    if previous is None:  # but another process may have drafted it since
        previous = drafts.of_story(desk.db, [fresh.story], fresh.roundup.format)
        previous = previous if previous and previous.is_open else None
    if previous is None:
        return drafts.save(desk.db, fresh, author=DESK, at=desk.now)
    now = find(desk, previous.id)
    if now.state == "touched":
        return _beside(desk, now, fresh)
    if now.state != "waiting":
        return now
    same = replace(fresh, id=now.id, revision=now.revision)
    if _is_same(same, now):
        return same
    return drafts.save(desk.db, same, author=DESK, at=desk.now, step=_onward(desk, now))


def refresh(desk: Desk, number: int, fresh: Draft, *, editor: str) -> Draft:
    """Freshen what nobody owns because the editor asked for it: a step that can be undone. The caller as above."""
    now, standing = find(desk, number), standing_at(desk, number)
    after = freshening.freshened(now, owned(standing), fresh)
    proposals.keep(desk.db, number, fresh, at=desk.now)
    if _is_same(after, now):
        return now
    said, changed = "Refreshed from the store", fields.changed(now.roundup, after.roundup)
    if now.state == "approved" and changed:
        # What he approved was another text.
        after, changed = replace(after, state="touched"), (*changed, "state")
    step = Step(
        said=said,
        action=said,
        changed=changed,
        back=standing.number,
        touched=standing.step.touched,
    )
    return drafts.save(desk.db, after, author=editor, at=desk.now, step=step)


def owned(standing: Revision) -> Mapping[str, Any]:
    """Return the fields that the editor owns, each with the desk's value that he has answered to."""
    return {name: owner["base"] for name, owner in standing.step.touched.items()}


def _beside(desk: Desk, now: Draft, fresh: Draft) -> Draft:
    after = freshening.freshened(now, owned(standing_at(desk, now.id)), fresh)
    proposals.keep(desk.db, now.id, fresh, at=desk.now)
    if _is_same(after, now):
        return now
    return drafts.save(desk.db, after, author=DESK, at=desk.now, step=_onward(desk, now))


def _onward(desk: Desk, now: Draft) -> Step:
    """The step before goes on: what a run changes is no action that undo takes back."""
    return replace(standing_at(desk, now.id).step, said="Kept current")


def _is_same(one: Draft, other: Draft) -> bool:
    # Who covers it is kept, too: a full list does not tell, and a closed draft's story is news by who came since.
    return _content(one) == _content(other)


def _content(draft: Draft) -> tuple[object, ...]:
    # How much a silent side's outlets printed elsewhere is no news of this draft: it would make a revision each run.
    checks = tuple(replace(check, cure=sides.silence_alone(check.cure)) for check in draft.checks)
    return draft.roundup, draft.offers, checks, draft.why.get("families")

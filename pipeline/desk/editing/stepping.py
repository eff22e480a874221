"""One step of an editor's work on a draft: checked against what he saw, stored as a revision that can be undone.

Nothing is ever overwritten: a change made from an older text is refused, and where it holds words of the editor they
are set aside first (store/asides.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from datetime import timedelta
from typing import Any

from pipeline.desk.limits import limits
from pipeline.desk.opening import Desk
from pipeline.draft import fields
from pipeline.draft.checks import recounted
from pipeline.draft.expiry import EXPIRED
from pipeline.errors import NotFoundError, StaleError, UsageError
from pipeline.news import Draft, Roundup
from pipeline.store import asides, drafts, revisions
from pipeline.store.database import writing
from pipeline.store.revisions import Revision, Step
from pipeline.store.rows import stamp

# Saves of one field within a minute of each other are one act of writing, and one undo.
_ONE_WRITING = timedelta(seconds=60)
Made = tuple[Roundup, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An editor's change: the field it was made from, that field's version as he saw it ("" = unseen), and his name.

    `owns` are the fields that are his from now on (`field` when none is named); `late` is his text, to be kept when it
    comes too late or the draft is closed; `bases` are values of the desk that he has answered to, by field. `typed`: it
    is saved as it is typed. `passed` are earlier texts that it came of: where one comes after it, it is none to choose.
    """

    field: str
    seen: str
    editor: str
    owns: tuple[str, ...] = ()
    late: str = ""
    bases: Mapping[str, Any] = dataclass_field(default_factory=dict)
    typed: bool = False
    passed: tuple[str, ...] = ()


def change(desk: Desk, number: int, asked: Change, make: Callable[[Roundup], Made]) -> Draft:
    """Store what `make` makes of the draft's post (and calls it), and return the draft; no change is no revision.

    Raises:
        NotFoundError: there is no such draft.
        StaleError: the field is another now, or the draft is posted or discarded; a late text was set aside.
        UsageError: the draft is posted or discarded and there was no text to keep, or `make` refuses.
    """
    with writing(desk.db):
        draft, standing = find(desk, number), standing_at(desk, number)
        is_late = bool(asked.seen) and asked.seen != fields.version(draft.roundup, asked.field)
        is_new = bool(asked.late) and _changes(draft.roundup, make)
        _note_passed(desk, draft, asked)
        if not draft.is_open and not is_new:
            open_draft(desk, number)
        if is_late and not asked.late:
            raise stale(asked.field, standing)
        if draft.is_open and not (is_late and is_new):
            after, action = make(draft.roundup)
            return draft if after == draft.roundup else append(desk, draft, standing, after, action, asked)
        late = {"field": asked.field, "value": asked.late, "editor": asked.editor}
        if not asides.is_passed(desk.db, number, **late, since=desk.now - _ONE_WRITING):
            asides.keep(desk.db, number, **late, at=desk.now)
    raise stale(asked.field, standing, kept=True) if draft.is_open else _closed(draft, standing)


def _note_passed(desk: Desk, draft: Draft, asked: Change) -> None:
    """Keep the texts that this one came of, with nothing to choose, whenever they come."""
    for text in filter(str.strip, asked.passed):
        asides.note_passed(desk.db, draft.id, field=asked.field, value=text, editor=asked.editor, at=desk.now)


def _changes(post: Roundup, make: Callable[[Roundup], Made]) -> bool:
    """Whether the words would change anything; what cannot be put in where it was meant for is kept as well."""
    try:
        return make(post)[0] != post
    except UsageError:
        return True


def find(desk: Desk, number: int) -> Draft:
    """Return a draft.

    Raises:
        NotFoundError: there is no such draft.
    """
    draft = drafts.numbered(desk.db, number)
    if draft is None:
        raise _unknown(number)
    return draft


def open_draft(desk: Desk, number: int) -> tuple[Draft, Revision]:
    """Return a draft that may be worked on, and the revision it stands at.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it is posted or discarded.
    """
    draft = unposted(desk, number)
    if draft.state == "discarded":
        raise UsageError(f"draft d{number} is discarded already", do=way_back(number))
    return draft, standing_at(desk, number)


def way_back(number: int) -> str:
    """Return how a discarded draft is brought back, on the page and in the terminal."""
    return f"restore it on its page, or say copydesk discard d{number} --back"


def unposted(desk: Desk, number: int) -> Draft:
    """Return a draft that is not posted.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it is posted.
    """
    draft = find(desk, number)
    if draft.state == "published":
        do = f"change the post (copydesk correct d{number}), or take it from the public (copydesk withdraw d{number})"
        raise UsageError(f"draft d{number} is posted already", do=do)
    return draft


def standing_at(desk: Desk, number: int) -> Revision:
    """Return the revision that a draft stands at.

    Raises:
        NotFoundError: there is no such draft.
    """
    standing = revisions.newest(desk.db, number)
    if standing is None:
        raise _unknown(number)
    return standing


def append(desk: Desk, draft: Draft, standing: Revision, after: Roundup, action: str, asked: Change) -> Draft:
    """Store the changed post as the next revision; the caller holds the transaction."""
    differs = fields.changed(draft.roundup, after)
    owns = tuple(name for name in asked.owns or (asked.field,) if name in differs or name in asked.bases)
    changed = tuple(dict.fromkeys(differs + owns)) + (("state",) if draft.state != "touched" else ())
    touched = _owned(desk, standing, asked, owns)
    step = Step(said=action, action=action, changed=changed, back=standing.number, touched=touched)
    if _is_same_writing(desk, standing, step, asked):
        step = replace(step, back=standing.step.back, changed=tuple(dict.fromkeys(standing.step.changed + changed)))
    return save_step(desk, replace(draft, roundup=after, state="touched"), step, asked.editor)


def _owned(desk: Desk, standing: Revision, asked: Change, owns: tuple[str, ...]) -> Mapping[str, Mapping[str, Any]]:
    """Who owns which field after the change; `base` stays what the desk had when the field was touched first."""
    touched = dict(standing.step.touched)
    for name in owns:
        before = touched[name]["base"] if name in touched else fields.value(standing.roundup, name)
        touched[name] = {"at": stamp(desk.now), "by": asked.editor, "base": asked.bases.get(name, before)}
    return touched


def _is_same_writing(desk: Desk, standing: Revision, step: Step, asked: Change) -> bool:
    before = standing.step
    return bool(
        asked.typed
        and before.back is not None
        and before.forward is None
        and (standing.author, before.said) == (asked.editor, step.said)
        and desk.now - standing.at < _ONE_WRITING
    )


def save_step(desk: Desk, draft: Draft, step: Step, editor: str) -> Draft:
    """Store a draft as the next revision with this step, its checks said anew; the caller holds the transaction."""
    counted = recounted(draft.checks, draft.roundup, list_min=limits(desk, draft.roundup.format).least)
    # That nobody opened it holds no more once somebody did something with it.
    why = {name: said for name, said in draft.why.items() if name != EXPIRED or editor == revisions.DESK}
    return drafts.save(desk.db, replace(draft, checks=counted, why=why), author=editor, at=desk.now, step=step)


def decide(desk: Desk, draft: Draft, standing: Revision, said: str, editor: str) -> Draft:
    """Store a draft whose state is another now, as a step that can be undone; the caller holds the transaction."""
    step = Step(said=said, action=said, changed=("state",), back=standing.number, touched=standing.step.touched)
    return save_step(desk, draft, step, editor)


def stale(field: str, standing: Revision, *, kept: bool = False) -> StaleError:
    """Return the error of a change that came too late: what was done meanwhile and by whom, and what was kept."""
    do = "yours is kept too; nothing was overwritten" if kept else "nothing was changed; look, and do it again"
    return StaleError(
        f"the {field} changed while you worked", where=f"{standing.step.said}, by {_name(standing)}", do=do
    )


def _closed(draft: Draft, standing: Revision) -> StaleError:
    """The error of words that came for a draft that takes none any more."""
    done, do = {
        "discarded": ("discarded", way_back(draft.id)),
        "published": ("posted", "correct the post instead"),
    }[draft.state]
    return StaleError(
        f"draft d{draft.id} was {done} while you worked",
        where=f"{standing.step.said}, by {_name(standing)}",
        do=f"what you typed is kept on its page; {do}",
    )


def _name(standing: Revision) -> str:
    """Who made a revision, without the mark that tells one session of a name from another."""
    return standing.author.partition("#")[0]


def _unknown(number: int) -> NotFoundError:
    return NotFoundError(f"there is no draft d{number}", do="look for it on the desk page, or with copydesk drafts")

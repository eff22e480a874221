"""Undo, redo, and what the editor answers to the desk: its suggestions, and texts that came too late.

Undo makes a new revision, in which the fields of the last step are as they were before it; nothing is taken away, so
redo can bring them again, and a run that freshened other fields in between loses nothing (docs/review.md).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.desk.editing.stepping import Change, append, find, open_draft, save_step, stale, standing_at, unposted
from pipeline.desk.opening import Desk
from pipeline.draft import fields, leads, moves
from pipeline.errors import NotFoundError, UsageError
from pipeline.news import Draft, Link, Roundup
from pipeline.store import asides, proposals, revisions
from pipeline.store.asides import Late
from pipeline.store.database import writing
from pipeline.store.revisions import Step
from pipeline.store.rows import stamp


def undo(desk: Desk, number: int, *, editor: str, seen: int | None = None) -> Draft:
    """Take back the last step that still stands; where there is none, nothing changes.

    `seen` is the revision to which the editor saw that it leads (`Sheet.undo_to`), none = to whichever it does.

    Raises:
        NotFoundError: there is no such draft.
        StaleError: it leads to another one by now.
        UsageError: it is posted.
    """
    return _travel(desk, number, editor=editor, forward=False, seen=seen)


def redo(desk: Desk, number: int, *, editor: str, seen: int | None = None) -> Draft:
    """Do again what `undo` took back last; where there is nothing, nothing changes.

    `seen` and what is raised are as in `undo` (`Sheet.redo_to`).
    """
    return _travel(desk, number, editor=editor, forward=True, seen=seen)


def take_suggestion(
    desk: Desk, number: int, *, field: str, what: str = "", place: int | None = None, editor: str, seen: str = ""
) -> Draft:
    """Take what the runs would have in a field: all of it, or of the list the link `what` (at or instead of a place).

    `seen` is the version of the field that it would replace, as the editor saw it ("" = as it stands).

    Raises:
        NotFoundError: there is no such draft or no such suggestion.
        StaleError: the field is another now.
        UsageError: the draft is posted or discarded.
    """
    with writing(desk.db):
        draft, standing = open_draft(desk, number)
        fresh = _fresh(desk, draft)
        if seen and seen != fields.version(draft.roundup, field):
            raise stale(field, standing)
        if field == "list":
            link = _suggested(fresh, what)
            after = moves.removed(draft.roundup, place) if place else draft.roundup
            after = moves.added(after, link, place)
            return append(desk, draft, standing, after, f"Took {link.outlet} from the runs", _answering(field, editor))
        bases = {field: fields.value(fresh, field)}
        asked = Change(field=field, seen="", editor=editor, bases=bases)
        return append(
            desk, draft, standing, _taken(draft.roundup, fresh, field), f"Took the {field} of the runs", asked
        )


def keep_mine(desk: Desk, number: int, *, field: str, what: str = "", editor: str) -> Draft:
    """Refuse what the runs would have in a field (of the list: the link `what`); it is not suggested again.

    Raises:
        NotFoundError: there is no such draft or no such suggestion.
        UsageError: the draft is posted or discarded.
    """
    with writing(desk.db):
        draft, standing = open_draft(desk, number)
        fresh = _fresh(desk, draft)
        base = fields.value(fresh, field)
        if field == "list":
            refused = moves.added(Roundup(date="", title=""), _suggested(fresh, what))
            base = [*standing.step.touched.get("list", {}).get("base", []), *fields.value(refused, "list")]
        return _rebased(desk, draft, field, base, editor)


def settle_aside(
    desk: Desk, number: int, *, aside: int, choice: str, editor: str, seen: Mapping[str, str] | None = None
) -> Draft:
    """Choose between a text that came too late (`mine`), what stands now (`theirs`), or `both`, one after the other.

    Words for a link, the lead or the labels have no place any more: `theirs` puts them away, the rest is refused. A
    posted or discarded draft takes `theirs` only. `seen` are the versions, by field, of what the editor chose between;
    without it, of what stands now.

    Raises:
        NotFoundError: there is no such draft or text.
        StaleError: what stands is another text than the one he saw beside his.
        UsageError: the choice is none of the three, or the text cannot be put in.
    """
    with writing(desk.db):
        draft, standing = find(desk, number), standing_at(desk, number)
        late = _late(desk, number, aside)
        if choice not in ("mine", "theirs", "both"):
            raise UsageError(f"{choice!r} is no choice", do="choose mine, theirs or both")
        if choice != "theirs":
            _may_be_put_in(desk, draft, late, seen or {})
        asides.settle(desk.db, aside, at=desk.now)
        after = _settled(draft.roundup, late.field, late.value.strip(" "), choice)
        if after == draft.roundup:
            return draft
        words = {"mine": "Used the later text", "both": "Put both texts in"}[choice]
        return append(desk, draft, standing, after, words, _answering(late.field, editor))


def late_text(desk: Desk, number: int, aside: int) -> str:
    """Return all of a text that came too late, whatever was chosen since.

    Raises:
        NotFoundError: there is no such text.
    """
    return _late(desk, number, aside).value.strip(" ")


def _late(desk: Desk, number: int, aside: int) -> Late:
    late = asides.numbered(desk.db, number, aside)
    if late is None:
        raise NotFoundError("there is no such text", where=f"draft d{number}", do="look at the page again")
    return late


def _may_be_put_in(desk: Desk, draft: Draft, late: Late, seen: Mapping[str, str]) -> None:
    open_draft(desk, draft.id)
    if late.field not in ("title", "comment"):
        raise UsageError("these words have no place any more", do="copy them to where they belong")
    if seen and seen[late.field] != fields.version(draft.roundup, late.field):
        raise stale(late.field, standing_at(desk, draft.id))


def _travel(desk: Desk, number: int, *, editor: str, forward: bool, seen: int | None) -> Draft:
    with writing(desk.db):
        draft, standing = unposted(desk, number), standing_at(desk, number)
        here = standing.step
        target = here.forward if forward else here.back
        if seen is not None and seen != (target or 0):
            raise stale("draft", standing)
        goal = revisions.numbered(desk.db, number, target) if target else None
        if goal is None:
            return draft
        fields_of_it = goal.step.changed if forward else here.changed
        back_at = goal.step
        step = Step(
            said=f"Did again: {back_at.action}" if forward else f"Took back: {here.action}",
            action=back_at.action,
            changed=back_at.changed,
            back=back_at.back,
            forward=back_at.forward if forward else standing.number,
            touched=_owners(here.touched, back_at.touched, fields_of_it),
        )
        after = fields.copied(draft.roundup, goal.roundup, fields_of_it)
        state = goal.state if "state" in fields_of_it else draft.state
        if state == "approved" and after != goal.roundup:
            state = "touched"  # a run has freshened it since: nobody has approved this text
        return save_step(desk, replace(draft, roundup=after, state=state), step, editor)


def _owners(
    now: Mapping[str, Mapping[str, Any]], then: Mapping[str, Mapping[str, Any]], names: tuple[str, ...]
) -> Mapping[str, Mapping[str, Any]]:
    kept = {field: owner for field, owner in now.items() if field not in names}
    return kept | {field: owner for field, owner in then.items() if field in names}


def _fresh(desk: Desk, draft: Draft) -> Roundup:
    beside = proposals.beside(desk.db, draft)
    if beside is None:
        raise NotFoundError("no run has a suggestion for this draft", do="look at the page again")
    return beside[0].roundup


def _suggested(fresh: Roundup, url: str) -> Link:
    found = next((link for link in moves.links(fresh) if link.url == url), None)
    if found is None:
        raise NotFoundError("the runs do not suggest this link any more", do="look at the page again")
    return found


def _taken(post: Roundup, fresh: Roundup, field: str) -> Roundup:
    if field == "lead" and fresh.lead is not None:
        return leads.led_by(post, fresh.lead)
    return fields.put(post, field, fields.value(fresh, field))


def _answering(field: str, editor: str) -> Change:
    return Change(field=field, seen="", editor=editor)


def _rebased(desk: Desk, draft: Draft, field: str, base: Any, editor: str) -> Draft:  # noqa: ANN401  JSON
    standing = standing_at(desk, draft.id)
    owner = {"at": stamp(desk.now), "by": editor, "base": base}
    said = f"Kept the {field}"
    step = Step(
        said=said,
        action=said,
        changed=(field,),
        back=standing.number,
        touched={**standing.step.touched, field: owner},
    )
    return save_step(desk, draft, step, editor)


def _settled(post: Roundup, field: str, late: str, choice: str) -> Roundup:
    if choice == "theirs":
        return post
    if field == "title":
        title = late if choice == "mine" else f"{post.title} {late}"
        return replace(post, title=title)
    if choice == "mine":
        return replace(post, comment=late)
    return replace(post, comment="\n\n".join(text for text in (post.comment, late) if text))

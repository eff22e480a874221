"""The open drafts at a glance. A draft is read once a revision; what a run proposes beside it, once a proposal."""

from collections.abc import Sequence
from typing import Any

from pipeline.desk.evening.values import DraftLine
from pipeline.desk.opening import Desk
from pipeline.desk.repeats import PREVIOUSLY
from pipeline.draft import citing, freshening, moves
from pipeline.news import Draft
from pipeline.store import drafts, on_desk, proposals, revisions
from pipeline.store.on_desk import Head
from pipeline.store.revisions import Step
from pipeline.store.rows import known_moment

_NEED_A_LOOK = ("block", "warn")


def draft_lines(desk: Desk, heads: Sequence[Head], kept: dict[object, Any]) -> tuple[DraftLine, ...]:
    """Return these drafts, in their order; `kept` remembers lines by what they were made of."""
    late = on_desk.late_texts(desk.db)
    keys = {head.id: (DraftLine, head, late.get(head.id, 0)) for head in heads}
    steps = revisions.steps_of(desk.db, [number for number, key in keys.items() if key not in kept])
    for head in heads:
        if keys[head.id] not in kept:
            kept[keys[head.id]] = _line(desk, head, steps.get(head.id, Step()), late.get(head.id, 0))
    # What was remembered of drafts as they are no more is let go.
    now = set(keys.values())
    for key in [key for key in kept if isinstance(key, tuple) and key[0] is DraftLine and key not in now]:
        del kept[key]
    return tuple(line for head in heads if (line := kept[keys[head.id]]))


def _line(desk: Desk, head: Head, step: Step, late: int) -> DraftLine | None:
    draft = drafts.numbered(desk.db, head.id)
    if draft is None:
        return None
    post = draft.roundup
    _, cited = citing.to_references(post.comment)
    return DraftLine(
        number=draft.id,
        story=head.story,
        topic=draft.topic,
        state=draft.state,
        title=f"{post.title} (Update)" if post.update else post.title,
        touched=tuple((field, known_moment(owner["at"]), str(owner["by"])) for field, owner in step.touched.items()),
        changed_at=head.changed_at,
        lead=post.lead.outlet if post.lead else "",
        cited=len(cited),
        offered=sum(offer.url not in cited and offer.side != PREVIOUSLY for offer in draft.offers),
        links=len(moves.links(post)),
        looks=sum(check.level in _NEED_A_LOOK for check in draft.checks),
        suggestions=_suggestions(desk, draft, step) if head.proposed_at and step.touched else 0,
        late=late,
        corrects=head.public,
    )


def _suggestions(desk: Desk, draft: Draft, step: Step) -> int:
    beside = proposals.beside(desk.db, draft)
    if beside is None:
        return 0
    bases = {field: owner["base"] for field, owner in step.touched.items()}
    return sum(1 for _ in freshening.news(draft.roundup, bases, beside[0].roundup))

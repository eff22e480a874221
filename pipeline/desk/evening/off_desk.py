"""What is not on the desk, why, and what the editor has decided: all of it can be taken back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from pipeline.desk.evening.lens import outlets_in_words
from pipeline.desk.evening.rows import latest
from pipeline.desk.evening.survey import Seen, Survey
from pipeline.desk.evening.values import DROPPED, KINDS, HiddenStory
from pipeline.desk.opening import Desk
from pipeline.draft.sayings import standing_for
from pipeline.news import Headline
from pipeline.store import headlines, mutes, rulings, stories
from pipeline.store.mutes import Mute

# Older droppings are found with copydesk why; a page shows no more.
_MOST_DROPPED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A ruling on stories. `kind`: together, apart or unfolded; `number` is what taking it back needs.

    `headline` was merged, split off or unfolded; `other` is a headline across.
    """

    kind: str
    number: int
    headline: Headline
    other: Headline
    count: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """The editor's mutes, and his rulings on stories, the newest first."""

    mutes: tuple[Mute, ...]
    rulings: tuple[Ruling, ...]


def hidden_stories(desk: Desk, drawn: Survey) -> tuple[HiddenStory, ...]:
    """Return the stories of the desk's topics that none of them shows, by kind; then what was dropped before."""
    shown = {one.known.story.id for seen in drawn.by_topic.values() for one in seen if not one.kind}
    found: dict[int, HiddenStory] = {}
    for topic, seen in drawn.by_topic.items():
        for one in seen:
            number = one.known.story.id
            if number in shown:
                continue
            if number not in found or KINDS.index(one.kind) < KINDS.index(found[number].kind):
                found[number] = _hidden(drawn, one, topic)
    long_ago = [number for number in drawn.dropped if number not in found][:_MOST_DROPPED]
    everything = [*found.values(), *_dropped(desk, drawn, long_ago)]
    return tuple(sorted(everything, key=lambda one: KINDS.index(one.kind)))


def decisions(desk: Desk) -> Decisions:
    """Return what the editor has decided and could take back."""
    acts = rulings.standing(desk.db)
    undone = rulings.unfolded(desk.db)
    numbers = {number for act in acts for number in (act.headlines[0], act.others[0])}
    numbers |= {number for copy, kept, _ in undone for number in (copy, kept)}
    by_number = {one.id: one for one in headlines.numbered(desk.db, numbers)}
    found = [
        Ruling(
            kind=act.kind,
            number=act.story,
            headline=by_number[act.headlines[0]],
            other=by_number[act.others[0]],
            count=len(act.headlines),
            at=act.at,
        )
        for act in acts
    ]
    found += [
        Ruling(kind="unfolded", number=copy, headline=by_number[copy], other=by_number[kept], count=1, at=at)
        for copy, kept, at in undone
    ]
    return Decisions(
        mutes=mutes.everything(desk.db, now=desk.now),
        rulings=tuple(sorted(found, key=lambda one: one.at, reverse=True)),
    )


def _hidden(drawn: Survey, one: Seen, topic: str) -> HiddenStory:
    number = one.known.story.id
    return HiddenStory(
        kind=one.kind,
        number=number,
        topic=topic,
        headline=one.known.standing,
        outlets=outlets_in_words(one.known.standing, one.known.story.kept),
        latest=latest(one.known),
        why=one.why,
        draft=drawn.discarded[number].id if number in drawn.discarded else 0,
    )


def _dropped(desk: Desk, drawn: Survey, numbers: Iterable[int]) -> Iterator[HiddenStory]:
    for number in numbers:
        story = stories.numbered(desk.db, number)
        if story is not None and story.kept:
            standing = standing_for(story)
            yield HiddenStory(
                kind=DROPPED,
                number=number,
                topic="",
                headline=standing,
                outlets=outlets_in_words(standing, story.kept),
                latest=max(headline.trusted_at for headline in story.headlines),
                why=drawn.dropped[number].reason,
            )

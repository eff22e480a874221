"""A story as a row of the desk page."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from pipeline.desk.evening.lens import Lens, countries_in_words, outlets_in_words
from pipeline.desk.evening.memory import Known
from pipeline.desk.evening.values import Part, StoryRow
from pipeline.news import Headline, Ranked, Term, Topic
from pipeline.store.on_desk import Posted

STRETCHES = 24


def story_row(
    known: Known,
    ranked: Ranked,
    topic: Topic,
    *,
    lens: Lens,
    draft: int,
    posted: Mapping[int, Posted],
    now: datetime,
    window_hours: float,
) -> StoryRow:
    """Return the row of a story on a topic; `draft` is its open draft, `posted` the newest post by story."""
    kept = known.story.kept
    return StoryRow(
        number=known.story.id,
        topic=topic.name,
        headline=known.standing,
        draft=draft,
        parts=parts(ranked.terms),
        best=sum(term.weight for term in ranked.terms),
        outlets=outlets_in_words(known.standing, kept),
        countries=countries_in_words(lens.countries(kept)),
        picks=lens.picks(topic, kept),
        hours=stretches(known.story.headlines, now=now, window_hours=window_hours),
        headlines=len(known.story.headlines),
        wire=len(known.story.folds),
        latest=latest(known),
        posted=posted.get(known.story.id),
    )


def latest(known: Known) -> datetime:
    """Return the time of a story's newest headline."""
    return max(headline.trusted_at for headline in known.story.headlines)


def parts(terms: Sequence[Term]) -> tuple[Part, ...]:
    """Return the terms in hundredths that add up to the rounded score (the largest remainders are rounded up)."""
    exact = [term.points * 100 for term in terms]
    floors = [int(points) for points in exact]
    short = round(sum(exact)) - sum(floors)
    by_remainder = sorted(range(len(terms)), key=lambda at: floors[at] - exact[at])
    for at in by_remainder[:short]:
        floors[at] += 1
    return tuple(
        Part(name=term.name, hundredths=hundredths, share=term.value, why=term.why)
        for term, hundredths in zip(terms, floors, strict=True)
    )


def stretches(news: Sequence[Headline], *, now: datetime, window_hours: float) -> tuple[int, ...]:
    """Return how many headlines stand in each of 24 equal stretches of the window, the oldest first."""
    counts = [0] * STRETCHES
    stretch = timedelta(hours=window_hours) / STRETCHES
    for headline in news:
        back = int((now - headline.trusted_at) / stretch)
        if 0 <= back < STRETCHES:
            counts[STRETCHES - 1 - back] += 1
    return tuple(counts)

"""Rank: the stories of the window for a topic, best first, and how each headline fits the topic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from pipeline import rank, topics
from pipeline.desk.learning import learned
from pipeline.desk.opening import Desk, topic_of, topics_of
from pipeline.desk.sorting import sort_out
from pipeline.draft.sayings import standing_for
from pipeline.news import Draft, Headline, Ranked, Story, Topic
from pipeline.rank import Ballot
from pipeline.store import hand_picks, headlines, posts, rhythm, stories
from pipeline.store.rhythm import Outside


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The news of a stretch of hours, and its stories."""

    news: tuple[Headline, ...]
    stories: tuple[Story, ...]


def window(desk: Desk, *, hours: float | None = None) -> Window:
    """Sort out what is new, and return the news whose trusted time lies in (now - hours, now], folded and clustered."""
    sort_out(desk)
    return window_as_it_stands(desk, hours=hours)


def window_as_it_stands(desk: Desk, *, hours: float | None = None) -> Window:
    """Return the same and change nothing: what has not been sorted out yet is in no story."""
    news = headlines.window(desk.db, after=desk.now - _stretch(desk, hours), until=desk.now)
    return Window(news=news, stories=stories.among(desk.db, news))


def outside(desk: Desk, *, hours: float | None = None) -> Outside:
    """Return how many headlines lie outside the window of `window`."""
    return rhythm.outside(desk.db, after=desk.now - _stretch(desk, hours), until=desk.now)


def ranked(desk: Desk, seen: Window, topic: Topic | None = None) -> list[Ranked]:
    """Return the stories of a window that are the topic's (all without one), ranked, best first."""
    fit = {} if topic is None else fitting(seen.stories, topic)
    chosen = [story for story in seen.stories if topic is None or story.id in fit]
    return rank.order(chosen, ballot(desk, seen.news, topic, fit))


def ranked_alone(desk: Desk, story: Story, topic: Topic | None = None) -> Ranked:
    """Return one story with the terms that `ranked` gives it, of the window or not."""
    fit = {} if topic is None else fitting([story], topic)
    return rank.score(story, ballot(desk, story.headlines, topic, fit))


def ballot(desk: Desk, news: Sequence[Headline], topic: Topic | None, fit: Mapping[int, float]) -> Ballot:
    """Return what ranking must know of this desk and of these headlines, which are those of the stories to rank."""
    chosen = desk.settings.rank
    since = desk.now - timedelta(hours=rank.NOVELTY_HOURS)
    return Ballot(
        now=desk.now,
        registry=desk.registry,
        weights=chosen.weights,
        half_life_hours=chosen.half_life_hours,
        gate_families=chosen.gate_families,
        topic=topic,
        match=fit,
        linked=posts.pages_linked(desk.db, [one.canonical for one in news], since=since, until=desk.now),
        habits=learned(desk),
        picked=hand_picks.among(desk.db, [one.canonical for one in news]),
    )


def fitting(found: Sequence[Story], topic: Topic) -> dict[int, float]:
    """Return how well each of the topic's stories fits it (`fit_of`), by story number; other stories are left out."""
    fit = {story.id: fit_of(story, topic) for story in found}
    return {number: value for number, value in fit.items() if value}


def fit_of(story: Story, topic: Topic) -> float:
    """Return how well a story fits a topic, 0 to 1, 0 = it is not the topic's.

    It is the mean of the best third of its headlines: a big story need not name the topic in every line, and one
    mention among many does not make it the topic's.
    """
    values = sorted((topics.matches(topic, headline).value for headline in story.kept), reverse=True)
    best = values[: ceil(len(values) / 3)]
    return sum(best) / len(best) if best and min(best) > 0 else 0.0


def topic_for(desk: Desk, story: Story, draft: Draft | None) -> Topic | None:
    """Return the topic by which a story is drafted unasked: its draft's, else the first that it fits, else none."""
    if draft is not None:
        return topic_of(desk, draft)
    return next((one for one in topics_of(desk) if fit_of(story, one)), None)


def title_of(story: Story) -> str:
    """Return the words of the headline that stands for a story."""
    return standing_for(story).headline


def _stretch(desk: Desk, hours: float | None) -> timedelta:
    return timedelta(hours=desk.settings.stories.window_hours if hours is None else hours)

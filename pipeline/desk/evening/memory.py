"""What the process keeps of the desk between two looks at it, so that a look costs what has changed.

It holds nothing that the store does not: a new process begins without it, and shows the same. Headlines are read once;
a story whose headlines are the same is the same object, with its fits and its standing headline worked out already.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import RLock
from typing import Any

from pipeline.desk.opening import Desk
from pipeline.desk.ranking import Window, fit_of
from pipeline.draft.sayings import standing_for
from pipeline.news import Fold, Headline, Story, Topic
from pipeline.store import folds, headlines, pulse, stories


@dataclass(slots=True, kw_only=True)
class Known:
    """A story and what was worked out of it: how it fits each topic, by name, and the headline that stands for it."""

    story: Story
    fits: dict[str, float] = field(default_factory=dict)
    _standing: Headline | None = None

    def fit(self, topic: Topic) -> float:
        """How well the story fits a topic, 0 = it is not the topic's."""
        if topic.name not in self.fits:
            self.fits[topic.name] = fit_of(self.story, topic)
        return self.fits[topic.name]

    @property
    def standing(self) -> Headline:
        """The headline that stands for the story."""
        if self._standing is None:
            self._standing = standing_for(self.story)
        return self._standing


class Memory:
    """One desk's memory; `lock` lets one request at a time refresh it. `kept` is for whoever lays out the pages."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.kept: dict[object, Any] = {}
        self._made_with: tuple[object, object] | None = None
        self._headlines: dict[int, Headline] = {}
        self._filed = self._titled = 0
        self._since: datetime | None = None
        self._heard: pulse.Beat | None = None
        self._homes: dict[int, int] = {}
        self._folds: dict[int, Fold] = {}
        self._known: dict[int, Known] = {}

    def window(self, desk: Desk) -> tuple[Window, Sequence[Known]]:
        """Return the news of the desk's window and its stories, by number, as `ranking.window_as_it_stands` does."""
        self._forget_other_settings(desk)
        after = desk.window_began
        heard = pulse.of_news(desk.db)
        if heard != self._heard or self._since is None or after < self._since:
            self._read(desk, after, heard)
        news = tuple(
            headline
            for headline in sorted(self._headlines.values(), key=lambda one: (one.seen_at, one.id))
            if after < headline.trusted_at <= desk.now
        )
        known = self._stories(news)
        return Window(news=news, stories=tuple(one.story for one in known)), known

    def _forget_other_settings(self, desk: Desk) -> None:
        if self._made_with is None or any(
            one is not other for one, other in zip(self._made_with, (desk.settings, desk.registry), strict=True)
        ):
            self.kept.clear()
            self._known.clear()
            self._made_with = (desk.settings, desk.registry)

    def _read(self, desk: Desk, after: datetime, heard: pulse.Beat) -> None:
        if self._since is None or after < self._since:
            self._headlines, self._filed, self._titled = {}, 0, headlines.title_mark(desk.db)
        else:
            # A day's headlines fall out of the window every day: what is past is let go.
            self._headlines = {n: one for n, one in self._headlines.items() if one.trusted_at > after}
            mark = headlines.title_mark(desk.db)
            renamed = headlines.retitled_after(desk.db, self._titled) & self._headlines.keys()
            self._headlines |= {one.id: one for one in headlines.numbered(desk.db, renamed)}
            self._titled = mark
        new = headlines.filed_after(desk.db, self._filed, since=after)
        self._headlines |= {one.id: one for one in new}
        self._filed = max((one.id for one in new), default=self._filed)
        self._homes = dict(stories.homes(desk.db, after=after))
        self._folds = dict(folds.among(desk.db, self._headlines))
        self._since, self._heard = after, heard

    def _stories(self, news: Sequence[Headline]) -> list[Known]:
        members: dict[int, list[Headline]] = {}
        here = {headline.id for headline in news}
        for headline in news:
            if headline.id in self._homes:
                members.setdefault(self._homes[headline.id], []).append(headline)
        found = {copy: fold for copy, fold in self._folds.items() if copy in here and fold.kept.id in here}
        before, self._known = self._known, {}
        for number in sorted(members):
            story = stories.assembled(number, members[number], found)
            old = before.get(number)
            same = old is not None and (old.story.headlines, old.story.folds) == (story.headlines, story.folds)
            self._known[number] = old if old is not None and same else Known(story=story)
        return list(self._known.values())

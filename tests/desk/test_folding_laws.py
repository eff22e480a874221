"""The laws of folds on a desk: unfolded and folded again is as before, undone stays undone, a rerun changes nothing."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.desk import Desk, arranging, sort_out
from pipeline.news import Headline
from pipeline.settings import Settings
from pipeline.store import folds, headlines, rulings, stories
from pipeline.store.database import open_desk, writing
from tests.cast import NOON, REGISTRY
from tests.test_dedup_laws import days

State = tuple[dict[int, int], dict[int, int]]


@contextmanager
def a_desk() -> Iterator[Desk]:
    """A desk with nothing filed."""
    with tempfile.TemporaryDirectory() as folder:
        db = open_desk(Path(folder) / "desk.db", now=NOON, create=True)
        try:
            now = NOON + timedelta(minutes=60)
            yield Desk(folder=Path(folder), settings=Settings(), registry=REGISTRY, db=db, now=now)
        finally:
            db.close()


def filed(desk: Desk, news: list[Headline]) -> None:
    """File these headlines and sort them out, as a run does."""
    with writing(desk.db):
        headlines.file(desk.db, news)
    sort_out(desk)


def state(desk: Desk) -> State:
    """The keeper of each copy, and the story of each headline."""
    news = tuple(headlines.everything(desk.db))
    return dict(folds.keepers(desk.db, news)), dict(stories.settled(desk.db, news))


def copies_of(desk: Desk) -> list[int]:
    """The copies that there are."""
    return sorted(state(desk)[0])


@settings(max_examples=15, deadline=None)
@given(days(), st.randoms(use_true_random=False))
def test_what_is_unfolded_and_folded_again_is_as_it_was(day: list[Headline], dice: object) -> None:
    with a_desk() as desk:
        filed(desk, day)
        before = state(desk)
        some = [copy for copy in copies_of(desk) if dice.random() < 0.7]  # type: ignore[attr-defined]  # random.Random

        for copy in some:
            arranging.unfold(desk, copy)
        for copy in reversed(some):
            arranging.fold_again(desk, copy)

        assert state(desk) == before
        assert rulings.unfolded(desk.db) == ()


@settings(max_examples=15, deadline=None)
@given(days(), days())
def test_a_fold_that_was_undone_stays_undone_whatever_comes_later(day: list[Headline], later: list[Headline]) -> None:
    with a_desk() as desk:
        filed(desk, day)
        undone = copies_of(desk)
        for copy in undone:
            arranging.unfold(desk, copy)

        filed(desk, [moved(one, minutes=30) for one in later])

        assert not set(undone) & set(copies_of(desk))


@settings(max_examples=15, deadline=None)
@given(days(), days())
def test_what_comes_later_leaves_the_folds_as_they_are(day: list[Headline], later: list[Headline]) -> None:
    with a_desk() as desk:
        filed(desk, day)
        before = state(desk)[0]

        filed(desk, [moved(one, minutes=30) for one in later])

        after = state(desk)[0]
        assert {copy: after[copy] for copy in before} == before
        assert not set(after.values()) & set(after), "folds never chain"
        sort_out(desk)
        assert state(desk)[0] == after


def moved(one: Headline, *, minutes: float) -> Headline:
    """The same headline later, under another address."""
    late = timedelta(minutes=minutes)
    address = f"{one.canonical}/later"
    return replace(one, seen_at=one.seen_at + late, published=one.trusted_at + late, url=address, canonical=address)

"""The laws of folding: no chains, the oldest kept, no dependence on the order within a second, no pair missed."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations, groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import dedup
from pipeline.dedup.folding import in_turn
from pipeline.dedup.rules import same_article
from pipeline.news import Fold, Headline
from tests.cast import GAZETTE, HARBOUR_TIMES, MARL_HERALD, NORTHWIRE, headline
from tests.conftest import LONG
from tests.river_talks import LEDE, NOTICE, OTHER_LEDE, REWRITTEN, TITLE

_LEDES = (LEDE, REWRITTEN, OTHER_LEDE, LEDE[:70], NOTICE, "")
_TITLES = (
    TITLE,
    f"{TITLE} again",
    "River talks: no treaty",
    "Letters",
    f"UPDATE 1-{TITLE}",
    "Storm hits the coast",
    "Harbour and Marl end second d...",
    f"{TITLE[:40]}…",
    f"Aune: {TITLE}",
    f"Aune: {TITLE[:40]}…",
)


@st.composite
def days(draw: st.DrawFn) -> list[Headline]:
    """Headlines in order of arrival, many in one second, with few titles, texts and outlets so that many fold."""
    minutes = sorted(draw(st.lists(st.integers(0, 3), max_size=9)))
    day = [
        headline(
            draw(st.sampled_from(_TITLES)),
            draw(st.sampled_from((HARBOUR_TIMES, MARL_HERALD, GAZETTE, NORTHWIRE))),
            number=at,
            minutes=minute,
            summary=draw(st.sampled_from(_LEDES)),
            agency=draw(st.sampled_from(("", "", "AFP", "Northwire"))),
        )
        for at, minute in enumerate(minutes)
    ]
    return [replace(one, published=one.seen_at - timedelta(minutes=draw(st.integers(0, 2)))) for one in day]


@given(days())
def test_what_is_kept_repeats_nothing(day: list[Headline]) -> None:
    folds = dedup.folds(day)

    assert not {fold.kept.id for fold in folds} & {fold.copy.id for fold in folds}
    assert len({fold.copy.id for fold in folds}) == len(folds)


@given(days())
def test_the_kept_one_arrived_first_or_is_of_one_second_the_agencys_own_or_printed_first(day: list[Headline]) -> None:
    for fold in dedup.folds(day):
        kept, copy = (one.seen_at.replace(microsecond=0) for one in (fold.kept, fold.copy))
        assert kept <= copy
        assert kept < copy or fold.kept.trusted_at <= fold.copy.trusted_at or fold.kept.outlet == "Northwire"


@given(days())
def test_no_report_at_the_agency_itself_is_called_a_wire_copy_of_it(day: list[Headline]) -> None:
    assert not [
        fold
        for fold in dedup.folds(day)
        if fold.copy.outlet == "Northwire" != fold.kept.outlet and fold.reason == "wire copy of Northwire"
    ]


@given(days())
def test_a_rerun_changes_nothing(day: list[Headline]) -> None:
    assert dedup.folds(day) == dedup.folds(list(day))


@given(days())
def test_what_arrives_later_changes_no_earlier_fold(day: list[Headline]) -> None:
    before = [one for one in day if one.seen_at < day[-1].seen_at]

    assert dedup.folds(before) == [fold for fold in dedup.folds(day) if fold.copy in before]


@given(days())
def test_a_run_folds_what_is_new_as_one_pass_over_all_would(day: list[Headline]) -> None:
    new = {one.id for one in day if one.seen_at == day[-1].seen_at}
    before = dedup.folds([one for one in day if one.id not in new])
    copies = {fold.copy.id: fold.kept.id for fold in before}

    assert dedup.folds(day, new=new, copies=copies) == [fold for fold in dedup.folds(day) if fold.copy.id in new]


@given(days(), st.randoms())
def test_the_order_within_a_second_does_not_matter(day: list[Headline], dice: object) -> None:
    shuffled: list[Headline] = []
    for _, second in groupby(day, key=lambda one: one.seen_at):
        group = list(second)
        dice.shuffle(group)  # type: ignore[attr-defined]  # random.Random, which hypothesis does not name
        shuffled += group
    renumbered = [replace(one, id=at) for at, one in enumerate(shuffled)]

    assert _groups(dedup.folds(day)) == _groups(dedup.folds(renumbered))


@settings(max_examples=300 if LONG else 100)
@given(days(), st.sampled_from((0.5, 0.8, 1.0)))
def test_no_pair_is_missed_by_the_look_up(day: list[Headline], alike: float) -> None:
    folds = dedup.folds(day, alike=alike)
    copies = {fold.copy.id for fold in folds}
    opened = {fold.kept.id for fold in folds}
    alone = [one for one in in_turn(day) if one.headline.id not in copies | opened]

    assert not [(one, other) for one, other in combinations(alone, 2) if same_article(one, other, alike)]


def _groups(folds: list[Fold]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for fold in folds:
        groups.setdefault(fold.kept.url, {fold.kept.url}).add(fold.copy.url)
    return {frozenset(group) for group in groups.values()}

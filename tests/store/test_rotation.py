"""Which backups may go: seven daily and four weekly ones stay, and nothing that somebody else named."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.store import rotation

NOW = datetime(2026, 5, 12, 3, tzinfo=UTC)  # a Tuesday
UPGRADE = "desk-before-m012_lease-{:%Y%m%dT%H%M%SZ}.db"


def ago(days: float, now: datetime = NOW) -> str:
    return rotation.name(now - timedelta(days=days))


def upgrade(days: float) -> str:
    return UPGRADE.format(NOW - timedelta(days=days))


NIGHTS = [ago(day) for day in range(40)]

CASES = [
    pytest.param([], [], id="nothing"),
    pytest.param([ago(0)], [], id="the-first"),
    pytest.param([ago(day) for day in range(7)], [], id="a-week"),
    # Kept: seven days, and the Sundays of the four newest weeks (10 May is day 2; 3 May day 9; 26 April day 16).
    pytest.param(NIGHTS, [NIGHTS[day] for day in range(7, 40) if day not in (9, 16)], id="forty-nights"),
    pytest.param([ago(0), ago(0.01), ago(0.02)], [ago(0.01), ago(0.02)], id="several-a-day-keep-the-last"),
    pytest.param(
        [ago(0), rotation.name(NOW, 1), rotation.name(NOW, 10)], [rotation.name(NOW, 1), ago(0)], id="within-one-second"
    ),
    pytest.param([ago(days) for days in (0, 90, 180, 365)], [], id="a-machine-that-was-off"),
    pytest.param([ago(0), upgrade(3)], [], id="before-an-upgrade"),
    pytest.param([ago(0), upgrade(300)], [], id="before-an-upgrade-and-few-since"),
    pytest.param([*NIGHTS[:7], upgrade(29)], [], id="before-an-upgrade-within-thirty-days"),
    pytest.param([*NIGHTS[:7], upgrade(31)], [upgrade(31)], id="before-an-upgrade-long-ago"),
    pytest.param([*NIGHTS[:7], upgrade(5.5)], [], id="before-an-upgrade-of-this-week"),
    pytest.param([*(ago(10 * n) for n in range(6)), upgrade(55), ago(60)], [], id="before-an-upgrade-seven-days-ago"),
    pytest.param([ago(-365), *NIGHTS[:7]], [], id="a-clock-that-was-ahead"),
    pytest.param(
        [*NIGHTS[:7], "before-the-wedding.db", "desk.db", "desk-20260101T000000Z.db.part", "desk-20260631T000000Z.db"],
        [],
        id="other-names",
    ),
]


@pytest.mark.parametrize(("names", "gone"), CASES)
def test_what_may_go(names: list[str], gone: list[str]) -> None:
    assert rotation.outdated(names, now=NOW) == gone


def test_what_killed_backups_left_may_go_after_a_day() -> None:
    half = f"{ago(1.1)}.part"
    left = [half, f"{half}-journal", f"{upgrade(40)}.part"]
    others = [f"{ago(0.9)}.part", f"{ago(-365)}.part", "my-desk.db.part", ago(30), "desk-20260131T000000Z.part"]

    assert rotation.abandoned([*others, *left], now=NOW) == sorted(left)


def test_two_backups_of_one_second_have_two_names() -> None:
    first, second = rotation.name(NOW), rotation.name(NOW, 1)

    assert (first, second) == ("desk-20260512T030000Z.db", "desk-20260512T030000Z-2.db")
    assert rotation.made_at(first) == rotation.made_at(second) == NOW


def test_a_backup_is_newer_than_one_of_its_second_that_has_gone() -> None:
    there = [rotation.name(NOW, 1), ago(1), ago(-1)]  # of this second the first has gone

    made = rotation.name(NOW, rotation.earlier(there, NOW))

    assert rotation.newest_first([*there[:2], made])[0] == made == "desk-20260512T030000Z-3.db"


def test_a_backup_of_the_second_of_an_upgrade_is_newer_than_the_one_before_it() -> None:
    before = UPGRADE.format(NOW)
    made = rotation.name(NOW, rotation.earlier([before], NOW))

    assert rotation.newest_first([before, made])[0] == made


MOMENTS = st.integers(-600, 900).flatmap(
    lambda days: st.integers(0, 86_399).map(lambda seconds: NOW + timedelta(days=days, seconds=seconds))
)
NAMES = st.one_of(
    st.builds(rotation.name, MOMENTS, st.integers(0, 12)),
    MOMENTS.map(UPGRADE.format),
    st.text("desk-before_m01209TZ.", max_size=40),
    st.sampled_from(["desk.db", "desk-20260512T030000Z.db-wal", "desk-before-m012-20260101T000000Z.db"]),
)


@given(st.sets(NAMES, max_size=60), MOMENTS)
def test_no_rotation_takes_what_it_must_not(names: set[str], now: datetime) -> None:
    made = rotation.name(now, 20)
    gone = set(rotation.outdated([*names, made], now=now))
    left = {*names, made} - gone

    assert made not in gone  # the one of this moment is the newest
    assert all(rotation.made_at(name) for name in gone)
    young = {name for name in names if name.startswith("desk-before-") and _age(name, now) <= 30}
    assert not young & gone
    assert set(rotation.outdated(left, now=now)) == set()  # once is enough
    assert _days(left, now) == _days({*names, made}, now)


def _age(name: str, now: datetime) -> float:
    at = rotation.made_at(name)
    return (now - at).total_seconds() / 86_400 if at else 1e9


def _days(names: set[str], now: datetime) -> list[str]:
    """The seven newest days that have a nightly backup."""
    nightly = {at for name in names if (at := rotation.made_at(name)) and at <= now and "before" not in name}
    return sorted({f"{at:%Y-%m-%d}" for at in nightly})[-7:]


@given(st.lists(st.integers(1, 5), min_size=1, max_size=120))
def test_night_by_night_there_are_never_more_than_seven_and_four(gaps: list[int]) -> None:
    there: set[str] = set()
    now = NOW
    for gap in gaps:
        now += timedelta(days=gap)
        there.add(rotation.name(now))
        there -= set(rotation.outdated(there, now=now))

    assert 1 <= len(there) <= 11
    assert rotation.name(now) in there

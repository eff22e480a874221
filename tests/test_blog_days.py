"""The blog's day: when it begins and ends, and that it has the hours which its clocks give it."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from pipeline.dates.blog_days import midnight_after, midnight_of


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        pytest.param("America/Toronto", "2026-05-12", 24, id="an-ordinary-day"),
        pytest.param("America/Toronto", "2026-03-08", 23, id="Toronto-spring"),
        pytest.param("America/Toronto", "2026-11-01", 25, id="Toronto-autumn"),
        pytest.param("Europe/Berlin", "2026-03-29", 23, id="Berlin-spring"),
        pytest.param("Europe/Berlin", "2026-10-25", 25, id="Berlin-autumn"),
        pytest.param("Australia/Lord_Howe", "2026-10-04", 23.5, id="Lord-Howe-spring"),
        pytest.param("Australia/Lord_Howe", "2026-04-05", 24.5, id="Lord-Howe-autumn"),
        # Havana's clocks left midnight out in March, and showed it twice in November; by newer zone data not in
        # that of 2026.
        pytest.param("America/Havana", "2025-03-09", 23, id="without-a-midnight"),
        pytest.param("America/Havana", "2025-11-02", 25, id="with-two-midnights"),
    ],
)
def test_every_time_of_a_day_lies_in_the_one_day_of_its_clocks(zone: str, day: str, hours: float) -> None:
    around = datetime.fromisoformat(f"{day}T12:00:00Z")
    quarters = [around + timedelta(minutes=15 * at) for at in range(-200, 200)]

    found = {(midnight_of(at, zone).astimezone(UTC), midnight_after(at, zone).astimezone(UTC)) for at in quarters}

    days = sorted(found)
    [(begins, ends)] = [one for one in days if f"{one[0].astimezone(midnight_of(around, zone).tzinfo):%F}" == day]
    assert (ends - begins) / timedelta(hours=1) == hours
    # One day ends where the next begins: none is lost between them, and none is in two.
    assert all(one[1] == other[0] for one, other in pairwise(days))

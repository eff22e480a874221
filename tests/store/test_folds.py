"""Folds in the store: a copy hangs on what is no copy, and nothing is ever a copy of itself."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.news import Fold
from pipeline.store import folds, headlines
from pipeline.store.database import Connection, writing
from tests.cast import EVERYONE, headline

NEWS = tuple(headline(f"Talks {n}", outlet, number=n) for n, outlet in enumerate(EVERYONE[:6], start=1))


def folded(db: Connection, *pairs: tuple[int, int]) -> dict[int, int]:
    """Fold (copy, kept) pairs, one call each, and return the keeper of each copy."""
    with writing(db):
        headlines.file(db, NEWS)
        db.execute("delete from folds")
        for copy, kept in pairs:
            fold = Fold(copy=NEWS[copy - 1], kept=NEWS[kept - 1], kind="wire", reason="said so")
            folds.add(db, [fold])
    return dict(folds.keepers(db, NEWS))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([(2, 1)], {2: 1}, id="one"),
        pytest.param([(2, 1), (1, 2)], {2: 1}, id="no-ring"),
        pytest.param([(2, 1), (3, 2)], {2: 1, 3: 1}, id="onto-the-keepers-keeper"),
        pytest.param([(3, 2), (2, 1)], {2: 1, 3: 1}, id="a-keeper-takes-its-copies-along"),
        pytest.param([(2, 1), (2, 3)], {2: 1}, id="folded-once"),
        pytest.param([(2, 1), (3, 2), (1, 3)], {2: 1, 3: 1}, id="no-ring-of-three"),
    ],
)
def test_a_copy_hangs_on_what_is_no_copy(
    db: Connection, pairs: list[tuple[int, int]], expected: dict[int, int]
) -> None:
    assert folded(db, *pairs) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(pairs=st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=12))
def test_somebody_is_always_left_to_stand_for_the_copies(db: Connection, pairs: list[tuple[int, int]]) -> None:
    keepers = folded(db, *pairs)

    assert not set(keepers) & set(keepers.values())

"""Which rows of a table the small size has."""

import pytest

from tests.conftest import LONG
from tests.sizes import chosen, left_out

WIDE, THEMES = 4, 2
PRODUCT = {
    f"test_looks[{width}-{theme}]": {"width": str(width), "theme": str(theme)}
    for width in range(WIDE)
    for theme in range(THEMES)
}
TABLE = {f"test_saves[{name}]": {"how": name} for name in ("reload", "leave", "crash", "shut")}


def test_of_a_product_each_value_of_each_parameter_is_there() -> None:
    rows = [PRODUCT[name] for name in chosen(PRODUCT)]

    assert {row["width"] for row in rows} == {"0", "1", "2", "3"}
    assert {row["theme"] for row in rows} == {"0", "1"}
    assert len(rows) == max(WIDE, THEMES)


def test_what_shows_something_of_its_own_is_kept_beside_as_many_others_as_are_asked_for() -> None:
    rows = chosen(TABLE, 2, keep=("crash",))

    assert "test_saves[crash]" in rows
    assert len(rows) == 3


def test_of_a_product_what_is_kept_shows_its_values_already() -> None:
    assert len(chosen(PRODUCT, keep=("0-0", "1-1"))) == WIDE


def test_a_row_that_is_added_moves_no_others() -> None:
    before = chosen(TABLE, 2)
    after = chosen({**TABLE, "test_saves[sleep]": {"how": "sleep"}}, 2)

    assert len(before - after) <= 1


def test_every_row_has_its_chance() -> None:
    tests = [{name.replace("saves", f"saves_{turn}"): row for name, row in TABLE.items()} for turn in range(40)]

    assert {name.partition("[")[2] for table in tests for name in chosen(table, 1)} == {
        name.partition("[")[2] for name in TABLE
    }


def test_a_row_to_keep_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="there is no row"):
        chosen(TABLE, 1, keep=("sleeps",))


@pytest.mark.parametrize("row", ["[crash]", "[reload]"])
def test_a_row_that_is_asked_for_by_name_is_run(request: pytest.FixtureRequest, row: str) -> None:
    [alone] = [one for one in request.session.items if one is request.node]
    alone.add_marker(pytest.mark.few(1, keep=("no such row",)))

    assert list(left_out([alone], [f"tests/test_saves.py::test_saves{row}"])) == []


@pytest.mark.few
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_tables_that_stand_upon_each_other_are_one_product(
    request: pytest.FixtureRequest, width: int, theme: str
) -> None:
    table = [
        one for one in request.session.items if one.nodeid.partition("[")[0] == request.node.nodeid.partition("[")[0]
    ]
    if len(table) < 4:
        pytest.skip("not the whole table was collected")

    skipped = [one for one in table if one.get_closest_marker("skip")]

    assert len(skipped) == (0 if LONG else 2)

"""`archive habits` as editors and programs meet it."""

import pytest

from pipeline import desk as verbs
from tests.cast import NOON
from tests.cli import contract
from tests.desk.archiving.past import DAM, GENEVA, keep
from tests.desks import DeskFolder

HABITS = {
    "posts": int,
    "topics": [{"topic": str, "posts": int}],
    "lengths": {"low": int, "middle": int, "high": int},
    "hours": [int],
    "outlets": [
        {
            "outlet": str,
            "posts": int,
            "linked": int,
            "led": int,
            "cited": int,
            "listed": int,
            "rates": {"any": float, "lead": float, "comment": float, "list": float},
            "set": [str],
        }
    ],
}


@pytest.fixture
def past(desk: DeskFolder) -> DeskFolder:
    """A desk with two posts."""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        keep(opened, [GENEVA, DAM])
    return desk


def test_habits(past: DeskFolder) -> None:
    ran = past.copydesk("archive", "habits", "--set", "Marl Herald=0.25", "--json")

    assert ran.exit_code == 0, ran.stderr
    assert contract.misfit(ran.json, HABITS) == ""
    by_name = {one["outlet"]: one for one in ran.json["outlets"]}
    assert (ran.json["posts"], by_name["Gazette"]["led"], by_name["Gazette"]["listed"]) == (2, 1, 1)
    assert (by_name["Marl Herald"]["set"], by_name["Marl Herald"]["rates"]["lead"]) == (["lead"], 0.25)


def test_habits_in_words_say_what_was_set_and_a_reset_takes_it_back(past: DeskFolder) -> None:
    said = past.copydesk("archive", "habits", "--set", "Gazette=0.8", "--role", "list").stdout
    after = past.copydesk("archive", "habits", "--reset", "Gazette").stdout

    assert "= 80%" in said
    assert "--reset OUTLET takes it back" in said
    assert "Gazette" not in after


@pytest.mark.parametrize("given", ["Gazette", "Gazette=often", "=0.5", "Gazette=2"])
def test_what_is_no_rate_is_a_usage_error_with_a_cure(past: DeskFolder, given: str) -> None:
    ran = past.copydesk("archive", "habits", "--set", given)

    assert ran.exit_code == 2
    assert "do:" in ran.stderr


@pytest.mark.parametrize(("second", "ran_by_then"), [("11:59:59", 0), ("12:00:00", 1)])
def test_habits_and_stats_begin_to_count_a_post_in_the_second_in_which_it_ran(
    past: DeskFolder, second: str, ran_by_then: int
) -> None:
    as_of = f"--as-of={min(GENEVA.day, DAM.day)}T{second}Z"

    counted = [past.copydesk("archive", which, "--json", as_of).json["posts"] for which in ("habits", "stats")]

    assert counted == [ran_by_then, ran_by_then]

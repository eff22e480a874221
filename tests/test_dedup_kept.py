"""Folding: which headline of an article is kept, onto which its copies fold, in whose words."""

from dataclasses import replace

import pytest

from pipeline import dedup
from pipeline.errors import OrderError
from pipeline.news import Outlet
from tests.cast import EVENING_MAIL, GAZETTE, NOON, NORTHWIRE, ONLOOKER, headline
from tests.river_talks import LEDE, TITLE, later


def test_an_item_printed_four_times_folds_onto_the_oldest() -> None:
    items = [headline(TITLE, number=number, minutes=number, summary=LEDE) for number in (1, 2, 3, 4)]

    assert [(fold.kept.id, fold.copy.id) for fold in dedup.folds(items)] == [(1, 2), (1, 3), (1, 4)]


def test_a_wire_report_at_three_carriers_is_one_voice() -> None:
    outlets = (NORTHWIRE, GAZETTE, EVENING_MAIL, ONLOOKER)
    items = [
        headline(TITLE, outlet, number=at, minutes=at, summary=LEDE, agency="Northwire" if at else "")
        for at, outlet in enumerate(outlets)
    ]

    assert {fold.reason for fold in dedup.folds(items)} == {"wire copy of Northwire"}
    assert {fold.kept.outlet for fold in dedup.folds(items)} == {"Northwire"}


@pytest.mark.parametrize(
    ("agency", "named"),
    [
        pytest.param(NORTHWIRE, "Northwire", id="named by its carriers"),
        pytest.param(replace(NORTHWIRE, name="Xinhua"), "", id="known, and named by nobody"),
        pytest.param(replace(NORTHWIRE, name="Associated Press"), "AP", id="named by another spelling"),
    ],
)
def test_the_agencys_own_report_is_kept_though_its_carriers_print_an_earlier_time(agency: Outlet, named: str) -> None:
    carriers = [headline(TITLE, GAZETTE, number=1, minutes=-9, summary=LEDE, agency=named)]
    carriers.append(headline(TITLE, EVENING_MAIL, number=2, minutes=-5, summary=LEDE, agency=named))
    wire = headline(TITLE, agency, number=3, summary=LEDE)
    gathered = [replace(one, seen_at=NOON) for one in (*carriers, wire)]

    folds = dedup.folds(gathered)

    assert [(fold.kept.outlet, fold.copy.outlet) for fold in folds] == [
        (agency.name, "Gazette"),
        (agency.name, "Evening Mail"),
    ]
    assert {fold.reason for fold in folds} == {f"wire copy of {named or agency.name}"}


def test_an_agencys_own_report_that_arrives_after_its_carrier_is_called_no_wire_copy() -> None:
    carried = headline(TITLE, GAZETTE, summary=LEDE, agency="Northwire")

    [fold] = dedup.folds([carried, later(TITLE, NORTHWIRE, summary=LEDE)])

    assert fold.kept == carried
    assert (fold.kind, fold.reason) == ("wire copy", "Northwire's own report, which Gazette carried before")


def test_headlines_out_of_order_are_refused() -> None:
    with pytest.raises(OrderError, match="headline 1 out of order"):
        dedup.folds([headline(TITLE, number=2, minutes=5), headline(TITLE, number=1)])


def test_only_what_is_new_is_folded() -> None:
    items = [headline(TITLE, number=number, minutes=number, summary=LEDE) for number in (1, 2, 3)]

    assert [(fold.kept.id, fold.copy.id) for fold in dedup.folds(items, new={3})] == [(1, 3)]


def test_what_stands_for_itself_since_an_earlier_run_can_be_repeated() -> None:
    titles = (f"{TITLE}, day 41", TITLE, f"{TITLE}, day 42")
    items = [headline(title, number=at, minutes=at, summary=LEDE) for at, title in enumerate(titles, start=1)]

    assert dedup.folds([items[0], items[2]]) == []
    assert [(fold.kept.id, fold.copy.id) for fold in dedup.folds(items, new={3})] == [(2, 3)]


def test_what_stood_for_an_article_before_stands_for_it_though_the_agency_comes_in_the_same_second() -> None:
    carried = headline(TITLE, GAZETTE, number=1, summary=LEDE, agency="Northwire")
    wire = headline(TITLE, NORTHWIRE, number=2, summary=LEDE)

    assert dedup.folds([carried, wire])[0].kept == wire
    assert dedup.folds([carried, wire], new={2})[0].kept == carried


def test_what_repeats_a_copy_repeats_what_stands_for_it() -> None:
    carried = headline(TITLE, summary=LEDE, number=1)
    wire = headline(TITLE, NORTHWIRE, summary=LEDE, number=2)
    again = replace(headline(TITLE, number=3, minutes=1), url="https://harbour.example/again", canonical="again")

    [fold] = dedup.folds([carried, wire, again], new={3}, copies={1: 2})

    assert (fold.copy.id, fold.kept.id) == (3, 2)


def test_a_copy_whose_keeper_is_out_of_reach_is_no_keeper() -> None:
    carried, again = headline(TITLE, summary=LEDE, number=2), headline(TITLE, number=3, minutes=1)

    assert dedup.folds([carried, again], new={3}, copies={2: 1}) == []

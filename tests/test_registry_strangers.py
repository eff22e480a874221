"""An outlet that the registry does not know is taken under its name, and is nobody else."""

from pipeline.news import Outlet
from tests.cast import HARBOUR_TIMES, REGISTRY


def test_a_cited_outlet_is_the_registrys_own() -> None:
    assert REGISTRY.outlet("the harbour times") == HARBOUR_TIMES


def test_a_stranger_is_an_outlet_of_that_name_and_no_other_facts() -> None:
    assert REGISTRY.outlet("Valley Voice") == Outlet(name="Valley Voice")


def test_a_stranger_is_selected_by_its_own_name() -> None:
    assert REGISTRY.selects("the valley voice", REGISTRY.outlet("Valley Voice"))

"""Whom a printed line cites: by its name or alias, and where two outlets share one, by whose page it links."""

import pytest

from pipeline import outlets
from pipeline.news import Outlet
from tests.test_outlets import gulf_wire, harbour_times

marl_herald = Outlet(name="Marl Herald", aliases=("The Herald",), hosts=("marl.example",))
delta_herald = Outlet(name="Delta Herald", aliases=("The Herald",), hosts=("delta.example",))


@pytest.mark.parametrize(
    ("printed", "url", "outlet"),
    [
        pytest.param("HT", "", harbour_times, id="an alias"),
        pytest.param("harbour times", "https://elsewhere.example/1", harbour_times, id="a page elsewhere"),
        pytest.param("The Herald", "https://marl.example/1", marl_herald, id="a shared name, by its page"),
        pytest.param("The Herald", "https://delta.example/1", delta_herald, id="the other one, by its page"),
        pytest.param("Gulf Wire", "https://harbour.example/1", gulf_wire, id="a wire's report on a carrier's page"),
        pytest.param("Marl Bugle", "https://marl.example/1", None, id="a name nobody knows"),
    ],
)
def test_whom_a_printed_line_cites(printed: str, url: str, outlet: Outlet | None) -> None:
    known = outlets.Registry(outlets=(harbour_times, gulf_wire, marl_herald, delta_herald))

    assert known.cited(printed, url) == outlet

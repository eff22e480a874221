"""Following a page that moved: to its new address, never without end, and to nowhere that may not be asked."""

from dataclasses import replace

import pytest

from pipeline import liveness
from pipeline.liveness.asking import MOST_HOPS, onward
from tests.liveness.asked import OK, PAGE, WAY, asked_twice
from tests.liveness.origin import Origin, leads


def test_a_moved_page_is_known_by_its_new_address(origin: Origin) -> None:
    origin.behaviours |= {"/new": OK, "/newer": leads(302, "/today"), "/today": OK}

    assert asked_twice(origin, leads(301, "/new")).final_url == origin.address + "/new"
    assert asked_twice(origin, leads(301, "/newer")).final_url == origin.address + "/newer"


@pytest.mark.parametrize(
    "to", ["javascript:alert(1)", "http://169.254.169.254/", "http://[::1", "//user:secret@marl.example/"]
)
def test_an_address_that_was_not_asked_is_nowhere_kept(origin: Origin, to: str) -> None:
    origin.behaviours[PAGE] = leads(301, to)

    answer = liveness.ask(origin.address + PAGE, WAY)

    assert (answer.final_url, answer.moved_to) == (origin.address + PAGE, origin.address + PAGE)


def test_a_redirect_leads_to_no_other_private_host_though_private_ones_are_allowed(origin: Origin) -> None:
    elsewhere = origin.address.replace("127.0.0.1", "localhost") + "/new"
    origin.behaviours |= {PAGE: leads(302, elsewhere), "/new": OK}

    answer = liveness.ask(origin.address + PAGE, WAY)

    assert answer.why == "it leads to what may not be asked: localhost is a name of this machine or its network"
    assert origin.methods("/new") == []


def test_what_a_public_page_leads_to_is_judged_as_if_no_private_host_were_allowed() -> None:
    assert onward("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/b", WAY) == WAY
    assert onward("http://127.0.0.1:8080/a", "http://harbour.example/b", WAY) == replace(WAY, allow_private=False)
    assert onward("https://harbour.example/a", "http://10.0.0.1/b", WAY) == replace(WAY, allow_private=False)


def test_a_walk_through_redirects_ends(origin: Origin) -> None:
    origin.behaviours |= {f"/{step}": leads(302, f"/{step + 1}") for step in range(50)}

    answer = liveness.ask(f"{origin.address}/0", WAY)

    assert answer.why == f"it redirects more than {MOST_HOPS} times"
    assert len(origin.asked) == 2 * (MOST_HOPS + 1)


def test_an_address_beyond_ascii_is_followed(origin: Origin) -> None:
    origin.behaviours |= {PAGE: leads(301, "/новость"), "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C": OK}

    answer = liveness.ask(origin.address + PAGE, WAY)

    assert (answer.status, answer.final_url) == (200, origin.address + "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C")

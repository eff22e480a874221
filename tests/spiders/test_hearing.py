"""What an answer says, beside its body, of being asked again."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from scrapy.http import Request, Response

from spiders import courtesy
from spiders.pages import Heard
from tests.cast import NOON

FEED = "https://harbour.example:8443/feed.xml"


def heard(*, status: int = 200, reasons: Sequence[int] = (), **headers: str) -> Heard:
    """What is heard in an answer with these headers, after redirects of these statuses."""
    request = Request(FEED, meta={"redirect_reasons": list(reasons)} if reasons else {})
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return courtesy.heard(Response(FEED, status=status, headers=named, request=request), now=NOON)


@pytest.mark.parametrize(
    ("reasons", "moved"),
    [
        pytest.param((), False, id="no-redirect"),
        pytest.param((301,), True, id="301"),
        pytest.param((308, 301), True, id="308-and-301"),
        pytest.param((302,), False, id="302"),
        pytest.param((303,), False, id="303"),
        pytest.param((307,), False, id="307"),
        pytest.param((301, 302), False, id="for-good-to-a-place-for-now"),
    ],
)
def test_only_redirects_for_good_all_the_way_are_a_move(reasons: Sequence[int], moved: bool) -> None:
    assert bool(heard(reasons=reasons).moved_to) is moved


@pytest.mark.parametrize("status", [429, 503])
def test_patience_is_asked_for_with_a_time(status: int) -> None:
    assert heard(status=status, Retry_After="60").asked_again == NOON + timedelta(minutes=1)
    assert heard(status=status, Retry_After="60").busy


@pytest.mark.parametrize(("status", "busy"), [(429, True), (503, False)])
def test_without_a_time_503_is_the_trouble_of_one_address(status: int, *, busy: bool) -> None:
    assert heard(status=status).busy is busy
    assert heard(status=status).asked_again is None


@pytest.mark.parametrize("status", [200, 301, 404, 410, 500])
def test_a_retry_after_of_any_other_answer_is_not_obeyed(status: int) -> None:
    said = heard(status=status, Retry_After="60")

    assert (said.busy, said.asked_again) == (False, None)


def test_who_answered_is_known_with_its_port() -> None:
    assert heard().host == "harbour.example:8443"


def test_an_answer_is_fresh_as_its_headers_say() -> None:
    assert heard(Cache_Control="max-age=600").fresh == timedelta(minutes=10)


@pytest.mark.parametrize(("status", "unreached"), [(200, False), (404, False), (429, False), (502, True), (503, True)])
def test_an_answer_of_a_gateway_may_be_our_own_network_s(status: int, unreached: bool) -> None:
    assert heard(status=status).unreached is unreached


def test_who_asks_for_patience_was_reached() -> None:
    assert not heard(status=503, Retry_After="60").unreached

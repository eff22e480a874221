"""What may not be asked is not asked: no address, however odd, and no name that leads inside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import liveness
from pipeline.liveness import Way
from pipeline.liveness.connecting import ForbiddenError, admitted


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://0x7f.1/",
        "ftp://harbour.example/",
        "http://user:secret@harbour.example/",
        "http://harbour.example:25/",
    ],
)
def test_what_the_guard_refuses_is_not_asked(url: str) -> None:
    answer = liveness.ask(url, Way(user_agent="copydesk", timeout_seconds=0.5))

    assert (answer.method, answer.status) == ("", None)
    assert answer.why.startswith("it may not be asked: ")


@given(st.text(max_size=60))
def test_no_address_however_odd_stops_a_round(path: str) -> None:
    for url in (f"http://127.0.0.1/{path}", f"http://[{path}", path.replace(":", "")):
        assert liveness.ask(url, Way(user_agent="copydesk", timeout_seconds=0.5)).method == ""


@pytest.mark.parametrize(
    "given_addresses",
    [["127.0.0.1"], ["10.1.2.3", "192.168.0.1"], ["169.254.169.254"], ["::1"], ["::ffff:127.0.0.1"], ["fe80::1%2"], []],
)
def test_a_name_that_leads_inside_is_refused_whatever_it_is_called(given_addresses: list[str]) -> None:
    with pytest.raises(ForbiddenError):
        admitted("harbour.example", given_addresses, allow_private=False)


def test_of_a_name_s_addresses_only_the_open_ones_are_connected_to() -> None:
    found = ["10.0.0.1", "93.184.216.34", "93.184.216.34"]

    assert admitted("harbour.example", found, allow_private=False) == ("93.184.216.34",)


def test_on_a_private_desk_too_no_public_name_leads_inside() -> None:
    found = ["192.168.1.1", "93.184.216.34"]

    assert admitted("harbour.example", found, allow_private=True) == ("93.184.216.34",)
    assert admitted("newsstand.lan", found, allow_private=True) == tuple(found)

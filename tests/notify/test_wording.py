"""The words of a notice: safe whatever a headline holds, and short enough for a phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk.telling import page_address
from pipeline.notify import Matter, notice
from pipeline.settings import Reviewing
from pipeline.text import tidy
from tests.cast import NOON
from tests.hostile_strings import hostile


def words_of(title: str, *, more: str = "", count: int = 1) -> tuple[str, list[str]]:
    matters = [Matter(kind="draft", about="d1", said=title, more=(more,), page="/drafts/1")] * count
    said = notice("drafts", matters, desk="River Watch", address="http://127.0.0.1:8765", at=NOON)
    return said.subject, said.text.splitlines()


def test_a_headline_of_two_lines_cannot_begin_a_line_of_its_own() -> None:
    _, lines = words_of("Talks open\r\nThe desk: http://evil.example/\u2028Bcc: all\x85x")

    assert lines[0] == "Talks open The desk: http://evil.example/ Bcc: all x"
    assert len(lines) == 4


def test_marks_that_hide_or_turn_text_are_taken_out() -> None:
    _, lines = words_of("Talks \u202eneddih\u202c \u200bopen\x1b[2J", more="\u2066river\u2069")

    assert lines[:2] == ["Talks neddih open[2J", "  river"]


def test_ten_matters_are_named_and_the_rest_counted() -> None:
    subject, lines = words_of("Talks open", count=13)

    assert subject == "River Watch: 13 drafts wait"
    assert lines.count("Talks open") == 10
    assert "... and 3 more." in lines


def test_a_line_without_end_is_cut() -> None:
    _, lines = words_of("Orrin " * 1000)

    assert len(lines[0]) == 300
    assert lines[0].endswith("…")


@given(title=st.text(), more=st.text())
def test_a_notice_has_the_same_lines_whatever_it_tells(title: str, more: str) -> None:
    subject, lines = words_of(title, more=f"x{more}")

    assert subject == "River Watch: a draft waits"
    assert lines[2:] == ["  http://127.0.0.1:8765/drafts/1", "", "The desk: http://127.0.0.1:8765/"]
    assert len(lines[0]) <= 300
    assert lines[0] == tidy(lines[0])


def test_strangers_headlines_break_no_notice() -> None:
    for text in hostile():
        _, lines = words_of(text)

        assert len(lines) == 4, text


@pytest.mark.parametrize(
    ("said", "address"),
    [
        pytest.param(Reviewing(), "http://127.0.0.1:8765", id="as-it-comes"),
        pytest.param(Reviewing(host="::1", port=9000), "http://[::1]:9000", id="ipv6"),
        pytest.param(Reviewing(host="desk.local"), "http://desk.local:8765", id="a-name"),
        pytest.param(Reviewing(host_name="d.example:8443", https=True), "https://d.example:8443", id="behind-a-proxy"),
        pytest.param(Reviewing(host_name="d.example"), "http://d.example", id="behind-a-proxy-without-https"),
        pytest.param(Reviewing(host="0.0.0.0"), "", id="every-address"),
        pytest.param(Reviewing(host="::"), "", id="every-address-by-ipv6"),
        pytest.param(Reviewing(port=0), "", id="any-free-port"),
    ],
)
def test_the_page_s_address_is_the_one_that_the_settings_give(said: Reviewing, address: str) -> None:
    assert page_address(said) == address


def test_without_an_address_the_command_is_named() -> None:
    said = notice(
        "drafts", [Matter(kind="draft", about="d1", said="Talks", page="/drafts/1")], desk="", address="", at=NOON
    )

    assert said.subject == "copydesk: a draft waits"
    assert said.text == "Talks\n\nThe desk: copydesk review\n"

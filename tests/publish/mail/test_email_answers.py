"""What the mail server says: tried again before the mail left, never after, and told in words."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import BinaryIO

import pytest

from pipeline.errors import ChannelError, RefusedError, UnansweredError, UnreachedError
from pipeline.publish.channel import Channel
from pipeline.publish.email.letter import office as office_of
from pipeline.publish.email.post_office import delivered
from tests.publish.mail.mail_channel import LIVE, SECOND, by
from tests.publish.mail_office import TO, Office, table

# aiosmtpd does not count a connection that was TLS from its first byte as one.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


def test_readers_do_not_see_each_other_and_a_refused_one_is_told(office: Office, tmp_path: Path) -> None:
    office.moods.says = {SECOND: ["550 5.1.1 no such reader"]}

    sent = by(table(office.port, to=f"{TO}, Second <{SECOND}>, third@lista.example, {TO}"), tmp_path).create(LIVE)

    [came] = office.moods.came
    assert came.recipients == (TO, "third@lista.example")
    assert came.message["To"] == came.message["From"]
    assert TO.encode() not in came.content
    assert sent.notes == (f"{SECOND} was refused: 550 5.1.1 no such reader",)


@pytest.mark.parametrize("stage", ["MAIL", TO])
def test_a_not_now_before_the_mail_left_is_tried_again(mail: Channel, office: Office, stage: str) -> None:
    office.moods.says = {stage: ["451 4.7.1 later", "421 4.3.2 later still"]}

    mail.create(LIVE)

    assert len(office.moods.came) == 1
    assert office.moods.asked.count("DATA") == 1


def test_a_not_now_is_not_tried_for_ever(mail: Channel, office: Office) -> None:
    office.moods.says = {"MAIL": ["451 4.7.1 later"] * 20}

    with pytest.raises(RefusedError, match=r"not now: 451 4\.7\.1 later") as refused:
        mail.create(LIVE)

    assert office.moods.asked == ["MAIL"] * 4
    assert "nothing was sent" in refused.value.where


def test_a_recipient_put_off_to_the_last_is_told_and_the_others_get_theirs(office: Office, tmp_path: Path) -> None:
    office.moods.says = {SECOND: ["450 4.2.0 later"] * 20}

    sent = by(table(office.port, to=f"{TO},{SECOND}"), tmp_path).create(LIVE)

    assert [came.recipients for came in office.moods.came] == [(TO,)]
    assert sent.notes == (f"{SECOND} was refused: 450 4.2.0 later",)


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        pytest.param("MAIL", "553 5.1.8 not you", id="the sender"),
        pytest.param(TO, "550 5.1.1 no such reader", id="every recipient"),
        pytest.param("DATA", "554 5.6.0 no such words here", id="the mail"),
        pytest.param("DATA", "452 4.3.1 disk full", id="the mail, for now: it left, so it is not sent again"),
    ],
)
def test_a_no_is_reported_and_not_tried_again(mail: Channel, office: Office, stage: str, said: str) -> None:
    office.moods.says = {stage: [said] * 20}

    with pytest.raises(RefusedError, match=said):
        mail.create(LIVE)

    assert office.moods.asked.count(stage) == 1
    assert office.moods.came == []


def test_an_answer_lost_after_the_mail_left_is_unanswered_and_sent_once(mail: Channel, office: Office) -> None:
    office.moods.hangs_up_after_data = True

    with pytest.raises(UnansweredError, match="did not say whether it took it") as lost:
        mail.create(LIVE)

    assert len(office.moods.came) == 1
    assert "it may have been sent" in lost.value.where


def test_without_signing_in_the_server_s_no_is_reported(office: Office, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="530"):
        by(replace(office.table, user="", secret=None), tmp_path).create(LIVE)


@pytest.mark.parametrize(
    ("greeting", "expected"),
    [
        pytest.param(b"", UnreachedError, id="hangs up"),
        pytest.param(b"HTTP/1.1 400 Bad Request\r\n\r\n", RefusedError, id="is no mail server"),
        pytest.param(b"554 go away\r\n", RefusedError, id="says no"),
        pytest.param(b"250 odd\r\n", RefusedError, id="greets oddly"),
    ],
)
def test_a_server_that_does_not_speak_as_it_should_is_told_apart(
    tmp_path: Path, greeting: bytes, expected: type[ChannelError]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=_greet, args=(listening, greeting), daemon=True).start()

        with pytest.raises(expected) as told:
            by(table(listening.getsockname()[1]), tmp_path).create(LIVE)

    assert "nothing was sent" in told.value.where


def test_a_server_that_says_nothing_is_given_up_after_the_timeout(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        silent = replace(table(listening.getsockname()[1]), timeout_seconds=0.2)

        with pytest.raises(UnreachedError, match="timed out"):
            by(silent, tmp_path).create(LIVE)


@pytest.mark.parametrize(
    ("then", "pause", "why"),
    [
        pytest.param(b"220-a\r\n", 0.05, "timed out", id="line after line"),
        pytest.param(b"2", 0.05, "timed out", id="a line that drips"),
        pytest.param(b"220-hello\r\n" * 1_000, 0.0, "no end", id="all the lines there are"),
    ],
)
def test_an_answer_without_an_end_is_given_up(tmp_path: Path, then: bytes, pause: float, why: str) -> None:
    with going_on(then=then, pause=pause) as port, pytest.raises(UnreachedError, match=why):
        by(replace(table(port), timeout_seconds=0.3), tmp_path).create(LIVE)


def test_a_mail_whose_addresses_took_so_long_that_it_may_count_as_lost_is_kept_back() -> None:
    with going_on(b"220 hi\r\n", then=b"250 ok\r\n", pause=0.05) as port:
        many = table(port, security="none", user="", to=", ".join(f"reader{n}@lista.example" for n in range(8)))
        with pytest.raises(UnreachedError, match="too long over the addresses") as told:
            delivered(b"Subject: Talks\r\n\r\nThey go on.\r\n", office_of(many), leaves_within=0.2)

    assert "nothing was sent" in told.value.where


@pytest.mark.parametrize(
    ("said", "then"),
    [
        pytest.param(b"", b"250-kept\r\n" * 1_000, id="without an end"),
        pytest.param(b"354 more\r\n", b"", id="neither yes nor no"),
        pytest.param(b"025 kept\r\n", b"", id="no number of SMTP"),
    ],
)
def test_a_mail_that_left_is_in_doubt_where_its_answer_says_nothing(tmp_path: Path, said: bytes, then: bytes) -> None:
    ok = b"250 ok\r\n"
    with (
        going_on(b"220 hi\r\n", ok, ok, ok, b"354 go\r\n", said, then=then) as port,
        pytest.raises(UnansweredError, match="did not say whether it took it"),
    ):
        by(table(port, security="none", user=""), tmp_path).create(LIVE)


@pytest.mark.parametrize("way", ["PLAIN", "LOGIN", "CRAM-MD5"])
def test_a_question_for_the_password_that_is_no_base64_is_a_no(tmp_path: Path, way: str) -> None:
    offered = f"250 AUTH {way}\r\n".encode()
    with (
        going_on(b"220 hi\r\n", b"250-mail\r\n" + offered, b"334 a\r\n", then=b"") as port,
        pytest.raises(RefusedError, match="cannot be read") as told,
    ):
        by(table(port, security="none"), tmp_path).create(LIVE)

    assert "nothing was sent" in told.value.where


def test_nobody_there_is_unreached(tmp_path: Path, deserted_port: int) -> None:
    with pytest.raises(UnreachedError, match="not reached") as unreached:
        by(table(deserted_port), tmp_path).create(LIVE)

    assert "587" in unreached.value.do


@contextmanager
def going_on(*answers: bytes, then: bytes, pause: float = 0.0) -> Iterator[int]:
    """Answer a caller, and then say `then` again and again, with so many seconds between; yield the port."""
    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def talks() -> None:
            with suppress(OSError), listening.accept()[0] as caller, caller.makefile("rb") as asked:
                for said, before in zip(answers, (b"", *answers), strict=False):
                    if before:
                        _heard(asked, to_the_dot=before.startswith(b"354 go"))
                    caller.sendall(said)
                while then and not over.wait(pause):
                    caller.sendall(then)

        thread = Thread(target=talks, daemon=True)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            over.set()
            thread.join()


def _heard(asked: BinaryIO, *, to_the_dot: bool) -> None:
    line = asked.readline()
    while line and to_the_dot and line != b".\r\n":
        line = asked.readline()


def _greet(listening: socket.socket, greeting: bytes) -> None:
    while True:
        try:
            caller, _ = listening.accept()
        except OSError:
            return
        with caller:
            caller.sendall(greeting)

"""The password: sent to a server that is trusted, and told to nobody; tables that cannot work are refused."""

import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from pipeline.errors import CopydeskError, RefusedError, SettingsError, UnreachedError
from pipeline.publish.channel import Channel
from pipeline.settings import Secret
from tests.certificates import certified
from tests.publish import echo
from tests.publish.mail.mail_channel import LIVE, by
from tests.publish.mail_office import CANARY, TO, USER, Office, table

# aiosmtpd does not count a connection that was TLS from its first byte as one.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


def test_a_wrong_password_is_refused_in_words(office: Office, tmp_path: Path) -> None:
    mail = by(replace(office.table, secret=Secret("wrong")), tmp_path)
    asks: list[Callable[[], object]] = [mail.prove, lambda: mail.create(LIVE)]
    for ask in asks:
        with pytest.raises(RefusedError, match="535") as refused:
            ask()
        assert "app password" in refused.value.do

    assert office.moods.came == []


def test_a_certificate_of_a_stranger_gets_neither_password_nor_mail(authority: trustme.CA, tmp_path: Path) -> None:
    context = certified(authority, "127.0.0.1")
    for security in ("starttls", "tls"):
        with (
            echo.mail(context, from_the_start=security == "tls") as stranger,
            pytest.raises(UnreachedError, match="certificate is not to be trusted"),
        ):
            by(table(stranger.port, security=security), tmp_path).create(LIVE)
        assert [line[:4].upper() for line in stranger.heard] == [b"EHLO", b"STAR"] * (security == "starttls")


def test_a_certificate_for_another_host_is_not_trusted(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UnreachedError, match="certificate is not to be trusted"):
        by(replace(office.table, host="localhost"), tmp_path).create(LIVE)


def test_without_starttls_no_password_leaves(tmp_path: Path) -> None:
    with echo.mail() as server, pytest.raises(RefusedError, match="STARTTLS"):
        by(table(server.port, security="starttls"), tmp_path).create(LIVE)
    assert {line[:4].upper() for line in server.heard} <= {b"EHLO", b"QUIT"}
    assert server.heard


def test_proving_signs_in_and_sends_nothing(mail: Channel, office: Office) -> None:
    proof = mail.prove()

    assert proof.account == f"{USER} at 127.0.0.1:{office.port}"
    assert proof.may == {"drafts": True, "publish": True}
    assert "TLSv1" in proof.notes[0]
    assert office.moods.asked == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param({"security": "none", "host": "mail.example.org"}, "security", id="in the clear over the net"),
        pytest.param({"security": "none", "host": "127.0.0.1.example.org"}, "security", id="a name like this machine"),
        pytest.param({"secret": None}, "secrets/mail", id="no password"),
        pytest.param({"secret": Secret("pässword")}, "secrets/mail", id="a password beyond ASCII"),
        pytest.param({"sender": "nobody"}, "sender", id="a sender that is none"),
        pytest.param({"sender": "a@x.example, b@x.example"}, "sender", id="two senders"),
        pytest.param({"to": "a@x.example, nobody"}, "to", id="a recipient that is none"),
        pytest.param({"to": "é@x.example"}, "to", id="a recipient beyond ASCII"),
        pytest.param({"to": "a@x.example>\r\nRCPT TO:<b@x.example"}, "to", id="a command in a recipient"),
    ],
)
def test_a_table_that_cannot_work_is_refused_with_its_cure(
    tmp_path: Path, change: dict[str, object], named: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        by(replace(table(25), **change), tmp_path)  # type: ignore[arg-type]  # a table of keys

    assert named in f"{refused.value.where} {refused.value.do}"
    assert refused.value.do
    assert "pässword" not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize("stage", ["MAIL", "DATA", TO, "sign in"])
def test_no_error_tells_the_secret_even_where_the_server_repeats_it(
    office: Office, tmp_path: Path, capfd: pytest.CaptureFixture[str], stage: str
) -> None:
    wrong = replace(office.table, secret=Secret(CANARY + "x" * (stage == "sign in")))
    office.moods.says = {stage: [f"550 you are {CANARY}"]}
    mail = by(wrong, tmp_path)

    with pytest.raises(CopydeskError) as refused:
        mail.create(LIVE)

    printed = "".join(capfd.readouterr())
    told = "".join(traceback.format_exception(refused.value)) + repr(refused.value) + repr(mail) + printed
    assert CANARY not in told
    assert "Y2FuYXJ5" not in told

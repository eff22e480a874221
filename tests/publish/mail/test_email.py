"""A mail by a real server: encrypted, both parts right, every word as it is and no header of its own."""

from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
import trustme

from pipeline.errors import RefusedError
from pipeline.news import Traits
from pipeline.publish.channel import Channel
from pipeline.publish.email import letter
from tests.cast import NOON
from tests.publish.mail.mail_channel import LIVE, by
from tests.publish.mail_office import TO, USER, Office, opened
from tests.publish.sent_post import KEY, MARK, TALKS

# aiosmtpd does not count a connection that was TLS from its first byte as one.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


def test_a_newsletter_arrives_encrypted_with_both_parts_right(mail: Channel, office: Office) -> None:
    sent = mail.create(LIVE)

    [came] = office.moods.came
    assert (came.encrypted, came.user, came.recipients) == (True, USER, (TO,))
    assert came.message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in came.message.iter_parts()] == ["text/plain", "text/html"]
    assert TALKS.html.strip() in came.part("html")
    assert '<h1 dir="auto">Orrin Talks Resume</h1>' in came.part("html")
    assert came.part("plain").startswith('Orrin Talks Resume\n\n"We talk" -- the minister said.\n')
    assert came.message["Subject"] == "Orrin Talks Resume"
    assert came.message["From"] == "River Watch <editor@river.example>"
    assert came.message["To"] == TO
    assert came.message["Message-ID"] == sent.remote_id == f"<{KEY}@river.example>"
    assert parsedate_to_datetime(came.message["Date"]) == NOON
    assert came.message.defects == []
    assert (sent.status, sent.url, sent.notes) == ("sent", "", ())


def test_a_draft_says_so_and_is_another_mail_than_the_newsletter(mail: Channel, office: Office) -> None:
    draft, live = mail.create(TALKS), mail.create(LIVE)

    assert [came.message["Subject"] for came in office.moods.came] == [
        "[draft] Orrin Talks Resume",
        "Orrin Talks Resume",
    ]
    assert draft.remote_id != live.remote_id


@pytest.mark.parametrize("security", ["tls", "none"])
def test_it_is_sent_by_tls_and_in_the_clear_to_this_machine(
    authority: trustme.CA, trusted: None, tmp_path: Path, security: str
) -> None:
    with opened(authority, security=security) as office:
        by(office.table, tmp_path).create(LIVE)

        [came] = office.moods.came
    assert came.user == (USER if security == "tls" else "")


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Ukraine: ведутся переговоры – «да»", id="beyond ASCII"),
        pytest.param("مفاوضات النهر مستمرة في ليستا", id="right to left"),
        pytest.param("word " * 60 + "end", id="long"),
        pytest.param("=?utf-8?q?Bcc=3A?=", id="looks encoded"),
        pytest.param("<b>{{ 7 * 7 }}</b> & so on", id="markup and template"),
    ],
)
def test_a_title_arrives_as_it_is(mail: Channel, office: Office, title: str) -> None:
    mail.create(replace(LIVE, title=title))

    [came] = office.moods.came
    assert came.message["Subject"] == title
    assert came.part("plain").startswith(f"{title}\n")
    assert "<b>" not in came.part("html")


@pytest.mark.parametrize(
    "name", ["Ред. Реки Оррин и соседей", 'The "Watch", Orrin \\ Co', "=?utf-8?q?x?=", "R. W. Editor"]
)
def test_the_sender_s_name_arrives_as_it_is(office: Office, tmp_path: Path, name: str) -> None:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')

    by(replace(office.table, sender=f'"{quoted}" <editor@river.example>'), tmp_path).create(LIVE)

    [came] = office.moods.came
    [sender] = came.message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (name, "editor@river.example")


@pytest.mark.parametrize("mark", ["\r\n", "\n", "\r", "\x0b", "\x1c", "\x85", "\u2028", "\0\r\n"])
def test_no_title_adds_a_header(mail: Channel, office: Office, mark: str) -> None:
    mail.create(replace(LIVE, title=f"Talks{mark}Bcc: all@lista.example{mark}{mark}words"))

    [came] = office.moods.came
    assert "Bcc" not in came.message
    assert came.message["Subject"] == "Talks Bcc: all@lista.example words"
    assert came.recipients == (TO,)


def test_dots_and_long_lines_arrive_as_they_were(mail: Channel, office: Office) -> None:
    text = ".\n..\nQUIT\n.\nMAIL FROM:<x@lista.example>\n" + "long " * 600 + "é\n\ud800"

    mail.create(replace(LIVE, text=text))

    [came] = office.moods.came
    assert text.strip().replace("\ud800", "\N{REPLACEMENT CHARACTER}") in came.part("plain")
    assert max(map(len, came.content.splitlines())) <= 998


def test_a_mail_is_neither_looked_up_nor_changed_nor_scheduled(mail: Channel, office: Office) -> None:
    sent = mail.create(LIVE)
    asks: list[Callable[[], object]] = [
        lambda: mail.find(MARK),
        lambda: mail.see(sent.remote_id),
        lambda: mail.change(sent, LIVE, given=()),
        lambda: mail.withdraw(sent),
        lambda: mail.create(replace(LIVE, status="scheduled")),
    ]
    for ask in asks:
        with pytest.raises(RefusedError, match="a mail cannot be"):
            ask()

    assert replace(mail.traits, settle_seconds=60.0) == Traits(
        schedules=False, looks_up=False, changes=False, withdraws=False
    )
    assert len(office.moods.came) == 1


def test_a_notice_is_a_short_plain_mail_of_a_program(office: Office) -> None:
    refused = letter.tell(office.table, subject="3 drafts wait\r\nBcc: x@x.example", text="Orrin Talks", at=NOON)

    [came] = office.moods.came
    assert refused == ()
    assert came.message.get_content_type() == "text/plain"
    assert came.message["Subject"] == "3 drafts wait Bcc: x@x.example"
    assert came.message["Auto-Submitted"] == "auto-generated"
    assert came.part("plain") == "Orrin Talks\n"


def test_the_desk_s_own_letter_stands_before_ours(mail: Channel, office: Office, tmp_path: Path) -> None:
    (tmp_path / "templates" / "mail").mkdir(parents=True)
    (tmp_path / "templates" / "mail" / "letter.txt").write_text("Dear reader\n{{ body }}", encoding="utf-8")

    mail.create(LIVE)

    [came] = office.moods.came
    assert came.part("plain") == 'Dear reader\n"We talk" -- the minister said.\n'


def test_a_letter_that_fails_sends_nothing(mail: Channel, office: Office, tmp_path: Path) -> None:
    (tmp_path / "templates" / "mail").mkdir(parents=True)
    (tmp_path / "templates" / "mail" / "letter.html").write_text("{{ nothing }}", encoding="utf-8")

    with pytest.raises(RefusedError, match=r"mail/letter\.html fails"):
        mail.create(LIVE)

    assert office.moods.asked == []

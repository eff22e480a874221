"""What `copydesk run` tells, as cron calls it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.store.database import connect
from tests.desk.flood import cover
from tests.desks import ROOT, SETTINGS, Answered, DeskFolder
from tests.notify.inbox import Inbox
from tests.publish.mail_office import CANARY, Office


@pytest.fixture
def flooded(desk: DeskFolder) -> DeskFolder:
    """A desk with a story worth a draft."""
    cover(desk, range(4))
    return desk


def test_a_run_tells_its_new_drafts_and_the_next_one_tells_nothing(flooded: DeskFolder, inbox: Inbox) -> None:
    first = run(flooded, "12:00", url=f"{inbox.address}/desk")
    again = run(flooded, "12:30", "--json", url=f"{inbox.address}/desk")

    assert (first.exit_code, first.stderr) == (0, "")
    assert "told: River Watch: a draft waits" in first.stdout
    [posted] = inbox.posted
    assert "\n  The Orrin; lead: Outlet " in posted.body.decode()
    assert "\n  http://127.0.0.1:8765/drafts/1\n" in posted.body.decode()
    assert list(again.json) == ["run", "gathered", "drafts", "quiet"]


def test_a_notice_that_fails_is_a_line_on_stderr_and_in_the_report_and_fails_no_run(
    flooded: DeskFolder, inbox: Inbox
) -> None:
    inbox.answer = 403

    ran = run(flooded, "12:00", "--json", url=inbox.address)

    said = "River Watch: a draft waits: notices to 127.0.0.1: it answered 403: is the address right, and its password?"
    assert (ran.exit_code, ran.stderr) == (0, f"notify: {said}\n")
    assert ran.json["notices"] == {"sent": [], "problems": [said]}


def test_cron_is_mailed_once_why_notices_do_not_arrive_and_again_when_that_changes(
    flooded: DeskFolder, inbox: Inbox
) -> None:
    def mailed(clock: str, answer: int) -> list[str]:
        inbox.answer = answer
        ran = run(flooded, clock, "--quiet", url=inbox.address)
        return [words for words in ("answered 403", "answered 500") if words in ran.stderr]

    told = [mailed("12:00", 403), mailed("12:30", 403), mailed("13:00", 500), mailed("13:30", 500)]

    assert told == [["answered 403"], [], ["answered 500"], []]


def test_a_run_that_is_killed_while_it_tells_is_not_repeated(flooded: DeskFolder, inbox: Inbox) -> None:
    inbox.goes_on.clear()
    command = [sys.executable, "-m", "pipeline.launch", "run", "--as-of=2026-05-12T12:00:00Z"]
    telling = {"COPYDESK_NOTIFY__URL": inbox.address, "COPYDESK_GATHER__ARTICLE_PAGES": "0"}
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(flooded.folder), **telling}
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        while not inbox.posted and child.poll() is None:
            time.sleep(0.02)
        child.kill()
    inbox.goes_on.set()

    again = run(flooded, "12:30", url=inbox.address)

    assert (child.returncode, again.exit_code) == (-signal.SIGKILL, 0)
    assert len(inbox.posted) == 1


def test_a_bug_that_stops_a_run_is_told_without_its_words(flooded: DeskFolder, inbox: Inbox) -> None:
    db = connect(flooded.folder / "desk.db")
    db.executescript(
        "create table canary (number integer primary key); insert into canary values (1);"
        "create trigger refuses before insert on revisions begin insert into canary values (1); end"
    )
    db.close()

    ran = run(flooded, "12:00", url=inbox.address)

    assert ran.exit_code == 1
    assert "The run stopped: a bug of copydesk; the end of copydesk.log says which" in inbox.posted[-1].body.decode()
    assert b"canary" not in inbox.posted[-1].body


def test_no_secret_is_in_what_is_said_or_kept(flooded: DeskFolder, office: Office, tmp_path: Path) -> None:
    # Nobody stands at the address; the mail arrives.
    address = "https://canary-user:canary-word@127.0.0.1:9/canary-topic?auth=canary-token"
    mail = f'[publish.mail]\nkind = "email"\nhost = "127.0.0.1"\nport = {office.port}\nsecurity = "none"\n'
    flooded.writes("copydesk.toml", f'{SETTINGS}\n{mail}sender = "e@river.example"\nto = "e@river.example"\n')

    ran = run(flooded, "12:00", url=address, channel="mail", secret=CANARY)

    assert "notices to 127.0.0.1: no connection" in ran.stderr
    kept = b"".join(file.read_bytes() for file in flooded.folder.rglob("*") if file.is_file())
    assert b"canary" not in kept + ran.stdout.encode() + ran.stderr.encode()
    assert [b"canary" in came.content for came in office.moods.came] == [False]


def run(desk: DeskFolder, at: str, *words: str, url: str, channel: str = "", secret: str = "") -> Answered:
    """Run as cron does, with an address for notices and no article's page asked for."""
    return desk.copydesk(
        "run",
        f"--as-of=2026-05-12T{at}:00Z",
        *words,
        stdin=None,
        COPYDESK_GATHER__ARTICLE_PAGES="0",
        COPYDESK_NOTIFY__URL=url,
        COPYDESK_NOTIFY__CHANNEL=channel,
        **({"COPYDESK_PUBLISH__MAIL__SECRET": secret} if secret else {}),
    )

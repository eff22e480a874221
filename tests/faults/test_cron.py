"""What cron does to a command: two at once, a page at work beside it, hardly any environment, no reader, a signal."""

import random
import signal
import stat
import subprocess
import sys
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.desk import find, opened
from pipeline.draft import fields
from pipeline.newsstand import Answer, Newsstand
from tests.cast import EVERYONE, LISTA_POST
from tests.desks import ROOT, DeskFolder, feed_path
from tests.faults.gathered import LEAST, START, at, copied, hours, missing, month_desk
from tests.faults.month import Month
from tests.faults.pages import is_answered, opened_page
from tests.faults.table import FAULTS, rows
from tests.faults.test_network import filed, waits_until
from tests.faults.wholeness import asked, bugs, is_whole, left_behind
from tests.forge import MARK, Forge
from tests.review.conftest import Client, signed_in

MONTH = Month(first=START, days=2)
NOW, LATER = hours(24), hours(25)
EDITS, EDITORS = 200, 4


@pytest.fixture(scope="module")
def good(forge: Forge, stand: Newsstand, tmp_path_factory: pytest.TempPathFactory) -> DeskFolder:
    """A desk after a run; to be copied only."""
    stand.show(MONTH.answers(NOW))
    desk = month_desk(tmp_path_factory.mktemp("good") / "desk", stand)
    assert forge.does(desk.folder, "run", at(NOW), environ=LEAST).exit_code == 0
    return desk


@pytest.fixture
def desk(good: DeskFolder, stand: Newsstand, tmp_path: Path) -> DeskFolder:
    stand.show(MONTH.answers(LATER))
    return copied(good, tmp_path / "desk")


@pytest.mark.parametrize("fault", rows("two crons at once"))
def test_the_second_of_two_crons_is_sent_home_within_a_second(
    forge: Forge, stand: Newsstand, desk: DeskFolder, fault: str
) -> None:
    stand.show({**MONTH.answers(LATER), feed_path(LISTA_POST): Answer(behaviour="hang")})
    first = forge.begins(
        desk.folder, "run", "--json", at(LATER), environ={**LEAST, "COPYDESK_GATHER__TIMEOUT_SECONDS": "2.5"}
    )
    before = filed(desk)
    waits_until(lambda: filed(desk) >= before + len(EVERYONE) - 1)

    started = time.monotonic()
    second = forge.does(desk.folder, "run", "--json", at(LATER), environ=LEAST)
    seconds = time.monotonic() - started

    assert seconds < 1
    assert second.exit_code in FAULTS[fault].codes
    assert FAULTS[fault].says in second.stderr
    assert first.wait().exit_code == 3
    assert asked(desk.folder, "select count(*) from runs") == [(2,)]
    goes_on(forge, stand, desk)


@pytest.mark.parametrize("fault", rows("cron and 200 web edits"))
def test_a_run_and_the_page_never_lock_each_other_out(
    forge: Forge, stand: Newsstand, desk: DeskFolder, fault: str
) -> None:
    page, address, enter = opened_page(forge, desk, at(LATER))
    said: list[str] = []
    with signed_in(address, enter) as client:
        numbers = [
            int(number) for (number,) in asked(desk.folder, "select id from drafts order by id limit ?", EDITORS)
        ]
        editors = [threading.Thread(target=edit, args=(client, desk, number, said)) for number in numbers]
        for one in editors:
            one.start()
        turn, codes = 0, []
        while any(one.is_alive() for one in editors):
            turn += 1
            codes.append(forge.does(desk.folder, "run", at(hours(25 + turn)), environ=LEAST))
    page.signal(signal.SIGINT)
    ended = page.wait()

    assert (said, ended.exit_code) == ([], 0)
    assert turn >= 1
    assert {one.exit_code for one in codes} <= set(FAULTS[fault].codes), codes
    assert "locked" not in "".join(one.stderr for one in codes) + ended.stderr
    assert bugs(desk.folder) == []
    for number in numbers:
        kept = asked(
            desk.folder, "select distinct json_extract(roundup, '$.comment') from revisions where draft = ?", number
        )
        assert {words for (words,) in kept} == {
            "",
            *(f"Word {at_edit} of d{number}." for at_edit in range(EDITS // EDITORS)),
        }
    is_whole(desk.folder, now=hours(26 + turn))


def edit(client: Client, desk: DeskFolder, number: int, said: list[str]) -> None:
    """Change the comment of a draft again and again; what is not taken is said."""
    with opened(desk.folder, {}, now=LATER) as at_work:
        for turn in range(EDITS // EDITORS):
            seen = fields.version(find(at_work, number).roundup, "comment")
            form = {"comment": f"Word {turn} of d{number}.", "v_comment": seen}
            if not is_answered(client, form, draft=number):
                said.append(f"edit {turn} of d{number}")


@pytest.mark.parametrize("fault", rows("nobody reads", "standard files closed"))
def test_a_run_that_nobody_listens_to_is_a_run(forge: Forge, stand: Newsstand, desk: DeskFolder, fault: str) -> None:
    files = {"broken": [1, 2]} if fault == "nobody reads" else {"closed": [0, 1, 2]}
    stand.show({**MONTH.answers(LATER), feed_path(LISTA_POST): Answer(behaviour="reset")})  # there is something to say

    ran = forge.does(desk.folder, "run", at(LATER), fault=files, environ=LEAST)

    assert ran.exit_code in FAULTS[fault].codes
    assert asked(desk.folder, "select count(*) from runs where finished_at is not null") == [(2,)]
    assert bugs(desk.folder) == []
    is_whole(desk.folder, now=LATER)


@pytest.mark.parametrize("fault", rows("environment of cron"))
def test_a_run_needs_no_environment(stand: Newsstand, forge: Forge, desk: DeskFolder, fault: str) -> None:
    """A real process: how Python begins is part of it."""
    bare = {"PATH": "", "LC_ALL": "C", MARK: str(desk.folder)}
    settings = {"COPYDESK_GATHER__ARTICLE_PAGES": "0", "COPYDESK_PREFLIGHT__DEAD_LINK": "off"}
    command = [sys.executable, str(ROOT / "pipeline" / "launch.py"), "run", "--desk", str(desk.folder), at(LATER)]

    ran = subprocess.run(command, env={**bare, **settings}, cwd="/", capture_output=True, check=False, timeout=60)

    assert ran.returncode in FAULTS[fault].codes, ran.stderr
    assert ran.stderr == b""
    assert missing(desk, MONTH, LATER, stand.address) == []
    is_whole(desk.folder, now=LATER)


@pytest.mark.parametrize("fault", rows("umask 077"))
def test_a_desk_of_a_strict_umask_is_nobody_elses(forge: Forge, stand: Newsstand, tmp_path: Path, fault: str) -> None:
    desk = month_desk(tmp_path / "desk", stand)
    stand.show(MONTH.answers(LATER))
    strict = {"umask": 0o077}

    ran = forge.does(desk.folder, "run", at(LATER), fault=strict, environ=LEAST)
    assert forge.does(desk.folder, "approve", "d1", fault=strict).exit_code == 0
    assert forge.does(desk.folder, "publish", "d1", "--live", fault=strict, environ=LEAST).exit_code == 0
    assert forge.does(desk.folder, "backup", str(desk.folder / "posts" / "copy.db"), fault=strict).exit_code == 0

    assert ran.exit_code in FAULTS[fault].codes, ran.stderr
    made = [desk.folder / "desk.db", desk.folder / "desk.lock", *(desk.folder / "posts").iterdir()]
    assert {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in made} == {path.name: "0o600" for path in made}
    (desk.folder / "posts" / "copy.db").unlink()
    is_whole(desk.folder, now=LATER)


@pytest.mark.parametrize("fault", rows("64 files", "too few files"))
def test_a_run_with_few_files(forge: Forge, stand: Newsstand, desk: DeskFolder, fault: str) -> None:
    few = {"limits": {"RLIMIT_NOFILE": 64 if fault == "64 files" else 12}}

    ran = forge.does(desk.folder, "run", at(LATER), fault=few, environ=LEAST)

    assert ran.exit_code in FAULTS[fault].codes, ran.stderr
    assert FAULTS[fault].says in ran.stderr
    assert left_behind(desk.folder) == []
    assert forge.does(desk.folder, "draft", at(LATER), environ=LEAST).exit_code == 0
    is_whole(desk.folder, now=LATER)


SIGNALS = {"terminated": signal.SIGTERM, "interrupted": signal.SIGINT}
STEPS = ("gather", "stories", "draft", "run", "publish d1", "backup")


@pytest.mark.few
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", rows(*SIGNALS))
def test_a_command_that_is_told_to_end_ends_and_goes_on_next_time(
    forge: Forge, stand: Newsstand, desk: DeskFolder, tmp_path: Path, fault: str, step: str
) -> None:
    words = [*step.split(), *([str(tmp_path / "copy.db")] if step == "backup" else []), at(LATER)]
    stand.show(MONTH.answers(LATER))

    begun = forge.begins(desk.folder, *words, environ=LEAST)
    time.sleep(random.Random(f"{fault} {step}").uniform(0, 1 if step in ("gather", "run") else 0.05))
    begun.signal(SIGNALS[fault])
    ended = begun.wait()

    assert ended.exit_code in (0, *FAULTS[fault].codes), ended.stderr
    said = [line for line in ended.stderr.splitlines() if line and not line.startswith("warn: ")]
    assert "Traceback" not in ended.stderr
    # One that was done before the signal came says what it says when it is done.
    assert ended.exit_code == 0 or said in ([], FAULTS[fault].says.splitlines())
    assert left_behind(desk.folder) == []
    again = forge.does(desk.folder, *words, environ=LEAST)
    # The backup was done before the signal came.
    assert again.exit_code in ((0, 2) if step == "backup" else (0,)), again.stderr
    is_whole(desk.folder, now=LATER)


def goes_on(forge: Forge, stand: Newsstand, desk: DeskFolder, now: datetime | None = None) -> None:
    """Assert that the next run of cron has every outlet and everything that is printed."""
    when = hours(26) if now is None else now
    stand.show(MONTH.answers(when))
    ran = forge.does(desk.folder, "run", "--json", at(when), environ=LEAST)
    assert ran.exit_code == 0, ran.stderr
    assert missing(desk, MONTH, when, stand.address) == []
    is_whole(desk.folder, now=when)

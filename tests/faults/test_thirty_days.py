"""A month (in the small size a day and a half) of cron, an editor, kills and a dead outlet, and what is left of it."""

import random
import statistics
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.newsstand import Newsstand
from pipeline.store import backups
from pipeline.store.database import connect
from tests.cast import EVENING_MAIL
from tests.faults.gathered import START, at, missing, month_desk
from tests.faults.month import Month
from tests.faults.unattended import Blogger, Cron, lived
from tests.faults.wholeness import asked, is_whole
from tests.forge import Forge, Shell

# What the desk put away itself, for nobody had opened it for a day.
_PUT_AWAY = (
    "select draft from revisions join drafts on drafts.id = draft and drafts.revision = revisions.revision"
    " where drafts.state = 'discarded' and json_extract(why, '$.expired') is not null"
)


def is_as_it_should_be(cron: Cron, blogger: Blogger, now: datetime) -> None:
    """Assert that nothing was lost, doubled or left over."""
    folder = cron.desk.folder
    cron.stand.show(cron.month.answers(now))
    last = cron.starts.does(folder, "run", at(now), environ=cron.environ)
    assert last.exit_code == 0, last.stderr
    assert cron.starts.does(folder, "doctor", at(now)).exit_code == 0
    is_whole(folder, now=now)
    assert missing(cron.desk, cron.month, now, cron.stand.address) == []

    states = {int(number): str(state) for number, state in asked(folder, "select id, state from drafts")}
    assert {number for number, state in states.items() if state == "published"} == blogger.posted
    gone = {number for number, state in states.items() if state == "discarded"}
    put_away = {int(number) for (number,) in asked(folder, _PUT_AWAY)}
    assert gone - put_away == blogger.discarded
    assert put_away.isdisjoint(blogger.words)
    posts = asked(folder, "select draft, key, state from posts order by draft")
    assert [(draft, state) for draft, _, state in posts] == [(number, "live") for number in sorted(blogger.posted)]
    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "posts").iterdir()}
    assert len(texts) == len(posts)
    for draft, key, _ in posts:
        [text] = [words for name, words in texts.items() if key in name]
        assert blogger.words[draft] in text
    for number, words in blogger.words.items():
        assert asked(folder, "select 1 from revisions where draft = ? and instr(roundup, ?) limit 1", number, words)
    for file in (folder / "backups").iterdir():
        copy = connect(file)
        assert backups.verified(copy, file)["headlines"] > 0
        copy.close()


def test_a_day_and_a_half(forge: Forge, stand: Newsstand, tmp_path: Path) -> None:
    dead = (EVENING_MAIL, START + timedelta(hours=12), START + timedelta(hours=30))
    month = Month(first=START - timedelta(days=1), days=4, dead=dead)
    desk = month_desk(tmp_path / "desk", stand)
    environ = {"COPYDESK_GATHER__INTERVAL_MINUTES": "480"}
    cron = Cron(
        starts=forge,
        days=1.5,
        ticks_a_day=24,
        killed_every=3,
        desk=desk,
        stand=stand,
        month=month,
        dice=random.Random(10),
        environ=environ,
    )

    blogger = lived(cron)

    is_as_it_should_be(cron, blogger, START + timedelta(days=1.5, hours=5))
    assert cron.killed >= 5
    assert blogger.posted
    assert blogger.discarded


@pytest.mark.long
def test_thirty_days(forge: Forge, stand: Newsstand, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dead = (EVENING_MAIL, START + timedelta(days=8), START + timedelta(days=11))
    month = Month(first=START - timedelta(days=1), days=32, dead=dead)
    desk = month_desk(tmp_path / "desk", stand)
    words = tmp_path / "words"
    words.mkdir()
    started = time.monotonic()
    dice = random.Random(10)
    cron = Cron(starts=forge, days=30, shell=Shell(words), desk=desk, stand=stand, month=month, dice=dice, environ={})

    blogger = lived(cron)

    is_as_it_should_be(cron, blogger, START + timedelta(days=30, hours=5))
    assert cron.killed >= 100
    growth = [later - earlier for earlier, later in zip(cron.sizes, cron.sizes[1:], strict=False)]
    half = len(cron.peaks) // 2
    first, last = max(cron.peaks[:half]), max(cron.peaks[half:])
    with capsys.disabled():
        print(
            f"\nthirty days in {(time.monotonic() - started) / 60:.1f} minutes: {len(cron.seconds)} runs of"
            f" {statistics.median(cron.seconds):.2f} s, {cron.killed} killed; {len(blogger.posted)} posts;"
            f" {cron.sizes[-1] / 1e6:.1f} MB, growth a day {statistics.mean(growth) / 1e3:.0f} kB (last ten"
            f" {statistics.mean(growth[-10:]) / 1e3:.0f} kB); peak of a run {first:.0f} MB at first, {last:.0f} MB last"
        )
    assert statistics.mean(growth[-10:]) < 1.5 * statistics.mean(growth[2:12])
    assert last < first * 1.15 + 5

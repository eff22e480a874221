"""A month (in the small size two days) of cron, an editor, kills and a dead outlet, and what is there at its end."""

import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.desk import find, opened
from pipeline.draft import fields
from pipeline.newsstand import Newsstand
from pipeline.store import backups
from pipeline.store.database import connect
from tests.cast import EVENING_MAIL
from tests.desks import DeskFolder
from tests.faults.gathered import START, at, missing, month_desk
from tests.faults.month import Month
from tests.faults.pages import is_answered, opened_page
from tests.faults.wholeness import asked, is_whole, left_behind
from tests.forge import Begun, Forge, Shell
from tests.review.conftest import Client, signed_in

DESK_HOURS = (9, 15, 21)  # when the editor comes by
BACKUP_HOUR = 2
MEASURED = 3  # of the runs of the first and the last days the memory is compared
# What the desk put away itself, for nobody had opened it for a day.
_PUT_AWAY = (
    "select draft from revisions join drafts on drafts.id = draft and drafts.revision = revisions.revision"
    " where drafts.state = 'discarded' and json_extract(why, '$.expired') is not null"
)


@dataclass(kw_only=True)
class Cron:
    """The machine: who begins the commands, the desk, the newsstand, and what was noted of every run.

    Where there is a `shell`, it begins the runs of the first and the last days and those that are killed, so that a run
    is what cron would start; the others are forked, which saves a third of the time. `peaks` are of those in peace.
    """

    starts: Forge
    days: int
    ticks_a_day: int = 48
    killed_every: int = 10
    shell: Shell | None = None
    desk: DeskFolder
    stand: Newsstand
    month: Month
    dice: random.Random
    environ: dict[str, str]
    seconds: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    killed: int = 0

    def run(self, tick: int, now: datetime) -> None:
        """One tick of cron; one of so many is killed."""
        self.stand.show(self.month.answers(now))
        started = time.monotonic()
        dies = tick % self.killed_every == self.killed_every - 1
        is_end = not MEASURED <= tick // self.ticks_a_day < self.days - MEASURED
        starter = self.shell if self.shell and (dies or is_end) else self.starts
        begun = starter.begins(self.desk.folder, "run", at(now), environ=self.environ)
        if dies:
            # In half of the cases so early that the quickest of the last runs would be at work.
            most = self.dice.choice((min, statistics.median))
            time.sleep(self.dice.uniform(0, most(self.seconds[-20:])))
            begun.kill()
            self.killed += begun.wait().exit_code == -9
            assert left_behind(self.desk.folder) == []
            return
        done = begun.wait()
        # After a killed run that had asked everybody else, a dead outlet is all that there is to ask: all of them fail.
        dead = self.month.dead
        is_dead = dead is not None and dead[1] <= now < dead[2]
        assert done.exit_code in ((0, 3, 4) if is_dead else (0, 3)), done.stderr
        self.seconds.append(time.monotonic() - started)
        if is_end:
            self.peaks.append(begun.peak_mb)

    def backs_up(self, now: datetime) -> None:
        """The nightly backup; the newest three are kept."""
        place = self.desk.folder / "backups"
        place.mkdir(exist_ok=True)
        assert self.starts.does(self.desk.folder, "backup", str(place / f"{now:%Y%m%d}.db")).exit_code == 0
        for old in sorted(place.iterdir())[:-3]:
            old.unlink()
        self.sizes.append((self.desk.folder / "desk.db").stat().st_size)


@dataclass(kw_only=True)
class Blogger:
    """The editor: what he wrote, posted and threw away."""

    cron: Cron
    words: dict[int, str] = field(default_factory=dict)
    posted: set[int] = field(default_factory=set)
    discarded: set[int] = field(default_factory=set)

    def comes_by(self, now: datetime) -> None:
        """Look at every draft that waits: write into most, post or drop some; the rest may wait."""
        page, address, enter = self._page(now)
        with signed_in(address, enter) as client:
            for number in self._waiting():
                does = self._chooses()
                if does in ("write", "post"):
                    self._writes(client, number, now)
                if does == "post":
                    self._posts(number)
                if does == "drop":
                    self._does("discard", f"d{number}")
                    self.discarded.add(number)
        page.kill()  # as one shuts a laptop
        page.wait()

    def _chooses(self) -> str:
        """Post the first and drop the second, so that there is one of each; then as the dice say."""
        if not self.posted or not self.discarded:
            return "drop" if self.posted else "post"
        return self.cron.dice.choices(("write", "post", "drop", "leave"), (3, 2, 1, 2))[0]

    def _page(self, now: datetime) -> tuple[Begun, str, str]:
        return opened_page(self.cron.starts, self.cron.desk, at(now))

    def _waiting(self) -> list[int]:
        states = "select id from drafts where state in ('waiting', 'touched') order by id desc limit 6"
        return [int(number) for (number,) in asked(self.cron.desk.folder, states)]

    def _writes(self, client: Client, number: int, now: datetime) -> None:
        words = (
            f"Draft {number} as I see it at {now.hour} on the {now.day} of the month"  # no sign that Markdown escapes
        )
        with opened(self.cron.desk.folder, {}, now=now) as desk:
            seen = fields.version(find(desk, number).roundup, "comment")
        assert is_answered(client, {"comment": words, "v_comment": seen}, draft=number)
        self.words[number] = words

    def _posts(self, number: int) -> None:
        self._does("approve", f"d{number}")
        self._does("publish", f"d{number}", "--live")
        self.posted.add(number)

    def _does(self, *words: str) -> None:
        done = self.cron.starts.does(self.cron.desk.folder, *words, environ=self.cron.environ)
        assert done.exit_code == 0, done.stderr


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with Newsstand() as opened_stand:
        yield opened_stand


def lived(cron: Cron) -> Blogger:
    """Let the days pass."""
    blogger = Blogger(cron=cron)
    for tick in range(cron.days * cron.ticks_a_day):
        now = START + timedelta(days=1) / cron.ticks_a_day * tick
        cron.run(tick, now)
        if now.minute == 0 and now.hour in DESK_HOURS:
            blogger.comes_by(now)
        if now.minute == 0 and now.hour == BACKUP_HOUR:
            cron.backs_up(now)
    return blogger


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


def test_two_days(forge: Forge, stand: Newsstand, tmp_path: Path) -> None:
    dead = (EVENING_MAIL, START + timedelta(hours=12), START + timedelta(hours=30))
    month = Month(first=START - timedelta(days=1), days=4, dead=dead)
    desk = month_desk(tmp_path / "desk", stand)
    environ = {"COPYDESK_GATHER__INTERVAL_MINUTES": "240"}
    cron = Cron(
        starts=forge,
        days=2,
        ticks_a_day=24,
        killed_every=3,
        desk=desk,
        stand=stand,
        month=month,
        dice=random.Random(10),
        environ=environ,
    )

    blogger = lived(cron)

    is_as_it_should_be(cron, blogger, START + timedelta(days=2, hours=5))
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

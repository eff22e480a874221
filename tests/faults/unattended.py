"""Days that pass by themselves: cron, which is killed now and then, and the editor who comes by."""

import random
import statistics
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pipeline.desk import find, opened
from pipeline.draft import fields
from pipeline.newsstand import Newsstand
from tests.desks import DeskFolder
from tests.faults.gathered import START, at
from tests.faults.month import Month
from tests.faults.pages import is_answered, opened_page
from tests.faults.wholeness import asked, left_behind
from tests.forge import Begun, Forge, Shell
from tests.review.conftest import Client, signed_in

DESK_HOURS = (9, 15, 21)  # when the editor comes by
BACKUP_HOUR = 2
MEASURED = 3  # of the runs of the first and the last days the memory is compared


@dataclass(kw_only=True)
class Cron:
    """The machine: who begins the commands, the desk, the newsstand, and what was noted of every run.

    Where there is a `shell`, it begins the runs of the first and the last days and those that are killed, so that a run
    is what cron would start; the others are forked, which saves a third of the time. `peaks` are of those in peace.
    """

    starts: Forge
    days: float
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


def lived(cron: Cron) -> Blogger:
    """Let the days pass."""
    blogger = Blogger(cron=cron)
    for tick in range(int(cron.days * cron.ticks_a_day)):
        now = START + timedelta(days=1) / cron.ticks_a_day * tick
        cron.run(tick, now)
        if now.minute == 0 and now.hour in DESK_HOURS:
            blogger.comes_by(now)
        if now.minute == 0 and now.hour == BACKUP_HOUR:
            cron.backs_up(now)
    return blogger

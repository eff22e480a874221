"""Who holds the desk, as one line of desk.lock: `COMMAND, process N, since TIME, until TIME, boot ID`.

For people and messages only: whether the desk is held, the kernel's lock says and nothing else. Read at each tick of
cron before anything else is loaded, so it imports next to nothing.
"""

import os
import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

_STAMP = "%Y-%m-%dT%H:%M:%SZ"  # as `pipeline.store.rows` has it
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_LINE = re.compile(
    rf"(?P<command>.*), process (?P<pid>\d{{1,9}}), since (?P<since>{_TIME})"
    rf"(?:, until (?P<until>{_TIME}))?(?:, boot (?P<boot>\S+))?\s*",
    re.ASCII,
)
# proc(5): a new one at each start of the machine. macOS has none that can be read without starting a program.
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Holder(NamedTuple):  # a dataclass would cost a tick of cron some milliseconds
    """A run that holds the desk, or held it when it died.

    `until` is when it ends by itself at the latest, none = it did not say; `boot` names the start of the machine that
    it is a process of, "" = nobody knows.
    """

    command: str
    pid: int
    since: datetime
    until: datetime | None = None
    boot: str = ""

    @property
    def lives(self) -> bool:
        """Whether there may be such a process; another one may have its number by now."""
        return (not self.boot or self.boot == boot_id()) and process_lives(self.pid)

    @property
    def line(self) -> str:
        """The line that `read` reads."""
        until = f", until {self.until:{_STAMP}}" if self.until else ""
        boot = f", boot {self.boot}" if self.boot else ""
        return f"{self.command}, process {self.pid}, since {self.since:{_STAMP}}{until}{boot}"

    @property
    def said(self) -> str:
        """The line in the words of a message."""
        until = f", until {self.until:{_STAMP}} at the latest" if self.until else ""
        return f"{self.command}, process {self.pid}, since {self.since:{_STAMP}}{until}"


def read(line: str) -> Holder | None:
    """Return the holder that a line names; none where it names none."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    try:
        return Holder(
            command=found["command"],
            pid=int(found["pid"]),
            since=datetime.fromisoformat(found["since"]),
            until=datetime.fromisoformat(found["until"]) if found["until"] else None,
            boot=found["boot"] or "",
        )
    except ValueError:
        return None  # the 30th of February


def process_lives(pid: int) -> bool:
    """Return whether there is such a process, anybody's."""
    if pid <= 0:
        return False  # kill(2): 0 is every process of our own group
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True  # another user's
    except (OSError, OverflowError):
        return False
    return True


def boot_id() -> str:
    """Return what tells this start of the machine from the others; "" where nothing does."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""

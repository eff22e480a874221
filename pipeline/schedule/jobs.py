"""What is called, and when: the run, the review page, the daily digest of the desk's health, the nightly backup."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError

AT_START = "@reboot"
# Not in the hour in which summer time begins and ends in most zones, nor when a run is due.
_DIGEST, _BACKUP = "17 7 * * *", "43 3 * * *"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One thing to call. `when` has the five fields of a crontab line (crontab(5)), or is AT_START: a service.

    `command` is what is called, word by word. `quiet` are words that leave out what is no news: cron mails whatever is
    printed. With `mute` cron gets only what is on standard error, for the same reason.
    """

    name: str
    says: str
    when: str
    command: tuple[str, ...]
    quiet: tuple[str, ...] = ()
    mute: bool = False


def jobs_of(folder: Path, *, called: tuple[str, ...], interval_minutes: float) -> tuple[Job, ...]:
    """Return the jobs of the desk in `folder`: run, review, digest, backup.

    Args:
        folder: The desk's folder, absolute.
        called: How copydesk is called, by full paths: cron knows no PATH of ours.
        interval_minutes: How often it runs.

    Raises:
        UsageError: the folder's or the command's path cannot stand in a line.
    """
    for word in (*called, str(folder)):
        if not word.isprintable():
            do = "rename the folder, or make a symbolic link to it with a plain name and name that"
            raise UsageError("this path cannot stand in a crontab or a unit", where=ascii(word), do=do)
    desk = ("--desk", str(folder))
    return (
        Job(
            name="run",
            says="gather headlines and draft roundups",
            when=_every(interval_minutes),
            command=(*called, "run", *desk),
            quiet=("--quiet",),
        ),
        Job(name="review", says="the review page", when=AT_START, command=(*called, "review", *desk), mute=True),
        Job(
            name="digest",
            says="the desk's health, told when there is news of it",
            when=_DIGEST,
            command=(*called, "doctor", "--digest", *desk),
        ),
        Job(name="backup", says="a verified backup", when=_BACKUP, command=(*called, "backup", *desk), mute=True),
    )


def _every(minutes: float) -> str:
    """Return the five fields of a line that is called about every so many minutes."""
    if minutes < 60:
        step = max(5, round(minutes))
        return f"*/{step} * * * *" if 60 % step == 0 else f"{','.join(str(at) for at in range(0, 60, step))} * * * *"
    hours = max(1, round(minutes / 60))
    return "0 * * * *" if hours == 1 else f"0 */{min(hours, 23)} * * *"

"""What calls `copydesk run` for a desk: lines of the user's crontab, units of systemd. Read, never changed."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """What would call it: its `name`, the words that name it, and whether it does."""

    name: str
    said: str
    on: bool = True


def timers(folder: Path, environ: Mapping[str, str]) -> tuple[Timer, ...] | None:
    """Return what calls `copydesk run` for the desk in `folder`; none where neither crontab nor units can be read."""
    lines, places = _crontab(environ), _places(environ)
    if lines is None and not places:
        return None
    named = str(folder.resolve())
    found = (
        [Timer(name="crontab", said="a line of your crontab")] if any(_runs(one, named) for one in lines or ()) else []
    )
    return (*found, *(timer for place in places for timer in _units(place, named)))


def _crontab(environ: Mapping[str, str]) -> list[str] | None:
    """The lines of crontab(1) that are no comments; none where there is no such program, or it does not say."""
    program = shutil.which("crontab", path=environ.get("PATH", ""))
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603  its words are ours
            [program, "-l"],
            capture_output=True,
            timeout=_SECONDS,
            env=dict(environ),
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    # % is escaped in a crontab (crontab(5)).
    text = done.stdout.decode(errors="replace").replace(r"\%", "%")
    return [line for line in text.splitlines() if not line.lstrip().startswith("#")]


def _places(environ: Mapping[str, str]) -> list[Path]:
    """Where a user's units lie, and the machine's (systemd.unit(5))."""
    home = environ.get("HOME", "")
    config = environ.get("XDG_CONFIG_HOME") or (f"{home}/.config" if home else "")
    places = [Path(config) / "systemd" / "user"] if config else []
    return [place for place in (*places, Path("/etc/systemd/system")) if place.is_dir()]


def _units(place: Path, named: str) -> Iterator[Timer]:
    for unit in sorted(place.glob("*.service")):
        with suppress(OSError):
            text = unit.read_text(encoding="utf-8", errors="replace").replace("%%", "%").replace("$$", "$")
            if any(line.startswith("ExecStart=") and _runs(line, named) for line in text.splitlines()):
                name = f"{unit.stem}.timer"
                on = any(place.glob(f"*.wants/{name}"))
                yield Timer(name=name, said=f"the systemd timer {name}", on=on)


def _runs(line: str, named: str) -> bool:
    """Whether a line calls `run` on this desk, whichever way it names the folder."""
    return "run" in line.split() and named in line

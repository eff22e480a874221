"""The user's own crontab, read and written by the program `crontab` (POSIX): where it lies is that program's affair."""

import os
import subprocess
import tempfile
from pathlib import Path

from pipeline import starters
from pipeline.errors import UsageError

_SECONDS = 30
# In place of the lines, where a user has none: what Vixie's cron, cronie, dcron and macOS say, and BusyBox.
_NONE_YET = (b"no crontab for", b"No such file or directory")
_DO = "look what it says: crontab -l; or use systemd: copydesk schedule --systemd"


def lines() -> bytes:
    """Return the user's crontab as it is, b"" where there is none.

    Raises:
        UsageError: there is no such program, or it refuses.
    """
    done = _crontab("-l")
    if done.returncode == 0:
        return done.stdout
    # Only what is surely empty may be written over.
    if not done.stdout and any(words in done.stderr for words in _NONE_YET):
        return b""
    raise _refused(done)


def replace(before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`.

    Raises:
        UsageError: the crontab is not `before` any more, or the program refuses, or stores something else.
    """
    if lines() != before:
        raise UsageError("your crontab was changed meanwhile; nothing was written", do="say it again")
    # From a file, and not through a pipe: were this process killed in between, a part would be a whole crontab to it.
    with tempfile.NamedTemporaryFile(prefix="copydesk-crontab-") as file:
        Path(file.name).write_bytes(after)
        done = _crontab(file.name)
    if done.returncode:
        raise _refused(done)
    # Its end, for some print a heading of their own above it.
    if not lines().endswith(after):
        raise UsageError("crontab has stored something else than it was given", do="look at it: crontab -l")


def _crontab(*words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603  crontab itself, with -l or a file of ours
            ["crontab", *words],  # noqa: S607  the user's own, as his PATH finds it
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except FileNotFoundError as problem:
        do = starters.advice(os.environ.get("PATH", ""))
        raise UsageError("there is no program crontab here", do=do) from problem
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise UsageError(f"crontab cannot be used: {problem}", do=_DO) from problem


def _refused(done: subprocess.CompletedProcess[bytes]) -> UsageError:
    said = " ".join(done.stderr.decode(errors="replace").split())[:300]
    return UsageError(f"crontab refuses: {said or f'exit code {done.returncode}'}", do=_DO)

"""One file committed to the git repository that it lies in; nothing else of the repository is touched or pushed."""

import os
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

from pipeline.text import log_line

_MESSAGE = "copydesk: post written"
# A hook may rewrite the file or wait for a terminal, a signature asks for a passphrase: cron has neither.
_CALM = ("-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false", "-c", "core.fsmonitor=false")

# Called from a hook, git's own variables would name another repository; our secrets are none of git's business.
_NOT_GITS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "COPYDESK_")

# What git says, in English for LC_ALL=C, of the file by which it keeps others out (gitglossary(7), "lock").
_LOCKED = re.compile(r"Unable to create '(.+\.lock)': File exists")
_GRACE_SECONDS = 5.0


def committed(file: Path, *, timeout_seconds: float) -> str:
    """Commit the file as it is; return "" or, in words, why not.

    Args:
        file: Its whole path. What else is staged stays staged; an unchanged file makes no commit.
        timeout_seconds: For each of git's commands.
    """
    git = shutil.which("git")
    if git is None:
        return "git is not installed"
    name, ask = file.name, partial(_git, git, file.parent, timeout_seconds=timeout_seconds)
    try:
        added = ask("add", "--", name)
        if added.returncode:
            return _why(added)
        if ask("diff", "--cached", "--quiet", "--", name).returncode == 0:
            return ""
        done = ask("commit", "--quiet", "-m", _MESSAGE, "--only", "--", name)
    except subprocess.TimeoutExpired:
        return f"git did not answer within {timeout_seconds:g} seconds"
    return _why(done) if done.returncode else ""


def _git(git: str, folder: Path, *words: str, timeout_seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Run git; one that takes too long is asked to end: killed, it would leave its lock, and keep every other out.

    Raises:
        subprocess.TimeoutExpired: it took too long.
    """
    with subprocess.Popen(  # noqa: S603  # git itself, its words a list, the file's name after --
        [git, "--no-pager", "--literal-pathspecs", *_CALM, *words],
        cwd=folder,
        env=_environ(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        try:
            out, err = running.communicate(timeout=timeout_seconds)
        except BaseException:
            _end(running)
            raise
    return subprocess.CompletedProcess(running.args, running.returncode, out, err)


def _end(running: subprocess.Popen[bytes]) -> None:
    running.terminate()
    try:
        running.wait(_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        running.kill()


def _environ() -> dict[str, str]:
    kept = {name: words for name, words in os.environ.items() if not name.startswith(_NOT_GITS)}
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def _why(done: subprocess.CompletedProcess[bytes]) -> str:
    words = (done.stderr or done.stdout).decode("utf-8", "replace")
    if locked := _LOCKED.search(words):
        lock = log_line(locked[1])
        return f"another git is at work there, or one that was killed left its lock: if none is, remove {lock}"
    said = words.strip().splitlines()
    return log_line(said[0])[:200] if said else f"git ended with {done.returncode}"

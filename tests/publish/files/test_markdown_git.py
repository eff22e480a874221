"""A post committed to git: that file alone."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.news import Dispatch
from pipeline.publish.markdown.committing import committed
from tests.publish.files.blog_files import NAME, files
from tests.publish.sent_post import TALKS


def _git(folder: Path, *words: str) -> str:
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *words], cwd=folder, env=environ, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(folder: Path) -> Path:
    _git(folder, "init", "--quiet")
    _git(folder, "config", "user.name", "Editor")
    _git(folder, "config", "user.email", "editor@river.example")
    return folder


def test_only_the_post_is_committed_and_what_else_is_staged_stays_staged(repository: Path) -> None:
    (repository / "staged.txt").write_text("mine", encoding="utf-8")
    _git(repository, "add", "staged.txt")
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    blog = files(repository, git_commit=True)

    sent = blog.create(TALKS)
    changed = blog.change(sent, _live(TALKS), given=())
    same = blog.change(changed, _live(TALKS), given=())

    assert _git(repository, "log", "--format=", "--name-only").split() == [NAME, NAME]
    assert _git(repository, "status", "--porcelain") == "A  staged.txt"
    assert not any("git" in note for post in (sent, changed, same) for note in post.notes)


def test_a_post_that_git_does_not_take_is_written_all_the_same(folder: Path) -> None:
    sent = files(folder, git_commit=True).create(TALKS)

    assert (folder / NAME).is_file()
    assert any("not committed to git: " in note and "not a git repository" in note for note in sent.notes)


def test_the_lock_that_a_killed_git_left_is_named_and_gone_it_is_committed(repository: Path) -> None:
    lock = repository / ".git" / "index.lock"
    lock.touch()
    blog = files(repository, git_commit=True)

    sent = blog.create(TALKS)
    lock.unlink()
    changed = blog.change(sent, _live(TALKS), given=())

    assert any(f"one that was killed left its lock: if none is, remove {lock.resolve()}" in one for one in sent.notes)
    assert not any("git" in note for note in changed.notes)


def test_a_git_that_takes_too_long_is_let_put_its_lock_away(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its program is one that holds a lock as git does: taken at its start, put away when it is asked to end."""
    program = folder.parent / "bin" / "git"
    program.parent.mkdir()
    program.write_text(
        f"#!/bin/sh\ntouch '{folder}/index.lock'\ntrap 'rm {folder}/index.lock; exit 143' TERM\n"
        "while :; do sleep 0.05; done\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    assert committed(folder / NAME, timeout_seconds=1.5) == "git did not answer within 1.5 seconds"
    assert not (folder / "index.lock").exists()


def _live(dispatch: Dispatch) -> Dispatch:
    return replace(dispatch, status="live")

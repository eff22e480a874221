"""A post committed to git: that file alone, and later where it could not be at once."""

import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.desk import Desk
from pipeline.news import Dispatch
from pipeline.publish.markdown.committing import committed
from tests.desk.posting import SITE, file, posted, publish, row, text
from tests.desk.worktable import worktable
from tests.desks import DeskFolder
from tests.publish.approved import approved
from tests.publish.files.blog_files import NAME, files
from tests.publish.sent_post import TALKS


def _git(folder: Path, *words: str) -> str:
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *words], cwd=folder, env=environ, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _repository(folder: Path) -> Path:
    _git(folder, "init", "--quiet")
    _git(folder, "config", "user.name", "Editor")
    _git(folder, "config", "user.email", "editor@river.example")
    return folder


@pytest.fixture
def repository(folder: Path) -> Path:
    return _repository(folder)


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


class TestPublishedAgain:
    """What git did not take when it was written is committed by the next `publish`, which sends nothing."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Iterator[Desk]:
        with worktable(tmp_path) as opened:
            yield replace(opened, settings=replace(opened.settings, publish=(replace(SITE, git_commit=True),)))

    def test_a_post_is_committed_when_git_is_there_again(self, desk: Desk) -> None:
        assert "not committed to git" in posted(desk).why
        _repository(desk.folder)

        after = publish(desk, live=True)

        assert after.state == "live"
        assert "git" not in after.why
        assert "git" not in row(desk).why
        assert _git(desk.folder, "log", "--format=", "--name-only") == f"posts/{file(desk).name}"

    def test_what_somebody_changed_in_it_since_is_left_for_him_to_commit(self, desk: Desk) -> None:
        posted(desk)
        _repository(desk.folder)
        file(desk).write_text(text(desk) + "\nMine.\n", encoding="utf-8")

        publish(desk, live=True)

        assert _git(desk.folder, "status", "--porcelain", "--", "posts") == "?? posts/"

    def test_a_post_that_was_written_and_not_committed_when_copydesk_was_killed_is_found_and_committed(
        self, tmp_path: Path
    ) -> None:
        settings = '[publish.site]\nkind = "markdown"\nfolder = "posts"\nsite = "hugo"\ngit_commit = true\n'
        desk = DeskFolder(approved(tmp_path, settings, {}, count=1).folder)
        _repository(desk.folder)

        killed = desk.copydesk("publish", "d1", "--live", PATH=_deadly_git(tmp_path))
        after = desk.copydesk("publish", "d1", "--live")

        [post] = (desk.folder / "posts").iterdir()
        assert (killed.exit_code, after.exit_code) == (-signal.SIGKILL, 0)
        assert "found there already, not posted again" in after.stderr
        assert _git(desk.folder, "log", "--format=", "--name-only") == f"posts/{post.name}"


def _deadly_git(folder: Path) -> str:
    """Return a PATH whose git kills the command that asks it for anything."""
    program = folder / "bin" / "git"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nkill -KILL "$PPID"\n')
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"

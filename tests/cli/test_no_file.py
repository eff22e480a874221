"""A pipe, a socket, a device or a folder where a file belongs is said, and waited for by nobody; streams are read."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from tests.desks import ROOT, DeskFolder

LINE = b'{"outlet": "Quay Radio", "headline": "Orrin rises", "url": "https://quay.example/1", "published": null}\n'
_SECONDS = 30


def a_socket(place: Path) -> None:
    listening = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(place.parent)  # a socket's name has 108 characters at most
    listening.bind(place.name)
    os.chdir(here)
    listening.close()


def a_device(place: Path) -> None:
    place.symlink_to("/dev/zero")


MADE: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "socket": a_socket,
    "device": a_device,
    "folder": Path.mkdir,
}


def ran(desk: DeskFolder, *arguments: str, **more: object) -> "subprocess.CompletedProcess[bytes]":
    """Run the command as a process of its own, which may hang."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk.folder)}
    command = [sys.executable, "-m", "pipeline.launch", *arguments]
    return subprocess.run(command, env=environ, timeout=_SECONDS, check=False, capture_output=True, **more)  # type: ignore[call-overload,no-any-return]  # its overloads name each keyword


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize(
    ("name", "command", "code"),
    [
        ("copydesk.toml", "stories", 2),
        ("outlets.toml", "stories", 2),
        ("desk.db", "stories", 8),
        ("desk.lock", "gather", 8),
        ("copydesk.log", "log", 2),
        ("desk.page", "restore", 8),
    ],
)
def test_what_is_no_file_of_the_desk_is_said(desk: DeskFolder, kind: str, name: str, command: str, code: int) -> None:
    desk.copydesk("stories")
    desk.copydesk("backup")
    (desk.folder / name).unlink(missing_ok=True)
    MADE[kind](desk.folder / name)

    done = desk.copydesk(command)

    assert done.exit_code == code, done.stderr
    assert name in done.stderr
    assert "a bug" not in done.stderr


@pytest.mark.parametrize("command", ["run", "restore"])
def test_a_lock_that_is_a_link_whose_target_is_away_is_said(desk: DeskFolder, command: str) -> None:
    desk.copydesk("stories")
    desk.copydesk("backup")
    (desk.folder / "desk.lock").unlink()
    (desk.folder / "desk.lock").symlink_to(desk.folder / "away" / "desk.lock")

    done = desk.copydesk(command)

    assert done.exit_code == 8, done.stderr
    assert "a link that leads nowhere" in done.stderr


@pytest.mark.parametrize("kind", MADE)
def test_what_is_no_file_of_a_house_format_is_said(desk: DeskFolder, kind: str) -> None:
    (desk.folder / "formats").mkdir()
    MADE[kind](desk.folder / "formats" / "quay.toml")

    done = desk.copydesk("formats")

    assert (done.exit_code, "quay.toml cannot be read: " in done.stderr) == (2, True)


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("command", ["render", "ingest", "restore", "read"])
def test_what_is_no_file_of_the_caller_is_said(desk: DeskFolder, tmp_path: Path, kind: str, command: str) -> None:
    desk.copydesk("stories")
    MADE[kind](tmp_path / "given")

    done = desk.copydesk(*command.split(), str(tmp_path / "given"))

    assert done.exit_code == 2, done.stderr
    assert str(tmp_path / "given") in done.stderr


def test_a_named_pipe_is_read_when_somebody_writes_into_it(desk: DeskFolder, tmp_path: Path) -> None:
    pipe = tmp_path / "news"
    os.mkfifo(pipe)
    writing = Thread(target=pipe.write_bytes, args=(LINE,), daemon=True)
    writing.start()

    done = ran(desk, "ingest", str(pipe), "--json")

    assert b'"read": 1' in done.stdout, done.stderr


def test_what_the_shell_has_opened_is_read(desk: DeskFolder) -> None:
    reading, writing = os.pipe()
    os.write(writing, LINE)
    os.close(writing)

    substituted = ran(desk, "ingest", f"/dev/fd/{reading}", "--json", pass_fds=(reading,))
    os.close(reading)
    from_stdin = [ran(desk, "ingest", name, "--json", input=LINE) for name in ("/dev/stdin", "-")]

    assert all(b'"read": 1' in done.stdout for done in (substituted, *from_stdin))


def test_a_feed_that_another_program_writes_is_read(desk: DeskFolder, tmp_path: Path) -> None:
    feed = b'<rss version="2.0"><channel><item><title>Orrin rises</title><link>https://quay.example/1</link></item></channel></rss>'
    pipe = tmp_path / "feed"
    os.mkfifo(pipe)
    Thread(target=pipe.write_bytes, args=(feed,), daemon=True).start()

    done = [ran(desk, "read", str(pipe), "--json"), ran(desk, "read", "/dev/stdin", "--json", input=feed)]

    assert all(b"Orrin rises" in one.stdout for one in done), done


@pytest.mark.parametrize("name", ["a" * 5_000, ".", ""], ids=["too long", "a folder", "none"])
def test_what_names_no_file_to_read_is_an_error_in_the_answer(desk: DeskFolder, name: str) -> None:
    done = desk.copydesk("read", name, "--json")

    assert (done.exit_code, '"error": "the file cannot be read: ' in done.stdout) == (2, True)


def test_the_null_device_is_an_empty_file_by_whatever_name(desk: DeskFolder, tmp_path: Path) -> None:
    (tmp_path / "nothing").symlink_to(os.devnull)
    named = [ran(desk, "ingest", name, "--json") for name in (os.devnull, str(tmp_path / "nothing"))]
    from_cron = ran(desk, "ingest", "/dev/stdin", "--json", stdin=subprocess.DEVNULL)

    assert [done for done in (*named, from_cron) if b'"read": 0' not in done.stdout] == []

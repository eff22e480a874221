"""How the installed command begins and ends, whatever it was handed by who started it."""

import fcntl
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.cli.commands import COPYDESK, named
from pipeline.store.database import connect
from tests.a_bug import WITHOUT_A_COLUMN
from tests.cast import GAZETTE
from tests.desks import ROOT, DeskFolder

STOPPED = "import os, signal; from pipeline import launch; launch._run = lambda: os.kill(os.getpid(), signal.SIGINT)"
NOBODY = "import os, pwd; os.environ.pop('HOME', ''); pwd.getpwuid = {}.__getitem__; from pipeline import launch"
LATE = "import os, signal, time; late = lambda: (os.kill(os.getpid(), signal.SIGINT), time.sleep(0.01))"
# Which files a command gets for what it opens, when it was started without standard ones.
OPENED = """
import os, sys
for number in map(int, sys.argv[2].split()):
    os.close(number)
from pipeline import launch
launch._run = lambda: os.write(3, str(os.open(os.devnull, os.O_RDONLY)).encode())
os.dup2(int(sys.argv[1]), 3)
launch.main()
"""


@pytest.mark.parametrize("command", {told.module: name for name, told in named(COPYDESK).items()}.values())
def test_every_command_begins_where_nothing_is_loaded(command: str) -> None:
    """Elsewhere in the suite they are forked from a process that has loaded everything (tests/forge.py)."""
    begun = [sys.executable, "-W", "error", "-m", "pipeline.launch", command, "--help"]

    ran = subprocess.run(begun, capture_output=True, text=True, cwd=ROOT, check=False)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(f"Usage: copydesk {command} ")


def test_no_command_loads_scrapy_which_only_the_child_of_a_crawl_has_need_of() -> None:
    """A quarter of a second of every command, else."""
    rooms = sorted({f"pipeline.cli.{told.module}" for told in named(COPYDESK).values()})
    script = f"import sys, {', '.join(rooms)}; print(*sorted({{'scrapy', 'twisted'}} & set(sys.modules)))"

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "\n", "")


def test_who_lists_drafts_or_stories_loads_nothing_that_prints_posts_makes_them_or_asks_outlets() -> None:
    """Half of what these commands took, else."""
    others = "{'babel', 'jinja2', 'markdown_it', 'tldextract', 'pipeline.desk.gathering', 'pipeline.draft.compose'}"
    script = f"import sys, pipeline.cli.drafts, pipeline.cli.stories; print(*sorted({others} & set(sys.modules)))"

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "\n", "")


@pytest.mark.parametrize("zone", [":{0}/words", "{0}/words", "words", ":/dev/zero", "{0}", "Mars/Tharsis", "a" * 5000])
def test_a_time_zone_that_is_none_is_passed_over(desk: DeskFolder, zone: str) -> None:
    (desk.folder / "words").write_text("no zone", encoding="utf-8")
    begun = [sys.executable, "-m", "pipeline.launch", "stories"]
    environ = {**os.environ, "TZ": zone.format(desk.folder), "PYTHONPATH": str(ROOT)}

    ran = subprocess.run(begun, capture_output=True, text=True, cwd=desk.folder, env=environ, check=False, timeout=30)

    assert (ran.returncode, "a bug" in ran.stderr) == (0, False)


def test_a_bug_is_written_down_where_the_user_has_no_name_and_no_home(evening: DeskFolder) -> None:
    """A container that runs as a number: nothing knows it but the kernel."""
    db = connect(evening.folder / "desk.db")
    db.execute(WITHOUT_A_COLUMN)
    db.close()
    begun = [sys.executable, "-c", f"{NOBODY}; launch.main()", "outlets", "list", "--desk", str(evening.folder)]

    ran = subprocess.run(begun, capture_output=True, text=True, cwd=ROOT, check=False)

    assert ran.returncode == 1
    assert ran.stderr.splitlines()[0].startswith("copydesk: a bug: IndexError")
    assert ran.stderr.splitlines()[1].endswith(f"the end of {evening.folder / 'copydesk.log'}")
    assert len(ran.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    ("said", "code"), [("stories nowhere", 2), ("stories --hour 6", 2), ("gather --outlet Gazette", 4)]
)
def test_the_exit_code_is_the_same_where_nobody_reads_what_is_wrong(desk: DeskFolder, said: str, code: int) -> None:
    """A log that is closed, or kept on a disk that is full."""
    desk.reads_from("http://127.0.0.1:9", [GAZETTE])
    unread, stderr = os.pipe()
    os.close(unread)
    begun = [sys.executable, "-m", "pipeline.launch", *said.split(), "--desk", str(desk.folder)]

    ran = subprocess.run(begun, stdout=subprocess.PIPE, stderr=stderr, cwd=ROOT, check=False)
    os.close(stderr)

    assert ran.returncode == code


def test_ctrl_c_after_a_command_has_done_its_work_is_passed_over(tmp_path: Path) -> None:
    script = f"import atexit; {LATE}; atexit.register(late); from pipeline import launch; launch.main()"
    begun = [sys.executable, "-c", script, "stories", "--json", "--desk", str(tmp_path)]

    ran = subprocess.run(begun, capture_output=True, text=True, cwd=ROOT, check=False)

    assert "Traceback" not in ran.stderr
    assert ran.returncode == 2  # there is no desk


def test_ctrl_c_before_a_command_is_at_work_is_said_in_a_line() -> None:
    script = f"{STOPPED}; launch.main()"

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)

    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "copydesk: stopped\n")


@pytest.mark.parametrize("closed", ["0", "1", "2", "0 1 2"])
def test_no_file_of_a_command_gets_the_number_of_a_standard_one(closed: str) -> None:
    """What a library prints would be written into it."""
    script = "import os, subprocess, sys; r, w = os.pipe(); os.set_inheritable(w, True)\n" + (
        f"subprocess.run([sys.executable, '-c', {OPENED!r}, str(w), {closed!r}], pass_fds=[w], check=True)\n"
        "print(os.read(r, 9).decode())"
    )

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)

    assert int(ran.stdout) > 3


@pytest.mark.parametrize("spoken", ["ascii", "latin-1", "cp1252"])
def test_headlines_in_any_script_are_printed_where_the_machine_speaks_another_encoding(
    tmp_path: Path, spoken: str
) -> None:
    (tmp_path / "post.json").write_text('{"date": "2023-03-05", "title": "Паром 渡轮"}', "utf-8")
    begun = [sys.executable, "-m", "pipeline.launch", "render", str(tmp_path / "post.json"), "--as", "text"]

    ran = subprocess.run(
        begun, capture_output=True, cwd=ROOT, check=False, env={**os.environ, "PYTHONIOENCODING": spoken}
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "Паром 渡轮" in ran.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("typed", "near"), [(("pubish", "d1"), "publish"), (("outlets", "lst"), "list"), (("archive", "serach"), "search")]
)
def test_a_misspelt_command_is_told_the_nearest(desk: DeskFolder, typed: tuple[str, ...], near: str) -> None:
    ran = desk.copydesk(*typed)

    assert ran.exit_code == 2
    assert f"Did you mean {near}?" in ran.stderr


def test_a_folder_that_is_gone_is_no_place_to_work_in(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    leaves = f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r}); from pipeline.launch import main; main()"

    ran = subprocess.run(
        [sys.executable, "-P", "-c", leaves, "init", str(tmp_path / "desk")],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "copydesk: the folder that you stand in is gone\n  do:    cd to one that is there\n"
    assert not (tmp_path / "desk").exists()


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="only Linux makes a pipe smaller")
def test_a_document_is_whole_where_a_slow_reader_has_told_its_pipe_not_to_wait(desk: DeskFolder) -> None:
    desk.copydesk("stories")
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    os.set_blocking(writing, False)  # as Node does
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_REGISTRY__BUILTIN": "true"}
    begun = [sys.executable, "-m", "pipeline.launch", "outlets", "list", "--json", "--desk", str(desk.folder)]

    with subprocess.Popen(begun, stdout=writing, stderr=subprocess.PIPE, env=environ) as ran:
        os.close(writing)
        heard = b""
        while more := os.read(reading, 4096):
            heard += more
            time.sleep(0.005)
        os.close(reading)
        said = ran.stderr.read() if ran.stderr else b""

    assert (ran.returncode, said) == (0, b"")
    assert len(json.loads(heard)) > 20

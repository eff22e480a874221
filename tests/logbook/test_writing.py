"""Lines of the logbook: one an event whatever it holds, whole whoever else writes, moved on when a file is full."""

import fcntl
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import logbook
from pipeline.logbook import writing
from tests.cast import NOON
from tests.desks import ROOT
from tests.hostile_strings import hostile

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from pipeline import logbook
at = datetime(2026, 5, 12, tzinfo=UTC)
for number in range(int(sys.argv[3])):
    line = logbook.line("test", at=at, who=sys.argv[2], number=number, filler="x" * 200)
    logbook.append(Path(sys.argv[1]), [line], most_bytes=40_000)
"""


def written(folder: Path) -> list[logbook.Entry]:
    return list(logbook.entries(folder))


@pytest.mark.parametrize("words", hostile(sample=60), ids=itertools.count())
def test_an_event_is_one_line_whatever_it_holds(tmp_path: Path, words: str) -> None:
    file = logbook.append(tmp_path, [logbook.line("outlet", at=NOON, outlet=words)])

    text = file.read_bytes().decode()
    assert len(text.splitlines()) == 1
    assert text[:-1].isprintable()
    assert json.loads(text)["outlet"] == (words if len(words) <= 4_000 else f"{words[:4_000]}…")


@given(st.text(st.characters(codec=None), max_size=60))
def test_whatever_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("log")
    logbook.append(folder, [logbook.line("draft", at=NOON, why=text), logbook.line("post", at=NOON)])

    assert [(one.event, one.time, one.what.get("why")) for one in written(folder)] == [
        ("draft", NOON, text),
        ("post", NOON, None),
    ]


@given(st.text(st.characters(codec=None), max_size=60))
def test_no_word_of_an_event_breaks_the_line_that_says_it(text: str) -> None:
    entry = logbook.Entry(time=NOON, event=text or "x", what={text or "y": text, "why": text})

    assert all(line.isprintable() for line in logbook.words(entry))
    assert len(logbook.words(entry)) == 1


def test_a_full_file_is_moved_on_and_three_are_kept(tmp_path: Path) -> None:
    for number in range(40):
        logbook.append(tmp_path, [logbook.line("test", at=NOON, number=number)], most_bytes=500)

    kept = [one.what["number"] for one in written(tmp_path)]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copydesk.log", "copydesk.log.1", "copydesk.log.2"]
    assert all(file.stat().st_size <= 500 for file in tmp_path.iterdir())
    assert kept == list(range(kept[0], 40))
    assert len(kept) > 10


def test_many_processes_lose_no_line_and_tear_none_while_files_are_moved_on(tmp_path: Path) -> None:
    # Four times 100 lines of 300 bytes are 120 kB: three files of 40 kB hold them all, or nearly.
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), f"w{number}", "80"], env={"PYTHONPATH": str(ROOT)}
        )
        for number in range(4)
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]

    entries = written(tmp_path)
    assert {one.event for one in entries} == {"test"}
    for number in range(4):
        own = [one.what["number"] for one in entries if one.what["who"] == f"w{number}"]
        assert own == list(range(80))


def test_who_stands_still_with_the_file_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_PATIENCE_SECONDS", 0.05)
    file = logbook.append(tmp_path, [logbook.line("first", at=NOON)])
    with file.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        logbook.append(tmp_path, [logbook.line("second", at=NOON)], most_bytes=1)

    assert [one.event for one in written(tmp_path)] == ["first", "second"]
    assert len(list(tmp_path.iterdir())) == 1


def test_half_a_line_that_a_lost_power_supply_left_spoils_no_other(tmp_path: Path) -> None:
    (tmp_path / "copydesk.log").write_text('{"time": "2026-05-12T12:00:00Z", "eve')
    logbook.append(tmp_path, [logbook.line("run", at=NOON)])

    assert [one.event for one in written(tmp_path)] == ["text", "run"]


def test_a_line_is_never_led_elsewhere_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("mine")
    (tmp_path / "copydesk.log").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OSError, match="symbolic link"):
        logbook.append(tmp_path, [logbook.line("run", at=NOON)])
    assert (tmp_path / "elsewhere").read_text() == "mine"


def test_what_is_no_file_is_not_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "copydesk.log")

    with pytest.raises(OSError, match="it is no file"):
        logbook.append(tmp_path, [logbook.line("run", at=NOON)])


def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    assert logbook.append(tmp_path, [logbook.line("run", at=NOON)]).stat().st_mode & 0o777 == 0o600


def test_a_bug_is_one_line_and_its_traceback_is_readable_in_words(tmp_path: Path) -> None:
    try:
        raise ZeroDivisionError("by\nnought\x1b[2J")
    except ZeroDivisionError as problem:
        file = logbook.bug(tmp_path, problem, at=NOON, where="copydesk run")

    [entry] = written(tmp_path)
    said = logbook.words(entry)
    assert len(file.read_text().splitlines()) == 1
    assert said[0].startswith("2026-05-12 12:00:00Z  bug     copydesk run: ZeroDivisionError: by")
    assert said[1] == "    Traceback (most recent call last):"
    assert any("raise ZeroDivisionError" in line for line in said)
    assert "\x1b" not in "".join(said)


def test_a_traceback_of_an_older_copydesk_is_shown_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "copydesk.log").write_text('Traceback (most recent call last):\n  File "x"\n\n[1]\n"x"\n{"event": 1}\n')

    assert [(one.event, one.what["text"]) for one in written(tmp_path)] == [
        ("text", "Traceback (most recent call last):"),
        ("text", '  File "x"'),
        ("text", "[1]"),
        ("text", '"x"'),
        ("text", '{"event": 1}'),
    ]

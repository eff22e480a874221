"""With nothing due, gather answers before it loads anything, and says and stores what it always does."""

import itertools
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import tick
from pipeline.store import hosts, mutes, runs, sources
from pipeline.store.hosts import Patience
from pipeline.store.lease import held
from pipeline.store.sources import Source
from tests.cast import NOON
from tests.cli.resting import DUE, FEED, LIST, SILENT, found, mute, opened
from tests.desks import ROOT, SETTINGS, DeskFolder


def asked(desk: Path, minutes: float = 5, *more: str, **environ: str) -> bool:
    """Whether gather was answered at once, so many minutes after noon."""
    return found("gather", desk, minutes, *more, **environ) is tick.Found.ANSWERED


def without_times(printed: str) -> str:
    return re.sub(r"\d+\.\d+", "", printed)


@pytest.mark.parametrize("more", [pytest.param((), id="words"), pytest.param(("--json",), id="json")])
def test_the_answer_is_that_of_the_whole_command(
    quiet: Path, capfd: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    whole = DeskFolder(quiet).copydesk(
        "gather", "--as-of=2026-05-12T12:05:00Z", *more, COPYDESK_GATHER__CONCURRENCY="4"
    )

    assert asked(quiet, 5, *more)

    at_once = capfd.readouterr().out
    told = without_times(whole.stdout).replace('"r2"', '"r3"')
    assert without_times(at_once) == told.replace(
        "1 is not due before 12:25; copydesk outlets check asks it now",
        "nothing is due before 2026-05-12T12:25:00Z; copydesk outlets check asks all the same",
    )
    assert ("12:25" in at_once, "12:25" in whole.stdout) == (not more, not more)
    with opened(quiet) as db:
        by_tick, by_command, *_ = runs.recent(db, limit=3)
    assert (by_tick.command, by_tick.as_of, by_tick.finished_at, by_tick.outcomes, by_tick.note) == (
        (by_command.command, by_command.as_of, by_command.finished_at, by_command.outcomes, by_command.note)
    )


def test_neither_scrapy_nor_click_is_loaded(quiet: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "pipeline.launch", "gather", "--as-of", "2026-05-12T12:05:00Z"],
        cwd=ROOT,
        env={"COPYDESK_DESK": str(quiet)},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    assert "0 outlets asked" in ran.stdout
    assert not loaded & {
        "scrapy",
        "click",
        "pydantic",
        "dataclasses",
        "pipeline.ahead",
        "pipeline.cli",
        "pipeline.desk",
    }


@pytest.mark.parametrize(
    ("minutes", "known"),
    [
        pytest.param(-1, False, id="before-it-looked"),
        pytest.param(0, True, id="when-it-looked"),
        pytest.param(24, True, id="before-it-is-due"),
        pytest.param(25, False, id="when-it-is-due"),
    ],
)
def test_the_word_holds_until_an_outlet_is_due(quiet: Path, minutes: float, known: bool) -> None:
    assert asked(quiet, minutes) is known


def unmute(folder: Path) -> None:
    with opened(folder) as db:
        mutes.take_back(db, "Marl Herald", "")


def ask_again(folder: Path) -> None:
    with opened(folder) as db:
        sources.remember(db, Source(url=FEED, outlet="Harbour Times", next_due=NOON, state="read"))


def leave_alone(folder: Path) -> None:
    with opened(folder) as db:
        hosts.wait(db, Patience(host="harbour.example", asked_again=DUE, why="busy"), now=NOON)


def keep_a_secret(folder: Path) -> None:
    (folder / "secrets").mkdir()
    (folder / "secrets" / "blog").write_text("open to all", encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an-outlet-more": lambda folder: (folder / "outlets.toml").write_text(
        LIST + SILENT + LIST.replace("Times", "Post")
    ),
    "no-list": lambda folder: (folder / "outlets.toml").unlink(),
    "a-setting": lambda folder: (folder / "copydesk.toml").write_text(SETTINGS.replace("= 30", "= 31")),
    "no-settings": lambda folder: (folder / "copydesk.toml").unlink(),
    "a-secret": keep_a_secret,
    "a-mute": mute,
    "a-mute-taken-back": unmute,
    "a-source": ask_again,
    "a-host": leave_alone,
    "no-desk": lambda folder: (folder / "desk.db").unlink(),
    "no-lock": lambda folder: (folder / "desk.lock").unlink(),
    "not-a-database": lambda folder: (folder / "desk.db").write_bytes(b"no database at all" * 100),
}


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in CHANGES.items()])
def test_any_change_is_left_to_the_whole_command(quiet: Path, change: Callable[[Path], object]) -> None:
    assert asked(quiet)

    change(quiet)

    assert not asked(quiet)


def test_a_page_that_could_not_be_had_changes_nothing(quiet: Path) -> None:
    with opened(quiet) as db:
        sources.remember(db, Source(url="https://harbour.example/1", outlet="Harbour Times", kind="article"))

    assert asked(quiet)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(("--outlet", "Harbour Times"), id="an-outlet"),
        pytest.param(("--topic", "river"), id="a-topic"),
        pytest.param(("--help",), id="help"),
        pytest.param(("--desk", "elsewhere"), id="twice"),
        pytest.param(("--json=yes",), id="a-value-too-many"),
        pytest.param(("gather",), id="a-word-too-many"),
    ],
)
def test_any_other_word_is_left_to_the_whole_command(quiet: Path, more: tuple[str, ...]) -> None:
    assert not asked(quiet, 5, *more)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["run"], id="run"),
        pytest.param([], id="nothing"),
        pytest.param(["gather", "--desk", ""], id="no-desk"),
        pytest.param(["gather", "--as-of"], id="no-time"),
        pytest.param(["gather", "--as-of", "noon"], id="no-such-time"),
        pytest.param(["gather", "--as-of", "0026-05-12T12:05:00Z"], id="long-ago"),
        pytest.param(["gather", "--as-of", "2026-05-12T14:05:00+02:00"], id="an-offset"),
    ],
)
def test_other_commands_and_other_times_are_left_to_the_whole_command(quiet: Path, arguments: list[str]) -> None:
    environ = {"COPYDESK_DESK": str(quiet), "COPYDESK_AS_OF": "2026-05-12T12:05:00Z"}

    assert tick.answer(arguments, environ) is tick.Found.UNKNOWN


def test_the_environment_names_desk_and_time(quiet: Path) -> None:
    environ = {"COPYDESK_DESK": str(quiet), "COPYDESK_AS_OF": "2026-05-12T12:05:00Z"}

    assert tick.answer(["gather"], environ) is tick.Found.ANSWERED


def test_a_setting_in_the_environment_is_left_to_the_whole_command(quiet: Path) -> None:
    assert not asked(quiet, COPYDESK_GATHER__INTERVAL_MINUTES="1")


def test_a_desk_that_another_run_holds_is_left_to_the_whole_command(quiet: Path) -> None:
    with held(quiet / "desk.lock", command="copydesk run", now=NOON):
        assert not asked(quiet)


def test_a_desk_that_waits_for_an_upgrade_is_upgraded_at_once(quiet: Path) -> None:
    with opened(quiet) as db:
        db.execute("drop table nothing_due")
        db.execute("drop table feed_items")
        for table, event in itertools.product(("sources", "hosts", "mutes"), ("new", "changed", "gone")):
            db.execute(f"drop trigger {table}_{event}_due")
        db.execute("delete from _sqlite_migrations where name = 'm010_items'")

    assert not asked(quiet)

    with opened(quiet) as db:
        assert db.execute("select count(*) from nothing_due").fetchone()[0] == 0

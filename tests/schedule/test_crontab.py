"""Crontab lines read the same in every cron and in sh; a desk's block comes and goes without touching another line."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.schedule import Job, crontab, jobs_of
from tests.schedule import crons

CRONS = (crons.vixie, crons.cronie, crons.busybox)
# A backslash before and after everything that is special to cron or sh.
HARD = (
    "100% my desk",
    'it\'s "mine"',
    "a\\b",
    "a\\\\b",
    "a\\%b",
    "%\\",
    "\\'",
    "'%'",
    "$HOME `id` $(id)",
    "x;y&z|*?[!~#",
    "Ö 木",
)
PRINTABLE = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="/", include_characters=" "), min_size=1
)


def jobs(folder: str) -> tuple[Job, ...]:
    """The jobs of a desk whose command prints its words, a line each."""
    return jobs_of(Path("/desks") / folder, called=("printf", "%s\\n"), interval_minutes=30)


def words(job: Job, read: Callable[[str], str]) -> list[str]:
    """What the command of a job's line is called with, by sh, once a cron has read the line."""
    fields = 5 if job.when != "@reboot" else 1
    command = crontab.line(job).split(" ", fields)[fields].removesuffix(" >/dev/null")
    return subprocess.run(["sh", "-c", read(command)], capture_output=True, check=True).stdout.decode().splitlines()


@pytest.mark.parametrize("read", CRONS, ids=lambda cron: cron.__name__)
@pytest.mark.parametrize("folder", HARD)
def test_a_desk_s_path_survives_cron_and_sh(folder: str, read: Callable[[str], str]) -> None:
    for job in jobs(folder):
        assert words(job, read) == [*job.command[2:], *job.quiet]


@settings(max_examples=60)
@example(folder=".")
@given(folder=PRINTABLE)
def test_any_path_that_can_be_printed_survives(folder: str) -> None:
    job = jobs(folder)[0]

    desk = str(Path("/desks", folder))  # of the folder "." that is /desks

    assert {tuple(words(job, read)) for read in CRONS} == {("run", "--desk", desk, "--quiet")}


@pytest.mark.parametrize("folder", ["two\nlines", "a\tb", "a\rb", "lone \udcff byte", "zero\x00"])
def test_a_path_that_cannot_stand_in_a_line_is_refused(folder: str) -> None:
    with pytest.raises(UsageError, match="cannot stand in a crontab") as refused:
        jobs(folder)

    assert "symbolic link" in refused.value.do


OTHERS = (b"", b"MAILTO=me@orrin.example\n", b"0 4 * * * /usr/bin/tidy", b"# mine\r\n\n\xff\xfe\n*/5 * * * * a % b\n\n")


@pytest.mark.parametrize("others", OTHERS)
def test_a_block_comes_and_goes_and_the_other_lines_stay(others: bytes) -> None:
    block = crontab.block(jobs("mine"), desk="/desks/mine")

    with_it = crontab.with_block(others, block, desk="/desks/mine")

    assert with_it.startswith(others)
    assert block in with_it
    assert crontab.with_block(with_it, block, desk="/desks/mine") == with_it
    assert crontab.without_block(with_it, desk="/desks/mine").rstrip(b"\n") == others.rstrip(b"\n")


def test_each_desk_has_a_block_of_its_own() -> None:
    mine, other = (crontab.block(jobs(name), desk=f"/desks/{name}") for name in ("mine", "mine too"))
    both = crontab.with_block(crontab.with_block(b"", mine, desk="/desks/mine"), other, desk="/desks/mine too")

    assert both == mine + other
    assert crontab.without_block(both, desk="/desks/mine") == other


def test_a_block_whose_desk_runs_more_often_now_is_replaced_where_it_stands() -> None:
    old = crontab.block(jobs("mine"), desk="/desks/mine")
    faster = jobs_of(Path("/desks/mine"), called=("printf", "%s\\n"), interval_minutes=10)
    new = crontab.block(faster, desk="/desks/mine")

    assert crontab.with_block(b"a\n" + old + b"b\n", new, desk="/desks/mine") == b"a\n" + new + b"b\n"


def test_a_block_whose_marks_were_turned_round_is_left_to_its_owner() -> None:
    begin, *between, end = crontab.block(jobs("mine"), desk="/desks/mine").splitlines(keepends=True)

    with pytest.raises(UsageError, match="marks of this desk's lines"):
        crontab.without_block(b"".join((end, *between, begin)), desk="/desks/mine")


@pytest.mark.parametrize("gone", [0, -1], ids=["begin", "end"])
def test_a_block_without_one_of_its_marks_is_left_to_its_owner(gone: int) -> None:
    lines = crontab.block(jobs("mine"), desk="/desks/mine").splitlines(keepends=True)
    del lines[gone]

    with pytest.raises(UsageError, match="marks of this desk's lines"):
        crontab.without_block(b"".join(lines) + b"0 4 * * * /usr/bin/tidy\n", desk="/desks/mine")

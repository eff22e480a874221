"""`schedule` on a real desk: its lines really run, and come into and out of the user's crontab on his word."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Day
from tests.desks import Answered, DeskFolder
from tests.schedule import crons

OTHERS = b"MAILTO=me@orrin.example\n# tidy up\n17 4 * * * /usr/bin/tidy --all 100\\%"


@pytest.fixture
def crontab(tmp_path: Path) -> str:
    """The PATH of a user whose crontab has lines of his own, the last one without its end."""
    (tmp_path / "cron").mkdir()
    return crons.stand_in(tmp_path / "cron", has=OTHERS)


def lines(tmp_path: Path) -> bytes:
    """The user's crontab."""
    return (tmp_path / "cron" / "lines").read_bytes()


def test_the_printed_lines_are_those_of_run_review_digest_and_backup(desk: DeskFolder) -> None:
    printed = desk.copydesk("schedule").stdout.splitlines()
    document = desk.copydesk("schedule", "--json").json

    assert [line for line in printed if not line.startswith("#")] == list(document["lines"].values())
    assert list(document["lines"]) == ["run", "review", "digest", "backup"]
    assert document["crontab"] == document["lines"]["run"]
    assert document["lines"]["review"].startswith("@reboot /")


def test_where_no_crontab_is_the_lines_begin_with_what_there_is(desk: DeskFolder, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "systemctl").touch(mode=0o755)

    first = desk.copydesk("schedule", PATH=str(tmp_path / "bin")).stdout.splitlines()[0]

    assert first == "# copydesk schedule --systemd prints services and timers (there is no crontab here)"


@pytest.mark.parametrize("read", [crons.vixie, crons.busybox], ids=lambda cron: cron.__name__)
def test_the_printed_line_runs_a_desk_with_every_odd_sign_in_its_path(
    evening_again: DeskFolder, read: crons.Reading
) -> None:
    line = evening_again.copydesk("schedule", "--json").json["crontab"]

    command = read(line.split(" ", 5)[5])
    ran = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "COPYDESK_AS_OF": "2026-05-12T18:01:00Z"},
        check=False,
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")  # nothing is due: nothing to mail


@pytest.fixture
def evening_again(day: Day, tmp_path: Path) -> DeskFolder:
    """The evening's desk in a folder whose name holds all that cron or sh could take for something else."""
    folder = tmp_path / '100% it\'s my "desk" \\% \\\\ $HOME'
    shutil.copytree(day.desk.folder, folder)
    return DeskFolder(folder)


def test_installing_shows_the_lines_and_leaves_all_others(desk: DeskFolder, crontab: str, tmp_path: Path) -> None:
    ran = desk.copydesk("schedule", "--install", stdin=b"y\n", PATH=crontab)

    assert (ran.exit_code, ran.stderr) == (0, "Change your crontab so? [Y/n]: ")
    for line in desk.copydesk("schedule", "--json").json["lines"].values():
        assert f"{line}\n" in ran.stdout
        assert f"{line}\n".encode() in lines(tmp_path)
    assert lines(tmp_path).startswith(OTHERS + b"\n")


@pytest.mark.parametrize("said", [b"n\n", b""], ids=["no", "nobody-there"])
def test_without_a_yes_nothing_is_written(desk: DeskFolder, crontab: str, tmp_path: Path, said: bytes) -> None:
    ran = desk.copydesk("schedule", "--install", stdin=said, PATH=crontab)

    assert (ran.exit_code, lines(tmp_path)) == (0, OTHERS)
    assert ran.stdout.endswith("nothing was written\n")
    # Where nobody typed the end of the line, what comes next begins on its own all the same.
    assert ran.stderr == "Change your crontab so? [Y/n]: " + ("\n" if not said else "")


def test_json_alone_writes_nothing_and_with_yes_says_that_it_did(
    desk: DeskFolder, crontab: str, tmp_path: Path
) -> None:
    looked = desk.copydesk("schedule", "--install", "--json", PATH=crontab)
    after_looking = lines(tmp_path)
    installed = desk.copydesk("schedule", "--install", "--json", "--yes", PATH=crontab)

    assert (looked.json["changed"], after_looking) == (False, OTHERS)
    assert installed.json["changed"]
    assert lines(tmp_path) != OTHERS


def test_installing_twice_is_installing_once_and_removing_takes_all_of_it(
    desk: DeskFolder, crontab: str, tmp_path: Path
) -> None:
    said: list[Answered] = []
    seen: list[bytes] = []
    for words in (("--install",), ("--install",), ("--remove",), ("--remove",)):
        said.append(desk.copydesk("schedule", *words, "--yes", PATH=crontab))
        seen.append(lines(tmp_path))

    assert [one.exit_code for one in said] == [0, 0, 0, 0]
    assert seen[0] == seen[1]
    assert seen[2] == seen[3] == OTHERS + b"\n"
    assert "already" in said[1].stdout
    assert "no lines of this desk" in said[3].stdout


def test_what_was_removed_is_told_without_lines_that_no_desk_has(
    desk: DeskFolder, crontab: str, tmp_path: Path
) -> None:
    desk.copydesk("schedule", "--install", "--yes", PATH=crontab)

    removed = desk.copydesk("schedule", "--remove", "--yes", "--json", PATH=crontab)

    assert removed.json == {"changed": True}
    assert lines(tmp_path) == OTHERS + b"\n"


def test_the_lines_of_a_desk_that_moved_go_out_by_the_name_it_had(
    desk: DeskFolder, crontab: str, tmp_path: Path
) -> None:
    desk.copydesk("schedule", "--install", "--yes", PATH=crontab)
    was = desk.folder.rename(tmp_path / "moved").parent / desk.folder.name

    removed, again = (
        DeskFolder(tmp_path / "moved").copydesk("schedule", "--remove", "--yes", "--desk", str(was), PATH=crontab)
        for _ in range(2)
    )

    assert removed.exit_code == 0
    assert f"the lines of {was} go out" in removed.stdout
    assert lines(tmp_path) == OTHERS + b"\n"
    assert (again.exit_code, "no copydesk.toml here" in again.stderr) == (2, True)  # as of any folder that is no desk


def test_a_user_without_a_crontab_gets_one(desk: DeskFolder, tmp_path: Path) -> None:
    (tmp_path / "cron").mkdir()

    ran = desk.copydesk("schedule", "--install", "--yes", PATH=crons.stand_in(tmp_path / "cron"))

    assert ran.exit_code == 0, ran.stderr
    assert lines(tmp_path).count(b"\n") == 6


def test_a_crontab_that_cannot_be_read_is_not_written_over(desk: DeskFolder, crontab: str, tmp_path: Path) -> None:
    (tmp_path / "cron" / "refuses").touch()

    ran = desk.copydesk("schedule", "--install", "--yes", PATH=crontab)

    assert (ran.exit_code, lines(tmp_path)) == (2, OTHERS)
    assert "you are not allowed to use this program" in ran.stderr


@pytest.mark.parametrize(
    ("programs", "cure"), [(("systemctl",), "copydesk schedule --systemd"), ((), "apt-get install cron")]
)
def test_where_there_is_no_crontab_the_cure_is_named(
    desk: DeskFolder, tmp_path: Path, programs: tuple[str, ...], cure: str
) -> None:
    for name in programs:
        (tmp_path / name).touch(mode=0o755)

    ran = desk.copydesk("schedule", "--install", "--yes", PATH=str(tmp_path))

    assert (ran.exit_code, ran.stdout.splitlines()[:1] == ["written"]) == (2, False)
    assert "there is no program crontab here" in ran.stderr
    assert cure in ran.stderr


@pytest.mark.parametrize("words", [("--yes",), ("--install", "--remove"), ("--systemd", "--install")])
def test_options_that_do_not_go_together_are_refused(desk: DeskFolder, words: tuple[str, ...]) -> None:
    assert desk.copydesk("schedule", *words).exit_code == 2


def test_a_folder_of_markdown_files_and_its_repository_may_be_written(desk: DeskFolder, tmp_path: Path) -> None:
    (tmp_path / "blog" / ".git").mkdir(parents=True)
    (tmp_path / "blog" / "content").mkdir()
    settings = (desk.folder / "copydesk.toml").read_text(encoding="utf-8")
    channel = '[publish.blog]\nkind = "markdown"\nfolder = "../blog/content"\ngit_commit = true\n'
    desk.writes("copydesk.toml", settings + channel)

    unit = desk.copydesk("schedule", "--json").json["systemd"]["copydesk-review.service"]

    assert f"ReadWritePaths=-{desk.folder} -{tmp_path / 'blog'}\n" in unit

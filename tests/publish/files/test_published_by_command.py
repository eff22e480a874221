"""`copydesk publish` to Markdown files: it says which file, which bears the date of what stands for the clock."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.desks import DeskFolder
from tests.publish.approved import approved

FILES = '[publish.site]\nkind = "markdown"\nfolder = "posts"\nsite = "{site}"\n'


def desk_of(folder: Path, site: str = "hugo") -> DeskFolder:
    return DeskFolder(approved(folder, FILES.format(site=site), {}, count=1).folder)


def dated(file: Path) -> datetime:
    [found] = re.findall(r"^date: (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return datetime.fromisoformat(found)


@pytest.mark.parametrize("live", [("--live",), ()], ids=["live", "draft"])
def test_a_post_bears_the_date_that_stands_for_the_clock(tmp_path: Path, live: tuple[str, ...]) -> None:
    desk = desk_of(tmp_path)

    assert desk.copydesk("publish", "d1", *live, "--as-of=2026-05-12T18:00:00Z").exit_code == 0

    [file] = (tmp_path / "posts").iterdir()
    assert dated(file) == datetime(2026, 5, 12, 18, tzinfo=UTC)


def test_a_clock_that_is_ahead_dates_no_post_ahead(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)

    assert desk.copydesk("publish", "d1", "--live", "--as-of=2190-05-12T18:00:00Z").exit_code == 0

    [file] = (tmp_path / "posts").iterdir()
    assert dated(file).year < 2190


@pytest.mark.parametrize("site", ["hugo", "jekyll"])
def test_the_file_is_named(tmp_path: Path, site: str) -> None:
    desk = desk_of(tmp_path, site)

    out = desk.copydesk("publish", "d1", "--live").stdout, desk.copydesk("withdraw", "d1").stdout

    [file] = tmp_path.glob("posts/**/*.md")
    assert out == (f"site: live  {file.resolve()}\n", f"site: a draft on the blog again  {file.resolve()}\n")


def test_what_preflight_warns_of_is_not_said_again_of_a_post_that_is_out(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)

    first, second = (desk.copydesk("publish", "d1", "--live").stderr for _ in range(2))

    assert "warn: no-comment" in first
    assert "no-comment" not in second
    assert "warn: no-comment" in desk.copydesk("publish", "d1", "--live", "--dry-run").stderr


def test_of_a_rehearsal_and_a_draft_it_is_said_that_nobody_can_read_them_yet(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)

    assert desk.copydesk("publish", "d1", "--dry-run").stdout == "site: nothing was sent; it is not there yet\n"
    assert desk.copydesk("publish", "d1").stdout.startswith("site: a draft, not public  ")


def test_a_reason_without_what_it_lets_pass_is_refused(desk: DeskFolder) -> None:
    done = desk.copydesk("publish", "d1", "--because", "it is well known")

    assert done.exit_code == 2
    assert "--let-pass RULE" in done.stderr


@pytest.mark.parametrize("option", ["--to", "--at", "--over"])
@pytest.mark.parametrize("blank", ["", " "])
def test_what_a_scripts_empty_variable_says_publishes_nothing(tmp_path: Path, option: str, blank: str) -> None:
    desk = desk_of(tmp_path)

    done = desk.copydesk("publish", "d1", "--live", option, blank)

    assert done.exit_code == 2
    assert "it is empty" in done.stderr
    assert not (desk.folder / "posts").exists()


def test_what_there_is_to_know_of_a_post_is_told_beside_its_json(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.copydesk("publish", "d1", "--live")

    done = desk.copydesk("publish", "d1", "--live", "--over", "0a1b2c3d4e5f", "--json")

    assert done.json["state"] == "live"
    assert "--over wrote nothing" in done.stderr

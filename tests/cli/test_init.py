"""`init`: what a newcomer reads first, and what he must make his own."""

import shlex
from pathlib import Path

import pytest

from pipeline.cli.group import main
from pipeline.errors import DeskBusyError
from pipeline.store import lease
from pipeline.whole_files import put
from tests.cast import NOON
from tests.desks import DeskFolder
from tests.forge import forge


def test_the_last_words_lead_to_the_review_page(tmp_path: Path) -> None:
    said = DeskFolder(tmp_path).copydesk("init", str(tmp_path / "desk")).stdout

    assert f"copydesk review --desk {tmp_path / 'desk'}" in said
    assert "time zone and signature" in said


def test_the_commands_to_try_next_can_be_pasted_whatever_the_folder_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "Ilka's desk $1 & Marl"

    said = DeskFolder(tmp_path).copydesk("init", str(folder)).stdout

    typed = [shlex.split(line, comments=True) for line in said.splitlines() if "--desk" in line]
    assert [words[words.index("--desk") + 1] for words in typed] == [str(folder)] * 4


def test_the_way_out_of_a_folder_that_has_a_desk_can_be_pasted(tmp_path: Path) -> None:
    folder = tmp_path / "Marl desk"
    folder.mkdir()
    (folder / "copydesk.toml").touch()

    said = DeskFolder(tmp_path).copydesk("init", str(folder)).stderr

    assert f"copydesk run --desk '{folder}'; or name another folder" in said


def test_an_init_that_was_killed_before_it_wrote_the_settings_is_done_by_the_next_one(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    DeskFolder(tmp_path).copydesk("init", str(whole))
    cut.mkdir()
    (cut / "copydesk.toml.part").write_bytes((whole / "copydesk.toml").read_bytes()[:100])
    (cut / "desk.db").touch()

    again = DeskFolder(tmp_path).copydesk("init", str(cut))

    assert again.exit_code == 0, again.stderr
    assert {path.name for path in cut.iterdir()} == {path.name for path in whole.iterdir()}
    assert (cut / "copydesk.toml").read_bytes() == (whole / "copydesk.toml").read_bytes()


def test_an_init_without_room_for_its_settings_leaves_none_that_are_half_written(tmp_path: Path) -> None:
    folder = tmp_path / "desk"

    full = forge().does(tmp_path, "init", str(folder), fault={"limits": {"RLIMIT_FSIZE": 1000}})

    assert full.exit_code == 8, full.stderr
    assert "free some space" in full.stderr
    assert not [path.name for path in folder.iterdir() if path.stat().st_size == 1000]
    assert DeskFolder(tmp_path).copydesk("init", str(folder)).exit_code == 0


def test_two_inits_in_one_folder_write_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[str] = []

    def watched(path: Path, raw: bytes) -> None:
        with pytest.raises(DeskBusyError):
            lease.probe(tmp_path / "desk.lock", now=NOON)
        held.append(path.name)
        put(path, raw)

    monkeypatch.setattr("pipeline.cli.start.put", watched)

    assert main(["init", str(tmp_path)]) == 0
    assert "copydesk.toml" in held


@pytest.mark.parametrize("target", ["away/copydesk.toml", "copydesk.toml"], ids=["nowhere", "in a circle"])
def test_settings_that_are_a_link_to_nowhere_are_said_and_are_no_bug(tmp_path: Path, target: str) -> None:
    (tmp_path / "copydesk.toml").symlink_to(tmp_path / target)

    done = DeskFolder(tmp_path).copydesk("init", str(tmp_path))

    assert done.exit_code == 8, done.stderr
    assert "a link that leads nowhere" in done.stderr
    assert (tmp_path / "copydesk.toml").is_symlink()


@pytest.mark.parametrize("command", ["init", "demo"])
def test_a_name_that_is_empty_makes_no_desk_where_one_happens_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)

    done = DeskFolder(tmp_path).copydesk(command, "")

    assert (done.exit_code, "it names no folder" in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no /proc")
@pytest.mark.parametrize("command", ["init", "demo"])
def test_a_place_where_nobody_makes_folders_is_said_and_is_no_bug(tmp_path: Path, command: str) -> None:
    done = DeskFolder(tmp_path).copydesk(command, "/proc/my-desk")

    assert done.exit_code == 8, done.stderr
    assert "no folder can be made there" in done.stderr

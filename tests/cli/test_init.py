"""`init`: what a newcomer reads first, and what he must make his own."""

import shlex
from pathlib import Path

from tests.desks import DeskFolder


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

"""`archive import` as editors and programs meet it."""

from pathlib import Path

import pytest

from tests.archive.importers.exports import takeout, takeout_post
from tests.desks import DeskFolder


def test_the_command_says_what_it_did_as_one_json_document(folder: Path) -> None:
    (folder.parent / "feed.atom").write_bytes(takeout(takeout_post(1), takeout_post(2))[:-100])

    said = DeskFolder(folder).copydesk("archive", "import", str(folder.parent / "feed.atom"), "--json")

    assert said.exit_code == 2
    assert list(said.json)[:4] == ["posts", "new", "links", "unplaced"]
    assert (said.json["posts"], said.json["new"], said.json["links"], said.json["unplaced"]) == (1, 1, 3, 0)
    assert (said.json["complete"], said.json["unknown_outlets"]) == (False, [{"outlet": "Harbour Post", "posts": 1}])
    assert "breaks off" in said.stderr


def test_the_command_tells_a_person_what_to_mend(folder: Path) -> None:
    (folder.parent / "feed.atom").write_bytes(takeout(takeout_post(1)))

    said = DeskFolder(folder).copydesk("archive", "import", str(folder.parent / "feed.atom"))

    assert said.exit_code == 0
    assert "1 post: 1 new, 0 changed, 0 known" in said.stdout
    assert "1  Harbour Post" in said.stdout
    assert "alias in outlets.toml" in said.stdout


@pytest.mark.parametrize("arguments", [(), ("--again", "feed.atom")])
def test_the_command_takes_a_source_or_again(arguments: tuple[str, ...], folder: Path) -> None:
    said = DeskFolder(folder).copydesk("archive", "import", *arguments)

    assert said.exit_code == 2
    assert "either what to import, or --again" in said.stderr

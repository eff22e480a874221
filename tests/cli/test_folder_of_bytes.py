"""A desk in a folder whose name is no text in UTF-8, as an old disk may have it, is a desk like any other."""

import os
from pathlib import Path

import pytest

from tests.desks import SETTINGS, DeskFolder

LINE = b'{"outlet": "Quay Radio", "headline": "Orrin rises", "url": "https://quay.example/1", "published": null}\n'


@pytest.fixture
def desk_of_bytes(tmp_path: Path) -> DeskFolder:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    desk = DeskFolder(folder)
    desk.writes("copydesk.toml", SETTINGS)
    return desk


def test_what_is_filed_there_is_kept_brought_back_and_found(desk_of_bytes: DeskFolder) -> None:
    filed = desk_of_bytes.copydesk("ingest", "-", "--json", stdin=LINE)
    done = [desk_of_bytes.copydesk(command) for command in ("backup", "restore", "stories", "drafts", "doctor")]
    known = desk_of_bytes.copydesk("ingest", "-", "--json", stdin=LINE)

    assert [ran.exit_code for ran in (filed, *done, known)] == [0] * 7
    assert (filed.json["new"], known.json["known"]) == (1, 1)

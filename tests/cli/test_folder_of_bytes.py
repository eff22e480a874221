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


def test_its_json_is_text_that_every_reader_takes(desk_of_bytes: DeskFolder) -> None:
    desk_of_bytes.copydesk("ingest", "-", stdin=LINE)

    saved = desk_of_bytes.copydesk("backup", "--json").json["file"]
    refused = desk_of_bytes.copydesk("restore", str(desk_of_bytes.folder / "none.db"), "--json")
    logged = desk_of_bytes.copydesk("log", "--json", "--event", "error").json[-1]["where"]

    assert refused.exit_code == 2
    assert ["/caf\ufffd/backups/" in saved, logged.endswith("/caf\ufffd/none.db")] == [True, True]

"""Entries written into outlets.toml: what stood there stays byte for byte; what could not be read is refused."""

import tomllib
from pathlib import Path

import pytest

from pipeline.desk.outlet_writing import BEFORE, FILE, laid, write
from pipeline.errors import RegistryError, UsageError
from pipeline.outlets.facts import Facts
from tests.desk.worktable import worktable

WRITTEN = """# Whom we read.

[[outlet]]
name = "Harbour Times"   # the paper of record
feeds = [
    "https://harbour.example/world",  # no sport
]
# Below: the small ones.

[[outlet]]
name = "Far Bell"
"""
MARL: Facts = {
    "name": "Marl Herald",
    "feeds": ["https://marl.example/feed"],
    "sections": [{"url": "https://marl.example/"}],
}


def test_a_new_entry_goes_to_the_end_and_nothing_else_is_touched() -> None:
    assert laid(WRITTEN, [MARL]) == WRITTEN + (
        '\n[[outlet]]\nname = "Marl Herald"\nfeeds = ["https://marl.example/feed"]\n'
        'sections = [{url = "https://marl.example/"}]\n'
    )


def test_an_entry_that_is_there_gains_keys_and_keeps_its_comments() -> None:
    gained: Facts = {
        "name": "Harbour Times",
        "feeds": ["https://harbour.example/world", "https://harbour.example/sport"],
        "enabled": True,
    }

    text = laid(WRITTEN, [gained])

    assert text == WRITTEN.replace(
        '"https://harbour.example/world",  # no sport\n',
        '"https://harbour.example/world",  # no sport\n    "https://harbour.example/sport",\n',
    ).replace("]\n# Below", "]\nenabled = true\n# Below")


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk:
        (tmp_path / FILE).write_bytes(b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode())

        registry = write(desk, [MARL, {"name": "Far Bell", "enabled": False}])

        raw = (tmp_path / FILE).read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf# Whom")
        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert [registry.get(name).enabled for name in ("Far Bell", "Marl Herald")] == [False, True]


def test_the_file_before_the_change_stays_beside_it(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk:
        (tmp_path / FILE).write_text(WRITTEN, encoding="utf-8")

        write(desk, [MARL])

        assert (tmp_path / BEFORE).read_text(encoding="utf-8") == WRITTEN


@pytest.mark.parametrize(
    ("text", "facts", "error"),
    [
        pytest.param(WRITTEN, {"name": "Marl Herald", "aliases": ["Far Bell"]}, RegistryError, id="another's name"),
        pytest.param(
            WRITTEN, {"name": "Marl Herald", "country": "Utopia"}, RegistryError, id="a value that is refused"
        ),
        pytest.param("[[outlet]\n", {"name": "Marl Herald"}, RegistryError, id="no TOML before"),
        pytest.param('outlet = [{ name = "Far Bell" }]\n', {"name": "Marl"}, UsageError, id="a list in brackets"),
    ],
)
def test_nothing_is_written_that_could_not_be_read(
    tmp_path: Path, text: str, facts: Facts, error: type[UsageError]
) -> None:
    with worktable(tmp_path) as desk:
        (tmp_path / FILE).write_text(text, encoding="utf-8")

        with pytest.raises(error):
            write(desk, [facts])

        assert (tmp_path / FILE).read_text(encoding="utf-8") == text
        assert not (tmp_path / BEFORE).exists()


def test_a_hostile_name_stays_a_name() -> None:
    name = 'x"\n[[outlet]]\nname = "CNN'

    text = laid("", [{"name": name, "tags": ["'''", "#"]}])

    assert tomllib.loads(text) == {"outlet": [{"name": name, "tags": ["'''", "#"]}]}

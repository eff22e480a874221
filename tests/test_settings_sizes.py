"""A settings file without end, or a key, is refused in a few words."""

from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import SettingsError


def test_a_file_of_more_than_a_megabyte_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text("#" * 1_000_001, encoding="utf-8")

    with pytest.raises(SettingsError, match=r"copydesk\.toml has more than 1 MB"):
        settings.load(tmp_path, {})


def test_of_a_key_without_end_the_beginning_is_said(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text(f"{'k' * 100_000} = 1\n", encoding="utf-8")

    with pytest.raises(SettingsError, match=r"(?m)unknown key k{199}…$") as caught:
        settings.load(tmp_path, {})

    assert len(str(caught.value)) < 1_000


def test_a_key_of_thousands_of_parts_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text(f"[blog]\n{'a.' * 10_000}a = 1\n", encoding="utf-8")

    with pytest.raises(SettingsError, match=r"copydesk\.toml line 2: a key of more than 100 parts"):
        settings.load(tmp_path, {})

"""Markdown files that mean harm: no heading costs seconds, and no front matter stops an import."""

import time
from pathlib import Path

import pytest

from pipeline.archive.importers import Found, Thing, sources
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.sources import Reading
from tests.cast import NOON


def things(path: Path) -> list[Thing]:
    return list(sources.things(path, Reading(calendar=Calendar(now=NOON))))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        pytest.param("# Fog ##", "Fog", id="closed"),
        pytest.param("# Harbour runs on C#", "Harbour runs on C#", id="a sign that closes nothing"),
        pytest.param("# Fog # lifts", "Fog # lifts", id="a sign within"),
    ],
)
def test_a_heading_is_the_title_without_the_signs_that_close_it(line: str, title: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{line}\n\nSo it did.")

    [post] = things(tmp_path)

    assert isinstance(post, Found)
    assert post.title == title


@pytest.mark.parametrize("between", [" " * 1_000, "#" * 20_000], ids=["blanks", "signs"])
def test_a_long_heading_costs_no_seconds(between: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Fog {between} lifts\n\nSo it did.")
    began = time.process_time()

    assert len(things(tmp_path)) == 1

    assert time.process_time() - began < 1.0


def test_a_front_matter_nested_too_deep_stops_no_import(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: Fog lifts\ntags: {'[' * 30_000}\nx: {'[' * 30_000}]\n---\nSo it did.")
    (tmp_path / "b.md").write_text("---\ntitle: Fog is back\n---\nIt is.")

    assert [one.title for one in things(tmp_path) if isinstance(one, Found)] == ["Fog lifts", "Fog is back"]

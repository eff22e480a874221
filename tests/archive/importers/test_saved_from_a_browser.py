"""Pages as a browser saves them: with a folder of frames beside them, and a head that says when they ran."""

from pathlib import Path

import pytest

from tests.archive.importers.desks_with_a_past import imported_from, standing
from tests.archive.importers.exports import BODY

LINKED = '<script type="application/ld+json">{{"@type":"BlogPosting","datePublished":"{}"}}</script>'
META = '<meta property="article:published_time" content="{}">'
MOMENT = "2012-03-04T23:30:00-05:00"


def page(title: str = "Strait Opens", *, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>{title}</h1><div class=entry-content>{BODY}</div></article>"


@pytest.mark.parametrize("companion", ["Strait_files", "Strait-Dateien", "Strait_fichiers"])
def test_a_frame_that_was_saved_with_a_page_is_no_post(folder: Path, companion: str) -> None:
    saved = folder.parent / "saved"
    (saved / companion / "deep").mkdir(parents=True)
    (saved / "Strait.html").write_text(page(), encoding="utf-8")
    (saved / companion / "deep" / "frame.html").write_text(page("Buy Ferries"), encoding="utf-8")

    imported_from(folder, saved)

    assert [post.title for post in standing(folder)] == ["Strait Opens"]


def test_a_folder_without_its_page_is_read(folder: Path) -> None:
    saved = folder.parent / "saved"
    (saved / "my_files").mkdir(parents=True)
    (saved / "my_files" / "strait.html").write_text(page(), encoding="utf-8")

    imported_from(folder, saved)

    assert [post.title for post in standing(folder)] == ["Strait Opens"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (META.format(MOMENT), "2012-03-04"),
        (LINKED.format(MOMENT), "2012-03-04"),
        (LINKED.format("2001-01-01") + META.format(MOMENT), "2012-03-04"),
        (LINKED.format(MOMENT) + LINKED.format("2001-01-01"), ""),
        (META.format("2099-01-01"), ""),
    ],
)
def test_a_page_ran_when_its_head_says_so(folder: Path, head: str, day: str) -> None:
    saved = folder.parent / "strait.html"
    saved.write_text(page(head=head), encoding="utf-8")

    imported_from(folder, saved)

    [post] = standing(folder)
    assert post.roundup.date == day

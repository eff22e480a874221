"""A WordPress whose addresses changed between two of its exports."""

from pathlib import Path

import pytest

from tests.archive.importers.desks_with_a_past import imported, standing
from tests.archive.importers.exports import wxr, wxr_comment, wxr_item

ADDRESS = "https://river.example/2012/03/05/post-{}/"


@pytest.mark.parametrize(
    "old", ["https://river.example/{}.html", "https://river.example/?p={}", "https://old.example/a/{}"]
)
def test_a_post_is_known_again_under_another_permalink(folder: Path, old: str) -> None:
    imported(folder, wxr(wxr_item(1).replace(ADDRESS.format(1), old.format(1))), "before.xml")

    report = imported(folder, wxr(wxr_item(1), wxr_item(2)), "after.xml")

    assert (report.new, report.changed, report.known) == (1, 0, 1)
    assert len(standing(folder)) == 2


def test_what_readers_said_before_and_after_the_move_is_there_once(folder: Path) -> None:
    moved = wxr_item(1, more=wxr_comment(4)).replace(ADDRESS.format(1), "https://river.example/strait/")
    imported(folder, wxr(moved), "before.xml")

    imported(folder, wxr(wxr_item(1, more=wxr_comment(4) + wxr_comment(5))), "after.xml")

    [post] = standing(folder)
    assert [said.name for said in post.roundup.reader_comments] == ["B.Poster", "B.Poster"]


def test_a_wordpress_that_was_set_up_anew_has_posts_of_its_own(folder: Path) -> None:
    imported(folder, wxr(wxr_item(1)), "before.xml")
    anew = wxr_item(1).replace("2012", "2020").replace("post-1", "fog")

    report = imported(folder, wxr(anew), "after.xml")

    assert report.new == 1
    assert len(standing(folder)) == 2


@pytest.mark.parametrize("guid", ["https://river.example/?p=1", "https://river.example/", ""])
def test_posts_that_share_a_guid_are_several_and_stay_them(folder: Path, guid: str) -> None:
    items = [
        wxr_item(number).replace(f"https://river.example/?p={number}", guid).replace("Winter", f"Winter {number}")
        for number in (1, 2, 3)
    ]

    imported(folder, wxr(*items[:2]), "before.xml")
    report = imported(folder, wxr(*reversed(items)), "after.xml")

    assert (report.new, report.changed, report.known) == (1, 0, 2)
    assert [post.origin for post in standing(folder)] == [f"/2012/03/05/post-{number}" for number in (1, 2, 3)]


def test_two_posts_of_one_export_with_one_guid_title_and_day_are_two(folder: Path) -> None:
    items = [wxr_item(number).replace(f"?p={number}", "?p=1") for number in (1, 2)]

    imported(folder, wxr(*items), "before.xml")
    again = imported(folder, wxr(*reversed(items)), "before.xml")

    assert (again.new, again.changed, again.known) == (0, 0, 2)
    assert len(standing(folder)) == 2

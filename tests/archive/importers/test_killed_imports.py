"""An import that is killed (SIGKILL) at random points and run again: every post is there, none of them twice."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bench import takeout
from tests.archive.importers.desks_with_a_past import everything
from tests.forge import Begun, forge


@dataclass(frozen=True, slots=True)
class Importing:
    """A command that has begun with everything loaded, as `takeout` handles one that begins from nothing."""

    begun: Begun

    def poll(self) -> int | None:
        """Its exit code, once it has ended."""
        return self.begun.code if self.begun.ended.is_set() else None

    def kill(self) -> None:
        """End it, as `kill -9` does."""
        self.begun.kill()

    def communicate(self) -> tuple[bytes, bytes]:
        """Wait for its end and return what it printed."""
        said = self.begun.wait()
        return said.stdout.encode(), said.stderr.encode()


def importing(desk: Path, file: Path) -> Importing:
    return Importing(forge().begins(desk, "archive", "import", str(file), "--json"))


@pytest.mark.parametrize(
    ("posts", "kills"),
    [
        pytest.param(200, 3, id="200 posts"),
        pytest.param(20_000, 4, id="20,000 posts", marks=pytest.mark.long),
    ],
)
def test_a_killed_import_run_again_has_all_and_none_twice(posts: int, kills: int, tmp_path: Path) -> None:
    file = tmp_path / "takeout.zip"
    takeout.write(file, posts=posts)
    whole, desk = takeout.make_desk(tmp_path / "whole"), takeout.make_desk(tmp_path / "desk")
    importing(whole, file).communicate()

    hits = takeout.killed_until_through(desk, file, posts=posts, times=kills, seed=posts, begins=importing)

    assert hits > 0
    assert takeout.posts_in(desk) == (posts, posts)
    after = everything(desk)
    assert len(after["post_comments"]) == posts // 3
    assert len(after["archive_entries"]) == posts
    assert said(after) == said(everything(whole))
    importing(desk, file).communicate()
    assert everything(desk) == after


def test_two_imports_of_one_file_at_once_have_each_post_once(tmp_path: Path) -> None:
    file = tmp_path / "takeout.zip"
    takeout.write(file, posts=150)
    desk = takeout.make_desk(tmp_path / "desk")

    at_once = [importing(desk, file) for _ in range(2)]
    reports = [json.loads(each.communicate()[0]) for each in at_once]

    assert takeout.posts_in(desk) == (150, 150)
    assert sum(report["new"] for report in reports) == 150
    assert [report["posts"] for report in reports] == [150, 150]


def said(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows without the time at which they were stored, which is the clock's."""
    return {table: rows[table] for table in ("posts", "post_links", "post_keys", "post_comments", "archive_entries")}

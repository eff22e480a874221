"""A time at an end of the calendar, which some zone has not: none that a post has, and none to publish at."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.publish.blogger.post import moment
from pipeline.publish.when import scheduled
from pipeline.publish.wordpress import posts
from tests.cast import NOON
from tests.publish.files.blog_files import files
from tests.publish.sent_post import TALKS

ENDS = ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59+00:00")


@pytest.mark.parametrize("at", ENDS)
def test_nothing_is_published_then(at: str) -> None:
    with pytest.raises(UsageError, match="no time to publish at"):
        scheduled(at, now=NOON, zone="Pacific/Kiritimati")


@pytest.mark.parametrize("at", ENDS)
def test_a_file_that_is_dated_so_has_no_time_and_can_be_withdrawn(tmp_path: Path, at: str) -> None:
    blog = files(tmp_path, "hugo")
    sent = blog.create(replace(TALKS, status="live"))
    file = tmp_path / sent.remote_id
    before, _, after = file.read_text(encoding="utf-8").partition("\ndate: ")
    file.write_text(f"{before}\ndate: {at}\n{after.partition(chr(10))[2]}", encoding="utf-8")

    seen = blog.see(sent.remote_id)

    assert seen is not None
    assert (seen.at, blog.withdraw(seen).status) == (None, "draft")


@pytest.mark.parametrize("at", ENDS)
def test_a_post_that_a_blog_dates_so_has_no_time(at: str) -> None:
    text = {"raw": "Talks", "rendered": "Talks"}
    post: dict[str, Any] = {
        "id": 7,
        "slug": "talks",
        "status": "future",
        "link": "",
        "modified_gmt": "",
        "date_gmt": at,
    }
    found = posts.read({**post, "title": text, "content": text, "excerpt": text})

    assert found is not None
    assert found.at is None
    assert moment({"published": at}, "published") is None

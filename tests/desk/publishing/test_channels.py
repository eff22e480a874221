"""A post is its channel's own: no stranger's is taken for it, and the newest text on any channel is what is out."""

import pytest

from pipeline.desk import Desk, publishing
from pipeline.errors import RefusedError
from pipeline.store.database import writing
from tests.desk.posting import at, corrected, file, posted, publish


def test_a_channel_that_was_pointed_at_another_blog_takes_no_strangers_post(desk: Desk) -> None:
    posted(desk)
    stranger = "---\ntitle: Theirs\n---\nwords\n"
    own = file(desk)
    other = own.with_name("theirs.md")
    other.write_text(stranger, encoding="utf-8")
    own.unlink()
    with writing(desk.db):
        desk.db.execute("update posts set remote_id = 'theirs.md'")

    with pytest.raises(RefusedError, match="does not bear our mark"):
        publishing.withdraw(desk, 1, at(1))

    assert other.read_text(encoding="utf-8") == stranger


def test_a_post_whose_number_is_another_posts_since_the_blog_moved_is_found_by_its_mark(desk: Desk) -> None:
    posted(desk)
    own = file(desk)
    other = own.with_name("theirs.md")
    other.write_text("---\ntitle: Theirs\n---\nwords\n", encoding="utf-8")
    with writing(desk.db):
        desk.db.execute("update posts set remote_id = 'theirs.md'")

    after = publishing.withdraw(desk, 1, at(1))

    assert (after.state, after.remote_id) == ("withdrawn", own.name)
    assert "draft: true" in own.read_text(encoding="utf-8")
    assert "draft" not in other.read_text(encoding="utf-8")


def test_a_correction_taken_back_is_the_newest_text_that_is_out(desk: Desk) -> None:
    posted(desk)
    publish(desk, 1, live=True, channel="other")
    corrected(desk, "Corrected")
    publish(desk, 2, live=True)
    publishing.correct(desk, 1)

    assert publishing.take_correction_back(desk, 1).roundup.title == "Corrected"

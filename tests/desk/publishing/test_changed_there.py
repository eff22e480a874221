"""What somebody changed on the blog is shown, and not overwritten unseen."""

from pathlib import Path

import pytest

from pipeline.desk import Desk
from pipeline.errors import RefusedError, RemoteEditedError
from pipeline.store import postings
from tests.desk.posting import files, publish, retitle


def changed_there(desk: Desk) -> Path:
    """Publish a post, have somebody change its file on the blog, give it another title on the desk; return the file."""
    publish(desk)
    [file] = files(desk)
    file.write_text(file.read_text(encoding="utf-8").replace("First of 1", "First of all"), encoding="utf-8")
    retitle(desk, "A New Title")
    return file


class TestChangedOnTheBlog:
    def test_what_somebody_changed_there_is_shown_and_not_overwritten(self, desk: Desk) -> None:
        file = changed_there(desk)

        with pytest.raises(RemoteEditedError) as refused:
            publish(desk)

        assert "+" in refused.value.where
        assert "First of all" in refused.value.where
        assert "First of all" in file.read_text(encoding="utf-8")
        assert postings.of_draft(desk.db, 1)[0].state == "draft"

    def test_the_editor_who_has_seen_it_writes_over_it(self, desk: Desk) -> None:
        file = changed_there(desk)
        with pytest.raises(RemoteEditedError) as refused:
            publish(desk)

        after = publish(desk, over=refused.value.do.rsplit(" ", 1)[-1])

        assert after.state == "draft"
        assert "First of all" not in file.read_text(encoding="utf-8")

    def test_another_change_after_he_looked_is_shown_again(self, desk: Desk) -> None:
        file = changed_there(desk)
        with pytest.raises(RemoteEditedError) as refused:
            publish(desk)
        file.write_text(file.read_text(encoding="utf-8").replace("First of all", "First of none"), encoding="utf-8")

        with pytest.raises(RemoteEditedError, match="changed on the blog"):
            publish(desk, over=refused.value.do.rsplit(" ", 1)[-1])

    def test_a_post_that_was_deleted_there_is_not_sent_anew(self, desk: Desk) -> None:
        publish(desk)
        files(desk)[0].unlink()
        retitle(desk, "A New Title")

        with pytest.raises(RefusedError, match="the file of this post is not there any more"):
            publish(desk)
        assert files(desk) == []
        assert postings.of_draft(desk.db, 1)[0].state == "gone"

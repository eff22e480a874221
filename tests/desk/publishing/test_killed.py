"""A change of a post whose sender was killed is sent by the next publish, once, and never believed before."""

from datetime import UTC, datetime

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.errors import NotApprovedError
from pipeline.store.database import writing
from tests.desk.cut_off import claimed
from tests.desk.posting import at, corrected, file, posted, publish, relabel, row, state, text


class TestAKilledChange:
    @pytest.mark.parametrize("watched", [False, True], ids=["published again", "watched by a run first"])
    def test_a_correction_that_never_left_is_sent_by_the_next_publish(self, desk: Desk, watched: bool) -> None:
        posted(desk)
        corrected(desk, "Corrected")
        claimed(desk, 1, live=True)
        if watched:
            publishing.watch(desk, at(20))
            assert (row(desk).state, row(desk).title, state(desk)) == ("live", "River Talks Open", "approved")
            assert "did not arrive" in row(desk).why

        after = publish(desk, 30, live=True)

        assert (after.title, state(desk)) == ("Corrected", "published")
        assert "Corrected" in text(desk)

    def test_a_correction_that_arrived_is_not_sent_again(self, desk: Desk) -> None:
        posted(desk)
        corrected(desk, "Corrected")
        before = row(desk)
        publish(desk, 1, live=True)
        with writing(desk.db):  # the row as it was before the answer was stored
            desk.db.execute(
                "update posts set state = 'sending', title = ?, holds = null, meant ="
                " json_object('title', title, 'roundup', json(roundup), 'revision', revision, 'wanted', 'live',"
                " 'scheduled_at', null)",
                (before.title,),
            )
        changed = file(desk).stat().st_mtime_ns

        after = publish(desk, 30, live=True)

        assert (after.title, after.state) == ("Corrected", "live")
        assert file(desk).stat().st_mtime_ns == changed

    def test_labels_that_never_left_are_sent_though_the_words_are_the_same(self, desk: Desk) -> None:
        posted(desk)
        publishing.correct(desk, 1)
        relabel(desk, "The Orrin")
        verbs.approve(desk, 1)
        claimed(desk, 1, live=True)

        publish(desk, 30, live=True)

        assert "The Orrin" in text(desk)

    def test_a_new_hour_that_never_left_is_not_believed(self, desk: Desk) -> None:
        posted(desk, at="18:00")
        claimed(desk, 1, live=True, at="20:00")

        publishing.watch(desk, at(30))

        assert row(desk).scheduled_at == datetime(2026, 5, 12, 18, tzinfo=UTC)

    def test_a_template_that_fails_leaves_the_post_as_it_was(self, desk: Desk) -> None:
        posted(desk)
        corrected(desk, "Corrected")
        template = desk.folder / "templates" / "post" / "body.html"
        template.parent.mkdir(parents=True)
        template.write_text("{{ nothing.of.it }}", encoding="utf-8")

        with pytest.raises(NotApprovedError, match="a template of this desk stops the post"):
            publish(desk, 1, live=True)

        assert (row(desk).state, row(desk).title, row(desk).meant) == ("live", "River Talks Open", None)
        template.unlink()
        assert publish(desk, 2, live=True).title == "Corrected"

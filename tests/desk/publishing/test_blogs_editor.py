"""What the blog's own editor did there - a label, a move, front matter of his own - survives."""

from pipeline.desk import Desk, publishing
from tests.desk.posting import at, corrected, file, posted, publish, relabel, row, state, text


class TestTheBlogsOwnEditor:
    def test_labels_he_added_survive_every_correction(self, desk: Desk) -> None:
        relabel(desk, "Ours")
        posted(desk)
        file(desk).write_text(text(desk).replace('tags: ["Ours"]', 'tags: ["Ours", "theirs"]'), encoding="utf-8")
        for title in ("Once", "Twice"):
            corrected(desk, title)
            publish(desk, 1, live=True)

        assert '"theirs"' in text(desk)

    def test_a_file_he_moved_is_found_and_changed_where_it_is(self, desk: Desk) -> None:
        posted(desk)
        there = desk.folder / "posts" / "2026" / file(desk).name
        there.parent.mkdir()
        file(desk).rename(there)
        corrected(desk, "Corrected")

        assert publish(desk, 1, live=True).state == "live"
        assert file(desk) == there
        assert "Corrected" in text(desk)

    def test_front_matter_that_we_cannot_read_makes_nothing_public(self, desk: Desk) -> None:
        publish(desk)
        file(desk).write_text("+++\ndraft = true\n+++\nwords\n", encoding="utf-8")

        publishing.watch(desk, at(90))

        assert (row(desk).state, state(desk)) == ("draft", "waiting")

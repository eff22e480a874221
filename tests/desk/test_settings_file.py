"""copydesk.toml as the review page replaces it: whole or not at all, never over another's change, and back again."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.desk import Desk, topic_writing
from pipeline.desk.toml import file
from pipeline.errors import NotFoundError, SettingsError, StaleError
from tests.desk.river_settings import OURS, change, open_desk, seen, text_of

__all__ = ["open_desk"]


def test_put_it_back_brings_back_the_very_bytes(open_desk: Desk) -> None:
    topic_writing.remove_topic(open_desk, {}, "river", seen=seen(open_desk))

    file.put_back(open_desk, {}, seen=seen(open_desk))

    assert text_of(open_desk) == OURS


def test_put_it_back_twice_is_the_change_again(open_desk: Desk) -> None:
    change(open_desk, title="The Orrin")
    changed = text_of(open_desk)
    file.put_back(open_desk, {}, seen=seen(open_desk))

    file.put_back(open_desk, {}, seen=seen(open_desk))

    assert text_of(open_desk) == changed


def test_without_a_file_before_there_is_nothing_to_put_back(open_desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        file.put_back(open_desk, {}, seen=seen(open_desk))


def test_a_file_before_that_cannot_be_used_is_called_by_its_own_name(open_desk: Desk) -> None:
    change(open_desk, title="The Orrin")
    (open_desk.folder / file.BEFORE).write_text(OURS.replace("[blog]", "[blogg]"), encoding="utf-8")

    with pytest.raises(SettingsError, match=r"copydesk\.toml\.before line \d+: unknown key blogg"):
        file.put_back(open_desk, {}, seen=seen(open_desk))


def test_a_file_that_was_changed_meanwhile_is_left_as_it_is(open_desk: Desk) -> None:
    digest = seen(open_desk)
    (open_desk.folder / "copydesk.toml").write_text(OURS + "# by hand\n", encoding="utf-8")

    with pytest.raises(StaleError):
        topic_writing.change_topic(open_desk, {}, replace(open_desk.topic("river"), any=("x",)), seen=digest)

    assert text_of(open_desk) == OURS + "# by hand\n"


def test_a_change_that_could_not_be_written_leaves_what_can_be_put_back(open_desk: Desk) -> None:
    change(open_desk, title="The Orrin")
    changed = text_of(open_desk)
    blocked = open_desk.folder / "copydesk.toml.part"
    blocked.mkdir()

    with pytest.raises(OSError, match=r"copydesk\.toml\.part"):
        change(open_desk, title="The Arrin")
    with pytest.raises(OSError, match=r"copydesk\.toml\.part"):
        file.put_back(open_desk, {}, seen=seen(open_desk))

    assert text_of(open_desk) == changed
    assert (open_desk.folder / file.BEFORE).read_text(encoding="utf-8") == OURS


def test_the_mode_of_the_file_stays(open_desk: Desk) -> None:
    (open_desk.folder / "copydesk.toml").chmod(0o600)

    change(open_desk, title="The Orrin")

    assert (open_desk.folder / "copydesk.toml").stat().st_mode & 0o777 == 0o600


def test_a_linked_file_stays_a_link(open_desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "kept" / "river.toml"
    elsewhere.parent.mkdir()
    (open_desk.folder / "copydesk.toml").rename(elsewhere)
    (open_desk.folder / "copydesk.toml").symlink_to(elsewhere)

    change(open_desk, title="The Orrin")

    assert (open_desk.folder / "copydesk.toml").is_symlink()
    assert "The Orrin" in elsewhere.read_text(encoding="utf-8")


def test_a_table_that_is_not_there_is_added_at_the_end(open_desk: Desk) -> None:
    topic_writing.change_table(open_desk, {}, "review", {"keys": False}, seen=seen(open_desk))

    assert text_of(open_desk) == OURS + "\n[review]\nkeys = false\n"


def test_a_key_of_a_table_is_changed_in_its_place(open_desk: Desk) -> None:
    topic_writing.change_table(open_desk, {}, "blog", {"name": "Orrin Watch"}, seen=seen(open_desk))

    assert text_of(open_desk) == OURS.replace('name = "River Watch" #', 'name = "Orrin Watch" #')

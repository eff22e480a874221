"""What has the name of a file that SQLite keeps beside desk.db and is none, and a desk.db that is another by now."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from pipeline import doctor
from pipeline.errors import StoreError
from pipeline.store import restoring, saved_searches
from pipeline.store.database import DatabaseError, connect, explained, open_desk, writing
from pipeline.store.own_files import BESIDE
from pipeline.store.restoring import restore
from pipeline.store.saved_searches import Saved
from tests.cast import NOON

FERRY = Saved(name="ferry", query="ferry orrin")


def a_link(place: Path) -> None:
    place.symlink_to("away")


MADE: dict[str, Callable[[Path], None]] = {"pipe": os.mkfifo, "folder": Path.mkdir, "link": a_link}
EACH = pytest.mark.parametrize(("suffix", "kind"), [(suffix, kind) for suffix in BESIDE for kind in MADE])


@EACH
def test_what_is_no_file_of_sqlite_s_is_said_and_opened_by_nobody(folder: Path, suffix: str, kind: str) -> None:
    desk = folder / "desk.db"
    MADE[kind](folder / f"desk.db{suffix}")

    for opening in (
        lambda: open_desk(desk, now=NOON),
        lambda: restore(folder / "old.db", desk, now=NOON, clock=NOON),
        lambda: restore(None, desk, now=NOON, clock=NOON),
    ):
        with pytest.raises(StoreError, match=f"there is a {kind} where SQLite keeps") as said:
            opening()
        assert said.value.where == str(folder / f"desk.db{suffix}")
    assert not list(folder.glob("desk.db.replaced-*"))


def test_it_is_looked_for_beside_the_file_and_not_beside_a_link_to_it(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(folder / "desk.db")
    os.mkfifo(folder / "desk.db-journal")

    with pytest.raises(StoreError, match="there is a pipe"):
        open_desk(link, now=NOON)


def test_doctor_says_what_is_no_file(folder: Path) -> None:
    (folder / "copydesk.toml").write_text('[blog]\nname = "River Watch"\n', encoding="utf-8")
    os.mkfifo(folder / "desk.db-wal")

    [store] = [one for one in doctor.examine(folder, {}, now=NOON) if one.check == "store"]

    assert store.state == "bad"
    assert "there is a pipe" in str(store)


def test_a_folder_in_the_way_of_a_restore_is_named_with_its_cure(folder: Path) -> None:
    (folder / "desk.db.incoming").mkdir()

    with pytest.raises(StoreError, match=r"desk\.db\.incoming") as said:
        restore(folder / "old.db", folder / "desk.db", now=NOON, clock=NOON)

    assert "there is a folder, a pipe or a link" in said.value.do


@pytest.fixture
def swapping(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Begin a restore, and return once nobody but it is at the desk; it goes on while somebody waits for it."""
    alone, real = Event(), restoring._set_aside

    def slowly(desk: Path, now: object) -> Path | None:
        alone.set()
        Event().wait(0.2)
        return real(desk, now)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(restoring, "_set_aside", slowly)
    does = Thread(target=lambda: restore(folder / "old.db", folder / "desk.db", now=NOON, clock=NOON))

    def begin() -> None:
        does.start()
        alone.wait(10)

    yield begin
    does.join()


def test_who_waits_for_a_desk_that_is_replaced_goes_on_with_the_one_in_its_place(
    folder: Path, swapping: Callable[[], None]
) -> None:
    swapping()

    with closing(open_desk(folder / "desk.db", now=NOON)) as db:
        saved_searches.save(db, FERRY, at=NOON)

    with closing(connect(folder / "desk.db")) as new:
        assert FERRY in saved_searches.listed(new)


def test_who_had_opened_it_before_is_told_to_do_it_again(folder: Path) -> None:
    """Beside a rollback journal nobody is at the desk who only has it open."""
    desk = folder / "desk.db"
    with closing(connect(desk)) as db:
        db.execute("pragma journal_mode = delete")
        saved_searches.listed(db)
        restore(folder / "old.db", desk, now=NOON, clock=NOON)

        with pytest.raises(DatabaseError) as problem, writing(db):
            db.execute("delete from saved_searches")

    assert "run it again: another file was put in its place" in explained(problem.value, desk).do


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_no_database_is_not_opened_by_a_restore(folder: Path, kind: str) -> None:
    desk = folder / "desk.db"
    desk.unlink()
    MADE[kind](desk)

    with pytest.raises(StoreError, match=f"there is a {kind}"):
        restore(folder / "old.db", desk, now=NOON, clock=NOON)


def test_a_folder_that_has_the_name_of_its_note_is_said_before_anything_is_in_place(folder: Path) -> None:
    desk = folder / "desk.db"
    (folder / "desk.db.replacing").mkdir()
    before = desk.read_bytes()

    with pytest.raises(StoreError, match=r"(?s)the note that restore leaves.*desk\.db\.replacing"):
        restore(folder / "old.db", desk, now=NOON, clock=NOON)

    assert desk.read_bytes() == before

"""A desk moves by one file: what belongs to it, no secret, and nothing that a stranger put into the file."""

import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.store.database import connect
from tests.desk.worktable import worktable
from tests.desks import SETTINGS, DeskFolder
from tests.zips import directory

CHANNEL = '\n[publish.blog]\nkind = "wordpress"\nurl = "https://blog.example"\nuser = "editor"\n'
TEMPLATE = "{# ours #}{{ post.title }}\n"


@pytest.fixture
def desk(tmp_path: Path) -> DeskFolder:
    """A desk with one draft, settings, a template, a secret, and a link that leads out of it."""
    folder = tmp_path / "old"
    (folder / "templates" / "post").mkdir(parents=True)
    (folder / "secrets").mkdir()
    made = DeskFolder(folder)
    made.writes("copydesk.toml", SETTINGS + CHANNEL)
    made.writes("outlets.toml", "")
    made.writes("templates/post/own.html", TEMPLATE)
    made.writes("secrets/blog", "canary-Orrin-7")
    made.writes("secrets/review-key", "canary-Orrin-7")  # made anew by itself, so nobody is told to put it back
    (folder / "secrets" / "blog").chmod(0o600)
    (folder / "templates" / "post" / "link.html").symlink_to(folder / "secrets" / "blog")
    with worktable(folder):
        pass
    return made


@pytest.fixture
def parcel(desk: DeskFolder) -> Path:
    file = desk.folder.parent / "my-desk.zip"
    done = desk.copydesk("backup", "--with-settings", str(file), COPYDESK_PUBLISH__BLOG__SECRET="x")
    assert done.exit_code == 0, done.stderr
    return file


def test_a_desk_arrives_as_it_was_but_for_its_secrets(desk: DeskFolder, parcel: Path) -> None:
    new = DeskFolder(desk.folder.parent / "new" / "place")

    done = new.copydesk("restore", str(parcel))

    assert done.exit_code == 0, done.stderr
    assert new.copydesk("drafts", "--json").json == desk.copydesk("drafts", "--json").json
    for name in ("copydesk.toml", "outlets.toml", "templates/post/own.html"):
        assert (new.folder / name).read_bytes() == (desk.folder / name).read_bytes()
    assert "secrets/blog, COPYDESK_PUBLISH__BLOG__SECRET" in done.stdout
    assert not (new.folder / "secrets").exists()
    assert sorted(file.name for file in new.folder.iterdir()) == [
        "copydesk.log",
        "copydesk.toml",
        "desk.db",
        "desk.lock",
        "desk.page",
        "outlets.toml",
        "templates",
    ]


def test_the_file_holds_no_secret_and_is_the_owner_s(desk: DeskFolder, parcel: Path) -> None:
    with zipfile.ZipFile(parcel) as archive:
        names = archive.namelist()
        assert sorted(names) == ["copydesk.toml", "desk.db", "moved.json", "outlets.toml", "templates/post/own.html"]
        assert not any(b"canary-Orrin-7" in archive.read(name) for name in names)
        assert json.loads(archive.read("moved.json"))["left_out"] == ["templates/post/link.html"]
    assert stat.S_IMODE(parcel.stat().st_mode) == 0o600
    assert [
        file.name for file in desk.folder.parent.iterdir() if file.name.startswith(".") or ".part" in file.name
    ] == []


def test_what_was_packed_is_said(desk: DeskFolder) -> None:
    file = desk.folder.parent / "again.zip"

    said = desk.copydesk("backup", "--with-settings", str(file), "--json").json

    assert (said["rows"]["drafts"], said["files"], said["secrets"], said["left_out"]) == (
        1,
        ["copydesk.toml", "outlets.toml", "templates/post/own.html"],
        ["secrets/blog"],
        ["templates/post/link.html"],
    )


def test_a_file_that_is_there_is_not_overwritten(desk: DeskFolder, parcel: Path) -> None:
    before = parcel.read_bytes()

    assert desk.copydesk("backup", "--with-settings", str(parcel)).exit_code == 2
    assert desk.copydesk("backup", "--with-settings").exit_code == 2
    assert parcel.read_bytes() == before


def test_a_desk_that_is_there_is_not_overwritten(desk: DeskFolder, parcel: Path) -> None:
    before = {file: file.read_bytes() for file in desk.folder.rglob("*.*") if file.suffix in (".toml", ".db", ".html")}

    done = desk.copydesk("restore", str(parcel))

    assert done.exit_code == 2
    assert "there is a desk already: desk.db" in done.stderr
    assert {file: file.read_bytes() for file in before} == before


def test_one_other_setting_is_enough_to_stop(desk: DeskFolder, parcel: Path) -> None:
    new = DeskFolder(desk.folder.parent / "new")
    new.folder.mkdir()
    new.writes("copydesk.toml", "# mine\n")

    done = new.copydesk("restore", str(parcel))

    assert (done.exit_code, "copydesk.toml" in done.stderr) == (2, True)
    assert sorted(file.name for file in new.folder.iterdir()) == ["copydesk.toml", "desk.lock"]


def test_what_was_broken_off_is_taken_up_again(desk: DeskFolder, parcel: Path) -> None:
    new = DeskFolder(desk.folder.parent / "new")
    new.folder.mkdir()
    shutil.copy(desk.folder / "copydesk.toml", new.folder)

    assert new.copydesk("restore", str(parcel)).exit_code == 0


def again(parcel: Path, change: Callable[[zipfile.ZipFile], None], *, without: str = "") -> None:
    """Write the archive anew without one of its files, and let `change` add others."""
    with zipfile.ZipFile(parcel) as archive:
        kept = {entry.filename: archive.read(entry) for entry in archive.infolist() if entry.filename != without}
    with zipfile.ZipFile(parcel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in kept.items():
            archive.writestr(name, content)
        change(archive)


def entry(name: str, mode: int = 0o100644) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


def many(archive: zipfile.ZipFile) -> None:
    for number in range(2_100):
        archive.writestr(f"templates/{number}.html", "")


HOSTILE: dict[str, Callable[[zipfile.ZipFile], None]] = {
    "up": lambda archive: archive.writestr("../evil.txt", "x"),
    "up-within": lambda archive: archive.writestr("templates/../../evil.txt", "x"),
    "absolute": lambda archive: archive.writestr("/tmp/evil.txt", "x"),
    "backslash": lambda archive: archive.writestr("templates\\..\\evil.txt", "x"),
    "drive": lambda archive: archive.writestr("C:/evil.txt", "x"),
    "a-secret": lambda archive: archive.writestr("secrets/blog", "x"),
    "hidden": lambda archive: archive.writestr("templates/.bashrc", "x"),
    "another-file": lambda archive: archive.writestr("evil.py", "x"),
    "link": lambda archive: archive.writestr(entry("templates/link.html", 0o120777), "/etc/passwd"),
    "device": lambda archive: archive.writestr(entry("templates/dev", 0o020666), ""),
    "folder": lambda archive: archive.writestr("templates/", ""),
    "twice": lambda archive: archive.writestr("copydesk.toml", "x"),
    "case": lambda archive: archive.writestr("templates/POST/own.html", "x"),
    "too-large": lambda archive: archive.writestr("templates/large.html", "x" * 9_000_000),
    "too-many": many,
    "bzip2": lambda archive: archive.writestr("templates/a.html", "x", compress_type=zipfile.ZIP_BZIP2),
    "lzma": lambda archive: archive.writestr("templates/a.html", "x", compress_type=zipfile.ZIP_LZMA),
    "right-to-left": lambda archive: archive.writestr("templates/\u202egnp.html", "x"),
    "line": lambda archive: archive.writestr("templates/a\nb.html", "x"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_an_archive_with_anything_else_in_it_is_refused_before_a_byte_is_in_place(
    desk: DeskFolder, parcel: Path, change: Callable[[zipfile.ZipFile], None]
) -> None:
    again(parcel, change)
    new = DeskFolder(desk.folder.parent / "new")

    done = new.copydesk("restore", str(parcel))

    assert done.exit_code == 2, done.stderr
    assert "a bug" not in done.stderr
    assert [file.name for file in new.folder.iterdir()] == ["desk.lock"]
    assert not list(desk.folder.parent.rglob("evil*"))


def broken(parcel: Path) -> None:
    body = bytearray(parcel.read_bytes())
    middle = len(body) // 2
    body[middle : middle + 200] = bytes(200)
    parcel.write_bytes(body)


def cut(parcel: Path) -> None:
    parcel.write_bytes(parcel.read_bytes()[:5_000])


def no_database(parcel: Path) -> None:
    again(parcel, lambda archive: None, without="desk.db")


def another_database(parcel: Path) -> None:
    other = parcel.with_name("other.db")
    db = connect(other)
    db.execute("create table recipes (cake text)")
    db.close()
    again(parcel, lambda archive: archive.write(other, "desk.db"), without="desk.db")


@pytest.mark.parametrize("spoil", [broken, cut, no_database, another_database], ids=lambda one: one.__name__)
def test_an_archive_that_is_damaged_or_no_desk_is_refused(
    desk: DeskFolder, parcel: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(parcel)
    new = DeskFolder(desk.folder.parent / "new")

    done = new.copydesk("restore", str(parcel))

    assert done.exit_code == 2, done.stderr
    assert [file.name for file in new.folder.iterdir()] == ["desk.lock"]


def test_an_archive_of_too_many_files_is_refused_before_the_rest_of_them_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "desk.zip").write_bytes(directory(102_003, junk=b"no entry at all" * 4))
    new = DeskFolder(tmp_path / "new")

    done = new.copydesk("restore", str(tmp_path / "desk.zip"))

    assert done.exit_code == 2
    assert "it holds too many files" in done.stderr


def test_a_desk_of_a_newer_copydesk_is_refused_in_an_archive_too(desk: DeskFolder, parcel: Path) -> None:
    newer = parcel.with_name("newer.db")
    desk.copydesk("backup", str(newer))
    db = connect(newer)
    db.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', 'm999', '')")
    db.close()
    again(parcel, lambda archive: archive.write(newer, "desk.db"), without="desk.db")
    new = DeskFolder(desk.folder.parent / "new")

    assert new.copydesk("restore", str(parcel)).exit_code == 8
    assert [file.name for file in new.folder.iterdir()] == ["desk.lock"]

"""Posts that are files inside the desk move with it; a live post without its file is said, and never posted anew."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.desk.moving import parcel
from pipeline.doctor import examine
from tests.cast import NOON
from tests.cli.test_moving import again, entry
from tests.desks import DeskFolder
from tests.publish.approved import approved
from tests.publish.test_restore_drill import an_hour_passes

FILES = '[publish.site]\nkind = "markdown"\nfolder = "posts"\nsite = "{site}"\n'


@pytest.fixture
def desk(tmp_path: Path) -> DeskFolder:
    """A desk with one live post in posts/."""
    return live(tmp_path / "old", "hugo")


def live(folder: Path, site: str) -> DeskFolder:
    folder.mkdir()
    made = DeskFolder(approved(folder, FILES.format(site=site), {}, count=1).folder)
    assert made.copydesk("publish", "d1", "--live").exit_code == 0
    return made


def packed(desk: DeskFolder) -> Path:
    file = desk.folder.parent / "moved.zip"
    file.unlink(missing_ok=True)
    done = desk.copydesk("backup", "--with-settings", str(file))
    assert done.exit_code == 0, done.stderr
    return file


def moved(desk: DeskFolder) -> DeskFolder:
    new = DeskFolder(desk.folder.parent / "new")
    done = new.copydesk("restore", str(packed(desk)))
    assert done.exit_code == 0, done.stderr
    return new


def the_post(desk: DeskFolder) -> Path:
    [file] = desk.folder.rglob("*.md")
    return file


@pytest.mark.parametrize(("site", "place"), [("hugo", "posts"), ("jekyll", "posts/_posts")])
def test_the_posts_inside_the_desk_move_with_it(tmp_path: Path, site: str, place: str) -> None:
    desk = live(tmp_path / "old", site)
    said = desk.copydesk("backup", "--with-settings", str(tmp_path / "moved.zip")).stdout
    new = DeskFolder(tmp_path / "new")
    done = new.copydesk("restore", str(tmp_path / "moved.zip"))

    assert f"1 Markdown file of posts in {place}/" in said
    assert f"1 Markdown file of posts in {place}/" in done.stdout
    assert the_post(new).read_bytes() == the_post(desk).read_bytes()
    an_hour_passes(new)
    assert new.copydesk("publish", "d1", "--live").stdout == f"site: live  {the_post(new).resolve()}\n"


def test_what_lies_beside_the_posts_or_elsewhere_stays_and_is_named(desk: DeskFolder, tmp_path: Path) -> None:
    posts = desk.folder / "posts"
    (posts / "ferry.png").write_bytes(b"x")
    (posts / ".git").mkdir()
    (posts / ".git" / "HEAD").write_text("x")
    (posts / ".copydesk-k234567abcde.tmp").write_text("half")
    (posts / "link.md").symlink_to(desk.folder / "copydesk.toml")
    (posts / "ö.md").write_text("x")
    (tmp_path / "elsewhere").mkdir()
    with (desk.folder / "copydesk.toml").open("a") as settings:
        settings.write('\n[publish.far]\nkind = "markdown"\nfolder = "../elsewhere"\n')

    with zipfile.ZipFile(packed(desk)) as archive:
        assert [name for name in archive.namelist() if "posts" in name] == [f"posts/{the_one(posts)}"]
        far = f"{tmp_path.resolve() / 'elsewhere'} (the posts of far, which lie outside of the desk)"
        left_out = {far, "posts/.git", "posts/ferry.png", "posts/link.md", "posts/ö.md"}
        assert set(json.loads(archive.read("moved.json"))["left_out"]) == left_out


def the_one(posts: Path) -> str:
    [name] = [file.name for file in posts.glob("*-k*.md")]
    return name


def test_a_channel_whose_folder_is_the_desk_itself_packs_posts_and_no_more(desk: DeskFolder) -> None:
    settings = (desk.folder / "copydesk.toml").read_text()
    desk.writes("copydesk.toml", settings.replace('folder = "posts"', 'folder = "."'))
    (desk.folder / "secrets" / "note.md").write_text("canary")
    (desk.folder / "backups").mkdir()
    (desk.folder / "backups" / "note.md").write_text("canary")

    with zipfile.ZipFile(packed(desk)) as archive:
        assert not any("canary" in archive.read(name).decode(errors="replace") for name in archive.namelist())
        assert [name for name in archive.namelist() if name.endswith(".md")] == [
            f"posts/{the_one(desk.folder / 'posts')}"
        ]


def test_posts_that_are_there_are_not_overwritten(desk: DeskFolder) -> None:
    new = DeskFolder(desk.folder.parent / "new")
    mine = new.folder / "posts" / the_one(desk.folder / "posts")
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")

    done = new.copydesk("restore", str(packed(desk)))

    assert (done.exit_code, mine.name in done.stderr) == (2, True)
    assert mine.read_text() == "mine"
    assert sorted(file.name for file in new.folder.iterdir()) == ["desk.lock", "posts"]


def test_a_file_where_their_folder_has_to_be_is_not_overwritten_and_nothing_is_in_place(desk: DeskFolder) -> None:
    new = DeskFolder(desk.folder.parent / "new")
    new.folder.mkdir()
    new.writes("posts", "mine")

    assert new.copydesk("restore", str(packed(desk))).exit_code == 2
    assert (new.folder / "posts").read_text() == "mine"
    assert sorted(file.name for file in new.folder.iterdir()) == ["desk.lock", "posts"]


@pytest.mark.parametrize(
    "name",
    [
        *("posts/../../evil.md", "/tmp/evil.md", "posts/.evil.md", ".git/evil.md", "posts/evil.py", "posts/evil\n.md"),
        *("Secrets/evil.md", "backups/evil.md", "formats/evil/.md", "desk.lock/evil.md", "copydesk.log/evil.md"),
        *(
            "posts\\evil.md",
            "C:/evil.md",
            "posts//evil.md",
            "posts/\u202eevil.md",
            "posts/evil.md/",
            "a/" * 9 + "evil.md",
        ),
    ],
)
def test_no_post_has_a_name_that_leads_elsewhere(name: str) -> None:
    assert not parcel.is_post(name)


HOSTILE: dict[str, Callable[[zipfile.ZipFile], None]] = {
    "in-the-lock": lambda archive: archive.writestr("desk.lock/evil.md", "x"),
    "link": lambda archive: archive.writestr(entry("posts/evil.md", 0o120777), "/etc/passwd"),
    "too-large": lambda archive: archive.writestr("posts/evil.md", "x" * 9_000_000),
}


def test_a_post_that_a_stranger_put_into_the_archive_is_refused_before_a_byte_is_in_place(desk: DeskFolder) -> None:
    new = DeskFolder(desk.folder.parent / "new")
    for name, change in HOSTILE.items():
        archive = packed(desk)
        again(archive, change)

        assert new.copydesk("restore", str(archive)).exit_code == 2, name
        assert [file.name for file in new.folder.iterdir()] == ["desk.lock"]
    assert not list(desk.folder.parent.rglob("evil*"))


def test_a_live_post_without_its_file_is_said_and_is_well_again_when_it_is_put_back(desk: DeskFolder) -> None:
    """Nobody says here that an hour has passed: what was on its way when the desk came back is really waited for."""
    new = moved(desk)
    file, kept = the_post(new), new.folder.parent / "kept.md"
    shutil.move(file, kept)

    ran = new.copydesk("publish", "d1", "--live")
    assert (ran.exit_code, ran.stdout) == (7, "")
    assert str(file.resolve()) in ran.stderr
    assert "put it back" in ran.stderr
    assert f"1 live on site without a file in {file.parent.resolve()}" in posts_check(new)

    shutil.move(kept, file)
    assert new.copydesk("publish", "d1", "--live").stdout == f"site: live  {file.resolve()}\n"
    assert posts_check(new) == "ok none needs you"


def test_a_file_that_was_renamed_or_moved_below_is_no_lost_one_and_is_named_as_it_is(desk: DeskFolder) -> None:
    file = the_post(desk)
    (file.parent / "2026").mkdir()
    there = file.rename(file.parent / "2026" / f"ferry-{file.stem[-12:]}.md")

    assert posts_check(desk) == "ok none needs you"
    assert desk.copydesk("publish", "d1", "--live").stdout == f"site: live  {there.resolve()}\n"


def test_a_correction_of_a_post_without_its_file_says_to_put_it_back(desk: DeskFolder) -> None:
    file = the_post(desk)
    words = file.read_bytes()
    file.unlink()
    desk.copydesk("correct", "d1", "--note", "The ferry sails at six.")
    desk.copydesk("approve", "d1")

    ran = desk.copydesk("publish", "d1", "--live")
    assert (ran.exit_code, "put it back" in ran.stderr, list(desk.folder.rglob("*.md"))) == (7, True, [])

    file.write_bytes(words)
    assert desk.copydesk("publish", "d1", "--live").exit_code == 0
    assert "sails at six" in file.read_text(encoding="utf-8")


def posts_check(desk: DeskFolder) -> str:
    return " ".join(f"{one.state} {one.said}" for one in examine(desk.folder, {}, now=NOON) if one.check == "posts")

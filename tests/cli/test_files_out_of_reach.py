"""A desk's file behind a link whose target is away is not taken for none: nothing goes out without it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desks import DeskFolder
from tests.publish.approved import approved

FILES = '[publish.files]\nkind = "markdown"\nfolder = "posts"\n'


@pytest.fixture
def desk(tmp_path: Path) -> DeskFolder:
    """A desk with an approved draft and a channel."""
    approved(tmp_path, FILES, {}, count=1)
    (tmp_path / "posts").mkdir()
    return DeskFolder(tmp_path)


def linked(name: str) -> Callable[[Path], Path]:
    def link(folder: Path) -> Path:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(folder / "away" / name)
        return place

    return link


@pytest.mark.parametrize(
    ("away", "exit_code"),
    [
        pytest.param("templates", 6, id="templates"),
        pytest.param("templates/post", 6, id="templates of posts"),
        pytest.param("templates/front", 7, id="templates of front matter"),
        pytest.param("templates/front/hugo.md", 7, id="a template of front matter"),
        pytest.param("formats", 2, id="formats"),
        pytest.param("formats/wnu.toml", 2, id="a format of a shipped one's name"),
        pytest.param("outlets.toml", 2, id="outlets"),
    ],
)
def test_no_post_goes_out_while_a_file_of_the_desk_is_away(desk: DeskFolder, away: str, exit_code: int) -> None:
    place = linked(away)(desk.folder)

    ran = desk.copydesk("publish", "d1", "--live")

    assert ran.exit_code == exit_code, ran.stderr
    assert str(place) in ran.stderr
    assert not list((desk.folder / "posts").rglob("*.md"))


def test_it_goes_out_once_the_file_is_back(desk: DeskFolder) -> None:
    linked("templates")(desk.folder)
    desk.copydesk("publish", "d1", "--live")
    (desk.folder / "away" / "templates" / "post").mkdir(parents=True)
    (desk.folder / "away" / "templates" / "post" / "body.md").write_text("MINE", encoding="utf-8")

    assert desk.copydesk("publish", "d1", "--live").exit_code == 0
    [post] = (desk.folder / "posts").rglob("*.md")
    assert post.read_text(encoding="utf-8").endswith("MINE\n")


def test_outlets_are_not_asked_as_if_nothing_were_said_of_them(desk: DeskFolder) -> None:
    linked("outlets.toml")(desk.folder)

    for command in ("outlets list", "run", "gather"):
        ran = desk.copydesk(*command.split())
        assert (ran.exit_code, "the file cannot be read: No such file or directory" in ran.stderr) == (2, True)


@pytest.mark.parametrize("name", ["copydesk.toml", "outlets.toml"])
def test_a_disk_that_cannot_read_a_file_is_told_as_that(desk: DeskFolder, name: str) -> None:
    broken = Path("/proc/self/mem")  # proc(5): a file of which the first byte cannot be read (EIO)
    if not broken.exists():
        pytest.skip("there is no such file here")
    (desk.folder / name).unlink(missing_ok=True)
    (desk.folder / name).symlink_to(broken)

    for command in ("drafts", "doctor"):
        ran = desk.copydesk(command)
        assert (ran.exit_code, "the disk may be failing" in ran.stdout + ran.stderr) == (8, True), ran.stderr
        assert str(desk.folder / name) in ran.stdout + ran.stderr

"""`copydesk parse`: a file in, Roundup JSON with what could not be placed beside it out."""

import gzip
import json
from pathlib import Path

import pytest

from tests.archive.reading.posts_since_2014 import POSTS
from tests.desks import DeskFolder

_POST = POSTS["C a line of the list that is none"][0]


def test_a_post_is_printed_as_a_roundup_with_its_unplaced_lines_beside_it(tmp_path: Path) -> None:
    desk = DeskFolder(tmp_path)
    desk.writes("outlets.toml", '[[outlet]]\nname = "HG"\n\n[[outlet]]\nname = "Nord"\nagency = true\n')
    (tmp_path / "post.txt").write_text(_POST, encoding="utf-8")

    said = desk.copydesk("parse", str(tmp_path / "post.txt"))

    found = json.loads(said.stdout)
    assert said.exit_code == 0, said.stderr
    assert found["unplaced"] == ["Related Posts:", "~~~"]
    assert found["lead"]["outlet"] == "HG"
    assert not (tmp_path / "desk.db").exists()


def test_what_parse_prints_is_rendered_as_the_post(tmp_path: Path) -> None:
    desk = DeskFolder(tmp_path)
    parsed = desk.copydesk("parse", "-", stdin=_POST.encode())

    rendered = desk.copydesk("render", "-", "--as", "text", stdin=parsed.stdout.encode())

    assert rendered.exit_code == 0, rendered.stderr
    assert "Ports shut -- Nord" in rendered.stdout


def test_a_format_that_is_not_there_is_refused(tmp_path: Path) -> None:
    said = DeskFolder(tmp_path).copydesk("parse", "-", "--format", "nix", stdin=b"x")

    assert said.exit_code == 2
    assert "choose one of: wnu" in said.stderr


PICTURE = bytes(range(256)) * 8


@pytest.mark.parametrize("packed", [PICTURE, gzip.compress(PICTURE, mtime=0)], ids=["as it is", "packed"])
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, packed: bytes) -> None:
    """A picture was printed as the title and the comment of a post."""
    (tmp_path / "photo.jpg").write_bytes(packed)

    said = DeskFolder(tmp_path).copydesk("parse", str(tmp_path / "photo.jpg"))

    assert (said.exit_code, said.stdout) == (2, "")
    assert "photo.jpg" in said.stderr
    assert "holds no text" in said.stderr


@pytest.mark.parametrize(
    "post",
    [_POST.replace("Nord", "\x07Nord\x01").encode(), _POST.encode("utf-16"), _POST.encode("utf-16-le")],
    ids=["a bell in it", "UTF-16", "UTF-16 without a mark"],
)
def test_a_text_in_whatever_charset_and_with_a_few_control_characters_is_read(tmp_path: Path, post: bytes) -> None:
    said = DeskFolder(tmp_path).copydesk("parse", "-", stdin=post)

    assert said.exit_code == 0, said.stderr
    assert "HG" in said.stdout

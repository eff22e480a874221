"""`copydesk parse`: a file in, Roundup JSON with what could not be placed beside it out."""

import json
from pathlib import Path

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

"""A desk's own templates: what cannot be reached is not taken for none, what an editor leaves is passed by."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from jinja2 import Environment

from pipeline import house
from pipeline.errors import TemplateError
from pipeline.render import own_files
from pipeline.render.own import has_own, stamp
from pipeline.render.trial import trial


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def own(folder: Path, words: str = "ours") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "body.html").write_text(words, encoding="utf-8")


def test_no_folder_and_an_empty_one_are_none(templates: Path) -> None:
    assert not has_own(templates)
    assert not has_own(templates / "gone")
    (templates / "post").mkdir()
    assert not has_own(templates)


@pytest.mark.parametrize("which", ["post", "."])
def test_a_link_whose_target_is_away_is_a_problem_and_not_none(tmp_path: Path, which: str) -> None:
    place = tmp_path / "templates"
    link = place / "post" if which == "post" else place
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "nowhere")

    with pytest.raises(TemplateError, match="cannot be reached"):
        has_own(place)
    assert [one.said for one in trial(place, format=house.named("wnu"))] == [
        "your templates cannot be reached: No such file or directory"
    ]


def test_a_file_in_the_place_of_the_folder_is_a_problem(templates: Path) -> None:
    (templates / "post").write_text("", encoding="utf-8")

    with pytest.raises(TemplateError, match="cannot be reached"):
        has_own(templates)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(os.mkfifo, "it is a pipe and no file", id="a pipe"),
        pytest.param(os.mkdir, "Is a directory", id="a folder"),
        pytest.param(partial(os.symlink, "/dev/null"), "it is a device and no file", id="a device"),
        pytest.param(
            partial(os.symlink, "away/body.html"), "No such file or directory", id="a link whose target is away"
        ),
    ],
)
def test_what_has_the_name_of_a_template_and_is_no_file_is_a_problem(
    templates: Path, make: Callable[[Path], None], said: str
) -> None:
    own(templates / "post")
    make(templates / "post" / "post.html")

    [broken] = trial(templates, format=house.named("wnu"))

    assert broken.said == f"your templates cannot be reached: {said}"
    assert broken.where == str(templates / "post" / "post.html")


def test_an_editor_s_lock_that_leads_nowhere_is_passed_by(templates: Path) -> None:
    own(templates / "post")
    before = stamp(templates)
    (templates / "post" / ".#body.html").symlink_to("user@host.1:2")

    assert stamp(templates) == before


def test_what_changes_behind_a_link_changes_the_stamp(templates: Path, tmp_path: Path) -> None:
    own(tmp_path / "elsewhere")
    (templates / "post").symlink_to(tmp_path / "elsewhere")
    before = stamp(templates)
    own(tmp_path / "elsewhere", "ours, and longer")

    assert stamp(templates) != before


def test_a_link_to_a_folder_above_has_an_end(templates: Path) -> None:
    own(templates / "post")
    (templates / "post" / "up").symlink_to(templates)

    assert len(stamp(templates)) == 1


STRANGER = "{} leads out of the templates to a file that is none"


def test_a_post_prints_no_file_that_a_link_among_its_templates_leads_to(templates: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("fog over Marl", encoding="utf-8")
    (templates / "note.html").symlink_to(tmp_path / "key")
    own(templates / "post", '<!-- {% include "note.html" %} -->')

    [broken] = trial(templates, format=house.named("wnu"))

    assert broken.said == f"the post template fails: PermissionError: {STRANGER.format('note.html')}"


@pytest.mark.parametrize(
    ("link", "target", "included"),
    [
        pytest.param("note.html", "../secrets/blog.md", "note.html", id="a password that is named as a template"),
        pytest.param("notes", "../secrets", "notes/blog", id="a folder"),
        pytest.param("up", "..", "up/secrets/blog", id="the folder above"),
    ],
)
def test_a_link_among_templates_leads_to_no_secret(templates: Path, link: str, target: str, included: str) -> None:
    own(templates.parent / "secrets")
    for name in ("blog", "blog.md"):
        (templates.parent / "secrets" / name).write_text("fog over Marl", encoding="utf-8")
    (templates / link).symlink_to(target)

    with pytest.raises(PermissionError, match=STRANGER.format(included)):
        Environment(loader=own_files.loader(templates), autoescape=True).get_template(included)


def test_a_template_of_another_desk_may_be_brought_in_by_a_link(templates: Path, tmp_path: Path) -> None:
    own(tmp_path / "elsewhere")
    (templates / "post").symlink_to(tmp_path / "elsewhere")

    template = Environment(loader=own_files.loader(templates), autoescape=True).get_template("post/body.html")

    assert template.render() == "ours"

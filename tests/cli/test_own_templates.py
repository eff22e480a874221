"""A template of the desk breaks: drafts are shown by the shipped one, which is said, and no post goes out."""

from pathlib import Path

import pytest

from tests.desks import DeskFolder
from tests.publish.approved import approved

FILES = '[publish.files]\nkind = "markdown"\nfolder = "posts"\n'
AS_OF = "--as-of=2026-05-12T12:00:00Z"


@pytest.fixture
def broken(tmp_path: Path) -> DeskFolder:
    """A desk with an approved draft, a channel, and a template whose second line has a slip."""
    approved(tmp_path, FILES, {}, count=1)
    (tmp_path / "posts").mkdir()
    (tmp_path / "templates" / "post").mkdir(parents=True)
    made = DeskFolder(tmp_path)
    for form in ("html", "txt", "md"):
        made.writes(f"templates/post/body.{form}", "MINE\n{{ post.titel }}")
    return made


def where(desk: DeskFolder, form: str) -> str:
    return f"{desk.folder / 'templates' / 'post'}/body.{form} line 2"


def posts(desk: DeskFolder) -> list[str]:
    return sorted(path.name for path in (desk.folder / "posts").rglob("*.md"))


def test_a_draft_is_shown_by_the_shipped_template_and_that_is_said(broken: DeskFolder) -> None:
    ran = broken.copydesk("show", "d1", AS_OF)

    assert ran.exit_code == 0
    assert "River Talks, Day 1" in ran.stdout
    assert "MINE" not in ran.stdout
    assert "printed by the shipped template, because yours fails" in ran.stderr
    assert where(broken, "txt") in ran.stderr


def test_a_run_says_which_template_is_broken_and_where(broken: DeskFolder) -> None:
    ran = broken.copydesk("run", AS_OF)
    again = broken.copydesk("run", AS_OF, "--json")

    assert (ran.exit_code, again.exit_code) == (0, 0)
    assert f"template: {where(broken, 'html')}" in ran.stdout
    assert ran.stderr == ""  # cron mails what is news
    assert {(Path(one["file"]).name, one["line"]) for one in again.json["templates"]} == {
        ("body.html", 2),
        ("body.txt", 2),
        ("body.md", 2),
    }


def test_cron_mails_a_broken_template_once_while_it_is_broken(broken: DeskFolder) -> None:
    first, again = broken.copydesk("run", "--quiet", AS_OF), broken.copydesk("run", "--quiet", AS_OF)
    mended = (broken.folder / "templates" / "post" / "body.html").read_text(encoding="utf-8").replace("titel", "title")
    slip = (broken.folder / "templates" / "post" / "body.html").read_text(encoding="utf-8")
    broken.writes("templates/post/body.html", mended)
    well = broken.copydesk("run", "--quiet", AS_OF)
    broken.writes("templates/post/body.html", slip)
    back = broken.copydesk("run", "--quiet", AS_OF)

    assert [(one.exit_code, one.stdout) for one in (first, again, well, back)] == [(0, "")] * 4
    assert f"template: {where(broken, 'html')}" in first.stderr
    assert "shown by the shipped one, no post goes out" in first.stderr
    assert len(first.stderr.splitlines()) == 3
    assert (again.stderr, well.stderr) == ("", "")
    [line] = back.stderr.splitlines()
    assert where(broken, "html") in line


def test_a_rehearsal_says_what_would_stop_the_post(broken: DeskFolder) -> None:
    ran = broken.copydesk("publish", "d1", "--dry-run", AS_OF)

    assert ran.exit_code == 0
    assert f"block: template: {where(broken, 'html')}" in ran.stderr
    assert broken.copydesk("publish", "d1", "--dry-run", "--live", AS_OF).exit_code == 6


@pytest.mark.parametrize("live", [pytest.param(("--live",), id="live"), pytest.param((), id="as a draft")])
def test_no_post_goes_out_in_another_look(broken: DeskFolder, live: tuple[str, ...]) -> None:
    ran = broken.copydesk("publish", "d1", *live, AS_OF)

    assert ran.exit_code == 6
    assert where(broken, "html") in ran.stderr
    assert "the shipped one is not used in its place" in ran.stderr
    assert posts(broken) == []

    for form in ("html", "txt", "md"):
        broken.writes(f"templates/post/body.{form}", "MINE\n{{ post.title }}")
    assert broken.copydesk("publish", "d1", *live, AS_OF).exit_code == 0
    [post] = (broken.folder / "posts").rglob("*.md")
    assert "MINE" in post.read_text(encoding="utf-8")


def test_a_template_that_fails_on_this_post_alone_stops_it_too(broken: DeskFolder) -> None:
    for form in ("html", "txt", "md"):
        broken.writes(
            f"templates/post/body.{form}", "{% if post.title == 'River Talks, Day 1' %}\n{{ 1 // 0 }}{% endif %}"
        )

    ran = broken.copydesk("publish", "d1", "--live", AS_OF)

    assert ran.exit_code == 6
    assert where(broken, "html") in ran.stderr
    assert posts(broken) == []

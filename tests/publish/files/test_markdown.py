"""Markdown files: where a post is written, and found again by its key."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.errors import RefusedError
from tests.publish.files.blog_files import NAME, SITES, files
from tests.publish.sent_post import KEY, MARK, TALKS


@pytest.mark.parametrize("site", SITES)
def test_a_post_is_written_seen_and_found_as_it_was_sent(folder: Path, site: str) -> None:
    blog = files(folder, site)
    sent = blog.create(TALKS)

    assert blog.find(MARK) == (replace(sent, notes=()),)
    assert (sent.title, sent.status, sent.labels, sent.at) == (TALKS.title, "draft", TALKS.labels, TALKS.at)
    assert "&#34;We talk&#34; &#45;&#45; the minister said&#46;" in sent.content
    assert any("build and upload" in note for note in sent.notes)


def test_the_file_is_what_hugo_wants(folder: Path) -> None:
    files(folder).create(TALKS)

    assert (folder / NAME).read_text(encoding="utf-8") == (
        "---\n"
        'title: "Orrin Talks Resume"\n'
        "date: 2026-05-12T08:00:00-04:00\n"
        "draft: true\n"
        'tags: ["The Orrin", "Lista"]\n'
        'description: "\\"We talk\\" -- the minister said."\n'
        "---\n\n"
        "&#34;We talk&#34; &#45;&#45; the minister said&#46;\n"
    )


@pytest.mark.parametrize(
    ("given", "name"),
    [
        pytest.param("site", f"_posts/2026-05-12-{NAME}", id="into _posts of the site"),
        pytest.param("site/_posts", f"2026-05-12-{NAME}", id="into _posts itself"),
    ],
)
def test_jekyll_s_files_bear_the_blog_s_day_and_lie_in_posts(tmp_path: Path, given: str, name: str) -> None:
    (tmp_path / given).mkdir(parents=True)

    files(tmp_path / given, "jekyll").create(TALKS)

    assert (tmp_path / given / name).is_file()


def test_without_a_day_jekyll_s_file_bears_the_day_in_the_blog_s_zone(tmp_path: Path) -> None:
    late = TALKS.at.replace(hour=2)

    sent = files(tmp_path, "jekyll").create(replace(TALKS, date="", at=late))

    assert sent.remote_id.startswith("2026-05-11-")


def test_a_folder_in_the_desk_is_made_and_one_elsewhere_must_be_there(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()

    sent = files("posts/deep", desk=desk).create(TALKS)
    with pytest.raises(RefusedError, match="no such folder") as refused:
        files("../elsewhere/posts", desk=desk).create(TALKS)

    assert (desk / "posts" / "deep" / sent.remote_id).is_file()
    assert "publish.files.folder" in refused.value.where
    assert not (tmp_path / "elsewhere").exists()


def test_a_post_is_never_written_twice(folder: Path) -> None:
    blog = files(folder)
    blog.create(TALKS)

    with pytest.raises(RefusedError, match="is there already"):
        blog.create(replace(TALKS, mark=replace(MARK, slug=f"other-words-{KEY}")))

    assert len(list(folder.iterdir())) == 1


def test_a_file_that_was_renamed_and_moved_is_found_by_its_key(folder: Path) -> None:
    blog = files(folder)
    blog.create(TALKS)
    (folder / "2026").mkdir()
    (folder / NAME).rename(folder / "2026" / f"better-{KEY}.markdown")

    [found] = blog.find(MARK)

    assert found.remote_id == f"2026/better-{KEY}.markdown"


def test_two_files_of_one_key_are_both_told(folder: Path) -> None:
    blog = files(folder)
    blog.create(TALKS)
    (folder / f"copy-{KEY}.md").write_bytes((folder / NAME).read_bytes())

    assert len(blog.find(MARK)) == 2


def test_what_is_not_there_is_not_found(folder: Path) -> None:
    blog = files(folder)
    (folder / f"x{KEY}.md").write_text("another key's end", encoding="utf-8")

    assert blog.find(MARK) == ()
    assert blog.see(NAME) is None
    assert files(folder / "none").find(MARK) == ()


@pytest.mark.parametrize("site", SITES)
def test_a_post_is_scheduled_where_the_generator_holds_it_back(folder: Path, site: str) -> None:
    blog = files(folder, site)
    later = replace(TALKS, status="scheduled", at=TALKS.at + timedelta(hours=6))
    if not blog.traits.schedules:
        with pytest.raises(RefusedError, match="does not hold a post back"):
            blog.create(later)
        assert list(folder.iterdir()) == []
        return

    sent = blog.create(later)
    live = blog.change(sent, replace(later, status="live"), given=())

    assert (sent.status, sent.at) == ("scheduled", later.at)
    assert live.status == "live"


def test_astro_s_draft_says_that_the_site_must_leave_it_out(folder: Path) -> None:
    assert any("draft: true" in note for note in files(folder, "astro").create(TALKS).notes)


def test_the_desk_s_own_front_matter_stands_before_ours(folder: Path, tmp_path: Path) -> None:
    template = tmp_path / "templates" / "front" / "hugo.md"
    template.parent.mkdir(parents=True)
    template.write_text("---\ntitle: {{ title }}\nkeywords: {{ labels }}\n---\n", encoding="utf-8")

    files(folder, desk=tmp_path).create(replace(TALKS, title='A: "b"'))

    text = (folder / NAME).read_text(encoding="utf-8")
    assert text.startswith('---\ntitle: "A: \\"b\\""\nkeywords: ["The Orrin", "Lista"]\n---\n')


def test_proving_writes_nothing_and_says_where_posts_go(folder: Path) -> None:
    proof = files(folder).prove()

    assert proof.account == str(folder)
    assert proof.may == {"drafts": True, "publish": True, "schedule": True}
    assert list(folder.iterdir()) == []
    with pytest.raises(RefusedError, match="no such folder"):
        files(folder / "not" / "there", desk=folder / "desk").prove()

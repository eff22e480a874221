"""What a person did to a file: seen, and kept when the post is changed or withdrawn."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import RefusedError, RemoteEditedError
from tests.publish.files.blog_files import NAME, SITES, files
from tests.publish.sent_post import MARK, TALKS


def test_an_update_keeps_what_a_person_added(folder: Path) -> None:
    blog = files(folder, "jekyll")
    sent = blog.create(TALKS)
    path = folder / "_posts" / sent.remote_id
    text = path.read_text(encoding="utf-8").replace("\n---\n\n", "\npin: true\nimage:\n  path: /a.jpg\n# mine\n---\n\n")
    path.write_text(
        text.replace('layout: "post"', "layout: roundup").replace('"Lista"]', '"Lista", "Mine"]'), encoding="utf-8"
    )
    path.chmod(0o640)

    seen = blog.see(sent.remote_id)
    assert seen is not None
    new = replace(TALKS, title="Orrin Talks: Day 2", labels=("The Orrin",), status="live")
    changed = blog.change(seen, new, given=TALKS.labels)

    text = path.read_text(encoding="utf-8")
    assert all(line in text for line in ("pin: true", "image:\n  path: /a.jpg", "# mine", "layout: roundup"))
    assert (changed.title, changed.status, changed.labels) == (new.title, "live", ("The Orrin", "Mine"))
    assert path.stat().st_mode & 0o777 == 0o640
    assert text.count("published:") == text.count("layout:") == text.count("# mine") == 1


@pytest.mark.parametrize(
    ("edit", "seen_as"),
    [
        pytest.param(('"Orrin Talks Resume"', "'It''s on'  "), "It's on", id="single quotes"),
        pytest.param(('"Orrin Talks Resume"', "Talks are on # at last"), "Talks are on", id="plain, with a comment"),
        pytest.param(('"Orrin Talks Resume"', r'"Talks \ud83d"'), "Talks \ufffd", id="half a character"),
        pytest.param(("title: ", "subtitle: "), "", id="no title"),
        pytest.param(("---\n", "---\r\n"), "Orrin Talks Resume", id="line ends of Windows"),
    ],
)
def test_what_a_person_changed_is_seen(folder: Path, edit: tuple[str, str], seen_as: str) -> None:
    blog = files(folder)
    sent = blog.create(TALKS)
    path = folder / NAME
    path.write_bytes(path.read_text(encoding="utf-8").replace(*edit).encode())

    seen = blog.see(NAME)

    assert seen is not None
    assert seen.title == seen_as
    assert seen.version != sent.version


def test_half_a_character_in_a_label_is_a_mark(folder: Path) -> None:
    blog = files(folder)
    blog.create(TALKS)
    text = (
        (folder / NAME).read_text(encoding="utf-8").replace('["The Orrin", "Lista"]', r'["The Orrin", "Lista \ud83d"]')
    )
    (folder / NAME).write_text(text, encoding="utf-8")

    seen = blog.see(NAME)

    assert seen is not None
    assert seen.labels == ("The Orrin", "Lista \ufffd")


@pytest.mark.parametrize("tags", ["[The Orrin, 'Mine']", "\n- The Orrin\n- Mine", '\n  - "The Orrin"\n  - Mine # x'])
def test_labels_are_read_however_they_are_listed(folder: Path, tags: str) -> None:
    blog = files(folder)
    blog.create(TALKS)
    text = (folder / NAME).read_text(encoding="utf-8").replace('["The Orrin", "Lista"]', tags)
    (folder / NAME).write_text(text, encoding="utf-8")

    seen = blog.see(NAME)

    assert seen is not None
    assert seen.labels == ("The Orrin", "Mine")


@pytest.mark.parametrize("site", SITES)
def test_a_withdrawn_post_is_a_draft_with_all_its_words(folder: Path, site: str) -> None:
    blog = files(folder, site)
    sent = blog.create(replace(TALKS, status="live"))

    withdrawn = blog.withdraw(sent)
    again = blog.change(withdrawn, replace(TALKS, status="live"), given=TALKS.labels)

    assert (sent.status, withdrawn.status, again.status) == ("live", "draft", "live")
    assert withdrawn.content == sent.content
    assert withdrawn.title == sent.title
    assert again.version == sent.version


def test_eleventy_s_draft_sets_a_person_s_own_address_aside(folder: Path) -> None:
    blog = files(folder, "eleventy")
    sent = blog.create(replace(TALKS, status="live"))
    path = folder / NAME
    path.write_text(
        path.read_text(encoding="utf-8").replace("draft: false", "draft: false\npermalink: /talks/"), "utf-8"
    )

    blog.withdraw(blog.see(sent.remote_id) or sent)

    text = path.read_text(encoding="utf-8")
    assert "\npermalink: false\n" in text
    assert "\n# permalink: /talks/\n" in text


def test_a_file_without_front_matter_is_not_overwritten(folder: Path) -> None:
    blog = files(folder)
    sent = blog.create(TALKS)
    (folder / NAME).write_text("just words\n", encoding="utf-8")

    seen = blog.see(sent.remote_id) or sent

    asks: list[Callable[[], object]] = [lambda: blog.withdraw(seen), lambda: blog.change(seen, TALKS, given=())]
    for asked in asks:
        with pytest.raises(RefusedError, match="no front matter"):
            asked()

    assert (folder / NAME).read_text(encoding="utf-8") == "just words\n"


def test_half_a_character_stops_no_file(folder: Path) -> None:
    sent = files(folder).create(replace(TALKS, title="a\ud800", markdown="b\ud800"))

    assert sent == replace(files(folder).see(NAME) or sent, notes=sent.notes)
    assert sent.content == "b?"


def test_a_file_that_is_no_text_is_refused_in_words(folder: Path) -> None:
    (folder / NAME).write_bytes(b"---\ntitle: \xff\n---\n")

    with pytest.raises(RefusedError, match="not UTF-8 text"):
        files(folder).find(MARK)


def test_a_file_that_changed_since_it_was_looked_at_is_not_overwritten(folder: Path) -> None:
    blog = files(folder)
    sent = blog.create(TALKS)
    (folder / NAME).write_text((folder / NAME).read_text("utf-8") + "\nMine.\n", encoding="utf-8")

    asks: list[Callable[[], object]] = [lambda: blog.withdraw(sent), lambda: blog.change(sent, TALKS, given=())]
    for asked in asks:
        with pytest.raises(RemoteEditedError, match="changed this moment"):
            asked()

    assert "Mine." in (folder / NAME).read_text("utf-8")

"""The user's templates: before ours, in a sandbox, and with an error that says which line."""

from pathlib import Path

import pytest

from pipeline import render
from pipeline.errors import TemplateError
from pipeline.news import Lead, Roundup

_POST = Roundup(
    date="2023-03-05",
    title="*Strait* <Opens>",
    lead=Lead(headline="Fog", url="https://ledger.example/", outlet="The Ledger", excerpt=("Fog lifts.",)),
)


def _write(folder: Path, name: str, text: str) -> Path:
    (folder / "post").mkdir(exist_ok=True)
    (folder / "post" / name).write_text(text, "utf-8")
    return folder


def test_the_users_template_stands_before_ours(tmp_path: Path) -> None:
    _write(tmp_path, "post.txt", "{{ post.title }} by {{ post.lead.text }}")

    assert render.post(_POST, form="text", templates=tmp_path) == "*Strait* <Opens> by The Ledger: Fog\n"


@pytest.mark.parametrize("language", ["ar", "he-IL", "en"])
def test_a_post_in_a_language_written_from_right_to_left_says_so(tmp_path: Path, language: str) -> None:
    printed = render.post(_POST, form="html", language=language, templates=tmp_path)

    assert printed.count('dir="rtl"') == (0 if language == "en" else 2)


def test_the_users_part_is_used_in_our_whole(tmp_path: Path) -> None:
    _write(tmp_path, "body.txt", "(no body)")

    assert render.post(_POST, form="text", templates=tmp_path).splitlines()[-1] == "(no body)"


def test_the_users_template_may_extend_the_shipped_one(tmp_path: Path) -> None:
    _write(
        tmp_path, "body.html", '{% extends "shipped/post/body.html" %}{% block lead %}<hr>{{ super() }}{% endblock %}'
    )

    printed = render.body(_POST, form="html", templates=tmp_path)

    assert printed.index("<hr>") < printed.index("Fog lifts.")


@pytest.mark.parametrize(
    ("form", "file", "title"),
    [
        pytest.param("html", "post.html", "*Strait* &lt;Opens&gt;", id="html"),
        pytest.param("markdown", "post.md", r"\*Strait\* \<Opens>", id="markdown"),
        pytest.param("text", "post.txt", "*Strait* <Opens>", id="text"),
    ],
)
def test_the_users_template_prints_escaped_values(tmp_path: Path, form: str, file: str, title: str) -> None:
    _write(tmp_path, file, "{{ post.title }}")

    assert render.post(_POST, form=form, templates=tmp_path) == f"{title}\n"


def test_shipped_markdown_extended_is_not_escaped_twice(tmp_path: Path) -> None:
    _write(tmp_path, "body.md", '{% extends "shipped/post/body.md" %}{% block lead %}{{ super()|safe }}{% endblock %}')

    assert "[Fog](https://ledger.example/)" in render.body(_POST, form="markdown", templates=tmp_path)


@pytest.mark.parametrize(
    ("template", "what"),
    [
        pytest.param("a\n{{ post.titel }}", "titel", id="unknown name"),
        pytest.param("a\n{% if %}", "TemplateSyntaxError", id="syntax"),
        pytest.param("a\n{{ 1 // 0 }}", "ZeroDivisionError", id="arithmetic"),
        pytest.param("a\n{{ post.title.__class__.__mro__ }}", "SecurityError|unsafe", id="a way out of the sandbox"),
        pytest.param("a\n{{ post.labels.__class__ }}", "SecurityError|unsafe", id="an underscored attribute"),
        pytest.param("a\n{{ range(10000000) }}", "OverflowError", id="a huge range"),
        pytest.param('a\n{% include "../../secret" %}', "TemplateNotFound", id="a file outside the folder"),
    ],
)
def test_a_failing_template_names_its_file_and_line(tmp_path: Path, template: str, what: str) -> None:
    _write(tmp_path, "post.txt", template)

    with pytest.raises(TemplateError, match=what) as caught:
        render.post(_POST, form="text", templates=tmp_path)

    assert caught.value.where == f"{tmp_path / 'post' / 'post.txt'} line 2"
    assert "docs/format.md" in caught.value.do


def test_a_template_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    _write(tmp_path, "post.txt", "")
    (tmp_path / "post" / "post.txt").write_bytes(b"\xff\xfe")

    with pytest.raises(TemplateError, match="UnicodeDecodeError") as caught:
        render.post(_POST, form="text", templates=tmp_path)

    assert caught.value.where == "post/post.txt"


def test_a_changed_template_is_used_at_once(tmp_path: Path) -> None:
    _write(tmp_path, "post.txt", "one")
    render.post(_POST, form="text", templates=tmp_path)
    _write(tmp_path, "post.txt", "two, and longer")

    assert render.post(_POST, form="text", templates=tmp_path) == "two, and longer\n"

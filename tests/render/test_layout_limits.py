"""A template that never ends, prints without end or takes all memory costs an error that names its line."""

import time
from pathlib import Path

import pytest

from pipeline import render
from pipeline.errors import TemplateError
from pipeline.house import named
from tests.render.test_templates import _POST, _write

WNU = named("wnu")
NEVER_ENDS = "a\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


@pytest.mark.parametrize(
    ("template", "what"),
    [
        pytest.param("a\n{% for a in range(99999) %}{{ 'x' * 999 }}{% endfor %}", "prints more than", id="much"),
        pytest.param("a\n{{ 'x' * 10 ** 10 }}", "MemoryError", id="memory"),
        pytest.param("a\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "RecursionError", id="into itself"),
    ],
)
def test_a_template_without_measure_is_stopped_and_named_with_its_line(
    tmp_path: Path, template: str, what: str
) -> None:
    _write(tmp_path, "body.html", template)

    with pytest.raises(TemplateError, match=what) as caught:
        render.body(_POST, form="html", templates=tmp_path)

    assert caught.value.where == f"{tmp_path / 'post' / 'body.html'} line 2"


def test_a_template_that_never_ends_is_stopped_once_and_known_from_then_on(tmp_path: Path) -> None:
    _write(tmp_path, "body.html", NEVER_ENDS)
    seconds = []
    for _ in range(2):
        begun = time.monotonic()
        with pytest.raises(TemplateError, match="more than 4 seconds") as caught:
            render.body(_POST, form="html", templates=tmp_path)
        seconds.append(time.monotonic() - begun)

    assert caught.value.where == f"{tmp_path / 'post' / 'body.html'} line 2"
    assert seconds[1] < 1 < seconds[0]


def test_the_trial_of_no_templates_and_of_good_ones_finds_nothing(tmp_path: Path) -> None:
    assert render.trial(tmp_path / "none", format=WNU) == ()

    _write(
        tmp_path, "body.html", '{% extends "shipped/post/body.html" %}{% block lead %}<hr>{{ super() }}{% endblock %}'
    )
    assert render.trial(tmp_path, format=WNU) == ()


def test_the_trial_finds_each_broken_place_once_with_file_and_line(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "line.html",
        "{% macro words(line) %}\n\n{{ line.txt }}{% endmacro %}{% macro more(line) %}{% endmacro %}",
    )
    _write(tmp_path, "body.txt", "{% if %}")
    _write(tmp_path, "post.md", "# {{ post.titel }}")

    found = render.trial(tmp_path, format=WNU)

    post = tmp_path / "post"
    assert [(one.file, one.line) for one in found] == [
        (str(post / "line.html"), 3),
        (str(post / "body.txt"), 1),
        (str(post / "post.md"), 1),
    ]
    assert "titel" in found[2].said

"""One invented post with every row of the format, in its three forms: a changed golden file is a changed format."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from pipeline import render
from pipeline.house import roundups
from pipeline.news import Roundup
from tests.render.reading import GOLDEN, as_read


@pytest.fixture
def harbour() -> Roundup:
    return roundups.from_json(json.loads((GOLDEN / "harbour.json").read_text("utf-8")))


@pytest.mark.parametrize("form", [pytest.param(form, id=form) for form in render.FORMS])
def test_the_harbour_post_is_printed_as_before(harbour: Roundup, form: str) -> None:
    golden: Path = GOLDEN / f"harbour.{render.FORMS[form]}"

    assert render.post(harbour, form=form) == golden.read_text("utf-8")


def test_the_harbour_post_reads_in_a_browser_as_its_plain_text(harbour: Roundup, page: Page) -> None:
    page.set_content(render.post(harbour, form="html"))

    assert as_read(page.inner_text("body")) == as_read(render.post(harbour, form="text"))


def test_readers_comments_are_not_printed(harbour: Roundup) -> None:
    assert all("Never shown" not in render.post(harbour, form=form) for form in render.FORMS)


@pytest.mark.parametrize("form", [pytest.param(form, id=form) for form in render.FORMS])
def test_the_body_is_the_post_without_date_and_title(harbour: Roundup, form: str) -> None:
    body = render.body(harbour, form=form)

    assert "Sunday, March 5, 2023" not in body
    assert body.rstrip().removesuffix("</div>") in render.post(harbour, form=form)

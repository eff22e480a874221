"""A template of the desk that breaks, as the review page shows it."""

from pathlib import Path

import pytest

from tests.review.conftest import Client, Served
from tests.review.drafts import form, laid


@pytest.fixture
def file(served: Served) -> Path:
    """A template of the desk with a slip in its second line."""
    place = served.desk.folder / "templates" / "post"
    place.mkdir(parents=True)
    made = place / "body.html"
    made.write_text("MINE\n{{ post.titel }}", encoding="utf-8")
    return made


def test_the_preview_is_by_the_shipped_template_and_says_so(client: Client, file: Path) -> None:
    page = client.get("/drafts/1").text

    assert f"{file} line 2" in page
    assert "The shipped template stands in for it here" in page
    assert 'class="post"' in page
    assert "MINE" not in page


def test_a_mended_template_is_used_at_once(client: Client, file: Path) -> None:
    client.get("/drafts/1")
    file.write_text("MINE: {{ post.title }}", encoding="utf-8")

    page = client.get("/drafts/1").text

    assert "MINE: " in page
    assert "stands in" not in page


def test_approve_and_publish_approves_nothing_that_a_template_stops(
    client: Client, served: Served, file: Path, tmp_path: Path
) -> None:
    toml = served.desk.folder / "copydesk.toml"
    toml.write_text(
        f'{toml.read_text(encoding="utf-8")}\n[publish.files]\nkind = "markdown"\nfolder = "{tmp_path}"\n', "utf-8"
    )
    seen = form(laid(served))

    answer = client.press("/drafts/1/postings?channel=files&live=1&approve=1", seen)

    assert answer.status_code == 422
    assert f"{file} line 2" in answer.text
    assert laid(served).draft.state != "approved"

"""Words that nobody can see, such as a zero-width space alone, are no words: what needs some is refused."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.channels import SITE, with_channels
from tests.review.conftest import Client, Served
from tests.review.drafts import form, laid, stored, until

UNSEEN = "\u200b \ufeff\u2060"
CLIP = {"url": "https://harbour.example/new", "outlet": "Harbour Light"}


@pytest.mark.parametrize(
    ("path", "field"),
    [
        pytest.param("/drafts/1/lead/words", "words", id="lead"),
        pytest.param("/drafts/1/links/1/words", "words", id="link"),
        pytest.param("/drafts/1/notices/1/words?kind=correction", "words", id="dated line"),
    ],
)
def test_no_line_of_a_post_is_without_words_to_see(client: Client, served: Served, path: str, field: str) -> None:
    before = laid(served).draft.roundup
    answer = client.press(path, form(laid(served)) | {field: UNSEEN})

    assert answer.status_code == 422
    assert "needs words" in answer.text
    assert laid(served).draft.roundup == before


def test_such_a_label_is_left_out(client: Client, served: Served) -> None:
    client.press("/drafts/1/labels", form(laid(served)) | {"labels": f"Ferry, {UNSEEN}"})

    assert laid(served).draft.roundup.labels == ("Ferry",)


def test_such_a_headline_is_not_filed(client: Client) -> None:
    answer = client.press("/clips", CLIP | {"title": UNSEEN})

    assert answer.status_code == 422
    assert "There is no headline" in answer.text


def test_no_outlet_of_such_a_name_is_muted(client: Client) -> None:
    assert client.press("/outlets/mute", {"outlet": UNSEEN, "level": "lead", "topic": ""}).status_code == 400


def test_a_post_of_such_a_title_does_not_go_live(client: Client, served: Served) -> None:
    with_channels(served, SITE)
    client.press("/drafts/1/title", form(laid(served)) | {"title": UNSEEN})
    client.press("/drafts/1/postings?channel=site&live=1&approve=1", form(laid(served)))

    assert laid(served).draft.state == "touched"
    assert not list((served.desk.folder / "posts").rglob("*.md"))


PASTED = "One\u202e line\u2028the next\x0band the third.\u2029A paragraph\u200b of\xad its own."
STAYS = "One line\nthe next\nand the third.\n\nA paragraph of its own."


def test_what_nobody_sees_of_a_pasted_text_goes_from_the_field_and_its_lines_and_paragraphs_stay(
    page: Page, served: Served
) -> None:
    page.locator("#f-comment").fill(PASTED)
    page.locator("#f-title").fill("A\u202e title")
    page.locator("#f-title").press("Enter")

    expect(page.locator("#f-comment")).to_have_value(STAYS)
    expect(page.locator("#f-title")).to_have_value("A title")
    page.locator("#f-comment").press("Control+End")
    page.keyboard.type(" So.")
    until(page, lambda: stored(served) == f"{STAYS} So.")
    assert laid(served).asides == ()

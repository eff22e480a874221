"""The browser's Back without script: what was typed stands in the form again, and goes over nothing that came since."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Client, Served
from tests.review.drafts import LONG, THEIRS, laid, version, writes
from tests.review.gone_back import FORMS, goes_and_comes_back


def leaves(page: Page) -> None:
    page.get_by_role("link", name="Archive", exact=True).first.click()
    page.wait_for_url("**/archive")


@pytest.mark.parametrize("times", [1, 2])
def test_a_comment_goes_over_no_newer_one(plain: Page, served: Served, client: Client, times: int) -> None:
    plain.goto("/drafts/1")
    plain.locator("#f-comment").fill(LONG)
    leaves(plain)
    writes(client, served)
    plain.go_back(wait_until="networkidle")
    for _ in range(times - 1):
        goes_and_comes_back(plain)
    expect(plain.locator("#f-comment")).to_have_value(LONG)
    plain.get_by_role("button", name="Save the comment").click()

    assert laid(served).draft.roundup.comment == THEIRS
    expect(plain.locator("#field-comment .conflict")).to_contain_text(LONG)


def test_a_form_that_was_saved_goes_over_no_newer_comment(plain: Page, served: Served, client: Client) -> None:
    plain.goto("/drafts/1")
    plain.locator("#f-comment").fill(LONG)
    plain.get_by_role("button", name="Save the comment").click()
    writes(client, served)
    plain.go_back(wait_until="networkidle")
    plain.get_by_role("button", name="Approve", exact=True).first.click()

    assert (laid(served).draft.roundup.comment, laid(served).draft.state) == (THEIRS, "touched")
    expect(plain.locator("#field-comment .conflict")).to_contain_text(LONG)


def test_a_comment_that_comes_back_has_no_other_ones_addresses(plain: Page, served: Served, client: Client) -> None:
    offer = laid(served).offers[0]
    client.press("/drafts/1/citations", {"offer": offer.url, "v_comment": version(served, "comment")})
    plain.goto("/drafts/1")
    cited = plain.locator("#f-comment").input_value()
    plain.locator("#f-comment").fill(f"{cited} And more.")
    leaves(plain)
    writes(client, served, "[Another](https://harbour.example/another) (Harbour Light)")
    plain.go_back(wait_until="networkidle")
    plain.get_by_role("button", name="Save the comment").click()

    [aside] = laid(served).asides
    assert "harbour.example" not in aside.mine
    assert aside.mine.endswith("And more.")


def test_what_nothing_came_after_is_saved(plain: Page, served: Served) -> None:
    plain.goto("/drafts/1")
    plain.locator("#f-comment").fill(LONG)
    goes_and_comes_back(plain)
    plain.get_by_role("button", name="Save the comment").click()

    expect(plain.locator("#f-comment")).to_have_value(LONG)
    assert laid(served).draft.roundup.comment == LONG


def _other_title(client: Client, served: Served) -> None:
    client.press("/drafts/1/title", {"title": THEIRS, "v_title": version(served, "title")})


def _other_labels(client: Client, served: Served) -> None:
    client.press("/drafts/1/labels", {"labels": THEIRS, "v_labels": version(served, "labels")})


def _other_words(client: Client, served: Served) -> None:
    client.press("/drafts/1/links/1/words", {"words": THEIRS, "v_list": version(served, "list")})


def _other_lead_words(client: Client, served: Served) -> None:
    client.press("/drafts/1/lead/words", {"words": THEIRS, "v_lead": version(served, "lead")})


@pytest.mark.parametrize(
    ("path", "field", "button", "other"),
    [
        pytest.param("/drafts/1", "#f-title", "Save the title", _other_title, id="title"),
        pytest.param("/drafts/1?edit=labels", "#f-labels", "Save the labels", _other_labels, id="labels"),
        pytest.param("/drafts/1?edit=1", "#f-words", "Save the words", _other_words, id="link"),
        pytest.param("/drafts/1?edit=lead", "#f-words", "Save the words", _other_lead_words, id="lead"),
    ],
)
def test_words_go_over_no_newer_ones(
    plain: Page,
    served: Served,
    client: Client,
    path: str,
    field: str,
    button: str,
    other: Callable[[Client, Served], None],
) -> None:
    plain.goto(path)
    plain.locator(field).fill(LONG)
    leaves(plain)
    other(client, served)
    now = laid(served).draft.roundup
    plain.go_back(wait_until="networkidle")
    expect(plain.locator(field)).to_have_value(LONG)
    plain.get_by_role("button", name=button).first.click()

    assert laid(served).draft.roundup == now
    expect(plain.locator(".conflict")).to_contain_text(LONG)


def test_ticks_go_over_no_newer_ones(plain: Page, served: Served, client: Client) -> None:
    plain.goto("/drafts/1")
    for tick in plain.locator("#field-excerpt input").all():
        tick.set_checked(checked=False)
    leaves(plain)
    client.press("/drafts/1/excerpt", {"paragraph": "1", "v_excerpt": version(served, "excerpt")})
    now = laid(served).draft.roundup.lead
    plain.go_back(wait_until="networkidle")
    plain.get_by_role("button", name="Take these paragraphs").last.click()

    assert laid(served).draft.roundup.lead == now
    expect(plain.locator("#note")).to_contain_text("The excerpt changed while you worked")


@FORMS
def test_settings_go_over_nothing_written_since(
    plain: Page, served: Served, path: str, field: str, button: str, by_hand: tuple[str, str]
) -> None:
    file = served.desk.folder / "copydesk.toml"
    plain.goto(path)
    plain.locator(field).fill("Ferry")
    leaves(plain)
    written = file.read_text(encoding="utf-8").replace(*by_hand)
    served.desk.writes("copydesk.toml", written)
    plain.go_back(wait_until="networkidle")
    expect(plain.locator(field)).to_have_value("Ferry")
    plain.get_by_role("button", name=button).click()

    expect(plain.locator("#main")).to_contain_text(re.compile("copydesk.toml (was )?changed"))
    expect(plain.locator(field)).to_have_value("Ferry")
    assert file.read_text(encoding="utf-8") == written

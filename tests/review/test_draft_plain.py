"""The draft page in a browser without script: the whole path by mouse."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Client, Served
from tests.review.drafts import LONG, form, laid


@pytest.fixture
def plain(plain: Page) -> Page:
    """The draft in a browser without script."""
    plain.goto("/drafts/1")
    return plain


def test_without_script_the_post_is_made_by_mouse(plain: Page, served: Served) -> None:
    found = laid(served)
    lead = next(row.headline for row in found.rows if not row.role and not row.veto)
    cited = [row.headline for row in found.rows if row.role == "list"][:2]

    plain.locator(f"#h{lead.id}").get_by_role("button", name=f"Lead {lead.outlet}").click()
    for headline in cited:
        plain.locator(f"#h{headline.id}").get_by_role("button", name=f"Cite {headline.outlet}").click()
    plain.locator("#f-comment").press("End")
    plain.locator("#f-comment").fill(plain.locator("#f-comment").input_value() + "\n\n" + LONG)
    plain.get_by_role("button", name="Save the comment").click()
    last = plain.locator(".links > li").last
    moved = last.locator("a.hl").inner_text()
    last.get_by_role("button", name="Move up").click()
    plain.locator("#f-title").fill("A Title Of My Own")
    plain.get_by_role("button", name="Save the title").click()
    plain.get_by_role("button", name="Approve", exact=True).click()

    made = laid(served).draft
    assert made.state == "approved"
    assert made.roundup.title == "A Title Of My Own"
    assert made.roundup.lead is not None
    assert made.roundup.lead.url == lead.url
    assert [one.url for one in laid(served).references] == [one.url for one in cited]
    assert made.roundup.comment.endswith(LONG)
    assert laid(served).lines[-2].words == moved


def test_without_script_words_typed_go_along_with_any_button(plain: Page, served: Served) -> None:
    plain.locator("#f-comment").fill(LONG)
    plain.locator("#f-title").fill("A Title Of My Own")

    plain.locator(".links > li").first.get_by_role("button", name="Remove").click()

    made = laid(served).draft.roundup
    assert (made.comment, made.title) == (LONG, "A Title Of My Own")


def test_without_script_a_page_that_is_old_takes_no_words_back(plain: Page, served: Served, client: Client) -> None:
    client.press("/drafts/1/comment", form(laid(served), comment=LONG))

    plain.locator(".links > li").first.get_by_role("button", name="Remove").click()

    assert laid(served).draft.roundup.comment == LONG
    assert laid(served).asides == ()


def test_without_script_the_words_of_a_link_are_changed(plain: Page, served: Served) -> None:
    plain.locator("#l2").get_by_role("link", name="Edit words").click()
    plain.locator("#f-words").fill("Other words for it")
    plain.get_by_role("button", name="Save the words").click()

    expect(plain.locator("#l2 a.hl")).to_have_text("Other words for it")
    assert laid(served).lines[1].words == "Other words for it"


def test_without_script_a_group_begins_at_a_link_and_ends_again(plain: Page, served: Served) -> None:
    for label, groups in (("Begin a group here", 2), ("Join the group above", 1)):
        plain.locator("#l3").get_by_role("link", name="Edit words").click()
        plain.get_by_role("button", name=label).click()
        expect(plain.locator("ol.links")).to_have_count(groups)
        assert sum(line.opens_group for line in laid(served).lines) == groups


def test_without_script_paragraphs_are_chosen_by_their_boxes(plain: Page, served: Served) -> None:
    first = laid(served).paragraphs[0].text
    plain.locator("#p0").uncheck()
    plain.get_by_role("button", name="Take these paragraphs").last.click()

    lead = laid(served).draft.roundup.lead
    assert lead is not None
    assert lead.excerpt
    assert first not in lead.excerpt


def test_without_script_a_late_save_shows_both_texts_and_one_is_chosen(
    plain: Page, served: Served, client: Client
) -> None:
    client.press("/drafts/1/comment", form(laid(served), comment="The other editor's words."))
    plain.locator("#f-comment").fill(LONG)
    plain.get_by_role("button", name="Save the comment").click()

    expect(plain.locator(".conflict")).to_contain_text("The comment changed while you wrote")
    expect(plain.locator(".both")).to_contain_text(LONG)
    expect(plain.locator(".both")).to_contain_text("The other editor's words.")
    plain.get_by_role("button", name="Put both in the field").click()

    assert laid(served).draft.roundup.comment == f"The other editor's words.\n\n{LONG}"
    expect(plain.locator(".conflict")).to_have_count(0)

"""Two editors of one draft: nothing is overwritten, both texts are shown, one is chosen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Served, signed_in_again
from tests.review.drafts import LONG, THEIRS, laid, stored, until, writes


def test_what_the_editor_has_not_seen_is_not_approved(page: Page, served: Served) -> None:
    with signed_in_again(served) as other:
        found = laid(served)
        other.press("/drafts/1/links/1/removal", {"v_list": found.versions["list"]})
    page.locator("#f-comment").fill(LONG)
    until(page, lambda: stored(served) == LONG)

    page.get_by_role("button", name="Approve", exact=True).click()

    expect(page.locator("#note")).to_contain_text("The draft changed while you worked")
    expect(page.locator("#note dd").first).to_have_text(re.compile(", by editor$"))  # no session's mark
    assert laid(served).draft.state == "touched"


def test_a_late_save_shows_both_texts_in_place_of_the_field(page: Page, served: Served) -> None:
    with signed_in_again(served) as other:
        writes(other, served)
    page.locator("#f-comment").fill(LONG)

    expect(page.locator("#field-comment .conflict")).to_contain_text("nothing was overwritten")
    expect(page.locator(".both > div").nth(0)).to_contain_text(LONG)
    expect(page.locator(".both > div").nth(1)).to_contain_text(THEIRS)
    assert stored(served) == THEIRS


@pytest.mark.parametrize(
    ("button", "comment"),
    [
        pytest.param("Use mine", LONG, id="mine"),
        pytest.param("Use theirs", THEIRS, id="theirs"),
        pytest.param("Put both in the field", f"{THEIRS}\n\n{LONG}", id="both"),
    ],
)
def test_one_of_three_buttons_ends_the_conflict(page: Page, served: Served, button: str, comment: str) -> None:
    with signed_in_again(served) as other:
        writes(other, served)
    page.locator("#f-comment").fill(LONG)

    page.get_by_role("button", name=button).click()

    expect(page.locator("#f-comment")).to_have_value(comment)
    assert stored(served) == comment


def test_who_still_types_when_the_conflict_comes_presses_nothing(page: Page, served: Served) -> None:
    before = laid(served)
    with signed_in_again(served) as other:
        writes(other, served)
    page.locator("#f-comment").focus()

    page.keyboard.type("lacrsu all along and on and on the words go " * 3, delay=15)

    expect(page.locator(".conflict").first).to_be_visible()
    page.wait_for_timeout(300)
    assert laid(served).lines == before.lines
    assert laid(served).draft.roundup.lead == before.draft.roundup.lead
    assert stored(served) == THEIRS
    assert laid(served).asides[-1].mine.startswith("lacrsu")


def test_an_action_after_a_late_save_waits_for_the_choice(page: Page, served: Served) -> None:
    with signed_in_again(served) as other:
        writes(other, served)
    page.locator("#f-comment").fill(LONG)

    page.get_by_role("button", name="Approve", exact=True).click()

    expect(page.locator(".conflict")).to_be_visible()
    page.wait_for_timeout(300)
    assert laid(served).draft.state == "touched"

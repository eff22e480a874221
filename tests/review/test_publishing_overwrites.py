"""A post that somebody changed on the blog: both texts are shown, and nothing is overwritten that was not seen."""

from playwright.sync_api import Page, expect

from tests.review.channels import posts
from tests.review.conftest import Client, Served
from tests.review.drafts import form, laid
from tests.review.posting_block import ask, on_blog, retitle, someone_edits


def test_both_texts_are_shown_and_nothing_is_overwritten(client: Client, served: Served) -> None:
    ask(client, served, "")
    someone_edits(served, "Skerrow", "Skerry")
    retitle(client, served, "A New Title")

    answer = ask(client, served, "")

    assert answer.status_code == 409
    assert "<ins>Skerry" in answer.text
    assert "<del>Skerrow" in answer.text
    assert "Write mine over it" in answer.text
    assert "Skerry" in posts(served)[0].read_text(encoding="utf-8")


def test_without_script_the_bar_says_it_and_leads_there(plain: Page, client: Client, served: Served) -> None:
    ask(client, served, "")
    someone_edits(served, "Skerrow", "Skerry")
    retitle(client, served, "A New Title")
    plain.goto("/drafts/1")
    plain.locator("#do-draft-blog").click()

    expect(plain.locator("#told")).to_contain_text("Not done. The post was changed on the blog")
    plain.locator("#told").get_by_role("link", name="Read on").click()

    expect(plain.locator("#place-blog #note")).to_be_in_viewport()


def test_by_keyboard_one_is_led_to_what_the_blog_has(client: Client, browser: Page, served: Served) -> None:
    ask(client, served, "")
    someone_edits(served, "Skerrow", "Skerry")
    retitle(client, served, "A New Title")
    browser.goto("/drafts/1")

    for button in ("#do-compare-blog", "#do-draft-blog"):
        browser.locator(button).focus()
        browser.keyboard.press("Enter")

        expect(browser.locator("#differs-blog")).to_be_focused()
        expect(browser.locator("#h-differs-blog")).to_be_in_viewport()


def test_who_has_seen_it_writes_over_it(client: Client, served: Served) -> None:
    ask(client, served, "")
    someone_edits(served, "Skerrow", "Skerry")
    retitle(client, served, "A New Title")
    over = _over(ask(client, served, "").text)

    assert ask(client, served, f"&over={over}").status_code == 303

    text = posts(served)[0].read_text(encoding="utf-8")
    assert "Skerry" not in text
    assert "A New Title" in text


def test_what_changed_again_after_he_looked_is_shown_again(client: Client, served: Served) -> None:
    ask(client, served, "")
    someone_edits(served, "Skerrow", "Skerry")
    retitle(client, served, "A New Title")
    over = _over(ask(client, served, "").text)
    someone_edits(served, "Skerry", "Skellig")

    answer = ask(client, served, f"&over={over}")

    assert answer.status_code == 409
    assert "<ins>Skellig" in answer.text


def test_writing_over_asks_for_what_was_asked_before(client: Client, served: Served) -> None:
    ask(client, served, "")
    someone_edits(served, "Skerrow", "Skerry")
    retitle(client, served, "A New Title")

    answer = ask(client, served, "&live=1&approve=1")
    assert f"channel=blog&amp;live=1&amp;over={_over(answer.text)}" in answer.text
    ask(client, served, f"&live=1&over={_over(answer.text)}")

    assert on_blog(served).state == "live"


def test_a_comparison_shows_what_the_blog_has_and_writes_nothing(client: Client, served: Served) -> None:
    ask(client, served, "")
    before = on_blog(served)
    same = client.press("/drafts/1/postings/blog/comparison", form(laid(served)))
    someone_edits(served, "Skerrow", "<script>Skerry</script>")
    differs = client.press("/drafts/1/postings/blog/comparison", form(laid(served)))

    assert "Word for word" in same.text
    assert "Skerry" in differs.text
    assert "<script>Skerry" not in differs.text
    assert "Write mine over it" not in differs.text
    assert on_blog(served) == before


def _over(page: str) -> str:
    return page.partition("&amp;over=")[2].partition('"')[0]

"""From the page to a real WordPress: approve, publish as a draft, follow its link; then live, as readers see it."""

from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.publish.wordpress_site import WordPressSite, wordpress
from tests.review.channels import keeps_secret
from tests.review.conftest import Served
from tests.review.drafts import laid, open_draft

__all__ = ["wordpress"]


@pytest.fixture
def page(browser: Page, served: Served, wordpress: WordPressSite) -> Page:
    """The first draft of the evening, on a desk whose only channel is the WordPress."""
    file = served.desk.folder / "copydesk.toml"
    before = file.read_text(encoding="utf-8").partition("[publish.blog]")[0]
    table = f'[publish.wp]\nkind = "wordpress"\nurl = "{wordpress.url}"\nuser = "editor"\ntimeout_seconds = 60.0\n'
    file.write_text(before + table, encoding="utf-8")
    keeps_secret(served, "wp", wordpress.passwords["editor"])
    return open_draft(browser)


def test_approve_publish_as_a_draft_see_the_link_and_follow_it(
    page: Page, served: Served, wordpress: WordPressSite
) -> None:
    page.keyboard.press("Shift+A")
    page.keyboard.press("Enter")
    expect(page.locator("#do-approval")).to_have_text("Withdraw approval")
    page.keyboard.press("Shift+P")
    expect(page.locator("#field-posting")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#do-draft-wp")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#place-wp .push").first).to_have_text("A draft on the blog", timeout=60_000)
    link = page.locator("#place-wp").get_by_role("link", name="Open it on the blog")
    address = str(link.get_attribute("href"))
    assert address.startswith(wordpress.url)
    assert httpx.get(address, timeout=60).headers["Location"].startswith(f"{wordpress.url}/wp-login.php")
    posted = wordpress.does("GET", f"posts/{_number(address)}?context=edit")
    assert (posted["status"], posted["title"]["raw"]) == ("draft", laid(served).draft.roundup.title)

    page.locator("#do-live-wp").click()
    expect(page.locator("#place-wp .push").first).to_contain_text("Live since", timeout=60_000)
    public = str(page.locator("#place-wp").get_by_role("link", name="See the post").get_attribute("href"))

    with page.context.browser.new_page() as reader:  # type: ignore[union-attr]  # it has one
        reader.route(lambda url: not url.startswith(wordpress.url), lambda route: route.abort())
        reader.goto(public)
        expect(reader.locator("body")).to_contain_text(laid(served).lines[0].words)
    assert laid(served).draft.state == "published"


def _number(address: str) -> str:
    return dict(part.partition("=")[::2] for part in urlsplit(address).query.split("&"))["post"]

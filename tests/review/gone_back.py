"""A page that is left and comes back by the browser's Back, with what was typed into it."""

import pytest
from playwright.sync_api import Page

# Forms of the settings: the path, a field and what saves it, and what somebody changes by hand in the file meanwhile.
FORMS = pytest.mark.parametrize(
    ("path", "field", "button", "by_hand"),
    [
        pytest.param(
            "/settings?edit=skerrow", "#topic [name=any]", "Save the topic", ('"vossen"', '"fog"'), id="topic"
        ),
        pytest.param("/settings", "#blog [name=name]", "Save the blog", ("Narrows Watch", "By Hand"), id="blog"),
    ],
)


def goes_and_comes_back(page: Page) -> None:
    """Follow a link of the page, and press Back there."""
    page.get_by_role("link", name="Archive", exact=True).first.click()
    page.wait_for_url("**/archive")
    page.go_back(wait_until="networkidle")

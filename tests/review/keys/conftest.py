"""The draft on which keys are pressed."""

import pytest
from playwright.sync_api import Page

from tests.review.drafts import open_draft, press


@pytest.fixture
def page(browser: Page) -> Page:
    """The first draft of the evening, open; its second headline is the current row."""
    open_draft(browser)
    press(browser, "j", "j")
    return browser

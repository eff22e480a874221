"""A real browser that can reach nothing: what it shows is what a reader of the blog sees."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=True, offline=True)
    context.route("**/*", lambda route: route.abort())
    yield context.new_page()
    context.close()

"""A plain form that is sent twice, by two quick presses or again after signing in, is carried out once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Client, Served
from tests.review.drafts import LONG, laid, version

CLIP = {
    "url": "https://harbour.example/new",
    "title": "Ferry turns back",
    "home": "d1",
    "use": "cite",
    "more": "It did.",
}


def relabelled(client: Client, served: Served, *labels: str) -> None:
    """The editor gives the post these labels, one after the other."""
    for label in labels:
        client.press("/drafts/1/labels", {"labels": label, "v_labels": version(served, "labels")})


def shown(client: Client) -> dict[str, str]:
    """To which revisions the page says that undo and redo lead."""
    return dict(re.findall(r'name="((?:un|re)do_to)" form="work" value="(\d+)"', client.get("/drafts/1").text))


def test_undo_takes_back_the_step_that_the_page_named(client: Client, served: Served) -> None:
    relabelled(client, served, "one", "two", "three")
    named = shown(client)

    assert client.press("/drafts/1/undo", named).status_code == 303
    again = client.press("/drafts/1/undo", named)

    assert again.status_code == 409
    assert "The draft changed while you worked" in again.text
    assert laid(served).draft.roundup.labels == ("two",)


def test_redo_does_again_the_step_that_the_page_named(client: Client, served: Served) -> None:
    relabelled(client, served, "one", "two", "three")
    for _ in range(2):
        client.press("/drafts/1/undo", shown(client))
    named = shown(client)

    assert client.press("/drafts/1/redo", named).status_code == 303
    assert client.press("/drafts/1/redo", named).status_code == 409

    assert laid(served).draft.roundup.labels == ("two",)


def test_undo_does_not_take_back_what_came_since_the_page_was_drawn(client: Client, served: Served) -> None:
    relabelled(client, served, "one")
    named = shown(client)
    relabelled(client, served, "two")

    assert client.press("/drafts/1/undo", named, htmx=True).status_code == 409
    assert laid(served).draft.roundup.labels == ("two",)


def test_nor_where_the_title_that_came_with_it_was_no_other(client: Client, served: Served) -> None:
    relabelled(client, served, "one")
    named, title = shown(client), f"{laid(served).draft.roundup.title} "
    relabelled(client, served, "two")

    assert (
        client.press("/drafts/1/undo", named | {"title": title, "v_title": version(served, "title")}).status_code == 409
    )
    assert laid(served).draft.roundup.labels == ("two",)


def test_without_script_undo_takes_back_words_that_came_with_it(plain: Page, served: Served, client: Client) -> None:
    relabelled(client, served, "one")
    plain.goto("/drafts/1")
    plain.locator("#f-comment").fill(LONG)
    plain.locator("#do-undo").click()

    expect(plain.locator("#f-comment")).to_have_value("")
    assert laid(served).draft.roundup.labels == ("one",)


def test_with_script_undo_takes_back_words_that_were_saved_just_before_it(
    client: Client, browser: Page, served: Served
) -> None:
    relabelled(client, served, "one")
    browser.goto("/drafts/1")
    browser.locator("#f-comment").fill(LONG)
    browser.locator("#do-undo").click()

    expect(browser.locator("#f-comment")).to_have_value("")
    assert laid(served).draft.roundup.labels == ("one",)


@pytest.mark.parametrize("use", ["cite", "list", "lead"])
def test_a_clip_is_used_once(client: Client, served: Served, use: str) -> None:
    client.press("/clips", CLIP | {"use": use})
    once = laid(served).draft.roundup

    assert client.press("/clips", CLIP | {"use": use}).status_code == 303

    assert laid(served).draft.roundup == once

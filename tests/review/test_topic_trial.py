"""What a topic would catch, tried before it is saved: with a script, without one, and by odd words."""

import re

from playwright.sync_api import Page, expect

from pipeline import settings
from tests.review.conftest import Client, Served
from tests.review.topics_typed import SKERROW


def test_a_trial_counts_what_the_unsaved_words_would_catch_and_lose(served: Served, client: Client) -> None:
    before = _file(served)

    page = client.get(
        "/settings/topics/trial", params={**SKERROW, "name": "skerrow", "any": "ferry\nkyjiv", "exclude": ""}
    ).text

    caught = re.search(
        r"<b>(\d+) of (\d+)</b> headlines of 48 hours; (\d+) more than the saved topic, (\d+) lost", page
    )
    assert caught
    assert 0 < int(caught[1]) < int(caught[2])
    assert re.search(r'kyjiv</bdi> <b class="warn">none', page)
    assert _file(served) == before


def test_a_trial_shows_what_has_some_of_the_words_and_is_left_out_with_the_reason(client: Client) -> None:
    page = client.get("/settings/topics/trial", params={**SKERROW, "name": "skerrow", "exclude": "vossen"}).text

    assert re.search(r"<summary>\d+ have some of the words and are left out</summary>", page)
    assert re.search(r"<bdi>excluded by vossen in the (?:headline|summary)</bdi>", page)


def test_a_trial_keeps_what_was_typed_in_the_form(client: Client) -> None:
    page = client.get("/settings/topics/trial", params={**SKERROW, "name": "skerrow", "any": "ferry\n<b>"}).text

    assert "ferry\n&lt;b&gt;</textarea>" in page


def test_a_trial_says_which_names_are_nobodys(client: Client) -> None:
    trial = {**SKERROW, "name": "skerrow", "side": ["a"], "members": ["Corvelle Times\nTASSS"], "muted": "@nothing"}

    page = client.get("/settings/topics/trial", params=trial).text

    assert re.search(r"1 outlet of this desk.*nobody is called</span> <bdi class=\"code\">TASSS", page)
    assert re.search(r"Muted, but nobody is called</span> <bdi class=\"code\">@nothing", page)


def test_a_trial_of_a_query_that_cannot_be_used_says_why(client: Client) -> None:
    answer = client.get("/settings/topics/trial", params={**SKERROW, "name": "skerrow", "any": "a*b"})

    assert answer.status_code == 422
    assert "topic.any must be a query" in answer.text


def test_a_topic_named_like_the_built_in_one_does_not_catch_everything(client: Client) -> None:
    page = client.get("/settings/topics/trial", params={"new": "yes", "name": "front", "any": "ferry"}).text

    assert not re.search(r"<b>(\d+) of \1</b>", page)


def test_the_trial_comes_beside_the_form_and_the_token_into_no_address(browser: Page) -> None:
    asked: list[str] = []
    browser.on("request", lambda request: asked.append(request.url))
    browser.goto("/settings?edit=earth")

    browser.get_by_label("Any of these words").fill("ferry")
    browser.get_by_role("button", name="What would this catch?").click()

    expect(browser.locator("#trial").get_by_role("status")).to_contain_text("headlines of 48 hours")
    expect(browser.get_by_label("Any of these words")).to_have_value("ferry")
    assert any("/settings/topics/trial?" in url for url in asked)
    assert not any("csrf_token" in url for url in asked)


def test_without_script_a_topic_is_tried_and_saved(served: Served, plain: Page) -> None:
    plain.goto("/settings?edit=earth")
    plain.get_by_label("Any of these words").fill("ferry")
    plain.get_by_role("button", name="What would this catch?").click()
    assert "csrf_token" not in plain.url
    assert "headlines of 48 hours" in plain.locator("#trial").inner_text()

    plain.get_by_role("button", name="Save the topic").click()

    assert plain.url.endswith("/settings#topics")
    assert settings.load(served.desk.folder, {}).topics[1].any == ("ferry",)


def _file(served: Served) -> str:
    return (served.desk.folder / "copydesk.toml").read_text(encoding="utf-8")

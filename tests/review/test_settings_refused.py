"""What the settings refuse is not saved, that is said, and what was typed is still there."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Client, Served
from tests.review.drafts import LONG, laid
from tests.review.topics_typed import SKERROW


def _seen(client: Client) -> str:
    [seen] = re.findall(r'name="seen"[^"]*value="([^"]+)"', client.get("/settings").text)[:1]
    return str(seen)


def _toml(served: Served) -> str:
    return (served.desk.folder / "copydesk.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "typed", "kept"),
    [
        pytest.param("/settings/blog", {"timezone": "Mars"}, "What you typed stands under Blog", id="blog"),
        pytest.param("/settings/blog", {"name": " "}, "What you typed stands under Blog", id="no-name"),
        pytest.param("/settings/blog", {"name": "\u200b"}, "What you typed stands under Blog", id="unseen-name"),
        pytest.param("/settings/topics/skerrow", {**SKERROW, "any": "***"}, "What you typed stands below", id="topic"),
        pytest.param("/settings/topics", {"name": "ferries", "any": "***"}, "What you typed stands below", id="new"),
    ],
)
def test_a_refused_setting_says_that_nothing_was_saved(
    served: Served, client: Client, path: str, typed: dict[str, str | list[str]], kept: str
) -> None:
    before = _toml(served)

    answer = client.press(path, {**typed, "seen": _seen(client)})

    assert f"<p>Nothing was saved. {kept}" in answer.text
    assert _toml(served) == before


@pytest.mark.parametrize(
    ("path", "typed", "reason"),
    [
        pytest.param("/settings/blog", {"timezone": "Mars"}, "blog.timezone must be an IANA time zone", id="blog"),
        pytest.param("/settings/blog", {"name": ""}, "the blog would have no name", id="no-name"),
        pytest.param("/settings/topics/skerrow", {**SKERROW, "any": "***"}, "topic.any must be a query", id="topic"),
        pytest.param("/settings/topics/skerrow", {**SKERROW, "posts_a_day": "x"}, "posts a day must be", id="number"),
        pytest.param("/settings/topics", {"name": "front", "any": "x"}, "topic.name &#34;front&#34; is", id="new"),
    ],
)
def test_a_refused_setting_says_why_once_and_blames_no_line_of_the_file(
    client: Client, path: str, typed: dict[str, str | list[str]], reason: str
) -> None:
    answer = client.press(path, {**typed, "seen": _seen(client)})

    assert answer.text.count(reason) == 1
    assert f"<h2>{reason}" in answer.text
    assert "toml line" not in answer.text


def test_a_desk_without_a_name_saves_the_rest_of_its_blog(served: Served, client: Client) -> None:
    file = served.desk.folder / "copydesk.toml"
    file.write_text(_toml(served).replace('name = "Narrows Watch"', 'name = ""'), encoding="utf-8")

    client.press("/settings/blog", {"name": "", "signature": "Ed:", "seen": _seen(client)})

    assert 'signature = "Ed:"' in _toml(served)
    assert " required" not in client.get("/settings").text


def test_the_browser_asks_for_the_name_that_was_emptied(browser: Page, served: Served) -> None:
    browser.goto("/settings")
    before = _toml(served)
    browser.get_by_label("Name", exact=True).fill("")
    browser.get_by_role("button", name="Save the blog").click()

    expect(browser.locator("input[name=name]:invalid")).to_be_focused()
    assert _toml(served) == before


def test_a_refused_trial_says_why_once(client: Client) -> None:
    asked = "/settings/topics/trial?name=skerrow&any=***"
    for headers in ({}, {"HX-Request": "true", "HX-Target": "trial"}):
        assert client.get(asked, headers=headers).text.count("topic.any must be a query") == 1


def test_words_for_a_topic_that_was_removed_meanwhile_are_shown(served: Served, client: Client) -> None:
    seen = _seen(client)
    client.press("/settings/topics/earth/removal", {"seen": seen})

    answer = client.press("/settings/topics/earth", {"title": "Restless Earth", "any": "geyser", "seen": seen})

    assert answer.status_code == 404
    assert "Nothing was saved." in answer.text
    assert "geyser</textarea>" in answer.text


def test_a_file_that_is_wrong_meanwhile_keeps_what_a_plain_form_sent(plain: Page, served: Served) -> None:
    whole = _toml(served)
    plain.goto("/drafts/1")
    plain.locator("#f-comment").fill(LONG)
    served.desk.writes("copydesk.toml", f"{whole}\n[drafft]\n")

    plain.get_by_role("button", name="Save the comment").click()

    expect(plain.get_by_role("alert")).to_contain_text("drafft")
    expect(plain.get_by_text("Nothing was saved.")).to_be_visible()
    expect(plain.locator("textarea[name=comment]")).to_have_value(LONG)

    served.desk.writes("copydesk.toml", whole)
    plain.get_by_role("button", name="Send it once more").click()
    assert laid(served).comment == LONG

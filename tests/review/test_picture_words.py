"""The words that an editor writes for a picture: they stand in its form when it is changed, and when it is refused."""

import pytest
from playwright.sync_api import Page

from pipeline.desk import discard, find, picturing
from pipeline.draft import fields
from tests.review.conftest import Client, Served

PATH = "/drafts/2/pictures"
MINE = "A dark street in Wendel"


def choice(served: Served, **more: str) -> dict[str, str]:
    """The form of the one picture that the story's pages show."""
    with served.opened() as desk:
        [one] = picturing.candidates(desk, 2)
        version = fields.version(find(desk, 2).roundup, "media")
    return {"picture": one.shown.url, "alt": MINE, "place": "end", "v_media": version} | more


@pytest.fixture
def chosen(client: Client, served: Served) -> Client:
    """The editor has put the picture at the post's end, in his own words."""
    assert client.press("/drafts/2/media", choice(served)).status_code == 303
    return client


def test_the_form_of_a_chosen_picture_has_the_words_and_the_place_of_the_post(chosen: Client) -> None:
    page = chosen.get(PATH).text

    assert f'name="alt" dir="auto" value="{MINE}"' in page
    assert "<option selected>end</option>" in page


def test_words_of_a_choice_that_came_too_late_stand_in_the_form(client: Client, served: Served) -> None:
    answer = client.press("/drafts/2/media", choice(served, v_media="0123456789ab"))

    assert answer.status_code == 409
    assert f'value="{MINE}"' in answer.text
    assert "<option selected>end</option>" in answer.text


def test_a_closed_draft_takes_no_picture_and_says_what_to_do_first(client: Client, served: Served) -> None:
    with served.opened() as desk:
        discard(desk, 2, editor="editor")

    page, refused = client.get(PATH).text, client.press("/drafts/2/media", choice(served))

    assert "restore it to change its pictures" in page
    assert "Choose" not in page
    assert refused.status_code == 422
    assert f'value="{MINE}"' in refused.text


def test_after_back_a_picture_that_was_chosen_is_changed(browser: Page, served: Served) -> None:
    browser.goto(PATH)
    browser.get_by_label("What it shows").fill(MINE)
    browser.get_by_role("button", name="Choose").click()
    browser.wait_for_url("**/drafts/2#edit")
    browser.go_back(wait_until="networkidle")
    browser.get_by_label("What it shows").fill("Another street")
    browser.get_by_role("button", name="Change it").click()
    browser.wait_for_url("**/drafts/2#edit")

    with served.opened() as desk:
        assert [one.alt for one in find(desk, 2).roundup.media] == ["Another street"]


def test_without_script_words_that_back_brings_again_go_over_no_newer_ones(
    plain: Page, client: Client, served: Served
) -> None:
    plain.goto(PATH)
    plain.get_by_label("What it shows").fill("Typed at first")
    plain.get_by_role("link", name="Archive", exact=True).first.click()
    plain.wait_for_url("**/archive")
    client.press("/drafts/2/media", choice(served))
    plain.go_back(wait_until="networkidle")
    plain.get_by_role("button", name="Change it").click()

    assert plain.get_by_label("What it shows").input_value() == "Typed at first"
    with served.opened() as desk:
        assert [one.alt for one in find(desk, 2).roundup.media] == [MINE]

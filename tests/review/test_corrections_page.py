"""The corrections inbox on the page: what changed after posting, word by word; updated or dismissed by one key."""

import pytest
from playwright.sync_api import Page, expect

from pipeline.desk import corrections
from pipeline.draft import moves
from pipeline.news import Link
from pipeline.store import corrections as stored
from pipeline.store import postings
from pipeline.store.corrections import Change
from pipeline.store.database import writing
from tests.review.channels import posts
from tests.review.conftest import Client, Served
from tests.review.drafts import laid
from tests.review.every_page import page_of
from tests.review.posting_block import ask

AFTER = "Talks <b>collapse</b> in Port Selwen"


@pytest.fixture
def posted(client: Client, served: Served) -> Client:
    """An editor whose first draft is live; since then a headline of its list changed, and another page is gone."""
    assert ask(client, served, "&live=1&approve=1").status_code == 303
    one, two = links(served)[:2]
    with served.opened() as desk, writing(desk.db):
        [posting] = postings.of_draft(desk.db, 1)
        stored.keep(
            desk.db,
            [
                Change(post=posting.id, canonical=page_of(one), kind="headline", was=one.headline, becomes=AFTER),
                Change(post=posting.id, canonical=page_of(two), kind="gone", was=two.headline, becomes=""),
            ],
            at=desk.now,
        )
    return client


def test_a_draft_that_is_opened_for_a_correction_says_so_on_the_desk(posted: Client) -> None:
    posted.press("/drafts/1/correction")

    page = posted.get("/").text

    assert page.count("A correction of its post.") == 1


def links(served: Served) -> list[Link]:
    return list(moves.links(laid(served).draft.roundup))


def waiting(served: Served) -> dict[str, int]:
    with served.opened() as desk:
        return {one.kind: one.id for one in corrections.open_matters(desk)}


def test_a_desk_with_nothing_to_correct_says_so(client: Client) -> None:
    assert "Nothing to correct" in client.get("/corrections").text


def test_what_changed_is_shown_word_by_word_with_its_post_and_place(posted: Client) -> None:
    said = posted.get("/corrections").text

    assert "<ins>" in said
    assert "&lt;b&gt;collapse" in said
    assert "<b>collapse" not in said
    assert "stands in its list" in said
    assert "The page is gone" in said
    assert 'href="/drafts/1"' in said


def test_every_page_counts_what_waits(posted: Client, served: Served) -> None:
    assert all(">2</b></a>" in posted.get(path).text for path in ("/", "/archive", "/drafts/1", "/corrections"))
    assert "2 corrections wait" in posted.get("/").text

    posted.press(f"/corrections/{waiting(served)['gone']}/dismissal")

    assert "1 correction waits" in posted.get("/").text


def test_an_update_opens_the_draft_with_the_pages_words_and_publishes_nothing(posted: Client, served: Served) -> None:
    before = posts(served)[0].read_text(encoding="utf-8")

    answer = posted.press(f"/corrections/{waiting(served)['headline']}/update", {"correction": "It collapsed."})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/drafts/1")
    draft = laid(served).draft
    assert (draft.state, links(served)[0].headline) == ("touched", AFTER)
    assert [one.text for one in draft.roundup.notices] == ["It collapsed."]
    assert posts(served)[0].read_text(encoding="utf-8") == before
    assert list(waiting(served)) == ["gone"]


def test_no_dated_line_is_added_that_the_editor_did_not_write(posted: Client, served: Served) -> None:
    posted.press(f"/corrections/{waiting(served)['headline']}/update", {"correction": "  "})

    assert laid(served).draft.roundup.notices == ()


def test_a_dated_line_that_is_sent_twice_stands_once(posted: Client, served: Served) -> None:
    for words in ("It collapsed.", " It  collapsed.", "And it was night."):
        posted.press(f"/corrections/{waiting(served).get('headline', 1)}/update", {"correction": words})

    assert [one.text for one in laid(served).draft.roundup.notices] == ["It collapsed.", "And it was night."]


def test_a_dismissed_change_is_not_shown_again(posted: Client, served: Served) -> None:
    number = waiting(served)["headline"]

    assert posted.press(f"/corrections/{number}/dismissal").status_code == 303

    assert AFTER.partition("<")[0] not in posted.get("/corrections").text
    assert laid(served).draft.state == "published"


def test_a_change_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.press("/corrections/99/update").status_code == 404
    assert client.press("/corrections/99/dismissal").status_code == 404


def test_one_key_dismisses_and_one_updates(posted: Client, served: Served, browser: Page) -> None:
    browser.goto("/")
    browser.keyboard.press("g")
    browser.keyboard.press("c")
    browser.wait_for_url("**/corrections")
    gone = browser.locator(f"#c{waiting(served)['gone']}")
    browser.keyboard.press("j")
    if not gone.get_attribute("aria-current"):
        browser.keyboard.press("j")
    browser.keyboard.press("-")
    expect(gone).to_have_count(0)
    expect(browser.locator("[role=status]")).to_contain_text("Dismissed")

    browser.keyboard.press("j")
    browser.keyboard.press("u")

    browser.wait_for_url("**/drafts/1")
    expect(browser.locator("#l1 a.hl")).to_have_text(AFTER)


def test_what_was_dismissed_in_another_tab_is_updated_only_all_the_same(posted: Client, served: Served) -> None:
    number = waiting(served)["headline"]
    posted.press(f"/corrections/{number}/dismissal")

    refused = posted.press(f"/corrections/{number}/update", {"correction": "It <b>collapsed</b>."})
    untouched = laid(served).draft
    taken = posted.press(f"/corrections/{number}/update", {"correction": "It collapsed.", "seen": "dismissed"})

    assert (refused.status_code, untouched.state) == (409, "published")
    assert "this change is dismissed by now" in refused.text
    assert 'value="It &lt;b&gt;collapsed&lt;/b&gt;."' in refused.text
    assert "Update the post all the same" in refused.text
    assert (taken.status_code, links(served)[0].headline) == (303, AFTER)


def test_what_was_updated_in_another_tab_is_not_said_to_be_dismissed(
    posted: Client, served: Served, browser: Page
) -> None:
    number = waiting(served)["headline"]
    browser.goto("/corrections")
    posted.press(f"/corrections/{number}/update")

    browser.locator(f"#c{number}").get_by_role("button", name="Dismiss").click()

    expect(browser.get_by_role("alert")).to_have_text("Not done: this change is taken into the post's draft by now.")
    expect(browser.locator(f"#c{number}")).to_have_count(0)
    with served.opened() as desk:
        kept = stored.numbered(desk.db, number)
    assert kept is not None
    assert kept.settled == "updated"


def test_words_that_a_page_has_no_more_are_not_taken(posted: Client, served: Served) -> None:
    number = waiting(served)["headline"]
    with served.opened() as desk, writing(desk.db):
        stored.settle(desk.db, number, "over", at=desk.now)

    refused = posted.press(f"/corrections/{number}/update", {"correction": "It collapsed."})

    assert (refused.status_code, laid(served).draft.state) == (409, "published")
    assert "this change is over by now" in refused.text
    assert "It collapsed." in refused.text


def test_a_dated_line_is_in_sight_again_for_who_goes_back(posted: Client, served: Served, browser: Page) -> None:
    browser.goto("/corrections")
    row = browser.locator(f"#c{waiting(served)['headline']}")
    row.locator("summary").click()
    row.get_by_label("Correction, in your words").fill("It collapsed.")

    browser.get_by_role("link", name="Archive", exact=True).click()
    browser.wait_for_url("**/archive")
    browser.go_back(wait_until="networkidle")

    expect(row.get_by_label("Correction, in your words")).to_be_visible()
    expect(row.get_by_label("Correction, in your words")).to_have_value("It collapsed.")

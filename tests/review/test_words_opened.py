"""Words in a field that was opened for them (a link, the lead, the labels) are saved before anything else is done."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from pipeline.desk.sheet import Sheet
from tests.review.conftest import Client, Served, signed_in_again
from tests.review.drafts import form, laid, open_draft, until

WORDS = "Other words for it"


@pytest.fixture
def page(browser: Page) -> Page:
    """The first draft, open; the words of link 2 are retyped and not saved."""
    open_draft(browser)
    opens(browser, 2)
    browser.locator("#f-words").fill(WORDS)
    return browser


def opens(page: Page, place: int) -> None:
    """Open the words of a link."""
    page.locator(f"#l{place}").hover()
    page.locator(f"#l{place}").get_by_role("link", name="Edit words").click()
    expect(page.locator("#f-words")).to_be_visible()


def clicks(selector: str, row: str = "body") -> Callable[[Page], None]:
    """Click a control with the mouse on its row, where it shows."""

    def act(page: Page) -> None:
        page.locator(row).first.hover()
        page.locator(selector).first.click()

    return act


def presses(key: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.locator("#h-l").click()
        page.locator("#f-words").evaluate("(area) => area.blur()")
        page.keyboard.press(key)

    return act


ACTIONS = [
    pytest.param(clicks("#l4 [formaction$='/removal']", "#l4"), id="removal"),
    pytest.param(clicks("#story [formaction$='/lead']", "#story [data-row]"), id="lead"),
    pytest.param(clicks("#story [formaction$='/citations']", "#story [data-row]"), id="citation"),
    pytest.param(clicks("#p0"), id="paragraph"),
    pytest.param(clicks("#l3 a[aria-label^='Edit words']", "#l3"), id="other words"),
    pytest.param(clicks("#field-list .retype [formaction$='/group']"), id="group"),
    pytest.param(clicks("#tab-why"), id="panel"),
    pytest.param(clicks("#do-approval"), id="approval"),
    pytest.param(presses("n"), id="key that opens"),
    pytest.param(presses("r"), id="key that refreshes"),
    pytest.param(lambda page: page.reload(), id="reload"),
    pytest.param(lambda page: page.goto("/"), id="another page"),
]


def has_words(served: Served, words: str = WORDS) -> bool:
    return words in [line.words for line in laid(served).lines]


def had_words(served: Served) -> bool:
    """Whether the words stood in the draft at any step: the action may have taken the link out of the list."""
    with served.opened() as desk:
        found = desk.db.execute("select 1 from revisions where draft = 1 and instr(roundup, ?)", (WORDS,))
        return found.fetchone() is not None


# What is kept waits for the words in a way of its own; the other four are buttons of the same form.
KEPT = ("other words", "group", "panel", "approval", "key that opens", "key that refreshes", "reload", "another page")


@pytest.mark.few(1, keep=KEPT)
@pytest.mark.parametrize("act", ACTIONS)
def test_words_of_a_link_are_saved_before_anything_else_is_done(
    page: Page, served: Served, act: Callable[[Page], None]
) -> None:
    act(page)

    until(page, lambda: had_words(served))


def test_the_action_is_done_after_the_words_are_saved(page: Page, served: Served) -> None:
    url, lines = laid(served).lines[1].url, len(laid(served).lines)

    page.locator("#l4").hover()
    page.locator("#l4").get_by_role("button", name="Remove").click()

    expect(page.locator(".links > li")).to_have_count(lines - 1)
    assert [line.words for line in laid(served).lines if line.url == url] == [WORDS]
    assert len(laid(served).lines) == lines - 1


def test_an_approval_approves_the_words_that_were_open(page: Page, served: Served) -> None:
    page.get_by_role("button", name="Approve", exact=True).click()

    until(page, lambda: laid(served).draft.state == "approved")
    assert has_words(served)
    assert laid(served).draft.state == "approved"


def test_words_that_are_left_by_escape_are_not_saved(page: Page, served: Served) -> None:
    page.locator("#f-words").press("Escape")

    expect(page.locator("#f-words")).to_have_count(0)
    page.wait_for_timeout(300)
    assert not has_words(served)


@pytest.mark.parametrize(
    ("opener", "field", "found"),
    [
        pytest.param(
            "#field-lead .row a[hx-get]", "#f-words", lambda laid: laid.draft.roundup.lead.headline, id="lead"
        ),
        pytest.param(
            "#field-labels a[hx-get]", "#f-labels", lambda laid: ", ".join(laid.draft.roundup.labels), id="labels"
        ),
    ],
)
def test_words_of_the_lead_and_labels_are_saved_before_an_action(
    browser: Page, served: Served, opener: str, field: str, found: Callable[[Sheet], str]
) -> None:
    open_draft(browser).locator(opener).first.click()
    browser.locator(field).fill(WORDS)

    browser.locator("#l1").hover()
    browser.locator("#l1").get_by_role("button", name="Remove").click()

    until(browser, lambda: found(laid(served)) == WORDS)


def test_words_that_meet_another_list_are_kept_and_shown_and_nothing_else_is_done(page: Page, served: Served) -> None:
    with signed_in_again(served) as other:
        other.press("/drafts/1/links/1/removal", form(laid(served)))
    before = laid(served).lines

    page.locator("#l4").hover()
    page.locator("#l4").get_by_role("button", name="Remove").click()

    kept = page.locator("#field-list .conflict")
    expect(kept).to_contain_text(WORDS)
    expect(page.locator("#note")).to_contain_text("yours is kept too")
    assert laid(served).lines == before
    kept.get_by_role("button", name="Put away").click()
    expect(kept).to_have_count(0)


def test_words_that_the_desk_does_not_answer_stay_in_their_field(page: Page, served: Served) -> None:
    page.context.set_offline(True)
    page.get_by_role("button", name="Approve", exact=True).click()

    expect(page.locator("#saved")).to_contain_text("the words are not saved yet")
    expect(page.locator("#f-words")).to_have_value(WORDS)
    page.context.set_offline(False)
    page.get_by_role("button", name="Approve", exact=True).click()
    until(page, lambda: laid(served).draft.state == "approved")
    assert has_words(served)


def test_without_script_words_of_a_link_go_along_with_any_button(plain: Page, served: Served) -> None:
    lines = len(laid(served).lines)
    plain.goto("/drafts/1?edit=2")
    plain.locator("#f-words").fill(WORDS)

    plain.locator("#l4").get_by_role("button", name="Remove").click()

    assert has_words(served)
    assert len(laid(served).lines) == lines - 1


@pytest.mark.parametrize(
    ("edit", "field", "found"),
    [
        pytest.param("lead", "#f-words", lambda laid: laid.draft.roundup.lead.headline, id="lead"),
        pytest.param("labels", "#f-labels", lambda laid: ", ".join(laid.draft.roundup.labels), id="labels"),
    ],
)
def test_without_script_words_of_lead_and_labels_go_along_with_any_button(
    plain: Page, served: Served, edit: str, field: str, found: Callable[[Sheet], str]
) -> None:
    plain.goto(f"/drafts/1?edit={edit}")
    plain.locator(field).fill(WORDS)

    plain.get_by_role("button", name="Approve", exact=True).click()

    assert found(laid(served)) == WORDS
    assert laid(served).draft.state == "approved"


def test_without_script_words_that_nobody_retyped_are_not_taken_for_typed(
    plain: Page, served: Served, client: Client
) -> None:
    plain.goto("/drafts/1?edit=2")
    client.press("/drafts/1/links/2/words", form(laid(served), words="The other editor's words"))

    plain.locator("#f-title").fill("A Title Of My Own")
    plain.get_by_role("button", name="Save the title").click()

    assert laid(served).draft.roundup.title == "A Title Of My Own"
    assert has_words(served, "The other editor's words")
    assert laid(served).asides == ()


def test_without_script_enter_in_the_labels_saves_them(plain: Page, served: Served) -> None:
    plain.goto("/drafts/1?edit=labels")
    plain.locator("#f-labels").fill("Skerrow, Talks")

    plain.locator("#f-labels").press("Enter")

    expect(plain.locator("#f-labels")).to_have_count(0)
    assert laid(served).draft.roundup.labels == ("Skerrow", "Talks")


def test_without_script_enter_in_the_place_moves_the_link(plain: Page, served: Served) -> None:
    url = laid(served).lines[1].url
    plain.goto("/drafts/1?edit=2")
    plain.locator("#f-to").fill("1")

    plain.locator("#f-to").press("Enter")

    expect(plain.locator("#f-to")).to_have_count(0)
    assert laid(served).lines[0].url == url


def test_without_script_enter_in_the_address_asks_for_it(plain: Page) -> None:
    plain.goto("/drafts/1?edit=address")
    plain.locator("#f-url").fill("http://127.0.0.1:1/nothing")

    plain.locator("#f-url").press("Enter")

    expect(plain.locator("#note")).to_be_visible()
    assert "/addresses" in plain.url

"""A newer copydesk migrated the desk while the page was open: it asks for a restart, writes nothing, loses no word."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desks import DeskFolder
from tests.newer import content, newer
from tests.review.conftest import Client, Served
from tests.review.drafts import LONG, form, laid
from tests.review.editors import AS_OF, Editor, editor_at, until
from tests.review.editors import laid as laid_of
from tests.review.started import review

ASKS = "a newer copydesk has brought the desk up to date"
WORDS = "Other words for it"


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as made:
        yield made


@pytest.fixture
def opened(evening: DeskFolder, chromium: Browser, stack: ExitStack) -> tuple[Editor, Callable[[], None]]:
    """An editor at the first draft of a page in a process of its own, and how to restart that."""
    started = stack.enter_context(review(evening, "--port", "0", AS_OF))
    editor = stack.enter_context(editor_at(started.address, evening, chromium))
    editor.opens(1)

    def restart() -> None:
        started.process.kill()
        started.process.wait()
        stack.enter_context(review(evening, "--port", started.address.rpartition(":")[2], AS_OF))

    return editor, restart


def test_what_is_typed_meanwhile_stays_and_is_saved_after_the_restart(
    evening: DeskFolder, opened: tuple[Editor, Callable[[], None]]
) -> None:
    editor, restart = opened
    with newer(evening.folder):
        before = content(evening.folder)
        for name in ("comment", "title"):
            editor.types(name, " Typed meanwhile.")
        expect(editor.page.locator("#saved")).to_contain_text("kept in this browser; restart copydesk review")
        assert content(evening.folder) == before
        assert "Typed meanwhile." in (editor.value("comment") or "")
    restart()

    until(lambda: "Typed meanwhile." in laid_of(evening, 1).comment, lambda: True, editor.page, 60)
    until(lambda: "Typed meanwhile." in laid_of(evening, 1).draft.roundup.title, lambda: True, editor.page, 60)
    assert editor.saw == []


def test_what_was_typed_is_offered_by_the_restarted_page_when_the_old_one_was_left(
    evening: DeskFolder, opened: tuple[Editor, Callable[[], None]]
) -> None:
    editor, restart = opened
    with newer(evening.folder):
        editor.types("comment", LONG)
        expect(editor.page.locator("#saved")).to_contain_text("restart copydesk review")
        editor.page.goto("/")
        expect(editor.page.get_by_role("alert")).to_contain_text(ASKS)
    restart()

    editor.opens(1)
    editor.page.get_by_role("button", name="Use it").click()
    until(lambda: laid_of(evening, 1).comment, lambda: LONG, editor.page, 30)


def test_words_of_a_link_that_was_left_open_are_shown_by_the_restarted_page(
    evening: DeskFolder, opened: tuple[Editor, Callable[[], None]]
) -> None:
    editor, restart = opened
    retypes(editor.page)
    with newer(evening.folder):
        editor.page.goto("/archive")
        expect(editor.page.get_by_role("alert")).to_contain_text(ASKS)
    restart()

    editor.opens(1)
    expect(editor.page.locator("[data-words]")).to_have_text(WORDS)
    editor.page.get_by_role("button", name="Throw it away").click()
    expect(editor.page.locator("[data-words]")).to_have_count(0)


def test_words_of_a_link_that_arrived_as_the_page_closed_are_not_shown_again(
    evening: DeskFolder, opened: tuple[Editor, Callable[[], None]]
) -> None:
    editor, _ = opened
    retypes(editor.page)

    editor.page.reload()

    editor.page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.includes(':opened:'))")
    assert editor.page.locator("[data-words]").count() == 0
    assert WORDS in [line.words for line in laid_of(evening, 1).lines]


def test_a_button_says_that_the_page_must_be_restarted(
    evening: DeskFolder, opened: tuple[Editor, Callable[[], None]]
) -> None:
    editor, _ = opened
    with newer(evening.folder):
        before = content(evening.folder)
        editor.page.locator("#tab-why").click()
        expect(editor.page.locator("#saved")).to_contain_text("Not done; restart copydesk review")
        assert content(evening.folder) == before


def retypes(page: Page) -> None:
    """Open the words of the second link and type others, unsaved."""
    page.locator("#l2").hover()
    page.locator("#l2").get_by_role("link", name="Edit words").click()
    page.locator("#f-words").fill(WORDS)


PAGES = ("/", "/drafts/1", "/drafts/1/panel?panel=why", "/archive", "/settings", "/enter?ticket=x", "/nowhere")


@pytest.mark.parametrize("htmx", [pytest.param(True, id="htmx"), pytest.param(False, id="plain")])
def test_every_page_asks_for_the_restart_and_names_no_file(client: Client, served: Served, htmx: bool) -> None:
    with newer(served.desk.folder):
        answers = [client.get(path, headers={"HX-Request": "true"} if htmx else {}) for path in PAGES]

    assert {answer.status_code for answer in answers} == {503}
    assert [answer.request.url.path for answer in answers if ASKS not in answer.text] == []
    assert [answer.request.url.path for answer in answers if "data-restart" not in answer.text] == []
    assert [answer.request.url.path for answer in answers if str(served.desk.folder) in answer.text] == []


def test_without_script_the_answer_holds_what_was_sent_and_sends_it_once_more(plain: Page, served: Served) -> None:
    plain.goto("/drafts/1")
    plain.locator("#f-comment").fill(f"\n{LONG}\n<b>And on.</b>")
    with newer(served.desk.folder):
        before = content(served.desk.folder)
        plain.get_by_role("button", name="Save the comment").click()
        expect(plain.get_by_role("alert")).to_contain_text(ASKS)
        expect(plain.locator("textarea[name=comment]")).to_have_value(f"\n{LONG}\n<b>And on.</b>")
        assert content(served.desk.folder) == before

    plain.get_by_role("button", name="Send it once more").click()

    assert laid(served).comment.split() == f"{LONG} <b>And on.</b>".split()


def test_a_password_is_not_shown_again(served: Served, client: Client) -> None:
    with newer(served.desk.folder):
        answer = client.press("/login", {"password": "correct horse battery", "user": "an editor"})

    assert answer.status_code == 503
    assert "correct horse" not in answer.text


def test_what_was_sent_stands_in_no_markup_of_its_own(served: Served, client: Client) -> None:
    sent = form(laid(served), comment='"> </textarea><script>1</script>')
    with newer(served.desk.folder):
        answer = client.press("/drafts/1/comment", sent)

    assert "<script>1" not in answer.text
    assert "&lt;script&gt;1" in answer.text


def test_the_request_for_a_restart_needs_no_template_that_an_upgrade_replaces(
    client: Client, served: Served, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Templates and program are replaced together, while the old program runs on."""
    with newer(served.desk.folder):
        monkeypatch.setattr("jinja2.FileSystemLoader.get_source", _gone)
        assert ASKS in client.get("/drafts/1").text


def _gone(*_: object) -> None:
    raise FileNotFoundError

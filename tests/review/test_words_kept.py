"""Words for a draft that takes none any more are kept in the store, shown on its page, and used or put away."""

import pytest
from playwright.sync_api import Page, expect

from pipeline.desk.sheet import Aside
from pipeline.store.database import writing
from tests.review.conftest import Client, Served, signed_in_again
from tests.review.drafts import LONG, form, laid, open_draft, until

TYPED = [
    pytest.param("title", {"title": LONG}, id="title"),
    pytest.param("comment", {"comment": LONG}, id="comment"),
    pytest.param("links/1/words", {"words": LONG}, id="link"),
    pytest.param("lead/words", {"words": LONG}, id="lead"),
    pytest.param("labels", {"labels": LONG}, id="labels"),
]


def closes(served: Served, client: Client, state: str) -> None:
    """Another editor discards the draft, or it is posted."""
    if state == "discarded":
        client.press("/drafts/1/discard", form(laid(served)))
        return
    with served.opened() as desk, writing(desk.db):
        desk.db.execute("update drafts set state = 'published' where id = 1")


@pytest.mark.parametrize("state", ["discarded", "published"])
@pytest.mark.parametrize("htmx", [pytest.param(True, id="htmx"), pytest.param(False, id="plain")])
@pytest.mark.parametrize(("path", "said"), TYPED)
def test_words_for_a_closed_draft_are_kept_and_shown_and_the_answer_says_so(
    client: Client, served: Served, path: str, said: dict[str, str], htmx: bool, state: str
) -> None:
    seen = form(laid(served))
    before = laid(served).draft.roundup
    with signed_in_again(served) as other:
        closes(served, other, state)

    answer = client.press(f"/drafts/1/{path}", {**seen, **said}, htmx=htmx)

    assert answer.status_code == 409
    assert "what you typed is kept" in answer.text
    assert [one.mine for one in laid(served).asides] == [LONG.strip(",")]
    assert f'dir="auto">{LONG}</p>' in client.get("/drafts/1").text
    assert laid(served).draft.roundup == before


def test_what_a_field_shows_anyway_is_not_kept_beside_a_closed_draft(client: Client, served: Served) -> None:
    closes(served, client, "discarded")

    answer = client.press("/drafts/1/title", form(laid(served), title=laid(served).draft.roundup.title))

    assert answer.status_code == 422
    assert laid(served).asides == ()


def test_words_kept_beside_a_discarded_draft_are_used_once_it_is_restored(client: Client, served: Served) -> None:
    seen = form(laid(served), comment=LONG)
    closes(served, client, "discarded")
    client.press("/drafts/1/comment", seen)
    [aside] = laid(served).asides

    refused = client.press(f"/drafts/1/asides/{aside.id}", form(laid(served), choice="mine"))
    client.press("/drafts/1/restoration")
    client.press(f"/drafts/1/asides/{aside.id}", form(laid(served), choice="mine"))

    assert refused.status_code == 422
    assert (laid(served).comment, laid(served).asides) == (LONG, ())


def test_words_kept_beside_a_discarded_draft_can_be_put_away(client: Client, served: Served) -> None:
    seen = form(laid(served), comment=LONG)
    closes(served, client, "discarded")
    client.press("/drafts/1/comment", seen)
    [aside] = laid(served).asides

    client.press(f"/drafts/1/asides/{aside.id}", {"choice": "theirs"})

    assert laid(served).asides == ()
    assert laid(served).draft.state == "discarded"


def test_who_types_while_another_discards_the_draft_is_shown_his_words(browser: Page, served: Served) -> None:
    open_draft(browser)
    with signed_in_again(served) as other:
        closes(served, other, "discarded")

    browser.locator("#f-comment").fill(LONG)

    kept = browser.locator("#field-comment .conflict")
    expect(kept).to_contain_text("The comment is not saved: the draft is discarded")
    expect(kept).to_contain_text(LONG)
    browser.get_by_role("button", name="Restore").click()
    browser.get_by_role("button", name="Use mine").click()
    until(browser, lambda: laid(served).comment == LONG)


def late(served: Served, client: Client, *texts: str) -> tuple[Aside, ...]:
    """Save comments one after the other from a page that is old, and return what waits to be chosen."""
    client.press("/drafts/1/comment", form(laid(served), comment="What stands."))
    for text in texts:
        assert client.press("/drafts/1/comment", {"comment": text, "v_comment": "0" * 12}).status_code == 409
    return laid(served).asides


def test_a_late_text_that_goes_on_where_an_earlier_one_ended_waits_in_its_place(client: Client, served: Served) -> None:
    assert [one.mine for one in late(served, client, "Mine.", "Mine. And on.")] == ["Mine. And on."]


def test_late_texts_that_differ_wait_both(client: Client, served: Served) -> None:
    assert [one.mine for one in late(served, client, "Mine. And on.", "Mine.")] == ["Mine. And on.", "Mine."]


def test_a_late_text_of_another_editor_waits_beside_the_one_that_holds_it(client: Client, served: Served) -> None:
    late(served, client, "Mine.")
    with signed_in_again(served) as other:
        other.press("/drafts/1/comment", {"comment": "Mine. And hers.", "v_comment": "0" * 12})

    assert [one.mine for one in laid(served).asides] == ["Mine.", "Mine. And hers."]

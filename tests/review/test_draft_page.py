"""What the draft page answers: to an action, to one that comes too late, to what cannot be done."""

import pytest
from lxml import html

from tests.review.conftest import Client, Served
from tests.review.drafts import LONG, form, laid, unused

ACTIONS = [
    pytest.param("title", {"title": "Another Title"}, id="title"),
    pytest.param("comment", {"comment": LONG}, id="comment"),
    pytest.param("excerpt", {"paragraph": ["0"]}, id="excerpt"),
    pytest.param("lead/words", {"words": "Other words"}, id="lead-words"),
    pytest.param("links/1/removal", {}, id="removal"),
    pytest.param("links/1/place", {"to": "3"}, id="place"),
    pytest.param("links/2/words", {"words": "Other words"}, id="words"),
    pytest.param("links/2/group", {}, id="group"),
    pytest.param("labels", {"labels": "Skerrow, Talks"}, id="labels"),
    pytest.param("approval", {}, id="approval"),
    pytest.param("discard", {}, id="discard"),
]


@pytest.mark.parametrize(("path", "said"), ACTIONS)
def test_an_action_sends_the_browser_back_to_the_page_it_came_from(
    client: Client, served: Served, path: str, said: dict[str, str | list[str]]
) -> None:
    answer = client.press(f"/drafts/1/{path}", form(laid(served), view="?panel=why", **said))

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/drafts/1?panel=why#")


@pytest.mark.parametrize(("path", "said"), ACTIONS)
def test_an_action_of_htmx_is_answered_with_the_parts_of_the_page(
    client: Client, served: Served, path: str, said: dict[str, str | list[str]]
) -> None:
    answer = client.press(f"/drafts/1/{path}", form(laid(served), view="?panel=checks", **said), htmx=True)

    assert answer.status_code == 200
    assert '<main id="main"' in answer.text
    assert 'data-panel="checks"' in answer.text
    assert "<html" not in answer.text


@pytest.mark.parametrize(("path", "said"), ACTIONS)
def test_undo_takes_any_action_back_and_redo_brings_it_again(
    client: Client, served: Served, path: str, said: dict[str, str | list[str]]
) -> None:
    before = laid(served).draft
    client.press(f"/drafts/1/{path}", form(laid(served), **said))
    after = laid(served).draft

    client.press("/drafts/1/undo")
    undone = laid(served).draft
    client.press("/drafts/1/redo")

    assert (undone.roundup, undone.state) == (before.roundup, before.state)
    assert (laid(served).draft.roundup, laid(served).draft.state) == (after.roundup, after.state)


LATE = [
    pytest.param("lead", {"headline": "1"}, id="lead"),
    pytest.param("excerpt", {"paragraph": ["1"]}, id="excerpt"),
    pytest.param("links", {"headline": "1"}, id="links"),
    pytest.param("links/1/removal", {}, id="removal"),
    pytest.param("links/1/place", {"to": "2"}, id="place"),
    pytest.param("labels", {"labels": "Mine"}, id="labels"),
    pytest.param("approval", {}, id="approval"),
]


@pytest.mark.parametrize(("path", "said"), LATE)
def test_an_action_on_what_is_another_now_changes_nothing_and_says_so(
    client: Client, served: Served, path: str, said: dict[str, str | list[str]]
) -> None:
    before = laid(served)
    old = dict.fromkeys(form(before), "0" * 12)

    answer = client.press(f"/drafts/1/{path}", {**old, **said})

    assert answer.status_code == 409
    assert "changed while you worked" in answer.text
    assert laid(served).draft == before.draft


WRONG = [
    pytest.param("links/99/removal", {}, id="no such place"),
    pytest.param("links/1/place", {"to": "99"}, id="no place to go"),
    pytest.param("links/1/place", {"to": "two"}, id="no number"),
    pytest.param("links/1/place", {}, id="nowhere"),
    pytest.param("lead/words", {"words": "  "}, id="no words"),
    pytest.param("excerpt", {"paragraph": ["99"]}, id="no such paragraph"),
    pytest.param("citations", {"comment": "", "offer": "https://nobody.example/"}, id="not offered"),
    pytest.param("asides/1", {"choice": "neither"}, id="no such text"),
    pytest.param("suggestions/title", {"choice": "perhaps"}, id="no such answer"),
    pytest.param("addresses", {"url": "javascript:alert(1)", "role": "list"}, id="no address"),
    pytest.param("format", {"format": "telegraph"}, id="no such format"),
]


@pytest.mark.parametrize(("path", "said"), WRONG)
def test_what_cannot_be_done_is_refused_in_words_on_the_page(
    client: Client, served: Served, path: str, said: dict[str, str | list[str]]
) -> None:
    before = laid(served).draft

    answer = client.press(f"/drafts/1/{path}", form(laid(served), **said))

    assert answer.status_code in (409, 422)
    assert 'id="note"' in answer.text
    assert laid(served).draft == before


def test_a_draft_that_is_not_there_is_a_page_that_is_not_there(client: Client) -> None:
    assert client.get("/drafts/99").status_code == 404
    assert client.press("/drafts/99/undo").status_code == 404


def test_a_discarded_draft_offers_only_to_be_restored(client: Client, served: Served) -> None:
    client.press("/drafts/1/discard", form(laid(served)))

    page = client.get("/drafts/1").text
    assert "/drafts/1/restoration" in page
    assert 'formaction="/drafts/1/approval"' not in page

    client.press("/drafts/1/restoration")
    assert laid(served).draft.state == "waiting"


LOOKS = (
    *("", "?panel=why", "?panel=archive", "?panel=diff&against=save", "?panel=checks", "?panel=preview&form=markdown"),
    *("?edit=1", "?edit=lead", "?edit=address", "?edit=labels", "?row=1", "?rows=all"),
)


def test_looking_changes_nothing(client: Client, served: Served) -> None:
    before = laid(served)

    for query in LOOKS:
        assert client.get(f"/drafts/1{query}").status_code == 200
    for form_of in ("html", "text", "markdown"):
        assert client.get(f"/drafts/1/post?form={form_of}").headers["Content-Type"].startswith("text/plain")

    assert (laid(served).draft, laid(served).touched) == (before.draft, before.touched)


def test_the_page_is_under_a_hundred_kilobytes_with_all_it_needs(client: Client) -> None:
    page = client.get("/drafts/1")

    assert len(page.content) < 100_000
    assert " style=" not in page.text
    assert "<style" not in page.text


def test_a_citation_is_taken_out_with_its_outlet(client: Client, served: Served) -> None:
    client.press("/drafts/1/citations", form(laid(served), comment="", headline=str(unused(laid(served)))))
    cited = laid(served)
    refs = [one.url for one in cited.references]

    client.press("/drafts/1/comment", form(cited, comment=f"Look: {cited.comment} So.", ref=refs))
    found = laid(served)
    client.press("/drafts/1/comment", form(found, comment=found.comment, ref=refs, without="1"))

    assert laid(served).draft.roundup.comment == "Look: So."


def test_an_offer_is_cited(client: Client, served: Served) -> None:
    offer = laid(served).offers[0]

    client.press("/drafts/1/citations", form(laid(served), comment="", offer=offer.url))

    assert [one.url for one in laid(served).references] == [offer.url]


def test_a_citation_takes_along_what_joined_it_to_the_words(client: Client, served: Served) -> None:
    offer = laid(served).offers[0]
    client.press("/drafts/1/citations", form(laid(served), comment="They meet again", offer=offer.url))
    written = laid(served).comment

    client.press("/drafts/1/comment", form(laid(served), comment=written, ref=[offer.url], without="1"))

    assert written.startswith("They meet again .... [")
    assert laid(served).comment == "They meet again"


def test_a_citation_beside_a_conflict_adds_to_the_comment_that_stands(client: Client, served: Served) -> None:
    client.press("/drafts/1/comment", form(laid(served), comment=LONG))
    client.press("/drafts/1/comment", {"comment": "Too late.", "v_comment": "0" * 12})

    client.press("/drafts/1/citations", form(laid(served), headline=str(unused(laid(served)))))

    assert laid(served).draft.roundup.comment.startswith(f"{LONG} [")


def test_a_draft_that_is_not_there_is_looked_for_on_the_desk_page(client: Client) -> None:
    answer = client.get("/drafts/99")

    assert answer.status_code == 404
    assert "look for it on the desk page" in answer.text


def test_what_is_cited_is_not_offered_to_be_cited_again_and_leaves_the_list_by_its_own_button(
    client: Client, served: Served
) -> None:
    chosen = str(unused(laid(served)))
    client.press("/drafts/1/citations", form(laid(served), comment="", headline=chosen))
    client.press("/drafts/1/links", form(laid(served), headline=chosen))
    [row] = [row for row in laid(served).rows if str(row.headline.id) == chosen]
    [shown] = html.fromstring(client.get("/drafts/1").text).cssselect(f"#h{chosen}")

    assert [tag.text for tag in shown.cssselect(".tag")] == ["cited 1", f"list {row.listed}"]
    acts = [str(button.get("formaction")) for button in shown.cssselect("button")]
    assert acts == ["/drafts/1/lead", f"/drafts/1/links/{row.listed}/removal"]


def test_words_that_come_along_with_a_second_citation_are_saved(client: Client, served: Served) -> None:
    offer = laid(served).offers[0]
    client.press("/drafts/1/citations", form(laid(served), comment="", offer=offer.url))
    late = form(laid(served), comment=f"{laid(served).comment} So.", ref=[offer.url], offer=offer.url)

    answer = client.press("/drafts/1/citations", late)

    assert answer.status_code == 422
    assert laid(served).comment.endswith(" So.")


def test_the_comment_runs_as_the_blog_does_whatever_it_begins_with(client: Client, served: Served) -> None:
    arabic = "\u062f\u0627\u0646"
    client.press("/drafts/1/comment", form(laid(served), comment=f"[{arabic}][1] (Kol)", ref=["https://kol.example/1"]))

    [field] = html.fromstring(client.get("/drafts/1").text).cssselect("#f-comment")

    assert (field.get("dir"), arabic in str(field.text)) == ("ltr", True)

"""Preflight on the draft page: what stops a post, where, and the cure; let pass only with a reason, for this text."""

import pytest

from tests.review.channels import posts
from tests.review.conftest import Client, Served, signed_in_again
from tests.review.drafts import form, laid
from tests.review.posting_block import ask

LEFT = "They meet again TK. More here later, and nobody knows."


@pytest.fixture
def stopped(client: Client, served: Served) -> Client:
    """An editor in whose comment a placeholder is left."""
    assert client.press("/drafts/1/comment", form(laid(served), comment=LEFT)).status_code == 303
    return client


def checks(client: Client) -> str:
    return client.get("/drafts/1?panel=checks").text.partition('id="panel"')[2].partition("</section>")[0]


def passes(client: Client, served: Served, because: str, *, place: str = "") -> int:
    [check] = [one for one in laid(served).checks if one.rule == "placeholder"]
    data = form(laid(served), nth="1", **{"because-1": because})
    return client.press(f"/drafts/1/passes?rule=placeholder&place={place or check.place}", data).status_code


def publish(client: Client, served: Served) -> int:
    return ask(client, served, "&live=1&approve=1").status_code


def test_what_stops_a_post_is_said_with_its_line_and_cure(stopped: Client) -> None:
    said = checks(stopped)

    assert "A placeholder is left." in said
    assert 'href="#field-comment"' in said
    assert "Let it pass" in said
    assert "1 stops publishing." in said


def test_what_preflight_stops_is_neither_published_nor_approved(stopped: Client, served: Served) -> None:
    assert "Preflight stops it." in stopped.get("/drafts/1").text
    assert "&amp;live=1" not in stopped.get("/drafts/1").text

    assert publish(stopped, served) == 422

    assert posts(served) == []
    assert laid(served).draft.state == "touched"


def test_it_still_goes_to_the_blog_as_a_draft(stopped: Client, served: Served) -> None:
    assert ask(stopped, served, "").status_code == 303
    assert len(posts(served)) == 1


def test_a_reason_for_what_is_mended_by_then_stands_on_the_page(stopped: Client, served: Served) -> None:
    [check] = [one for one in laid(served).checks if one.rule == "placeholder"]
    stopped.press("/drafts/1/comment", form(laid(served), comment="They meet again."))
    typed = {"nth": "1", "because-1": "A town is called so."}
    answer = stopped.press(f"/drafts/1/passes?rule=placeholder&place={check.place}", form(laid(served), **typed))

    assert answer.status_code == 409
    assert "A town is called so." in answer.text


def test_nothing_passes_without_a_reason(stopped: Client, served: Served) -> None:
    assert passes(stopped, served, "  ") == 422
    assert publish(stopped, served) == 422


def test_what_was_let_pass_says_who_and_why_and_stops_nothing(stopped: Client, served: Served) -> None:
    assert passes(stopped, served, "It is the name of <i>a town</i>.") == 303

    assert "It is the name of &lt;i&gt;a town&lt;/i&gt;." in checks(stopped)
    assert "You, " in checks(stopped)
    with signed_in_again(served) as other:
        assert "Editor, " in checks(other)
    assert publish(stopped, served) == 303


def test_changed_words_are_a_matter_again(stopped: Client, served: Served) -> None:
    passes(stopped, served, "It is the name of a town.")

    stopped.press("/drafts/1/comment", form(laid(served), comment=f"{LEFT} And more."))

    assert "Let it pass" in checks(stopped)
    assert publish(stopped, served) == 422


def test_what_is_not_there_cannot_be_let_pass(stopped: Client, served: Served) -> None:
    assert passes(stopped, served, "why not", place="title") == 409


def test_a_matter_of_a_line_leads_to_that_line(client: Client, served: Served) -> None:
    client.press("/drafts/1/links/3/words", form(laid(served), words="[HEADLINE]"))

    assert 'href="#l3"' in checks(client)

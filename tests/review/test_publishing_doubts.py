"""What nobody can look up the editor says on the page: did a mail arrive, or a post on a channel that is no more."""

import re

import pytest

from pipeline.store.database import writing
from tests.review.channels import MAIL, with_channels
from tests.review.conftest import Client, Served
from tests.review.drafts import form, laid
from tests.review.posting_block import approve, block, on_blog, retitle, stands


def test_of_a_mail_whose_answer_was_lost_the_editor_says_whether_it_arrived(client: Client, served: Served) -> None:
    with_channels(served, MAIL)
    approve(client, served)
    stands(served, "unknown", channel="mail", live=True)
    retitle(client, served, "Changed Since")
    assert "It did not: send it again" in block(client)

    assert client.press("/drafts/1/postings/mail/look", form(laid(served))).status_code == 422
    assert client.press("/drafts/1/postings/mail/arrival", form(laid(served))).status_code == 303

    assert on_blog(served).state == "sent"
    assert laid(served).draft.state == "touched"


@pytest.mark.parametrize(("live", "asks"), [(True, "&amp;again=1&amp;live=1"), (False, "&amp;again=1")])
def test_a_mail_is_sent_again_as_what_it_was_and_one_for_approval_to_no_reader(
    client: Client, served: Served, live: bool, asks: str
) -> None:
    with_channels(served, MAIL)
    approve(client, served)
    stands(served, "unknown", channel="mail", live=live)

    [button] = re.findall(r'id="do-again-mail" formaction="([^"]+)"', block(client))

    assert button.endswith(f"?channel=mail{asks}")


def test_of_a_post_in_doubt_on_a_channel_that_was_taken_out_the_editor_says_that_it_did_not_arrive(
    client: Client, served: Served
) -> None:
    stands(served, "unknown", minutes=90)
    assert "do-give-up" not in block(client)
    file = served.desk.folder / "copydesk.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("[publish.blog]", "[publish.other]"), encoding="utf-8")
    assert 'id="do-give-up-blog"' in block(client)

    assert client.press("/drafts/1/postings/blog/loss", form(laid(served))).status_code == 303

    assert on_blog(served).state == "failed"
    assert "do-give-up" not in block(client)


@pytest.mark.parametrize("state", ["failed", "unknown", "sending"])
def test_who_asked_for_what_may_not_be_out_did_not_publish_it(client: Client, served: Served, state: str) -> None:
    approve(client, served)
    stands(served, state, live=True)

    said = block(client)

    assert "asked for by" in said
    assert "published by" not in said


def test_of_a_post_that_may_be_where_its_channel_led_before_the_editor_says_that_it_did_not_arrive(
    client: Client, served: Served
) -> None:
    stands(served, "unknown", minutes=90)
    notes(served, "sent_to", "markdown old")
    assert "Its table names another place by now" in block(client)

    assert client.press("/drafts/1/postings/blog/loss", form(laid(served))).status_code == 303

    assert on_blog(served).state == "failed"


def test_a_mail_is_looked_for_nowhere(client: Client, served: Served) -> None:
    stands(served, "unknown", minutes=90)
    notes(served, "sent_to", "email readers@river.example")

    assert "name that one again, and you can say that it arrived." in block(client)


def test_of_a_mail_to_another_list_the_editor_says_at_once_that_it_arrived(client: Client, served: Served) -> None:
    with_channels(served, MAIL)
    stands(served, "unknown", channel="mail", minutes=90)
    notes(served, "sent_to", "email subscribers@river.example")

    shown = block(client)

    assert "Its table names another place by now.<" in shown
    assert 'id="do-arrived-mail"' in shown


def test_of_a_post_that_the_blog_answered_with_the_editor_says_whether_it_is_this_draft_s(
    client: Client, served: Served
) -> None:
    approve(client, served)
    stands(served, "unknown", live=True)
    assert "do-arrived" not in block(client)
    notes(served, "answered", "8")

    [button] = re.findall(r'id="do-again-blog" formaction="([^"]+)"', block(client))

    assert button.endswith("?channel=blog&amp;again=1&amp;live=1")
    assert 'id="do-arrived-blog"' in block(client)


def notes(served: Served, column: str, value: str) -> None:
    with served.opened() as desk, writing(desk.db):
        desk.db.execute(f"update posts set {column} = ?", (value,))

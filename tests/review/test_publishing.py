"""Publishing on the draft page: what was seen and approved goes out, once, at once or at its time."""

from concurrent.futures import ThreadPoolExecutor
from html import unescape
from urllib.parse import quote, unquote

import pytest

from tests.review.channels import posts, with_channels
from tests.review.conftest import Client, Served, signed_in_again
from tests.review.drafts import form, laid
from tests.review.posting_block import approve, ask, block, on_blog, retitle


class TestWhatGoesOut:
    def test_a_draft_is_sent_as_a_draft_and_the_page_says_so_and_who_did(self, client: Client, served: Served) -> None:
        assert "Not sent" in block(client)

        answer = ask(client, served, "")

        assert (answer.status_code, answer.headers["Location"]) == (303, "/drafts/1#field-posting")
        assert "A draft on the blog" in block(client)
        assert "sent as a draft by you" in block(client)
        assert len(posts(served)) == 1
        assert laid(served).draft.state == "waiting"

    def test_what_nobody_approved_does_not_go_live(self, client: Client, served: Served) -> None:
        answer = ask(client, served, "&live=1")

        assert answer.status_code == 422
        assert "is not approved" in answer.text
        assert posts(served) == []

    def test_what_was_approved_goes_live_and_its_draft_is_closed(self, client: Client, served: Served) -> None:
        approve(client, served)
        assert "Publish now" in block(client)

        assert ask(client, served, "&live=1").status_code == 303

        assert "Live since" in block(client)
        assert laid(served).draft.state == "published"

    def test_one_press_approves_and_publishes_the_text_that_was_seen(self, client: Client, served: Served) -> None:
        assert "Approve and publish" in block(client)

        assert ask(client, served, "&live=1&approve=1").status_code == 303

        assert (laid(served).draft.state, on_blog(served).state) == ("published", "live")

    @pytest.mark.parametrize("query", ["", "&live=1", "&live=1&approve=1"])
    def test_a_page_that_shows_another_text_sends_nothing(self, client: Client, served: Served, query: str) -> None:
        seen = form(laid(served))
        with signed_in_again(served) as other:
            retitle(other, served, "The Other Editor's Title")
            approve(other, served)

        answer = client.press(f"/drafts/1/postings?channel=blog{query}", seen)

        assert answer.status_code == 409
        assert "the draft changed while you worked" in answer.text.lower()
        assert posts(served) == []

    def test_a_form_without_the_version_seen_sends_nothing(self, client: Client, served: Served) -> None:
        approve(client, served)

        assert client.press("/drafts/1/postings?channel=blog&live=1").status_code == 409
        assert posts(served) == []

    def test_words_typed_without_script_are_in_what_is_sent(self, client: Client, served: Served) -> None:
        ask(client, served, "&live=1&approve=1", more={"title": "Typed And Published"})

        assert "Typed And Published" in posts(served)[0].read_text(encoding="utf-8")

    def test_many_presses_at_once_make_one_post(self, client: Client, served: Served) -> None:
        approve(client, served)
        seen = form(laid(served))

        def press(_: int) -> int:
            return client.press("/drafts/1/postings?channel=blog&live=1", seen).status_code

        with ThreadPoolExecutor(4) as hands:
            answers = list(hands.map(press, range(4)))

        assert set(answers) <= {303, 409, 422}
        assert 303 in answers
        assert len(posts(served)) == 1
        assert on_blog(served).state == "live"

    def test_a_channel_that_is_not_there_is_said(self, client: Client, served: Served) -> None:
        answer = client.press("/drafts/1/postings?channel=nowhere", form(laid(served)))

        assert answer.status_code == 409
        assert "no channel is called" in answer.text

    def test_for_htmx_the_answer_is_the_part_with_the_new_state(self, client: Client, served: Served) -> None:
        answer = ask(client, served, "", htmx=True)

        assert answer.status_code == 200
        assert "<html" not in answer.text
        assert "A draft on blog." in answer.text
        assert 'id="do-draft-blog"' not in answer.text


class TestTime:
    @pytest.mark.parametrize(
        ("query", "typed", "shown"), [("&timed=1", "18:30", "18:30"), ("&at=next", "", "20:30")], ids=["typed", "slot"]
    )
    def test_a_post_is_scheduled_in_the_blogs_zone(
        self, client: Client, served: Served, query: str, typed: str, shown: str
    ) -> None:
        with_channels(served)
        approve(client, served)
        assert "Next free slot, 20:30" in block(client)
        assert "UTC time" in block(client)

        answer = client.press(
            f"/drafts/1/postings?channel=site&live=1{query}", form(laid(served), **{"at-site": typed})
        )

        assert answer.status_code == 303
        assert f">{shown}</time>" in block(client)
        assert on_blog(served).state == "scheduled"
        assert laid(served).said == "Scheduled on site"

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("", "no time is named"),
            ("25:00", "is no time to publish at"),
            ("2020-01-01T00:00:00Z", "two minutes ahead"),
        ],
    )
    def test_what_is_no_time_is_refused_and_stays_typed(
        self, client: Client, served: Served, typed: str, said: str
    ) -> None:
        approve(client, served)

        answer = ask(client, served, "&live=1&timed=1", more={"at-blog": typed})

        assert answer.status_code == 422
        assert said in answer.text
        assert f'name="at-blog" value="{typed}"' in answer.text
        assert posts(served) == []

    def test_a_scheduled_post_is_sent_at_once_all_the_same(self, client: Client, served: Served) -> None:
        approve(client, served)
        ask(client, served, "&live=1&timed=1", more={"at-blog": "20:00"})
        assert "&amp;at=now" in block(client)

        assert ask(client, served, "&live=1&at=now").status_code == 303

        assert on_blog(served).state == "live"

    def test_a_correction_of_a_scheduled_post_keeps_its_time(self, client: Client, served: Served) -> None:
        approve(client, served)
        ask(client, served, "&live=1&timed=1", more={"at-blog": "20:00"})
        client.press("/drafts/1/correction", form(laid(served)))
        retitle(client, served, "Corrected Before It Went Out")
        approve(client, served)
        query = unquote(
            unescape(block(client).partition("/drafts/1/postings?channel=blog&amp;at=")[2].partition('"')[0])
        )

        assert ask(client, served, f"&at={quote(query)}").status_code == 303

        assert (on_blog(served).state, on_blog(served).title) == ("scheduled", "Corrected Before It Went Out")
        assert ">20:00</time>" in block(client)

    def test_only_what_is_approved_can_be_scheduled(self, client: Client, served: Served) -> None:
        assert "at-blog" not in block(client)
        assert ask(client, served, "&live=1&timed=1", more={"at-blog": "20:00"}).status_code == 422

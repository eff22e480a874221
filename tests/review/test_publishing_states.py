"""What became of a post, on its draft's page and on the desk page; what can be asked of it; and no secret anywhere."""

import pytest

from pipeline.store import sendings
from pipeline.store.database import writing
from tests.review.channels import CANARY, SITE, WORDPRESS, keeps_secret, posts, with_channels
from tests.review.conftest import Client, Served
from tests.review.drafts import form, laid
from tests.review.posting_block import ask, block, on_blog, retitle, stands


class TestStates:
    @pytest.mark.parametrize(
        ("state", "shown"),
        [("unknown", "Unknown"), ("failed", "Failed"), ("gone", "Gone from the blog"), ("sending", "Being sent")],
    )
    def test_trouble_is_said_with_its_reason_and_cure(
        self, client: Client, served: Served, state: str, shown: str
    ) -> None:
        stands(served, state)

        page = block(client)

        assert shown in page
        assert "The line went dead." in page
        assert "Wait a minute." in page
        assert ("Look again" in page) is (state != "failed")

    def test_a_post_whose_answer_was_lost_is_looked_for_and_not_sent_again(
        self, client: Client, served: Served
    ) -> None:
        stands(served, "unknown")

        assert client.press("/drafts/1/postings/blog/look", form(laid(served))).status_code == 303

        assert posts(served) == []
        assert "It never arrived" in block(client)
        assert on_blog(served).state == "failed"

    def test_too_soon_it_says_in_how_many_seconds_to_look_again(self, client: Client, served: Served) -> None:
        stands(served, "unknown", minutes=0)

        answer = client.press("/drafts/1/postings/blog/look", form(laid(served)))

        assert answer.status_code == 422
        assert "look again in" in answer.text
        assert on_blog(served).state == "unknown"

    def test_a_post_that_arrived_all_the_same_is_adopted(self, client: Client, served: Served) -> None:
        ask(client, served, "")
        with served.opened() as desk, writing(desk.db):
            sendings.stand(desk.db, on_blog(served), state="unknown", why="The line went dead", cure="")

        client.press("/drafts/1/postings/blog/look", form(laid(served)))

        assert on_blog(served).state == "draft"
        assert len(posts(served)) == 1

    def test_a_post_that_was_deleted_there_is_gone_and_not_sent_anew(self, client: Client, served: Served) -> None:
        ask(client, served, "")
        posts(served)[0].unlink()

        answer = client.press("/drafts/1/postings/blog/look", form(laid(served)))

        assert answer.status_code == 422
        assert "Gone from the blog" in block(client)
        assert [act for act in ("do-draft", "do-live", "do-look") if act in block(client)] == ["do-look"]

    def test_a_post_that_was_restored_there_is_found_again(self, client: Client, served: Served) -> None:
        ask(client, served, "")
        [file] = posts(served)
        kept = file.read_bytes()
        file.unlink()
        client.press("/drafts/1/postings/blog/look", form(laid(served)))
        file.write_bytes(kept)

        assert client.press("/drafts/1/postings/blog/look", form(laid(served))).status_code == 303

        assert on_blog(served).state == "draft"

    def test_a_channel_that_does_not_answer_is_said_in_its_place(self, client: Client, served: Served) -> None:
        with_channels(served, WORDPRESS)
        keeps_secret(served, "far")

        answer = client.press("/drafts/1/postings?channel=far", form(laid(served)))

        assert answer.status_code == 422
        assert "connect" in answer.text
        assert 'role="alert"' in answer.text.partition('id="place-far"')[2]

    def test_a_channel_without_its_secret_says_how_to_give_it_one(self, client: Client, served: Served) -> None:
        with_channels(served, WORDPRESS)

        page = block(client)

        assert "publish.far has no application password" in page.lower()
        assert 'id="do-draft-far"' not in page
        assert 'id="do-draft-blog"' in page

    def test_a_post_on_a_channel_that_was_taken_out_of_the_settings_is_still_shown(
        self, client: Client, served: Served
    ) -> None:
        ask(client, served, "")
        file = served.desk.folder / "copydesk.toml"
        file.write_text(file.read_text(encoding="utf-8").replace("[publish.blog]", "[publish.other]"), encoding="utf-8")

        assert "no channel of copydesk.toml any more" in block(client)

    def test_a_desk_without_channels_says_where_one_is_added(self, client: Client, served: Served) -> None:
        file = served.desk.folder / "copydesk.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('[publish.blog]\nkind = "markdown"\nfolder = "posts"\n', ""), encoding="utf-8")

        assert "No channel yet" in block(client)


class TestAfterwards:
    def test_a_post_is_withdrawn_and_must_be_approved_anew(self, client: Client, served: Served) -> None:
        ask(client, served, "&live=1&approve=1")

        assert client.press("/drafts/1/postings/blog/withdrawal", form(laid(served))).status_code == 303

        assert "Withdrawn, a draft on the blog again" in block(client)
        assert "Approve and publish" in block(client)

    def test_a_post_is_corrected_and_the_correction_approved_like_everything(
        self, client: Client, served: Served
    ) -> None:
        ask(client, served, "&live=1&approve=1")
        assert client.press("/drafts/1/correction", form(laid(served))).status_code == 303
        retitle(client, served, "Corrected")

        assert "Approve and publish the correction" in block(client)
        assert ask(client, served, "&live=1").status_code == 422
        assert ask(client, served, "&live=1&approve=1").status_code == 303

        assert "Corrected" in posts(served)[0].read_text(encoding="utf-8")
        assert len(posts(served)) == 1

    def test_a_posted_draft_claims_nothing_that_only_an_open_one_does(self, client: Client, served: Served) -> None:
        before = client.get("/drafts/1").text
        ask(client, served, "&live=1&approve=1")

        page = client.get("/drafts/1").text

        for claim in ("keeps current", 'formaction="/drafts/1/format"'):
            assert claim in before
            assert claim not in page

    def test_who_was_cited_is_not_said_to_be_offered(self, client: Client, served: Served) -> None:
        offer = laid(served).offers[0]
        client.press("/drafts/1/citations", form(laid(served), offer=offer.url))
        cited, asked = f"{offer.outlet} is cited in the comment", f"{offer.outlet} is offered for the comment"
        ask(client, served, "&live=1&approve=1")

        page = client.get("/drafts/1?panel=why").text

        assert asked in " ".join(laid(served).left_out)
        assert asked not in page
        assert cited in page
        assert "is offered for the comment" not in page

    def test_a_correction_is_taken_back(self, client: Client, served: Served) -> None:
        ask(client, served, "&live=1&approve=1")
        before = laid(served).draft.roundup
        client.press("/drafts/1/correction", form(laid(served)))
        retitle(client, served, "No, Rather Not")

        assert client.press("/drafts/1/correction/withdrawal", form(laid(served))).status_code == 303

        assert (laid(served).draft.state, laid(served).draft.roundup) == ("published", before)


class TestOnTheDesk:
    def test_the_desk_page_says_what_became_of_each_post(self, client: Client, served: Served) -> None:
        with_channels(served)
        assert 'id="posts"' not in client.get("/").text
        ask(client, served, "&live=1&approve=1")
        client.press("/drafts/2/approval", form(laid(served, 2)))
        client.press("/drafts/2/postings?channel=site&at=next", form(laid(served, 2)))
        client.press("/drafts/3/postings?channel=blog", form(laid(served, 3)))

        told = client.get("/").text.partition('id="posts"')[2].partition("</section>")[0]

        assert [told.index(words) for words in ("scheduled <time", "draft on blog", "live <time")] == sorted(
            told.index(words) for words in ("scheduled <time", "draft on blog", "live <time")
        )
        assert ">20:30</time>" in told
        assert "1 scheduled, 1 posted today" in client.get("/drafts/3").text

    def test_a_story_whose_post_is_scheduled_is_not_posted_yet(self, client: Client, served: Served) -> None:
        with_channels(served)
        client.press("/drafts/1/approval", form(laid(served)))
        client.press("/drafts/1/postings?channel=site&at=next", form(laid(served)))

        page = client.get("/").text

        assert "Scheduled for 20:30" in page
        assert "Posted just now" not in page

    def test_what_nobody_knows_stands_first(self, client: Client, served: Served) -> None:
        client.press("/drafts/2/postings?channel=blog", form(laid(served, 2)))
        stands(served, "unknown")

        told = client.get("/").text.partition('id="posts"')[2].partition("</section>")[0]

        assert told.index("unknown: look") < told.index("draft on blog")
        assert "1 unknown: look" in client.get("/drafts/2").text


def test_no_page_shows_the_secret_of_a_channel(client: Client, served: Served) -> None:
    with_channels(served, SITE + WORDPRESS)
    keeps_secret(served, "far")
    said = [
        client.press("/drafts/1/postings?channel=far", form(laid(served))),
        client.press("/drafts/1/postings?channel=far&live=1&approve=1", form(laid(served))),
        client.press("/drafts/1/postings/far/look", form(laid(served))),
        client.press("/drafts/1/postings/far/comparison", form(laid(served))),
        client.press("/drafts/1/postings/far/withdrawal", form(laid(served))),
        *(client.get(path) for path in ("/", "/drafts/1", "/drafts/1?panel=checks", "/settings", "/archive", "/runs")),
    ]

    # Nothing answers there, so that there is no post to look at; the pages themselves come.
    assert [answer.status_code for answer in said] == [422, 422, 409, 409, 409, *(200 for _ in range(6))]
    assert [answer.url.path for answer in said if CANARY in answer.text] == []
    kept = [file for file in served.desk.folder.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()]
    assert [file.name for file in kept] == ["far"]  # secrets/far alone

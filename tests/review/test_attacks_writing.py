"""What an attacker would try, to write more than he may: a name, an address, a number, a cookie, a setting."""

from dataclasses import replace

import pytest
from flask import redirect

from pipeline import settings
from pipeline.desk import opened
from pipeline.desk.toml import file
from pipeline.review.app import create_app
from pipeline.review.current import pass_on, said
from pipeline.review.door import door_at
from pipeline.settings import Reviewing
from tests.desks import DeskFolder
from tests.hostile_strings import INVENTED
from tests.review.conftest import EVENING, Client, Served
from tests.review.drafts import version
from tests.review.guarded import PASSWORD, guarded, signs_in
from tests.review.hostile import sendable


def test_a_hostile_name_is_not_the_editors(evening: DeskFolder) -> None:
    with guarded(evening) as page:
        for name in INVENTED:
            refused = signs_in(page, {"user": sendable(name), "password": f"no {PASSWORD}"})
            taken = signs_in(page, {"user": sendable(name)})
            page.cookies.clear()

            assert (refused.status_code, taken.status_code) == (403, 303)
            assert "<script>window" not in refused.text
            assert "<img" not in refused.text
    with opened(evening.folder, {}, now=EVENING) as desk:
        kept = [name for (name,) in desk.db.execute("select name from sessions where kind = 'session'")]
    assert kept == ["editor"] * len(INVENTED)


@pytest.mark.parametrize(
    "ref", ["http://[::1", "http://\u2167\uff0ffoo", "//[x", "javascript:window.hit=1", "data:text/html,x"]
)
def test_an_address_that_is_none_leaves_the_draft_in_reach(served: Served, client: Client, ref: str) -> None:
    comment = {"comment": "See [it][1].", "ref": ref, "v_comment": version(served, "comment")}

    assert client.press("/drafts/1/comment", comment).status_code == 303
    page = client.get("/drafts/1")
    assert page.status_code == 200
    assert f'href="{ref}' not in page.text


@pytest.mark.parametrize("number", ["9223372036854775808", "9" * 30, "9" * 5_000, "\u0663", "-1"])
def test_a_number_that_the_store_cannot_hold_is_no_page(client: Client, number: str) -> None:
    assert client.get(f"/drafts/{number}").status_code == 404
    assert client.get(f"/?undo=drop-{number}").status_code == 200
    assert client.press("/stories/1/merger", {"other": number}).status_code == 303


def test_words_too_long_for_a_cookie_are_cut(client: Client) -> None:
    outlet = "\U0001f6a2" * 150 + "\u6d77" * 50  # the mute takes 200 characters; each of these is four bytes or three

    answer = client.press("/outlets/mute", {"outlet": outlet, "level": "none"})

    assert answer.status_code == 303
    assert len(answer.headers["set-cookie"]) < 4_096
    assert "\U0001f6a2" in client.get("/").text


def test_however_much_is_said_the_cookie_is_one_that_browsers_keep(served: Served) -> None:
    door = door_at("127.0.0.1", 1, Reviewing(), clock=served.now)
    app = create_app(served.desk.folder, {}, clock=served.now, door=door)
    with app.test_request_context("/", headers={"Host": "127.0.0.1:1"}):
        said("".join(map(chr, range(0x4E00, 0x9000))))
        answer = app.make_response(redirect("/"))

        assert len(pass_on(answer).headers["set-cookie"]) < 4_096


def test_no_words_write_more_into_the_settings_than_their_own_key(served: Served, client: Client) -> None:
    folder = served.desk.folder
    before = settings.load(folder, {})
    signature = before.blog.signature

    for text in INVENTED:
        words = " ".join(sendable(text).split())
        client.press("/settings/blog", {"name": words, "signature": words, "seen": file.present(folder).digest})
        topic = {"title": words, "any": ["skerrow"], "side": [words], "members": ["Selwen Post"]}
        client.press("/settings/topics/skerrow", {**topic, "seen": file.present(folder).digest})

        after = settings.load(folder, {})
        assert replace(after, blog=before.blog, topics=before.topics) == before
        assert after.blog.signature in (words, signature)
        signature = after.blog.signature
        assert [topic.name for topic in after.topics] == [topic.name for topic in before.topics]

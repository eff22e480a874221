"""What was sent to a real WordPress is found again, whatever became of it; and what others did to it is seen."""

import json
import socket
import threading
from base64 import b64encode
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from pipeline.errors import RefusedError, RemoteEditedError
from pipeline.news import Dispatch, Remote
from pipeline.publish import marks
from tests.publish.wordpress_site import WordPressSite


@pytest.fixture
def talks(wordpress: WordPressSite) -> Dispatch:
    """A post without labels."""
    return wordpress.dispatch(labels=())


def made(wordpress: WordPressSite, dispatch: Dispatch, user: str = "editor") -> Remote:
    with wordpress.channel(user) as blog:
        return blog.create(dispatch)


def found(wordpress: WordPressSite, dispatch: Dispatch, user: str = "editor") -> list[str]:
    with wordpress.channel(user) as blog:
        return [f"{remote.remote_id} {remote.status}" for remote in blog.find(dispatch.mark)]


def test_nothing_is_found_of_what_was_never_sent(wordpress: WordPressSite, talks: Dispatch) -> None:
    assert found(wordpress, talks) == []


@pytest.mark.parametrize("user", ["editor", "author"])
@pytest.mark.parametrize("status", ["draft", "live"])
def test_a_post_is_found_once(wordpress: WordPressSite, talks: Dispatch, user: str, status: str) -> None:
    post = made(wordpress, replace(talks, status=status), user)

    assert found(wordpress, talks, user) == [f"{post.remote_id} {status}"]


def test_a_post_in_the_trash_is_found_there_and_neither_revived_nor_changed(
    wordpress: WordPressSite, talks: Dispatch
) -> None:
    post = made(wordpress, talks)
    wordpress.does("DELETE", f"posts/{post.remote_id}")

    assert found(wordpress, talks) == [f"{post.remote_id} trashed"]
    with wordpress.channel() as blog, pytest.raises(RefusedError, match="into the trash"):
        blog.change(post, replace(talks, status="live"), given=())


def test_a_post_deleted_for_good_is_not_there_any_more(wordpress: WordPressSite, talks: Dispatch) -> None:
    post = made(wordpress, talks)
    wordpress.does("DELETE", f"posts/{post.remote_id}?force=true")

    with wordpress.channel() as blog:
        assert blog.see(post.remote_id) is None
    assert found(wordpress, talks) == []


def test_a_post_whose_address_was_changed_is_found_by_its_comment(wordpress: WordPressSite, talks: Dispatch) -> None:
    post = made(wordpress, talks)
    wordpress.does("POST", f"posts/{post.remote_id}", slug="quite-another")

    assert found(wordpress, talks) == [f"{post.remote_id} draft"]


def test_a_post_that_was_written_anew_is_found_by_its_address(wordpress: WordPressSite, talks: Dispatch) -> None:
    post = made(wordpress, talks)
    wordpress.does("POST", f"posts/{post.remote_id}", content="Nothing of ours.")

    assert found(wordpress, talks) == [f"{post.remote_id} draft"]


def test_a_post_that_mentions_a_key_is_not_taken_for_ours(wordpress: WordPressSite, talks: Dispatch) -> None:
    wordpress.does("POST", "posts", title="About keys", content=f"Some posts bear copydesk:{talks.mark.key}.")

    assert found(wordpress, talks) == []


def test_a_slug_that_is_taken_is_told_and_both_posts_are_found(wordpress: WordPressSite, talks: Dispatch) -> None:
    first, second = made(wordpress, talks), made(wordpress, talks)

    assert first.notes == ()
    assert f"{talks.mark.slug}-2: another post" in " ".join(second.notes)
    assert found(wordpress, talks) == [f"{first.remote_id} draft", f"{second.remote_id} draft"]


def test_posts_sent_at_the_same_moment_are_all_found(wordpress: WordPressSite, talks: Dispatch) -> None:
    senders = [threading.Thread(target=made, args=(wordpress, talks)) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert len(found(wordpress, talks)) == 4


def test_somebody_elses_draft_is_not_found(wordpress: WordPressSite, talks: Dispatch) -> None:
    made(wordpress, talks)

    assert found(wordpress, talks, "author") == []


def test_a_post_whose_sender_died_is_found(wordpress: WordPressSite, talks: Dispatch) -> None:
    host = urlsplit(wordpress.url)
    assert host.hostname
    assert host.port
    sent = {"title": "Talks", "slug": talks.mark.slug, "content": marks.comment(talks.mark.key)}
    body = json.dumps(sent).encode()
    basic = b64encode(f"editor:{wordpress.passwords['editor']}".encode()).decode()
    head = f"POST /wp-json/wp/v2/posts HTTP/1.1\r\nHost: {host.netloc}\r\nAuthorization: Basic {basic}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection((host.hostname, host.port)) as connection:
        connection.sendall(head.encode() + body)
    looks = (found(wordpress, talks) for _ in range(200))

    assert next((look for look in looks if look), []) != []


@pytest.mark.parametrize("field", ["title", "content", "excerpt"])
def test_a_change_on_the_blog_within_the_same_second_is_seen_and_not_overwritten(
    wordpress: WordPressSite, talks: Dispatch, field: str
) -> None:
    post = made(wordpress, talks)
    with wordpress.channel() as blog:
        wordpress.does("POST", f"posts/{post.remote_id}", **{field: "By hand"})
        seen = blog.see(post.remote_id)
        with pytest.raises(RemoteEditedError):
            blog.change(post, replace(talks, title="Ours"), given=())

    assert seen is not None
    assert seen.version != post.version
    assert wordpress.does("GET", f"posts/{post.remote_id}?context=edit")[field]["raw"] == "By hand"


def test_a_post_that_somebody_published_meanwhile_is_not_scheduled_over(
    wordpress: WordPressSite, talks: Dispatch
) -> None:
    post = made(wordpress, talks)
    wordpress.does("POST", f"posts/{post.remote_id}", status="publish")

    with wordpress.channel() as blog, pytest.raises(RemoteEditedError):
        blog.change(post, replace(talks, title="Ours"), given=())


@pytest.mark.parametrize(
    "title", ["Ünïcode & <b>", "العربية", "1", "feed", "...", "x" * 300, "%d8%a7", "A.B.C.", "-", "Łódź Øre"]
)
def test_the_address_comes_back_as_it_was_asked_for(wordpress: WordPressSite, talks: Dispatch, title: str) -> None:
    mark = replace(talks.mark, slug=marks.slug(title, talks.mark.key))

    assert made(wordpress, replace(talks, mark=mark, title=title, status="live")).url.endswith(f"/{mark.slug}/")

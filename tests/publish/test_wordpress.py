"""The WordPress channel against a real WordPress, as administrator and as author."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from pipeline.errors import RefusedError
from pipeline.news import Dispatch, Remote
from pipeline.publish import Channel
from pipeline.settings import Secret
from tests.publish.odd_host import OddHost, Reply
from tests.publish.wordpress_site import WordPressSite

HOUR = timedelta(hours=1)


@pytest.fixture(params=["editor", "author"])
def user(request: pytest.FixtureRequest) -> str:
    """One who may all, and one who may not post markup as he likes."""
    return str(request.param)


@pytest.fixture
def blog(wordpress: WordPressSite, user: str) -> Iterator[Channel]:
    """The channel, open as that user."""
    with wordpress.channel(user) as channel:
        yield channel


@pytest.fixture
def talks(wordpress: WordPressSite) -> Dispatch:
    """A post without labels, which an author may send to any blog."""
    return wordpress.dispatch(labels=())


def plain(remote: Remote) -> Remote:
    """Return the post without what its sending had to say."""
    return replace(remote, notes=())


def is_public(remote: Remote, wordpress: WordPressSite) -> bool:
    """Whether a stranger gets the post."""
    return httpx.get(f"{wordpress.url}/?p={remote.remote_id}", follow_redirects=True).status_code == 200


def test_the_user_and_what_he_may_are_told(blog: Channel, user: str) -> None:
    proof = blog.prove()

    assert proof.account.startswith(user)
    assert proof.may["publish"]
    assert proof.may["make categories"] is (user == "editor")


@pytest.mark.parametrize(
    ("role", "words"), [("contributor", "only be sent as drafts"), ("subscriber", "may not write")]
)
def test_a_user_who_may_too_little_is_told_so(wordpress: WordPressSite, role: str, words: str) -> None:
    with wordpress.channel(role) as channel:
        assert words in " ".join(channel.prove().notes)


def test_a_wrong_password_proves_nothing(wordpress: WordPressSite) -> None:
    password = wordpress.table("author").secret
    with wordpress.channel(secret=password) as channel, pytest.raises(RefusedError, match="password is wrong"):
        channel.prove()


def test_a_wrong_password_finds_no_empty_list(wordpress: WordPressSite, talks: Dispatch) -> None:
    password = wordpress.table("author").secret
    with wordpress.channel(secret=password) as channel, pytest.raises(RefusedError, match="password is wrong"):
        channel.find(talks.mark)


def test_a_draft_is_stored_as_sent_and_hidden_from_strangers(
    blog: Channel, wordpress: WordPressSite, talks: Dispatch
) -> None:
    made = blog.create(talks)

    assert (made.status, made.url, made.notes) == ("draft", "", ())
    assert f"<!-- copydesk:{talks.mark.key} -->" in made.content
    assert blog.see(made.remote_id) == plain(made)
    assert not is_public(made, wordpress)


def test_a_live_post_stands_under_its_own_address(blog: Channel, wordpress: WordPressSite, talks: Dispatch) -> None:
    made = blog.create(replace(talks, status="live"))

    assert made.status == "live"
    assert made.url.endswith(f"/{talks.mark.slug}/")
    assert httpx.get(made.url).status_code == 200


def test_a_live_post_that_is_dated_ahead_of_the_blogs_clock_is_live_all_the_same(
    blog: Channel, talks: Dispatch
) -> None:
    draft = blog.create(talks)
    ahead = replace(talks, status="live", at=talks.at + HOUR)

    assert blog.change(draft, ahead, given=()).status == "live"
    assert blog.create(ahead).status == "live"


def test_a_draft_goes_live_in_place(blog: Channel, talks: Dispatch) -> None:
    draft = blog.create(talks)
    live = blog.change(draft, replace(talks, status="live"), given=())

    assert (live.remote_id, live.status) == (draft.remote_id, "live")


def test_a_scheduled_post_goes_live_at_its_time_and_that_is_no_change(
    blog: Channel, wordpress: WordPressSite, talks: Dispatch
) -> None:
    made = blog.create(replace(talks, status="scheduled", at=talks.at + HOUR))
    wordpress.runs_its_clockwork(made.remote_id)
    seen = blog.see(made.remote_id)

    assert (made.status, made.at, made.url) == ("scheduled", talks.at + HOUR, "")
    assert seen is not None
    assert (seen.status, seen.version) == ("live", made.version)


def test_a_schedule_is_moved_and_taken_back(blog: Channel, talks: Dispatch) -> None:
    made = blog.create(replace(talks, status="scheduled", at=talks.at + HOUR))
    moved = blog.change(made, replace(talks, status="scheduled", at=talks.at + 2 * HOUR), given=())
    back = blog.change(moved, talks, given=())

    assert (moved.status, moved.at) == ("scheduled", talks.at + 2 * HOUR)
    assert back.status == "draft"


def test_a_draft_that_was_scheduled_goes_live_now(blog: Channel, talks: Dispatch) -> None:
    made = blog.create(replace(talks, status="scheduled", at=talks.at + HOUR))

    assert blog.change(blog.withdraw(made), replace(talks, status="live"), given=()).status == "live"


def test_a_schedule_too_near_is_refused_and_nothing_is_there(blog: Channel, talks: Dispatch) -> None:
    with pytest.raises(RefusedError, match="less than two minutes ahead"):
        blog.create(replace(talks, status="scheduled", at=talks.at + timedelta(seconds=100)))

    assert blog.find(talks.mark) == ()


def test_a_change_sends_what_differs_and_keeps_the_address(blog: Channel, talks: Dispatch) -> None:
    made = blog.create(replace(talks, status="live"))
    changed = blog.change(made, replace(talks, status="live", title="Orrin Talks Fail"), given=())

    assert (changed.title, changed.url, changed.content) == ("Orrin Talks Fail", made.url, made.content)


def test_a_change_that_changes_nothing_saves_nothing(blog: Channel, talks: Dispatch) -> None:
    made = blog.create(talks)

    assert blog.change(made, talks, given=()) == plain(made)


def test_a_withdrawn_post_is_a_draft_again(blog: Channel, wordpress: WordPressSite, talks: Dispatch) -> None:
    made = blog.create(replace(talks, status="live"))
    gone = blog.withdraw(made)

    assert (gone.status, gone.url, gone.content) == ("draft", "", made.content)
    assert not is_public(made, wordpress)


def test_a_contributor_may_send_drafts_only(wordpress: WordPressSite, talks: Dispatch) -> None:
    with wordpress.channel("contributor") as blog:
        assert blog.create(talks).status == "draft"
        with pytest.raises(RefusedError, match=r"may not publish \(role: contributor\)"):
            blog.create(wordpress.dispatch(labels=(), status="live"))


def test_somebody_elses_post_is_not_changed(wordpress: WordPressSite, talks: Dispatch) -> None:
    with wordpress.channel() as blog, wordpress.channel("author") as another:
        made = blog.create(talks)
        with pytest.raises(RefusedError, match=r"\(role: author\)"):
            another.change(made, replace(talks, title="Mine"), given=())


def test_a_player_is_kept_for_an_administrator_and_its_loss_told_to_an_author(
    blog: Channel, user: str, talks: Dispatch
) -> None:
    made = blog.create(replace(talks, html='<p>Watch</p><iframe src="https://www.youtube.com/embed/x"></iframe>'))
    lost = "WordPress took out what this user may not post (unfiltered_html): <iframe>"

    assert made.notes == (() if user == "editor" else (lost,))


def test_the_blogs_typography_is_left_on_where_the_blogger_wants_it(wordpress: WordPressSite, talks: Dispatch) -> None:
    with wordpress.channel(typography="blog") as blog:
        made = blog.create(replace(talks, title='"Talks" -- [gallery]'))
    title = wordpress.does("GET", f"posts/{made.remote_id}?context=edit")["title"]["rendered"]

    assert made.title == '"Talks" -- &#091;gallery]'
    assert title == "&#8220;Talks&#8221; &#8212; &#091;gallery]"
    assert "typography is left on" in " ".join(made.notes)


def test_a_blog_with_plain_addresses_is_asked_by_its_other_way_in(wordpress: WordPressSite, talks: Dispatch) -> None:
    password = wordpress.passwords["editor"]
    home = Reply(kind="text/html", body=b"<!doctype html><title>Home</title>")
    with (
        OddHost({"GET /wp-json/": home}, behind=wordpress.url) as host,
        host.channel(user="editor", secret=Secret(password), timeout_seconds=60.0) as blog,
    ):
        proof = blog.prove()
        made = blog.create(replace(talks, labels=("The Orrin",)))
        changed = blog.change(made, replace(talks, title="Anew", labels=("Lista",)), given=("The Orrin",))

    assert "plain addresses" in " ".join(proof.notes)
    assert (changed.title, changed.labels, changed.remote_id) == ("Anew", ("Lista",), made.remote_id)
    assert {asked.split("?")[0] for asked in host.asked[2:]} == {"GET /", "POST /"}

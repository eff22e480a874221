"""Blogger: posts by its API v3, found again by an HTML comment in their text.

A post is always made as a draft first and then published: the one step that cannot be taken back comes last, and a post
whose sending broke off between the two is found as a draft. There is no conditional write, so `desk.publishing`
compares what it sees before each change. What is there afterwards is read back, never assumed.
"""

from pathlib import Path
from urllib.parse import quote

from pipeline import settings
from pipeline.errors import OtherPostError, RefusedError, SettingsError, UnansweredError
from pipeline.news import Dispatch, Mark, Proof, Remote, Traits
from pipeline.publish import ours
from pipeline.publish.blogger import post as blogger_post
from pipeline.publish.blogger import token as blogger_token
from pipeline.publish.blogger.addresses import client
from pipeline.publish.blogger.api import BloggerApi
from pipeline.publish.blogger.posts import BloggerPosts, later

_LEAST_SETTLE_SECONDS = 150.0


def channel(chosen: settings.Channel, *, desk: Path, blog: settings.Blog) -> "Blogger":
    """Return the channel that the table `chosen` describes.

    Raises:
        SettingsError: client_id, the client's secret or the sign-in is missing.
    """
    whose = client(chosen)
    grant = blogger_token.kept(desk, chosen.name)
    if grant is None:
        do = blogger_token.sign_in_again(chosen.name)
        raise SettingsError(f"nobody has signed in for publish.{chosen.name}", where=whose.where, do=do)
    return Blogger(BloggerApi(whose, grant.refresh_token), blog_id=chosen.blog_id, address=blog.url)


class Blogger:
    """One blog at Blogger, open for one command."""

    def __init__(self, api: BloggerApi, *, blog_id: str, address: str) -> None:
        self._api = api
        self._posts = BloggerPosts(api, blog_id=blog_id)
        self._about_me = f"users/self/blogs/{quote(blog_id, safe='')}"
        self._address = address
        self._called = api.client.called

    @property
    def traits(self) -> Traits:
        """Blogger can do all of it; Google may go on for a while after we have stopped to listen."""
        return Traits(settle_seconds=max(_LEAST_SETTLE_SECONDS, 5 * self._api.client.timeout_seconds))

    def prove(self) -> Proof:
        """Say who signed in and with which role on the blog; see `Channel`."""
        about, user = self._asked(self._about_me), self._asked("users/self")
        blog, mine = _object(about.get("blog")), _object(about.get("blog_user_info"))
        name, role = str(blog.get("name", "")), str(mine.get("role", ""))
        if role not in {"ADMIN", "AUTHOR"}:
            do = "have the blog's owner make this account an author (Blogger, Settings, Permissions), then log in again"
            raise RefusedError(f"{self._called}: this account may not write on {name or 'this blog'}", do=do)
        may = {"draft": True, "publish": True, "see posts of others": role == "ADMIN"}
        account = f"{user.get('displayName') or user.get('id')}, {role.lower()} of {name}"
        return Proof(account=account, may=may, notes=self._other_address(str(blog.get("url", ""))))

    def find(self, mark: Mark) -> tuple[Remote, ...]:
        """Return every post with the mark in its text, trash included; see `Channel`."""
        return self._posts.marked(mark)

    def like(self, dispatch: Dispatch) -> tuple[Remote, ...]:
        """Return the posts that were changed since: Blogger may have taken the comment out; see `Channel`."""
        return self._posts.since(dispatch.mark)

    def create(self, dispatch: Dispatch) -> Remote:
        """Make a draft, then publish it where that is wanted; see `Channel`."""
        sent = blogger_post.fields(dispatch)
        draft = self._posts.inserted(sent, dispatch.mark)
        with later(f"{self._called}: a draft is on the blog, and no more"):
            self._refuse_another(draft, dispatch)
            there = self._brought(draft, dispatch)
        return blogger_post.noted(there, sent, dispatch)

    def see(self, remote_id: str) -> Remote | None:
        """Return a post as it is now; see `Channel`."""
        there = self._posts.got(remote_id)
        if there is None:
            self._asked(self._about_me)  # a blog that is not there, or is another's, answers 404 for every post
        return there

    def change(self, remote: Remote, dispatch: Dispatch, *, given: tuple[str, ...]) -> Remote:
        """Send the fields that differ, then publish or revert where that is wanted; see `Channel`."""
        _refuse_trashed(remote)
        fields = blogger_post.changes(remote, dispatch, given=given)
        if not fields:
            there = self._brought(remote, dispatch)
        else:
            changed = self._posts.patched(remote.remote_id, fields)
            with later(f"{self._called}: the words are changed, and no more"):
                there = self._brought(changed, dispatch)
        return blogger_post.noted(there, fields, dispatch)

    def withdraw(self, remote: Remote) -> Remote:
        """Make a draft of it again; see `Channel`."""
        _refuse_trashed(remote)
        return remote if remote.status == "draft" else self._posts.reverted(remote.remote_id)

    def close(self) -> None:
        """Let the connections go."""
        self._api.close()

    def _refuse_another(self, draft: Remote, dispatch: Dispatch) -> None:
        """See that the number is our post's, and ask before it is made public: nobody approved another draft."""
        there = draft if dispatch.status == "draft" else self._posts.got(draft.remote_id)
        if there is None or not ours.is_answer(there, dispatch):
            under = f"under the number that Google gave it, {draft.remote_id}"
            do = "publish again: it is looked up first"
            if there is None:
                raise UnansweredError(f"{under}, stands no post", do=do)
            what = f"{self._called}: {under}, stands another post than what was sent"
            raise OtherPostError(what, where=there.edit_url, do=do, remote_id=draft.remote_id)

    def _brought(self, remote: Remote, dispatch: Dispatch) -> Remote:
        """Bring a post to the status, and the time, that are wanted; only a draft can be published."""
        if dispatch.status == "draft":
            return self.withdraw(remote)
        if remote.status == dispatch.status and (remote.status == "live" or remote.at == dispatch.at):
            return remote
        if remote.status != "draft":
            return self._published_anew(remote, dispatch)
        if dispatch.status == "scheduled":
            return self._posts.published(remote.remote_id, at=blogger_post.stamp(dispatch.at))
        there = self._posts.published(remote.remote_id)
        if there.status != "scheduled":
            return there
        # Without a publishDate Blogger takes an hour that was saved before (so older revisions of its document say).
        with later(f"{self._called}: Blogger schedules the post, and no more"):
            return self._published_anew(there, dispatch)

    def _published_anew(self, remote: Remote, dispatch: Dispatch) -> Remote:
        draft = self._posts.reverted(remote.remote_id)
        with later(f"{self._called}: the post is a draft again, and no more"):
            return self._posts.published(draft.remote_id, at=blogger_post.stamp(dispatch.at))

    def _asked(self, path: str) -> dict[str, object]:
        return self._api.document(self._api.ask("GET", path), asked=path)

    def _other_address(self, url: str) -> tuple[str, ...]:
        """Say when this is not the blog that [blog] names: a blog_id is a long number, easily another one's."""
        ours, theirs = (_bare(address) for address in (self._address, url))
        same = not ours or ours == theirs
        return () if same else (f"blog_id is the blog at {url}, and [blog] url is {self._address}",)


def _refuse_trashed(remote: Remote) -> None:
    if remote.status == "trashed":
        raise RefusedError("the post is in the blog's trash", do="restore it on Blogger (Posts, Trash), then try again")


def _object(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _bare(address: str) -> str:
    return address.partition("://")[2].rstrip("/").lower().removeprefix("www.")

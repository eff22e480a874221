"""The posts of one blog: each method of Blogger's `posts` that we use, and what is there afterwards.

An answer to a write may leave out the status or the text; then the post is asked for again, so that what is returned is
always what the blog holds.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from pipeline import stopwatch
from pipeline.errors import ChannelError, OtherPostError, UnansweredError
from pipeline.news import Mark, Remote
from pipeline.publish.asking import LATER, Answer
from pipeline.publish.blogger import finding
from pipeline.publish.blogger import post as blogger_post
from pipeline.publish.blogger.api import BloggerApi
from pipeline.publish.blogger.words import is_limited

_LIST = "blogger#postList"  # of every list of posts, an empty one too (PostList.kind)
# Later another process might take the post for lost, and send it, too.
_LOOKING = 15.0


class BloggerPosts:
    """The posts of the blog `blog_id`. Every method raises as `BloggerApi.ask` and `BloggerApi.document` do."""

    def __init__(self, api: BloggerApi, *, blog_id: str) -> None:
        self._api = api
        self._blog_id = blog_id
        self._path = f"blogs/{quote(blog_id, safe='')}/posts"
        self._view = "ADMIN"
        self._looked_through: tuple[Mark, tuple[finding.Post, ...]] | None = None

    def marked(self, mark: Mark) -> tuple[Remote, ...]:
        """Return every post with the mark in its text, the trash included."""
        found = finding.since(mark, self._listed)
        self._looked_through = mark, found
        return tuple(self.remote(post) for post in found if finding.is_marked(post, mark))

    def since(self, mark: Mark) -> tuple[Remote, ...]:
        """Return the posts among which one with the mark would be, as `marked` has just seen them where it has."""
        looked_for, found = self._looked_through or (None, ())
        found = found if looked_for == mark else finding.since(mark, self._listed)
        return tuple(self.remote(post) for post in found if blogger_post.is_whole(post))

    def got(self, remote_id: str) -> Remote | None:
        """Return a post, None when there is none of that number."""
        answer = self._look(f"/{quote(remote_id, safe='')}", (("fetchBody", "true"),))
        if answer.status == 404:
            return None
        post = self._api.document(answer, asked=f"post {remote_id}")
        self._refuse_another(post, remote_id)
        return self.remote(post)

    def inserted(self, fields: Mapping[str, object], mark: Mark) -> Remote:
        """Make a draft, and return it.

        A 401 says that nothing was done; should what stands between us and Google say it too late, the draft is there.

        Raises:
            UnansweredError: it is.
        """
        query = (("isDraft", "true"), ("fetchBody", "true"))
        return self._written("POST", "", query=query, body=fields, look=lambda: self._refuse_marked(mark))

    def patched(self, remote_id: str, fields: Mapping[str, object]) -> Remote:
        """Change only these fields of a post, and return it."""
        return self._written("PATCH", remote_id, query=(("fetchBody", "true"),), body=fields)

    def published(self, remote_id: str, *, at: str = "") -> Remote:
        """Publish a draft, at a time where one is given, and return it."""
        return self._written("POST", remote_id, "/publish", query=(("publishDate", at),) if at else ())

    def reverted(self, remote_id: str) -> Remote:
        """Make a draft of a live or scheduled post, and return it."""
        return self._written("POST", remote_id, "/revert")

    def remote(self, post: dict[str, Any]) -> Remote:
        """Return a post of Google's as the desk knows it.

        Raises:
            UnansweredError: it is none, or lacks its status or text.
        """
        if not blogger_post.is_post(post) or not blogger_post.is_whole(post):
            what = f"{self._api.client.called}: Google shows a post without its status or text"
            raise UnansweredError(what, do="sign in as an author or administrator of the blog, then try again")
        return blogger_post.remote(post, blog_id=self._blog_id)

    def _written(
        self,
        verb: str,
        remote_id: str,
        step: str = "",
        *,
        query: finding.Query = (),
        body: Mapping[str, object] | None = None,
        look: Callable[[], None] | None = None,
    ) -> Remote:
        path = f"/{quote(remote_id, safe='')}{step}" if remote_id else ""
        answer = self._api.ask(verb, f"{self._path}{path}", query=query, body=body, look=look)
        post = self._api.document(answer, asked=f"{verb} posts{path}")
        with later(f"{self._api.client.called}: it was done, and cannot be read back"):
            if not blogger_post.is_post(post):
                raise UnansweredError("the answer is no post")
            self._refuse_another(post, remote_id or str(post["id"]))
            there = self.remote(post) if blogger_post.is_whole(post) else self.got(str(post["id"]))
            if there is None:
                raise UnansweredError("the post is not there")
            return there

    def _refuse_marked(self, mark: Mark) -> None:
        began = stopwatch.seconds()
        stands = "and the draft is on the blog" if self.marked(mark) else ""
        if stopwatch.seconds() - began > _LOOKING:
            stands = stands or "and whether the draft is on the blog took too long to see"
        if stands:
            what = f"{self._api.client.called}: Google does not take the sign-in, {stands}"
            raise UnansweredError(what, do="publish it again: what became of it is looked up first")

    def _listed(self, query: finding.Query) -> Mapping[str, Any]:
        page = self._api.document(self._look("", query), asked="the list of posts")
        if page.get("kind") != _LIST:  # what is no list would be read as an empty one, and the post sent again
            what = f"{self._api.client.called}: Google was asked for the list of posts, and answers with none"
            raise UnansweredError(what, do="try again later: the post may be there already")
        return page

    def _refuse_another(self, post: Mapping[str, object], remote_id: str) -> None:
        """Whatever is done next is done to the number that an answer gives: it must be the one that was asked for."""
        if "id" in post and post["id"] != remote_id:
            what = f"{self._api.client.called}: Google was asked for post {remote_id}, and answered with another"
            raise UnansweredError(what, do=LATER)

    def _look(self, path: str, query: finding.Query) -> Answer:
        """Ask as an administrator sees it; an author of a team's blog may only ask as an author."""
        answer = self._api.ask("GET", f"{self._path}{path}", query=(*query, ("view", self._view)))
        if answer.status == 403 and self._view == "ADMIN" and not is_limited(answer):
            self._view = "AUTHOR"
            return self._look(path, query)
        return answer


@contextmanager
def later(done: str) -> Iterator[None]:
    """After a step that was done, a refusal is no longer "nothing was done": it becomes an UnansweredError.

    Args:
        done: What was done, and by whom, for the message.
    """
    try:
        yield
    except OtherPostError:
        raise
    except ChannelError as problem:
        raise UnansweredError(f"{done}: {problem.what}", where=problem.where, do=problem.do) from None

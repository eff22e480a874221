"""The WordPress channel: a post by the REST API, signed in by an application password (WordPress 5.6 and newer).

WordPress has no conditional write and gives a clashing slug a number of its own, so the desk looks before it sends.
What else it does with a post is told beside the lines that go round it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from pipeline import settings, stopwatch
from pipeline.errors import (
    OtherPostError,
    RefusedError,
    RemoteEditedError,
    SettingsError,
    UnansweredError,
    UnreachedError,
)
from pipeline.news import Dispatch, Mark, Proof, Remote, Traits
from pipeline.publish import asking, ours
from pipeline.publish.wordpress import terms as wordpress_terms
from pipeline.publish.wordpress import words
from pipeline.publish.wordpress.account import proof
from pipeline.publish.wordpress.errors import named, unreadable
from pipeline.publish.wordpress.notes import notes
from pipeline.publish.wordpress.posts import Post, read, remote
from pipeline.publish.wordpress.site import Site
from pipeline.publish.wordpress.times import refuse_too_soon, same, timed

# The desk begins within a quarter of it, what is asked before the post takes _ASKING at most, then the request may wait
# to be let in, and PHP is cut off by most hosts after half a minute.
_SETTLES, _ASKING = 150.0, 15.0
_EDIT = {"context": "edit", "_embed": "wp:term"}
_CLOCKS_APART = timedelta(days=1)  # and zones: WordPress compares with the blog's own
_NEWEST = "30"  # posts with their texts: what was sent a moment ago is among them
_COPIES = ("", "-2", "-3", "-4")  # a slug that is taken gets a number; the trash adds its own word


def channel(chosen: settings.Channel, *, desk: Path, blog: settings.Blog) -> "WordPress":
    """Return the channel that a table of the settings describes. Nothing is asked yet.

    Args:
        chosen: Its table, with its secret.
        desk: The desk's folder; WordPress needs nothing of it.
        blog: Not needed either: WordPress has the blog's zone and language itself.

    Raises:
        SettingsError: the secret is missing, or would be sent where others read it.
    """
    where = f"copydesk.toml, [publish.{chosen.name}]"
    if chosen.secret is None:
        raise SettingsError(
            f"publish.{chosen.name} has no application password",
            where=where,
            do=f"make one on the blog (Users > Profile > Application Passwords) and write it into "
            f"secrets/{chosen.name} (chmod 600)",
        )
    if ":" in chosen.user:
        raise SettingsError(f"publish.{chosen.name}.user cannot hold a colon", where=where, do="write the login name")
    asking.require_safe(chosen.url, key=f"publish.{chosen.name}.url", where=where)
    auth = httpx.BasicAuth(chosen.user, chosen.secret.reveal())
    asker = asking.client(timeout_seconds=chosen.timeout_seconds, auth=auth)
    return WordPress(asker, chosen)


class WordPress:
    """A blog as one of its users sees it; see `channel.Channel` for what each verb promises."""

    def __init__(self, asker: httpx.Client, chosen: settings.Channel) -> None:
        self._asker = asker
        secret = chosen.secret.reveal() if chosen.secret else ""
        self._site = Site(asker, url=chosen.url, channel=chosen.name, hidden=asking.basic(chosen.user, secret))
        self._labels_as = chosen.labels_as
        self._typography = chosen.typography
        self._settle_seconds = max(_SETTLES, 5 * chosen.timeout_seconds)

    @property
    def traits(self) -> Traits:
        """All that a channel can do; a PHP that is still at work after a minute is cut off by its host."""
        return Traits(settle_seconds=self._settle_seconds)

    def prove(self) -> Proof:
        """Say who we are on the blog and what we may do there; nothing is posted."""
        return proof(self._site)

    def find(self, mark: Mark) -> tuple[Remote, ...]:
        """Return every post with the mark in its slug or its content, those in the trash too."""
        slugs = [f"{mark.slug}{copy}{trash}" for copy in _COPIES for trash in ("", "__trashed")]
        # An editor may have changed the slug; the search does not see slugs, and finds mere mentions too.
        listed = (*self._listed(slug=",".join(slugs)), *self._listed(search=mark.key))
        found = {post.id: post for post in listed if ours.bears(mark.key, post.content, post.slug)}
        return tuple(self._remote(found[number]) for number in sorted(found))

    def like(self, dispatch: Dispatch) -> tuple[Remote, ...]:
        """Return the newest posts with words of its title: a plugin may have taken the comment and the slug away."""
        since = (dispatch.mark.since - _CLOCKS_APART).strftime("%Y-%m-%dT%H:%M:%S")
        said = words.searchable(dispatch.title)
        return tuple(map(self._remote, self._listed(search=said, after=since, per_page=_NEWEST))) if said else ()

    def create(self, dispatch: Dispatch) -> Remote:
        """Send a new post."""
        with self._before_sending():
            refuse_too_soon(dispatch, self._site)
            labels, left_out = wordpress_terms.numbers(self._site, self._labels_as, dispatch.labels)
            body = self._written(dispatch) | timed(dispatch, self._site, new=True) | {"slug": dispatch.mark.slug}
        if labels:
            body[self._labels_as] = sorted(set(labels.values()))
        post = self._posted("posts", body)
        self._refuse_another(post, dispatch)
        return self._noted(post, body, dispatch, left_out)

    def see(self, remote_id: str) -> Remote | None:
        """Return a post as it is now, the trash included; None when it was deleted for good."""
        post = self._seen(remote_id)
        return self._remote(post) if post else None

    def change(self, remote: Remote, dispatch: Dispatch, *, given: tuple[str, ...]) -> Remote:
        """Bring a post to what `dispatch` says, sending only what differs.

        Raises:
            RemoteEditedError: it is not any more what `remote` says; nothing was overwritten.
        """
        with self._before_sending():
            now = self._unchanged(remote)
            body: dict[str, object] = {}
            if remote.status != dispatch.status or (dispatch.status == "scheduled" and not same(now.at, dispatch.at)):
                refuse_too_soon(dispatch, self._site)
                body |= timed(dispatch, self._site, new=False)
            wanted, left_out = wordpress_terms.numbers(self._site, self._labels_as, dispatch.labels)
        stored = {"title": now.title, "content": now.content, "excerpt": now.excerpt}
        body |= {name: text for name, text in self._written(dispatch).items() if text != stored[name]}
        terms = wordpress_terms.exchanged(now, self._labels_as, given=given, wanted=wanted)
        if terms != now.of(self._labels_as):
            body[self._labels_as] = terms
        if not body:
            return self._remote(now, left_out)
        return self._noted(self._posted(f"posts/{now.id}", body), body, dispatch, left_out)

    def withdraw(self, remote: Remote) -> Remote:
        """Make a post a draft again; its address stops working, its words stay."""
        with self._before_sending():
            now = self._there(remote)
        if now.status == "draft":
            return self._remote(now)
        return self._remote(self._posted(f"posts/{now.id}", {"status": "draft"}))

    def close(self) -> None:
        """Let connections go."""
        self._asker.close()

    def _listed(self, **query: str) -> list[Post]:
        # Without a status only published posts are listed, and `any` leaves out the trash. A wrong password would see
        # an empty list of published ones; context=edit and the status make it an error.
        listed = self._site.get("posts", **{"status": "any,trash", "per_page": "100", **_EDIT, **query})
        posts = [read(one) for one in listed] if isinstance(listed, list) else [None]
        if any(post is None for post in posts):
            raise unreadable(self._site.channel, self._site.where("posts"), changes=False)
        return [post for post in posts if post]

    def _seen(self, remote_id: str) -> Post | None:
        if not (remote_id.isascii() and remote_id.isdigit()):
            return None
        path = f"posts/{remote_id}"
        document = self._site.get(path, accept=("rest_post_invalid_id",), **_EDIT)
        if isinstance(document, dict) and document.get("code") == "rest_post_invalid_id":
            return None
        return self._understood(document, path, changes=False)

    def _there(self, remote: Remote) -> Post:
        where = f"post {remote.remote_id} of {self._site.url}"
        now = self._seen(remote.remote_id)
        if now is None:
            raise RefusedError(f"{self._name}: the post is not there any more", where=where, do="send it anew")
        if now.status == "trash":
            do = "restore it there (Posts > Trash), or leave it"
            raise RefusedError(f"{self._name}: somebody put the post into the trash", where=where, do=do)
        return now

    def _unchanged(self, remote: Remote) -> Post:
        now = self._there(remote)
        if (remote.version or now.version, remote.status) != (now.version, self._remote(now).status):
            raise RemoteEditedError(
                f"{self._name}: somebody changed the post just now",
                where=f"post {now.id} of {self._site.url}",
                do="look at what changed, then publish again",
            )
        return now

    def _written(self, dispatch: Dispatch) -> dict[str, object]:
        typography = self._typography
        written: dict[str, object] = {
            "title": words.title(dispatch.title, typography=typography),
            "content": words.content(dispatch.html, key=dispatch.mark.key, typography=typography),
        }
        written["excerpt"] = words.title(dispatch.excerpt, typography=typography)
        return written

    def _refuse_another(self, post: Post, dispatch: Dispatch) -> None:
        """A plugin or a proxy may answer with an older post, which would be changed in the place of ours."""
        if not ours.is_answer(self._remote(post), dispatch, post.slug):
            what = f"{self._name}: to our post it answers with another, number {post.id}; {asking.UNKNOWN}"
            where, number = self._site.where(f"posts/{post.id}"), str(post.id)
            raise OtherPostError(what, where=where, do=asking.LOOKED_UP, remote_id=number)

    def _noted(self, post: Post, body: dict[str, object], dispatch: Dispatch, left_out: tuple[str, ...]) -> Remote:
        return self._remote(post, (*left_out, *notes(post, body, dispatch, typography=self._typography)))

    def _posted(self, path: str, body: dict[str, object]) -> Post:
        return self._understood(self._site.post(path, body, **_EDIT), path, changes=True)

    def _understood(self, document: Any, path: str, *, changes: bool) -> Post:  # noqa: ANN401  a stranger's JSON
        post, asked = read(document), path.removeprefix("posts/")
        # Whatever is done next is done to the number that an answer gives: it must be the one that was asked for.
        if post is None or (asked.isdigit() and post.id != int(asked)):
            raise unreadable(self._site.channel, self._site.where(path), changes=changes)
        return post

    def _remote(self, post: Post, said: tuple[str, ...] = ()) -> Remote:
        if self._typography == "blog":
            said = (*said, "the blog's typography is left on: readers see its quotes and dashes, not those you typed")
        return remote(post, labels_as=self._labels_as, url=self._site.url, notes=said)

    @contextmanager
    def _before_sending(self) -> Iterator[None]:
        """Ask what is asked before the post leaves: of that, a lost answer leaves nothing in doubt.

        It may take 15 seconds. Later another process might take the post for lost, and send it too.
        """
        began, lost = stopwatch.seconds(), None
        try:
            yield
        except UnansweredError as error:
            lost = error
        if lost is not None:
            raise UnreachedError(f"{lost.what}; the post was not sent", where=lost.where, do=lost.do)
        if stopwatch.seconds() - began > _ASKING:
            what = f"{self._name}: the blog took too long over the labels; the post was not sent"
            raise UnreachedError(
                what, where=self._site.url, do="publish again; if it stays slow, raise timeout_seconds"
            )

    @property
    def _name(self) -> str:
        return named(self._site.channel)

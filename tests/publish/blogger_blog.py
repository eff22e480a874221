"""A blog in memory that behaves as Blogger says it does: drafts, schedules, the trash, and who may see what."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

BLOG_ID = "8300000000000000001"
ADDRESS = "https://river-watch.example/"
_RANKS = {"READER": 0, "AUTHOR": 1, "ADMIN": 2}
_MOST_RESULTS = 500

Json = dict[str, Any]
Query = Mapping[str, Sequence[str]]


class BloggerSaysNoError(Exception):
    """An answer in Google's shape: `code` is the status, `reason` its word."""

    def __init__(self, code: int, reason: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.reason = reason
        self.message = message


def clock() -> datetime:
    """Return the server's own time: what it stamps on a post is not the desk's business."""
    return datetime.now(UTC)  # noqa: TID251


@dataclass(slots=True)
class Post:
    """One post. `saved` is the time it was to go out at, kept when it is reverted."""

    id: str
    title: str
    content: str
    labels: list[str]
    status: str
    published: datetime
    updated: datetime
    saved: datetime | None = None


@dataclass(slots=True)
class Blog:
    """The posts of one blog, and the role that the signed-in user has there.

    `terse`: answers to writes leave out the status and the body. `page`: so many posts at most are listed at once.
    `cleans` is what it makes of a text, `late` what it adds to a time.
    """

    role: str = "ADMIN"
    terse: bool = False
    page: int = _MOST_RESULTS
    cleans: Callable[[str], str] = str
    late: timedelta = timedelta()
    clock: Callable[[], datetime] = clock
    posts: dict[str, Post] = field(default_factory=dict)
    _ids: Iterator[int] = field(default_factory=lambda: count(4_100_000_000_000_000_001))

    def put(self, content: str, *, title: str = "An older post", status: str = "LIVE", **given: Any) -> Post:  # noqa: ANN401
        """Put a post there as its owner would, by the editor of Blogger."""
        now = self.clock()
        values = {"labels": [], "published": now, "updated": now, **given}
        post = Post(id=str(next(self._ids)), title=title, content=content, status=status, **values)
        self.posts[post.id] = post
        return post

    def does(self, method: str, path: Mapping[str, str], query: Query, body: Json) -> Json:
        """Do what a checked request asks for, and return the answer.

        Raises:
            BloggerSaysNoError: it is refused.
        """
        self._publish_what_is_due()
        if path.get("blogId", BLOG_ID) != BLOG_ID:
            raise BloggerSaysNoError(404, "notFound", "Not Found")
        doings: dict[str, Callable[[Mapping[str, str], Query, Json], Json]] = {
            "blogger.users.get": lambda *_: {"kind": "blogger#user", "id": "g7", "displayName": "Mira Okonjo"},
            "blogger.blogUserInfos.get": lambda *_: self._about_me(),
            "blogger.posts.list": lambda _, query, __: self._listed(query),
            "blogger.posts.get": self._got,
            "blogger.posts.insert": self._inserted,
            "blogger.posts.patch": self._patched,
            "blogger.posts.publish": self._published,
            "blogger.posts.revert": self._reverted,
        }
        if method not in doings:
            raise BloggerSaysNoError(501, "notImplemented", f"this server does not do {method}")
        if method in {"blogger.posts.insert", "blogger.posts.patch", "blogger.posts.publish", "blogger.posts.revert"}:
            self._needs("AUTHOR")
        return doings[method](path, query, body)

    def _about_me(self) -> Json:
        user = {"kind": "blogger#blogPerUserInfo", "blogId": BLOG_ID, "userId": "g7", "role": self.role}
        blog = {"kind": "blogger#blog", "id": BLOG_ID, "name": "River Watch", "url": ADDRESS}
        about = {**user, "hasAdminAccess": self.role == "ADMIN"}
        return {"kind": "blogger#blogUserInfo", "blog": blog, "blog_user_info": about}

    def _listed(self, query: Query) -> Json:
        view = query.get("view", ["READER"])[0]
        self._needs(view)
        wanted = query.get("status", ["LIVE"])[:1]  # the document lets it repeat; Blogger is said not to join them
        if view == "READER" and wanted != ["LIVE"]:
            raise BloggerSaysNoError(403, "forbidden", "Readers see what is live")
        size = int(query.get("maxResults", ["10"])[0])
        if size > _MOST_RESULTS:
            raise BloggerSaysNoError(400, "invalid", f"maxResults must be at most {_MOST_RESULTS}")
        if "startDate" in query or "labels" in query:
            raise BloggerSaysNoError(501, "notImplemented", "this server filters by status only")
        by = query.get("orderBy", ["PUBLISHED"])[0].lower()
        found = [post for post in self.posts.values() if post.status in wanted]
        found.sort(key=lambda post: (getattr(post, by), post.id), reverse=query.get("sortOption") != ["ASCENDING"])
        first = int(query.get("pageToken", ["p0"])[0].removeprefix("p"))
        last = first + min(size, self.page)
        bodies = query.get("fetchBodies", ["true"]) == ["true"]
        items = [self._shown(post, view, body=bodies) for post in found[first:last]]
        more = {"nextPageToken": f"p{last}"} if last < len(found) else {}
        return {"kind": "blogger#postList", **({"items": items} if items else {}), **more}

    def _got(self, path: Mapping[str, str], query: Query, _: Json) -> Json:
        view = query.get("view", ["READER"])[0]
        self._needs(view)
        return self._shown(self._post(path), view, body=query.get("fetchBody", ["true"]) == ["true"])

    def _inserted(self, _: Mapping[str, str], query: Query, body: Json) -> Json:
        status = "DRAFT" if query.get("isDraft") == ["true"] else "LIVE"
        given = {"labels": sorted(body.get("labels", []))}
        return self._written(
            self.put(self.cleans(body.get("content", "")), title=body.get("title", ""), status=status, **given)
        )

    def _patched(self, path: Mapping[str, str], _: Query, body: Json) -> Json:
        post = self._post(path)
        post.title = body.get("title", post.title)
        post.content = self.cleans(body.get("content", post.content))
        post.labels = sorted(body.get("labels", post.labels))
        return self._written(post)

    def _published(self, path: Mapping[str, str], query: Query, _: Json) -> Json:
        """Publish now, at the date given, or at the one saved: as the reference of `publishDate` has it."""
        post, now = self._post(path), self.clock()
        if post.status != "DRAFT":
            raise BloggerSaysNoError(400, "invalid", "Only a draft can be published")
        if "publishDate" in query:
            post.published = _moment(query["publishDate"][0]) + self.late
        else:
            post.published = post.saved if post.saved and post.saved > now else now
        post.status = "SCHEDULED" if post.published > now else "LIVE"
        post.saved = post.published if post.status == "SCHEDULED" else None
        return self._written(post)

    def _reverted(self, path: Mapping[str, str], _: Query, __: Json) -> Json:
        post = self._post(path)
        if post.status not in {"LIVE", "SCHEDULED"}:
            raise BloggerSaysNoError(400, "invalid", "Only a published or scheduled post can be reverted")
        post.status = "DRAFT"
        return self._written(post)

    def _written(self, post: Post) -> Json:
        post.updated = max(self.clock(), post.updated + timedelta(seconds=1))
        shown = self._shown(post, "ADMIN", body=not self.terse)
        return {name: value for name, value in shown.items() if not (self.terse and name == "status")}

    def _shown(self, post: Post, view: str, *, body: bool) -> Json:
        live = post.status == "LIVE"
        return {
            "kind": "blogger#post",
            "id": post.id,
            "blog": {"id": BLOG_ID},
            "published": post.published.isoformat(timespec="seconds"),
            "updated": post.updated.isoformat(timespec="seconds"),
            "title": post.title,
            "author": {"id": "g7", "displayName": "Mira Okonjo"},
            "replies": {"totalItems": "0"},
            **({"url": f"{ADDRESS}{post.published:%Y/%m}/{post.id[-4:]}.html"} if live else {}),
            **({"content": post.content} if body else {}),
            **({"labels": list(post.labels)} if post.labels else {}),
            **({"status": post.status} if view != "READER" else {}),
        }

    def _post(self, path: Mapping[str, str]) -> Post:
        post = self.posts.get(path["postId"])
        if post is None:
            raise BloggerSaysNoError(404, "notFound", "Not Found")
        return post

    def _needs(self, role: str) -> None:
        if _RANKS.get(role, 0) > _RANKS[self.role]:
            raise BloggerSaysNoError(
                403, "forbidden", "We're sorry, but you don't have permission to access this resource."
            )

    def _publish_what_is_due(self) -> None:
        for post in self.posts.values():
            if post.status == "SCHEDULED" and post.published <= self.clock():
                post.status = "LIVE"


def _moment(words: str) -> datetime:
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise BloggerSaysNoError(400, "invalid", f"Invalid value for: publishDate {words!r}")
    return at

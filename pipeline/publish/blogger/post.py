"""A post in Blogger's words and in ours. Pure. Fields: Post of the discovery document blogger.v3, revision 20260707."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from pipeline.news import Dispatch, Remote
from pipeline.publish import marks, ours, when
from pipeline.publish.comparing import lines

# Post.status -> ours
_STATUSES = {"DRAFT": "draft", "SCHEDULED": "scheduled", "LIVE": "live", "SOFT_TRASHED": "trashed"}
_EDITOR = "https://www.blogger.com/blog/post/edit/"
# A blog's template prints a title as markup: what would read as a tag or a character reference is written as its own.
_REFERENCE = re.compile(r"&(?=#?\w+;)")

Json = Mapping[str, object]


def fields(dispatch: Dispatch) -> dict[str, object]:
    """Return a new post's fields. There is no slug, and `customMetaData` is deprecated: our mark is an HTML comment."""
    return {"title": _title(dispatch.title), "content": _content(dispatch), "labels": list(dispatch.labels)}


def changes(remote: Remote, dispatch: Dispatch, *, given: tuple[str, ...]) -> dict[str, object]:
    """Return only the fields in which a post has to change; labels on it that we did not give stay, before ours."""
    foreign = [label for label in remote.labels if label not in given and label not in dispatch.labels]
    wanted = {**fields(dispatch), "labels": [*foreign, *dispatch.labels]}
    there = {"title": remote.title, "content": remote.content, "labels": list(remote.labels)}
    # Byte for byte: sent again where Blogger stores it in another form, which changes nothing for a reader.
    return {name: value for name, value in wanted.items() if _ordered(value) != _ordered(there[name])}


def is_post(value: object) -> bool:
    """Return whether a JSON value can be a post: it has an id."""
    return isinstance(value, dict) and isinstance(value.get("id"), str) and bool(value["id"])


def is_whole(post: Json) -> bool:
    """Return whether an answer says all that we read; the status is there only for those who may write."""
    return _words(post, "status") in _STATUSES and isinstance(post.get("content"), str)


def remote(post: Json, *, blog_id: str) -> Remote:
    """Return a whole post as the desk knows it."""
    number, status = _words(post, "id"), _STATUSES[_words(post, "status")]
    url, labels = _words(post, "url"), post.get("labels")
    return Remote(
        remote_id=number,
        url=url if status == "live" and url.startswith(("http://", "https://")) else "",
        status=status,
        title=_words(post, "title"),
        content=_words(post, "content"),
        labels=tuple(label for label in labels if isinstance(label, str)) if isinstance(labels, list) else (),
        # Not the etag: it may move when a reader comments, and `replies` is no change of the post's.
        version=_words(post, "updated"),
        at=moment(post, "published"),
        edit_url=f"{_EDITOR}{blog_id}/{number}" if number.isascii() and number.isdigit() else "",
    )


def noted(remote: Remote, sent: Mapping[str, object], dispatch: Dispatch) -> Remote:
    """Return the post with notes on what Blogger made of it that differs from what was asked; `sent` are the fields."""
    there = {"title": remote.title, "content": remote.content, "labels": list(remote.labels)}
    notes = [f"Blogger changed the {name}" for name, value in sent.items() if _read(value) != _read(there[name])]
    if not ours.bears(dispatch.mark.key, remote.content):
        notes.append("Blogger took our mark out of the text: this post cannot be found again by it")
    if remote.status != dispatch.status:
        notes.append(f"it was to be {dispatch.status}, and Blogger says {remote.status}")
    elif remote.status == "scheduled" and remote.at and stamp(remote.at) != stamp(dispatch.at):
        notes.append(f"it was to go out at {stamp(dispatch.at)}, and Blogger says {stamp(remote.at)}")
    return replace(remote, notes=(*remote.notes, *notes))


def moment(post: Json, name: str) -> datetime | None:
    """Return an RFC 3339 time of a post, aware UTC; None where there is none."""
    try:
        at = datetime.fromisoformat(_words(post, name))
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo and when.in_every_zone(at) else None


def stamp(at: datetime) -> str:
    """Return a time as Blogger takes it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _title(words: str) -> str:
    return _REFERENCE.sub("&amp;", words).replace("<", "&lt;")


def _content(dispatch: Dispatch) -> str:
    mark = marks.comment(dispatch.mark.key)
    return dispatch.html if mark in dispatch.html else f"{dispatch.html.rstrip()}\n{mark}"


def _ordered(value: object) -> object:
    return sorted(value) if isinstance(value, list) else value  # Blogger sorts labels


def _read(value: object) -> object:
    """Return what a reader sees of a field."""
    return lines(value) if isinstance(value, str) else _ordered(value)


def _words(post: Json, name: str) -> str:
    value = post.get(name)
    return value if isinstance(value, str) else ""

"""What WordPress did to a post that the editor should know: it says 201, and has changed or dropped something. Pure."""

from html import unescape

from pipeline.news import Dispatch
from pipeline.publish.asking import shortened
from pipeline.publish.wordpress.posts import Post
from pipeline.publish.wordpress.words import shown, taken_out

_AROUND = 30  # characters shown on each side of the first difference


def notes(post: Post, sent: dict[str, object], dispatch: Dispatch, *, typography: str) -> tuple[str, ...]:
    """Return what is not as it was sent, in words.

    Args:
        post: As WordPress answered.
        sent: The body that was sent: only these fields are looked at.
        dispatch: The post that was meant.
        typography: `blog` = that readers see other quotes and dashes was chosen.
    """
    seen = _seen(post, sent, dispatch) if typography == "house" else []
    return (*_place(post, sent), *_stored(post, sent), *seen)


def _place(post: Post, sent: dict[str, object]) -> list[str]:
    said = []
    if sent.get("slug", post.slug) != post.slug:
        said.append(f"its address ends in {shortened(post.slug)}: another post has the one that was asked for")
    if sent.get("status", post.status) != post.status:
        said.append(f'WordPress made it "{shortened(post.status)}", not "{sent["status"]}"')
    said.extend(
        f"WordPress dropped some of the {name}"
        for name in ("categories", "tags")
        if _dropped(sent.get(name), post.of(name))
    )
    return said


def _dropped(sent: object, has: tuple[int, ...]) -> bool:
    return isinstance(sent, list | tuple) and not set(sent) <= set(has)


def _stored(post: Post, sent: dict[str, object]) -> list[str]:
    content = sent.get("content")
    if not isinstance(content, str) or unescape(content) == unescape(post.content):
        return []
    gone = taken_out(content, post.content)
    if gone:
        return [f"WordPress took out what this user may not post (unfiltered_html): {', '.join(gone)}"]
    return ["WordPress stored the post's markup in its own way"]


def _seen(post: Post, sent: dict[str, object], dispatch: Dispatch) -> list[str]:
    """Say where readers see other words than the house post has: a plugin, or the blog's own typography."""
    pairs = {"title": (" ".join(dispatch.title.split()), shown(post.shown_title))}
    pairs["content"] = (shown(dispatch.html), shown(post.shown))
    return [
        f"readers see another {name}: {_difference(meant, there)}"
        for name, (meant, there) in pairs.items()
        if name in sent and meant not in there
    ]


def _difference(meant: str, there: str) -> str:
    same = next((place for place, pair in enumerate(zip(meant, there, strict=False)) if pair[0] != pair[1]), len(there))
    begin = max(0, same - _AROUND)
    return f'"{shortened(meant[begin : same + _AROUND])}" is shown as "{shortened(there[begin : same + _AROUND])}"'

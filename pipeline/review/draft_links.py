"""What the editor does to the list of links, and to pictures: add, remove, move, reword, group."""

from collections.abc import Iterator
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request

from pipeline.desk import adding, editing
from pipeline.desk.adding import Added
from pipeline.errors import UsageError
from pipeline.review import times
from pipeline.review.current import editor, said, the_desk
from pipeline.review.draft_answers import carried_out, whole, written
from pipeline.review.draft_typed import seen, typed

pages = Blueprint("draft_links", __name__)


@pages.post("/drafts/<int:number>/links")
def link(number: int) -> Response:
    """Add a headline to the list, at a place or at its end."""
    return carried_out(
        number,
        lambda: editing.list_headline(
            the_desk(), number, headline=whole("headline") or 0, at=whole("at"), seen=seen("list"), editor=editor()
        ),
        place="field-list",
    )


@pages.post("/drafts/<int:number>/links/<int:place>/removal")
def removal(number: int, place: int) -> Response:
    """Take a link out of the list."""
    return carried_out(
        number,
        lambda: editing.remove_link(the_desk(), number, place=place, seen=seen("list"), editor=editor()),
        place=f"l{place}",
    )


@pages.post("/drafts/<int:number>/links/<int:place>/place")
def move(number: int, place: int) -> Response:
    """Move a link to another place."""

    def put() -> None:
        to = whole("to")
        if to is None:
            raise UsageError("no place is named", do="write its number")
        editing.place_link(the_desk(), number, place=place, to=to, seen=seen("list"), editor=editor())

    to = request.form.get("to", "")
    return carried_out(number, put, place=f"l{to if to.isascii() and to.isdigit() else place}")


@pages.post("/drafts/<int:number>/links/<int:place>/words")
def words(number: int, place: int) -> Response:
    """Print other words for a link."""
    return written(
        number,
        "list",
        lambda: editing.reword_link(
            the_desk(), number, place=place, words=typed("words"), seen=seen("list"), editor=editor()
        ),
        place=f"l{place}",
        saves="words",
    )


@pages.post("/drafts/<int:number>/links/<int:place>/group")
def group(number: int, place: int) -> Response:
    """Begin a group at a link, or join it to the one above."""
    return carried_out(
        number,
        lambda: editing.part_group(the_desk(), number, place=place, seen=seen("list"), editor=editor()),
        place=f"l{place}",
    )


@pages.post("/drafts/<int:number>/addresses")
def address(number: int) -> Response:
    """Add the page at an address to the list, or as the lead; where it cannot be had, offer the clipper."""
    url, role = typed("url").strip(), typed("role") or "list"
    clip = "/clip?" + urlencode({"url": url, "home": f"d{number}", "use": role})

    def add() -> None:
        done = adding.add_address(the_desk(), number, url, role=role, seen=seen(role), editor=editor())
        if done.headline is None:
            cure = "clip it from your own browser, or type its headline there"
            raise UsageError(f"the page could not be had: {done.problem}", where=done.address, do=cure)
        said(" ".join(_told(done)))

    return carried_out(
        number, add, place="field-list" if role == "list" else "field-lead", clip=clip, open_field="address"
    )


def _told(done: Added) -> Iterator[str]:
    outlet = done.headline.outlet if done.headline else ""
    yield f"Added {outlet}."
    if done.problem:
        yield f"Its page gave no text: {done.problem}."
    for post in done.printed[:1]:
        desk = the_desk()
        when = times.outgoing(post.at, now=desk.now, zone=ZoneInfo(desk.settings.blog.timezone))
        yield f"You linked it in {post.title} ({when})."


@pages.post("/drafts/<int:number>/media/<int:place>/removal")
def media_removal(number: int, place: int) -> Response:
    """Take a picture or an embed out of the post."""
    return carried_out(
        number,
        lambda: editing.remove_media(the_desk(), number, place=place, seen=seen("media"), editor=editor()),
        place="field-lead",
    )

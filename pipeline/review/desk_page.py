"""The desk page: drafts and stories by topic, and what is done with stories right there."""

from collections.abc import Callable
from datetime import datetime
from typing import cast
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, render_template, request
from markupsafe import Markup

from pipeline.dates.wrong_clocks import ahead_of, span
from pipeline.desk import Desk, arranging, draft_story, muting, publishing
from pipeline.desk.evening import Asked, Evening, Memory, StoryRow, evening, sorted_news
from pipeline.news import Topic
from pipeline.review import hours_plot
from pipeline.review.answers import back, part_or_page
from pipeline.review.current import said, the_desk
from pipeline.review.numbers import stored_number
from pipeline.review.ways_back import of_mute, offers_way_back, way_back
from pipeline.store import figures
from pipeline.topics import FRONT

# The fields that may be touched, in the words of the draft's line.
FIELD_WORDS = {"list": "list", "media": "pictures", "format": "house format"}
REASONS = ("not news", "posted before", "off topic", "one-sided")
_HOURS = (24, 6)
_MOST_MERGED = 20
_MOST_SKIPPED = 1_000_000

pages = Blueprint("desk_page", __name__)


@pages.get("/")
def desk_page() -> Response:
    """Show the desk, or what the filters leave of it."""
    asked, desk = _asked(), the_desk()
    if asked.topic:
        desk.topic(asked.topic)
    laid = evening(desk, asked, memory=the_memory())
    local = desk.now.astimezone(ZoneInfo(desk.settings.blog.timezone))
    return part_or_page(
        "review/desk/part.html",
        "review/desk/page.html",
        here="desk",
        evening=laid,
        posts=publishing.posts_to_tell(desk),
        drawn=_drawing(laid),
        today=today(local),
        undo=way_back(request.args.get("undo", "")),
        query=_query(asked),
        hours_choices=_hour_choices(laid),
        front=FRONT,
        budget=desk.settings.review.posts_a_day,
        folder=desk.folder,
        clock=_clock(desk),
        field_words=FIELD_WORDS,
    )


def _clock(desk: Desk) -> str:
    """Return by how much this desk has seen a later time than now, in words; "" = by nothing that matters."""
    ahead = ahead_of(figures.newest_moment(desk.db), desk.now)
    return span(ahead) if ahead else ""


def the_memory() -> Memory:
    """Return what this process keeps of the desk between two requests."""
    return cast(Memory, current_app.extensions.setdefault("copydesk-evening", Memory()))


def _drawing(laid: Evening) -> Callable[[StoryRow], Markup]:
    """Return what draws a story: most of the page, and the same for every session, so it is drawn once a minute."""
    minute = laid.at.replace(second=0, microsecond=0)
    kept = the_memory().kept.get(_drawing)
    if kept is None or kept[0] != minute:
        kept = the_memory().kept[_drawing] = (minute, {})
    made: dict[StoryRow, Markup] = kept[1]
    values = {"evening": laid, "plot": hours_plot, "reasons": REASONS}

    def draw(row: StoryRow) -> Markup:
        if row not in made:
            # The template escapes what it prints.
            made[row] = Markup(render_template("review/desk/row.html", row=row, **values))  # noqa: S704
        return made[row]

    return draw


def today(local: datetime) -> str:
    """Return the blog's day in words: `Tuesday, February 17`."""
    return f"{local:%A, %B} {local.day}"


@pages.post("/stories/<int:number>/draft")
def draft(number: int) -> Response:
    """Draft a story whatever speaks against it, and open the draft."""
    made = draft_story(the_desk(), number, _topic(), seen=sorted_news(the_desk(), the_memory()))
    return back(f"/drafts/{made.id}")


@pages.post("/stories/<int:number>/hiding")
def hiding(number: int) -> Response:
    """Drop a story from the desk."""
    story = arranging.hide_story(the_desk(), number, reason=request.form.get("reason", "")[:200])
    return done("Dropped. It gets no draft until you restore it.", undo=f"drop-{story}")


@pages.post("/stories/<int:number>/merger")
def merger(number: int) -> Response:
    """Merge the stories of the field `other` into this one."""
    others = dict.fromkeys(request.form.getlist("other", type=stored_number)[:_MOST_MERGED])
    others.pop(number, None)
    if not others:
        return done("Nothing merged: select another story first (x), then merge here.")
    for other in others:
        arranging.merge_stories(the_desk(), number, other)
    first = next(iter(others))
    return done("Merged. Runs keep them together.", undo=f"merger-{first}" if len(others) == 1 else "")


@pages.post("/headlines/<int:number>/split")
def split(number: int) -> Response:
    """Take a headline out of its story."""
    new = arranging.split_headline(the_desk(), number)
    return done("Split off. Runs keep them apart.", undo=f"split-{new}")


@pages.post("/headlines/<int:number>/unfolding")
def unfolding(number: int) -> Response:
    """Let a folded copy stand for itself."""
    arranging.unfold(the_desk(), number)
    return done("Unfolded. It stands for itself from now on.", undo=f"folding-{number}")


@pages.post("/outlets/mute")
def mute() -> Response:
    """Set how far an outlet is muted, on a topic or everywhere."""
    form = request.form
    level, topic, outlet = form.get("level", ""), form.get("topic", ""), form.get("outlet", "")[:200]
    before = muting.standing(the_desk(), outlet, topic)
    name = muting.mute(the_desk(), outlet, topic=topic, level=level, seen=form.get("seen", ""))
    return done(f"{muting.told(the_desk(), name, topic=topic, level=level)}.", undo=of_mute(name, topic, level, before))


def done(words: str, *, undo: str = "") -> Response:
    """Say what was done and go back to the page that asked; the desk and a draft offer to undo it."""
    said(words)
    said_back = request.form.get("back", "/")
    asked = urlsplit(said_back if _is_ours(said_back) else "/")
    query = asked.query
    if undo and offers_way_back(asked.path):
        query = "&".join(part for part in (query, urlencode({"undo": undo})) if part)
    return back(asked.path + (f"?{query}" if query else "") + (f"#{asked.fragment}" if asked.fragment else ""))


def _is_ours(address: str) -> bool:
    """A path on this page and nothing else; browsers take two slashes, either way round, for another site."""
    plain = all("!" <= letter <= "~" and letter != "\\" for letter in address)
    return plain and address.startswith("/") and not address.startswith("//")


def _topic() -> Topic | None:
    name = request.form.get("topic", "")
    return the_desk().topic(name) if name else None


def _asked() -> Asked:
    args = request.args
    hours = args.get("hours", type=float)
    skip = args.get("skip", 0, type=int)
    return Asked(
        topic=args.get("topic", ""),
        side=args.get("side", ""),
        country=args.get("country", ""),
        hours=hours if hours is not None and 0 < hours < the_desk().settings.stories.window_hours else None,
        skip=min(max(skip, 0), _MOST_SKIPPED),
    )


def _query(asked: Asked) -> str:
    """The filters as they stand in the address, so that an action comes back to them."""
    named = {"topic": asked.topic, "side": asked.side, "country": asked.country}
    if asked.hours is not None:
        named["hours"] = f"{asked.hours:g}"
    chosen = {name: value for name, value in named.items() if value}
    return f"/?{urlencode(chosen)}" if chosen else "/"


def _hour_choices(laid: Evening) -> list[str]:
    """The hours that the select offers, and what is asked for, the longest first."""
    choices = {laid.window_hours, *_HOURS, laid.asked.hours or laid.window_hours}
    return list(dict.fromkeys(f"{hours:g}" for hours in sorted(choices, reverse=True) if hours <= laid.window_hours))

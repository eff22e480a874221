"""What is asked of a channel on the draft page: send, publish, schedule, look again, withdraw; and of a post: correct.

Publishing happens in the request and waits for no lost answer: such a post is shown as unknown, to be looked at again.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from flask import Blueprint, Response, request

from pipeline.desk import publishing
from pipeline.desk.publishing import Compared, Order, Pace
from pipeline.errors import (
    ChannelError,
    CopydeskError,
    NotApprovedError,
    NotFoundError,
    RemoteEditedError,
    StaleError,
    UnansweredError,
    UsageError,
)
from pipeline.review import draft_typed
from pipeline.review.answers import back, wants_part
from pipeline.review.current import editor, said, the_desk
from pipeline.review.draft_answers import carried_out, the_view
from pipeline.review.draft_page import shown
from pipeline.review.draft_places import differing, on_page
from pipeline.review.draft_typed import seen
from pipeline.review.office import the_office
from pipeline.store.postings import Posting

# The editor waits for the page; a link that has not answered by then is not known to be gone, and stops nothing.
_LINK_SECONDS = 8.0
_SAID = {
    "draft": "A draft on {channel}.",
    "scheduled": "Scheduled on {channel}.",
    "live": "Published on {channel}.",
    "sent": "Sent by {channel}.",
    "withdrawn": "Withdrawn: on {channel} it is a draft again.",
    "failed": "It never arrived on {channel}; it can be sent again.",
}
# What the page offers where a cure is a command's.
_CURES: dict[type[CopydeskError], str] = {
    NotApprovedError: "approve the draft; what stops it is under Checks",
    RemoteEditedError: "compare it with the blog's text",
    UnansweredError: "look whether it arrived, then say so here",
}

pages = Blueprint("draft_posting", __name__)


@pages.post("/drafts/<int:number>/postings")
def posting(number: int) -> Response:
    """Send the draft as the editor saw it: as a blog's draft, live, or at a time; `approve` approves it first."""
    verb = publishing.approve_and_publish if request.values.get("approve") else publishing.publish
    return _asked(number, lambda: verb(the_desk(), _order(number), _pace()))


@pages.post("/drafts/<int:number>/postings/<channel>/look")
def look(number: int, channel: str) -> Response:
    """Look what became of a post."""
    return _asked(number, lambda: publishing.look_again(the_desk(), number, _pace(), channel=channel), channel)


@pages.post("/drafts/<int:number>/postings/<channel>/arrival")
def arrival(number: int, channel: str) -> Response:
    """Say that a post has arrived which only the editor knows of: a mail, or what a blog answered with."""
    return _asked(
        number,
        lambda: publishing.look_again(the_desk(), number, _pace(), channel=channel, arrived=True),
        channel,
    )


@pages.post("/drafts/<int:number>/postings/<channel>/loss")
def loss(number: int, channel: str) -> Response:
    """Say of a post in doubt, at a place that copydesk.toml names no more, that it did not arrive."""
    return _asked(number, lambda: publishing.give_up(the_desk(), number, _pace(), channel=channel), channel)


@pages.post("/drafts/<int:number>/postings/<channel>/comparison")
def comparison(number: int, channel: str) -> Response:
    """Show the blog's text of a post beside ours."""
    view = the_view()
    try:
        found = publishing.compared(the_desk(), number, _pace(), channel=channel)
    except (UsageError, ChannelError) as problem:
        return _refused(number, problem, channel)
    return shown(number, view, asked={"at_channel": channel, "toast": False, **differing(found)})


@pages.post("/drafts/<int:number>/postings/<channel>/withdrawal")
def withdrawal(number: int, channel: str) -> Response:
    """Take a post from the public: it is a draft on the blog again."""
    return _asked(
        number, lambda: publishing.withdraw(the_desk(), number, _pace(), channel=channel, editor=editor()), channel
    )


@pages.post("/drafts/<int:number>/correction")
def correction(number: int) -> Response:
    """Open the draft of a post again."""
    return carried_out(number, lambda: publishing.correct(the_desk(), number, editor=editor()))


@pages.post("/drafts/<int:number>/correction/withdrawal")
def correction_withdrawal(number: int) -> Response:
    """Bring the draft back to what was posted."""
    return carried_out(number, lambda: publishing.take_correction_back(the_desk(), number, editor=editor()))


def _order(number: int) -> Order:
    """Return what the button asks for, of the text that the page showed."""
    asked, at = request.values, _asked_at()
    if asked.get("timed") and not at:
        raise UsageError("no time is named", do="write 18:00, next, or a time such as 2026-02-18T18:00:00Z")
    return Order(
        draft=number,
        channel=asked.get("channel", ""),
        live=bool(at or asked.get("live")),
        at=at,
        over=asked.get("over", ""),
        again=bool(asked.get("again")),
        link_seconds=_LINK_SECONDS,
        seen=seen("all"),
        editor=editor(),
    )


def _asked_at() -> str:
    """Return the time that the button asks for, "" for none: its own, or what was typed beside it."""
    asked = request.values
    if asked.get("timed"):
        return request.form.get(f"at-{asked.get('channel', '')}", "").strip()
    return asked.get("at", "")


def _pace() -> Pace:
    return Pace(clock=the_office().door.clock)


def _asked(number: int, verb: Callable[[], Posting], channel: str = "") -> Response:
    """Ask a channel and answer: with what it said, or why not."""
    channel = channel or request.values.get("channel", "")
    try:
        if not wants_part():
            draft_typed.save(number, besides="")
        after = verb()
    except (UsageError, NotApprovedError, ChannelError) as problem:
        return _refused(number, problem, channel)
    said(_SAID.get(after.state, "").format(channel=after.channel))
    view = the_view()
    return (
        shown(number, view, asked={"toast": False})
        if wants_part()
        else back(f"/drafts/{number}{view.query}#field-posting")
    )


def _refused(number: int, problem: CopydeskError, channel: str) -> Response:
    """Say in the channel's own place why nothing was done, or that nobody knows."""
    status = 409 if isinstance(problem, StaleError | NotFoundError | RemoteEditedError) else 422
    differs = _compared(number, channel) if isinstance(problem, RemoteEditedError) else None
    said_here = type(problem)(
        problem.what, where="" if differs else problem.where, do=_do(problem, differs=bool(differs))
    )
    typed = request.form.get(f"at-{channel}", "")
    asked = {"at_channel": channel or "-", "typed_at": typed, **(differing(differs, over=_again()) if differs else {})}
    return shown(number, the_view(), status=status, note=said_here, asked=asked)


def _do(problem: CopydeskError, *, differs: bool) -> str:
    if differs:
        return "take what you want of it into the draft, then write yours over it; or leave the blog's"
    return on_page(problem.do) or _CURES.get(type(problem), "")


def _again() -> str:
    """The query that asks for the same once more; what had to be approved first is by now."""
    at = _asked_at()
    live = {"live": "1"} if at or request.values.get("live") else {}
    return "".join(f"&{urlencode({name: value})}" for name, value in {**live, **({"at": at} if at else {})}.items())


def _compared(number: int, channel: str) -> Compared | None:
    try:
        return publishing.compared(the_desk(), number, _pace(), channel=channel)
    except (UsageError, ChannelError):
        return None  # it answered a moment ago; the refusal itself says what differs

"""What is not on the desk, why, and what the editor decided by hand; each line has the button that takes it back."""

from flask import Blueprint, Response, request

from pipeline.desk import arranging, muting
from pipeline.desk.evening import KINDS, HiddenStory, decisions, hidden
from pipeline.review.answers import part_or_page
from pipeline.review.current import the_desk
from pipeline.review.desk_page import done, the_memory
from pipeline.review.ways_back import until_said

_HEADINGS = {
    "dropped": "Dropped by you",
    "discarded": "Draft discarded by you",
    "expired": "Draft that nobody opened",
    "muted": "From muted outlets only",
    "old": "Nothing new for {hours:g} hours",
    "alone": "Too few newsrooms",
    "passing": "Names a topic only in passing",
}
# A kind shows no more at once; the figure beside its heading counts them all.
_MOST = 50

pages = Blueprint("hidden_page", __name__)


@pages.get("/hidden")
def hidden_page() -> Response:
    """List everything that is hidden, by reason."""
    desk = the_desk()
    found = hidden(desk, memory=the_memory())
    return part_or_page(
        "review/desk/hidden.html",
        "review/desk/hidden_page.html",
        here="desk",
        kinds=[(kind, _heading(kind), stories, _MOST) for kind in KINDS if (stories := _of(found.stories, kind))],
        archived=found.archived,
        unplaced=found.unplaced,
        decided=decisions(desk),
        mute_said=muting.SAID,
        window_hours=desk.settings.stories.window_hours,
    )


@pages.post("/stories/<int:number>/restoration")
def restoration(number: int) -> Response:
    """Show a dropped story again."""
    arranging.restore_story(the_desk(), number)
    return done("Restored.")


@pages.post("/stories/<int:number>/merger/withdrawal")
def merger_withdrawal(number: int) -> Response:
    """Part again what was merged by hand."""
    arranging.take_back_merger(the_desk(), number)
    return done("Parted again, as before the merger.")


@pages.post("/stories/<int:number>/split/withdrawal")
def split_withdrawal(number: int) -> Response:
    """Put back what was split off by hand."""
    arranging.take_back_split(the_desk(), number)
    return done("Put back into its story.")


@pages.post("/headlines/<int:number>/folding")
def folding(number: int) -> Response:
    """Fold again what was unfolded by hand."""
    arranging.fold_again(the_desk(), number)
    return done("Folded again.")


@pages.post("/outlets/mute/withdrawal")
def mute_withdrawal() -> Response:
    """Mute an outlet as it was before the mute that the page told of, or not at all."""
    asked = request.args
    outlet, topic = asked.get("outlet", "")[:200], asked.get("topic", "")
    level, until = asked.get("level", ""), until_said(asked.get("until", ""))
    if until is not None and until <= the_desk().now:
        level, until = muting.NONE, None  # it would be over by now
    name = muting.mute(the_desk(), outlet, topic=topic, level=level, until=until, seen=asked.get("seen", ""))
    return done(f"{muting.told(the_desk(), name, topic=topic, level=level)}.")


def _heading(kind: str) -> str:
    return _HEADINGS[kind].format(hours=the_desk().settings.draft.max_age_hours)


def _of(stories: tuple[HiddenStory, ...], kind: str) -> list[HiddenStory]:
    return [story for story in stories if story.kind == kind]

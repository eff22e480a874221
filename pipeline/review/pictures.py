"""Pictures: our copies at /pictures/HASH, and the page on which the editor looks for a draft's picture and chooses it.

The browser loads no picture from an outlet: the button has the desk fetch them (a POST, since it stores what comes).
"""

from flask import Blueprint, Response, abort, make_response, render_template, request

from pipeline.desk import picturing
from pipeline.desk.editing.stepping import find
from pipeline.desk.picturing import Candidate
from pipeline.errors import NotFoundError, StaleError, UsageError
from pipeline.house.roundups import PLACES
from pipeline.news import Draft
from pipeline.review.answers import back
from pipeline.review.current import editor, said, the_desk
from pipeline.store import pictures

pages = Blueprint("pictures", __name__)

_YEAR = 31_536_000
# What to do first where a draft takes no picture any more.
_CLOSED = {
    "published": "The draft is posted: correct the post to change its pictures.",
    "discarded": "The draft is discarded: restore it to change its pictures.",
}
_HASH_DIGITS = 64
# What desk.picturing encodes; nothing else is ever answered from the store.
_MEDIA_TYPES = ("image/jpeg", "image/webp", "image/png")


@pages.get("/pictures/<digest>")
def picture(digest: str) -> Response:
    """Answer with a picture; its address is the hash of its bytes, so it never changes."""
    found = pictures.named(the_desk().db, digest) if len(digest) == _HASH_DIGITS else None
    if found is None or found[1] not in _MEDIA_TYPES:
        abort(404)
    answer = make_response(found[0])
    answer.headers["Content-Type"] = found[1]
    answer.headers["Content-Disposition"] = "inline"
    # Private: it is the editor's session that let it through.
    answer.headers["Cache-Control"] = f"private, max-age={_YEAR}, immutable"
    return answer


@pages.get("/drafts/<int:number>/pictures")
def offered(number: int) -> Response:
    """Show the pictures that the pages of a draft's story show, those we have a copy of as thumbnails."""
    return _page(number)


@pages.post("/drafts/<int:number>/pictures")
def looked_for(number: int) -> Response:
    """Look for pictures: fetch those we have no copy of."""
    looked = picturing.look_for_pictures(the_desk(), number)
    words = [f"{looked.found} new {'picture' if looked.found == 1 else 'pictures'}."]
    words += [f"One could not be had: {why}." for _, why in looked.refused]
    words += [f"{looked.waiting} more to ask for."] if looked.waiting else []
    said(" ".join(words))
    return back(f"/drafts/{number}/pictures")


@pages.post("/drafts/<int:number>/media")
def chosen(number: int) -> Response:
    """Put one of them into the post."""
    given = request.form
    try:
        picturing.choose_picture(
            the_desk(),
            number,
            url=given.get("picture", ""),
            alt=given.get("alt", ""),
            place=given.get("place", PLACES[0]),
            seen=given.get("v_media") or "unseen",
            editor=editor(),
        )
    except StaleError as problem:
        return _page(number, problem=problem.what, cure=problem.do, status=409)
    except NotFoundError:
        raise
    except UsageError as problem:
        return _page(number, problem=problem.what, cure=problem.do, status=422)
    return back(f"/drafts/{number}#edit")


def _page(number: int, *, problem: str = "", cure: str = "", status: int = 200) -> Response:
    draft, found = find(the_desk(), number), picturing.offered(the_desk(), number)
    page = render_template(
        "review/clip/pictures.html",
        number=number,
        offered=found.candidates,
        missing=sum(one.kept is None for one in found.candidates),
        version=found.version,
        written={one.shown.url: _written(one, draft) for one in found.candidates},
        places=PLACES,
        closed=_CLOSED.get(draft.state, ""),
        problem=problem,
        cure=cure,
    )
    return make_response(page, status)


def _written(one: Candidate, draft: Draft) -> tuple[str, str]:
    """Return the alt text and the place that the form shows: as just typed, as the post has them, else as the page."""
    given = request.form
    if given.get("picture") == one.shown.url:
        return given.get("alt", ""), given.get("place", PLACES[0])
    if one.chosen:
        chosen = draft.roundup.media[one.chosen - 1]
        return chosen.alt, chosen.place
    return one.shown.alt, PLACES[0]

"""The right column: preview, why, archive, diff, checks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import nh3
from flask import Blueprint, Response, make_response, render_template, request
from lxml import html
from markupsafe import Markup

from pipeline.desk.laying import sheet
from pipeline.desk.opening import Desk
from pipeline.desk.printing import preview, printed
from pipeline.desk.sheet import Sheet
from pipeline.draft.links import OFFERED
from pipeline.errors import CopydeskError
from pipeline.news import Roundup, Term
from pipeline.review.current import the_desk
from pipeline.review.draft_view import View, view_of
from pipeline.review.words_diff import differences
from pipeline.store import pictures, revisions

# What a post is made of (templates/post); a user's template that uses more is shown without it, as our CSP would.
_TEXT = {"a", "b", "br", "code", "em", "i", "p", "span", "strong", "sub", "sup", "time", "u"}
_SHAPE = {"article", "blockquote", "div", "figcaption", "figure", "h1", "h2", "h3", "h4", "hr", "img", "li", "ol", "ul"}
_TABLES = {"section", "table", "tbody", "td", "th", "thead", "tr"}
_ATTRIBUTES = {
    "*": {"class", "dir", "lang", "role", "aria-level", "aria-label"},
    "a": {"href", "target"},
    "img": {"src", "alt"},
    "time": {"datetime"},
    "blockquote": {"cite"},
}
_BAR = 60

pages = Blueprint("panels", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A term of a score: its printed points and the length of its bar, 0 to 60 px of the longest."""

    name: str
    why: str
    points: str
    length: int


@pages.get("/drafts/<int:number>/panel")
def panel(number: int) -> Response:
    """Answer with one panel, to be put into the right column."""
    view = view_of(request.args)
    return make_response(render_template("review/draft/side.html", **side(sheet(the_desk(), number), view)))


@pages.get("/drafts/<int:number>/post")
def post(number: int) -> Response:
    """Answer with the post as it is sent, to be copied: ?form=html, text or markdown."""
    desk = the_desk()
    laid = sheet(desk, number)
    form = request.args.get("form", "html")
    answer = make_response(printed(laid.draft.roundup, desk.settings, desk.folder, form=form))
    answer.mimetype = "text/plain"
    return answer


def side(laid: Sheet, view: View) -> dict[str, Any]:
    """Return what the templates of the right column need."""
    looks = {"preview": _preview, "why": _why, "archive": _nothing, "diff": _diff, "checks": _checks}
    return {
        "sheet": laid,
        "view": view,
        "base": f"/drafts/{laid.draft.id}",
        "to_look_at": sum(check.level in ("stop", "look") for check in laid.checks),
        "looked": looks[view.panel](the_desk(), laid, view),
        "fields": tuple(laid.versions),
    }


def shown_post(markup: str, kept: Mapping[str, str]) -> Markup:
    """Return a printed post as our page may show it: nothing is loaded from an outlet, no script, no style.

    Args:
        markup: The post, as HTML.
        kept: Our copies of pictures, address -> hash; a picture without one is named by its words.
    """
    tree = html.fragment_fromstring(markup, create_parent="div")
    for image in list(tree.iter("img")):
        if found := kept.get(image.get("src", "")):
            image.set("src", f"/pictures/{found}")
        else:
            _in_words(image, f"Picture: {image.get('alt') or 'no alt text'}")
    for frame in list(tree.iter("iframe")):
        _in_words(frame, f"Plays on the blog: {frame.get('title') or frame.get('src', '')}")
    for link in tree.iter("a"):
        link.set("target", "_blank")
    clean = nh3.clean(
        html.tostring(tree, encoding="unicode"),
        tags=_TEXT | _SHAPE | _TABLES,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
    )
    return Markup(clean)  # noqa: S704  cleaned on the line above


def bars(terms: Sequence[Term]) -> tuple[Bar, ...]:
    """Return the terms with their points printed to a hundredth, so that the figures add up to the printed score."""
    exact = list(accumulate(term.points for term in terms))
    # Each figure is the step between two rounded sums: their sum is then the rounded sum of all.
    ends = [round(total, 2) for total in exact]
    steps = [end - before for end, before in zip(ends, [0.0, *ends], strict=False)]
    longest = max((abs(step) for step in steps), default=0.0) or 1.0
    return tuple(
        Bar(name=term.name, why=term.why, points=f"{step + 0:.2f}", length=round(_BAR * max(step, 0.0) / longest))
        for term, step in zip(terms, steps, strict=True)
    )


def _in_words(element: html.HtmlElement, words: str) -> None:
    stand_in = html.Element("span")
    stand_in.set("class", "stand-in")
    stand_in.text, stand_in.tail = f"[{words}]", element.tail
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, stand_in)


def _preview(desk: Desk, laid: Sheet, view: View) -> dict[str, Any]:
    roundup = laid.draft.roundup
    try:
        shown = preview(roundup, desk.settings, desk.folder, form=view.form or "html")
    except CopydeskError as failure:  # the blogger's own format; the draft itself must stay in reach
        return {"failure": failure, "source": "", "post": ""}
    kept = {source: one.hash for source, one in pictures.of_sources(desk.db, _pictured(roundup)).items()}
    post = "" if view.form else shown_post(shown.text, kept)
    return {"failure": shown.failure, "source": shown.text, "post": post}


def _pictured(roundup: Roundup) -> list[str]:
    return [media.url for media in roundup.media if media.url]


def _why(_: Desk, laid: Sheet, __: View) -> dict[str, Any]:
    return {
        "bars": bars(laid.terms),
        "score": f"{round(sum(term.points for term in laid.terms), 2):.2f}",
        "lead": bars(laid.lead_terms),
        "not_leading": [row for row in laid.rows if row.veto],
        "left_out": [_as_it_stands(laid, line) for line in laid.left_out],
    }


def _as_it_stands(laid: Sheet, line: str) -> str:
    """Why a headline is not listed, as the draft is now: what was only offered then may be cited by now."""
    told, offered, _ = line.rpartition(OFFERED)
    if not offered:
        return line
    if any(told.endswith(f" {one.outlet} ") for one in laid.references):
        return f"{told}is cited in the comment"
    return f"{told}was offered for the comment" if laid.draft.state == "published" else line


def _nothing(_: Desk, __: Sheet, ___: View) -> dict[str, Any]:
    return {}


def _diff(desk: Desk, laid: Sheet, view: View) -> dict[str, Any]:
    standing = revisions.newest(desk.db, laid.draft.id)
    if view.against == "save":
        before = revisions.numbered(desk.db, laid.draft.id, standing.number - 1) if standing else None
    else:
        before = revisions.by_desk(desk.db, laid.draft.id)
    return {"differences": differences(before.roundup, laid.draft.roundup) if before else ()}


def _checks(_: Desk, laid: Sheet, __: View) -> dict[str, Any]:
    levels = [check.level for check in laid.checks]
    stops, looks, passes = (levels.count(level) for level in ("stop", "look", "pass"))
    let = levels.count("passed")
    said = f"{looks} to look at, {passes} {'pass' if passes != 1 else 'passes'}{f', {let} let pass' if let else ''}."
    stopping = f"{stops} {'stop' if stops != 1 else 'stops'} publishing." if stops else "Nothing stops publishing."
    return {"summary": f"{said} {stopping}"}

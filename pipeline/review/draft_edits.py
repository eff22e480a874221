"""What the editor does to a draft's words: title, comment, citations, lead, excerpt, labels, format, suggestions."""

from collections.abc import Sequence

from flask import Blueprint, Response, request

from pipeline.desk import editing, history
from pipeline.desk.editing.stepping import find
from pipeline.draft import citing, fields
from pipeline.errors import UsageError
from pipeline.review import draft_decisions, draft_links
from pipeline.review.current import editor, the_desk
from pipeline.review.draft_answers import carried_out, whole, written
from pipeline.review.draft_typed import commented, references, retitled, seen, typed

pages = Blueprint("draft_edits", __name__)
pages.register_blueprint(draft_links.pages)
pages.register_blueprint(draft_decisions.pages)


@pages.post("/drafts/<int:number>/title")
def title(number: int) -> Response:
    """Give the post another title; ` (Update)` at its end is the mark of an update."""
    return written(number, "title", lambda: retitled(number))


@pages.post("/drafts/<int:number>/comment")
def comment(number: int) -> Response:
    """Save the comment as it is typed, or without one of its citations."""

    def write() -> None:
        gone, told = whole("without"), _commented(number)
        if gone:
            text, addresses = typed("comment"), references()
            editing.uncite(
                the_desk(), number, citation=gone, text=text, references=addresses, seen=told, editor=editor()
            )

    if "comment" not in request.form:  # a conflict stands in its place
        return carried_out(number, lambda: None, place="field-comment")
    return written(number, "comment", write)


@pages.post("/drafts/<int:number>/citations")
def citation(number: int) -> Response:
    """Cite a headline, or an offer, in the comment where the cursor is."""

    def cite() -> int:
        url, headline, outlet = _cited(number)
        text, addresses = _comment_as_shown(number)
        told = _commented(number) if "comment" in request.form else seen("comment")
        _, cursor = editing.cite(
            the_desk(),
            number,
            url=url,
            headline=headline,
            outlet=outlet,
            at=whole("at"),
            text=text,
            references=addresses,
            seen=told,
            editor=editor(),
        )
        return cursor

    return carried_out(number, cite, place="field-comment", saves="comment")


@pages.post("/drafts/<int:number>/excerpt")
def excerpt(number: int) -> Response:
    """Take the ticked paragraphs as the excerpt."""
    ticked = [int(one) for one in request.form.getlist("paragraph") if one.isascii() and one.isdigit() and len(one) < 9]
    return carried_out(
        number,
        lambda: editing.choose_paragraphs(the_desk(), number, chosen=ticked, seen=seen("excerpt"), editor=editor()),
        place="field-excerpt",
    )


@pages.post("/drafts/<int:number>/lead")
def lead(number: int) -> Response:
    """Let a headline lead the post."""
    return carried_out(
        number,
        lambda: editing.make_lead(
            the_desk(), number, headline=whole("headline") or 0, seen=seen("lead"), editor=editor()
        ),
        place="field-lead",
    )


@pages.post("/drafts/<int:number>/lead/words")
def lead_words(number: int) -> Response:
    """Print other words for the lead's headline."""
    return written(
        number,
        "lead",
        lambda: editing.reword_lead(the_desk(), number, words=typed("words"), seen=seen("lead"), editor=editor()),
        saves="words",
    )


@pages.post("/drafts/<int:number>/labels")
def labels(number: int) -> Response:
    """Give the post these labels, a comma between them."""
    return written(
        number,
        "labels",
        lambda: editing.relabel(
            the_desk(), number, labels=typed("labels").split(","), seen=seen("labels"), editor=editor()
        ),
        saves="labels",
    )


@pages.post("/drafts/<int:number>/format")
def house_format(number: int) -> Response:
    """Print the post in another house format."""
    return carried_out(
        number,
        lambda: editing.change_format(
            the_desk(), number, house_format=typed("format"), seen=seen("format"), editor=editor()
        ),
    )


@pages.post("/drafts/<int:number>/suggestions/<field>")
def suggestion(number: int, field: str) -> Response:
    """Take what the runs suggest for a field, or keep one's own."""
    what = request.values.get("what", "")

    def answer() -> None:
        if typed("choice") == "take":
            place = whole("place")
            history.take_suggestion(
                the_desk(), number, field=field, what=what, place=place, editor=editor(), seen=seen(field)
            )
        elif typed("choice") == "keep":
            history.keep_mine(the_desk(), number, field=field, what=what, editor=editor())
        else:
            raise UsageError("a suggestion is taken or left", do="choose take or keep")

    return carried_out(number, answer, place=f"field-{field}")


def _commented(number: int) -> str:
    """Save the comment as the form has it, a step of its own, and return its version then."""
    return fields.version(commented(number).roundup, "comment")


def _cited(number: int) -> tuple[str, str, str]:
    """Return address, headline and outlet of what is to be cited.

    Raises:
        NotFoundError: there is no such headline.
        UsageError: nothing is named, or it is not offered any more.
    """
    headline = whole("headline")
    if headline is not None:
        known = editing.known_headline(the_desk(), headline)
        return known.url, known.headline, known.outlet
    wanted = request.form.get("offer", "")
    for offer in find(the_desk(), number).offers:
        if offer.url == wanted:
            return offer.url, offer.headline, offer.outlet
    raise UsageError("this is not offered any more", do="look at the page again")


def _comment_as_shown(number: int) -> tuple[str, Sequence[str]]:
    """Return the comment of the form with its addresses; the draft's own where a conflict stands in its place."""
    if "comment" in request.form:
        return typed("comment"), references()
    return citing.to_references(find(the_desk(), number).roundup.comment)

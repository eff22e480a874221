"""What was typed on the draft page and from which version: without script it comes along with every button.

Title, comment, and the words of a link, of the lead or the labels where they are open, are saved before what the button
does; from then on the page has seen what it saved itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from flask import g, request

from pipeline.desk import editing
from pipeline.desk.editing.stepping import find, standing_at
from pipeline.desk.editing.wording import UPDATE, titled
from pipeline.draft import citing, fields
from pipeline.news import Draft, Roundup
from pipeline.review import draft_notices
from pipeline.review.current import editor, the_desk
from pipeline.review.draft_view import open_in
from pipeline.store import revisions
from pipeline.text import typed_lines

# A text in reference form, and its addresses.
Typed = tuple[str, Sequence[str]]
# So many earlier texts on their way a form names with a newer one (static/words.js).
_MOST_AHEAD = 8
# What a form says where the browser put earlier words into a page that is another by now (made_from in parts.html).
_ANOTHER = "another"


def seen(field: str) -> str:
    """Return the version of a field that the page showed; a form without one saw nothing that could be this."""
    return _saved_versions().get(field) or request.form.get(f"v_{field}") or "unseen"


def made_from(number: int, field: str) -> str:
    """Return the version that a title or comment was made from, of a page that saves as one types.

    A page that is left sends what is typed while earlier saves are on their way: the form names those texts (`ahead0`,
    the newest, to `ahead7`), since no answer has told their version. Where one stands in the draft, what came now was
    made from it.
    """
    post = find(the_desk(), number).roundup
    return fields.version(post, field) if _is_ahead(post, field) else seen(field)


def has_seen_all(number: int, field: str) -> bool:
    """Return whether the page showed the draft as it stands, but for what it has sent ahead for this field."""
    desk, post = the_desk(), find(the_desk(), number).roundup
    if seen("all") == fields.version(post, "all"):
        return True
    before = revisions.numbered(desk.db, number, standing_at(desk, number).number - 1)
    if before is None or not _is_ahead(post, field):
        return False
    shown = before.roundup
    return seen("all") == fields.version(shown, "all") and fields.put(shown, field, fields.value(post, field)) == post


def _is_ahead(post: Roundup, field: str) -> bool:
    """Return whether the text of a field is one of those that the form names as on their way before it."""
    sent = (
        titled(post, text) if field == "title" else replace(post, comment=citing.to_inline(text, addresses))
        for text, addresses in ahead()
    )
    return any(fields.version(one, field) == fields.version(post, field) for one in sent)


def ahead() -> Sequence[Typed]:
    """Return the texts that the form names as on their way before its own."""
    named = (f"ahead{number}" for number in range(_MOST_AHEAD))
    return [(typed(name), request.form.getlist(f"{name}_ref")) for name in named if name in request.form]


def saved_here() -> bool:
    """Return whether this request has saved what came along, before what its button does."""
    return bool(_saved_versions())


def references() -> Sequence[str]:
    """Return the addresses that the numbers of the typed comment stand for.

    None where the browser's Back brought the comment of an earlier page again: what stands beside it is of another.
    """
    return () if request.form.get("v_comment") == _ANOTHER else request.form.getlist("ref")


def typed(name: str) -> str:
    """Return a text as it was typed; forms send line ends as CR LF (HTML 5, "constructing the form data set")."""
    return typed_lines(request.form.get(name, ""))


def cleaned(name: str) -> str | None:
    """Return a text without what nobody sees, where something of that was typed or pasted."""
    text = typed(name)
    return None if text == request.form.get(name, "").replace("\r\n", "\n") else text


def save(number: int, *, besides: str) -> None:
    """Save what was changed in the fields that came along.

    Args:
        number: The draft.
        besides: The field that the action itself saves: title, comment, words or labels.

    Raises:
        NotFoundError: there is no such draft.
        StaleError: a field is another now; its words were set aside.
        UsageError: it cannot be saved.
    """
    if "title" in request.form and besides != "title":
        _save_title(number)
    if "comment" in request.form and besides != "comment":
        _save_comment(number)
    if typed("words").strip() and typed("words") != typed("was") and besides != "words":
        _save_words(number, open_in(request.form.get("view", "")))
    if "labels" in request.form and typed("labels") != typed("was") and besides != "labels":
        _save_labels(number)


def retitled(number: int) -> Draft:
    """Save the title as it was typed."""
    version, before = made_from(number, "title"), [text for text, _ in ahead()]
    return editing.retitle(the_desk(), number, title=typed("title"), seen=version, editor=editor(), on_their_way=before)


def commented(number: int) -> Draft:
    """Save the comment as it was typed."""
    text, addresses, version = typed("comment"), references(), made_from(number, "comment")
    return editing.write_comment(
        the_desk(), number, text=text, references=addresses, seen=version, editor=editor(), on_their_way=ahead()
    )


def _save_title(number: int) -> None:
    post = find(the_desk(), number).roundup
    words = typed("title").removesuffix(UPDATE)
    if fields.version(replace(post, title=words, update=words != typed("title")), "title") == seen("title"):
        return
    _saved(number, "title", lambda: retitled(number))


def _save_comment(number: int) -> None:
    post = find(the_desk(), number).roundup
    text, addresses = typed("comment"), references()
    if fields.version(replace(post, comment=citing.to_inline(text, addresses)), "comment") == seen("comment"):
        return
    _saved(number, "comment", lambda: commented(number))


def _save_words(number: int, opened: str) -> None:
    """Save the words of the lead, of the link at a place or of a dated line, where that is what the page had open."""
    desk, words = the_desk(), typed("words")
    if opened == "lead":
        _saved(
            number,
            "lead",
            lambda: editing.reword_lead(desk, number, words=words, seen=seen("lead"), editor=editor()),
        )
    elif opened.isdigit():
        place = int(opened)
        _saved(
            number,
            "list",
            lambda: editing.reword_link(desk, number, place=place, words=words, seen=seen("list"), editor=editor()),
        )
    elif notice := draft_notices.notice_opened(opened, find(desk, number).roundup):
        _saved(
            number,
            "notices",
            lambda: draft_notices.written_at(
                desk, number, place=notice[0], kind=notice[1], text=words, seen=seen("notices"), editor=editor()
            ),
        )


def _save_labels(number: int) -> None:
    said = typed("labels").split(",")
    _saved(
        number,
        "labels",
        lambda: editing.relabel(the_desk(), number, labels=said, seen=seen("labels"), editor=editor()),
    )


def _saved(number: int, field: str, verb: Callable[[], Draft]) -> None:
    """Save a field; where the page showed the rest as it still is, what it saved itself is seen too."""
    before = find(the_desk(), number).roundup
    after = verb().roundup
    if after == before:
        return  # a space more than it has
    known = {name: seen(name) for name in (field, "all")}
    expected = fields.put(before, field, fields.value(after, field))
    for name in (field, "all"):
        if known[name] == fields.version(before, name) and (name == field or expected == after):
            _saved_versions()[name] = fields.version(after, name)


def _saved_versions() -> dict[str, str]:
    """The versions that this request made itself, by field."""
    if "saved_versions" not in g:
        g.saved_versions = {}
    return cast(dict[str, str], g.saved_versions)

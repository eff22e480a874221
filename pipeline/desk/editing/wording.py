"""The words of the post: title, comment with its citations, labels, house format."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.desk.editing.stepping import Change, Made, change
from pipeline.desk.opening import Desk
from pipeline.draft import citing, moves
from pipeline.errors import UsageError
from pipeline.house import formats
from pipeline.news import Draft, Roundup
from pipeline.store import drafts
from pipeline.text import tidy

UPDATE = " (Update)"  # the mark of an update as the title's own field shows it


def retitle(desk: Desk, number: int, *, title: str, seen: str, editor: str, on_their_way: Sequence[str] = ()) -> Draft:
    """Give the post another title; a typed ` (Update)` at its end is the mark, not part of it.

    `on_their_way` are titles of the same page that this one came of, and that may come after it.
    """
    late, *passed = (_folded(one).removesuffix(UPDATE) or " " for one in (title, *on_their_way))
    asked = Change(field="title", seen=seen, editor=editor, late=late, typed=True, passed=tuple(passed))
    return change(desk, number, asked, lambda post: (titled(post, title), "Changed the title"))


def titled(post: Roundup, title: str) -> Roundup:
    """Return the post with a title as it was typed: white space folded, a ` (Update)` at its end being the mark."""
    words = _folded(title)
    return replace(post, title=words.removesuffix(UPDATE), update=words.endswith(UPDATE))


def _folded(typed: str) -> str:
    return " ".join(typed.split())


def write_comment(
    desk: Desk,
    number: int,
    *,
    text: str,
    references: Sequence[str],
    seen: str,
    editor: str,
    on_their_way: Sequence[tuple[str, Sequence[str]]] = (),
) -> Draft:
    """Store the comment; `text` is in reference form with the addresses `references`.

    `on_their_way` are comments, each with its addresses, of the same page that this one came of, and that may come
    after it.
    """
    inline = citing.to_inline(text, references)
    passed = tuple(citing.to_inline(*one) or " " for one in on_their_way)
    asked = Change(field="comment", seen=seen, editor=editor, late=inline or " ", typed=True, passed=passed)
    return change(desk, number, asked, lambda post: (replace(post, comment=inline), "Wrote in the comment"))


def uncite(
    desk: Desk, number: int, *, citation: int, text: str, references: Sequence[str], seen: str, editor: str
) -> Draft:
    """Take citation number `citation` of `text` out of the comment, with its outlet and what joined it to the words."""
    left = citing.to_inline(citing.without(text, citation), references)
    asked = Change(field="comment", seen=seen, editor=editor)
    return change(desk, number, asked, lambda post: (replace(post, comment=left), f"Took citation {citation} out"))


def cite(
    desk: Desk,
    number: int,
    *,
    url: str,
    headline: str,
    outlet: str,
    at: int | None,
    text: str,
    references: Sequence[str],
    seen: str,
    editor: str,
) -> tuple[Draft, int]:
    """Put a citation into the comment at the cursor (characters from 0, none = the end), and tell where it is then.

    A headline that stood in the list leaves it: a link is printed once.

    Raises:
        UsageError: the comment cites it already.
    """
    if before := citing.number_of(text, tuple(references), url):
        raise UsageError(f"{outlet} is cited already, as {before}", do="take that citation out first, or let it stand")
    cited, known, cursor = citing.cite(text, references, at, headline=headline, url=url, outlet=outlet)
    inline = citing.to_inline(cited, known)

    def make(post: Roundup) -> Made:
        place = next((n for n, link in enumerate(moves.links(post), start=1) if link.url == url), 0)
        post = moves.removed(post, place) if place else post
        return replace(post, comment=inline), f"Cited {outlet}"

    asked = Change(field="comment", seen=seen, editor=editor, late=inline)
    return change(desk, number, asked, make), cursor


def relabel(desk: Desk, number: int, *, labels: Sequence[str], seen: str, editor: str) -> Draft:
    """Give the post these labels, each once."""
    clean = tuple(dict.fromkeys(_folded(label) for label in labels if tidy(label)))
    asked = Change(field="labels", seen=seen, editor=editor, late=", ".join(clean))
    return change(desk, number, asked, lambda post: (replace(post, labels=clean), "Changed the labels"))


def change_format(desk: Desk, number: int, *, house_format: str, seen: str, editor: str) -> Draft:
    """Print the post in another house format. A story has one draft a format."""
    name = formats.named(house_format, desk.folder / "formats").name
    twin = drafts.of_its_story(desk.db, number, name)
    if twin == number:
        raise UsageError(f"this draft is in {name} already", do="choose another format, then Change")
    if twin:
        what, do = f"this story has a draft in {name} already: d{twin}", "work on that one, or choose another format"
        raise UsageError(what, where=f"/drafts/{twin}", do=do)
    asked = Change(field="format", seen=seen, editor=editor)
    return change(desk, number, asked, lambda post: (replace(post, format=name), f"Changed the format to {name}"))

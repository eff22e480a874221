"""Use a headline in a draft at once: as its lead, in its list, in its comment. By the verbs of the draft's page."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from pipeline import excerpt
from pipeline.desk import editing
from pipeline.desk.editing.stepping import find
from pipeline.desk.opening import Desk
from pipeline.draft import citing, fields
from pipeline.errors import UsageError


class _Use(Protocol):
    def __call__(self, desk: Desk, number: int, headline: int, selected: Sequence[str], editor: str) -> str: ...


def used(desk: Desk, number: int, *, headline: int, selected: Sequence[str], use: str, editor: str) -> str:
    """Use a headline in draft `number`, and return what was done in words; what the draft refuses is told too.

    Args:
        desk: The desk.
        number: The draft.
        headline: The headline's number.
        selected: Paragraphs that the editor selected; of a lead they are the excerpt when they are short enough.
        use: lead, list or cite.
        editor: Who.
    """
    try:
        return _USED[use](desk, number, headline, selected, editor)
    except UsageError as problem:
        return f"Not used in draft d{number}: {problem.what}."


def _lead(desk: Desk, number: int, headline: int, selected: Sequence[str], editor: str) -> str:
    seen = fields.version(find(desk, number).roundup, "lead")
    draft = editing.make_lead(desk, number, headline=headline, seen=seen, editor=editor)
    lead = draft.roundup.lead
    if lead and selected and lead.excerpt != tuple(selected) and _is_an_excerpt(desk, lead.outlet, selected):
        offered = editing.offered_paragraphs(desk, number, lead)
        chosen = [offered.index(one) for one in selected if one in offered]
        seen = fields.version(draft.roundup, "excerpt")
        editing.choose_paragraphs(desk, number, chosen=chosen, seen=seen, editor=editor)
    return f"It leads draft d{number}."


def _is_an_excerpt(desk: Desk, outlet: str, selected: Sequence[str]) -> bool:
    """Tell whether a selection is meant as the excerpt: no more paragraphs, hardly more words than one may have."""
    most = min(desk.settings.draft.excerpt_words, desk.registry.outlet(outlet).excerpt_words)
    words = sum(len(paragraph.split()) for paragraph in selected)
    return len(selected) <= excerpt.MOST_PARAGRAPHS and words <= most * excerpt.TOO_LONG


def _list(desk: Desk, number: int, headline: int, selected: Sequence[str], editor: str) -> str:
    seen = fields.version(find(desk, number).roundup, "list")
    editing.list_headline(desk, number, headline=headline, at=None, seen=seen, editor=editor)
    return f"It stands in the list of draft d{number}."


def _cite(desk: Desk, number: int, headline: int, selected: Sequence[str], editor: str) -> str:
    post, cited = find(desk, number).roundup, editing.known_headline(desk, headline)
    words, references = citing.to_references(post.comment)
    if cited.url in references:
        return f"It is cited in the comment of draft d{number} already."
    editing.cite(
        desk,
        number,
        url=cited.url,
        headline=cited.headline,
        outlet=cited.outlet,
        at=None,
        text=words,
        references=references,
        seen=fields.version(post, "comment"),
        editor=editor,
    )
    return f"It is cited in the comment of draft d{number}."


_USED: Mapping[str, _Use] = {"lead": _lead, "list": _list, "cite": _cite}

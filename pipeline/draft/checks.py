"""What a draft lacks, each with where and the cure. Pure; preflight before publishing is a stage of its own."""

from collections.abc import Iterator, Sequence

from pipeline.news import Check, Roundup
from pipeline.sides import Heard
from pipeline.text import counted

_SOURCES = {
    "content": "the excerpt is the feed's own text, not the article's page",
    "summary": "the excerpt is the feed's summary, not the article's page",
    "": "the lead has no excerpt",
}


# What can be said from the post alone, and so is said anew after each change of it.
_OF_THE_POST = ("no-lead", "no-comment", "list-short")


def checks(
    roundup: Roundup, *, wanted: bool, source: str, problem: str, list_min: int, heard: Heard
) -> Iterator[Check]:
    """Yield what the editor should look at, in the order of the post.

    Args:
        roundup: The proposed post.
        wanted: Whether the lead is to have an excerpt at all.
        source: Where the excerpt is from (`draft.compose.lede`).
        problem: Why the lead's page was not read, "" when it was or was not needed.
        list_min: The shortest list that needs no check.
        heard: The offers of the other side and who was silent.
    """
    if wanted and roundup.lead is not None and source in _SOURCES:
        what = _SOURCES[source] + (f" ({problem})" if problem else "")
        yield Check(rule="excerpt-source", level="warn", where="lead.excerpt", cure=f"{what}: compare it with the page")
    yield from _of_the_post(roundup, list_min)
    for silence in heard.silent:
        yield Check(rule="side-silent", level="note", where="comment", cure=silence)


def recounted(before: Sequence[Check], roundup: Roundup, *, list_min: int) -> tuple[Check, ...]:
    """Return the checks of a post that was changed: what the post alone says anew, the rest as it was."""
    others = tuple(check for check in before if check.rule not in _OF_THE_POST)
    return (*others, *_of_the_post(roundup, list_min))


def _of_the_post(roundup: Roundup, list_min: int) -> Iterator[Check]:
    if roundup.lead is None:
        yield Check(rule="no-lead", level="warn", where="lead", cure="choose a lead, or post the list alone")
    if not roundup.comment:
        yield Check(rule="no-comment", level="note", where="comment", cure="write a comment, or leave it empty")
    listed = sum(len(group) for section in roundup.sections for group in section.groups)
    if listed < list_min:
        cure = f"{listed} of the {counted(list_min, 'link')} you ask for: add some, or post it as it is"
        yield Check(rule="list-short", level="warn", where="sections", cure=cure)

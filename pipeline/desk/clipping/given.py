"""What came from the editor's browser or his phone's share sheet, and what is no clip: it is refused, never cut."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline import guard, text, urls
from pipeline.desk.opening import Desk
from pipeline.news import LONGEST_HEADLINE, LONGEST_OUTLET

# Characters. A longer address is a mistake or worse; a title of 500 is none; 20,000 are a long article.
MOST_URL, MOST_TITLE, MOST_TEXT = 2_000, LONGEST_HEADLINE, 20_000
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
# What ends a sentence, or closes a bracket that was opened before the address.
_AFTER = ".,;:!?)]}>'\"”’»"
# A text that holds no more letters than a headline beside its address is one: "Ferry turns back https://…".
_ONE_LINE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A clip as it was given: nothing in it is trusted yet.

    `outlet` are the editor's words for who printed it, "" = by the registry; `published` its date as he read it.
    `selected` are the paragraphs, each verbatim with its white space folded, in the order of the page.
    """

    url: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    selected: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The address a post would link to, "" when this is no web address."""
        return urls.clean(self.url)


def clip_of(*, url: str, title: str, shared: str) -> Clip:
    """Return the clip that a bookmark or a share sheet sends.

    Many phones put the address into the text, behind the headline; it is found there. A line that then is all there
    is of the text is the headline, when no other came.
    """
    found = None if url.strip() else _ADDRESS.search(shared)
    if found:
        url = found[0].rstrip(_AFTER)
        shared = f"{shared[: found.start()]}\n{shared[found.start() + len(url) :]}".strip()
    selected = paragraphs(shared)
    if found and not title.strip() and len(selected) == 1 and len(selected[0]) <= _ONE_LINE:
        title, selected = selected[0], ()
    return Clip(url=url.strip(), title=text.tidy(title), selected=selected)


def paragraphs(selection: str) -> tuple[str, ...]:
    """Return the paragraphs of a selection: a browser ends each with a line end. Empty and repeated ones go."""
    return once(selection.splitlines())


def once(given: Iterable[str]) -> tuple[str, ...]:
    """Return these paragraphs tidied, each once, in their order."""
    return tuple(dict.fromkeys(tidied for line in given if (tidied := text.tidy(line))))


def refusals(desk: Desk, clip: Clip) -> tuple[str, ...]:
    """Return why this cannot be filed, a sentence each; () when it can."""
    return tuple(_refusals(desk, clip))


def _refusals(desk: Desk, clip: Clip) -> Iterator[str]:
    if not clip.url:
        yield "There is no address. Give the page's own: https://..."
    elif len(clip.url) > MOST_URL:
        yield f"The address has {len(clip.url):,} characters; {MOST_URL:,} are the most."
    elif not clip.address:
        yield "This is no web address. Give the page's own: https://..."
    elif why := guard.refusal(clip.address, allow_private=desk.settings.gather.allow_private_addresses):
        yield f"No reader could open this address: {why}."
    if not text.tidy(clip.title):
        yield "There is no headline. Type it as the outlet prints it."
    elif len(clip.title) > MOST_TITLE:
        yield f"The headline has {len(clip.title):,} characters; {MOST_TITLE:,} are the most."
    if len(clip.outlet) > LONGEST_OUTLET:
        yield f"The outlet's name has {len(clip.outlet):,} characters; {LONGEST_OUTLET:,} are the most."
    size = sum(map(len, clip.selected))
    if size > MOST_TEXT:
        yield f"The paragraphs have {size:,} characters; {MOST_TEXT:,} are the most. Take fewer of them."

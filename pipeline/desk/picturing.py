"""The picture of a draft: which ones the story's own pages show, fetched by us, chosen by the editor.

What the blog prints keeps the outlet's own address, link, alt text and credit; what our page shows is a copy that was
asked through the guard, encoded anew in a child and stored (`store.pictures`). Nothing is loaded from an outlet.
"""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline import urls
from pipeline.desk.editing import set_media
from pipeline.desk.editing.stepping import find
from pipeline.desk.gathering import crawl_settings
from pipeline.desk.opening import Desk
from pipeline.desk.sending import send
from pipeline.draft import fields
from pipeline.errors import CopydeskError, NotFoundError, UnreadableError
from pipeline.news import Draft, Headline, Media, Picture
from pipeline.read.pool import Readers
from pipeline.store import headlines, pictures, stories
from pipeline.store.database import writing
from pipeline.store.pictures import Kept
from spiders.assignments import Assignment, Crawl

if TYPE_CHECKING:  # Pillow is for the child
    from pipeline.read.pictures import Encoded

MOST_BYTES = 8_000_000
# So many a press of the button; the next press asks for the next ones.
_MOST_AT_ONCE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A picture that a page of the story shows. `kept` is our copy, none when it was not fetched; `leads`: the lead's.

    `chosen` is its number among the draft's media from 1, 0 = not chosen.
    """

    shown: Picture
    page: str
    outlet: str
    leads: bool
    kept: Kept | None
    chosen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The candidates of a draft, and the version of its `media` that they were chosen by."""

    candidates: tuple[Candidate, ...]
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What looking for pictures brought: how many came, which did not and why (address, reason), how many wait."""

    found: int
    refused: tuple[tuple[str, str], ...] = ()
    waiting: int = 0


def candidates(desk: Desk, number: int) -> tuple[Candidate, ...]:
    """Return the pictures that the pages of a draft's story show, the lead's first, then in order of arrival.

    Raises:
        NotFoundError: there is no such draft.
    """
    draft = find(desk, number)
    found = tuple(_shown(desk, draft))
    kept = pictures.of_sources(desk.db, [picture.url for _, picture in found])
    lead = draft.roundup.lead
    places = {media.url: place for place, media in enumerate(draft.roundup.media, start=1)}
    return tuple(
        Candidate(
            shown=picture,
            page=headline.url,
            outlet=headline.outlet,
            leads=lead is not None and headline.url == lead.url,
            kept=kept.get(picture.url),
            chosen=places.get(picture.url, 0),
        )
        for headline, picture in found
    )


def offered(desk: Desk, number: int) -> Offered:
    """Return the candidates of a draft with the version of its media.

    Raises:
        NotFoundError: there is no such draft.
    """
    version = fields.version(find(desk, number).roundup, "media")
    return Offered(candidates=candidates(desk, number), version=version)


def look_for_pictures(desk: Desk, number: int) -> Looked:
    """Fetch the pictures of a draft's candidates that we have no copy of, at most six at once.

    Raises:
        NotFoundError: there is no such draft.
    """
    missing = [one for one in candidates(desk, number) if one.kept is None]
    taken = missing[:_MOST_AT_ONCE]
    refused = _fetch(desk, taken)
    return Looked(found=len(taken) - len(refused), refused=tuple(refused.items()), waiting=len(missing) - len(taken))


def choose_picture(desk: Desk, number: int, *, url: str, alt: str, place: str, seen: str, editor: str) -> Draft:
    """Put a candidate into the draft's post; it is fetched first when we have no copy of it.

    Args:
        desk: The desk.
        number: The draft.
        url: The candidate's own address, at its outlet.
        alt: What it shows, in the editor's words; "" = the outlet's own alt text.
        place: Where in the post: top, middle or end.
        seen: The version of `media` that the editor worked from.
        editor: Who.

    Raises:
        NotFoundError: no such draft, or none of its pages shows this picture.
        UnreadableError: the picture cannot be had; says why. Nothing was changed.
        StaleError, UsageError: see `desk.editing`.
    """
    one = next((one for one in candidates(desk, number) if one.shown.url == url), None)
    if one is None:
        raise NotFoundError("no page of this story shows that picture", where=url, do="look at the page again")
    if one.kept is None and (refused := _fetch(desk, [one])):
        raise UnreadableError(f"the picture cannot be had: {refused[url]}", where=url, do="choose another one")
    shown = one.shown
    media = Media(
        kind="picture",
        place=place,
        url=shown.url,
        link=one.page,
        alt=" ".join(alt.split()) or shown.alt,
        caption=shown.caption,
        credit=shown.credit,
    )
    return set_media(desk, number, media=media, seen=seen, editor=editor)


def _shown(desk: Desk, draft: Draft) -> Iterator[tuple[Headline, Picture]]:
    """Yield every picture once, with the headline of the first page that shows it."""
    story = stories.numbered(desk.db, draft.story)
    lead = draft.roundup.lead
    leading = headlines.at_address(desk.db, lead.url) if lead and lead.url else None
    ordered = dict.fromkeys((*([leading] if leading else ()), *(story.headlines if story else ())))
    shown = pictures.shown_by(desk.db, [headline.id for headline in ordered])
    seen: set[str] = set()
    for headline in ordered:
        picture = shown.get(headline.id)
        if picture and picture.url not in seen and urls.clean(picture.url):
            seen.add(picture.url)
            yield headline, picture


def _fetch(desk: Desk, wanted: Sequence[Candidate]) -> dict[str, str]:
    """Fetch, encode and store; return the reason of each picture that could not be had, by address."""
    if not wanted:
        return {}
    answers = _answers(desk, wanted)
    refused: dict[str, str] = {}
    with Readers(workers=2, loaded=("pictures",)) as readers:
        reading = {
            one.shown.url: readers.picture(base64.b64decode(answer["body"]), url=one.shown.url)
            for one in wanted
            if (answer := answers.get(one.shown.url)) and not answer["why"]
        }
        for one in wanted:
            address = one.shown.url
            if address not in reading:
                refused[address] = str(answers[address]["why"]) if address in answers else "no answer"
                continue
            try:
                _keep(desk, one, reading[address].result())
            except CopydeskError as problem:  # one picture's failure is not the others'
                refused[address] = problem.what
    return refused


def _answers(desk: Desk, wanted: Sequence[Candidate]) -> Mapping[str, Mapping[str, Any]]:
    heard: list[Mapping[str, Any]] = []
    errand = Crawl(
        desk="",
        run=0,
        as_of=desk.now,
        assignments=tuple(Assignment(url=one.shown.url, outlet=one.outlet, kind="picture") for one in wanted),
        timeout_seconds=desk.settings.gather.timeout_seconds,
        max_bytes=MOST_BYTES,
        deadline_seconds=desk.settings.gather.deadline_seconds,
    )
    limits = {**crawl_settings(desk), "DOWNLOAD_MAXSIZE": MOST_BYTES}
    send(errand, spider="fetch", scrapy_settings=limits, told=heard.append)
    return {str(one["asked"]): one for one in heard}


def _keep(desk: Desk, one: Candidate, picture: "Encoded") -> None:
    with writing(desk.db):
        pictures.keep(
            desk.db,
            picture.image,
            media_type=picture.media_type,
            size=(picture.width, picture.height),
            source=one.shown.url,
            page=one.page,
            shown=one.shown,
            at=desk.now,
        )

"""File a clip: a headline and an article in the store, placed in a story, and if the editor says so used in a draft.

Nothing that is known is overwritten: another headline joins the titles the page has had, paragraphs join those that
were read, and what was done is told in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline import dates, excerpt, urls
from pipeline.desk.clipping.given import Clip, refusals
from pipeline.desk.clipping.looking import USES, outlet_at
from pipeline.desk.clipping.using import used
from pipeline.desk.editing.stepping import find
from pipeline.desk.gathering import wires
from pipeline.desk.opening import Desk
from pipeline.errors import CopydeskError, NotFoundError, UsageError
from pipeline.news import LONGEST_SUMMARY, Article, Draft, Headline, Item, Placing, Story
from pipeline.read import arrivals
from pipeline.store import articles, clips, headlines, stories, takedowns
from pipeline.store.database import writing
from pipeline.text import counted

BY_HAND = "clipped by the editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What filing did: the headline, the story it is in (0 = the next run finds one), the draft it is used in (0)."""

    headline: int
    story: int
    draft: int
    said: tuple[str, ...]


def file_clip(desk: Desk, clip: Clip, *, home: str, use: str, editor: str) -> Filed:
    """File a clip, and use it in a draft.

    Args:
        desk: The desk.
        clip: As the editor confirmed it.
        home: `d7` (a draft and its story), `s12` (a story), "" = the next run finds its story.
        use: One of `USES`; needs a draft as `home`.
        editor: Who.

    Raises:
        UsageError: it cannot be filed or used so; nothing was filed.
        NotFoundError: there is no such story or draft; nothing was filed.
    """
    draft, story = _home(desk, home)
    arriving = _headline(desk, clip)
    if use not in USES or (use and draft is None):
        raise UsageError("a clip is used in a draft", do="choose a draft for it, or file it only")
    with writing(desk.db):
        number, said = _file(desk, arriving)
        clips.mark(desk.db, number, at=desk.now)
        said += _keep_article(desk, number, arriving, clip.selected)
        said += _place(desk, number, story)
    if draft is not None and use:
        said.append(used(desk, draft.id, headline=number, selected=clip.selected, use=use, editor=editor))
    placed = stories.of_headline(desk.db, number) or 0
    return Filed(headline=number, story=placed, draft=draft.id if draft else 0, said=tuple(said))


def _home(desk: Desk, home: str) -> tuple[Draft | None, Story | None]:
    kind, digits = home[:1], home[1:]
    if not home:
        return None, None
    if kind not in ("d", "s") or not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        raise UsageError(f"{home!r} is neither a draft nor a story", do="choose one of the page")
    draft = find(desk, int(digits)) if kind == "d" else None
    number = draft.story if draft else int(digits)
    story = stories.numbered(desk.db, number)
    if story is None:
        raise NotFoundError(f"there is no story s{number}", do="choose one of the page")
    return draft, story


def _headline(desk: Desk, clip: Clip) -> Headline:
    problems = refusals(desk, clip)
    if problems:
        raise UsageError(" ".join(problems), do="change it, and file it again; nothing was filed")
    outlet = desk.registry.at(clip.address) or desk.registry.named(clip.outlet)
    dated = dates.read(clip.published, now=desk.now, country=outlet.country if outlet else "")
    if clip.published.strip() and dated.value is None:
        raise UsageError(f"The date cannot be read: {dated.why}.", do="write it as 2026-05-12 14:30, or leave it out")
    item = Item(
        headline=clip.title,
        url=clip.address,
        canonical=urls.canonical(clip.address),
        published=dated.value,
        summary=clip.selected[0][:LONGEST_SUMMARY] if clip.selected else "",
    )
    arrived = arrivals.headlines(
        [item],
        outlet=outlet.name if outlet else clip.outlet or outlet_at(desk, clip.address),
        seen_at=desk.now,
        language=outlet.language if outlet else "",
        wires=wires(desk),
    )
    if not arrived.headlines:
        raise UsageError(f"It cannot be filed: {arrived.refused[0][1]}.", do="change it; nothing was filed")
    return arrived.headlines[0]


def _file(desk: Desk, arriving: Headline) -> tuple[int, list[str]]:
    known = headlines.at_page(desk.db, arriving.canonical)
    if known is None:
        headlines.file(desk.db, [arriving])
        filed = headlines.at_page(desk.db, arriving.canonical)
        if filed is None:
            raise CopydeskError("the clip was stored and is not there", where=arriving.canonical)
        return filed.id, [f"Filed as a headline of {filed.outlet}."]
    clips.note_title(desk.db, known.id, arriving.headline, at=desk.now)
    if known.headline == arriving.headline:
        return known.id, [f"The desk has this headline of {known.outlet} already."]
    return known.id, [f"The desk has this page of {known.outlet} as “{known.headline}”; yours joins its titles."]


def _keep_article(desk: Desk, number: int, arriving: Headline, selected: Sequence[str]) -> list[str]:
    """Store what was selected as the article's text, beside whatever was read of it before."""
    before = articles.of_headline(desk.db, number)
    if not selected:
        return []
    had = before.paragraphs if before else ()
    text = _joined(had, selected, before.standfirst if before else ())
    if before is not None and text == had:
        return ["The page was read before and holds all of it; that text stays."]
    article = replace(
        before or _article(arriving),
        paragraphs=text,
        warnings=tuple(dict.fromkeys((*(before.warnings if before else ()), BY_HAND))),
    )
    digest = excerpt.digest((*article.standfirst, *text))
    if takedowns.of_headline(desk.db, number):
        return ["Its words were taken down (copydesk takedown): none of them is kept."]
    articles.keep(desk.db, number, article, digest=digest, at=desk.now)
    added = counted(len(text) - len(had), "paragraph")
    return [f"{added} {'joined those read before' if had else 'kept as its text'}, {BY_HAND}."]


def _joined(had: Sequence[str], selected: Sequence[str], standfirst: Sequence[str]) -> tuple[str, ...]:
    """Return both texts as one: in the order of the selection when that holds all, else the new ones at the end."""
    new = [one for one in selected if one not in had and one not in standfirst]
    if set(had) <= set(selected):
        return tuple(one for one in selected if one in had or one in new)
    return (*had, *new)


def _article(headline: Headline) -> Article:
    return Article(
        url=headline.url,
        canonical=headline.canonical,
        headline=headline.headline,
        headlines=(headline.headline,),
        published=headline.published,
        language=headline.language,
        news_kind=headline.kind,
        agency=headline.agency,
    )


def _place(desk: Desk, number: int, story: Story | None) -> list[str]:
    before = stories.of_headline(desk.db, number)
    if story is None:
        return [] if before else ["The next run finds its story."]
    if before == story.id:
        return []
    filed = headlines.numbered(desk.db, [number])[0]
    placing = Placing(headline=filed, story=story.id, score=1.0, reason=f"{BY_HAND} into this story")
    stories.place(desk.db, [placing], at=desk.now)
    stories.follow_keepers(desk.db, [number])
    return [f"Moved from story s{before} to s{story.id}." if before else f"Placed in story s{story.id}."]

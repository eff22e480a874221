"""Look at a clip before it is filed: who printed it, what the desk has of it, where it was used, where it may go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline import urls
from pipeline.desk.clipping.given import MOST_TITLE, Clip, refusals
from pipeline.desk.clipping.likely import Likely, likely_stories
from pipeline.desk.opening import Desk
from pipeline.news import Article, Headline, Outlet
from pipeline.read.page.headlines import cut
from pipeline.read.page.keys import key
from pipeline.store import articles, clips, headlines
from pipeline.store.clips import Drafted, Printed

# How a clip can be used in a draft at once; "" = it is only filed.
USES = ("", "lead", "list", "cite")
_MOST_DRAFTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Everything the page of a clip shows.

    `outlet` is none when the registry does not know the host; `outlet_name` then is the site's. `known` is the
    headline that the desk has of this page, `article` what it has read of it. `home` is where it would go: `d7` (a
    draft and its story), `s12` (a story), "" = where the next run finds. `others` are open drafts of other stories.
    """

    clip: Clip
    outlet: Outlet | None
    outlet_name: str
    known: Headline | None
    article: Article | None
    printed: tuple[Printed, ...]
    drafted: tuple[Drafted, ...]
    likely: tuple[Likely, ...]
    others: tuple[Drafted, ...]
    home: str
    refusals: tuple[str, ...]


def glance(desk: Desk, clip: Clip, *, home: str = "") -> Glance:
    """Return what there is to know of a clip. Changes nothing, asks nobody.

    `home` is what the editor chose already; where the page does not offer it, the likeliest place is proposed.
    """
    outlet = desk.registry.at(clip.address) if clip.address else None
    known = headlines.at_address(desk.db, clip.address)
    clip = replace(clip, title=_without_outlet(clip, outlet) or (known.headline if known else ""))
    open_drafts = clips.open_drafts(desk.db)
    likely = likely_stories(desk, clip.title[:MOST_TITLE], known=known, open_drafts=open_drafts)
    shown = {draft.draft for story in likely for draft in story.drafts}
    # The draft that the editor came from is among them, however long ago it changed.
    others = sorted((one for one in open_drafts if one.draft not in shown), key=lambda one: f"d{one.draft}" != home)
    return Glance(
        clip=clip,
        outlet=outlet,
        outlet_name=clip.outlet or outlet_at(desk, clip.address),
        known=known,
        article=articles.of_headline(desk.db, known.id) if known else None,
        printed=clips.printed(desk.db, known.canonical if known else urls.canonical(clip.address)),
        drafted=clips.drafted(desk.db, known.url if known else clip.address) if clip.address else (),
        likely=likely,
        others=tuple(others[:_MOST_DRAFTS]),
        home=home if home in _homes(likely, others) else next(_homes(likely, ()), ""),
        refusals=refusals(desk, clip),
    )


def outlet_at(desk: Desk, address: str) -> str:
    """Return the name of the outlet at an address: the registry's, else its site (`harbour.example`), "" for none."""
    outlet = desk.registry.at(address) if address else None
    return outlet.name if outlet else urls.site(urls.host(address))


def _homes(likely: Sequence[Likely], others: Sequence[Drafted]) -> Iterator[str]:
    """Yield every place that the page offers, the likeliest first."""
    for story in likely:
        yield from [f"d{draft.draft}" for draft in story.drafts] or [f"s{story.story}"]
    yield from (f"d{draft.draft}" for draft in others)


def _without_outlet(clip: Clip, outlet: Outlet | None) -> str:
    """A browser tab's title ends with the outlet's name; a headline does not."""
    if len(clip.title) > MOST_TITLE:
        return clip.title
    host = urls.host(clip.address)
    names = [host, urls.site(host).partition(".")[0], *(outlet.names if outlet else ())]
    return cut(clip.title, [found for name in names if (found := key(name))])

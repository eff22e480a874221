"""What else matters to a draft: its checks in words, the stories near it, and what we ran on it before. Reads only."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline import urls
from pipeline.desk import checks, repeats
from pipeline.desk.opening import Desk
from pipeline.desk.sheet import Near, Ran
from pipeline.draft import moves
from pipeline.news import Draft, Roundup
from pipeline.store import headlines, linked, stories


def of(desk: Desk, draft: Draft, cited: Sequence[str]) -> dict[str, Any]:
    """Return all of it by the names that a Sheet has for it; `cited` are the addresses of the comment."""
    linked_pages = tuple(_addresses(draft.roundup, cited))
    return {
        "checks": tuple(checks.checked(desk, draft)),
        "near": near(desk, draft),
        "ran": ran(desk, draft),
        "used_before": used_before(desk, linked_pages),
        "marks": repeats.marks(desk, linked_pages, but=draft.id),
    }


def near(desk: Desk, draft: Draft) -> tuple[Near, ...]:
    """Return the stories near the draft's own, as the run that made the draft saw them."""
    noted = draft.why.get("near")
    pairs = [(int(number), str(why)) for number, why in noted] if isinstance(noted, list) else []
    known = {one.id: one for one in headlines.numbered(desk.db, [number for number, _ in pairs])}
    found = []
    for number, why in pairs:
        story = stories.of_headline(desk.db, number)
        if number in known and story and story != draft.story:
            found.append(Near(story=story, headline=known[number], why=why))
    return tuple(found)


def ran(desk: Desk, draft: Draft) -> tuple[Ran, ...]:
    """Return our posts of the draft's story, the newest first."""
    posts = linked.of_stories(desk.db, stories.merged_numbers(desk.db, draft.story))
    return tuple(_ran(post, "same story") for post in posts)


def used_before(desk: Desk, addresses: Iterable[str]) -> tuple[Ran, ...]:
    """Return our posts that link one of these pages, the newest first."""
    pages = [urls.canonical(page) for url in addresses if (page := urls.clean(url))]
    return tuple(_ran(post, post.page) for post in linked.linking(desk.db, pages))


def _ran(post: linked.Post, relation: str) -> Ran:
    return Ran(title=post.title, at=post.at, url=post.url, relation=relation, lead=post.lead, links=post.links)


def _addresses(post: Roundup, cited: Sequence[str]) -> Iterator[str]:
    lead = [post.lead.url] if post.lead else []
    yield from (url for url in (*lead, *cited, *(link.url for link in moves.links(post))) if url)

"""A blog's past in a desk: a few posts of the river quarrel, with days, labels and links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline import urls
from pipeline.desk import Desk
from pipeline.house import roundups
from pipeline.news import Lead, Link, Media, Placing, Roundup, Section
from pipeline.store import headlines, stories
from pipeline.store.database import writing
from pipeline.store.rows import packed, packed_object
from tests import cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A post as the blog had it; `links` are (headline, outlet, address), the first of them leads.

    `excerpt_goes_on` is the excerpt's second paragraph. `agency` is behind the lines of its list; `unplaced` are its
    lines that no rule could place.
    """

    day: str
    title: str
    comment: str = ""
    labels: tuple[str, ...] = ()
    kind: str = "story"
    links: tuple[tuple[str, str, str], ...] = ()
    excerpt: str = "It rose."
    excerpt_goes_on: str = ""
    link_kind: str = "news"
    agency: str | None = None
    media: tuple[Media, ...] = ()
    unplaced: tuple[str, ...] = ()


GENEVA = Past(
    day="2022-01-21",
    title="No Breakthrough In Geneva Talks",
    comment="I am [sceptical](https://marl.example/why) of all this.",
    labels=("Veldria", "River Talks"),
    links=(
        ("Orlan meets Vask in Geneva", "Harbour Times", "https://harbour.example/2022/geneva?utm_source=feed"),
        ("Vask demands the dam be opened", "Marl Herald", "https://news.marl.example/vask"),
    ),
    excerpt="Foreign ministers of both banks shook hands on Friday.",
)
DAM = Past(
    day="2022-02-05",
    title="The Dam Holds",
    labels=("Veldria",),
    links=(
        ("Dam holds after a night of rain", "Gazette", "https://gazette.example/dam"),
        ("Was the dam worth it?", "Gazette", "https://gazette.example/opinion/dam"),
    ),
    link_kind="opinion",
)
KYIV = Past(day="2023-06-30", title="Київ Today", comment="Łódź sends help. 日内瓦会谈结束。", kind="briefing")
PAST = (GENEVA, DAM, KYIV)


def keep(desk: Desk, past: Sequence[Past] = PAST) -> list[int]:
    """Store posts as an import does, at noon of their day, and return their numbers."""
    with writing(desk.db):
        return [_keep(desk, one) for one in past]


def story_of(desk: Desk, *words: str) -> int:
    """Store a story of headlines of today and return its number."""
    headlines.file(
        desk.db, [cast.headline(one, number=number, minutes=-number) for number, one in enumerate(words, start=1)]
    )
    story = stories.next_number(desk.db)
    placings = [
        Placing(headline=one, story=story, score=1.0, reason="the cast") for one in headlines.everything(desk.db)
    ]
    stories.place(desk.db, placings, at=cast.NOON)
    return story


def _keep(desk: Desk, past: Past) -> int:
    at = f"{past.day}T12:00:00Z"
    url = f"https://river-watch.example/{past.day.replace('-', '/')}.html"
    number = desk.db.execute(
        "insert into posts (channel, state, wanted, title, url, intended_at, posted_at, roundup, origin)"
        " values ('', 'live', 'live', ?, ?, ?, ?, ?, ?)",
        (past.title, url, at, at, packed_object(roundups.to_json(_roundup(past))), f"/{past.day}/{past.title}"),
    ).lastrowid
    for at_line, (headline, outlet, page) in enumerate(past.links):
        desk.db.execute(
            "insert into post_links (post, canonical, url, outlet, headline, role) values (?, ?, ?, ?, ?, ?)",
            (number, urls.canonical(page), page, outlet, headline, "list" if at_line else "lead"),
        )
    if past.unplaced:
        desk.db.execute(
            "insert into post_sources (post, html, unplaced, imported_at) values (?, x'', ?, ?)",
            (number, packed(past.unplaced), at),
        )
    return int(number or 0)


def _roundup(past: Past) -> Roundup:
    lines = tuple(
        Link(headline=headline, url=url, outlet=outlet, agency=past.agency, kind=past.link_kind)
        for headline, outlet, url in past.links[1:]
    )
    lead, excerpt = past.links[:1], tuple(filter(None, (past.excerpt, past.excerpt_goes_on)))
    return Roundup(
        kind=past.kind,
        date=date.fromisoformat(past.day).isoformat(),
        title=past.title,
        labels=past.labels,
        media=past.media,
        lead=Lead(headline=lead[0][0], outlet=lead[0][1], url=lead[0][2], excerpt=excerpt) if lead else None,
        comment=past.comment,
        sections=(Section(groups=(lines,)),) if lines else (),
    )

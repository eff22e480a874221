"""What ran before: our posts of a story, which of its pages they link, and what a line or an offer is marked with."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from pipeline import text, urls
from pipeline.dates.blog_days import day_of
from pipeline.desk.archiving import on_story
from pipeline.desk.opening import Desk
from pipeline.desk.own_name import own_name
from pipeline.draft import moves
from pipeline.news import Lead, Link, Offer, Roundup, Story
from pipeline.store import repeats, stories
from pipeline.store.repeats import Earlier, Own

PREVIOUSLY = "previously"
REFUSE = "refuse"
MOST_OFFERED = 3
# An imported post has no story number: so far back, one that links a story's pages is taken for a post of it.
_SAME_STORY_DAYS = 7


def posts_of(desk: Desk, story: Story) -> tuple[Own, ...]:
    """Return our posts of a story that stand: those under its number, and imported ones of a week that tell it.

    An imported post tells a story when its lead is one of the story's pages, or two of its links are.
    """
    numbers = stories.merged_numbers(desk.db, story.id)
    since = desk.now - timedelta(days=_SAME_STORY_DAYS)
    pages = [one.canonical for one in story.headlines]
    own = repeats.of_stories(desk.db, numbers, until=desk.now)
    imported = repeats.telling(desk.db, pages, since=since, until=desk.now)
    return tuple({post.id: post for post in (*own, *imported)}.values())


def not_again(desk: Desk, story: Story, posts: Collection[Own]) -> Mapping[str, str]:
    """Return the pages that a draft of a story leaves out, each with the words for why, by canonical URL.

    They are those that its own posts link and, where `[draft] repeats` is refuse, those that any post of the last
    `repeat_hours` links.
    """
    found = dict(repeats.pages_of(desk.db, [post.id for post in posts]))
    chosen = desk.settings.draft
    if chosen.repeats == REFUSE:
        since = desk.now - timedelta(hours=chosen.repeat_hours)
        pages = [one.canonical for one in story.headlines]
        found = {**repeats.earlier(desk.db, pages, but=0, since=since, until=desk.now), **found}
    return {page: said(desk, before) for page, before in found.items()}


def marks(desk: Desk, addresses: Collection[str], *, but: int = 0) -> Mapping[str, str]:
    """Return what to write beside each address that a post of ours links already; those of draft `but` are left out."""
    pages = {url: urls.canonical(page) for url in addresses if (page := urls.clean(url))}
    found = repeats.earlier(desk.db, pages.values(), but=but, until=desk.now)
    return {url: said(desk, found[page]) for url, page in pages.items() if page in found}


def said(desk: Desk, before: Earlier) -> str:
    """Return the words for a page that ran: when, by the blog's calendar, and in which post."""
    return f"already linked on {_day(desk, before.at)} in “{text.tidy(before.title)}”"


def lines(desk: Desk, post: Roundup) -> Iterator[str]:
    """Yield the lead and the lines of a post that ran before, each with the words for it."""
    printed: list[Lead | Link] = [*([post.lead] if post.lead else []), *moves.links(post)]
    ran = marks(desk, [line.url for line in printed if line.url])
    for line in printed:
        if words := ran.get(line.url or ""):
            yield f"{line.outlet}: {line.headline} - {words}"


def marked(desk: Desk, offers: Collection[Offer]) -> tuple[Offer, ...]:
    """Return the offers, each that ran before with the words for it."""
    ran = marks(desk, [offer.url for offer in offers])
    return tuple(
        replace(one, why=f"{one.why}; {ran[one.url]}" if one.why else ran[one.url]) if one.url in ran else one
        for one in offers
    )


def previously(desk: Desk, story: Story) -> Iterator[Offer]:
    """Yield our earlier posts on a story, to cite in the comment: the surest first, at most three, each with why."""
    if not repeats.anything(desk.db):
        return
    found = [post for post in on_story.ran_before(desk, story.id) if urls.clean(post.url) and post.at < desk.now]
    for post in found[:MOST_OFFERED]:
        yield Offer(
            side=PREVIOUSLY,
            headline=text.tidy(post.title),
            url=urls.clean(post.url),
            outlet=own_name(desk.settings.blog, post.url),
            agency=None,
            why=text.tidy(f"{_day(desk, post.at)}: {post.why}"),
        )


def _day(desk: Desk, at: datetime) -> str:
    return day_of(at, desk.settings.blog.timezone)

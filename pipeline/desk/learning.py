"""Learn from picks: what this editor's newest posts and approved drafts show of each outlet; his word goes first."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline import habits, text, topics
from pipeline.desk import linked_pages
from pipeline.desk.looking_back import HABIT_DAYS
from pipeline.desk.opening import Desk
from pipeline.desk.own_name import is_own_name
from pipeline.errors import UsageError
from pipeline.habits import ROLES, Habits, Past
from pipeline.news import Headline, Topic
from pipeline.store import archive_links, archive_list
from pipeline.store import habits as kept
from pipeline.store.database import writing
from pipeline.store.habits import FORGOTTEN, Edit, Ran

_DESKS = 4  # so many desks' habits are remembered by one process
_remembered: dict[Path, tuple[object, Habits]] = {}


def learned(desk: Desk) -> Habits:
    """Return what was learned of posts and approved drafts up to now.

    A process that asks again within the hour gets the same, unless posts, drafts or the editor's word have changed.
    """
    if not desk.settings.rank.learn_posts:
        return habits.learned((), fixed=_fixed(kept.edits(desk.db)))
    hour = desk.now.replace(minute=0, second=0, microsecond=0)
    made_of = (kept.beat(desk.db), hour, desk.settings, desk.registry)
    before = _remembered.get(desk.folder)
    if before is not None and before[0] == made_of:
        return before[1]
    said = kept.edits(desk.db)
    found = habits.learned(
        _pasts(desk),
        forgotten={edit.outlet: edit.at for edit in said if edit.role == FORGOTTEN},
        fixed=_fixed(said),
    )
    if len(_remembered) >= _DESKS:
        _remembered.clear()
    _remembered[desk.folder] = (made_of, found)
    return found


def set_rate(desk: Desk, outlet: str, role: str, rate: float) -> None:
    """Have the editor's own rate stand in place of the counted one.

    Args:
        desk: The desk.
        outlet: Its name or an alias.
        role: One of `habits.ROLES`.
        rate: From 0 to 1.

    Raises:
        UsageError: no outlet, no such role, or no rate.
    """
    if role not in ROLES:
        raise UsageError(f"{role!r} is no role", do=f"roles are {', '.join(ROLES)}")
    if not 0 <= rate <= 1:
        raise UsageError(f"{rate:g} is no rate", do="a rate lies between 0 (never) and 1 (always), such as 0.25")
    with writing(desk.db):
        kept.keep(desk.db, [Edit(_name(desk, outlet), role, rate, desk.now)])


def forget(desk: Desk, outlet: str) -> None:
    """Count nothing of an outlet that was before now, and take back every rate that was set for it.

    Raises:
        UsageError: no outlet was named.
    """
    name = _name(desk, outlet)
    with writing(desk.db):
        kept.take_back(desk.db, name)
        kept.keep(desk.db, [Edit(name, FORGOTTEN, None, desk.now)])


def _name(desk: Desk, outlet: str) -> str:
    name = text.tidy(outlet)
    if not name:
        raise UsageError("no outlet was named", do="name the outlet, as your posts do")
    return desk.registry.outlet(name).name


def _fixed(said: tuple[Edit, ...]) -> dict[tuple[str, str], float]:
    return {(edit.outlet, edit.role): edit.rate for edit in said if edit.rate is not None}


def _pasts(desk: Desk) -> Iterator[Past]:
    zone, named = ZoneInfo(desk.settings.blog.timezone), _names(desk)
    posts = kept.newest(desk.db, until=desk.now, most=desk.settings.rank.learn_posts)
    links = archive_links.links(desk.db, [post.post for post in posts])
    for post in posts:
        stored = links.get(post.post, ())
        lead = next((link.headline for link in stored if link.role == "lead"), "")
        yield Past(
            at=post.at,
            hour=post.at.astimezone(zone).hour,
            topic=_topic(desk, post, lead),
            links=tuple((name, link.role) for link in stored if (name := named(link.outlet))),
        )
    for entry in archive_list.without_post(desk.db, since=desk.now - timedelta(days=HABIT_DAYS)):
        if entry.at <= desk.now:
            links_now = linked_pages.links_of(entry.roundup, desk.registry)
            found = [(named(link.outlet), linked_pages.ROLES[link.role]) for link in links_now]
            yield Past(at=entry.at, hour=entry.at.astimezone(zone).hour, links=tuple(pair for pair in found if pair[0]))


def _names(desk: Desk) -> Callable[[str], str]:
    """Names that mean one outlet count together; the blog itself, which "previously" links cite, is no outlet."""

    @cache
    def named(outlet: str) -> str:
        return "" if is_own_name(desk.settings.blog, outlet) else desk.registry.outlet(outlet).name

    return named


def _topic(desk: Desk, post: Ran, lead: str) -> str:
    """The topic of a post: its draft's; else the one whose name or title is a label of it; else what its title fits."""
    if any(post.topic == topic.name for topic in desk.settings.topics):
        return post.topic
    labels = {label.casefold() for label in post.labels}
    for topic in desk.settings.topics:
        if labels & {topic.name.casefold(), topic.title.casefold()}:
            return topic.name
    said = Headline(
        outlet="", headline=f"{post.title} {lead}", url="", canonical="", seen_at=post.at, published=post.at
    )
    fits = [(topics.matches(topic, said).value, topic.name) for topic in desk.settings.topics if _asks(topic)]
    value, name = max(fits, key=lambda fit: fit[0], default=(0.0, ""))
    return name if value else ""


def _asks(topic: Topic) -> bool:
    return bool(topic.any or topic.all)

"""What this editor takes: how often an outlet is linked, leads, is cited and is listed, and what to expect next.

Pure: posts in, counts and rates out. A rate is the mean of a Beta prior after plain counts (Gelman et al., Bayesian
Data Analysis, 3rd ed., 2.4): (taken + 10 m) / (of + 10). Overall m is the mean of all outlets, and on a topic the
outlet's own rate overall, so that three posts say little and three hundred say it all.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import quantiles

# linked at all; leads; cited in the comment; stands in a list.
ROLES = ("any", "lead", "comment", "list")
PRIOR_POSTS = 10.0  # ours: as many posts as the mean of all outlets weighs
_HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A post as learning sees it. `hour` is of the blog's own day, `topic` "" = of none; `links` are (outlet, role)."""

    at: datetime
    hour: int
    topic: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """In how many of `posts` posts an outlet was linked; in how many it led, was cited in the comment, was listed."""

    posts: int = 0
    linked: int = 0
    led: int = 0
    cited: int = 0
    listed: int = 0

    def share(self, role: str) -> tuple[int, int]:
        """Return how often the outlet had a role and out of how many posts.

        It leads or is cited out of those that link it, for it must have something on the story first; it is linked or
        listed out of all.
        """
        taken = {"any": self.linked, "lead": self.led, "comment": self.cited, "list": self.listed}[role]
        return taken, self.linked if role in ("lead", "comment") else self.posts


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """`taken` of `of` posts; `value` (0 to 1) is what to expect next, `typical` that of a middling outlet.

    `fixed`: the editor has set `value` himself.
    """

    value: float
    taken: int
    of: int
    typical: float
    fixed: bool = False

    @property
    def liking(self) -> float:
        """How much the outlet is liked, 0 to 1: a half = as much as a middling one, twice its rate = two thirds."""
        return self.value / (self.value + self.typical) if self.value + self.typical > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What was learned of `posts` posts. `topics` has the counts of each topic, by topic and outlet.

    `lengths` are the lower quartile, the median and the upper quartile of the lists' lengths, in links; `hours` how
    many posts went out in each hour of the blog's day. `fixed` are the rates that the editor set, by outlet and role.
    """

    posts: int = 0
    outlets: Mapping[str, Count] = field(default_factory=dict)
    topics: Mapping[str, Mapping[str, Count]] = field(default_factory=dict)
    topic_posts: Mapping[str, int] = field(default_factory=dict)
    typical: Mapping[str, float] = field(default_factory=dict)
    lengths: tuple[int, int, int] = (0, 0, 0)
    hours: tuple[int, ...] = (0,) * _HOURS
    fixed: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def rate(self, outlet: str, role: str, topic: str = "") -> Rate:
        """Return the rate of an outlet in one of `ROLES`, on a topic where one is named of which there are posts."""
        typical = self.typical.get(role, 0.0)
        taken, of = self.outlets.get(outlet, Count(posts=self.posts)).share(role)
        value = _expected(taken, of, typical)
        if topic in self.topics:
            here = self.topics[topic].get(outlet, Count(posts=self.topic_posts[topic]))
            taken, of = here.share(role)
            value = _expected(taken, of, value)
        fixed = self.fixed.get((outlet, role))
        return Rate(
            value=value if fixed is None else fixed, taken=taken, of=of, typical=typical, fixed=fixed is not None
        )

    def knows(self, outlet: str, role: str) -> bool:
        """Whether there is anything to go by: posts, or a rate that the editor set."""
        return self.posts > 0 or (outlet, role) in self.fixed


NONE = Habits()


def learned(
    posts: Iterable[Past],
    *,
    forgotten: Mapping[str, datetime] | None = None,
    fixed: Mapping[tuple[str, str], float] | None = None,
) -> Habits:
    """Return what these posts show; those without a link show nothing.

    Args:
        posts: In any order.
        forgotten: Outlets of which nothing before a time counts.
        fixed: Rates that the editor set, by outlet and role.
    """
    told = [post for post in posts if post.links]
    outlets = _counted(told, forgotten or {})
    on_topic: dict[str, list[Past]] = {}
    for post in told:
        if post.topic:
            on_topic.setdefault(post.topic, []).append(post)
    hours = Counter(post.hour for post in told)
    return Habits(
        posts=len(told),
        outlets=outlets,
        topics={topic: _counted(of_topic, forgotten or {}) for topic, of_topic in sorted(on_topic.items())},
        topic_posts={topic: len(of_topic) for topic, of_topic in sorted(on_topic.items())},
        typical=_typical(outlets.values()),
        lengths=_lengths(told),
        hours=tuple(hours[hour] for hour in range(_HOURS)),
        fixed=dict(fixed or {}),
    )


def _counted(posts: Sequence[Past], forgotten: Mapping[str, datetime]) -> dict[str, Count]:
    """Count posts, not links: an outlet with two lines in a list was listed once."""
    counts: Counter[tuple[str, str]] = Counter()
    for post in posts:
        counts.update(
            (outlet, role)
            for outlet, role in {*post.links, *((outlet, "any") for outlet, _ in post.links)}
            if outlet not in forgotten or post.at >= forgotten[outlet]
        )
    since = {outlet: sum(post.at >= at for post in posts) for outlet, at in forgotten.items()}
    return {
        outlet: Count(
            posts=since.get(outlet, len(posts)),
            linked=counts[outlet, "any"],
            led=counts[outlet, "lead"],
            cited=counts[outlet, "comment"],
            listed=counts[outlet, "list"],
        )
        for outlet in sorted({*(outlet for outlet, _ in counts), *forgotten})
    }


def _typical(counts: Collection[Count]) -> dict[str, float]:
    """The mean of all outlets, a post of a much linked one counting as much as one of another."""
    found = {}
    for role in ROLES:
        shares = [count.share(role) for count in counts]
        of = sum(of for _, of in shares)
        found[role] = sum(taken for taken, _ in shares) / of if of else 0.0
    return found


def _lengths(posts: Sequence[Past]) -> tuple[int, int, int]:
    lengths = [length for post in posts if (length := _listed(post))]
    if len(lengths) < 2:
        return (lengths[0],) * 3 if lengths else (0, 0, 0)
    low, middle, high = quantiles(lengths, n=4, method="inclusive")
    return round(low), round(middle), round(high)


def _listed(post: Past) -> int:
    return sum(role == "list" for _, role in post.links)


def _expected(taken: int, of: int, prior: float) -> float:
    return (taken + PRIOR_POSTS * prior) / (of + PRIOR_POSTS)


def busiest(hours: Sequence[int]) -> Iterator[int]:
    """Yield the fewest hours, in order of the day, in which at least half of the posts went out."""
    wanted, found = sum(hours) / 2, []
    for hour in sorted(range(len(hours)), key=lambda one: (-hours[one], one)):
        if wanted <= 0 or not hours[hour]:
            break
        found.append(hour)
        wanted -= hours[hour]
    yield from sorted(found)

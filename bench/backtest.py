"""Does learning from picks help? One JSON line: how often the desk's choice is the editor's, with and without it.

    python bench/backtest.py                  the real day of ../shared, thirty invented editors with known habits
    python bench/backtest.py --desk DIR       your own desk: every post it made, replayed as of the minute before it

`lead_1` and `lead_3`: in how many posts the desk's first, or one of its first three candidates, is the lead that ran
(posts of stories with four candidates or more). `list`: how much of the list that ran stands in the desk's list of as
many links, on average, the lead given. `stories` (invented editors only): how many of his ten stories, of those that
two families have, are among the desk's first ten. An editor's habits are learned from his past alone. A desk is only
read, on a copy; it must not be at work.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.backtest_editor import EVENING, Editor, editor, newsstand, write_past
from pipeline import desk as verbs
from pipeline import rank, urls
from pipeline.desk import Desk
from pipeline.desk.planning import rules_of
from pipeline.desk.ranking import ballot, window_as_it_stands
from pipeline.draft import links
from pipeline.draft.lead import Slate, slate
from pipeline.news import Headline, Ranked, Story
from pipeline.store import archive_links, stories
from pipeline.store.rows import known_moment

CANDIDATES, STORIES = 4, 10
_WITHOUT = {"COPYDESK_RANK__LEARN_POSTS": "0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A post that ran: its story as it was known then, and the canonical addresses of its lead and its list."""

    at: datetime
    story: Story
    lead: str
    listed: frozenset[str]


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--editors", type=int, default=30)
    arguments.add_argument("--posts", type=int, default=400, help="of each editor's past")
    arguments.add_argument("--desk", type=Path)
    asked = arguments.parse_args()
    found = _own_desk(asked.desk) if asked.desk else _invented(asked.editors, asked.posts)
    print(json.dumps({"bench": "backtest", **found}))


def _invented(editors: int, posts: int) -> dict[str, object]:
    arms: dict[str, list[dict[str, float]]] = {"without": [], "with": []}
    with tempfile.TemporaryDirectory() as folder:
        day = Path(folder) / "day"
        day.mkdir()
        outlets = newsstand(day)
        for seed in range(editors):
            place = Path(shutil.copytree(day, Path(folder) / f"editor-{seed}"))
            him = editor(outlets, seed=seed)
            with _opened(place, EVENING, learning=False) as desk:
                write_past(desk, him, posts=posts)
                his, top = _posts_of_the_day(desk, him), _stories_of_the_day(desk, him)
            for arm, figures in arms.items():
                with _opened(place, EVENING, learning=arm == "with") as desk:
                    figures.append({**_agreement(desk, his), "stories": _overlap(top, _first_stories(desk))})
    means = {arm: {name: round(fmean(one[name] for one in all_), 3) for name in all_[0]} for arm, all_ in arms.items()}
    return {"editors": editors, "past": posts, "posts_each": len(his), **means}


def _own_desk(folder: Path) -> dict[str, object]:
    """Replay what a desk posted, on a copy of it."""
    with tempfile.TemporaryDirectory() as copy:
        place = Path(copy) / "desk"
        shutil.copytree(folder, place)
        with _opened(place, datetime.now(UTC), learning=False) as desk:
            his = tuple(_posted(desk))
        arms = {
            arm: [figures for one in his for figures in _one_post(place, one, learning=arm == "with")]
            for arm in ("without", "with")
        }
    means = {
        arm: {name: round(fmean(one[name] for one in figures), 3) for name in figures[0]} if figures else {}
        for arm, figures in arms.items()
    }
    return {"posts": len(his), **means}


def _one_post(place: Path, one: Ran, *, learning: bool) -> Iterator[dict[str, float]]:
    with _opened(place, one.at - timedelta(minutes=1), learning=learning) as desk:
        yield _agreement(desk, [one])


@contextmanager
def _opened(folder: Path, now: datetime, *, learning: bool) -> Iterator[Desk]:
    environ = {name: value for name, value in os.environ.items() if name.startswith("COPYDESK_RANK")}
    with verbs.opened(folder, environ if learning else {**environ, **_WITHOUT}, now=now) as desk:
        yield desk


def _agreement(desk: Desk, ran: Sequence[Ran]) -> dict[str, float]:
    """How far the desk would have chosen as the editor did."""
    rules = rules_of(desk, None)
    leads, lists = [], []
    for one in ran:
        ranks = [candidate.headline.canonical for candidate in slate(one.story, rules).candidates]
        place = ranks.index(one.lead) if one.lead in ranks else len(ranks)
        leads.append((place == 0, place < 3))
        listed = links.choose(
            one.story, lead=_at(one.story, one.lead), cited=(), rules=rules, most=len(one.listed), one_an_outlet=True
        )
        lists.append(_overlap(one.listed, {headline.canonical for headline in listed.chosen}))
    return {"lead_1": fmean(one for one, _ in leads), "lead_3": fmean(one for _, one in leads), "list": fmean(lists)}


def _posts_of_the_day(desk: Desk, him: Editor) -> list[Ran]:
    """What an invented editor posts of each story of the day that leaves him a choice."""
    rules = rules_of(desk, None)
    found = []
    for story in window_as_it_stands(desk).stories:
        slated = slate(story, rules)
        if len(slated.candidates) >= CANDIDATES:
            found.append(_his_post(story, slated, him))
    return found


def _his_post(story: Story, slated: Slate, him: Editor) -> Ran:
    lead = him.takes(slated.candidates, lambda one: one.score + him.lead[one.headline.outlet]).headline
    rest = [one for one in story.kept if one.outlet != lead.outlet]
    listed: list[Headline] = []
    while rest and len(listed) < him.length:
        taken = him.takes(rest, lambda one: him.listed[one.outlet])
        listed.append(taken)
        rest = [one for one in rest if one.outlet != taken.outlet]
    pages = frozenset(one.canonical for one in listed)
    return Ran(at=EVENING, story=story, lead=lead.canonical, listed=pages)


def _stories_of_the_day(desk: Desk, him: Editor) -> set[int]:
    """His ten: by the desk's score without habits, his tastes for who has them (the best three), and chance."""
    rest = _of_two_families(desk)
    found: set[int] = set()
    while rest and len(found) < STORIES:
        taken = him.takes(rest, lambda one: one.score + _taste(one.story, him))
        found.add(taken.story.id)
        rest.remove(taken)
    return found


def _taste(story: Story, him: Editor) -> float:
    tastes = sorted(
        (max(him.lead[name], him.listed[name]) for name in {one.outlet for one in story.kept}), reverse=True
    )
    return fmean(tastes[:3])


def _first_stories(desk: Desk) -> set[int]:
    return {one.story.id for one in _of_two_families(desk)[:STORIES]}


def _of_two_families(desk: Desk) -> list[Ranked]:
    """The stories that may become a post, best first."""
    seen = window_as_it_stands(desk)
    return [one for one in rank.order(seen.stories, ballot(desk, seen.news, None, {})) if not one.gate]


def _posted(desk: Desk) -> Iterator[Ran]:
    """What a desk posted of its own stories, each story with the headlines that were there by then."""
    rows = desk.db.execute(
        "select id, story, coalesce(posted_at, intended_at) from ran where story is not null order by id"
    ).fetchall()
    pages = archive_links.links(desk.db, [post for post, _, _ in rows])
    for post, number, stamped in rows:
        at, story = known_moment(stamped), stories.numbered(desk.db, number)
        linked = [(urls.canonical(urls.clean(one.url)), one.role) for one in pages.get(post, ())]
        lead = next((page for page, role in linked if role == "lead"), "")
        if story is None or not lead:
            continue
        then = replace(story, headlines=tuple(one for one in story.headlines if one.seen_at < at))
        then = replace(then, folds=tuple(fold for fold in story.folds if fold.copy in then.headlines))
        listed = frozenset(page for page, role in linked if role == "list")
        if len(then.kept) >= CANDIDATES:
            yield Ran(at=at, story=then, lead=lead, listed=listed)


def _at(story: Story, page: str) -> Headline | None:
    return next((one for one in story.kept if one.canonical == page), None)


def _overlap(wanted: frozenset[str] | set[int], found: set[str] | set[int]) -> float:
    return len(wanted & found) / len(wanted) if wanted else 1.0


if __name__ == "__main__":
    main()

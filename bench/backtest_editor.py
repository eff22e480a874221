"""An invented editor with known habits, his blog's past, and the real day's newsstand on which he makes his posts.

What he takes is the sum of what the headline is worth without habits, his taste for its outlet, and chance; tastes are
normal with deviation 1, chance is Gumbel's, so that of equal headlines he takes one by exp(taste) (Luce's choice rule).
"""

import csv
import gzip
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from math import log
from pathlib import Path
from typing import TypeVar

from pipeline import desk as verbs
from pipeline.desk import Desk
from pipeline.news import Roundup
from pipeline.read import feeds
from pipeline.store import imports
from pipeline.store.database import writing
from pipeline.store.imports import Imported
from pipeline.store.posts import Page

ROOT = Path(__file__).resolve().parents[1]
DAY = ROOT.parent / "shared" / "data" / "day"
EVENING = datetime(2026, 2, 18, 2, 30, tzinfo=UTC)
SETTINGS = '[blog]\nname = "River Watch"\ntimezone = "America/Toronto"\n[registry]\nbuiltin = false\n'
_ON_A_STORY = (5, 14)  # so many outlets have a story of the past, fewest and most
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """Tastes by outlet, in points of a score, for who leads and who is listed; how many links his lists have."""

    lead: dict[str, float]
    listed: dict[str, float]
    length: int
    dice: random.Random

    def takes(self, choices: Sequence[_T], worth: Callable[[_T], float]) -> _T:
        """Return the choice of most worth and chance."""
        return max(choices, key=lambda one: worth(one) - log(-log(self.dice.random() or 0.5)))


def editor(outlets: Sequence[str], *, seed: int) -> Editor:
    """Return an editor of these outlets."""
    dice = random.Random(seed)
    lead = {name: dice.gauss(0, 1) for name in outlets}
    return Editor(lead=lead, listed={name: dice.gauss(0, 1) for name in outlets}, length=dice.randint(3, 6), dice=dice)


def newsstand(folder: Path) -> list[str]:
    """Make a desk of the real day in a folder, sorted into stories, and return the names of its outlets."""
    with (DAY / "outlets.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    (folder / "copydesk.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "outlets.toml").write_text("\n".join(_entry(row) for row in rows), encoding="utf-8")
    lines = sorted((line for row in rows for line in _headlines(row)), key=lambda one: str(one["published"]))
    with verbs.opened(folder, {}, now=EVENING) as desk:
        verbs.ingest(desk, BytesIO("\n".join(json.dumps(line) for line in lines).encode()))
        verbs.window(desk)
    return [row["name"] for row in rows]


def write_past(desk: Desk, him: Editor, *, posts: int) -> None:
    """Store an editor's past, a post every six hours up to yesterday, as an import does."""
    with writing(desk.db):
        for number in range(1, posts + 1):
            at = EVENING - timedelta(days=1, hours=6 * number)
            imports.put(desk.db, _post(him, number, at), instead_of=None, at=EVENING)


def _post(him: Editor, number: int, at: datetime) -> Imported:
    """A post on a story that some outlets have, each as likely as another."""
    there = him.dice.sample(sorted(him.lead), min(len(him.lead), him.dice.randint(*_ON_A_STORY)))
    lead = him.takes(there, lambda name: him.lead[name])
    rest = [name for name in there if name != lead]
    listed: list[str] = []
    while rest and len(listed) < him.length:
        listed.append(him.takes(rest, lambda name: him.listed[name]))
        rest.remove(listed[-1])
    links = [_page(number, lead, "lead"), *(_page(number, name, "list") for name in listed)]
    return Imported(
        keys=(f"/past/{number}",),
        url=f"https://river-watch.example/past/{number}",
        title=f"Post {number}",
        html="",
        at=at,
        day=at,
        updated=None,
        partial=False,
        roundup=Roundup(date=at.date().isoformat(), title=f"Post {number}"),
        unplaced=(),
        links=tuple(links),
    )


def _page(number: int, outlet: str, role: str) -> Page:
    url = f"https://past.example/{number}/{outlet.lower().replace(' ', '-')}"
    return Page(canonical=url, url=url, outlet=outlet, headline=f"Story {number}", role=role)


def _entry(row: dict[str, str]) -> str:
    name, country, language = (json.dumps(row[key]) for key in ("name", "country", "language"))
    return f"[[outlet]]\nname = {name}\ncountry = {country}\nlanguage = {language}\n"


def _headlines(row: dict[str, str]) -> Iterator[dict[str, str | None]]:
    body = gzip.decompress((DAY / row["file"]).read_bytes())
    for item in feeds.read(body, url=row["feed"], now=EVENING).items:
        yield {
            "outlet": row["name"],
            "headline": item.headline,
            "url": item.url,
            "published": item.published.strftime("%Y-%m-%dT%H:%M:%SZ") if item.published else None,
            "summary": item.summary,
            "language": row["language"],
        }

"""A desk for measuring drafts and the review page: invented headlines in one window, and drafts of their stories."""

import io
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path

from pipeline.desk import draft_posts, ingest, opened

AT = datetime(2026, 5, 12, 18, tzinfo=UTC)
HOURS = 47
_OUTLETS = 60
_SOUNDS = ("ba", "dor", "fen", "gil", "hask", "jun", "kel", "lor", "mi", "nav", "or", "pel", "ru", "tor", "vex")
_TOPICS = ("harvest", "ferry", "tariff", "border")
_SETTINGS = """
[blog]
name = "River Watch"
timezone = "America/Toronto"
[registry]
builtin = false
[gather]
article_pages = 0
[draft]
per_topic = {per_topic}
"""


def make_desk(folder: Path, *, headlines: int, drafts: int) -> int:
    """Make a desk in an empty folder, its hour `AT`, and return how many drafts it has, at most about `drafts`."""
    lay_desk(folder, drafts=drafts)
    with opened(folder, {}, now=AT) as desk:
        ingest(desk, arriving(invented(headlines)))
        return len(draft_posts(desk, desk.settings.topics).drafts)


def lay_desk(folder: Path, *, drafts: int) -> None:
    """Make a desk without a headline in an empty folder, which drafts about so many posts at most."""
    chosen = _SETTINGS.format(per_topic=ceil(drafts / len(_TOPICS)))
    (folder / "copydesk.toml").write_text(chosen + "".join(map(_topic, _TOPICS)), encoding="utf-8")
    (folder / "outlets.toml").write_text("".join(map(_outlet, range(_OUTLETS))), encoding="utf-8")
    (folder / "desk.db").touch()


def invented(headlines: int) -> list[dict[str, object]]:
    """Return so many headlines in order of publication, always the same."""
    return list(_headlines(random.Random(4), headlines))


def arriving(headlines: Sequence[Mapping[str, object]]) -> io.BytesIO:
    """Return headlines as `ingest` takes them."""
    return io.BytesIO("\n".join(json.dumps(one) for one in headlines).encode())


def _topic(name: str) -> str:
    return (
        f'[[topic]]\nname = "{name}"\nany = ["{name}*"]\n[topic.sides]\n'
        'north = ["@country:FI"]\nsouth = ["@country:PT"]\n'
    )


def _outlet(number: int) -> str:
    country = ("FI", "PT", "IE", "NZ", "CA")[number % 5]
    known = f'name = "{_paper(number)}"\ncountry = "{country}"\nlanguage = "en"\n'
    return f'[[outlet]]\n{known}hosts = ["paper{number}.example"]\n'


def _paper(number: int) -> str:
    return f"{_SOUNDS[number % 15].title()}{_SOUNDS[number // 15]} Courier"


def _headlines(dice: random.Random, count: int) -> Iterator[dict[str, object]]:
    """Yield headlines in order of arrival; a few stories are big and many small, as on any evening."""
    made: list[dict[str, object]] = []
    while len(made) < count:
        size = min(count - len(made), 120, int(dice.paretovariate(0.9)) + dice.randrange(4))
        began, names = dice.uniform(0, HOURS - 8), [_name(dice) for _ in range(7)]
        topic = dice.choice((*_TOPICS, _name(dice)))
        papers = dice.sample(range(_OUTLETS), min(size, _OUTLETS)) + dice.choices(
            range(_OUTLETS), k=max(0, size - _OUTLETS)
        )
        for paper in papers[:size]:
            at = AT - timedelta(hours=HOURS) + timedelta(hours=began + dice.uniform(0, 8))
            made.append(_printed(dice, paper, at, names, topic, len(made)))
    return iter(sorted(made, key=lambda one: str(one["published"])))


def _printed(
    dice: random.Random, paper: int, at: datetime, names: list[str], topic: str, number: int
) -> dict[str, object]:
    first, second, third = dice.sample(names[:5], 3)
    verb, *end = dice.choices(_WORDS, k=3)
    told = (names[5], names[6], *(dice.choice(_WORDS) for _ in range(14)))
    return {
        "outlet": _paper(paper),
        "headline": f"{first} {verb} {second} {topic} {third} {' '.join(end)}",
        "url": f"https://paper{paper}.example/2026/05/{number}",
        "published": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "summary": f"{first} of {' '.join(dice.sample(told, len(told)))}, {second} said.",
        "language": "en",
    }


def _name(dice: random.Random) -> str:
    return "".join(dice.choices(_SOUNDS, k=4)).title()


_WORDS = tuple(_name(random.Random(number)).lower() for number in range(3_000))

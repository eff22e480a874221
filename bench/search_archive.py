"""An archive to be searched: invented posts of ten links, years of them, in a desk and as rows for another server."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple

from pipeline.desk import Desk
from pipeline.desk.archiving import indexing
from pipeline.store.database import writing

LINKS_A_POST = 10
OUTLETS = 300
_BEGINS = datetime(2010, 1, 1, tzinfo=UTC)
_YEARS = 15
_VOCABULARY = 100_000
_SOUNDS = ("ba", "dor", "fen", "gil", "hask", "jun", "kel", "lor", "mi", "nav", "or", "pel", "ru", "tor", "vex", "zan")
_BATCH = 2_000
_SAMPLE = 4_000
SETTINGS = """
[blog]
name = "Bench"
timezone = "UTC"
[registry]
builtin = false
"""


class Post(NamedTuple):
    """A post: its words are of small letters and spaces, so that every reader of words parts them alike."""

    number: int
    at: datetime
    title: str
    comment: str
    links: tuple[tuple[str, str], ...]  # headline, outlet


def posts(count: int) -> Iterator[Post]:
    """Yield posts in order of time; words are drawn by Zipf and Mandelbrot (p ~ 1 / (rank + 30))."""
    dice = random.Random(6)
    weights = list(accumulate(1 / (rank + 30) for rank in range(_VOCABULARY)))
    words = [_word(rank) for rank in range(_VOCABULARY)]
    step = timedelta(days=365.25 * _YEARS) / count
    for number in range(1, count + 1):
        said = iter(dice.choices(words, cum_weights=weights, k=LINKS_A_POST * 9 + 30))
        title, comment = _line(said, 7), _line(said, dice.choice((0, 0, 8, 20)))
        links = tuple((_line(said, 9), outlet(dice.randrange(OUTLETS))) for _ in range(LINKS_A_POST))
        yield Post(number, _BEGINS + number * step, title, comment, links)


def outlet(number: int) -> str:
    """Return an outlet's name."""
    return f"Paper {number}"


def fill(desk: Desk, count: int) -> None:
    """Put posts into a desk as an import leaves them: rows first, then their words, a batch a transaction."""
    made = posts(count)
    while batch := list(islice(made, _BATCH)):
        with writing(desk.db):
            desk.db.executemany(_POST, [_row(post) for post in batch])
            desk.db.executemany(_LINK, [row for post in batch for row in _links(post)])
            indexing.take_up(desk.db, desk.registry)


def copy_rows(count: int, file: Path) -> None:
    """Write the same posts as lines for PostgreSQL's COPY: number, time, title, comment, links, outlets."""
    with file.open("w", encoding="utf-8") as lines:
        for post in posts(count):
            links = " ".join(headline for headline, _ in post.links)
            outlets = "{" + ",".join(sorted({f'"{name}"' for _, name in post.links})) + "}"
            row = (str(post.number), _stamp(post.at), post.title, post.comment, links, outlets)
            lines.write("\t".join(row) + "\n")


@cache
def words_by_frequency(count: int) -> dict[str, list[str]]:
    """Return words by class: common (in 8 to 30 of 100 posts), middle (about 1 of 100), rare (seen once or twice)."""
    sample: Counter[str] = Counter()
    taken = min(count, _SAMPLE)
    for post in islice(posts(count), taken):
        sample.update(
            {*post.title.split(), *post.comment.split(), *(w for line, _ in post.links for w in line.split())}
        )
    return {
        "common": [word for word, number in sample.items() if 0.08 <= number / taken <= 0.30],
        "middle": [word for word, number in sample.items() if 0.008 <= number / taken <= 0.012],
        "rare": [word for word, number in sample.items() if number <= 2],
    }


def phrases(count: int, wanted: int) -> list[str]:
    """Return pairs of words that stand side by side in some headline of the oldest posts: the last to be reached."""
    step = max(1, min(count, _SAMPLE) // wanted)
    return [" ".join(post.links[0][0].split()[2:4]) for post in islice(posts(count), 0, step * wanted, step)]


_POST = (
    "insert into posts (id, channel, state, title, url, intended_at, posted_at, wanted, roundup, origin)"
    " values (?, '', 'live', ?, ?, ?, ?, 'live', ?, ?)"
)
_LINK = "insert into post_links (post, canonical, url, outlet, headline, role) values (?, ?, ?, ?, ?, 'list')"


def _row(post: Post) -> tuple[object, ...]:
    url, at = f"https://blog.example/{post.at:%Y/%m}/{post.number}.html", _stamp(post.at)
    roundup = f'{{"date":"{post.at:%Y-%m-%d}","title":"{post.title}","comment":"{post.comment}"}}'
    return (post.number, post.title, url, at, at, roundup, f"bench:{post.number}")


def _links(post: Post) -> Iterator[tuple[object, ...]]:
    for at, (headline, name) in enumerate(post.links):
        url = page(post.number, at, name)
        yield (post.number, url, url, name, headline)


def page(number: int, at: int, name: str) -> str:
    """Return the address of a post's link."""
    return f"https://{name.lower().replace(' ', '')}.example/{number}/{at}"


def _line(said: Iterator[str], words: int) -> str:
    return " ".join(islice(said, words))


def _word(rank: int) -> str:
    """The rank's hexadecimal digits as sounds, scattered by an odd factor (Knuth's), so that no two words are one."""
    return "".join(_SOUNDS[int(digit, 16)] for digit in f"{(rank + 1) * 2654435761 % 2**20:x}")


def _stamp(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"

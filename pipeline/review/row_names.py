"""What a button says of its row to who hears the page: the outlet, and where that has several its headline, too."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from pipeline.desk.sheet import Sheet


def of_lines(laid: Sheet) -> Mapping[str, str]:
    """Return the name of each line of the list, by its place."""
    return told_apart((str(line.place), line.outlet, line.words) for line in laid.lines)


def of_articles(laid: Sheet) -> Mapping[str, str]:
    """Return the name of each article of the story and of each that may be cited, by its address."""
    rows = [(row.headline.url, row.headline.outlet, row.headline.headline) for row in laid.rows]
    return told_apart(rows + [(offer.url, offer.outlet, offer.headline) for offer in laid.offers])


def told_apart(rows: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """Return a name for each row, no two the same; of two rows with one key the first counts.

    Args:
        rows: Of each row its key, its outlet, and its headline.
    """
    named: dict[str, tuple[str, str]] = {}
    for key, outlet, headline in rows:
        named.setdefault(key, (outlet, headline))
    outlets = Counter(outlet for outlet, _ in named.values())
    said = {
        key: f"{outlet}: {headline}" if outlets[outlet] > 1 else outlet for key, (outlet, headline) in named.items()
    }
    alike, numbers = Counter(said.values()), defaultdict[str, Iterator[int]](lambda: count(1))
    names: dict[str, str] = {}
    for key, name in said.items():
        # A headline may end in a number itself: `Fog (2)`.
        free = (f"{name} ({nth})" for nth in numbers[name])
        names[key] = next(one for one in free if one not in alike) if alike[name] > 1 else name
    return names

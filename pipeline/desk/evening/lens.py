"""Outlets, countries and sides in the words of the desk page; what an outlet is, is looked up once."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.news import Headline, Topic
from pipeline.outlets import Registry
from pipeline.outlets.countries import NAMES
from pipeline.sides import stands_on

_OUTLETS_NAMED, _COUNTRIES_NAMED = 4, 3
# As headlines print them; the table's first name is the longer one.
_SHORT = {"US": "US", "GB": "UK", "AE": "UAE"}


class Lens:
    """What the registry says of outlets, remembered by name."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._countries: dict[str, str] = {}
        self._sides: dict[tuple[Topic, str], tuple[str, ...]] = {}

    def country(self, outlet: str) -> str:
        """Return the code of an outlet's country, "" = nobody says."""
        if outlet not in self._countries:
            self._countries[outlet] = self._registry.outlet(outlet).country
        return self._countries[outlet]

    def countries(self, kept: Sequence[Headline]) -> tuple[str, ...]:
        """Return the codes of the countries that headlines come from, the most heard first."""
        heard = Counter(code for one in kept if (code := self.country(one.outlet)))
        return tuple(sorted(heard, key=lambda code: (-heard[code], code)))

    def picks(self, topic: Topic, kept: Sequence[Headline]) -> tuple[tuple[str, int], ...]:
        """Return how many of these headlines stand on each side of the topic, in its order."""
        heard = Counter(side for one in kept for side in self._stands(topic, one.outlet))
        return tuple((side.name, heard[side.name]) for side in topic.sides)

    def _stands(self, topic: Topic, outlet: str) -> tuple[str, ...]:
        if (topic, outlet) not in self._sides:
            known = self._registry.outlet(outlet)
            self._sides[topic, outlet] = tuple(
                side.name for side in topic.sides if stands_on(side, known, self._registry)
            )
        return self._sides[topic, outlet]


def outlets_in_words(standing: Headline, kept: Sequence[Headline]) -> str:
    """Return the outlets of a story, that of its headline first, then by their first word: `A, B, C, D and 7 more`."""
    by_time = sorted(kept, key=lambda one: (one.trusted_at, one.canonical))
    return _listed(dict.fromkeys((standing.outlet, *(one.outlet for one in by_time))), _OUTLETS_NAMED)


def countries_in_words(codes: Iterable[str]) -> str:
    """Return countries by name, `UK, US, Japan and 3 more`."""
    return _listed(map(country_in_words, codes), _COUNTRIES_NAMED)


def country_in_words(code: str) -> str:
    """Return the everyday name of a country, its code when the table does not have it."""
    return _SHORT.get(code) or NAMES.get(code, (code,))[0]


def _listed(names: Iterable[str], most: int) -> str:
    every = tuple(names)
    if len(every) <= most + 1:
        return ", ".join(every)
    return f"{', '.join(every[:most])} and {len(every) - most} more"

"""Which headlines are worth a line, one after the other: who is not heard yet, and what is not said yet. Pure.

A line's worth is a sum of named terms, each in [0, 1] times its weight; "said" takes away. It is what the line was
worth when its turn came, beside the lines taken before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pipeline.draft.lead import Rules, fresh, liked
from pipeline.draft.overtaken import still_said
from pipeline.draft.reporting import reports
from pipeline.draft.sayings import Sayings, central, distinct
from pipeline.news import Headline, Outlet, Term
from pipeline.shingles import resemblance
from pipeline.sides import stands_on

# Of lines alike in all else, one of a family not heard yet goes before a second voice of one that was, and before one
# that adds only a country and a side; a central, fresh report may still be worth more than a new voice.
WEIGHTS: Mapping[str, float] = {
    "voice": 1.0,
    "country": 0.2,
    "side": 0.4,
    "report": 0.5,
    "central": 1.0,
    "fresh": 0.3,
    "house": 0.3,
    "said": -0.5,
}
_FEW = 4  # telling words; a headline of fewer ("Ferry") says all that so few can, and little


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """Who speaks in the post already: families, countries and sides by name."""

    voices: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()

    def __or__(self, other: "Speakers") -> "Speakers":
        return Speakers(
            voices=self.voices | other.voices,
            countries=self.countries | other.countries,
            sides=self.sides | other.sides,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A headline that may be listed, who speaks in it, and the parts of its worth that no other line changes.

    `alike` is its resemblance to the nearest line that is taken, 0 to 1.
    """

    headline: Headline
    speaks: Speakers
    words: frozenset[str]
    own: Mapping[str, float] = field(default_factory=dict)
    alike: float = 0.0

    def terms(self, heard: Speakers) -> tuple[Term, ...]:
        """Return what the line is worth beside those who are heard already."""
        values = {
            "voice": float(not self.speaks.voices & heard.voices),
            "country": float(bool(self.speaks.countries - heard.countries)),
            "side": float(bool(self.speaks.sides - heard.sides)),
            **self.own,
            "said": self.alike,
        }
        return tuple(Term(name=name, weight=weight, value=values[name]) for name, weight in WEIGHTS.items())


def lines(pool: Sequence[Headline], said: Sayings, rules: Rules) -> list[Line]:
    """Return the lines that these headlines would be."""
    most_said = sorted(said.shares.values(), reverse=True)
    still = still_said(pool, said)
    return [
        _line(one, said, sum(most_said[: max(len(distinct(one)), _FEW)]), rules, still=still[one.id]) for one in pool
    ]


def speakers(headline: Headline, rules: Rules) -> Speakers:
    """Return who speaks in a headline: its family (the agency's of agency copy), its outlet's country and sides."""
    outlet = rules.registry.outlet(headline.outlet)
    return Speakers(
        voices=frozenset({rules.registry.voice(headline.agency or headline.outlet)}),
        countries=frozenset({outlet.country} - {""}),
        sides=_sides(outlet, rules),
    )


def best(rest: Sequence[Line], heard: Speakers) -> tuple[Line, tuple[Term, ...]]:
    """Return the line that is worth most now, with its terms; of equals the earliest."""
    return min(((line, line.terms(heard)) for line in rest), key=lambda one: _place(*one))


def beside(rest: Sequence[Line], taken: Line) -> list[Line]:
    """Return the lines measured against one more that is taken."""
    return [replace(one, alike=max(one.alike, resemblance(one.words, taken.words))) for one in rest]


def _line(headline: Headline, said: Sayings, sayable: float, rules: Rules, *, still: float) -> Line:
    """`sayable` is what as many words, four at least, could say: neither long headlines nor bare ones gain by it.

    `still` is how much of it the outlet says still.
    """
    return Line(
        headline=headline,
        speaks=speakers(headline, rules),
        words=frozenset(distinct(headline)),
        own={
            "report": float(reports(headline)),
            "central": min(1.0, central(headline, said) / (sayable or 1.0)) * still,
            "fresh": fresh(headline, rules),
            "house": liked(rules.registry.outlet(headline.outlet).name, "list", rules),
        },
    )


def _sides(outlet: Outlet, rules: Rules) -> frozenset[str]:
    return frozenset(side.name for side in rules.sides if stands_on(side, outlet, rules.registry))


def _place(line: Line, terms: Sequence[Term]) -> tuple[float, datetime, str]:
    """Best first. Ties by time and address, never by row: the network decides which outlet is filed first."""
    return -sum(term.points for term in terms), line.headline.trusted_at, line.headline.canonical

"""How an outlet went, from how each of its addresses went. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.store.runs import Outcome

UNHEARD = "the run ended before its answer; the next one asks it first"
HELD_BACK = "it was not asked: its host asks for patience"
# When nothing of an outlet could be read, the outcome that asks most of the editor comes first.
_WORST_FIRST = ("refused", "broken", "failing", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How one address went: `state` as in `spiders.pages.FeedPage`, and what filing counted."""

    url: str
    state: str
    why: str = ""
    new: int = 0
    known: int = 0
    refused: int = 0
    was_well: bool = True


def joined(outlet: str, told: Sequence[Told]) -> Outcome:
    """Return one outcome of an outlet: one address that could be read makes it well, and the others stand in `why`."""
    new = sum(one.new for one in told)
    ill = [one for one in told if one.state not in ("read", "unchanged")]
    well = len(ill) < len(told)
    state = ("new" if new else "unchanged") if well else min((one.state for one in ill), key=_WORST_FIRST.index)
    return Outcome(
        outlet=outlet,
        state=state,
        new=new,
        known=sum(one.known for one in told),
        refused=sum(one.refused for one in told),
        why="; ".join(_reason(one, alone=len(told) == 1) for one in told if one.why),
        was_well=any(one.was_well for one in told),
    )


def _reason(one: Told, *, alone: bool) -> str:
    return one.why if alone else f"{one.url}: {one.why}"

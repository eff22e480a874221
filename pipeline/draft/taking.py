"""Lines are taken into a list, the best again and again; what is left out has a reason. Pure but for its own record."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.dedup.echoes import is_echo
from pipeline.draft import breadth
from pipeline.draft.breadth import Line, Speakers
from pipeline.draft.one_text import OneText
from pipeline.news import Headline, Term

_LISTED = "is in the list"


@dataclass(slots=True, kw_only=True)
class Taking:
    """What is taken so far, what each line was worth when its turn came, and what is left out, with the reason.

    `heard` are those who speak in the post already. `echoes` have the title of the lead or of a line that is taken.
    """

    texts: OneText
    heard: Speakers
    one_an_outlet: bool
    chosen: list[Headline] = field(default_factory=list)
    terms: dict[int, tuple[Term, ...]] = field(default_factory=dict)
    left_out: list[tuple[Headline, str]] = field(default_factory=list)
    echoes: list[tuple[Line, str]] = field(default_factory=list)

    def take(self, rest: Sequence[Line], *, lead: Headline | None, most: int, least: int) -> None:
        """Take at most so many; what only echoes another line comes in while there are fewer than `least`."""
        rest = self._without_echoes(rest, lead, "leads") if lead else list(rest)
        while rest and len(self.chosen) < most:
            rest = self._take_best(rest)
        self.left_out += [(one.headline, f"the list is full ({most})") for one in rest]
        echoes, self.echoes = self.echoes, []
        for line, why in echoes:
            if len(self.chosen) >= min(least, most):
                self.left_out.append((line.headline, why))
            else:
                self._take_echo(line)

    def _take_best(self, rest: Sequence[Line]) -> list[Line]:
        """Take the best line; the rest is measured against each one once, when that one is taken."""
        best, worth = breadth.best(rest, self.heard)
        self._put_down(best, worth)
        others = [one for one in rest if one is not best]
        if self.one_an_outlet:
            outlet = best.headline.outlet
            same = [one.headline for one in others if one.headline.outlet == outlet]
            self.left_out += [(one, f"{outlet} {_LISTED} already") for one in same]
            others = [one for one in others if one.headline.outlet != outlet]
        again = self.texts.beside([one.headline for one in others], best.headline, _LISTED)
        self.left_out += again
        told = {one.id for one, _ in again}
        others = [one for one in others if one.headline.id not in told]
        return breadth.beside(self._without_echoes(others, best.headline, _LISTED), best)

    def _without_echoes(self, rest: Sequence[Line], taken: Headline, where: str) -> list[Line]:
        echo = [is_echo(one.headline, taken) for one in rest]
        why = f"same title as {taken.outlet}, which {where}"
        self.echoes += [(one, why) for one, said_again in zip(rest, echo, strict=True) if said_again]
        return [one for one, said_again in zip(rest, echo, strict=True) if not said_again]

    def _take_echo(self, line: Line) -> None:
        one = line.headline
        if self.one_an_outlet and any(other.outlet == one.outlet for other in self.chosen):
            self.left_out.append((one, f"{one.outlet} {_LISTED} already"))
            return
        if why := next((why for other in self.chosen if (why := self.texts.of(one, other, _LISTED))), ""):
            self.left_out.append((one, why))
            return
        self._put_down(line, replace(line, alike=1.0).terms(self.heard))

    def _put_down(self, line: Line, worth: tuple[Term, ...]) -> None:
        self.chosen.append(line.headline)
        self.terms[line.headline.id] = worth
        self.heard |= line.speaks

"""No text is listed twice: which headlines of a story are one article by way of a copy, in words. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.dedup.twins import twins
from pipeline.news import Headline, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class OneText:
    """`shown_by` has for each two headlines, by number, whose one text it is the outlet whose copy shows it."""

    shown_by: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def of(self, one: Headline, taken: Headline, where: str) -> str:
        """Return why `one` is not listed beside `taken`, which `where` says ("leads"); "" = they are two texts."""
        outlet = self.shown_by.get((one.id, taken.id), "")
        return f"same text as {taken.outlet}, which {where}: {outlet}'s copy shows it" if outlet else ""

    def beside(self, rest: Sequence[Headline], taken: Headline, where: str) -> list[tuple[Headline, str]]:
        """Return what of the rest has the text of a line that is taken, each with the reason."""
        return [(one, why) for one in rest if (why := self.of(one, taken, where))]


def texts_of(story: Story, *, unfolded: Collection[int] = ()) -> OneText:
    """Return which headlines of a story are one text; what the editor unfolded stands for itself."""
    kept_of = {fold.copy.id: fold.kept.id for fold in story.folds}
    found: dict[tuple[int, int], str] = {}
    for one, copy in twins(story.headlines, kept_of):
        other = kept_of[copy.id]
        if not any(number in unfolded for number in (one.id, other, copy.id)):
            found.setdefault((one.id, other), copy.outlet)
            found.setdefault((other, one.id), copy.outlet)
    return OneText(shown_by=found)

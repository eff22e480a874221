"""What stands in the list: breadth first, one an outlet, opinion last; what is left out has a reason. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.draft import breadth
from pipeline.draft.breadth import Speakers
from pipeline.draft.lead import Rules, kept_out
from pipeline.draft.one_text import texts_of
from pipeline.draft.overtaken import overtaken
from pipeline.draft.sayings import said_by
from pipeline.draft.substories import in_groups
from pipeline.draft.taking import Taking
from pipeline.news import OPINIONS, Headline, Link, Story, Term
from pipeline.sides import is_readable

OFFERED = "is offered for the comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The list in its printed order, a group for each sub-story, and the rest of the story with the reason.

    `left_out` is in order of arrival. `terms` are what each line was worth when its turn came, by headline number.
    """

    groups: tuple[tuple[Headline, ...], ...]
    left_out: tuple[tuple[Headline, str], ...] = ()
    terms: Mapping[int, tuple[Term, ...]] = field(default_factory=dict)

    @property
    def chosen(self) -> tuple[Headline, ...]:
        """The lines of all groups."""
        return tuple(headline for group in self.groups for headline in group)


def choose(
    story: Story,
    *,
    lead: Headline | None,
    cited: Sequence[str],
    rules: Rules,
    most: int,
    one_an_outlet: bool,
    least: int = 0,
) -> Listing:
    """Return the list of a post.

    Args:
        story: The story; copies are never listed.
        lead: The lead; with `one_an_outlet` its outlet is not repeated.
        cited: Outlets offered for the comment; theirs are left to it.
        rules: What the desk allows.
        most: The longest list.
        one_an_outlet: One link an outlet, the blog's soft rule.
        least: A list shorter than this takes in what only has the title of another line (`dedup.echoes`).
    """
    open_to_all, left_out = [], []
    texts = texts_of(story, unfolded=rules.unfolded)
    counted_on = overtaken(story.kept) if one_an_outlet else {}
    for headline in story.kept:
        reason = _reason_against(headline, lead, cited, rules, one_an_outlet=one_an_outlet)
        reason = reason or (texts.of(headline, lead, "leads") if lead else "") or counted_on.get(headline.id, "")
        if reason:
            left_out.append((headline, reason))
        else:
            open_to_all.append(headline)
    said = said_by(story)
    taken = Taking(texts=texts, heard=_heard(lead, rules), one_an_outlet=one_an_outlet)
    taken.take(breadth.lines(open_to_all, said, rules), lead=lead, most=most, least=least)
    left_out += taken.left_out
    return Listing(
        groups=in_groups(taken.chosen, said),
        left_out=tuple(sorted(left_out, key=lambda pair: (pair[0].seen_at, pair[0].id))),
        terms=taken.terms,
    )


def _heard(lead: Headline | None, rules: Rules) -> Speakers:
    return breadth.speakers(lead, rules) if lead else Speakers()


def link(headline: Headline) -> Link:
    """Return a headline as a line of the list, in its outlet's own words."""
    opinion = headline.kind in OPINIONS
    return Link(
        headline=headline.headline,
        url=headline.url,
        outlet=headline.outlet,
        agency=headline.agency or None,
        authors=headline.authors if headline.kind == "opinion" else (),
        kind=headline.kind if opinion or headline.kind == "document" else "news",
    )


def _reason_against(
    headline: Headline, lead: Headline | None, cited: Sequence[str], rules: Rules, *, one_an_outlet: bool
) -> str:
    if lead is not None and headline.id == lead.id:
        return "it leads"
    if one_an_outlet and lead is not None and headline.outlet == lead.outlet:
        return f"{headline.outlet} leads"
    if headline.outlet in cited:
        return f"{headline.outlet} {OFFERED}"
    if against := kept_out(headline, rules):
        return against
    if not is_readable(headline, rules.language):
        return f"it is in another language ({headline.language or 'by its letters'})"
    return rules.posted.get(headline.canonical, "")

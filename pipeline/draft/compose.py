"""Put a draft together from what was chosen. Pure: no word in it is ours but the fixed ones of the house format."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import excerpt
from pipeline.draft import links
from pipeline.draft.checks import checks
from pipeline.draft.links import Listing
from pipeline.draft.titled import title_from
from pipeline.news import Article, Draft, Headline, Lead, Ranked, Roundup, Section, Term
from pipeline.sides import Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Everything that was decided for one post.

    `article` is the lead's page, none when it could not be had (`page_problem` says why, "" = it was not needed).
    `date` is the blog's own day, YYYY-MM-DD. `lead_terms` spoke for the lead. `grouped`: the house format shows the
    groups of a list, by a blank line between them. `capitals`: every word of its title begins with one.
    """

    ranked: Ranked
    topic: str
    house_format: str
    date: str
    lead: Headline | None
    article: Article | None
    page_problem: str
    heard: Heard
    listing: Listing
    update: bool
    outlet_names: tuple[str, ...]
    families: tuple[str, ...]
    lead_terms: tuple[Term, ...] = ()
    grouped: bool = False
    capitals: bool = True


def compose(chosen: Chosen, *, excerpt_words: int, list_min: int) -> Draft:
    """Return the draft, with its offers, its checks and the reasons of each choice.

    `excerpt_words` is the lead outlet's own limit (0 = no excerpt); `list_min` the shortest list that needs no check.
    """
    paragraphs, source = lede(chosen.lead, chosen.article, words=excerpt_words)
    roundup = Roundup(
        format=chosen.house_format,
        date=chosen.date,
        title=title_from(
            chosen.lead.headline if chosen.lead else _first(chosen),
            outlet_names=chosen.outlet_names,
            capitals=chosen.capitals,
        ),
        update=chosen.update,
        lead=as_lead(chosen.lead, chosen.article, paragraphs) if chosen.lead else None,
        sections=_sections(chosen),
    )
    return Draft(
        story=chosen.ranked.story.id,
        topic=chosen.topic,
        roundup=roundup,
        offers=chosen.heard.offers,
        checks=tuple(
            checks(
                roundup,
                wanted=excerpt_words > 0,
                source=source,
                problem=chosen.page_problem,
                list_min=list_min,
                heard=chosen.heard,
            )
        ),
        why=_why(chosen, source),
    )


def lede(lead: Headline | None, article: Article | None, *, words: int) -> tuple[tuple[str, ...], str]:
    """Return the excerpt and where it is from: page, content, summary, or "" for none.

    A source none of whose text fits is passed over: the first sentence of a page may be longer than what may be quoted.
    """
    if lead is None:
        return (), ""
    page, above = (article.paragraphs, article.standfirst) if article else ((), ())
    content = tuple(excerpt.unsigned(excerpt.told(text)) for text in lead.content)
    summary = (excerpt.unsigned(excerpt.whole(lead.summary)),) if lead.summary else ()
    sources = (("page", page, above), ("content", content, ()), ("summary", summary, ()))
    for source, paragraphs, standfirst in sources:
        if chosen := excerpt.choose(paragraphs, standfirst=standfirst, words=words):
            return chosen, source
    return (), ""


def as_lead(headline: Headline, article: Article | None, paragraphs: Sequence[str]) -> Lead:
    """Return a headline as the lead of a post, with these paragraphs as its excerpt."""
    agency = headline.agency or (article.agency if article else "")
    return Lead(
        headline=headline.headline,
        url=headline.url,
        outlet=headline.outlet,
        agency=agency if agency and agency != headline.outlet else None,
        excerpt=tuple(paragraphs),
    )


def _sections(chosen: Chosen) -> tuple[Section, ...]:
    listing = chosen.listing
    if not listing.chosen:
        return ()
    groups = listing.groups if chosen.grouped else (listing.chosen,)
    return (Section(heading=None, groups=tuple(tuple(map(links.link, group)) for group in groups)),)


def _first(chosen: Chosen) -> str:
    return chosen.listing.chosen[0].headline if chosen.listing.chosen else ""


def _why(chosen: Chosen, source: str) -> dict[str, object]:
    ranked = chosen.ranked
    absent = [(one, why) for one, why in chosen.listing.left_out if chosen.lead is None or one.id != chosen.lead.id]
    return {
        "score": ranked.score,
        "terms": _points(ranked.terms),
        "reasons": [f"{term.name}: {term.why}" for term in ranked.terms],
        "excerpt": source,
        "families": list(chosen.families),
        "silent": list(chosen.heard.silent),
        "left out": [f"{one.outlet}: {one.headline} - {reason}" for one, reason in absent],
        "absent": {f"h{one.id}": reason for one, reason in absent},
        "lead": {f"h{chosen.lead.id}": _points(chosen.lead_terms)} if chosen.lead else {},
        "list": {f"h{one.id}": _points(chosen.listing.terms[one.id]) for one in chosen.listing.chosen},
    }


def _points(terms: Sequence[Term]) -> dict[str, float]:
    return {term.name: term.points for term in terms}

"""The lead and its excerpt."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.desk.editing.stepping import Change, Made, change, find
from pipeline.desk.entitling import entitled, house_of
from pipeline.desk.opening import Desk, topic_of
from pipeline.draft import compose, fields, leads
from pipeline.draft.titled import title_from
from pipeline.errors import NotFoundError, UsageError
from pipeline.news import Draft, Headline, Lead, Roundup
from pipeline.store import articles, headlines, revisions
from pipeline.text import tidy


def choose_paragraphs(desk: Desk, number: int, *, chosen: Sequence[int], seen: str, editor: str) -> Draft:
    """Take these paragraphs of the lead as the excerpt, by their number in `offered_paragraphs`, in its order."""

    def make(post: Roundup) -> Made:
        if post.lead is None:
            raise UsageError("there is no lead to excerpt", do="make a headline the lead first")
        offered = offered_paragraphs(desk, number, post.lead)
        outside = [index for index in chosen if not 0 <= index < len(offered)]
        if outside:
            raise UsageError(f"the lead has no paragraph {outside[0] + 1}", do="look at the page again")
        taken = [offered[index] for index in sorted(set(chosen))]
        if taken and desk.registry.outlet(post.lead.outlet).excerpt_words == 0:
            raise UsageError(f"{post.lead.outlet} is linked, never excerpted", do="see excerpt_words in outlets.toml")
        return fields.put(post, "excerpt", taken), "Chose the excerpt"

    return change(desk, number, Change(field="excerpt", seen=seen, editor=editor), make)


def offered_paragraphs(desk: Desk, number: int, lead: Lead) -> tuple[str, ...]:
    """Return every paragraph the excerpt may take: what the draft holds now, in its place among the page's own."""
    by_desk = revisions.by_desk(desk.db, number)
    before = by_desk.roundup.lead.excerpt if by_desk and by_desk.roundup.lead else ()
    same = before if by_desk and by_desk.roundup.lead and by_desk.roundup.lead.url == lead.url else ()
    return tuple(dict.fromkeys(text for text in (*page_paragraphs(desk, lead), *same, *lead.excerpt) if text.strip()))


def page_paragraphs(desk: Desk, lead: Lead) -> tuple[str, ...]:
    """Return what is known of a lead's text: its page's paragraphs, else its feed's content or summary."""
    headline = headlines.at_address(desk.db, lead.url or "")
    if headline is None:
        return ()
    return _read(desk, headline) or headline.content or ((headline.summary,) if headline.summary else ())


def is_page_read(desk: Desk, lead: Lead) -> bool:
    """Return whether what is known of a lead's text is its page's, and not only what its feed said."""
    headline = headlines.at_address(desk.db, lead.url or "")
    return headline is not None and bool(_read(desk, headline))


def _read(desk: Desk, headline: Headline) -> tuple[str, ...]:
    article = articles.of_headline(desk.db, headline.id)
    return article.text if article else ()


def make_lead(desk: Desk, number: int, *, headline: int, seen: str, editor: str) -> Draft:
    """Let a headline lead the post, with its own excerpt; the old lead goes back into the list.

    The title follows as long as nobody has touched it.
    """
    chosen = known_headline(desk, headline)
    lead = _as_lead(desk, chosen)
    free = "title" not in _touched(desk, number)

    def make(post: Roundup) -> Made:
        after = leads.led_by(post, lead)
        if free:
            after = replace(after, title=_title(desk, number, post, chosen))
        return after, f"Made {lead.outlet} the lead"

    return change(desk, number, Change(field="lead", seen=seen, editor=editor, owns=("lead", "list")), make)


def _title(desk: Desk, number: int, post: Roundup, lead: Headline) -> str:
    house = house_of(desk, post.format)
    names = desk.registry.outlet(lead.outlet).names_and_hosts
    news = title_from(lead.headline, outlet_names=names, capitals=house.title_capitals)
    return entitled(desk, house, headline=news, topic=topic_of(desk, find(desk, number)), day=post.date)


def reword_lead(desk: Desk, number: int, *, words: str, seen: str, editor: str) -> Draft:
    """Print other words for the lead's headline."""
    said = " ".join(words.split())

    def make(post: Roundup) -> Made:
        if post.lead is None or not tidy(said):
            raise UsageError("the lead's headline needs words", do="write some")
        return replace(post, lead=replace(post.lead, headline=said)), "Changed the lead's words"

    return change(desk, number, Change(field="lead", seen=seen, editor=editor, late=said), make)


def known_headline(desk: Desk, number: int) -> Headline:
    """Return a headline.

    Raises:
        NotFoundError: there is none of that number.
    """
    found = headlines.numbered(desk.db, [number])
    if not found:
        raise NotFoundError(f"there is no headline h{number}", do="look at the page again")
    return found[0]


def _as_lead(desk: Desk, headline: Headline) -> Lead:
    article = articles.of_headline(desk.db, headline.id)
    words = min(desk.settings.draft.excerpt_words, desk.registry.outlet(headline.outlet).excerpt_words)
    paragraphs, _ = compose.lede(headline, article, words=words)
    return compose.as_lead(headline, article, paragraphs)


def _touched(desk: Desk, number: int) -> frozenset[str]:
    standing = revisions.newest(desk.db, number)
    return frozenset(standing.step.touched) if standing else frozenset()

"""What else matters to a draft: its checks in words, the stories near it, and what we ran on it before. Reads only."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline import excerpt, urls
from pipeline.desk.editing.leading import page_paragraphs
from pipeline.desk.opening import Desk
from pipeline.desk.sheet import Checked, Near, Ran
from pipeline.draft import citing, moves
from pipeline.news import Check, Draft, Roundup
from pipeline.store import headlines, linked, stories

_LEVELS = {"block": "stop", "warn": "look", "note": "pass"}
_FACTS = {
    "no-lead": "There is no lead.",
    "excerpt-source": "The excerpt is not from the article's page.",
    "no-comment": "No comment yet.",
    "list-short": "The list is short.",
    "side-silent": "A side is silent.",
}


def of(desk: Desk, draft: Draft) -> dict[str, Any]:
    """Return all of it by the names that a Sheet has for it."""
    return {
        "checks": tuple(checked(desk, draft)),
        "near": near(desk, draft),
        "ran": ran(desk, draft),
        "used_before": used_before(desk, draft),
    }


def checked(desk: Desk, draft: Draft) -> Iterator[Checked]:
    """Yield every check of a draft, what stops first, then what wants a look, then what passes."""
    found = [*(_in_words(check) for check in draft.checks), *_of_post(desk, draft.roundup)]
    order = {"stop": 0, "look": 1, "pass": 2}
    yield from sorted(found, key=lambda one: order[one.level])


def near(desk: Desk, draft: Draft) -> tuple[Near, ...]:
    """Return the stories near the draft's own, as the run that made the draft saw them."""
    noted = draft.why.get("near")
    pairs = [(int(number), str(why)) for number, why in noted] if isinstance(noted, list) else []
    known = {one.id: one for one in headlines.numbered(desk.db, [number for number, _ in pairs])}
    found = []
    for number, why in pairs:
        story = stories.of_headline(desk.db, number)
        if number in known and story and story != draft.story:
            found.append(Near(story=story, headline=known[number], why=why))
    return tuple(found)


def ran(desk: Desk, draft: Draft) -> tuple[Ran, ...]:
    """Return our posts of the draft's story, the newest first."""
    posts = linked.of_stories(desk.db, stories.merged_numbers(desk.db, draft.story))
    return tuple(_ran(post, "same story") for post in posts)


def used_before(desk: Desk, draft: Draft) -> tuple[Ran, ...]:
    """Return our posts that link a page which the draft links, the newest first."""
    pages = [urls.canonical(page) for url in _addresses(draft.roundup) if (page := urls.clean(url))]
    return tuple(_ran(post, post.page) for post in linked.linking(desk.db, pages))


def _ran(post: linked.Post, relation: str) -> Ran:
    return Ran(title=post.title, at=post.at, url=post.url, relation=relation, lead=post.lead, links=post.links)


def _addresses(post: Roundup) -> Iterator[str]:
    _, cited = citing.to_references(post.comment)
    lead = [post.lead.url] if post.lead else []
    yield from (url for url in (*lead, *cited, *(link.url for link in moves.links(post))) if url)


def _in_words(check: Check) -> Checked:
    fact = _FACTS.get(check.rule, check.rule.replace("-", " ").capitalize() + ".")
    return Checked(level=_LEVELS[check.level], what=fact, where=check.where, cure=check.cure)


def _of_post(desk: Desk, post: Roundup) -> Iterator[Checked]:
    yield from _of_excerpt(desk, post)
    listed = Counter(link.outlet for link in moves.links(post))
    twice = sorted(outlet for outlet, count in listed.items() if count > 1)
    if post.lead is not None and post.lead.outlet in listed:
        yield Checked(level="look", what=f"{post.lead.outlet} leads and is listed.", where="list", cure="Remove one.")
    elif twice:
        yield Checked(level="look", what=f"{', '.join(twice)}: more than one link.", where="list", cure="Remove one.")
    else:
        yield Checked(level="pass", what="One link an outlet; the lead's is not repeated.")
    for picture in post.media:
        if picture.kind == "picture" and not picture.alt.strip():
            cure = "Describe it, or remove it."
            yield Checked(level="stop", what="Picture without alt text.", where="media", cure=cure)
    if not post.title.strip():
        yield Checked(level="stop", what="There is no title.", where="title", cure="Write one.")


def _of_excerpt(desk: Desk, post: Roundup) -> Iterator[Checked]:
    if post.lead is None or not post.lead.excerpt:
        return
    words, most = round(excerpt.count(post.lead.excerpt)), desk.settings.draft.excerpt_words
    least = round(most * excerpt.ENOUGH_WORDS)
    own = desk.registry.outlet(post.lead.outlet).excerpt_words
    length = f"{words} words; aim {least} to {most}."
    if words > min(own, most) * excerpt.TOO_LONG:
        yield _look(f"Excerpt is long. {length}", "Choose fewer paragraphs.")
    elif words < least:
        yield _look(f"Excerpt is short. {length}", "Choose another paragraph, or leave it.")
    known = page_paragraphs(desk, post.lead)
    if known and set(post.lead.excerpt) <= set(known):
        yield Checked(level="pass", what="Excerpt is verbatim: every paragraph is the page's own.")
    elif known:
        yield _look("Excerpt differs from the page as it was read last.", "Compare it with the page.")


def _look(what: str, cure: str) -> Checked:
    return Checked(level="look", what=what, where="excerpt", cure=cure)

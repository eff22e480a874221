"""A draft's checks in words: what runs noted and the preflight finds, what was let pass, what is well. Reads only."""

from collections.abc import Iterator, Mapping

from pipeline import excerpt, preflight
from pipeline.desk import checking
from pipeline.desk.checking import Bound
from pipeline.desk.editing.leading import is_page_read, page_paragraphs
from pipeline.desk.opening import Desk
from pipeline.desk.sheet import Checked
from pipeline.draft import moves
from pipeline.news import Check, Draft, Roundup
from pipeline.preflight import Matter
from pipeline.preflight.places import lines
from pipeline.store.overrides import Override

# What stops first, then what wants a look, what was let pass, what is well.
_ORDER = ("stop", "look", "passed", "pass")
_LEVELS = {"block": "stop", "warn": "look", "note": "pass", "passed": "passed"}
_FACTS = {
    "no-lead": "There is no lead.",
    "excerpt-source": "The excerpt is not from the article's page.",
    "list-short": "The list is short.",
    "side-silent": "A side is silent.",
    "no-title": "There is no title.",
    "no-outlet": "A line names no outlet.",
    "no-link": "A line has no link.",
    "no-excerpt": "The lead has no excerpt.",
    "not-verbatim": "The excerpt is not word for word the page's.",
    "taken-down": "These words were taken down.",
    "markup": "Markup is not closed.",
    "placeholder": "A placeholder is left.",
    "bare-address": "An address is only text.",
    "dead-link": "A linked page is gone.",
    "own-repeat": "One of our posts has this link already.",
    "outlet-twice": "An outlet has more than one line.",
    "lead-listed": "The lead's outlet is in the list.",
    "picture-words": "A picture lacks its words.",
    "no-comment": "No comment yet.",
    "old-approval": "It was approved long ago.",
}
_SOURCE = "excerpt-source"
_OUTLET_ONCE = {"outlet-twice", "lead-listed"}
# The beginning of a place -> the field of the page in which it is mended.
_FIELDS = (
    ("lead.excerpt", "excerpt"),
    ("lead", "lead"),
    ("sections", "list"),
    ("comment", "comment"),
    ("media", "lead"),
    ("title", "title"),
    ("notices", "notices"),
)


def checked(desk: Desk, draft: Draft) -> Iterator[Checked]:
    """Yield every check of a draft, what stops first."""
    passed = checking.passed(desk, draft)
    matters = checking.judged(desk, draft, passed)
    rules = {matter.rule for matter in matters}
    found = [
        *_preflight(draft, matters, passed),
        *(_in_words(check) for check in draft.checks if check.rule not in (*preflight.RULES, _SOURCE)),
        *_of_post(desk, draft, rules),
    ]
    yield from sorted(found, key=lambda one: _ORDER.index(one.level))


def _preflight(draft: Draft, matters: tuple[Matter, ...], passed: Mapping[Bound, Override]) -> Iterator[Checked]:
    for matter in matters:
        let = passed.get((matter.rule, matter.place, matter.value)) if matter.level == "passed" else None
        yield _matter(matter, let, draft.roundup)


def _matter(matter: Matter, let: Override | None, post: Roundup) -> Checked:
    field, words = _field(matter.place), matter.where.removeprefix(matter.place).strip()
    return Checked(
        level=_LEVELS[matter.level],
        what=_FACTS.get(matter.rule, matter.rule.replace("-", " ").capitalize() + "."),
        where=field,
        line=_line(matter.place, post),
        words=words.removeprefix("(").removesuffix(")"),
        cure=matter.cure[:1].upper() + matter.cure[1:],
        rule=matter.rule,
        place=matter.place,
        may_pass=matter.level == "block" and matter.rule not in preflight.ALWAYS,
        passed_by=let.editor if let else "",
        passed_at=let.at if let else None,
        because=let.because if let else "",
    )


def _field(place: str) -> str:
    return next((field for start, field in _FIELDS if place.startswith(start)), place)


def _line(place: str, post: Roundup) -> int:
    """Return the number of a line of the lists as the page counts it, from 1 through all groups; 0 = no line."""
    listed = (line.place for line in lines(post) if line.kind == "list")
    return next((number for number, line in enumerate(listed, start=1) if place.startswith(line)), 0)


def _in_words(check: Check) -> Checked:
    fact = _FACTS.get(check.rule, check.rule.replace("-", " ").capitalize() + ".")
    return Checked(level=_LEVELS[check.level], what=fact, where=_field(check.where), cure=check.cure)


def _of_post(desk: Desk, draft: Draft, rules: set[str]) -> Iterator[Checked]:
    """What no rule of the preflight says: where the excerpt is from, how long it is, and what is well."""
    post = draft.roundup
    yield from _of_source(desk, draft)
    yield from _of_excerpt(desk, post, rules)
    levels = checking.levels(desk.settings.preflight)
    asked = all(levels[rule] != "off" for rule in _OUTLET_ONCE)
    if asked and moves.links(post) and not rules & _OUTLET_ONCE:
        yield Checked(level="pass", what="One link an outlet; the lead's is not repeated.")


def _of_source(desk: Desk, draft: Draft) -> Iterator[Checked]:
    """A run notes where its lead's excerpt is from; the editor may have another lead since, or its page was read."""
    lead = draft.roundup.lead
    if lead is None or is_page_read(desk, lead):
        return
    noted = [_in_words(check) for check in draft.checks if check.rule == _SOURCE]
    if noted or (lead.excerpt and page_paragraphs(desk, lead)):
        yield from noted or [_look(_FACTS[_SOURCE], "It is what the feed gave: compare it with the page.")]


def _of_excerpt(desk: Desk, post: Roundup, rules: set[str]) -> Iterator[Checked]:
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
    if known and "not-verbatim" not in rules and set(post.lead.excerpt) <= set(known):
        whose = "page" if is_page_read(desk, post.lead) else "feed"
        yield Checked(level="pass", what=f"Excerpt is verbatim: every paragraph is the {whose}'s own.")


def _look(what: str, cure: str) -> Checked:
    return Checked(level="look", what=what, where="excerpt", cure=cure)

"""Preflight of a draft: gather what the desk knows of its pages, ask the rules, leave out what the editor let pass."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime

from pipeline import preflight as rules
from pipeline import settings, urls
from pipeline.dates.blog_days import day_of
from pipeline.desk.editing.stepping import find, standing_at
from pipeline.desk.opening import Desk
from pipeline.desk.reason import reason
from pipeline.desk.repeats import said
from pipeline.errors import NotFoundError, UsageError
from pipeline.liveness import old_copy
from pipeline.news import Draft, Lead, Roundup
from pipeline.preflight import Facts, Matter, Post, Source
from pipeline.store import articles, headlines, link_states, overrides, postings, repeats, takedowns
from pipeline.store.database import writing
from pipeline.store.link_states import LinkState
from pipeline.store.overrides import Override

# By what an override is bound: the rule, the place, and the text that stands there.
Bound = tuple[str, str, str]


def preflight(desk: Desk, number: int) -> tuple[Matter, ...]:
    """Return what should be seen to before a draft goes live: what blocks, what warns, then what was let pass.

    Raises:
        NotFoundError: there is no such draft.
    """
    return judged(desk, find(desk, number))


def blocking(desk: Desk, draft: Draft) -> tuple[Matter, ...]:
    """Return what keeps a draft from going live."""
    return tuple(matter for matter in judged(desk, draft) if matter.level == "block")


def let_pass(desk: Desk, number: int, rule: str, *, where: str = "", because: str, editor: str) -> tuple[Matter, ...]:
    """Record that the editor lets a matter pass, and return the preflight after it.

    It holds for the text as it stands: a line that is changed or moved is a matter again.

    Args:
        desk: The desk.
        number: The draft.
        rule: The rule's name.
        where: The matter's place, or its whole `where`; "" = all that this rule has found.
        because: Why, in the editor's words.
        editor: Who.

    Raises:
        NotFoundError: no such draft or rule, or nothing of it stands there.
        UsageError: no reason is given, or the rule lets nothing pass.
    """
    if rule not in rules.RULES:
        raise NotFoundError(f"no rule is called {rule!r}", do=f"there are {', '.join(rules.RULES)}")
    if rule in rules.ALWAYS:
        raise UsageError(f"nobody can let {rule} pass", do="mend the post")
    why = reason(because)
    if not why:
        raise UsageError(f"letting {rule} pass needs a reason", do="say why it may: it is kept with the draft")
    with writing(desk.db):
        draft = find(desk, number)
        found = [one for one in judged(desk, draft) if one.rule == rule and where in ("", one.place, one.where)]
        if not found:
            do = f"copydesk publish d{number} --dry-run shows what there is"
            raise NotFoundError(f"{rule} has found nothing in draft d{number}", where=where, do=do)
        for one in found:
            let = Override(rule=rule, place=one.place, value=one.value, because=why, editor=editor, at=desk.now)
            overrides.record(desk.db, number, let)
        return judged(desk, draft)


def levels(chosen: settings.Preflight) -> dict[str, str]:
    """Return what each rule does, by its name."""
    return {field.name.replace("_", "-"): str(getattr(chosen, field.name)) for field in fields(chosen)}


def facts(desk: Desk, draft: Draft, post: Post) -> Facts:
    """Return what the desk knows of the pages that a draft's post links; `post` is what was read of it."""
    pages = _addresses(post)
    canonicals = [urls.canonical(page) for page in pages]
    lead, approved = draft.roundup.lead, _approved(desk, draft)
    return Facts(
        source=_source(desk, lead) if lead else None,
        excerpted=lead is None or desk.registry.outlet(lead.outlet).excerpt_words > 0,
        repeats={
            canonical: said(desk, before)
            for canonical, before in repeats.earlier(desk.db, canonicals, but=draft.id).items()
        },
        gone=_gone(desk, pages),
        taken_down=takedowns.among(desk.db, canonicals),
        outlets={
            (line.outlet, line.url): known.name
            for line in post.lines
            if (known := desk.registry.cited(line.outlet, line.url))
        },
        approved_on=day_of(approved, desk.settings.blog.timezone) if approved else "",
        approved_days=(desk.now - approved).days if approved else 0,
    )


def addresses_of(roundup: Roundup) -> tuple[str, ...]:
    """Return every address that a post links, each once, as `urls.clean` spells it."""
    return _addresses(rules.read(roundup))


def _addresses(post: Post) -> tuple[str, ...]:
    found = (urls.clean(line.url) for line in (*post.lines, *post.cited))
    return tuple(dict.fromkeys(page for page in found if page))


def passed(desk: Desk, draft: Draft) -> Mapping[Bound, Override]:
    """Return what the editor let pass of a draft, by what it is bound to."""
    kept = overrides.of_draft(desk.db, draft.id) if draft.id else ()
    return {(one.rule, one.place, one.value): one for one in kept}


def judged(desk: Desk, draft: Draft, let: Mapping[Bound, Override] | None = None) -> tuple[Matter, ...]:
    """Return the preflight of a draft as the caller has read it.

    Args:
        desk: The desk.
        draft: The draft.
        let: From `passed`, where the caller has it; else it is read.
    """
    let = passed(desk, draft) if let is None else let
    post = rules.read(draft.roundup)
    found = [
        replace(one, level="passed")
        if (one.rule, one.place, one.value) in let and one.rule not in rules.ALWAYS
        else one
        for one in rules.matters(post, facts(desk, draft, post), levels(desk.settings.preflight))
    ]
    return tuple(sorted(found, key=lambda one: ("block", "warn", "passed").index(one.level)))


def _source(desk: Desk, lead: Lead) -> Source | None:
    headline = headlines.at_address(desk.db, lead.url or "")
    if headline is None:
        return None
    article = articles.of_headline(desk.db, headline.id)
    return Source(
        page=article.text if article else (),
        digest=articles.digest_of(desk.db, headline.id),
        feed=(*headline.content, *((headline.summary,) if headline.summary else ())),
    )


def _approved(desk: Desk, draft: Draft) -> datetime | None:
    """When a post that has yet to go out was approved; the text of an approved draft does not change."""
    if draft.state != "approved" or any(one.state in postings.PUBLIC for one in postings.of_draft(desk.db, draft.id)):
        return None
    return standing_at(desk, draft.id).at


def _gone(desk: Desk, pages: tuple[str, ...]) -> dict[str, str]:
    known = link_states.known(desk.db, pages)
    return {page: _said_gone(state) for page, state in known.items() if state.state == "gone"}


def _said_gone(state: LinkState) -> str:
    return f"its page is gone: {state.why}. An old copy may be at {old_copy(state)}"

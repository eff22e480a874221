"""Lay out a draft for the editor: gather everything its page shows (desk/sheet.py), reading only."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from pipeline import excerpt
from pipeline.desk import matters
from pipeline.desk.editing.leading import offered_paragraphs
from pipeline.desk.editing.stepping import find, standing_at
from pipeline.desk.opening import Desk, topic_of
from pipeline.desk.planning import rules_of
from pipeline.desk.sheet import Aside, Line, Paragraph, Reference, Row, Sheet, Suggestion, Touch
from pipeline.draft import citing, fields, freshening, moves
from pipeline.draft.lead import Slate, slate
from pipeline.house import names as format_names
from pipeline.news import OPINIONS, Draft, Headline, Roundup, Story, Term
from pipeline.store import asides, headlines, proposals, revisions, stories
from pipeline.store.revisions import Revision
from pipeline.store.rows import known_moment


def sheet(desk: Desk, number: int) -> Sheet:
    """Return everything the page of a draft shows. Reads only.

    Raises:
        NotFoundError: there is no such draft.
    """
    draft, standing = find(desk, number), standing_at(desk, number)
    story = stories.numbered(desk.db, draft.story) or Story(id=draft.story, headlines=())
    topic = topic_of(desk, draft)
    slated = slate(story, rules_of(desk, topic))
    comment, addresses = citing.to_references(draft.roundup.comment)
    lead = draft.roundup.lead
    leading = next((one for one in slated.candidates if lead and one.headline.url == lead.url), None)
    most = desk.settings.draft.excerpt_words
    return Sheet(
        draft=draft,
        topic_title=topic.title or draft.topic,
        rows=tuple(_rows(story, slated, draft.roundup, addresses)),
        outlets=len({headline.outlet for headline in story.kept}),
        candidates=len(slated.candidates),
        lead_rank=slated.candidates.index(leading) + 1 if leading else 0,
        paragraphs=tuple(_paragraphs(desk, draft)),
        excerpt_aim=(round(most * excerpt.ENOUGH_WORDS), most),
        comment=comment,
        references=tuple(_references(desk, addresses)),
        lines=tuple(_lines(desk, draft.roundup)),
        offers=tuple(one for one in draft.offers if one.url not in addresses),
        silent=_words(draft.why.get("silent")),
        touched={name: Touch(at=known_moment(owner["at"]), by=owner["by"]) for name, owner in _owners(standing)},
        versions=fields.versions(draft.roundup),
        suggestions=tuple(_suggestions(desk, draft, standing)),
        asides=tuple(_asides(desk, draft, standing, comment)),
        terms=tuple(_terms(draft.why)),
        score=_figure(draft.why.get("score")),
        lead_terms=leading.terms if leading else (),
        left_out=_words(draft.why.get("left out")),
        **matters.of(desk, draft, addresses),
        **_standing(desk, number, standing),
    )


def _standing(desk: Desk, number: int, standing: Revision) -> dict[str, Any]:
    step = standing.step
    ahead = revisions.numbered(desk.db, number, step.forward) if step.forward else None
    return {
        "changed_at": standing.at,
        "said": step.said,
        "undo": step.action if step.back else "",
        "redo": ahead.step.action if ahead else "",
        "undo_to": step.back or 0,
        "redo_to": step.forward or 0,
        "formats": format_names(desk.folder / "formats"),
    }


def _rows(story: Story, slated: Slate, post: Roundup, cited: tuple[str, ...]) -> Iterator[Row]:
    """The headlines, best lead first; then those that may not lead, in order of arrival."""
    places = {link.url: place for place, link in enumerate(moves.links(post), start=1)}
    copies: dict[int, list[tuple[Headline, str]]] = {}
    for fold in story.folds:
        copies.setdefault(fold.kept.id, []).append((fold.copy, fold.reason))
    vetoes = {headline.id: why for headline, why in slated.vetoed}
    for headline in [*(one.headline for one in slated.candidates), *(one for one, _ in slated.vetoed)]:
        role, place = "", 0
        if post.lead is not None and post.lead.url == headline.url:
            role = "lead"
        elif headline.url in cited:
            role, place = "cited", cited.index(headline.url) + 1
        elif headline.url in places:
            role, place = "list", places[headline.url]
        folded, veto = tuple(copies.get(headline.id, ())), vetoes.get(headline.id, "")
        listed = places.get(headline.url, 0)
        yield Row(headline=headline, role=role, place=place, listed=listed, veto=veto, copies=folded)


def _paragraphs(desk: Desk, draft: Draft) -> Iterator[Paragraph]:
    lead = draft.roundup.lead
    for text in offered_paragraphs(desk, draft.id, lead) if lead else ():
        yield Paragraph(text=text, chosen=text in lead.excerpt if lead else False, words=round(excerpt.count([text])))


def _references(desk: Desk, addresses: tuple[str, ...]) -> Iterator[Reference]:
    for number, address in enumerate(addresses, start=1):
        known = headlines.at_address(desk.db, address)
        yield Reference(number=number, url=address, outlet=known.outlet if known else "")


def _lines(desk: Desk, post: Roundup) -> Iterator[Line]:
    openers = moves.openers(post)
    for place, link in enumerate(moves.links(post), start=1):
        known = headlines.at_address(desk.db, link.url or "")
        yield Line(
            place=place,
            headline=known.headline if known else link.headline,
            words=link.headline,
            url=link.url or "",
            outlet=link.outlet,
            agency=link.agency or "",
            kind=link.kind,
            language=known.language if known else "",
            opens_group=place in openers,
        )


def _owners(standing: Revision) -> list[tuple[str, Mapping[str, Any]]]:
    return list(standing.step.touched.items())


def _suggestions(desk: Desk, draft: Draft, standing: Revision) -> Iterator[Suggestion]:
    beside = proposals.beside(desk.db, draft)
    if beside is None:
        return
    fresh, at = beside
    bases = {name: owner["base"] for name, owner in _owners(standing)}
    for one in freshening.news(draft.roundup, bases, fresh.roundup):
        yield _suggestion(one, at, draft.roundup)


def _suggestion(one: freshening.News, at: datetime, post: Roundup) -> Suggestion:
    if one.link is not None:
        twin = next((n for n, link in enumerate(moves.links(post), 1) if link.outlet == one.link.outlet), 0)
        note = f"Its outlet is already at {twin}." if twin else ""
        note += " Opinion goes last." if one.link.kind in OPINIONS else ""
        return Suggestion(
            field="list",
            at=at,
            headline=one.link.headline,
            url=one.link.url or "",
            outlet=one.link.outlet,
            note=note.strip(),
            twin=twin,
        )
    if one.field == "lead":
        return Suggestion(
            field="lead",
            at=at,
            old=one.old["headline"] if one.old else "",
            new=one.new["headline"],
            headline=one.new["headline"],
            url=one.new["url"] or "",
            outlet=one.new["outlet"],
        )
    if one.field == "title":
        return Suggestion(field="title", at=at, old=one.old[0], new=one.new[0])
    return Suggestion(field=one.field, at=at, old="\n\n".join(one.old), new="\n\n".join(one.new))


def _asides(desk: Desk, draft: Draft, standing: Revision, comment: str) -> Iterator[Aside]:
    for late in asides.waiting(desk.db, draft.id):
        mine = citing.to_references(late.value.strip(" "))[0] if late.field == "comment" else late.value
        owner = standing.step.touched.get(late.field)
        yield Aside(
            id=late.id,
            field=late.field,
            mine=mine.strip(" "),
            mine_at=late.at,
            mine_by=late.editor,
            theirs={"comment": comment, "title": draft.roundup.title}.get(late.field, ""),
            theirs_at=known_moment(owner["at"]) if owner else None,
            theirs_by=owner["by"] if owner else "",
        )


def _terms(why: Mapping[str, Any]) -> Iterator[Term]:
    reasons, terms = dict(line.partition(": ")[::2] for line in _words(why.get("reasons"))), why.get("terms")
    for name, points in terms.items() if isinstance(terms, Mapping) else ():
        yield Term(name=name, weight=1.0, value=_figure(points), why=reasons.get(name, ""))


def _words(lines: object) -> tuple[str, ...]:
    return tuple(str(line) for line in lines) if isinstance(lines, list) else ()


def _figure(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0

"""Why: every term of a story's or a headline's score, where it stands, and why it does not stand elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import rank
from pipeline.desk.opening import Desk
from pipeline.desk.planning import rules_of
from pipeline.desk.ranking import ballot, fitting, window
from pipeline.draft.lead import slate
from pipeline.errors import NotFoundError
from pipeline.news import NEWS_DAYS, Draft, Headline, Story, Term, Topic
from pipeline.store import drafts, headlines, stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A score with the terms that sum to it, and reasons in plain words."""

    terms: tuple[Term, ...]
    reasons: tuple[str, ...]

    @property
    def score(self) -> float:
        """The sum of the terms' points; 0.0 of none."""
        return sum((term.points for term in self.terms), start=0.0)


def why_story(desk: Desk, number: int, topic: Topic | None = None) -> Explained:
    """Return the terms of a story's score for a topic (or none), its gate, and its draft.

    Raises:
        NotFoundError: there is no such story.
    """
    story = stories.numbered(desk.db, number)
    if story is None:
        raise NotFoundError(f"there is no story s{number}", do="copydesk stories lists them")
    seen = window(desk)
    fit = fitting([story], topic) if topic else {}
    shown = next((one for one in seen.stories if one.id == story.id), story)
    scored = rank.score(shown, ballot(desk, seen.news, topic, fit))
    reasons = [f"{term.name}: {term.why}" for term in scored.terms]
    if story.id != number:
        reasons.append(f"s{number} was found to be this story and merged into s{story.id}")
    if shown is story and not any(one.id == story.id for one in seen.stories):
        reasons.append("none of it lies in the window any more")
    if scored.gate:
        reasons.append(f"may not lead a post: {scored.gate}")
    if topic and story.id not in fit:
        reasons.append(f"not a story of topic {topic.name}: too few of its headlines fit")
    draft = _draft(desk, story)
    reasons.append(f"its draft is d{draft.id} ({draft.state})" if draft else "it has no draft")
    return Explained(terms=scored.terms, reasons=tuple(reasons))


def why_headline(desk: Desk, number: int, topic: Topic | None = None) -> Explained:
    """Return the terms of a headline's score as a lead, and where it stands and why.

    Raises:
        NotFoundError: there is no such headline.
    """
    window(desk)
    found = headlines.numbered(desk.db, [number])
    if not found:
        raise NotFoundError(f"there is no headline h{number}", do="copydesk stories lists them")
    [headline] = found
    reasons = [f"{headline.outlet}: {headline.headline}"]
    reasons += [f"was titled: {title}" for title in headlines.titles_of(desk.db, number) if title != headline.headline]
    story = _story_of(desk, headline)
    if story is None:
        return Explained(terms=(), reasons=(*reasons, _why_archive(headline)))
    reasons.append(f"in story s{story.id}: {stories.placing_reason(desk.db, number)}")
    candidates = slate(story, rules_of(desk, topic, story))
    terms = next((one.terms for one in candidates.candidates if one.headline.id == number), ())
    reasons += [f"{term.name}: {term.why}" for term in terms if term.why]
    reasons += [f"may not lead: {veto}" for one, veto in candidates.vetoed if one.id == number]
    reasons += [
        f"folded: {fold.reason}; h{fold.kept.id} stands for it" for fold in story.folds if fold.copy.id == number
    ]
    reasons += _in_draft(_draft(desk, story), headline)
    return Explained(terms=terms, reasons=tuple(reasons))


def _story_of(desk: Desk, headline: Headline) -> Story | None:
    number = stories.of_headline(desk.db, headline.id)
    return stories.numbered(desk.db, number) if number else None


def _draft(desk: Desk, story: Story) -> Draft | None:
    numbers = stories.merged_numbers(desk.db, story.id)
    return drafts.of_story(desk.db, numbers, desk.settings.blog.format)


def _why_archive(headline: Headline) -> str:
    if headline.published is None:
        return "archive, not news: its outlet gave no date that can be trusted"
    return f"archive, not news: it was more than {NEWS_DAYS} days old when it was seen first"


def _in_draft(draft: Draft | None, headline: Headline) -> Iterator[str]:
    if draft is None:
        return
    if draft.roundup.lead and draft.roundup.lead.url == headline.url:
        yield f"leads draft d{draft.id}"
    links = [link for section in draft.roundup.sections for group in section.groups for link in group]
    if any(link.url == headline.url for link in links):
        yield f"in the list of draft d{draft.id}"
    for offer in draft.offers:
        if offer.url == headline.url:
            yield f"offered for the comment of draft d{draft.id}: {offer.why}"
    left_out = draft.why.get("left out")
    for line in left_out if isinstance(left_out, list) else []:
        if str(line).startswith(f"{headline.outlet}: {headline.headline} - "):
            yield f"not in the list of draft d{draft.id}: {str(line).rsplit(' - ', 1)[-1]}"

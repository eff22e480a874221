"""Why: every term of a story's or a headline's score, where it stands, and why it does not stand elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.desk import absences
from pipeline.desk.opening import Desk
from pipeline.desk.planning import rules_of
from pipeline.desk.ranking import Window, ranked_alone, topic_for, window
from pipeline.draft import moves
from pipeline.draft.lead import slate
from pipeline.errors import NotFoundError
from pipeline.news import NEWS_DAYS, Draft, Headline, Story, Term, Topic
from pipeline.store import drafts, headlines, hidden, stories
from pipeline.text import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A score with the terms that sum to it, and reasons in plain words."""

    terms: tuple[Term, ...]
    reasons: tuple[str, ...]

    @property
    def score(self) -> float:
        """The sum of the terms' points; 0.0 of none."""
        return sum((term.points for term in self.terms), start=0.0)


def why_story(desk: Desk, number: int, topic: Topic | None = None, *, draft: Draft | None = None) -> Explained:
    """Return the terms of a story's score for a topic (or none), its gate, its place by topic, and its drafts.

    Of the drafts the one that was asked about, `draft`, is named first.

    Raises:
        NotFoundError: there is no such story.
    """
    seen = window(desk)  # first: what has just come has its story by it
    story = desk.story(number)
    shown = next((one for one in seen.stories if one.id == story.id), None)
    scored = ranked_alone(desk, shown or story, topic)
    reasons = [f"{term.name}: {term.why}" for term in scored.terms]
    if story.id != number:
        reasons.append(f"s{number} was found to be this story and merged into s{story.id}")
    if shown is None:
        reasons.append("none of it lies in the window any more")
    reasons += _dropped(desk, story)
    if scored.gate:
        reasons.append(f"may not lead a post: {scored.gate}")
    reasons += absences.from_drafts(desk, seen, shown or story, topic)
    found = _drafts(desk, story)
    reasons += _named(desk, sorted(found, key=lambda one: draft is None or one.id != draft.id))
    return Explained(terms=scored.terms, reasons=tuple(reasons))


def why_headline(desk: Desk, number: int, topic: Topic | None = None) -> Explained:
    """Return the terms of a headline's score as a lead, where it stands, and why it stands nowhere else.

    Raises:
        NotFoundError: there is no such headline.
    """
    seen = window(desk)
    found = headlines.numbered(desk.db, [number])
    if not found:
        raise NotFoundError(f"there is no headline h{number}", do="copydesk stories lists them")
    [headline] = found
    reasons = [f"{headline.outlet}: {headline.headline}"]
    reasons += [f"was titled: {title}" for title in headlines.titles_of(desk.db, number) if title != headline.headline]
    reasons += absences.from_topics(desk, headline, topic)
    story = _story_of(desk, headline)
    if story is None:
        return Explained(terms=(), reasons=(*reasons, _why_archive(headline)))
    reasons.append(f"in story s{story.id}: {stories.placing_reason(desk.db, number)}")
    reasons += _out_of_sight(desk, story, headline)
    # Of one house format the newest draft counts.
    standing = {one.roundup.format: one for one in _drafts(desk, story)}
    draft = standing.get(desk.settings.blog.format) or next(iter(standing.values()), None)
    topic = topic or topic_for(desk, story, draft)
    reasons += absences.muted(desk, headline, topic)
    rules = rules_of(desk, topic, story)
    slated = slate(story, rules)
    terms = next((one.terms for one in slated.candidates if one.headline.id == number), ())
    reasons += [f"{term.name}: {term.why}" for term in terms if term.why]
    reasons += absences.from_lead(slated, headline)
    reasons += absences.from_page(desk, slated, headline)
    folded = [fold for fold in story.folds if fold.copy.id == number]
    reasons += [f"folded: {fold.reason}; h{fold.kept.id} stands for it" for fold in folded]
    for one in standing.values():
        reasons += _in_draft(desk, seen, one, story, folded[0].kept if folded else headline)
    if not standing:
        reasons += [f"its story has no draft: {line}" for line in absences.from_drafts(desk, seen, story, topic)]
    reasons += absences.from_elsewhere(desk, story, headline)
    return Explained(terms=terms, reasons=tuple(reasons))


def _story_of(desk: Desk, headline: Headline) -> Story | None:
    number = stories.of_headline(desk.db, headline.id)
    return stories.numbered(desk.db, number) if number else None


def _drafts(desk: Desk, story: Story) -> tuple[Draft, ...]:
    return drafts.all_of_story(desk.db, stories.merged_numbers(desk.db, story.id))


def _named(desk: Desk, found: Sequence[Draft]) -> Iterator[str]:
    for one in found:
        usual = one.roundup.format == desk.settings.blog.format
        yield f"its draft{'' if usual else f' in {one.roundup.format}'} is d{one.id} ({one.state})"
    if not found:
        yield "it has no draft"


def _dropped(desk: Desk, story: Story) -> Iterator[str]:
    """That the editor dropped the story, or one that has become part of it: its headlines are on the desk again."""
    found = hidden.reasons(desk.db, stories.merged_numbers(desk.db, story.id))
    if story.id in found:
        yield f"hidden: {found[story.id]}"
    for number, why in found.items():
        if number != story.id:
            now = "" if story.id in found else ", which is not"
            yield f"s{number} was hidden before it became part of s{story.id}{now}: {why}"


def _why_archive(headline: Headline) -> str:
    if headline.published is None:
        return "archive, not news: its outlet gave no date that can be trusted"
    return f"archive, not news: it was more than {NEWS_DAYS} days old when it was seen first"


def _out_of_sight(desk: Desk, story: Story, headline: Headline) -> Iterator[str]:
    if headline.trusted_at > desk.now:
        yield "not in the window: its time is later than the desk's clock"
    elif headline.trusted_at <= desk.window_began:
        yield f"too old: the window holds the last {counted(desk.settings.stories.window_hours, 'hour')}"
    yield from _dropped(desk, story)


def _in_draft(desk: Desk, seen: Window, draft: Draft, story: Story, headline: Headline) -> Iterator[str]:
    """Where a headline stands in its story's draft; of a copy the place of the headline that stands for it."""
    number = f"h{headline.id}"
    if draft.roundup.lead and draft.roundup.lead.url == headline.url:
        yield f"{number} leads draft d{draft.id} ({draft.state})"
        return
    offered = [offer for offer in draft.offers if offer.url == headline.url]
    for offer in offered:
        yield f"{number} is offered for the comment of draft d{draft.id}: {offer.why}"
    if any(link.url == headline.url for link in moves.links(draft.roundup)):
        yield f"{number} is in the list of draft d{draft.id} ({draft.state}){_worth(draft, number)}"
    elif not offered and (reason := absences.from_list(desk, seen, draft, story, headline)):
        yield f"not in the list of draft d{draft.id}: {reason}"


def _worth(draft: Draft, number: str) -> str:
    listed = draft.why.get("list")
    points = listed.get(number) if isinstance(listed, Mapping) else None
    if not isinstance(points, Mapping) or not points:
        return ""
    return f", worth {sum(points.values()):.2f}: " + ", ".join(
        f"{name} {round(value, 2) + 0:.2f}" for name, value in points.items()
    )

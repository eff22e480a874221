"""Lay out the evening: the survey, as the editor asked for it."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from pipeline.desk.evening.lens import country_in_words
from pipeline.desk.evening.memory import Memory
from pipeline.desk.evening.next_run import next_run
from pipeline.desk.evening.off_desk import hidden_stories
from pipeline.desk.evening.quiet import quiet
from pipeline.desk.evening.rows import latest, story_row
from pipeline.desk.evening.survey import Seen, Survey, look, survey
from pipeline.desk.evening.values import Asked, Beat, DraftLine, Evening, LastRun, OffDesk
from pipeline.desk.opening import Desk, topics_of
from pipeline.desk.ranking import Window
from pipeline.desk.shelf import shelf
from pipeline.desk.sorting import sort_out
from pipeline.news import Topic
from pipeline.store import on_desk, pulse, runs
from pipeline.topics import FRONT

_ROWS, _ROWS_OF_ONE = 12, 60
_WELL = ("new", "unchanged", "off")
_MOST_KEPT = 64
_DAY = timedelta(days=1)


def evening(desk: Desk, asked: Asked | None = None, *, memory: Memory | None = None) -> Evening:
    """Return the desk as it stands, with what the editor asked to see.

    With a `memory` it is worked out again only when something has changed, or at the next minute.
    """
    asked, memory = asked or Asked(), memory or Memory()
    with memory.lock:
        drawn = surveyed(desk, memory)
        pages: dict[Asked, Evening] = memory.kept.setdefault(Evening, {})
        if asked not in pages:
            if len(pages) >= _MOST_KEPT:
                pages.clear()
            pages[asked] = _laid(desk, memory, drawn, asked)
        return pages[asked]


def news_of(desk: Desk, memory: Memory) -> Window:
    """Return the window as it stands, read only as far as the memory does not have it; changes nothing."""
    with memory.lock:
        return memory.window(desk)[0]


def sorted_news(desk: Desk, memory: Memory) -> Window:
    """Sort out what is new and return the window, as `ranking.window` does, at the cost of what has changed."""
    sort_out(desk)
    return news_of(desk, memory)


def hidden(desk: Desk, *, memory: Memory | None = None) -> OffDesk:
    """Return everything that is not on the desk, by the same survey."""
    memory = memory or Memory()
    with memory.lock:
        drawn = surveyed(desk, memory)
        return OffDesk(stories=hidden_stories(desk, drawn), archived=_archived(desk), unplaced=_unplaced(drawn))


def surveyed(desk: Desk, memory: Memory) -> Survey:
    """Return the survey of this minute; the caller holds the memory's lock."""
    stamp = (desk.settings, desk.registry, pulse.of_everything(desk.db), desk.now.replace(second=0, microsecond=0))
    kept = memory.kept.get(Survey)
    if kept is None or kept[0] != stamp:
        drawn = survey(desk, memory)
        memory.kept.pop(Evening, None)
        kept = memory.kept[Survey] = (stamp, drawn)
    found: Survey = kept[1]
    return found


def _laid(desk: Desk, memory: Memory, drawn: Survey, asked: Asked) -> Evening:
    chosen = [topic for topic in topics_of(desk) if asked.topic in ("", topic.name)]
    if asked.topic == FRONT.name:
        chosen = [FRONT]
    beats = [_beat(desk, memory, drawn, topic, asked) for topic in chosen]
    loud = {line.topic for line in drawn.lines}
    named = {topic.name for topic in topics_of(desk)}
    states = Counter(line.state for line in drawn.lines)
    window_hours = desk.settings.stories.window_hours
    return Evening(
        at=desk.now,
        asked=asked,
        beats=tuple(beat for beat in beats if beat.drafts or beat.rows or asked.topic == beat.name),
        quiets=tuple(quiet(desk, drawn, t) for t in chosen if t.name not in loud and t.name != FRONT.name),
        strays=tuple(line for line in drawn.lines if line.topic not in named) if not asked.topic else (),
        headlines=len(drawn.window.news),
        outlets=len({headline.outlet for headline in drawn.window.news}),
        window_hours=window_hours,
        unplaced=_unplaced(drawn),
        ever=bool(drawn.window.news) or on_desk.any_headline(desk.db),
        run=_last_run(desk),
        hidden=Counter(one.kind for one in hidden_stories(desk, drawn)),
        archived=_archived(desk),
        waiting=states["waiting"] + states["touched"],
        approved=states["approved"],
        posted_today=shelf(desk).posted_today,
        sides=tuple(dict.fromkeys(side for side in (*_sides(desk), asked.side) if side)),
        countries=tuple(sorted(_countries(drawn, asked), key=lambda pair: pair[1])),
    )


def _unplaced(drawn: Survey) -> int:
    return len(drawn.window.news) - sum(len(story.headlines) for story in drawn.window.stories)


def _archived(desk: Desk) -> int:
    return on_desk.archived_count(desk.db, since=desk.window_began)


def _beat(desk: Desk, memory: Memory, drawn: Survey, topic: Topic, asked: Asked) -> Beat:
    seen = drawn.by_topic.get(topic.name) or look(desk, memory, drawn, topic)
    shown = [one for one in seen if not one.kind and _is_asked_for(desk, drawn, one, topic, asked)]
    most, skip = (_ROWS_OF_ONE, asked.skip) if asked.topic else (_ROWS, 0)
    numbers = {one.known.story.id for one in shown}
    narrowed = asked.side or asked.country or asked.hours is not None
    rows = [
        story_row(
            one.known,
            one.ranked,
            topic,
            lens=drawn.lens,
            draft=drawn.open_draft[one.known.story.id].id if one.known.story.id in drawn.open_draft else 0,
            posted=drawn.posted,
            now=desk.now,
            window_hours=desk.settings.stories.window_hours,
        )
        for one in shown[skip : skip + most]
    ]
    return Beat(
        name=topic.name,
        title=topic.title or topic.name,
        drafts=tuple(line for line in _best_first(drawn, topic) if not narrowed or line.story in numbers),
        rows=tuple(rows),
        stories=len(shown),
        headlines=sum(len(one.known.story.headlines) for one in shown),
        more=max(0, len(shown) - skip - most),
    )


def _best_first(drawn: Survey, topic: Topic) -> list[DraftLine]:
    """A topic's drafts: approved, then touched, then waiting ones, each in the order of their stories."""
    place = {one.known.story.id: at for at, one in enumerate(drawn.by_topic.get(topic.name, ()))}
    state = ("approved", "touched", "waiting")
    mine = [line for line in drawn.lines if line.topic == topic.name and not _is_dropped(drawn, line)]
    return sorted(mine, key=lambda line: (state.index(line.state), place.get(line.story, len(place)), -line.number))


def _is_dropped(drawn: Survey, line: DraftLine) -> bool:
    """A draft goes with its dropped story, but not one that the editor has worked on."""
    return line.state == "waiting" and line.story in drawn.dropped


def _is_asked_for(desk: Desk, drawn: Survey, one: Seen, topic: Topic, asked: Asked) -> bool:
    kept = one.known.story.kept
    if asked.side and not dict(drawn.lens.picks(topic, kept)).get(asked.side):
        return False
    if asked.country and asked.country not in drawn.lens.countries(kept):
        return False
    return asked.hours is None or desk.now - latest(one.known) <= timedelta(hours=asked.hours)


def _sides(desk: Desk) -> Iterator[str]:
    return (side.name for topic in topics_of(desk) for side in topic.sides)


def _countries(drawn: Survey, asked: Asked) -> Iterator[tuple[str, str]]:
    codes = {
        code
        for seen in drawn.by_topic.values()
        for one in seen
        if not one.kind
        for code in drawn.lens.countries(one.known.story.kept)
    }
    return ((code, country_in_words(code)) for code in codes | {asked.country} if code)


def _last_run(desk: Desk) -> LastRun | None:
    found = on_desk.last_run(desk.db)
    if found is None:
        return None
    number, at, new = found
    outcomes = runs.outcomes(desk.db, number)
    begun = runs.times_since(desk.db, desk.now - _DAY, now=desk.now)
    return LastRun(
        at=at,
        new=new,
        well=sum(outcome.state in _WELL for outcome in outcomes),
        ill=tuple(outcome.outlet for outcome in outcomes if outcome.state not in _WELL),
        next_at=next_run(begun, now=desk.now),
    )

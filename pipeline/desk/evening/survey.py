"""Survey the desk: every topic's stories ranked, each with why it is not shown ("" = it is), and the open drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pipeline import rank
from pipeline.desk import muting
from pipeline.desk.evening.lens import Lens
from pipeline.desk.evening.lines import draft_lines
from pipeline.desk.evening.memory import Known, Memory
from pipeline.desk.evening.rows import latest
from pipeline.desk.evening.values import ALONE, DISCARDED, DROPPED, EXPIRED, MUTED, OLD, PASSING, DraftLine
from pipeline.desk.opening import Desk, topics_of
from pipeline.desk.planning import LEAST_FIT
from pipeline.desk.ranking import Window, ballot
from pipeline.news import Ranked, Story, Topic
from pipeline.rank import Ballot
from pipeline.store import hidden, on_desk
from pipeline.store.hidden import Hidden
from pipeline.store.on_desk import Head, Posted
from pipeline.topics import FRONT

IN_PASSING = "it names the topic only in passing"
_POSTED_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A story on a topic. `kind` and `why` say why it is not on the desk, both "" = it is."""

    known: Known
    ranked: Ranked
    kind: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The whole desk before anybody asks for a part of it. `open_draft` and `discarded` are by story number."""

    window: Window
    by_topic: Mapping[str, tuple[Seen, ...]]
    lines: tuple[DraftLine, ...]
    open_draft: Mapping[int, Head]
    discarded: Mapping[int, Head]
    dropped: Mapping[int, Hidden]
    posted: Mapping[int, Posted]
    lens: Lens
    ballot: Ballot
    known: Sequence[Known]


def survey(desk: Desk, memory: Memory) -> Survey:
    """Survey the desk as it stands; changes nothing."""
    seen, known = memory.window(desk)
    heads = on_desk.heads(desk.db, discarded_since=desk.window_began)
    fresh = _fresh(desk, heads, known)
    drawn = Survey(
        window=seen,
        by_topic={},
        lines=draft_lines(desk, fresh, memory.kept),
        open_draft={head.story: head for head in reversed(fresh)},
        discarded={head.story: head for head in reversed(heads) if head.state == "discarded"},
        dropped=hidden.everything(desk.db),
        posted=on_desk.posted(desk.db, since=desk.now - timedelta(days=_POSTED_DAYS)),
        lens=memory.kept.setdefault(Lens, Lens(desk.registry)),
        ballot=ballot(desk, seen.news, None, {}),
        known=known,
    )
    return replace(drawn, by_topic={topic.name: look(desk, memory, drawn, topic) for topic in topics_of(desk)})


def look(desk: Desk, memory: Memory, drawn: Survey, topic: Topic) -> tuple[Seen, ...]:
    """Return the stories of a topic, best first, each with why it is not shown."""
    fits = {one.story.id: fit for one in drawn.known if (fit := one.fit(topic))}
    by_number = {one.story.id: one for one in drawn.known}
    asked = replace(drawn.ballot, topic=topic, match=fits)
    ranked = _ranked(desk, memory, [by_number[number].story for number in fits], asked)
    names = muting.muted(desk, topic)
    muted = {name for name in _outlets(drawn, fits) if names and _is_muted(desk, name, names)}
    return tuple(_seen(desk, drawn, by_number[one.story.id], one, topic, muted) for one in ranked)


def _ranked(desk: Desk, memory: Memory, found: Sequence[Story], asked: Ballot) -> Sequence[Ranked]:
    """Rank the stories, once a minute unless they have changed, or what our posts link, this editor takes or picks."""
    minute = desk.now.replace(second=0, microsecond=0)
    made_of = (minute, tuple(map(id, found)), asked.linked, asked.habits, asked.picked)
    kept = memory.kept.get((rank.order, asked.topic))
    if kept is None or kept[0] != made_of:
        # The stories are kept beside their ids, so that no other object can get one of those.
        kept = memory.kept[rank.order, asked.topic] = (made_of, rank.order(found, asked), found)
    ranked: Sequence[Ranked] = kept[1]
    return ranked


def _seen(desk: Desk, drawn: Survey, known: Known, ranked: Ranked, topic: Topic, muted: set[str]) -> Seen:
    """Say why a story is not shown; the front shows every one, small and old too, that the editor did not silence."""
    number = known.story.id
    if number in drawn.dropped:
        kind, why = DROPPED, drawn.dropped[number].reason
    elif number in drawn.open_draft:
        kind, why = "", ""
    elif number in drawn.discarded:
        why = drawn.discarded[number].expired
        kind, why = (EXPIRED, f"its draft was put away: {why}") if why else (DISCARDED, "you discarded its draft")
    elif muted.issuperset(one.outlet for one in known.story.kept):
        kind, why = MUTED, "every outlet that has it is muted"
    elif topic.name == FRONT.name:
        kind, why = "", ""
    elif _is_old(desk, latest(known)):
        kind, why = OLD, f"nothing new on it for {desk.settings.draft.max_age_hours:g} hours"
    elif ranked.gate:
        kind, why = ALONE, ranked.gate
    elif known.fit(topic) < LEAST_FIT:
        kind, why = PASSING, IN_PASSING
    else:
        kind, why = "", ""
    return Seen(known=known, ranked=ranked, kind=kind, why=why)


def _fresh(desk: Desk, heads: Sequence[Head], known: Sequence[Known]) -> list[Head]:
    """The open drafts without those that nobody touched and whose story has gone quiet, the newest first."""
    newest = {one.story.id: latest(one) for one in known}
    return [
        head
        for head in heads
        if head.state in ("touched", "approved")
        or (
            head.state == "waiting" and not _is_old(desk, max(head.changed_at, newest.get(head.story, head.changed_at)))
        )
    ]


def _is_old(desk: Desk, at: datetime) -> bool:
    return desk.now - at > timedelta(hours=desk.settings.draft.max_age_hours)


def _outlets(drawn: Survey, fits: Mapping[int, float]) -> set[str]:
    return {one.outlet for known in drawn.known if known.story.id in fits for one in known.story.kept}


def _is_muted(desk: Desk, name: str, mutes: Sequence[str]) -> bool:
    outlet = desk.registry.outlet(name)
    return any(desk.registry.selects(mute, outlet) for mute in mutes)

"""What commands print as JSON, by the contract of docs/commands.md."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pipeline.house import roundups
from pipeline.news import Draft, Ranked
from pipeline.store.rows import stamp
from pipeline.store.runs import Outcome

if TYPE_CHECKING:
    from pipeline.desk import Gathered  # else who lists drafts would have all loaded that asks outlets


def gathered(result: "Gathered", *, seconds: float) -> dict[str, Any]:
    """Return a gathering; `seconds` is how long it took."""
    return {
        "run": f"r{result.run}",
        "outlets": [outcome(one) for one in result.outcomes],
        "new": result.new,
        "seconds": round(seconds, 3),
    }


def outcome(one: Outcome) -> dict[str, Any]:
    """Return how one outlet went."""
    return {
        "outlet": one.outlet,
        "state": one.state,
        "new": one.new,
        "known": one.known,
        "refused": one.refused,
        "why": one.why,
    }


def draft(one: Draft) -> dict[str, Any]:
    """Return a draft with its roundup, offers, checks and reasons."""
    return {
        "id": f"d{one.id}",
        "story": f"s{one.story}",
        "topic": one.topic,
        "state": one.state,
        "format": one.roundup.format,
        "roundup": roundups.to_json(one.roundup),
        "offers": [asdict(offer) for offer in one.offers],
        "checks": [asdict(check) for check in one.checks],
        "why": dict(one.why),
    }


def story(one: Ranked, *, title: str, outlets: int, families: int, reasons: Mapping[int, str]) -> dict[str, Any]:
    """Return a ranked story; `reasons` says why each headline is in it, by headline number."""
    keeper = {fold.copy.id: fold for fold in one.story.folds}
    times = [headline.trusted_at for headline in one.story.headlines]
    return {
        "id": f"s{one.story.id}",
        "title": title,
        "score": one.score,
        "terms": {term.name: term.points for term in one.terms},
        "outlets": outlets,
        "families": families,
        "first": stamp(min(times)),
        "last": stamp(max(times)),
        "headlines": [
            {
                "id": f"h{headline.id}",
                "outlet": headline.outlet,
                "headline": headline.headline,
                "url": headline.url,
                "published": stamp(headline.published),
                "summary": headline.summary,
                "fold_of": f"h{keeper[headline.id].kept.id}" if headline.id in keeper else None,
                "why": keeper[headline.id].reason if headline.id in keeper else reasons.get(headline.id, ""),
            }
            for headline in one.story.headlines
        ],
    }

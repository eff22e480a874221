"""The daily digest of a desk's health: what is bad, each day, and what warning is new, once while it lasts.

It goes by the ways of [notify]; where that names nobody, or cannot, it is for the caller to print, and cron mails it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline import desk
from pipeline.desk import Desk, telling
from pipeline.doctor.finding import Finding
from pipeline.errors import CopydeskError
from pipeline.notify import Matter, Notice, notice
from pipeline.store import digests, looking
from pipeline.store.database import writing

_PRINT = "print"


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is news of a desk's health, worst first. `sent`: all of it was told by a way of [notify].

    `problems` are the ways that it could not be told by, with the reason, a line each.
    """

    news: tuple[Finding, ...]
    sent: bool = False
    problems: tuple[str, ...] = ()


def digest(folder: Path, environ: Mapping[str, str], findings: Sequence[Finding], *, now: datetime) -> Digest:
    """Tell what is news among the findings of an examination.

    Without a store nobody can say what was told before: then all that is not well is news. One that waits for an
    upgrade is as good as none: doctor never brings a desk up to date.
    """
    ill = sorted((one for one in findings if one.state != "ok"), key=lambda one: one.state != "bad")
    if not (folder / "desk.db").is_file():
        return Digest(news=tuple(ill))
    try:
        if _waits_for_upgrade(folder / "desk.db"):
            return Digest(news=tuple(ill))
        with desk.opened(folder, environ, now=now) as opened:
            return _told(opened, ill)
    except CopydeskError:  # the findings say so themselves
        return Digest(news=tuple(ill))


def _waits_for_upgrade(file: Path) -> bool:
    db, older = looking.examine(file)
    db.close()
    return older


def _told(opened: Desk, ill: Sequence[Finding]) -> Digest:
    ways = dict(telling.ways(opened.settings)) if opened.settings.notify.health else {}
    if not ways:
        return Digest(news=_fresh(opened, _PRINT, ill))
    by_way = {way: _fresh(opened, way, ill) for way in ways}
    went = {way: _sent(opened, way, ways[way], news) for way, news in by_way.items()}
    everything = [one for news in by_way.values() for one in news]
    problems = tuple(f"{way}: {why}" for way, why in went.items() if why)
    return Digest(news=tuple(dict.fromkeys(everything)), sent=not problems, problems=problems)


def _fresh(opened: Desk, way: str, ill: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return what is to be told by a way, noted as told: two digests at once tell a thing once."""
    with writing(opened.db):
        told = digests.told(opened.db, way)
        digests.keep(opened.db, way, _names(ill), at=opened.now)
    return tuple(one for one in ill if one.state == "bad" or not told.issuperset(_names([one])))


def _sent(opened: Desk, way: str, send: Callable[[Notice], str], news: Sequence[Finding]) -> str:
    """Send the news by a way; return what went wrong, "" = nothing did. What surely was not told is told again."""
    if not news:
        return ""
    matters = [
        Matter(kind="doctor", about=one.check, said=f"{one.check}: {one.told}", more=(one.cure,)) for one in news
    ]
    chosen = opened.settings
    address = telling.page_address(chosen.review)
    said = notice("health", matters, desk=chosen.blog.name, address=address, at=opened.now)
    outcome = telling.sent(send, said)
    if outcome.state == "failed":
        with writing(opened.db):
            digests.forget(opened.db, way, _names(news))
    return outcome.why


def _names(found: Iterable[Finding]) -> tuple[str, ...]:
    """By what the findings are known again."""
    return tuple(f"{one.check}: {what}" for one in found for what in one.about or (one.told,))

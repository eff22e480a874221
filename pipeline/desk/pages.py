"""Have the pages of leads read: each once, a refused one not again for some hours, a round in one child."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline import urls
from pipeline.dates.wrong_clocks import was_ahead
from pipeline.desk.gathering import crawl_settings
from pipeline.desk.opening import Desk
from pipeline.desk.sending import send
from pipeline.draft.serving import Doubt
from pipeline.news import Article, Headline
from pipeline.store import articles, headlines, hosts, link_states, sources
from pipeline.store.sources import Source
from spiders.assignments import NOTHING_THERE, Assignment, Crawl


def read_pages(desk: Desk, wanted: Sequence[Headline], *, budget: int) -> int:
    """Ask the pages of these headlines that were not asked yet, at most `budget`, and return how many were asked.

    A host that asked for patience is left alone. A run that is late asks none; what was not reached is due again.
    """
    unread = [headline for headline in _open_to_us(desk, wanted) if not _was_asked(desk, headline)][: max(0, budget)]
    return _ask(desk, unread)


def read_again(desk: Desk, wanted: Sequence[Headline], *, budget: int) -> int:
    """Ask pages anew that were read before, at most `budget`, and return how many; one that failed waits some hours.

    A host that asked for patience is left alone. A run that is late asks none; what was not reached is due again.
    """
    known = sources.known(desk.db, [headline.url for headline in wanted])
    due = [one for one in _open_to_us(desk, wanted) if not _waits(desk, known.get(one.url))][: max(0, budget)]
    return _ask(desk, due)


def _ask(desk: Desk, unread: Sequence[Headline]) -> int:
    """Ask these pages, and return how many: none when there are none or the run has no time left."""
    chosen, left = desk.settings.gather, desk.seconds_left
    if not unread or not left:
        return 0
    errand = Crawl(
        desk=str(desk.folder / "desk.db"),
        run=0,
        as_of=desk.now,
        assignments=tuple(_assignment(desk, headline) for headline in unread),
        timeout_seconds=chosen.timeout_seconds,
        max_bytes=chosen.article_max_bytes,
        interval_minutes=chosen.interval_minutes,
        deadline_seconds=min(chosen.deadline_seconds, left),
    )
    limits = {**crawl_settings(desk), "DOWNLOAD_MAXSIZE": chosen.article_max_bytes}
    send(errand, spider="article", scrapy_settings=limits, told=_hear_nothing)
    return len(unread)


def page_of(desk: Desk, headline: Headline) -> tuple[Article | None, str]:
    """Return the page of a headline as it was read, or none and why."""
    article = articles.of_headline(desk.db, headline.id)
    if article is not None:
        return article, ""
    known = sources.known(desk.db, [headline.url]).get(headline.url)
    return None, known.why if known else "its page was not asked"


def absence(desk: Desk, headline: Headline) -> Doubt:
    """Return GONE where a headline's page, not read since, said so (HTTP 410) or the links' checks do.

    NOT_THERE where it answered 404, NONE where it may be there.
    """
    read_at = articles.read_at(desk.db, headline.id)
    link = link_states.known(desk.db, [headline.url]).get(headline.url)
    page = sources.known(desk.db, [headline.url]).get(headline.url)
    said = [(Doubt.GONE, link.checked_at)] if link and link.state == "gone" else []
    if page and page.asked_at and page.kind == "article" and (page.state == "off" or page.why == NOTHING_THERE):
        said.append((Doubt.GONE if page.state == "off" else Doubt.NOT_THERE, page.asked_at))
    return max((doubt for doubt, at in said if read_at is None or at >= read_at), default=Doubt.NONE)


def _was_asked(desk: Desk, headline: Headline) -> bool:
    read_at = articles.read_at(desk.db, headline.id)
    if read_at is not None:
        # A changed headline is a changed article: an excerpt of the morning would not fit the evening's title.
        return read_at >= headlines.retitled_at(desk.db, headline.id)
    return _waits(desk, sources.known(desk.db, [headline.url]).get(headline.url))


def _waits(desk: Desk, known: Source | None) -> bool:
    if known is None or known.next_due is None or was_ahead(known.asked_at, desk.now):
        return False
    return known.next_due > desk.now


def _assignment(desk: Desk, headline: Headline) -> Assignment:
    outlet = desk.registry.outlet(headline.outlet)
    return Assignment(
        url=headline.url,
        outlet=outlet.name,
        kind="article",
        country=outlet.country,
        language=headline.language or outlet.language,
        headline=headline.id,
        headers=outlet.headers,
        insecure_tls=outlet.insecure_tls,
    )


def _open_to_us(desk: Desk, wanted: Sequence[Headline]) -> list[Headline]:
    """Each of them once, without those at a host that asked for patience."""
    busy = hosts.waiting(desk.db, now=desk.now)
    once = {headline.id: headline for headline in wanted}.values()
    return [headline for headline in once if urls.host_and_port(headline.url) not in busy]


def _hear_nothing(told: Mapping[str, Any]) -> None:
    """The child files what it reads; nobody waits for a page by name."""

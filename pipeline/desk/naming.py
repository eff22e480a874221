"""Pages that the editor names by their address: known ones are found, others are read and filed."""

from collections.abc import Sequence

from pipeline import guard, urls
from pipeline.desk.gathering import crawl_settings, wires
from pipeline.desk.opening import Desk
from pipeline.desk.sending import send
from pipeline.desk.sorting import sort_out
from pipeline.errors import NotFoundError, UsageError
from pipeline.store import headlines, stories
from spiders.assignments import Assignment, Crawl


def stories_of_pages(desk: Desk, addresses: Sequence[str]) -> list[int]:
    """Return the story numbers of these pages, in their order; a page that is not known yet is fetched and filed.

    Raises:
        UsageError: one is no web address.
        NotFoundError: a page could not be had, or is too old to be news; says which and why.
    """
    wanted = [_cleaned(address) for address in addresses]
    unknown = [address for address in wanted if headlines.at_address(desk.db, address) is None]
    problems = file_pages(desk, unknown)
    sort_out(desk)
    return [_story_of(desk, address, problems.get(address, "")) for address in wanted]


def _cleaned(address: str) -> str:
    cleaned = urls.clean(address)
    if not cleaned:
        raise UsageError(f"{address!r} is no web address", do="give the page's whole address: https://...")
    return cleaned


def file_pages(desk: Desk, addresses: Sequence[str]) -> dict[str, str]:
    """Ask pages that the desk does not know and file them; return of each why it could not be had, "" when it was."""
    if not addresses:
        return {}
    chosen = desk.settings.gather
    problems: dict[str, str] = {}
    errand = Crawl(
        desk=str(desk.folder / "desk.db"),
        run=0,
        as_of=desk.now,
        assignments=tuple(_assignment(desk, address) for address in addresses),
        timeout_seconds=chosen.timeout_seconds,
        max_bytes=chosen.article_max_bytes,
        interval_minutes=chosen.interval_minutes,
        deadline_seconds=chosen.deadline_seconds,
        wires=wires(desk),
    )
    send(
        errand,
        spider="article",
        scrapy_settings={**crawl_settings(desk), "DOWNLOAD_MAXSIZE": chosen.article_max_bytes},
        told=lambda one: problems.update({one["url"]: one["why"]}),
    )
    return {address: problems.get(address, "no answer") for address in addresses}


def _assignment(desk: Desk, address: str) -> Assignment:
    outlet = desk.registry.at(address)
    return Assignment(
        url=address,
        outlet=outlet.name if outlet else urls.site(urls.host(address)) or address,
        kind="page",
        country=outlet.country if outlet else "",
        language=outlet.language if outlet else "",
        headers=outlet.headers if outlet else {},
        insecure_tls=outlet.insecure_tls if outlet else False,
    )


def _story_of(desk: Desk, address: str, problem: str) -> int:
    headline = headlines.at_address(desk.db, address)
    story = stories.of_headline(desk.db, headline.id) if headline else None
    if story is None:
        why = problem or ("it is not news: undated, or too old" if headline else "it could not be read")
        private = "" if desk.settings.gather.allow_private_addresses else guard.opening(address)
        do = private or "open it in a browser: what you can read there, the clipper can file (docs/phone.md)"
        raise NotFoundError(f"no story can be made of this page: {why}", where=address, do=do)
    return story

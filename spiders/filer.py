"""What of a page goes into the desk: its headlines, what is remembered of its address, how its outlet went."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from pipeline import due, excerpt, urls
from pipeline.store import articles, feed_items, hand_picks, headlines, hosts, runs, sources
from pipeline.store.database import Connection
from pipeline.store.headlines import Filed
from pipeline.store.hosts import Patience
from pipeline.store.sources import Source
from spiders import knowing, remembering
from spiders.assignments import OF_PAGES, Assignment, Crawl
from spiders.outcomes import UNHEARD, Told, joined
from spiders.pages import ArticlePage, FeedPage, Heard

# A page that could not be had is asked again after so long, should a draft still want it.
_PAGE_AGAIN = timedelta(hours=6)


class Filer:
    """Files the pages of one errand; whoever calls holds the transaction, a page each or one for all of them."""

    def __init__(self, db: Connection, crawl: Crawl) -> None:
        self._db = db
        self._crawl = crawl
        self._told: dict[str, list[Told]] = defaultdict(list)
        self._waiting = {assignment.url: assignment for assignment in crawl.assignments}
        self._waiting_of = Counter(assignment.outlet for assignment in self._waiting.values())
        self._before = dict(sources.known(db, list(self._waiting)))

    def file(self, page: FeedPage | ArticlePage) -> dict[str, Any]:
        """File one page, and return what is to be said of it: an outcome where its outlet is done, {} = nothing yet."""
        if isinstance(page, FeedPage):
            self._await(page.leads_to)
            said = self._file_feed(page)
        else:
            said = self._file_article(page)
        if self._waiting.pop(page.assignment.url, None):
            self._waiting_of[page.assignment.outlet] -= 1
        return said

    def unheard(self, why: str = UNHEARD) -> tuple[FeedPage | ArticlePage, ...]:
        """Return a page for each address that none came of, which says why: to be filed when no more will come."""
        return tuple(
            ArticlePage(assignment=assignment, why=why, asked=False)
            if assignment.kind in OF_PAGES
            else FeedPage(assignment=assignment, state="failing", why=why, asked=False)
            for assignment in self._waiting.values()
        )

    def _await(self, more: Sequence[Assignment]) -> None:
        """Have the outlet done only when what a page leads to is home, too."""
        new = {assignment.url: assignment for assignment in more if assignment.url not in self._waiting}
        if new:
            self._waiting.update(new)
            self._waiting_of.update(assignment.outlet for assignment in new.values())
            self._before.update(sources.known(self._db, list(new)))

    def _file_feed(self, page: FeedPage) -> dict[str, Any]:
        outlet = page.assignment.outlet
        filed = headlines.file(self._db, page.headlines, retitles=not page.assignment.starred)
        if page.assignment.starred:
            pages = [headline.canonical for headline in page.headlines]
            hand_picks.note(self._db, pages, outlet=outlet, at=self._crawl.as_of)
        if page.state == "read" and knowing.is_kept(page.assignment):
            read = knowing.to_keep(page.headlines, page.digests)
            feed_items.keep(self._db, page.assignment.url, read=read, same=[digest for digest, _ in page.same])
        self._remember(page, filed)
        self._told[outlet].append(self._went(page, filed))
        outcome = joined(outlet, self._told[outlet])
        runs.record(self._db, self._crawl.run, outcome)
        return asdict(outcome) if self._is_last(page) else {}

    def _is_last(self, page: FeedPage) -> bool:
        """Whether nothing else of the page's outlet is waited for."""
        itself = 1 if page.assignment.url in self._waiting else 0
        return self._waiting_of[page.assignment.outlet] == itself

    def _file_article(self, page: ArticlePage) -> dict[str, Any]:
        number = page.assignment.headline or self._named(page)
        if page.article is None:
            sources.remember(self._db, self._missed(page))
            self._leave_alone(page.heard, page.why)
        elif number:
            digest = excerpt.digest(page.article.text)
            articles.keep_read(self._db, number, page.article, digest=digest, at=self._crawl.as_of)
        return {"url": page.assignment.url, "headline": number, "why": page.why}

    def _named(self, page: ArticlePage) -> int:
        """File a page that the editor named by its address as a headline; return its number, 0 for none."""
        if page.article is None:
            return 0
        headlines.file(self._db, [page.as_headline(seen_at=self._crawl.as_of, wires=self._crawl.wires)])
        filed = headlines.at_page(self._db, urls.canonical(page.assignment.url))
        return filed.id if filed else 0

    def _missed(self, page: ArticlePage) -> Source:
        """What was read is in `articles`; only a page that could not be had is remembered by its address.

        One that was not asked, or not waited for, is due again at once: that is no failure of it.
        """
        again = max(self._crawl.as_of + _PAGE_AGAIN, self._until(page.heard) or self._crawl.as_of)
        return Source(
            url=page.assignment.url,
            outlet=page.assignment.outlet,
            kind="article",
            asked_at=self._crawl.as_of,
            next_due=again if page.asked else self._crawl.as_of,
            failures=int(page.asked),
            state=page.state,
            why=page.why,
        )

    def _remember(self, page: FeedPage, filed: Filed) -> None:
        """Remember how an address went; one that was not asked is as it was, and so still due."""
        if page.asked:
            said = remembering.after(page, self._before.get(page.assignment.url), self._crawl, new=filed.new)
            sources.remember(self._db, said)
            self._leave_alone(page.heard, page.why)

    def _leave_alone(self, heard: Heard, why: str) -> None:
        until = self._until(heard)
        if until and heard.host:
            hosts.wait(self._db, Patience(host=heard.host, asked_again=until, why=why), now=self._crawl.as_of)

    def _until(self, heard: Heard) -> datetime | None:
        """Until when an answer asks for patience; none = it does not."""
        if not heard.busy:
            return None
        least = timedelta(minutes=self._crawl.interval_minutes)
        return due.of_host(asked_to_wait=heard.asked_again, least=least, now=self._crawl.as_of)

    def _went(self, page: FeedPage, filed: Filed) -> Told:
        before = self._before.get(page.assignment.url)
        return Told(
            url=page.assignment.url,
            state=page.state,
            why=page.why or remembering.move_said(page, before),
            new=filed.new,
            known=filed.known + len(page.same) + page.repeated,
            refused=page.refused,
            was_well=before is None or before.failures == 0,
        )

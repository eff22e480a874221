"""The item pipeline that files what spiders bring home: one transaction a page, one outcome an outlet.

For whoever started the crawl it prints a line of JSON an outlet when that outlet is done (the parent's progress).
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from scrapy.crawler import Crawler

from pipeline import due, excerpt, urls
from pipeline.store import articles, feed_items, hand_picks, headlines, hosts, runs, sources
from pipeline.store.database import hurry, open_desk, writing
from pipeline.store.headlines import Filed
from pipeline.store.hosts import Patience
from pipeline.store.sources import Source
from spiders import knowing, remembering
from spiders.assignments import OF_PAGES, Assignment, Crawl
from spiders.outcomes import UNHEARD, Told, joined
from spiders.pages import ArticlePage, FeedPage, Heard

# A page that could not be had is asked again after so long, should a draft still want it.
_PAGE_AGAIN = timedelta(hours=6)


class Filing:
    """Files pages into the desk of the errand."""

    def __init__(self, crawl: Crawl) -> None:
        self.crawl = crawl
        self.told: dict[str, list[Told]] = defaultdict(list)
        self.waiting = {assignment.url: assignment for assignment in crawl.assignments}
        self.waiting_of = Counter(assignment.outlet for assignment in self.waiting.values())

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the pipeline of the spider's errand."""
        spider: Any = crawler.spider
        return cls(spider.crawl)

    def open_spider(self) -> None:
        """Open the desk, and remember how each address went before."""
        self.db = open_desk(Path(self.crawl.desk), now=self.crawl.as_of)
        hurry(self.db)  # the run's last word, stored by the desk, brings all of it to the disk
        self.before = dict(sources.known(self.db, list(self.waiting)))

    def process_item(self, page: FeedPage | ArticlePage) -> FeedPage | ArticlePage:
        """File one page."""
        if isinstance(page, FeedPage):
            self._await(page.leads_to)
            self._file_feed(page)
        else:
            self._file_article(page)
        if self.waiting.pop(page.assignment.url, None):
            self.waiting_of[page.assignment.outlet] -= 1
        return page

    def close_spider(self) -> None:
        """Give every address that came home without a word an outcome, and close the desk."""
        for assignment in list(self.waiting.values()):
            if assignment.kind in OF_PAGES:
                self.process_item(ArticlePage(assignment=assignment, why=UNHEARD, asked=False))
            else:
                self.process_item(FeedPage(assignment=assignment, state="failing", why=UNHEARD, asked=False))
        self.db.close()

    def _await(self, more: Sequence[Assignment]) -> None:
        """Have the outlet done only when what a page leads to is home, too."""
        new = {assignment.url: assignment for assignment in more if assignment.url not in self.waiting}
        if new:
            self.waiting.update(new)
            self.waiting_of.update(assignment.outlet for assignment in new.values())
            self.before.update(sources.known(self.db, list(new)))

    def _file_feed(self, page: FeedPage) -> None:
        outlet = page.assignment.outlet
        with writing(self.db):
            filed = headlines.file(self.db, page.headlines, retitles=not page.assignment.starred)
            if page.assignment.starred:
                pages = [headline.canonical for headline in page.headlines]
                hand_picks.note(self.db, pages, outlet=outlet, at=self.crawl.as_of)
            if page.state == "read" and knowing.is_kept(page.assignment):
                read = knowing.to_keep(page.headlines, page.digests)
                feed_items.keep(self.db, page.assignment.url, read=read, same=[digest for digest, _ in page.same])
            self._remember(page, filed)
            self.told[outlet].append(self._told(page, filed))
            outcome = joined(outlet, self.told[outlet])
            runs.record(self.db, self.crawl.run, outcome)
        if self._is_last(page):
            _say(asdict(outcome))

    def _is_last(self, page: FeedPage) -> bool:
        """Whether nothing else of the page's outlet is waited for."""
        itself = 1 if page.assignment.url in self.waiting else 0
        return self.waiting_of[page.assignment.outlet] == itself

    def _file_article(self, page: ArticlePage) -> None:
        with writing(self.db):
            number = page.assignment.headline or self._named(page)
            if page.article is None:
                sources.remember(self.db, self._missed(page))
                self._leave_alone(page.heard, page.why)
            elif number:
                digest = excerpt.digest((*page.article.standfirst, *page.article.paragraphs))
                articles.keep_read(self.db, number, page.article, digest=digest, at=self.crawl.as_of)
        _say({"url": page.assignment.url, "headline": number, "why": page.why})

    def _named(self, page: ArticlePage) -> int:
        """File a page that the editor named by its address as a headline; return its number, 0 for none."""
        if page.article is None:
            return 0
        headlines.file(self.db, [page.as_headline(seen_at=self.crawl.as_of, wires=self.crawl.wires)])
        filed = headlines.at_page(self.db, urls.canonical(page.assignment.url))
        return filed.id if filed else 0

    def _missed(self, page: ArticlePage) -> Source:
        """What was read is in `articles`; only a page that could not be had is remembered by its address.

        One that was not asked, or not waited for, is due again at once: that is no failure of it.
        """
        again = max(self.crawl.as_of + _PAGE_AGAIN, self._until(page.heard) or self.crawl.as_of)
        return Source(
            url=page.assignment.url,
            outlet=page.assignment.outlet,
            kind="article",
            asked_at=self.crawl.as_of,
            next_due=again if page.asked else self.crawl.as_of,
            failures=int(page.asked),
            state=page.state,
            why=page.why,
        )

    def _remember(self, page: FeedPage, filed: Filed) -> None:
        """Remember how an address went; one that was not asked is as it was, and so still due."""
        if page.asked:
            said = remembering.after(page, self.before.get(page.assignment.url), self.crawl, new=filed.new)
            sources.remember(self.db, said)
            self._leave_alone(page.heard, page.why)

    def _leave_alone(self, heard: Heard, why: str) -> None:
        until = self._until(heard)
        if until and heard.host:
            hosts.wait(self.db, Patience(host=heard.host, asked_again=until, why=why), now=self.crawl.as_of)

    def _until(self, heard: Heard) -> datetime | None:
        """Until when an answer asks for patience; none = it does not."""
        if not heard.busy:
            return None
        least = timedelta(minutes=self.crawl.interval_minutes)
        return due.of_host(asked_to_wait=heard.asked_again, least=least, now=self.crawl.as_of)

    def _told(self, page: FeedPage, filed: Filed) -> Told:
        before = self.before.get(page.assignment.url)
        return Told(
            url=page.assignment.url,
            state=page.state,
            why=page.why or remembering.move_said(page, before),
            new=filed.new,
            known=filed.known + len(page.same) + page.repeated,
            refused=page.refused,
            was_well=before is None or before.failures == 0,
        )


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    sys.stdout.flush()

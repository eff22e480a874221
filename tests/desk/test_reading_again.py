"""The page of a post's lead is read again a day after posting, from a real server; what changed is a matter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline import excerpt, urls
from pipeline.desk import Desk, corrections, publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.news import Article, Lead
from pipeline.newsstand import Answer, Newsstand
from pipeline.settings import Channel, Gathering
from pipeline.store import articles, drafts, headlines
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.worktable import NEWS, first_draft, worktable

PATH = "/harbour/2026/05/12/talks.html"
FIRST = "The river talks opened on Tuesday with twelve boats at the quay and two ministers on the bridge above it."
NOW = "The river talks opened on Tuesday with eleven boats at the quay and two ministers on the bridge above it."
REST = "Nobody could say on Tuesday evening when the talks would end, or who would pay for the coal until then."
POSTED = NOON + timedelta(minutes=30)


def page(first: str) -> Answer:
    body = f"""<!doctype html><html lang="en"><head><title>River talks open</title></head><body><article>
    <h1>River talks open</h1><p>{first}</p><p>{REST}</p></article></body></html>"""
    return Answer(body=body.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


@pytest.fixture
def desk(tmp_path: Path, newsstand: Newsstand) -> Iterator[Desk]:
    """A desk whose draft, led by a page of the newsstand that was read at noon, is live since half past twelve."""
    url = newsstand.address + PATH
    with worktable(tmp_path) as opened:
        gather = Gathering(delay_seconds=0, timeout_seconds=3, allow_private_addresses=True, obey_robots=False)
        site = Channel(name="site", kind="markdown", folder="posts")
        opened = replace(opened, settings=replace(opened.settings, gather=gather, publish=(site,)))
        lead = Lead(headline="River talks open", url=url, outlet="Harbour Times", excerpt=(FIRST, REST))
        draft = first_draft()
        with writing(opened.db):
            headlines.file(opened.db, [replace(NEWS[0], id=0, url=url, canonical=urls.canonical(url))])
            filed = headlines.at_page(opened.db, urls.canonical(url))
            assert filed is not None
            article = Article(url=url, canonical=url, headline="River talks open", paragraphs=(FIRST, REST))
            articles.keep(opened.db, filed.id, article, digest=excerpt.digest((FIRST, REST)), at=NOON)
            drafts.save(
                opened.db, replace(draft, id=1, roundup=replace(draft.roundup, lead=lead)), author="me", at=NOON
            )
        verbs.approve(opened, 1)
        publishing.publish(opened, Order(draft=1, live=True, link_seconds=0), Pace(clock=lambda: POSTED))
        yield opened


def test_a_lede_that_changed_within_a_day_is_found_and_the_page_is_asked_once_a_mark(
    desk: Desk, newsstand: Newsstand
) -> None:
    newsstand.show({PATH: page(NOW)})
    soon, tomorrow = (replace(desk, now=POSTED + after) for after in (timedelta(hours=20), timedelta(hours=25)))

    assert corrections.look(soon) == 0
    assert corrections.look(tomorrow) == 1
    assert corrections.look(replace(desk, now=POSTED + timedelta(hours=30))) == 0

    [matter] = corrections.open_matters(tomorrow)
    assert (matter.kind, matter.was, matter.becomes) == ("lede", FIRST, NOW)


def test_a_page_that_cannot_be_had_is_no_matter_and_keeps_what_was_read_of_it(desk: Desk, newsstand: Newsstand) -> None:
    newsstand.show({PATH: Answer(status=503, body=b"later", headers={})})
    tomorrow = replace(desk, now=POSTED + timedelta(hours=25))

    assert corrections.look(tomorrow) == 0

    filed = headlines.at_page(desk.db, urls.canonical(newsstand.address + PATH))
    assert filed is not None
    article = articles.of_headline(desk.db, filed.id)
    assert article is not None
    assert article.paragraphs == (FIRST, REST)

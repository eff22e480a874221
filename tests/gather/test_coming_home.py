"""What a chunk brings home is filed once, page by page; what makes trouble is told, and takes nothing along."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipeline.desk import Desk, opened
from pipeline.desk.coming_home import file_chunk, file_unasked
from pipeline.gather.gleaning import Gleaned
from pipeline.store import headlines, robots_texts, runs, sources
from pipeline.store.database import writing
from spiders.assignments import Assignment, Crawl
from spiders.page_json import packed
from spiders.pages import FeedPage
from tests.cast import EVENING_MAIL, HARBOUR_TIMES, LISTA_POST, NOON, headline
from tests.desks import DeskFolder

OUTLETS = (HARBOUR_TIMES, LISTA_POST, EVENING_MAIL)
ASSIGNMENTS = tuple(Assignment(url=f"https://{outlet.hosts[0]}/feed.xml", outlet=outlet.name) for outlet in OUTLETS)


@pytest.fixture
def at_work(desk: DeskFolder) -> Iterator[Desk]:
    with opened(desk.folder, {}, now=NOON) as found:
        yield found


def begun(desk: Desk) -> Crawl:
    with writing(desk.db):
        run = runs.start(desk.db, command="gather", as_of=NOON)
    return Crawl(desk="", run=run, as_of=NOON, assignments=ASSIGNMENTS)


def page(number: int, **more: object) -> FeedPage:
    news = headline(f"Ferry number {number} leaves the quay", OUTLETS[number], number=number + 1)
    return replace(FeedPage(assignment=ASSIGNMENTS[number], state="read", headlines=(news,)), **more)  # type: ignore[arg-type]  # a field by name


def lines(*pages: FeedPage) -> tuple[str, ...]:
    return tuple(f"{packed(one)}\n" for one in pages)


def stored(desk: Desk) -> int:
    return int(desk.db.execute("select count(*) from headlines").fetchone()[0])


def states(desk: Desk, crawl: Crawl) -> dict[str, str]:
    return {one.outlet: one.state for one in runs.outcomes(desk.db, crawl.run)}


def test_a_chunk_that_comes_twice_counts_once(at_work: Desk) -> None:
    crawl, came = begun(at_work), Gleaned(lines=lines(page(0), page(1), page(2)))

    first = file_chunk(at_work, "chunk", crawl, came)
    before = at_work.db.total_changes
    second = file_chunk(at_work, "chunk", crawl, came)

    assert [one["new"] for one in first.outcomes] == [1, 1, 1]
    assert (second.outcomes, second.bugs) == ([], [])
    assert (stored(at_work), at_work.db.total_changes) == (3, before)


@pytest.mark.parametrize(
    "damaged",
    ["", "{", "null", "[1]", '{"assignment": 5}', "Traceback (most recent call last):", '{"robots": {"a": 7}}'],
)
def test_a_line_that_is_none_of_ours_is_told_and_the_others_are_filed(at_work: Desk, damaged: str) -> None:
    crawl = begun(at_work)
    first, second = lines(page(0), page(1))

    filed = file_chunk(at_work, "chunk", crawl, Gleaned(lines=(first, f"{damaged}\n", second)))

    assert len(filed.bugs) == 1
    assert stored(at_work) == 2
    assert states(at_work, crawl) == {"Harbour Times": "new", "Lista Post": "new", "Evening Mail": "failing"}


def test_a_page_that_cannot_be_filed_is_told_and_the_others_are_filed(at_work: Desk) -> None:
    """A lone surrogate crosses in JSON, and is no UTF-8."""
    crawl = begun(at_work)
    poisoned = page(1, why="\ud800")

    filed = file_chunk(at_work, "chunk", crawl, Gleaned(lines=lines(page(0), poisoned, page(2))))

    assert ["UnicodeEncodeError" in one for one in filed.bugs] == [True]
    assert stored(at_work) == 2
    assert states(at_work, crawl)["Lista Post"] == "failing"


def test_whom_a_chunk_did_not_hear_of_is_due_and_told_why(at_work: Desk) -> None:
    crawl = begun(at_work)

    filed = file_chunk(at_work, "chunk", crawl, Gleaned(lines=lines(page(0)), lost="a worker's disk is full"))

    assert {one["outlet"]: one["why"] for one in filed.outcomes if one["state"] == "failing"} == {
        "Lista Post": "a worker's disk is full",
        "Evening Mail": "a worker's disk is full",
    }
    assert set(sources.known(at_work.db, [one.url for one in ASSIGNMENTS])) == {ASSIGNMENTS[0].url}


def test_whom_nobody_asked_has_an_outcome_and_is_as_he_was(at_work: Desk) -> None:
    crawl = begun(at_work)

    filed = file_unasked(at_work, crawl, "it was not asked: the scheduler has no worker")

    assert {one["why"] for one in filed.outcomes} == {"it was not asked: the scheduler has no worker"}
    assert set(states(at_work, crawl).values()) == {"failing"}
    assert sources.known(at_work.db, [one.url for one in ASSIGNMENTS]) == {}


def test_what_robots_txt_said_comes_home_too(at_work: Desk) -> None:
    said = '{"robots": {"https://harbour.example/robots.txt": "QWxsb3c6IC8="}}\n'

    file_chunk(at_work, "chunk", begun(at_work), Gleaned(lines=(said,)))

    assert robots_texts.of(at_work.db, "https://harbour.example/robots.txt", now=NOON) == b"Allow: /"


def test_the_chunks_of_earlier_runs_are_forgotten(at_work: Desk) -> None:
    for name in ("first", "second"):
        file_chunk(at_work, name, begun(at_work), Gleaned(lines=lines(page(0))))

    assert [row[0] for row in at_work.db.execute("select key from chunks")] == ["second"]
    assert headlines.at_page(at_work.db, page(0).headlines[0].canonical)

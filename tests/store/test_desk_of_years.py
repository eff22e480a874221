"""A desk of many years: what a run or a page asks costs about what it did on the first day."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from pipeline.news import Placing
from pipeline.store import (
    corrections,
    draft_counts,
    habits,
    headlines,
    hidden,
    link_states,
    on_desk,
    runs,
    sources,
    splits,
    stories,
)
from pipeline.store.database import Connection, writing
from pipeline.store.rows import packed, stamp
from pipeline.store.salvage.tables import CARRIED, Table
from tests.cast import NOON, headline

EVERY = 100  # steps of SQLite's machine (https://www.sqlite.org/c3ref/progress_handler.html)


def steps(db: Connection, asked: Callable[[], object]) -> int:
    """Return how many steps SQLite takes for an answer: a measure that no busy machine changes."""
    told = 0

    def count() -> int:
        nonlocal told
        told += 1
        return 0

    db.set_progress_handler(count, EVERY)
    asked()
    db.set_progress_handler(None, 0)
    return told * EVERY


def test_a_run_looks_at_each_run_before_it_once_at_most(db: Connection) -> None:
    half_hour, many = timedelta(minutes=30), 2_000
    with writing(db):
        for number in range(many):
            runs.start(db, command="run", as_of=NOON + number * half_hour)
    now = NOON + many * half_hour

    times = runs.times_since(db, now - timedelta(hours=24), now=now)
    taken = steps(db, lambda: runs.times_since(db, now - timedelta(hours=24), now=now))

    assert times == tuple(now - ago * half_hour for ago in range(48, 0, -1))
    assert taken < 30 * many


def test_what_became_part_of_a_story_is_found_without_a_look_at_every_story(db: Connection) -> None:
    many = 2_000
    with writing(db):
        numbers = [stories.open_new(db, at=NOON) for _ in range(many)]
        for gone, into in [(numbers[-1], 7), (7, 3), (4, 3)]:
            stories.close_if_empty(db, gone, into)

    taken = steps(db, lambda: stories.merged_numbers(db, 3))

    assert stories.merged_numbers(db, 3) == (3, 4, 7, numbers[-1])
    assert taken < many


@pytest.mark.parametrize("table", CARRIED, ids=lambda table: table.name)
def test_a_restore_finds_each_row_of_a_backup_without_a_look_at_all(db: Connection, table: Table) -> None:
    for same in table.same:
        wanted = " and ".join(f"{name} = ?" for name in same)
        found = db.execute(f"explain query plan select * from {table.name} where {wanted}", (1,) * len(same))
        assert [row["detail"].split()[0] for row in found] == ["SEARCH"]


MANY = 2_000
LONG_AGO, SINCE = NOON - timedelta(days=900), NOON - timedelta(days=30)
FERRY, PIER = headline("The ferry turns back", number=MANY + 1), headline("The pier is closed", number=MANY + 2)


@pytest.fixture
def aged(db: Connection) -> Connection:
    """A desk with many stories of long ago, each with its headline, its copy's fold, its discarded draft and a post."""
    with writing(db):
        db.execute(_OLD, (packed(range(1, MANY + 1)),))
        for statement in _LONG_AGO.split(";\n"):
            db.execute(statement, {"at": stamp(LONG_AGO)})
        headlines.file(db, [FERRY, PIER])
    return db


_OLD = """
create temp table old as select value as n, 'https://gazette.example/' || value as url from json_each(?)
"""
_LONG_AGO = """
insert into headlines (id, outlet, headline, url, canonical, seen_at, trusted_at, news)
    select n, 'Gazette', 'Mill ' || n, url, url, :at, :at, 1 from old;
insert into stories (id, opened_at) select n, :at from old;
insert into placings (headline, story, score, reason) select n, n, 1.0, '' from old;
insert into folds (copy, kept, kind, reason) select n, n - 1, 'wire', 'wire copy' from old where n % 2 = 0;
update placings set story = story - 1 where story % 2 = 0;
insert into drafts (id, story, topic, format, state, revision, made_at, changed_at)
    select n, n, 'mills', 'wnu', iif(n % 9, 'discarded', 'published'), 1, :at, :at from old;
insert into revisions (draft, revision, state, author, at, roundup, offers, checks, why)
    select n, 1, 'discarded', 'desk', :at, '{}', '[]', '[]', '{}' from old;
insert into posts (draft, story, channel, state, title, wanted, intended_at, posted_at, roundup)
    select n, n, 'blog', 'live', 'Mill ' || n, 'live', :at, :at, '{}' from old where n % 9 = 0;
insert into post_links (post, canonical, url, outlet, headline, role)
    select posts.id, old.url, old.url, 'Gazette', '', 'lead' from posts join old on old.n = draft;
insert into sources (url, outlet, kind, state)
    select url, 'Gazette', 'article', 'failing' from old;
insert into runs (id, command, as_of, finished_at, exit) select n, 'run', :at, :at, 0 from old
"""

# What a run or a page asks, and how many steps that may take on a desk with many of all that is asked for.
ASKED: dict[str, tuple[int, Callable[[Connection], object]]] = {
    "when such news came": (500, headlines.unplaced_days),
    "news without a story": (1_000, lambda db: headlines.unplaced(db, FERRY.seen_at.date())),
    "what is drafted now": (1_000, lambda db: on_desk.heads(db, discarded_since=SINCE)),
    "what was posted lately": (1_000, lambda db: on_desk.posted(db, since=SINCE)),
    "what is dropped": (500, hidden.everything),
    "copies of what has moved": (1_000, lambda db: stories.follow_keepers(db, [FERRY.id, PIER.id])),
    "what stays whole": (2_000, lambda db: splits.kept_whole(db, [FERRY, PIER])),
    "what of it has a draft": (1_000, lambda db: splits.drafted(db, [FERRY, PIER])),
    "whose headlines changed": (1_000, lambda db: corrections.retitled(db, since=SINCE)),
    "which pages vanished": (1_000, lambda db: corrections.vanished(db, since=SINCE)),
    "which excerpts we print": (1_000, lambda db: corrections.leads(db, since=SINCE)),
    "which pages are watched": (1_000, lambda db: link_states.of_posts(db, since=SINCE)),
    "the newest posts": (2_000, lambda db: habits.newest(db, until=NOON, most=10)),
    "drafts made since": (500, lambda db: draft_counts.by_desk_since(db, draft_counts.revisions(db))),
    "how the outlets are": (500, sources.health),
}


def test_what_a_run_or_a_page_asks_takes_no_look_at_all_that_ever_was(aged: Connection) -> None:
    taken = {asked: steps(aged, partial(answer, aged)) for asked, (_, answer) in ASKED.items()}

    assert {asked: many for asked, many in taken.items() if many > ASKED[asked][0]} == {}


def test_news_waits_for_its_story_until_it_has_one_or_is_none(aged: Connection) -> None:
    assert [one.id for one in headlines.unplaced(aged, FERRY.seen_at.date())] == [FERRY.id, PIER.id]
    with writing(aged):
        stories.place(aged, [Placing(headline=FERRY, story=3, score=1.0, reason="")], at=NOON)
        aged.execute("update headlines set news = 0 where id = ?", (PIER.id,))
    assert headlines.unplaced_days(aged) == ()

    with writing(aged):
        aged.execute("update headlines set news = 1 where id = ?", (PIER.id,))
        aged.execute("delete from placings where headline = ?", (FERRY.id,))

    assert [one.id for one in headlines.unplaced(aged, FERRY.seen_at.date())] == [FERRY.id, PIER.id]


def test_news_that_is_gone_waits_for_nothing(aged: Connection) -> None:
    with writing(aged):
        aged.execute("delete from headlines where id in (?, 1)", (PIER.id,))

    assert [one.id for one in headlines.unplaced(aged, FERRY.seen_at.date())] == [FERRY.id]

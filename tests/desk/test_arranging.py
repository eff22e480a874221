"""The editor arranges stories: what he decides holds through later runs, and each decision can be taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.desk import Desk, arranging, draft_posts, muting, sort_out
from pipeline.desk.gathering import gather_news
from pipeline.desk.planning import rules_of
from pipeline.desk.ranking import window
from pipeline.draft.lead import slate
from pipeline.errors import NotFoundError, UsageError
from pipeline.news import Outlet, Topic
from pipeline.outlets import Registry
from pipeline.settings import Settings
from pipeline.store import headlines, stories
from pipeline.store.database import open_desk, writing
from tests.cast import EVERYONE, GAZETTE, LISTA_POST, NOON, ONLOOKER, REGISTRY, headline
from tests.desk.flood import FLOOD

RIVER = Topic(name="river", any=("orrin", "dam", "marl"))
COPY = "The dam on the upper Orrin broke on Tuesday above the town of Marl, and two bridges went down the river"


@contextmanager
def a_desk(folder: Path, *, registry: Registry = REGISTRY) -> Iterator[Desk]:
    """A desk with the topic `river` and nothing filed."""
    db = open_desk(folder / "desk.db", now=NOON, create=True)
    try:
        settings = Settings(topics=(RIVER,))
        yield Desk(folder=folder, settings=settings, registry=registry, db=db, now=NOON + timedelta(minutes=60))
    finally:
        db.close()


def printed(desk: Desk, *numbers: int, summary: str = "") -> None:
    """File the flood's headlines with these numbers, an outlet each, and sort them out as a run does."""
    news = [headline(FLOOD[n], EVERYONE[n % 9], number=n + 1, minutes=n, summary=summary) for n in numbers]
    with writing(desk.db):
        headlines.file(desk.db, news)
    sort_out(desk)


def homes(desk: Desk) -> dict[int, int]:
    """The story of each headline, by number."""
    return dict(stories.settled(desk.db, tuple(headlines.everything(desk.db))))


@pytest.fixture
def flood(tmp_path: Path) -> Iterator[Desk]:
    """A desk on which five outlets' headlines on the flood are one story, number 1."""
    with a_desk(tmp_path) as desk:
        printed(desk, 0, 1, 2, 3, 4)
        assert set(homes(desk).values()) == {1}
        yield desk


def test_a_headline_that_was_split_off_stands_alone_and_stays_so(flood: Desk) -> None:
    new = arranging.split_headline(flood, 2)

    printed(flood, 5, 6, 7, 8)

    assert homes(flood)[2] == new
    assert homes(flood)[2] != homes(flood)[1]


def test_no_later_run_joins_the_two_halves_through_a_third_story(flood: Desk) -> None:
    arranging.split_headline(flood, 5)

    for number in (5, 6, 7, 8):
        printed(flood, number)

    assert homes(flood)[5] != homes(flood)[1]


def test_a_split_that_was_taken_back_is_undone_whole(flood: Desk) -> None:
    before = homes(flood)
    new = arranging.split_headline(flood, 2)

    assert arranging.take_back_split(flood, new) == 1

    assert homes(flood) == before
    found = stories.numbered(flood.db, new)
    assert found is not None
    assert found.id == 1


def test_merged_stories_are_one_and_the_number_asked_for_is_kept(flood: Desk) -> None:
    new = arranging.split_headline(flood, 2)

    assert arranging.merge_stories(flood, new, 1) == new

    assert set(homes(flood).values()) == {new}


def test_a_merger_overrules_the_split_before_it(flood: Desk) -> None:
    new = arranging.split_headline(flood, 2)
    arranging.merge_stories(flood, 1, new)

    printed(flood, 5)

    assert homes(flood)[2] == homes(flood)[1]


def test_a_merger_that_was_taken_back_gives_both_stories_back_under_their_numbers(flood: Desk) -> None:
    new = arranging.split_headline(flood, 2)
    before = homes(flood)
    arranging.merge_stories(flood, 1, new)

    arranging.take_back_merger(flood, new)

    assert homes(flood) == before
    found = stories.numbered(flood.db, new)
    assert found is not None
    assert found.id == new


def test_headlines_ruled_together_are_joined_wherever_they_are_found_apart(flood: Desk) -> None:
    with writing(flood.db):
        headlines.file(flood.db, [headline("Choir wins the prize of the winter fair", ONLOOKER, number=20, minutes=9)])
    sort_out(flood)
    choir = homes(flood)[6]
    arranging.merge_stories(flood, 1, choir)
    flood.db.execute("insert into stories (id, opened_at) values (99, '2026-05-12T12:00:00Z')")
    flood.db.execute("update placings set story = 99 where headline = 6")

    printed(flood, 5)

    assert homes(flood)[6] == homes(flood)[1]


def test_an_undone_fold_stays_undone(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        wire = [
            headline("Orrin dam breaks above Marl, thousands flee", one, number=n, minutes=n, summary=COPY)
            for n, one in enumerate((LISTA_POST, GAZETTE), start=1)
        ]
        with writing(desk.db):
            headlines.file(desk.db, wire)
        sort_out(desk)
        assert stories.folded(desk.db, tuple(headlines.everything(desk.db))) == {2: 1}

        arranging.unfold(desk, 2)
        printed(desk, 5)

        assert 2 not in stories.folded(desk.db, tuple(headlines.everything(desk.db)))
        arranging.fold_again(desk, 2)
        assert stories.folded(desk.db, tuple(headlines.everything(desk.db)))[2] == 1


def test_a_copy_goes_with_the_headline_that_is_split_off(flood: Desk) -> None:
    flood.db.execute("insert into folds (copy, kept, kind, reason) values (3, 2, 'wire', 'wire copy')")

    new = arranging.split_headline(flood, 2)

    assert (homes(flood)[2], homes(flood)[3]) == (new, new)


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        pytest.param(lambda desk: arranging.split_headline(desk, 77), NotFoundError, id="split what is not there"),
        pytest.param(lambda desk: arranging.merge_stories(desk, 1, 1), UsageError, id="merge with itself"),
        pytest.param(lambda desk: arranging.merge_stories(desk, 1, 99), NotFoundError, id="merge with nothing"),
        pytest.param(lambda desk: arranging.unfold(desk, 1), UsageError, id="unfold what is no copy"),
        pytest.param(lambda desk: arranging.hide_story(desk, 99), NotFoundError, id="drop what is not there"),
        pytest.param(lambda desk: arranging.take_back_split(desk, 1), NotFoundError, id="no split to take back"),
        pytest.param(lambda desk: arranging.take_back_merger(desk, 1), NotFoundError, id="no merger to take back"),
        pytest.param(lambda desk: arranging.fold_again(desk, 1), NotFoundError, id="no fold to bring back"),
        pytest.param(lambda desk: muting.mute(desk, "Gazette", level="loud"), UsageError, id="no such level"),
        pytest.param(
            lambda desk: muting.mute(desk, "Gazette", topic="river", level="off"), UsageError, id="off on one topic"
        ),
        pytest.param(
            lambda desk: muting.mute(desk, "Gazette", topic="nowhere", level="hide"), NotFoundError, id="no such topic"
        ),
    ],
)
def test_what_cannot_be_done_changes_nothing_and_says_why(flood: Desk, act: object, problem: type[Exception]) -> None:
    before = flood.db.total_changes

    with pytest.raises(problem):
        act(flood)  # type: ignore[operator]  # a table of verbs

    assert flood.db.total_changes == before


def test_a_story_alone_cannot_be_split(flood: Desk) -> None:
    arranging.split_headline(flood, 2)

    with pytest.raises(UsageError, match="alone in its story"):
        arranging.split_headline(flood, 2)


def test_a_dropped_story_gets_no_draft_until_it_is_restored(flood: Desk) -> None:
    arranging.hide_story(flood, 1, reason="one-sided")
    dropped = draft_posts(_without_pages(flood), [RIVER])
    assert dropped.drafts == ()
    assert "one-sided" in dropped.quiet[0][1]

    arranging.restore_story(flood, 1)

    assert [one.story for one in draft_posts(_without_pages(flood), [RIVER]).drafts] == [1]


@pytest.mark.parametrize(
    ("level", "leads", "is_listed"),
    [
        pytest.param("none", True, True, id="not muted"),
        pytest.param("lead", False, True, id="never leads"),
        pytest.param("hide", False, False, id="hidden"),
        pytest.param("off", False, False, id="not gathered"),
    ],
)
def test_a_mute_silences_as_far_as_its_level_says(flood: Desk, level: str, leads: bool, is_listed: bool) -> None:
    muting.mute(flood, "harbour times", level=level)

    rules = rules_of(flood, RIVER)

    [story] = window(flood).stories
    assert (1 in {one.headline.id for one in slate(story, rules).candidates}) is leads
    assert ("Harbour Times" not in rules.muted) is is_listed


def test_a_mute_on_one_topic_leaves_the_others_alone(flood: Desk) -> None:
    muting.mute(flood, "Gazette", topic="river", level="hide")

    assert muting.muted(flood, RIVER) == ("Gazette",)
    assert muting.muted(flood, Topic(name="ferries")) == ()


def test_a_muted_outlet_is_neither_listed_nor_offered(flood: Desk) -> None:
    muting.mute(flood, "Marl Herald", level="hide")

    [draft] = draft_posts(_without_pages(flood), [RIVER]).drafts

    listed = [link.outlet for section in draft.roundup.sections for group in section.groups for link in group]
    assert "Marl Herald" not in [*listed, *(offer.outlet for offer in draft.offers)]


def test_an_outlet_that_is_off_is_not_asked(tmp_path: Path) -> None:
    outlet = Outlet(name="Far Bell", hosts=("bell.example",), feeds=("http://127.0.0.1:1/feed.xml",))
    with a_desk(tmp_path, registry=Registry(outlets=(outlet,))) as desk:
        muting.mute(desk, "Far Bell", level="off")

        assert gather_news(desk).outcomes == ()


def _without_pages(desk: Desk) -> Desk:
    return replace(desk, settings=replace(desk.settings, gather=replace(desk.settings.gather, article_pages=0)))

"""An outlet that the editor mutes is silent as far as he said: it leads nothing, is listed nowhere, or is not asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.desk import Desk, draft_posts, muting
from pipeline.desk.gathering import gather_news
from pipeline.desk.planning import rules_of
from pipeline.desk.ranking import window
from pipeline.draft.lead import slate
from pipeline.news import Outlet, Topic
from pipeline.outlets import Registry
from tests.desk.river_desk import RIVER, a_desk, a_flood, without_pages


@pytest.fixture
def flood(tmp_path: Path) -> Iterator[Desk]:
    with a_flood(tmp_path) as desk:
        yield desk


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

    [draft] = draft_posts(without_pages(flood), [RIVER]).drafts

    listed = [link.outlet for section in draft.roundup.sections for group in section.groups for link in group]
    assert "Marl Herald" not in [*listed, *(offer.outlet for offer in draft.offers)]


def test_an_outlet_that_is_off_is_not_asked(tmp_path: Path) -> None:
    outlet = Outlet(name="Far Bell", hosts=("bell.example",), feeds=("http://127.0.0.1:1/feed.xml",))
    with a_desk(tmp_path, registry=Registry(outlets=(outlet,))) as desk:
        muting.mute(desk, "Far Bell", level="off")

        assert gather_news(desk).outcomes == ()

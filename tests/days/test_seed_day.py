"""The model post's day comes out as its editor made it (needs ../shared)."""

from pathlib import Path
from typing import Any

import pytest

from pipeline import desk
from pipeline.desk import checking
from pipeline.newsstand import Newsstand
from tests.days import seed
from tests.desks import SHARED, Answered, DeskFolder

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/format and ../shared/data/day")

SETTINGS = """
[blog]
timezone = "America/Toronto"
[registry]
builtin = false
[gather]
delay_seconds = 0
allow_private_addresses = true
[[topic]]
name = "russia"
any = ["russia*", "ukraine*", "kremlin", "putin"]
[topic.sides]
kremlin = ["@country:RU", "RT", "TASS"]
west = ["@country:US", "@country:GB", "@country:FR"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seedday")


@pytest.fixture(scope="module")
def ran(folder: Path) -> Answered:
    worked = DeskFolder(folder)
    worked.writes("copydesk.toml", SETTINGS)
    with Newsstand() as newsstand:
        outlets, answers = seed.answers(newsstand.address)
        newsstand.show(answers)
        worked.reads_from(newsstand.address, outlets)
        return worked.copydesk("run", "--json", "--as-of=2022-01-09T23:00:00Z")


@pytest.fixture(scope="module")
def draft(ran: Answered) -> dict[str, Any]:
    assert ran.exit_code == 0, ran.stderr
    return next(one for one in ran.json["drafts"] if "Blinken" in one["roundup"]["title"])


def test_it_leads_with_cnn_and_its_two_paragraphs(draft: dict[str, Any]) -> None:
    assert draft["roundup"]["lead"]["outlet"] == "CNN"
    assert draft["roundup"]["lead"]["excerpt"] == list(seed.seed_post().paragraphs)


def test_the_kremlins_side_is_offered_by_its_own_press(draft: dict[str, Any]) -> None:
    assert {offer["outlet"] for offer in draft["offers"] if offer["side"] == "kremlin"} >= {"RT", "TASS"}


def test_the_list_has_each_outlet_once_and_nothing_of_the_talks_of_another_year(draft: dict[str, Any]) -> None:
    """Reuters, The Guardian and France 24 stand in other stories of this mixed day (docs/bench.md says why)."""
    post = seed.seed_post()
    links = [link for section in draft["roundup"]["sections"] for group in section["groups"] for link in group]
    listed = [link["outlet"] for link in links]

    assert {"FOX News", "ABC News", "Politico"} <= set(listed)
    assert len(set(listed)) == len(listed)
    assert {link["headline"] for link in links} <= {words for words, _ in (*post.listed, *post.citations)}


def test_preflight_finds_nothing_in_it_that_blocks(draft: dict[str, Any], folder: Path) -> None:
    with desk.opened(folder, {}, now=seed.EVENING) as opened:
        found = checking.preflight(opened, int(draft["id"][1:]))

    assert [matter for matter in found if matter.level == "block"] == []

"""A real day at the newsstand: 23 outlets' feeds as they were served, two talks in Geneva at once (needs ../shared)."""

import csv
import gzip
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline import urls
from pipeline.newsstand import Answer, Newsstand
from pipeline.read import feeds
from tests.desks import SHARED, DeskFolder

DAY = SHARED / "data" / "day"
EVENING = datetime(2026, 2, 18, 2, 30, tzinfo=UTC)
NOW = "--as-of=2026-02-18T02:30:00Z"
pytestmark = pytest.mark.skipif(not DAY.is_dir(), reason="needs ../shared/data/day")

# article_pages = 0: the pages were not recorded, and their real hosts must not be asked by a test.
SETTINGS = """
[blog]
timezone = "America/Toronto"
[registry]
builtin = false
[gather]
delay_seconds = 0
allow_private_addresses = true
article_pages = 0
[[topic]]
name = "ukraine"
any = ["ukraine*", "ukrainian*", "kyiv", "zelensk*"]
[topic.sides]
russia = ["@country:RU"]
west = ["@country:US", "@country:GB"]
[[topic]]
name = "iran"
any = ["iran*", "tehran"]
[topic.sides]
iran = ["@country:IR"]
us = ["@country:US"]
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """The desk after its run, what the run said, and every address that the feeds gave."""

    desk: DeskFolder
    said: dict[str, Any]
    stories: list[dict[str, Any]]
    given: set[str]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("realday")
    desk = DeskFolder(folder)
    with (DAY / "outlets.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    bodies = {f"/{Path(row['file']).stem}": gzip.decompress((DAY / row["file"]).read_bytes()) for row in rows}
    with Newsstand({path: Answer(body=body) for path, body in bodies.items()}) as stand:
        desk.writes("copydesk.toml", SETTINGS)
        desk.writes("outlets.toml", "\n".join(_entry(row, stand.address) for row in rows))
        run = desk.copydesk("run", "--json", NOW)
        assert run.exit_code == 0, run.stderr
    read = [feeds.read(body, url="https://outlet.example/", now=EVENING) for body in bodies.values()]
    given = {urls.clean(item.url) for feed in read for item in feed.items}
    return Ran(desk, run.json, desk.copydesk("stories", "--json", NOW).json, given)


def _entry(row: dict[str, str], address: str) -> str:
    return "\n".join(
        (
            "[[outlet]]",
            f"name = {json.dumps(row['name'])}",
            f'country = "{row["country"]}"',
            f'language = "{row["language"]}"',
            f'feeds = ["{address}/{Path(row["file"]).stem}"]',
            "",
        )
    )


def story_with(ran: Ran, words: str) -> list[tuple[str, str]]:
    """Return (outlet, headline) of the story that holds this headline."""
    for story in ran.stories:
        news = [(one["outlet"], one["headline"]) for one in story["headlines"]]
        if any(headline == words for _, headline in news):
            return news
    raise AssertionError(f"no story holds {words!r}")


def test_every_outlet_is_read(ran: Ran) -> None:
    assert {one["state"] for one in ran.said["gathered"]["outlets"]} == {"new"}
    assert len(ran.said["gathered"]["outlets"]) == 23


def test_each_topic_has_a_draft(ran: Ran) -> None:
    assert {draft["topic"] for draft in ran.said["drafts"]} == {"ukraine", "iran"}


def test_the_ukraine_talks_join_eight_outlets_and_hold_nothing_of_the_iran_talks(ran: Ran) -> None:
    news = story_with(ran, "First day of Russia-Ukraine peace talks ends in Geneva")

    assert len({outlet for outlet, _ in news}) >= 8
    assert not [headline for _, headline in news if "Iran" in headline]


def test_the_iran_talks_join_ten_outlets_and_hold_nothing_of_the_ukraine_talks(ran: Ran) -> None:
    news = story_with(ran, "US and Iran reach ‘guiding principles’ in Geneva nuclear talks")

    assert len({outlet for outlet, _ in news}) >= 10
    assert not [headline for _, headline in news if "Ukrain" in headline]


def test_what_al_monitor_printed_four_times_is_one_headline(ran: Ran) -> None:
    kept = [
        one["headline"]
        for story in ran.stories
        for one in story["headlines"]
        if one["outlet"] == "Al-Monitor" and not one["fold_of"]
    ]

    assert len(kept) == len(set(kept))


def test_no_old_obituary_and_no_item_of_last_year_is_news(ran: Ran) -> None:
    every = [one for story in ran.stories for one in story["headlines"]]

    assert all(one["published"] and one["published"] >= "2026-02-11" for one in every)
    assert not [
        one["headline"] for one in every if "Akhmatova" in one["headline"] or "Millvina Dean" in one["headline"]
    ]
    assert [one for one in every if "Jesse Jackson" in one["headline"]]


def test_every_address_in_a_post_is_one_that_a_feed_gave_free_of_tracking(ran: Ran) -> None:
    posts = [draft["roundup"] for draft in ran.said["drafts"]]
    links = [post["lead"] for post in posts] + [
        link for post in posts for section in post["sections"] for group in section["groups"] for link in group
    ]

    assert links
    assert {link["url"] for link in links} <= ran.given
    assert all(urls.clean(link["url"]) == link["url"] for link in links)
    assert not [link["url"] for link in links if "utm_" in link["url"] or "at_medium" in link["url"]]


def test_the_same_store_and_clock_give_the_same_stories(ran: Ran) -> None:
    once = ran.desk.copydesk("stories", "--json", NOW).stdout
    again = ran.desk.copydesk("stories", "--json", NOW).stdout

    assert once == again

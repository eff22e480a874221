"""A clock that goes wrong and is put right, and the nights on which the clocks of a zone change."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pipeline.desk import opened, turns
from pipeline.newsstand import Newsstand
from pipeline.store import sources
from spiders.assignments import for_outlets
from tests.cast import EVERYONE
from tests.desks import DeskFolder
from tests.faults.gathered import LEAST, START, at, copied, hours, missing, month_desk
from tests.faults.month import Month
from tests.faults.table import FAULTS, rows
from tests.faults.wholeness import asked, is_whole
from tests.forge import Forge

MONTH = Month(first=START, days=3)
NOW = hours(24)
SHIFTS = {
    "clock an hour ahead": timedelta(hours=1),
    "clock an hour behind": timedelta(hours=-1),
    "clock a year ahead": timedelta(days=365),
    "clock a year behind": timedelta(days=-365),
}


@pytest.fixture(scope="module")
def good(forge: Forge, stand: Newsstand, tmp_path_factory: pytest.TempPathFactory) -> DeskFolder:
    """A desk after a run, with a post; to be copied only."""
    stand.show(MONTH.answers(NOW))
    desk = month_desk(tmp_path_factory.mktemp("good") / "desk", stand)
    assert forge.does(desk.folder, "run", at(NOW), environ=LEAST).exit_code == 0
    assert forge.does(desk.folder, "approve", "d1").exit_code == 0
    assert forge.does(desk.folder, "publish", "d1", "--live", environ=LEAST).exit_code == 0
    return desk


@pytest.mark.few(1, keep=("clock a year ahead", "clock a year behind"))
@pytest.mark.parametrize("fault", rows(*SHIFTS))
def test_a_clock_that_is_put_right_has_every_outlet_asked_again(
    forge: Forge, stand: Newsstand, good: DeskFolder, tmp_path: Path, fault: str
) -> None:
    desk, wrong, right = copied(good, tmp_path / "desk"), NOW + SHIFTS[fault], NOW + timedelta(hours=2)
    stand.show(MONTH.answers(right))
    posts = {path.name: path.read_bytes() for path in (desk.folder / "posts").iterdir()}

    ran = forge.does(desk.folder, "run", "--json", at(wrong), environ=LEAST)
    again = forge.does(desk.folder, "run", "--json", at(right), environ=LEAST)

    assert ran.exit_code in FAULTS[fault].codes, ran.stderr
    assert again.exit_code == 0, again.stderr
    assert {one["outlet"] for one in again.json["gathered"]["outlets"]} == {one.name for one in EVERYONE}
    assert missing(desk, MONTH, right, stand.address) == []
    if abs(SHIFTS[fault]) > timedelta(days=7):  # docs/faults.md says so
        assert asked(desk.folder, "select max(news), count(*) > 0 from headlines where seen_at = ?", stamp(wrong)) == [
            (0, 1)
        ]
    assert due(desk, right) == 0
    assert due(desk, right + timedelta(days=1)) > 0
    assert {path.name: path.read_bytes() for path in (desk.folder / "posts").iterdir()} == posts
    assert asked(desk.folder, "select id from headlines where trusted_at > max(seen_at, ?)", stamp(right)) == []
    assert asked(desk.folder, "select id from headlines where trusted_at > coalesce(published, seen_at)") == []
    is_whole(desk.folder, now=right)


NIGHTS = {
    "clocks forward in Toronto": ("America/Toronto", datetime(2026, 3, 8, 2, 0)),  # noqa: DTZ001  the zone is beside it
    "clocks back in Toronto": ("America/Toronto", datetime(2026, 11, 1, 2, 0)),  # noqa: DTZ001
    "clocks forward on Lord Howe": ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 0)),  # noqa: DTZ001
    "clocks back on Lord Howe": ("Australia/Lord_Howe", datetime(2026, 4, 5, 2, 0)),  # noqa: DTZ001
}


@pytest.mark.few(1, keep=("clocks forward in Toronto", "clocks back on Lord Howe"))
@pytest.mark.parametrize("fault", rows(*NIGHTS))
def test_a_night_on_which_the_clocks_change_is_a_night_like_others(forge: Forge, desk: DeskFolder, fault: str) -> None:
    """Cron ticks every half hour of the night, and each newsroom prints once an hour."""
    zone, changes = NIGHTS[fault]
    local = ZoneInfo(zone)
    settings = (desk.folder / "copydesk.toml").read_text()
    desk.writes(
        "copydesk.toml",
        settings.replace('"UTC"', f'"{zone}"').replace("[[topic]]", "[draft]\nlist_min = 2\n\n[[topic]]"),
    )
    first = changes.replace(hour=0, tzinfo=local).astimezone(ZoneInfo("UTC"))
    ticks = [first - timedelta(minutes=30) + timedelta(minutes=30) * at_tick for at_tick in range(7)]
    for number, now in enumerate(ticks):
        desk.writes("news.jsonl", "".join(json.dumps(line) + "\n" for line in printed(number, now)))
        assert forge.does(desk.folder, "ingest", str(desk.folder / "news.jsonl"), as_local(now, local)).exit_code == 0
        ran = forge.does(desk.folder, "run", "--json", as_local(now, local), environ=LEAST)
        assert ran.exit_code in FAULTS[fault].codes, ran.stderr
    (desk.folder / "news.jsonl").unlink()

    assert [when for (when,) in asked(desk.folder, "select as_of from runs where command = 'run' order by id")] == [
        stamp(now) for now in ticks
    ]
    assert asked(desk.folder, "select count(*) from headlines where news = 1") == [(2 * len(ticks),)]
    drafts = forge.does(desk.folder, "drafts", "--json", at(ticks[-1])).json
    assert len({one["story"] for one in drafts}) == len(drafts) >= 1
    assert {one["roundup"]["date"] for one in drafts if one["state"] == "waiting"} == {
        f"{ticks[-1].astimezone(local):%F}"
    }
    is_whole(desk.folder, now=ticks[-1])


def stamp(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def printed(number: int, now: datetime) -> Iterator[dict[str, str]]:
    """Two newsrooms on one flood, which goes on all night."""
    for outlet in ("Marl Herald", "Lista Post"):
        yield {
            "outlet": outlet,
            "headline": f"Orrin flood at Kelfen lock: {outlet} counts {number + 3} houses under water in Kelfen",
            "url": f"https://{outlet[:4].lower()}.example/{number}",
            "published": stamp(now),
            "summary": f"The lock of Kelfen stands under water, and {number + 3} houses with it.",
        }


def as_local(now: datetime, zone: ZoneInfo) -> str:
    """The option that stands for the clock, as a cron of that zone would write it."""
    return f"--as-of={now.astimezone(zone).isoformat()}"


def due(desk: DeskFolder, now: datetime) -> int:
    """How many addresses are due at a time."""
    with opened(desk.folder, {}, now=now) as at_work:
        remembered = sources.of_outlets(at_work.db, at_work.outlets)
        return len(turns.due(at_work, for_outlets(at_work.outlets, remembered), remembered))

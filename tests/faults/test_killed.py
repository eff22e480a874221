"""kill -9 at a random moment of each step of the day: the same command, given again, does what this one was to do.

What other rooms kill is not killed here again: an import (archive/importers), an editor's browser (review), a post on
its way to a real blog (publish), a notice (notify).
"""

import random
import shutil
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.desk import find, opened
from pipeline.draft import fields
from pipeline.newsstand import Newsstand
from tests.conftest import LONG
from tests.desks import DeskFolder
from tests.faults.gathered import LEAST, START, at, copied, hours, missing, month_desk
from tests.faults.month import Month
from tests.faults.pages import is_answered, opened_page
from tests.faults.striking import KILLS, Strikes
from tests.faults.wholeness import asked, is_whole, left_behind, processes
from tests.forge import Begun, Forge
from tests.review.conftest import Client, signed_in

MONTH = Month(first=START, days=6, stories_a_day=24)
NOON = hours(60)


@pytest.fixture(scope="module")
def unsorted(forge: Forge, stand: Newsstand, tmp_path_factory: pytest.TempPathFactory) -> DeskFolder:
    """A desk that has gathered at noon of the third day, and has sorted nothing yet; to be copied only."""
    stand.show(MONTH.answers(NOON))
    desk = month_desk(tmp_path_factory.mktemp("unsorted") / "desk", stand)
    assert forge.does(desk.folder, "gather", at(NOON)).exit_code == 0
    return desk


@pytest.fixture(scope="module")
def sorted_out(forge: Forge, unsorted: DeskFolder, tmp_path_factory: pytest.TempPathFactory) -> DeskFolder:
    """A desk whose headlines have their stories, and that has drafted nothing yet; to be copied only."""
    desk = copied(unsorted, tmp_path_factory.mktemp("sorted") / "desk")
    assert forge.does(desk.folder, "stories", at(NOON)).exit_code == 0
    return desk


def test_a_killed_gathering_loses_nothing_and_leaves_nobody_behind(
    forge: Forge, newsstand: Newsstand, tmp_path: Path
) -> None:
    """Each time it is another one who is killed: the command, the crawl's child, or whoever is there.

    Six throws of these dice are all three, each at a moment of the first half and when somebody was filed.
    """
    stand, kills = newsstand, KILLS if LONG else 6
    stand.show(MONTH.answers(hours(30)))
    dice, desk, hits = random.Random(3993), month_desk(tmp_path / "desk", stand), 0
    seconds = forge.seconds(desk.folder, "gather", at(hours(30)))
    for turn in range(kills):
        now = hours(31 + turn * 0.51)
        stand.show(MONTH.answers(now))
        begun = forge.begins(desk.folder, "gather", "--json", at(now))
        strike(desk, begun, now, dice.choice(("command", "crawl", "everybody")), dice, seconds)
        hits += begun.wait().exit_code != 0
        assert left_behind(desk.folder) == []
        if LONG or turn % 3 == 2:
            resumed = forge.does(desk.folder, "gather", "--json", at(now))
            assert resumed.exit_code == 0, resumed.stderr
            assert missing(desk, MONTH, now, stand.address) == []

    assert hits >= kills / 5  # else it tells nothing
    later = now + timedelta(hours=7)  # everybody is due by then
    assert forge.does(desk.folder, "gather", at(later)).exit_code == 0
    is_whole(desk.folder, now=later)
    assert asked(desk.folder, "select count(*) from headlines") == [(len(MONTH.until(now)),)]


def test_killed_sorting_is_done_anew_as_if_it_had_never_begun(
    forge: Forge, unsorted: DeskFolder, tmp_path: Path
) -> None:
    twin = copied(unsorted, tmp_path / "twin")
    seconds = forge.seconds(twin.folder, "stories", "--json", at(NOON))
    strikes = Strikes(forge=forge, dice=random.Random(2), seconds=seconds)
    whole = forge.does(twin.folder, "stories", "--json", at(NOON)).json
    for turn in range(KILLS):
        desk = copied(unsorted, tmp_path / f"desk{turn}")
        strikes.strike(desk, "stories", "--json", at(NOON))

        again = forge.does(desk.folder, "stories", "--json", at(NOON))

        assert again.exit_code == 0, again.stderr
        assert again.json == whole
        is_whole(desk.folder, now=NOON)
        shutil.rmtree(desk.folder)
    assert strikes.hits >= KILLS / 5  # else it tells nothing


@pytest.mark.parametrize("pages", [pytest.param(0, id="without pages"), pytest.param(20, id="reading pages")])
def test_killed_drafting_makes_each_draft_once(
    forge: Forge, stand: Newsstand, sorted_out: DeskFolder, tmp_path: Path, pages: int
) -> None:
    kills = KILLS if not pages else max(2, KILLS // 10)
    environ = {**LEAST, "COPYDESK_GATHER__ARTICLE_PAGES": str(pages)}
    twin = copied(sorted_out, tmp_path / "twin")
    seconds = forge.seconds(twin.folder, "draft", "--json", at(NOON), environ=environ)
    strikes = Strikes(forge=forge, dice=random.Random(3), seconds=seconds, environ=environ)
    whole = forge.does(twin.folder, "drafts", "--json", at(NOON), environ=environ).json
    assert whole
    for turn in range(kills):
        desk = copied(sorted_out, tmp_path / f"desk{turn}")
        strikes.strike(desk, "draft", "--json", at(NOON))

        again = forge.does(desk.folder, "draft", "--json", at(NOON), environ=environ)

        assert again.exit_code == 0, again.stderr
        assert forge.does(desk.folder, "drafts", "--json", at(NOON)).json == whole
        assert asked(desk.folder, "select count(*) from revisions") == [(len(whole),)]
        is_whole(desk.folder, now=NOON)
        shutil.rmtree(desk.folder)
    assert strikes.hits


def test_an_edit_that_a_killed_page_did_not_answer_is_stored_once_when_it_is_sent_again(
    forge: Forge, sorted_out: DeskFolder, tmp_path: Path
) -> None:
    dice, desk, port, lost = random.Random(4), copied(sorted_out, tmp_path / "desk"), "0", 0
    assert forge.does(desk.folder, "draft", at(NOON), environ=LEAST).exit_code == 0
    page, address, enter = opened_page(forge, desk, at(NOON), port=port)
    port = address.rpartition(":")[2]
    with signed_in(address, enter) as client:
        seconds = timed_edit(client, desk)
        for turn in range(KILLS):
            words = f"What the keeper of lock {turn} said."
            form = {"comment": words, "v_comment": version(desk)}
            # Every other time at once: on a busy machine a timer is later than the answer it is to be earlier than.
            threading.Timer(dice.uniform(0, seconds) * (turn % 2), page.kill).start()
            lost += not is_answered(client, form)
            assert page.wait().exit_code == -9
            page, _, _ = opened_page(forge, desk, at(NOON), port=port)

            assert is_answered(client, form)
            assert asked(desk.folder, "select count(*) from revisions where roundup like ?", f"%lock {turn} said%") == [
                (1,)
            ]
    page.kill()
    page.wait()
    assert lost >= KILLS / 10
    assert asked(desk.folder, "select count(*) from asides") == [(0,)]
    is_whole(desk.folder, now=NOON)


def strike(desk: DeskFolder, begun: Begun, now: datetime, victim: str, dice: random.Random, seconds: float) -> None:
    """Kill at a random moment of the first half, or as soon as the run has filed so many outlets."""
    filed, end = dice.choice((0, 1, 4)), time.monotonic() + 20
    if filed:
        while not begun.ended.is_set() and time.monotonic() < end and outcomes(desk, now) < filed:
            time.sleep(0.01)
    else:
        time.sleep(dice.uniform(0, seconds))
    if victim != "command":
        for pid, _ in processes(desk.folder):
            Begun(pid=pid).kill()
    if victim != "crawl":
        begun.kill()


def outcomes(desk: DeskFolder, now: datetime) -> int:
    """How many outlets the run of that time has filed; those that were killed before have not ended either."""
    of_run = "select count(*) from outcomes join runs on runs.id = run where as_of = ?"
    [(filed,)] = asked(desk.folder, of_run, f"{now:%Y-%m-%dT%H:%M:%SZ}")
    return int(filed)


def timed_edit(client: Client, desk: DeskFolder) -> float:
    """How long an edit takes, the second one."""
    for words in ("First.", "Second."):
        started = time.monotonic()
        assert is_answered(client, {"comment": words, "v_comment": version(desk)})
    return time.monotonic() - started


def version(desk: DeskFolder) -> str:
    """The version of the first draft's comment."""
    with opened(desk.folder, {}, now=NOON) as at_work:
        return fields.version(find(at_work, 1).roundup, "comment")

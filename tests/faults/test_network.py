"""Faults of the network and of the children that fetch and read: who can be had is had, and nobody is blamed."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.newsstand import Answer, Newsstand
from spiders.outcomes import UNHEARD
from tests.cast import EVERYONE, LISTA_POST, ONLOOKER
from tests.desks import DeskFolder, feed_path
from tests.faults.gathered import LEAST, START, at, hours, missing, month_desk
from tests.faults.month import Month
from tests.faults.table import FAULTS, rows
from tests.faults.wholeness import asked, is_whole, left_behind, processes
from tests.forge import Begun, Forge
from tests.read.printed import item, rss
from tests.read.test_pool import slow
from tests.smithy import NO_RIGHT

MONTH = Month(first=START, days=1)
NOW, LATER = hours(20), hours(21)
CUT_OFF = {"no network": True}


@pytest.fixture
def desk(stand: Newsstand, tmp_path: Path) -> DeskFolder:
    stand.show(MONTH.answers(NOW))
    return month_desk(tmp_path / "desk", stand)


@pytest.mark.parametrize("fault", rows("network dead", "resolver dead"))
def test_without_a_network_no_outlet_is_blamed(forge: Forge, stand: Newsstand, desk: DeskFolder, fault: str) -> None:
    if fault == "resolver dead":
        desk.reads_from("http://newsroom.example", EVERYONE)

    ran = forge.does(desk.folder, "run", "--json", at(NOW), fault=CUT_OFF, environ=LEAST)
    if ran.exit_code == NO_RIGHT:
        pytest.skip("only root may cut a command off from the network")

    assert_seen(fault, ran.exit_code, ran.stderr)
    assert {one["state"] for one in ran.json["gathered"]["outlets"]} == {"failing"}
    assert asked(desk.folder, "select max(failures) from sources") == [(0,)]
    if fault == "resolver dead":
        desk.reads_from(stand.address, EVERYONE)
    goes_on(forge, stand, desk)


@pytest.mark.parametrize("fault", rows("half the outlets dead"))
def test_half_the_outlets_do_not_keep_the_other_half(
    forge: Forge, stand: Newsstand, desk: DeskFolder, fault: str
) -> None:
    dead = EVERYONE[::2]
    stand.show({**MONTH.answers(NOW), **{feed_path(one): Answer(behaviour="reset") for one in dead}})

    ran = forge.does(desk.folder, "run", "--json", at(NOW), environ=LEAST)

    assert_seen(fault, ran.exit_code, ran.stderr)
    failing = {one["outlet"] for one in ran.json["gathered"]["outlets"] if one["state"] == "failing"}
    assert failing == {one.name for one in dead}
    assert ran.json["gathered"]["new"] == len([one for one in MONTH.until(NOW) if one.outlet not in dead])
    goes_on(forge, stand, desk)


@pytest.mark.parametrize("fault", rows("parser out of memory"))
def test_a_feed_that_needs_all_memory_costs_its_own_outlet(
    forge: Forge, stand: Newsstand, desk: DeskFolder, fault: str
) -> None:
    greedy = rss(item(title="\U0001f600" + "a" * 30_000_000)).encode()  # four bytes a letter, in several copies
    stand.show({**MONTH.answers(NOW), feed_path(LISTA_POST): Answer(body=greedy)})

    ran = forge.does(
        desk.folder, "run", "--json", at(NOW), environ={**LEAST, "COPYDESK_GATHER__MAX_BYTES": "90_000_000"}
    )

    assert_seen(fault, ran.exit_code, ran.stderr)
    assert_only_one_failed(ran.json, LISTA_POST.name, "the reader ran out of memory")
    goes_on(forge, stand, desk)


@pytest.mark.parametrize("fault", rows("parser killed"))
def test_a_reader_that_is_killed_costs_its_own_outlet(
    forge: Forge, stand: Newsstand, desk: DeskFolder, fault: str
) -> None:
    stand.show({**MONTH.answers(NOW), feed_path(LISTA_POST): Answer(body=slow())})

    begun = forge.begins(desk.folder, "run", "--json", at(NOW), environ=LEAST)
    waits_until(lambda: filed(desk) == len(EVERYONE) - 1)
    for pid in readers(desk):
        Begun(pid=pid).kill()
    ran = begun.wait()

    assert_seen(fault, ran.exit_code, ran.stderr)
    assert_only_one_failed(ran.json, LISTA_POST.name, "the reader crashed")
    goes_on(forge, stand, desk)


@pytest.mark.parametrize("fault", rows("crawl killed"))
def test_a_crawl_that_is_killed_leaves_its_outlets_due(
    forge: Forge, stand: Newsstand, desk: DeskFolder, fault: str
) -> None:
    hanging = {feed_path(one): Answer(behaviour="hang") for one in (LISTA_POST, ONLOOKER)}
    stand.show({**MONTH.answers(NOW), **hanging})

    begun = forge.begins(desk.folder, "run", "--json", at(NOW), environ=LEAST)
    waits_until(lambda: filed(desk) == len(EVERYONE) - len(hanging))
    [(pid, _)] = processes(desk.folder, saying="spiders.crawl")
    Begun(pid=pid).kill()
    ran = begun.wait()

    assert_seen(fault, ran.exit_code, ran.stderr)
    unheard = {one["outlet"] for one in ran.json["gathered"]["outlets"] if one["why"] == UNHEARD}
    assert unheard == {LISTA_POST.name, ONLOOKER.name}
    stand.show(MONTH.answers(NOW))
    again = forge.does(desk.folder, "gather", "--json", at(NOW))
    assert {one["outlet"] for one in again.json["outlets"]} == unheard
    goes_on(forge, stand, desk)


@pytest.mark.parametrize("fault", rows("run killed"))
def test_a_killed_run_takes_its_children_along(forge: Forge, stand: Newsstand, desk: DeskFolder, fault: str) -> None:
    """Else they would go on asking and filing beside the run that follows, for as long as an outlet lets them wait."""
    stand.show({**MONTH.answers(NOW), feed_path(LISTA_POST): Answer(behaviour="hang")})

    begun = forge.begins(desk.folder, "run", "--json", at(NOW), environ=LEAST)
    waits_until(lambda: filed(desk) == len(EVERYONE) - 1)
    begun.kill()

    assert begun.wait().exit_code in FAULTS[fault].codes
    assert left_behind(desk.folder, within_seconds=1) == []
    stand.show(MONTH.answers(NOW))
    again = forge.does(desk.folder, "gather", "--json", at(NOW))
    assert [one["outlet"] for one in again.json["outlets"]] == [LISTA_POST.name]
    goes_on(forge, stand, desk)


def assert_seen(fault: str, exit_code: int, said: str) -> None:
    """Assert what the table says of a fault."""
    assert exit_code in FAULTS[fault].codes, said
    assert FAULTS[fault].says in said


def assert_only_one_failed(ran: dict[str, dict[str, list[dict[str, str]]]], outlet: str, why: str) -> None:
    [failed] = [one for one in ran["gathered"]["outlets"] if one["state"] not in ("new", "unchanged")]
    assert failed["outlet"] == outlet
    assert why in failed["why"]


def goes_on(forge: Forge, stand: Newsstand, desk: DeskFolder) -> None:
    """Assert that the next run of cron has every outlet and everything that is printed."""
    stand.show(MONTH.answers(LATER))
    ran = forge.does(desk.folder, "run", "--json", at(LATER), environ=LEAST)
    assert ran.exit_code == 0, ran.stderr
    assert missing(desk, MONTH, LATER, stand.address) == []
    is_whole(desk.folder, now=LATER)


def filed(desk: DeskFolder) -> int:
    """How many outlets have an outcome."""
    if not (desk.folder / "desk.db").exists():
        return 0
    tables = asked(desk.folder, "select count(*) from sqlite_master where name = 'outcomes'")
    return int(asked(desk.folder, "select count(*) from outcomes")[0][0]) if tables == [(1,)] else 0


def readers(desk: DeskFolder) -> list[int]:
    """The parsing children: those whose parent is the server that forks them."""
    servers = {pid for pid, line in processes(desk.folder, saying="forkserver")}
    return [pid for pid in servers if parent(pid) in servers]


def parent(pid: int) -> int:
    """The parent of a process, by proc(5)."""
    return int((Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[1])


def waits_until(holds: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something holds, looking again and again."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)

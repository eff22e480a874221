"""One gathering of everything that an outlet can do wrong, among forty that are well."""

import ssl
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
import trustme

from pipeline.news import Outlet
from pipeline.newsstand import Answer, Newsstand
from tests.cast import HARBOUR_TIMES
from tests.certificates import certified
from tests.desks import SETTINGS, Answered, DeskFolder, feed_path
from tests.forge import Shell
from tests.newsstand import hostile_bodies as bodies
from tests.newsstand.hostile_origin import LOOPBACK, HostileOrigin, Misbehaviour
from tests.newsstand.measuring import Cost, Meter
from tests.newsstand.misbehaviours import EVERYBODY, LATE, TIMEOUT_SECONDS, TOO_LONG_TO_READ, WANDERING

HEALTHY = [replace(HARBOUR_TIMES, name=f"Healthy {n:02}", hosts=(f"healthy-{n:02}.example",)) for n in range(40)]
AT_NOON = "--as-of=2026-05-12T12:00:00Z"
MOST_BYTES = 512 * 1024 * 1024
# Nobody who is asked again waits for it, unless what should have ended his answer did not.
PATIENT_SECONDS = 60


@dataclass(frozen=True)
class Night:
    """What came of it: the command's answer, the outcomes by outlet, what was asked of the origin, what it cost."""

    ran: Answered
    told: Mapping[str, Mapping[str, Any]]
    asked: Sequence[tuple[str, str]]
    costs: Sequence[Cost]


@pytest.fixture(scope="module", params=["single", pytest.param("local", marks=pytest.mark.long)])
def night(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Night:
    """The gathering, once an engine for all that is asserted of it; begun from nothing, for its cost is measured.

    On a machine with much else to do, who is cut off for another reason may come too late for the time that the silent
    ones are given. He is asked again among those alone, with time for everybody.
    """
    folder, shell = tmp_path_factory.mktemp("night"), Shell(tmp_path_factory.mktemp("words"))
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    well = {feed_path(outlet): Answer(body=bodies.news(outlet.name)) for outlet in HEALTHY}
    environ = {"SSL_CERT_FILE": str(folder / "authority.pem")}

    def gathers(
        name: str, timeout_seconds: int, healthy: Sequence[Outlet], hostile: Sequence[Misbehaviour]
    ) -> Answered:
        desk = DeskFolder(folder / name)
        desk.folder.mkdir()
        desk.writes("copydesk.toml", SETTINGS.replace("timeout_seconds = 3", f"timeout_seconds = {timeout_seconds}"))
        desk.sets_gather(f'engine = "{request.param}"')
        desk.reads_from(newsstand.address, healthy, more="\n" + _entries(origin, hostile))
        return shell.does(desk.folder, "gather", "--json", AT_NOON, environ=environ)

    with Newsstand(well) as newsstand, HostileOrigin(EVERYBODY, _certificates(authority)) as origin:
        with Meter() as meter:
            ran = gathers("desk", TIMEOUT_SECONDS, HEALTHY, EVERYBODY)
        told = _told(ran)
        late = [one for one in EVERYBODY if one.why != LATE and one.name in told and LATE in told[one.name]["why"]]
        if late:
            told |= _told(gathers("again", PATIENT_SECONDS, (), late))
    return Night(ran, told, tuple(origin.asked), tuple(meter.costs.values()))


def test_a_hostile_night_has_an_outcome_for_everybody_and_no_traceback(night: Night) -> None:
    assert night.ran.exit_code == 3, night.ran.stderr
    assert night.ran.stderr == ""
    assert set(night.told) == {outlet.name for outlet in HEALTHY} | {one.name for one in EVERYBODY}


def test_every_healthy_outlet_delivers_among_them(night: Night) -> None:
    told = {outlet.name: (night.told[outlet.name]["state"], night.told[outlet.name]["new"]) for outlet in HEALTHY}

    assert told == dict.fromkeys(told, ("new", 1))


def test_what_an_outlet_does_wrong_has_its_own_outcome(night: Night) -> None:
    told = {one.name: (night.told[one.name]["state"], night.told[one.name]["why"]) for one in EVERYBODY}

    assert {one.name: told[one.name] for one in EVERYBODY if not _is_told(one, *told[one.name])} == {}


def test_no_reason_steers_a_terminal(night: Night) -> None:
    assert [one["why"] for one in night.told.values() if not one["why"].isprintable()] == []


def test_nothing_is_asked_that_an_outlet_only_names(night: Night) -> None:
    strange = [
        (name, target)
        for name, target in night.asked
        if target not in ("/robots.txt", f"/{name}") and name not in WANDERING
    ]

    assert strange == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process costs, and bounds it")
def test_no_process_takes_more_memory_than_it_may(night: Night) -> None:
    readers = [cost for cost in night.costs if cost.limit_bytes]
    print(f"gathering took {night.ran.json['seconds']} s;", *night.costs, sep="\n")

    assert len(readers) >= 2
    assert all(cost.limit_bytes <= MOST_BYTES for cost in readers), readers
    assert all(cost.peak_bytes <= MOST_BYTES for cost in night.costs), max(night.costs, key=lambda one: one.peak_bytes)


def _is_told(one: Misbehaviour, state: str, why: str) -> bool:
    """Whether this is the outcome that the table promises; what did not go well has a reason."""
    if one.heavy and TOO_LONG_TO_READ in why:
        return True
    return state == one.state and one.why in why and bool(why or state in ("new", "unchanged"))


def _told(ran: Answered) -> dict[str, Mapping[str, Any]]:
    return {one["outlet"]: one for one in ran.json["outlets"]} if ran.stdout else {}


def _entries(origin: HostileOrigin, hostile: Sequence[Misbehaviour]) -> str:
    return "\n".join(f'[[outlet]]\nname = "{one.name}"\nfeeds = ["{origin.address(one)}"]\n' for one in hostile)


def _certificates(authority: trustme.CA) -> dict[str, ssl.SSLContext]:
    """TLS contexts by name: one that is trusted, and three that are not, each for one reason."""
    return {
        "trusted": certified(authority, LOOPBACK),
        "self-signed": certified(trustme.CA(), LOOPBACK),
        "expired": certified(authority, LOOPBACK, not_after=datetime(2020, 1, 1, tzinfo=UTC)),
        "wrong-name": certified(authority, "elsewhere.example"),
    }

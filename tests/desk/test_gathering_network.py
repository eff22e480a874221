"""When most outlets are out of reach it is our own network: nobody's failure is counted, and cron hears of it once."""

from collections.abc import Sequence

from pipeline import desk as verbs
from pipeline import urls
from pipeline.news import Outlet
from pipeline.newsstand import Answer, Newsstand
from pipeline.store import hosts, runs, sources
from tests import cast
from tests.cast import GAZETTE, NOON
from tests.desk.asking_again import MINUTES, NEWS, gather
from tests.desks import DeskFolder, feed_path


def test_when_most_are_out_of_reach_nobody_s_failure_is_counted(
    newsstand: Newsstand, desk: DeskFolder, deserted_port: int
) -> None:
    """Six outlets at a port where nobody listens, three that answer."""
    here, away = cast.EVERYONE[:3], cast.EVERYONE[3:]
    _moved_away(newsstand, desk, here, away, deserted_port)

    told = gather(desk, NOON)

    assert told.note.startswith("6 of 9 outlets were out of reach: this machine's own network is suspect")
    assert {outcome.outlet for outcome in told.failed} == {outlet.name for outlet in away}
    assert all("not counted" in outcome.why for outcome in told.failed)
    assert {outcome.state for outcome in told.outcomes if outcome not in told.failed} <= {"new", "unchanged"}
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        assert {source.failures for source in sources.health(opened.db)} == {0}
        assert runs.recent(opened.db, limit=1)[0].note == told.note


def test_a_host_that_asked_for_patience_keeps_it_when_most_others_are_out_of_reach(
    newsstand: Newsstand, desk: DeskFolder, deserted_port: int
) -> None:
    here, away = cast.EVERYONE[:2], cast.EVERYONE[2:]
    _moved_away(newsstand, desk, here, away, deserted_port)
    newsstand.show({feed_path(outlet): Answer(status=503, headers={"Retry-After": "7200"}) for outlet in here})

    told = gather(desk, NOON)

    assert told.note.startswith(f"{len(away)} of {len(cast.EVERYONE)} outlets were out of reach")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        assert list(hosts.waiting(opened.db, now=NOON + 119 * MINUTES)) == [urls.host_and_port(newsstand.address)]
        busy = {source.failures for source in sources.health(opened.db) if source.outlet in {one.name for one in here}}
    assert busy == {1}


def test_hosts_whose_robots_txt_a_gateway_answers_for_are_out_of_reach(newsstand: Newsstand, desk: DeskFolder) -> None:
    here, away = cast.EVERYONE[:3], cast.EVERYONE[3:]
    newsstand.show({feed_path(outlet): Answer(body=NEWS) for outlet in here})
    desk.reads_from(newsstand.address, here)
    with Newsstand({"/robots.txt": Answer(status=502)}) as gateway:
        desk.also_reads_from(gateway.address, away)

        told = gather(desk, NOON)

    assert told.note.startswith(f"{len(away)} of {len(cast.EVERYONE)} outlets were out of reach")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        assert {source.failures for source in sources.health(opened.db)} == {0}


def test_those_that_were_out_of_reach_are_asked_in_the_next_run(
    newsstand: Newsstand, desk: DeskFolder, deserted_port: int
) -> None:
    here, away = cast.EVERYONE[:3], cast.EVERYONE[3:]
    _moved_away(newsstand, desk, here, away, deserted_port)
    gather(desk, NOON)

    again = gather(desk, NOON + MINUTES)

    assert {outcome.outlet for outcome in again.outcomes} == {outlet.name for outlet in away}
    assert not any(outcome.was_well for outcome in again.failed)  # cron was told by the first of them


def test_a_dead_address_among_many_that_answer_is_counted(
    newsstand: Newsstand, desk: DeskFolder, deserted_port: int
) -> None:
    _moved_away(newsstand, desk, cast.EVERYONE[:8], cast.EVERYONE[8:], deserted_port)

    told = gather(desk, NOON)

    assert told.note == ""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        assert [source.failures for source in sources.health(opened.db) if source.outlet == GAZETTE.name] == [1]


def test_cron_hears_of_our_own_network_once(newsstand: Newsstand, desk: DeskFolder, deserted_port: int) -> None:
    _moved_away(newsstand, desk, cast.EVERYONE[:3], cast.EVERYONE[3:], deserted_port)

    first = desk.copydesk("run", "--as-of=2026-05-12T12:00:00Z")
    second = desk.copydesk("run", "--as-of=2026-05-12T13:00:00Z")

    assert (first.exit_code, second.exit_code) == (3, 0)
    assert "this machine's own network is suspect" in first.stderr


def test_what_is_said_of_the_whole_run_stands_below_its_outlets(
    newsstand: Newsstand, desk: DeskFolder, deserted_port: int
) -> None:
    _moved_away(newsstand, desk, cast.EVERYONE[:3], cast.EVERYONE[3:], deserted_port)

    for command, at in (("gather", "12"), ("run", "13")):
        said = desk.copydesk(command, f"--as-of=2026-05-12T{at}:00:00Z").stderr.splitlines()

        [note] = [number for number, line in enumerate(said) if "outlets were out of reach" in line]
        assert sum(": failing: " in line for line in said[:note]) == len(cast.EVERYONE[3:])
        assert not any(": failing: " in line for line in said[note:])


def _moved_away(
    newsstand: Newsstand, desk: DeskFolder, here: Sequence[Outlet], away: Sequence[Outlet], deserted_port: int
) -> None:
    """List outlets of which some stand at a port where nobody listens."""
    newsstand.show({feed_path(outlet): Answer(body=NEWS) for outlet in here})
    desk.reads_from(newsstand.address, here)
    desk.also_reads_from(f"http://127.0.0.1:{deserted_port}", away)

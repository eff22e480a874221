"""When an outlet is asked again, over real HTTP: its wishes, its patience, its failures, its new address."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from pipeline import desk as verbs
from pipeline import due, urls
from pipeline.desk import Gathered, pages
from pipeline.news import Outlet
from pipeline.newsstand import Answer, Newsstand
from pipeline.store import hosts, runs, sources
from pipeline.store.database import writing
from pipeline.store.hosts import Patience
from pipeline.store.sources import MOVED_AFTER, Source
from tests import cast
from tests.cast import GAZETTE, HARBOUR_TIMES, LISTA_POST, MARL_HERALD, NOON, headline
from tests.desks import SETTINGS, DeskFolder, feed_path
from tests.feeds import rss

MINUTES = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NEWS = rss([headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1, minutes=-30)])
FEED = feed_path(HARBOUR_TIMES)


def gather(desk: DeskFolder, at: datetime, *, only: Sequence[str] = ()) -> Gathered:
    """Gather what is due at that time."""
    with verbs.opened(desk.folder, {}, now=at) as opened:
        return verbs.gather_news(opened, only=only)


def asked(desk: DeskFolder, at: datetime) -> list[str]:
    """Gather, and return the outlets that were due."""
    return [outcome.outlet for outcome in gather(desk, at).outcomes]


def remembered(desk: DeskFolder, url: str) -> Source:
    """What the desk knows of an address."""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        return sources.known(opened.db, [url])[url]


@pytest.mark.parametrize(
    ("answer", "quiet", "again"),
    [
        pytest.param(
            Answer(body=NEWS.replace(b"<channel>", b"<channel><ttl>120</ttl>")), 100 * MINUTES, 133 * MINUTES, id="ttl"
        ),
        pytest.param(
            Answer(body=NEWS, headers={"Cache-Control": "max-age=7200"}), 100 * MINUTES, 133 * MINUTES, id="max-age"
        ),
    ],
)
def test_an_outlet_is_left_alone_for_as_long_as_it_wishes(
    newsstand: Newsstand, desk: DeskFolder, answer: Answer, quiet: timedelta, again: timedelta
) -> None:
    newsstand.show({FEED: answer})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    gather(desk, NOON)

    assert asked(desk, NOON + quiet) == []
    assert asked(desk, NOON + again) == [HARBOUR_TIMES.name]


def test_an_outlet_s_own_interval_is_oftener_than_all_and_than_it_wishes(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    newsstand.show({FEED: Answer(body=NEWS, headers={"Cache-Control": "max-age=7200"})})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES], more="interval_minutes = 10\n")
    gather(desk, NOON)

    assert asked(desk, NOON + 8 * MINUTES) == []
    assert asked(desk, NOON + 10 * MINUTES) == [HARBOUR_TIMES.name]


def test_what_an_outlet_wished_holds_while_it_has_not_changed(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({FEED: Answer(body=NEWS.replace(b"<channel>", b"<channel><ttl>120</ttl>"))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    gather(desk, NOON)
    [unchanged] = gather(desk, NOON + 140 * MINUTES).outcomes

    assert unchanged.state == "unchanged"
    assert asked(desk, NOON + 200 * MINUTES) == []


@pytest.mark.parametrize(
    ("status", "retry_after", "quiet", "again"),
    [
        pytest.param(429, "7200", 119 * MINUTES, 121 * MINUTES, id="seconds"),
        pytest.param(503, "Tue, 12 May 2026 15:00:00 GMT", 179 * MINUTES, 181 * MINUTES, id="a-date"),
        pytest.param(503, "99999999", 23 * HOUR, 24 * HOUR + MINUTES, id="more-than-a-day"),
        pytest.param(429, "whenever", 29 * MINUTES, 67 * MINUTES, id="no-time-at-all"),
    ],
)
def test_a_host_that_asks_for_patience_is_left_alone_with_all_its_outlets(
    newsstand: Newsstand, desk: DeskFolder, status: int, retry_after: str, quiet: timedelta, again: timedelta
) -> None:
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    newsstand.show({FEED: Answer(status=status, headers={"Retry-After": retry_after})})
    gather(desk, NOON)
    newsstand.show({FEED: Answer(body=NEWS), feed_path(MARL_HERALD): Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])

    before = len(newsstand.requests)
    assert asked(desk, NOON + quiet) == []
    assert len(newsstand.requests) == before
    assert asked(desk, NOON + again) == [HARBOUR_TIMES.name, MARL_HERALD.name]


def test_no_article_is_asked_of_a_host_that_asks_for_patience(newsstand: Newsstand, desk: DeskFolder) -> None:
    page = replace(headline("Quay sees no breakthrough on the Orrin"), url=f"{newsstand.address}/1")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        host = urls.host_and_port(newsstand.address)
        patience = Patience(host=host, asked_again=NOON + HOUR, why="the outlet asks for fewer requests")
        hosts.wait(opened.db, patience, now=NOON)

        assert pages.read_pages(opened, [page], budget=1) == 0
        assert pages.read_again(opened, [page], budget=1) == 0
    with verbs.opened(desk.folder, {}, now=NOON + HOUR) as opened:
        assert pages.read_pages(opened, [page], budget=1) == 1


def test_a_host_is_left_alone_for_a_day_at_most_however_long_an_address_of_it_has_failed(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    newsstand.show({FEED: Answer(status=429), feed_path(MARL_HERALD): Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    url = newsstand.address + FEED
    dead = Source(url=url, outlet=HARBOUR_TIMES.name, failures=40, failing_since=NOON - due.DEAD_AFTER, next_due=NOON)
    with verbs.opened(desk.folder, {}, now=NOON) as opened, writing(opened.db):
        sources.remember(opened.db, dead)
    gather(desk, NOON)
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])

    assert remembered(desk, url).next_due == pytest.approx(NOON + due.PROBED_EVERY, abs=due.PROBED_EVERY / 10)
    assert asked(desk, NOON + 29 * MINUTES) == []
    assert asked(desk, NOON + 30 * MINUTES) == [MARL_HERALD.name]


@pytest.mark.parametrize(
    ("retry_after", "host_again", "page_again"),
    [
        pytest.param("7200", 2 * HOUR, 6 * HOUR, id="sooner-than-a-page-is-asked-again"),
        pytest.param("36000", 10 * HOUR, 10 * HOUR, id="later"),
        pytest.param("9999999", DAY, DAY, id="up-to-a-day"),
        pytest.param("whenever", HOUR / 2, 6 * HOUR, id="no-time-at-all"),
    ],
)
def test_the_retry_after_of_a_page_is_obeyed(
    newsstand: Newsstand, desk: DeskFolder, retry_after: str, host_again: timedelta, page_again: timedelta
) -> None:
    newsstand.show({"/1": Answer(status=429, headers={"Retry-After": retry_after})})
    page = replace(headline("Quay sees no breakthrough on the Orrin"), url=f"{newsstand.address}/1")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        pages.read_pages(opened, [page], budget=1)

        [host] = hosts.waiting(opened.db, now=NOON).values()
        assert host.asked_again == NOON + host_again
    assert remembered(desk, page.url).next_due == NOON + page_again


def test_the_retry_after_of_a_robots_txt_is_obeyed(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({"/robots.txt": Answer(status=503, headers={"Retry-After": "7200"}), FEED: Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    gather(desk, NOON)

    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        [host] = hosts.waiting(opened.db, now=NOON).values()
    assert (host.host, host.asked_again) == (urls.host_and_port(newsstand.address), NOON + 2 * HOUR)


def test_the_retry_after_of_a_robots_txt_is_obeyed_for_a_page_too(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({"/robots.txt": Answer(status=503, headers={"Retry-After": "36000"})})
    page = replace(headline("Quay sees no breakthrough on the Orrin"), url=f"{newsstand.address}/1")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        pages.read_pages(opened, [page], budget=1)

        [host] = hosts.waiting(opened.db, now=NOON).values()
    assert host.asked_again == remembered(desk, page.url).next_due == NOON + 10 * HOUR


@pytest.mark.parametrize("status", [404, 500, 503])
def test_a_page_that_fails_waits_its_own_time_however_seldom_outlets_are_asked(
    newsstand: Newsstand, desk: DeskFolder, status: int
) -> None:
    desk.writes("copydesk.toml", SETTINGS.replace("interval_minutes = 30", "interval_minutes = 1440"))
    newsstand.show({"/1": Answer(status=status)})
    page = replace(headline("Quay sees no breakthrough on the Orrin"), url=f"{newsstand.address}/1")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        pages.read_pages(opened, [page], budget=1)

    assert remembered(desk, page.url).next_due == NOON + 6 * HOUR


def test_what_asks_for_patience_is_asked_once_a_run(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({FEED: Answer(status=429, headers={"Retry-After": "1"})})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    [told] = gather(desk, NOON).outcomes

    assert [one.path for one in newsstand.requests] == ["/robots.txt", FEED]
    assert (told.state, told.why) == ("failing", "the outlet asks for fewer requests (HTTP 429)")


def test_a_host_that_asks_for_patience_three_times_running_is_asked_no_more_in_the_run(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    desk.sets_gather("concurrency = 1")
    newsstand.show({feed_path(outlet): Answer(status=429) for outlet in cast.EVERYONE})
    desk.reads_from(newsstand.address, cast.EVERYONE)

    told = gather(desk, NOON)

    assert len([one for one in newsstand.requests if one.path.endswith(".xml")]) == 3
    assert {outcome.why for outcome in told.outcomes} == {
        "the outlet asks for fewer requests (HTTP 429)",
        "it was not asked: its host asks for patience",
    }
    assert len(told.outcomes) == len(cast.EVERYONE)


def test_each_failure_lengthens_the_wait_and_an_answer_ends_it(newsstand: Newsstand, desk: DeskFolder) -> None:
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    gather(desk, NOON)

    assert asked(desk, NOON + 50 * MINUTES) == []
    assert asked(desk, NOON + 67 * MINUTES) == [HARBOUR_TIMES.name]
    assert asked(desk, NOON + 67 * MINUTES + 80 * MINUTES) == []
    newsstand.show({FEED: Answer(body=NEWS)})
    assert asked(desk, NOON + 67 * MINUTES + 100 * MINUTES) == [HARBOUR_TIMES.name]
    known = remembered(desk, newsstand.address + FEED)
    assert (known.failures, known.failing_since) == (0, None)


def test_an_address_that_is_gone_for_good_is_said_once_and_asked_by_name_only(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    newsstand.show({FEED: Answer(status=410)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    [told] = gather(desk, NOON).outcomes

    assert (told.state, told.why) == ("off", "the feed is gone for good (HTTP 410)")
    assert asked(desk, NOON + 400 * DAY) == []
    [named] = gather(desk, NOON + 400 * DAY, only=[HARBOUR_TIMES.name]).outcomes
    assert named.state == "off"


def test_a_move_for_good_is_taken_up_after_three_answers_and_said_once(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({FEED: Answer(status=308, headers={"Location": "/new.xml"}), "/new.xml": Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    said = [gather(desk, NOON + number * HOUR).outcomes[0].why for number in range(MOVED_AFTER + 2)]

    moved = f"it has moved for good and is asked there from now on: {newsstand.address}/new.xml"
    assert [words.startswith(moved) for words in said] == [False, False, True, False, False]
    assert [one.path for one in newsstand.requests].count(FEED) == MOVED_AFTER


def test_a_new_address_that_fails_is_given_up_for_the_one_that_is_written(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    newsstand.show({FEED: Answer(status=301, headers={"Location": "/new.xml"}), "/new.xml": Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    for number in range(MOVED_AFTER):
        gather(desk, NOON + number * HOUR)
    newsstand.show({FEED: Answer(body=NEWS)})

    [failed] = gather(desk, NOON + 4 * HOUR).outcomes
    [well] = gather(desk, NOON + 6 * HOUR).outcomes

    assert failed.state == "failing"
    assert well.state in ("new", "unchanged")


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


def test_what_was_not_reached_before_the_deadline_is_asked_first_next_time(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    desk.sets_gather("concurrency = 1")
    desk.sets_gather("deadline_seconds = 2")
    slow = {feed_path(outlet): Answer(body=NEWS, delay_seconds=1.5) for outlet in cast.EVERYONE}
    newsstand.show(slow)
    desk.reads_from(newsstand.address, cast.EVERYONE)

    first = gather(desk, NOON)
    newsstand.requests.clear()
    newsstand.show({path: Answer(body=NEWS) for path in slow})
    second = gather(desk, NOON + MINUTES)

    unheard = {outcome.outlet for outcome in first.outcomes if "the next one asks it first" in outcome.why}
    assert len(first.outcomes) == len(cast.EVERYONE)
    assert unheard
    assert {outcome.outlet for outcome in second.outcomes} == unheard


def test_what_has_waited_longest_is_asked_first(newsstand: Newsstand, desk: DeskFolder) -> None:
    desk.sets_gather("concurrency = 1")
    newsstand.show({feed_path(outlet): Answer(body=NEWS) for outlet in (HARBOUR_TIMES, MARL_HERALD, LISTA_POST)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD, LISTA_POST])
    gather(desk, NOON, only=[LISTA_POST.name])
    gather(desk, NOON + HOUR, only=[HARBOUR_TIMES.name])
    newsstand.requests.clear()

    gather(desk, NOON + 5 * HOUR)

    asked_for = [one.path for one in newsstand.requests if one.path.endswith(".xml")]
    assert asked_for == [feed_path(outlet) for outlet in (MARL_HERALD, LISTA_POST, HARBOUR_TIMES)]


def test_a_desk_of_an_older_version_is_asked_as_before(desk: DeskFolder, newsstand: Newsstand) -> None:
    """Rows that an older copydesk wrote have no rhythm, no wishes and no move."""
    newsstand.show({FEED: Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    url = newsstand.address + FEED
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        sources.remember(opened.db, Source(url=url, outlet=HARBOUR_TIMES.name, failures=2, state="failing"))

    assert asked(desk, NOON) == [HARBOUR_TIMES.name]
    assert remembered(desk, url).failures == 0


def _moved_away(
    newsstand: Newsstand, desk: DeskFolder, here: Sequence[Outlet], away: Sequence[Outlet], deserted_port: int
) -> None:
    """List outlets of which some stand at a port where nobody listens."""
    newsstand.show({feed_path(outlet): Answer(body=NEWS) for outlet in here})
    desk.reads_from(newsstand.address, here)
    desk.also_reads_from(f"http://127.0.0.1:{deserted_port}", away)

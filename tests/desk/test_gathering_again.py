"""When an outlet is asked again, over real HTTP: its wishes, its failures, and who has waited longest."""

from datetime import timedelta

import pytest

from pipeline import desk as verbs
from pipeline.newsstand import Answer, Newsstand
from pipeline.store import sources
from pipeline.store.sources import Source
from tests import cast
from tests.cast import HARBOUR_TIMES, LISTA_POST, MARL_HERALD, NOON
from tests.desk.asking_again import FEED, HOUR, MINUTES, NEWS, asked, gather, remembered
from tests.desks import DeskFolder, feed_path


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

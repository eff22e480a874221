"""An address that has moved or is gone for good, over real HTTP: taken up, given up, and said once."""

from pipeline.newsstand import Answer, Newsstand
from pipeline.store.sources import MOVED_AFTER
from tests.cast import HARBOUR_TIMES, NOON
from tests.desk.asking_again import DAY, FEED, HOUR, NEWS, asked, gather
from tests.desks import DeskFolder


def test_an_address_that_is_gone_for_good_is_said_once_and_asked_by_name_only(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    newsstand.show({FEED: Answer(status=410)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    [told] = gather(desk, NOON).outcomes

    assert (told.state, told.why) == ("off", "this address is gone for good (HTTP 410)")
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

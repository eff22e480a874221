"""One broken outlet never stops the others, over real HTTP, and what failed is told once."""

from pipeline.newsstand import Answer, Newsstand
from tests.cast import EVENING_MAIL, GAZETTE, HARBOUR_TIMES, LISTA_POST, MARL_HERALD, ONLOOKER
from tests.desk.two_newsrooms import AN_HOUR_ON, AT_NOON, MARL, QUAY
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss


def test_one_that_hangs_one_that_is_a_web_page_and_one_that_resets_do_not_stop_the_others(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    newsstand.show(
        {
            feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY)),
            feed_path(LISTA_POST): Answer(behaviour="hang"),
            feed_path(ONLOOKER): Answer(
                body=b"<!doctype html><html><body><h1>Accept our cookies</h1></body></html>",
                headers={"Content-Type": "text/html"},
            ),
            feed_path(GAZETTE): Answer(behaviour="reset"),
            feed_path(EVENING_MAIL): Answer(status=403),
            feed_path(MARL_HERALD): Answer(body=rss(MARL)),
        }
    )
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, LISTA_POST, ONLOOKER, GAZETTE, EVENING_MAIL, MARL_HERALD])

    ran = desk.copydesk("gather", "--json", AT_NOON)

    told = {one["outlet"]: one for one in ran.json["outlets"]}
    assert ran.exit_code == 3
    assert told["Harbour Times"]["new"] == 1
    assert told["Marl Herald"]["new"] == 2
    assert told["Lista Post"]["why"] == "no answer within 3 seconds"
    assert told["The Onlooker"]["state"] == "broken"
    assert "web page" in told["The Onlooker"]["why"]
    assert told["Gazette"]["why"] == "the connection broke off"
    assert told["Evening Mail"]["state"] == "refused"
    assert "403" in told["Evening Mail"]["why"]


def test_every_outlet_failing_has_an_exit_code_of_its_own(newsstand: Newsstand, desk: DeskFolder) -> None:
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])

    assert desk.copydesk("gather", AT_NOON).exit_code == 4


def test_cron_is_told_of_a_failure_once(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])

    first = desk.copydesk("run", AT_NOON)
    second = desk.copydesk("run", AN_HOUR_ON)

    assert first.exit_code == 3
    assert second.exit_code == 0

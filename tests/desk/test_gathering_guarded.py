"""What an answer may not do, over real HTTP: lead the desk where it may not go, flood it, or bring markup in."""

from pipeline.newsstand import Answer, Newsstand
from tests.cast import HARBOUR_TIMES, MARL_HERALD, headline
from tests.desk.two_newsrooms import AT_NOON, MARL, QUAY, opened
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss


def test_robots_txt_is_obeyed(newsstand: Newsstand, desk: DeskFolder) -> None:
    opened(newsstand, desk)
    newsstand.show(
        {
            "/robots.txt": Answer(body=b"User-agent: *\nDisallow: /\n", headers={"Content-Type": "text/plain"}),
            feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY)),
        }
    )

    ran = desk.copydesk("gather", "--json", "--outlet", "Harbour Times", AT_NOON)

    assert ran.json["outlets"][0]["state"] == "refused"
    assert "robots.txt" in ran.json["outlets"][0]["why"]
    assert [one.path for one in newsstand.requests] == ["/robots.txt"]


def test_an_address_of_ones_own_network_is_not_asked_unless_the_desk_allows_it(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    opened(newsstand, desk)

    ran = desk.copydesk("gather", "--json", AT_NOON, COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES="false")

    assert {one["state"] for one in ran.json["outlets"]} == {"refused"}
    assert newsstand.requests == []


def test_a_redirect_to_ones_own_network_by_another_name_is_not_followed(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(status=302, headers={"Location": "file:///etc/hostname"})})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    ran = desk.copydesk("gather", "--json", AT_NOON)

    assert ran.exit_code == 4
    assert ran.json["outlets"][0]["new"] == 0


def test_a_feed_that_redirects_to_itself_has_an_outcome(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(status=301, headers={"Location": feed_path(HARBOUR_TIMES)})})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    [told] = desk.copydesk("gather", "--json", AT_NOON).json["outlets"]

    assert told["state"] in ("failing", "refused")
    assert told["why"]


def test_a_feed_larger_than_the_limit_is_refused_and_the_others_are_filed(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    opened(newsstand, desk)
    newsstand.show(
        {
            feed_path(HARBOUR_TIMES): Answer(body=b"<rss>" + b" " * 50_000_000 + b"</rss>"),
            feed_path(MARL_HERALD): Answer(body=rss(MARL)),
        }
    )

    ran = desk.copydesk("gather", "--json", AT_NOON)

    told = {one["outlet"]: one for one in ran.json["outlets"]}
    assert told["Harbour Times"]["why"] == "the answer is larger than 8 MB"
    assert told["Marl Herald"]["new"] == 2


def test_a_hostile_title_is_stored_as_clean_text(newsstand: Newsstand, desk: DeskFolder) -> None:
    title = "Orrin <script>alert(1)</script> &lt;script&gt;alert(2)&lt;/script&gt; ‮desrever‬ zero\u200bwidth"
    page = headline(title, HARBOUR_TIMES, number=1, minutes=-5)
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss([page]))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    desk.copydesk("gather", AT_NOON)
    [story] = desk.copydesk("stories", "--json", AT_NOON).json

    shown = story["headlines"][0]["headline"]
    assert "<script" not in shown
    assert not any(mark in shown for mark in "\u202e\u202c\u200b\x00")
    assert shown.startswith("Orrin")

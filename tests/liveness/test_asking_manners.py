"""How a page is asked: as seldom and for as little as can be, saying who asks; a stranger's words are not repeated."""

from pipeline import liveness
from tests.liveness.asked import OK, PAGE, WAY
from tests.liveness.origin import Origin, by_method, says, sends


def test_a_page_that_is_there_is_asked_once(origin: Origin) -> None:
    origin.behaviours[PAGE] = OK

    liveness.ask(origin.address + PAGE, WAY)

    assert origin.methods(PAGE) == ["HEAD"]


def test_a_server_that_wants_to_be_left_is_left(origin: Origin) -> None:
    origin.behaviours[PAGE] = says(429, "Retry-After: 120")

    answer = liveness.ask(origin.address + PAGE, WAY)

    assert (origin.methods(PAGE), answer.retry_after) == (["HEAD"], "120")


def test_it_says_who_asks_and_for_one_byte(origin: Origin) -> None:
    origin.behaviours[PAGE] = by_method(says(405), OK)

    liveness.ask(origin.address + PAGE, WAY)

    head, get = (request.headers for request in origin.asked)
    assert head["user-agent"] == get["user-agent"] == "copydesk/1 (+editor@example.org)"
    assert (head.get("range"), get["range"]) == (None, "bytes=0-0")
    assert head["host"] == origin.address.removeprefix("http://")
    assert {"cookie", "referer", "authorization"}.isdisjoint(get)


def test_no_word_of_a_hostile_server_stands_in_the_reason(origin: Origin) -> None:
    origin.behaviours[PAGE] = sends(b"<script>alert(1)</script>\r\n\r\n")

    assert liveness.ask(origin.address + PAGE, WAY).why == "its answer is not HTTP"

"""Why an outlet gave nothing: the words of an address are never taken for the reason."""

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.internet.error import DNSLookupError, NoRouteError
from twisted.python.failure import Failure

from spiders import courtesy, excuses
from spiders.assignments import Crawl
from spiders.excuses import NotAskedError
from spiders.patience import HeldBackError
from tests.cast import NOON

CRAWL = Crawl(desk="", run=1, as_of=NOON, assignments=())
ROBOTS = "the outlet's robots.txt does not want copydesk there"
TOO_LARGE = "the answer is larger than 8 MB"


def failed(problem: Exception, url: str = "https://harbour.example/feed.xml") -> Failure:
    failure = Failure(problem)  # type: ignore[no-untyped-call]  # untyped in Twisted
    failure.request = Request(url)  # type: ignore[attr-defined]  # as Scrapy does
    return failure


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.1/robots.txt",
        "http://10.0.0.1/what-exceeds-all",
        "http://10.0.0.1/?maxsize=1",
        "http://10.0.0.1/?max%20redirections=1",
    ],
)
def test_the_guard_s_refusal_is_told_in_its_own_words_whatever_the_address_says(address: str) -> None:
    refused = excuses.not_asked(address, "it is a private address")

    failure = failed(NotAskedError(refused), address)

    assert excuses.unanswered(failure, CRAWL) == ("refused", refused)
    assert not excuses.is_too_large(failure)


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        pytest.param(IgnoreRequest("Forbidden by robots.txt"), ("refused", ROBOTS), id="robots"),
        pytest.param(
            IgnoreRequest("max redirections reached"), ("failing", "it redirects without an end"), id="redirects"
        ),
        pytest.param(HeldBackError("not asked"), ("failing", "not asked"), id="held-back"),
        pytest.param(
            IgnoreRequest(
                "Ignored response <200 https://harbour.example/robots.txt> because its body (1 B compressed,"
                " 9 B decompressed so far) exceeded DOWNLOAD_MAXSIZE (8 B) during decompression."
            ),
            ("failing", TOO_LARGE),
            id="unpacked-too-large-at-an-address-called-robots-txt",
        ),
        pytest.param(
            DNSLookupError("no results for hostname lookup: robots.txt"),
            ("failing", "there is no such host (DNS)"),
            id="a-host-called-robots-txt",
        ),
        pytest.param(
            NoRouteError("Network is unreachable"),  # type: ignore[no-untyped-call]  # Twisted has no types
            ("failing", "no network of this machine leads to the host"),
            id="a-machine-without-a-network",
        ),
    ],
)
def test_each_reason_is_told_from_what_happened(problem: Exception, told: tuple[str, str]) -> None:
    assert excuses.unanswered(failed(problem), CRAWL) == told


def test_a_host_whose_name_speaks_of_size_is_out_of_reach_like_any_other() -> None:
    failure = failed(DNSLookupError("no results for hostname lookup: exceeds.example"), "https://exceeds.example/")

    assert courtesy.unheard(failure, now=NOON).unreached


def test_who_answered_is_told_without_a_password() -> None:
    response = Response(
        "https://editor:secret@Harbour.Example:443/feed.xml", request=Request("https://harbour.example/")
    )

    assert courtesy.heard(response, now=NOON).host == "harbour.example"

"""At an outlet's door, over real sockets: its robots.txt, our headers, its certificate, what it packs."""

import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import trustme

from pipeline import desk as verbs
from pipeline import gather
from pipeline.desk import naming, pages
from pipeline.errors import NotFoundError
from pipeline.newsstand import Answer, Newsstand
from pipeline.store import headlines
from pipeline.store.runs import Outcome
from spiders.assignments import Assignment, Crawl
from tests.cast import EVERYONE, GAZETTE, HARBOUR_TIMES, LISTA_POST, MARL_HERALD, NOON, headline
from tests.certificates import certified
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss

NEWS = rss([headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1, minutes=-30)])
FEED = feed_path(HARBOUR_TIMES)
# What each robots.txt says, none of which is a reason to wait.
IMPATIENT = {
    "another robot's": "User-agent: gptbot\nCrawl-delay: 30\n",
    "negative": "User-agent: *\nCrawl-delay: -30\n",
    "infinite": "User-agent: *\nCrawl-delay: inf\n",
    "no number": "User-agent: *\nCrawl-delay: soon\n",
    "beyond 500 kibibytes": "# " + "x" * 600_000 + "\nUser-agent: *\nDisallow: /\n",
}


def gathered(desk: DeskFolder) -> Sequence[Outcome]:
    """Gather at noon, and return the outcomes by outlet."""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        return verbs.gather_news(opened).outcomes


def paths(newsstand: Newsstand) -> list[str]:
    """What was asked, in order."""
    return [one.path for one in newsstand.requests]


def robots(text: str) -> Answer:
    """A robots.txt."""
    return Answer(body=text.encode(), headers={"Content-Type": "text/plain"})


def test_a_crawl_delay_is_kept_between_all_requests_to_the_host(newsstand: Newsstand, desk: DeskFolder) -> None:
    """Half a minute is longer than this run has: whoever is asked before it is over is asked too soon."""
    desk.sets_gather("deadline_seconds = 3")
    everybody = [HARBOUR_TIMES, MARL_HERALD, LISTA_POST]
    newsstand.show(
        {"/robots.txt": robots("User-agent: *\nCrawl-delay: 30\n")}
        | {feed_path(outlet): Answer(body=NEWS) for outlet in everybody}
    )
    desk.reads_from(newsstand.address, everybody)

    told = gathered(desk)

    assert paths(newsstand) == ["/robots.txt"]
    assert {outcome.why for outcome in told} == {"the run ended before its answer; the next one asks it first"}


def test_a_short_delay_holds_nobody_up(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({"/robots.txt": robots("User-agent: *\nCrawl-delay: 0.2\n"), FEED: Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    [told] = gathered(desk)

    assert (told.state, told.new) == ("new", 1)


def test_a_robots_txt_that_asks_for_no_delay_holds_nobody_up(desk: DeskFolder) -> None:
    """All of them in one crawl. They are of one host, and its pause is what one of them asks for.

    Who had to wait for half a minute would not be heard before the deadline.
    """
    desk.sets_gather("deadline_seconds = 25")
    desk.writes("outlets.toml", "")
    named = dict(zip(IMPATIENT, EVERYONE, strict=False))
    with ExitStack() as stands:
        for name, outlet in named.items():
            news = rss([headline("Quay sees no breakthrough on the Orrin", outlet, minutes=-30)])
            answers = {"/robots.txt": robots(IMPATIENT[name]), feed_path(outlet): Answer(body=news)}
            desk.also_reads_from(stands.enter_context(Newsstand(answers)).address, [outlet])

        told = {outcome.outlet: (outcome.state, outcome.new) for outcome in gathered(desk)}

    assert {name: told[outlet.name] for name, outlet in named.items()} == dict.fromkeys(IMPATIENT, ("new", 1))


def test_a_host_whose_robots_txt_does_not_come_is_not_asked_again(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({"/robots.txt": Answer(behaviour="hang"), FEED: Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])

    told = gathered(desk)

    assert paths(newsstand) == ["/robots.txt"]
    assert {(one.state, one.why) for one in told} == {("failing", "no answer within 3 seconds")}


def test_what_robots_txt_forbids_is_asked_of_none_of_many_feeds_of_one_host(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    everybody = [HARBOUR_TIMES, MARL_HERALD, LISTA_POST, GAZETTE]
    newsstand.show(
        {"/robots.txt": robots("User-agent: *\nDisallow: /\n")}
        | {feed_path(outlet): Answer(body=NEWS) for outlet in everybody}
    )
    desk.reads_from(newsstand.address, everybody)

    told = gathered(desk)

    assert paths(newsstand) == ["/robots.txt"]
    assert [one.state for one in told] == ["refused"] * 4


def test_an_outlet_s_own_headers_are_sent_to_its_own_host_only(newsstand: Newsstand, desk: DeskFolder) -> None:
    with Newsstand({"/feed.xml": Answer(body=NEWS)}) as elsewhere:
        newsstand.show({FEED: Answer(status=302, headers={"Location": f"{elsewhere.address}/feed.xml"})})
        desk.reads_from(newsstand.address, [HARBOUR_TIMES], more='headers = { X-Reader = "river" }\n')

        [told] = gathered(desk)

        assert told.new == 1
        assert [one.headers.get("x-reader") for one in newsstand.requests if one.path == FEED] == ["river"]
        assert [one.headers.get("x-reader") for one in elsewhere.requests] == [None, None]


def test_a_certificate_that_nobody_signed_is_an_outcome_and_an_exception_is_one_outlet_s(desk: DeskFolder) -> None:
    with _shop(certified(trustme.CA(), "127.0.0.1")) as address:
        desk.reads_from(address, [HARBOUR_TIMES], more="insecure_tls = true\n")
        desk.also_reads_from(address, [GAZETTE])

        told = {outcome.outlet: outcome for outcome in gathered(desk)}

    assert told[GAZETTE.name].why == "the outlet's certificate cannot be trusted (TLS)"
    assert (told[HARBOUR_TIMES.name].state, told[HARBOUR_TIMES.name].new) == ("new", 1)


def test_the_pages_of_an_outlet_are_asked_under_its_own_exception(desk: DeskFolder) -> None:
    with _shop(certified(trustme.CA(), "127.0.0.1")) as address:
        desk.reads_from(address, [HARBOUR_TIMES], more="insecure_tls = true\n")
        desk.also_reads_from(address, [GAZETTE])
        excepted, other = (
            replace(headline("Quay sees no breakthrough", outlet), url=f"{address}/{outlet.name}.html", id=number)
            for number, outlet in enumerate((HARBOUR_TIMES, GAZETTE), start=1)
        )
        with verbs.opened(desk.folder, {}, now=NOON) as opened:
            headlines.file(opened.db, [excepted, other])
            pages.read_pages(opened, [excepted, other], budget=2)

            assert pages.page_of(opened, other)[1] == "the outlet's certificate cannot be trusted (TLS)"
            read, _ = pages.page_of(opened, excepted)
            assert read is not None


def test_a_page_that_is_named_by_its_address_is_asked_under_its_outlet_s_exception(desk: DeskFolder) -> None:
    with _shop(certified(trustme.CA(), "127.0.0.1")) as address:
        entry = f'[[outlet]]\nname = "Harbour Times"\nhosts = ["127.0.0.1"]\nfeeds = ["{address}{FEED}"]\n'
        desk.writes("outlets.toml", entry)
        with verbs.opened(desk.folder, {}, now=NOON) as opened, pytest.raises(NotFoundError, match="certificate"):
            naming.stories_of_pages(opened, [f"{address}/1.html"])
        desk.writes("outlets.toml", entry + "insecure_tls = true\n")
        with verbs.opened(desk.folder, {}, now=NOON) as opened:
            assert len(naming.stories_of_pages(opened, [f"{address}/1.html"])) == 1


def test_a_page_that_is_named_by_its_address_is_sent_its_outlet_s_own_headers(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    newsstand.show({"/1.html": Answer(status=404)})
    entry = f'[[outlet]]\nname = "Harbour Times"\nhosts = ["127.0.0.1"]\nfeeds = ["{newsstand.address}{FEED}"]\n'
    desk.writes("outlets.toml", entry + 'headers = { X-Reader = "river" }\n')

    with verbs.opened(desk.folder, {}, now=NOON) as opened, pytest.raises(NotFoundError):
        naming.stories_of_pages(opened, [f"{newsstand.address}/1.html"])

    assert [one.headers.get("x-reader") for one in newsstand.requests if one.path == "/1.html"] == ["river"]


def test_an_outlet_is_asked_over_ipv6_too() -> None:
    if not _has_ipv6():
        pytest.skip("no IPv6 on this machine")
    told: list[Any] = []
    with _shop(None, host="::1") as address:
        errand = Crawl(desk="", run=0, as_of=NOON, assignments=(Assignment(url=f"{address}/feed.xml", outlet="a"),))
        limits = {"COPYDESK_ALLOW_PRIVATE": True, "DOWNLOAD_DELAY": 0}
        gather.crawl(errand, spider="fetch", scrapy_settings=limits, told=told.append)

    assert [(one["status"], one["why"]) for one in told] == [(200, "")]


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


class _Counter(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Who does not trust our certificate goes away: that is no news."""


class _Six(_Counter):
    address_family = socket.AF_INET6


class _Clerk(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the standard library's name
        """Hand over the news."""
        body = b"" if self.path == "/robots.txt" else NEWS
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the standard library's name
        """Say nothing."""


@contextmanager
def _shop(context: ssl.SSLContext | None, *, host: str = "127.0.0.1") -> Iterator[str]:
    """A server of the news at every path, over TLS when there is a context; yields its address."""
    server = (_Six if ":" in host else _Counter)((host, 0), _Clerk)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    named = f"[{host}]" if ":" in host else host
    yield f"{'https' if context else 'http'}://{named}:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()

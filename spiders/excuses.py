"""Why an outlet gave nothing to read, in plain words: what its answer or its silence means."""

from urllib.parse import urljoin

from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure
from w3lib.url import safe_url_string

from pipeline import guard, starred, urls
from pipeline.text import counted
from spiders import shortage
from spiders.assignments import NOTHING_THERE, Crawl
from spiders.patience import HeldBackError
from spiders.resolver import REFUSED

_REFUSED = {401: "asks for a password", 403: "refuses copydesk", 407: "asks for a proxy", 451: "is barred by law"}
# Where the errors are from of an answer that is not packed as it says.
_UNPACKERS = ("gzip", "zlib", "brotli", "zstandard", "backports", "compression", "_zstd")
# What Scrapy says in full (downloadermiddlewares/robotstxt.py, redirect.py); an address may hold the same words.
_BY_ROBOTS, _TOO_OFTEN = "Forbidden by robots.txt", "max redirections reached"
_UNPACKED = "exceeded DOWNLOAD_MAXSIZE"  # httpcompression.py; with a space, which no address has there
_LONGEST_SHOWN = 200  # characters of an address in a reason


class UnreadRobotsError(IgnoreRequest):
    """The host's robots.txt is not to be had, so nothing else is asked of it. The text says why, `response` is it."""

    def __init__(self, response: Response) -> None:
        super().__init__(f"the outlet's robots.txt answers HTTP {response.status}")
        self.response = response


class NotAskedError(IgnoreRequest):
    """The request was not sent: the guard refuses its address. The text says so in words for the editor."""


def unwelcome(response: Response) -> tuple[str, str]:
    """Return state and reason of an answer that is neither 200 nor 304."""
    status = response.status
    if 300 <= status < 400:
        return _led_astray(response)
    if status in _REFUSED:
        return "refused", f"the outlet {_REFUSED[status]} (HTTP {status})"
    if status == 410:
        return "off", "this address is gone for good (HTTP 410)"
    if status == 404:
        return "failing", NOTHING_THERE
    if status == 429:
        return "failing", "the outlet asks for fewer requests (HTTP 429)"
    return "failing", f"the outlet answered HTTP {status}"


def unanswered(failure: Failure, crawl: Crawl) -> tuple[str, str]:
    """Return state and reason of a request of this errand that got no answer; the machine's refusal ends the crawl."""
    shortage.end_over(failure.value)
    name, text = type(failure.value).__name__, str(failure.value)
    if isinstance(failure.value, NotAskedError):
        return "refused", text
    if isinstance(failure.value, HeldBackError | UnreadRobotsError):
        return "failing", text
    if isinstance(failure.value, HttpError):
        return unwelcome(failure.value.response)
    if "timeout" in name.lower() or "TimedOut" in name:
        return "failing", f"no answer within {counted(crawl.timeout_seconds, 'second')}"
    if isinstance(failure.value, IgnoreRequest) and text == _BY_ROBOTS:
        return "refused", "the outlet's robots.txt does not want copydesk there"
    if isinstance(failure.value, DNSLookupError | CannotResolveHostError):
        refusal = REFUSED.get(urls.host(failure.request.url))  # type: ignore[attr-defined]  # Scrapy puts it there
        return ("refused", refusal) if refusal else ("failing", "there is no such host (DNS)")
    if is_too_large(failure):
        return "failing", f"the answer is larger than {crawl.max_bytes / 1e6:g} MB"
    if isinstance(failure.value, IgnoreRequest):
        if text == _TOO_OFTEN:
            return "failing", "it redirects without an end"
        return "refused", text or "the request was not sent"
    if type(failure.value).__module__.partition(".")[0] in _UNPACKERS:
        return "failing", "the answer is packed so that it cannot be unpacked"
    return "failing", _words(name, text)


def _led_astray(response: Response) -> tuple[str, str]:
    """State and reason of a redirect that Scrapy does not follow: to nowhere, or to what is no page of the web."""
    to = (response.headers.get("Location") or b"").decode("latin-1")
    if not to:
        return "failing", f"it redirects to nowhere (HTTP {response.status})"
    try:
        address = urljoin(response.url, safe_url_string(to))
    except ValueError:
        return "failing", "it redirects to what is no address"
    refusal = guard.refusal(address)
    return (
        ("refused", not_asked(address, refusal))
        if refusal
        else ("failing", f"the outlet answered HTTP {response.status}")
    )


def not_asked(url: str, refusal: str) -> str:
    """Return in words that the guard refuses an address."""
    address = starred.out(url)
    shown = address if len(address) <= _LONGEST_SHOWN else f"{address[:_LONGEST_SHOWN]}…"
    return f"copydesk does not ask {shown}: {refusal}"


def is_too_large(failure: Failure) -> bool:
    """Return whether it is the size of the answer that was wrong."""
    unpacked = isinstance(failure.value, IgnoreRequest) and _UNPACKED in str(failure.value)
    return "Cancelled" in type(failure.value).__name__ or unpacked


def _words(name: str, text: str) -> str:
    if "certificate" in text or "SSL" in text or "SSL" in name or "VerificationError" in text:
        return "the outlet's certificate cannot be trusted (TLS)"
    if "Refused" in name or "refused" in text:
        return "the host refused the connection"
    if name == "NoRouteError":
        return "no network of this machine leads to the host"
    if "ConnectionAborted" in text:  # by spiders.heads; a timeout and a large body have errors of their own
        return "the head of its answer does not end"
    if "DataLoss" in name:
        return "the answer broke off, or is garbled"
    if any(word in name + text for word in ("Lost", "ConnectionDone", "NeverReceived", "reset", "Reset", "Closed")):
        return "the connection broke off"
    if name == "DownloadFailedError":
        return "the answer is not proper HTTP"
    if name == "ValueError":
        return "it redirects to what is no address"
    return f"no usable answer ({name})"

"""How copydesk behaves at an outlet's door: conditional requests, the guard at every hop, plain words for a refusal."""

from collections.abc import Callable
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from pipeline import guard, urls
from spiders.assignments import Assignment, Crawl
from spiders.resolver import REFUSED

# Every answer but a redirect comes to the spider, so that its outcome is in its words.
_ANSWERS = [304, *range(400, 600)]

_REFUSED = {401: "asks for a password", 403: "refuses copydesk", 407: "asks for a proxy", 451: "is barred by law"}


class GuardMiddleware:
    """Refuses every request, redirects included, that the guard would not send."""

    def __init__(self, *, allow_private: bool) -> None:
        self.allow_private = allow_private

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware that the desk's settings ask for."""
        return cls(allow_private=crawler.settings.getbool("COPYDESK_ALLOW_PRIVATE"))

    def process_request(self, request: Request) -> None:
        """Raise IgnoreRequest with the guard's reason."""
        refusal = guard.refusal(request.url, allow_private=self.allow_private)
        if refusal:
            raise IgnoreRequest(f"copydesk does not ask {request.url}: {refusal}")


def request(
    assignment: Assignment, *, callback: Callable[[Response], Any], errback: Callable[[Failure], Any]
) -> Request:
    """Return the request of an assignment; `callback` gets every answer but a redirect."""
    return Request(
        assignment.url,
        headers=_conditions(assignment),
        callback=callback,
        errback=errback,
        meta={"assignment": assignment, "handle_httpstatus_list": _ANSWERS},
        dont_filter=True,
    )


def header(response: Response, name: str) -> str:
    """Return a header of the answer as text, "" when it has none."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else ""


def charset(response: Response) -> str:
    """Return the charset that the answer's Content-Type names, "" when it names none (RFC 9110, 8.3.2)."""
    for parameter in header(response, "Content-Type").split(";")[1:]:
        name, _, value = parameter.strip().partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""


def unwelcome(response: Response) -> tuple[str, str]:
    """Return state and reason of an answer that is neither 200 nor 304."""
    status = response.status
    if status in _REFUSED:
        return "refused", f"the outlet {_REFUSED[status]} (HTTP {status})"
    if status == 410:
        return "off", "the feed is gone for good (HTTP 410)"
    if status == 404:
        return "failing", "there is nothing at this address (HTTP 404)"
    if status == 429:
        return "failing", "the outlet asks for fewer requests (HTTP 429)"
    return "failing", f"the outlet answered HTTP {status}"


def unanswered(failure: Failure, crawl: Crawl) -> tuple[str, str]:
    """Return state and reason of a request of this errand that got no answer."""
    name, text = type(failure.value).__name__, str(failure.value)
    if "timeout" in name.lower() or "TimedOut" in name:
        return "failing", f"no answer within {crawl.timeout_seconds:g} seconds"
    if "robots.txt" in text:
        return "refused", "the outlet's robots.txt does not want copydesk there"
    if isinstance(failure.value, DNSLookupError | CannotResolveHostError):
        refusal = REFUSED.get(urls.host(failure.request.url))  # type: ignore[attr-defined]  # Scrapy puts it there
        return ("refused", refusal) if refusal else ("failing", "there is no such host (DNS)")
    if "Cancelled" in name or "maxsize" in text.lower() or "exceeds" in text.lower():
        return "failing", f"the answer is larger than {crawl.max_bytes / 1e6:g} MB"
    if isinstance(failure.value, IgnoreRequest):
        return "refused", text or "the request was not sent"
    return "failing", _words(name, text)


def _conditions(assignment: Assignment) -> dict[str, str]:
    """The headers that ask for an answer only if it has changed (RFC 9110, 13.1)."""
    headers = {"If-None-Match": assignment.etag, "If-Modified-Since": assignment.last_modified}
    return {name: value for name, value in headers.items() if value}


def _words(name: str, text: str) -> str:
    if "certificate" in text or "SSL" in text or "SSL" in name:
        return "the outlet's certificate cannot be trusted (TLS)"
    if "Refused" in name or "refused" in text:
        return "the host refused the connection"
    if any(word in name + text for word in ("Lost", "ConnectionDone", "NeverReceived", "reset", "Reset", "Closed")):
        return "the connection broke off"
    return f"no usable answer ({name})"

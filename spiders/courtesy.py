"""How copydesk behaves at an outlet's door: conditional requests, the guard at every hop, whether to wait."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from pipeline import guard, urls
from pipeline.dates.asking_again import retry_after
from pipeline.dates.fresh_for import fresh_for
from spiders import excuses
from spiders.assignments import Assignment
from spiders.excuses import NotAskedError, UnreadRobotsError
from spiders.pages import Heard
from spiders.patience import HeldBackError, asks_for_patience
from spiders.resolver import is_installed

logger = logging.getLogger(__name__)

# Every answer but a redirect comes to the spider, so that its outcome is in its words.
_ANSWERS = [304, *range(400, 600)]


class GuardMiddleware:
    """Refuses every request, redirects included, that the guard would not send, and all when the guard is not there."""

    def __init__(self, *, allow_private: bool) -> None:
        self.allow_private = allow_private
        self.guarded: asyncio.Task[bool] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware that the desk's settings ask for."""
        return cls(allow_private=crawler.settings.getbool("COPYDESK_ALLOW_PRIVATE"))

    async def process_request(self, request: Request) -> None:
        """Raise NotAskedError with the guard's reason; the headers of an outlet go to its own host only."""
        refusal = guard.refusal(request.url, allow_private=self.allow_private and _was_written(request))
        if refusal:
            raise NotAskedError(excuses.not_asked(request.url, refusal))
        if not await self._is_guarded():
            raise NotAskedError("nothing is asked: copydesk's guard is not active (a bug of copydesk)")
        _keep_headers_at_home(request)

    async def _is_guarded(self) -> bool:
        """Return whether every name is looked up under the guard; found out once, before anything is sent."""
        if self.guarded is None:
            from twisted.internet import reactor  # not before Scrapy has installed the one it is set to

            self.guarded = asyncio.ensure_future(_asked(reactor))
        return await self.guarded


async def _asked(reactor: Any) -> bool:
    installed = await maybe_deferred_to_future(Deferred.fromCoroutine(is_installed(reactor)))
    if not installed:
        logger.error("the guarded resolver is not installed", stack_info=True)
    return installed


def _was_written(request: Request) -> bool:
    """Whether this host was meant to be asked: a desk may allow private addresses, not what redirects to others."""
    came_by = request.meta.get("redirect_urls")
    return not came_by or urls.host(came_by[0]) == urls.host(request.url)


def _keep_headers_at_home(request: Request) -> None:
    assignment = request.meta.get("assignment")
    if assignment is None or not assignment.headers:
        return
    home, here = urlsplit(assignment.address), urlsplit(request.url)
    if (home.scheme, home.netloc) != (here.scheme, here.netloc):
        for name in assignment.headers:
            request.headers.pop(name, None)


def request(
    assignment: Assignment, *, callback: Callable[[Response], Any], errback: Callable[[Failure], Any]
) -> Request:
    """Return the request of an assignment; `callback` gets every answer but a redirect."""
    return Request(
        assignment.address,
        headers={**assignment.headers, **_conditions(assignment)},
        callback=callback,
        errback=errback,
        meta={
            "assignment": assignment,
            "handle_httpstatus_list": _ANSWERS,
            "dont_obey_robotstxt": assignment.kind == "robots",  # RFC 9309, 2.2.2: robots.txt itself may be asked
        },
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


def heard(response: Response, *, now: datetime) -> Heard:
    """Return what an answer says of being asked: whether to wait, until when, and from where it has moved to where."""
    busy = asks_for_patience(response)
    reasons = response.meta.get("redirect_reasons", ())
    return Heard(
        host=urls.host_and_port(response.url),
        fresh=fresh_for(
            cache_control=header(response, "Cache-Control"),
            expires=header(response, "Expires"),
            date=header(response, "Date"),
            age=header(response, "Age"),
        ),
        busy=busy,
        asked_again=retry_after(header(response, "Retry-After"), now) if busy else None,
        moved_to=response.url if reasons and all(reason in (301, 308) for reason in reasons) else "",
        unreached=response.status >= 500 and not busy,
    )


def unheard(failure: Failure, *, now: datetime) -> Heard:
    """Return what a request that got no answer says: what the host's robots.txt does, else was nothing heard at all."""
    if isinstance(failure.value, UnreadRobotsError):
        return heard(failure.value.response, now=now)
    return Heard(unreached=not isinstance(failure.value, IgnoreRequest) and not excuses.is_too_large(failure))


def was_asked(failure: Failure) -> bool:
    """Return whether a request that got no answer was sent at all."""
    return not isinstance(failure.value, HeldBackError)


def _conditions(assignment: Assignment) -> dict[str, str]:
    """The headers that ask for an answer only if it has changed (RFC 9110, 13.1)."""
    headers = {"If-None-Match": assignment.etag, "If-Modified-Since": assignment.last_modified}
    return {name: value for name, value in headers.items() if value}

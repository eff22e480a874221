"""A host that asks for patience again and again is not asked for the rest of the run."""

from collections import defaultdict

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from pipeline import urls
from spiders.outcomes import HELD_BACK

# One busy address may be that address's own trouble; three answers running are the host's.
_BUSY_ANSWERS = 3


class HeldBackError(IgnoreRequest):
    """The request was not sent: its host had asked for patience."""


class PatienceMiddleware:
    """Counts such answers of each host, running; at three of them what still waits is not sent."""

    def __init__(self) -> None:
        self.busy: defaultdict[str, int] = defaultdict(int)

    def process_request(self, request: Request) -> None:
        """Raise HeldBackError for a host that is busy."""
        if self.busy[urls.host_and_port(request.url)] >= _BUSY_ANSWERS:
            raise HeldBackError(HELD_BACK)

    def process_response(self, request: Request, response: Response) -> Response:
        """Count an answer, and hand it on."""
        door = urls.host_and_port(request.url)
        self.busy[door] = self.busy[door] + 1 if asks_for_patience(response) else 0
        return response


def asks_for_patience(response: Response) -> bool:
    """Return whether an answer speaks for its whole host: 429, or 503 with a Retry-After; else it is one address's."""
    return response.status == 429 or (response.status == 503 and bool(response.headers.get("Retry-After")))

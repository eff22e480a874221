"""Blogger v3 asked as a signed-in user: the access token is got when it is needed, and once anew when it is refused.

Methods and parameters of the discovery document blogger.v3. A 401 says that nothing was done, so that one question is
asked again; no other ever is.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import httpx

from pipeline import settings
from pipeline.errors import UnansweredError
from pipeline.publish import asking
from pipeline.publish.asking import Answer
from pipeline.publish.blogger.access import renewed
from pipeline.publish.blogger.addresses import Client
from pipeline.publish.blogger.words import problem


class BloggerApi:
    """The API, open for one command."""

    def __init__(self, client: Client, refresh_token: settings.Secret) -> None:
        self.client = client
        self._refresh_token = refresh_token
        self._access_token: settings.Secret | None = None
        self._secrets = [refresh_token, client.secret]  # and each access token there was: starred out of messages
        self._asker: httpx.Client = asking.client(timeout_seconds=client.timeout_seconds)

    def ask(
        self,
        verb: str,
        path: str,
        *,
        query: Iterable[tuple[str, str]] = (),
        body: Mapping[str, object] | None = None,
        look: Callable[[], None] | None = None,
    ) -> Answer:
        """Ask once and return the answer, whatever its status.

        Args:
            verb: GET, POST or PATCH.
            path: Behind `v3/`.
            query: Names and values; booleans are `true` and `false`.
            body: Sent as JSON.
            look: Called after a 401, of what would be there twice if that was not true; raises where it is there.

        Raises:
            RefusedError: Google does not take the sign-in, or sends us elsewhere.
            UnreachedError, UnansweredError: as `asking.ask`.
        """
        words = urlencode(list(query))
        url = f"{self.client.root}v3/{path}" + (f"?{words}" if words else "")
        answer = self._once(verb, url, body)
        if answer.status == 401:
            self._access_token = None
            if look:
                look()
            answer = self._once(verb, url, body)
            if verb != "GET" and not look and answer.status not in (200, 401):
                # A no to what was done already, such as a second publishing, is none to the first.
                what = f"{self.client.called}: Google did not take the sign-in, and then answered {answer.status}"
                raise UnansweredError(f"{what}; {asking.UNKNOWN}", where=path, do=asking.LOOKED_UP)
        return answer

    def document(self, answer: Answer, *, asked: str) -> dict[str, Any]:
        """Return the JSON object of a good answer.

        Args:
            answer: What Google answered.
            asked: What was asked, for the message.

        Raises:
            RefusedError: the answer is no, with the cure.
            UnansweredError: it is an error of Google's own, or nothing that we can read.
        """
        if answer.status != 200:
            raise problem(answer, self.client, where=asked, secrets=tuple(one.reveal() for one in self._secrets))
        document = answer.document
        if not isinstance(document, dict):
            what = f"{self.client.called}: Google answered something that is not JSON"
            raise UnansweredError(what, where=asked, do=asking.LATER)
        return document

    def close(self) -> None:
        """Let the connections go."""
        self._asker.close()

    def _once(self, verb: str, url: str, body: Mapping[str, object] | None) -> Answer:
        if self._access_token is None:
            self._access_token = renewed(self._asker, self.client, self._refresh_token)
            self._secrets.append(self._access_token)
        headers = {"Authorization": f"Bearer {self._access_token.reveal()}"}
        return asking.ask(self._asker, verb, url, name=self.client.called, body=body, headers=headers)

"""The REST API of one WordPress: where it is, and one question to it.

With plain permalinks (the default of a fresh blog) `/wp-json/` answers 200 with the home page, so the API is looked
for: by that address, by the Link header of the home page, by `?rest_route=/`.
"""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import httpx

from pipeline.errors import ChannelError, RefusedError
from pipeline.publish import asking
from pipeline.publish.wordpress.errors import code, judged, named, refusal

_API_LINK = re.compile(r'<([^<>]+)>\s*;\s*rel="?https://api\.w\.org/"?')
_ELSEWHERE = (200, 404)  # what a blog without pretty addresses says to /wp-json/


class Site:
    """One blog's API, asked as one user."""

    def __init__(self, asker: httpx.Client, *, url: str, channel: str, hidden: Collection[str] = ()) -> None:
        self._asker = asker
        self._hidden = hidden  # never shown, should the blog say it back to us
        self._root: httpx.URL | None = None
        self._index: Mapping[str, Any] = {}
        self.url = url.rstrip("/")
        self.channel = channel
        self.clock: datetime | None = None  # the blog's own, at its last answer

    @property
    def index(self) -> Mapping[str, Any]:
        """What the blog says of itself; empty where a plugin keeps that from us.

        Raises:
            ChannelError: there is no API of WordPress's.
        """
        self._found()
        return self._index

    @property
    def has_pretty_addresses(self) -> bool:
        """False when the API was found by `rest_route`: the blog has plain permalinks."""
        return "rest_route" not in self._found().params

    @property
    def offers_passwords(self) -> bool:
        """Whether the blog says that application passwords work there; true where it does not say."""
        return "authentication" not in self.index or bool(self.index["authentication"])

    def get(self, path: str, *, accept: Collection[str] = (), **query: str) -> Any:  # noqa: ANN401  a stranger's JSON
        """Return the JSON that WordPress answers to a question.

        Args:
            path: Below `wp/v2/`.
            accept: Codes of refusals that are returned like any answer.
            query: Names and values.

        Raises:
            ChannelError: no usable answer.
        """
        return self._asked("GET", path, query, None, accept)

    def post(self, path: str, body: Mapping[str, object], **query: str) -> Any:  # noqa: ANN401  a stranger's JSON
        """Have WordPress make or change a post, and return its JSON.

        Args:
            path: Below `wp/v2/`.
            body: Sent as JSON.
            query: Names and values.

        Raises:
            RefusedError, UnreachedError, UnansweredError: as every channel.
        """
        return self._asked("POST", path, query, body)

    def make(self, path: str, body: Mapping[str, object], *, accept: Collection[str]) -> Any:  # noqa: ANN401  the same
        """Have WordPress make what it makes once however often it is asked, such as a label: any no of it is a no.

        Args:
            path: Below `wp/v2/`.
            body: Sent as JSON.
            accept: Codes of refusals that are returned like any answer.

        Raises:
            RefusedError, UnreachedError, UnansweredError: as every channel.
        """
        return self._asked("POST", path, {}, body, accept, repeatable=True)

    def where(self, path: str) -> str:
        """Return the address of a path, for a message."""
        return asking.shortened(str(self._route(path, {})))

    def account(self) -> Mapping[str, Any]:
        """Return who we are there, with roles and capabilities.

        Raises:
            ChannelError: we are nobody, or it could not be asked.
        """
        me = self.get("users/me", context="edit")
        if not isinstance(me, dict):
            raise RefusedError(f"{named(self.channel)}: it does not say who we are", where=self.where("users/me"))
        return me

    def _asked(
        self,
        method: str,
        path: str,
        query: Mapping[str, str],
        body: object,
        accept: Collection[str] = (),
        *,
        repeatable: bool = False,
    ) -> Any:  # noqa: ANN401  a stranger's JSON
        route = self._route(path, query)
        answer = self._answer(method, route, body, repeatable=repeatable)
        if accept and answer.status >= 400 and code(answer.document) in accept:
            return answer.document
        where = asking.shortened(str(route))
        try:
            changes = method != "GET"
            return judged(answer, channel=self.channel, where=where, changes=changes, repeatable=repeatable)
        except RefusedError:
            if answer.status < 400:
                raise
        role = self._role() if answer.status == 403 and path != "users/me" else ""
        raise refusal(answer, channel=self.channel, where=where, role=role, unavailable=self._unavailable())

    def _answer(self, method: str, route: httpx.URL, body: object = None, *, repeatable: bool = False) -> asking.Answer:
        name, hidden = named(self.channel), self._hidden
        answer = asking.ask(self._asker, method, route, name=name, body=body, hidden=hidden, repeatable=repeatable)
        if answer.date:  # an older one comes from a cache
            self.clock = max(answer.date, self.clock or answer.date)
        return answer

    def _route(self, path: str, query: Mapping[str, str]) -> httpx.URL:
        root = self._found()
        if route := root.params.get("rest_route"):
            return root.copy_merge_params({"rest_route": f"{route.rstrip('/')}/wp/v2/{path}", **query})
        return root.join(f"wp/v2/{path}").copy_merge_params(query)

    def _found(self) -> httpx.URL:
        if self._root is None:
            self._root, self._index = self._looked_for()
        return self._root

    def _looked_for(self) -> tuple[httpx.URL, Mapping[str, Any]]:
        usual = httpx.URL(f"{self.url}/wp-json/")
        answer = self._answer("GET", usual)
        if _is_api(answer):
            return usual, _said_of_itself(answer)
        if answer.status not in _ELSEWHERE:
            judged(answer, channel=self.channel, where=str(usual), changes=False)
        for root in (self._linked(), httpx.URL(f"{self.url}/", params={"rest_route": "/"})):
            if root not in (None, usual) and _is_api(answer := self._answer("GET", root)):
                return root, _said_of_itself(answer)
        raise RefusedError(
            f"{named(self.channel)}: no WordPress was found at this address",
            where=asking.shortened(self.url),
            do="url in copydesk.toml is the address of the blog's front page; a plugin may also hide the REST API",
        )

    def _linked(self) -> httpx.URL | None:
        """Return the API that the home page names. Of its address only the path: a password goes to no other host."""
        front = httpx.URL(f"{self.url}/")
        match = _API_LINK.search(self._answer("GET", front).headers.get("link", ""))
        try:
            # An address of a header may be relative (RFC 8288, 3.1), and may be none with a path.
            return front.copy_with(raw_path=front.join(match[1]).raw_path) if match else None
        except httpx.InvalidURL:
            return None

    def _unavailable(self) -> str:
        return "" if self.offers_passwords else ", or application passwords are switched off there (they need https)"

    def _role(self) -> str:
        try:
            return roles(self.account())
        except ChannelError:
            return ""


def roles(account: Mapping[str, Any]) -> str:
    """Return a user's roles in words, "" where the account names none."""
    named = account.get("roles")
    return ", ".join(asking.shortened(str(role)) for role in named) if isinstance(named, list) else ""


def _is_api(answer: asking.Answer) -> bool:
    document = answer.document if answer.is_json else None
    if not isinstance(document, dict):
        return False
    return (answer.status == 200 and "namespaces" in document) or (answer.status in (401, 403) and "code" in document)


def _said_of_itself(answer: asking.Answer) -> Mapping[str, Any]:
    return answer.document if answer.status == 200 else {}  # a plugin may keep it from strangers

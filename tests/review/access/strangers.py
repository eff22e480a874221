"""A stranger at a page that stands elsewhere, his tries at its password, and the clock on its wall."""

from datetime import datetime, timedelta

import httpx

from tests.review.conftest import EVENING, token_in

PASSWORD = "four words of tide"
AWAY = "http://desk.example.org"


class Wall:
    """A clock on the wall that a test moves on."""

    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> datetime:
        return self.now

    def moves(self, **by: float) -> None:
        self.now += timedelta(**by)


def stranger(transport: httpx.BaseTransport) -> httpx.Client:
    return httpx.Client(transport=transport, base_url=AWAY, headers={"Origin": AWAY})


def tries(client: httpx.Client, password: str, *, onward: str = "/", user: str = "Ana") -> httpx.Response:
    token = token_in(client.get("/login").text)
    form = {"csrf_token": token, "password": password, "user": user, "onward": onward}
    return client.post("/login", data=form)

"""The cookies of the page by name: each has the port of its page in it."""

import re

import httpx

_SEAT = re.compile(r"copydesk-\d+")


def cookie_name(address: str | httpx.URL, kind: str = "copydesk") -> str:
    """By which name the page at `address` has its cookie kept."""
    return f"{kind}-{httpx.URL(address).port}"


def seat(client: httpx.Client) -> str:
    """The cookie of a client that is signed in."""
    [value] = [value for name, value in client.cookies.items() if _SEAT.fullmatch(name)]
    return value

"""Ways of answering badly, and the answers of a kind: what is sent, how fast, and where it ends."""

import asyncio
from collections.abc import Callable

from tests.newsstand.hostile_origin import Caller, Script

_A_WHILE = 600.0  # longer than anybody waits
_A_MOMENT = 0.05


def head(status: str = "200 OK", **headers: str) -> bytes:
    """The head of an answer; `Content_Type` stands for `Content-Type`."""
    named = {"Content_Type": "application/xml", "Connection": "close", **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1")


def answer(body: bytes | Callable[[], bytes] = b"", status: str = "200 OK", **headers: str) -> Script:
    """A whole answer; a body that is costly to make is made when it is asked for."""

    async def script(caller: Caller) -> None:
        made = body() if callable(body) else body
        await caller.say(head(status, **{"Content_Length": str(len(made)), **headers}) + made)

    return script


def pointing_at(make: Callable[[str], bytes]) -> Script:
    """A whole answer that names an address at its own door, which nobody may ask for."""

    async def script(caller: Caller) -> None:
        body = make(f"http://127.0.0.1:{_port(caller)}/never")
        await caller.say(head(Content_Length=str(len(body))) + body)

    return script


def raw(sent: bytes) -> Script:
    """Just these bytes, and goodbye."""

    async def script(caller: Caller) -> None:
        await caller.say(sent)

    return script


def elsewhere(location: str, status: str = "302 Found") -> Script:
    """A redirect; `{port}` stands for the door's own port."""

    async def script(caller: Caller) -> None:
        named = location.replace("{port}", str(_port(caller)))
        await caller.say(head(status, Content_Length="0", Location=named))

    return script


def ever_further() -> Script:
    """A redirect to an address that was never seen before, each time."""

    async def script(caller: Caller) -> None:
        await caller.say(head("302 Found", Content_Length="0", Location=caller.target + "-and-on"))

    return script


def silent(before: bytes = b"") -> Script:
    """These bytes, then nothing, with the line held open."""

    async def script(caller: Caller) -> None:
        await caller.say(before)
        await asyncio.sleep(_A_WHILE)

    return script


def dripping(before: bytes, drop: bytes = b" ") -> Script:
    """A drop every moment, for ever."""

    async def script(caller: Caller) -> None:
        await caller.say(before)
        while True:
            await caller.say(drop)
            await asyncio.sleep(_A_MOMENT)

    return script


def endless(before: bytes, more: bytes) -> Script:
    """The same again and again, as fast as it is taken."""

    async def script(caller: Caller) -> None:
        await caller.say(before)
        while True:
            await caller.say(more)

    return script


def slammed(before: bytes = b"") -> Script:
    """These bytes, then a reset."""

    async def script(caller: Caller) -> None:
        await caller.say(before)
        await asyncio.sleep(_A_MOMENT if before else 0)  # else they are lost with the line
        caller.reset()

    return script


def _port(caller: Caller) -> int:
    return int(caller.line.get_extra_info("sockname")[1])

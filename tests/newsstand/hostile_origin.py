"""An origin that misbehaves, over real sockets on loopback: a door (a port of its own) for each misbehaviour."""

import asyncio
import socket
import ssl
import struct
import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

LOOPBACK = "127.0.0.1"
_NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who came in: what was asked for, and the line to answer on."""

    target: str
    line: asyncio.StreamWriter

    async def say(self, sent: bytes) -> None:
        """Send bytes, at the pace at which they are taken."""
        self.line.write(sent)
        await self.line.drain()

    def reset(self) -> None:
        """Slam the door: a linger time of zero turns the close into a reset (socket(7), SO_LINGER)."""
        held: socket.socket = self.line.get_extra_info("socket")
        held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.line.transport.abort()


Script = Callable[[Caller], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misbehaviour:
    """What an outlet does, and what must come of it: the outcome's state, and words that its reason holds.

    `heavy`: whether it is read within the five seconds that reading may take is up to the machine. `everywhere`: it
    does so at its robots.txt, too. `certificate` names one of the origin's TLS contexts, "" = plain HTTP. `host` is the
    name it is asked by; one that is not 127.0.0.1 is never reached.
    """

    name: str
    script: Script
    state: str
    why: str = ""
    heavy: bool = False
    everywhere: bool = False
    certificate: str = ""
    host: str = LOOPBACK


class HostileOrigin:
    """All of them, open for as long as the `with` lasts. `asked` holds (misbehaviour, target) in order."""

    def __init__(self, everybody: Sequence[Misbehaviour], certificates: Mapping[str, ssl.SSLContext]) -> None:
        self.asked: list[tuple[str, str]] = []
        self._everybody, self._certificates = everybody, certificates
        self._ports: dict[str, int] = {}
        self._opened = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        self._inside: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def address(self, misbehaviour: Misbehaviour) -> str:
        """Where a misbehaviour is met."""
        if misbehaviour.host != LOOPBACK:
            return f"http://{misbehaviour.host}/{misbehaviour.name}"
        scheme = "https" if misbehaviour.certificate else "http"
        return f"{scheme}://{LOOPBACK}:{self._ports[misbehaviour.name]}/{misbehaviour.name}"

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._opened.wait(timeout=20)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()

    def _run(self) -> None:
        self._loop.run_until_complete(self._keep_open())
        self._loop.close()

    async def _keep_open(self) -> None:
        servers = [await self._door(one) for one in self._everybody]
        self._opened.set()
        await self._closing.wait()
        for server in servers:
            server.close()
        for task in self._inside:
            task.cancel()
        await asyncio.gather(*self._inside, return_exceptions=True)
        await asyncio.sleep(0)  # transports that were aborted close their sockets now

    async def _door(self, misbehaviour: Misbehaviour) -> asyncio.Server:
        def come_in(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = self._loop.create_task(self._answer(misbehaviour, reader, writer))
            self._inside.add(task)
            task.add_done_callback(self._inside.discard)

        context = self._certificates.get(misbehaviour.certificate)
        server = await asyncio.start_server(come_in, LOOPBACK, 0, ssl=context)
        self._ports[misbehaviour.name] = server.sockets[0].getsockname()[1]
        return server

    async def _answer(
        self, misbehaviour: Misbehaviour, reader: asyncio.StreamReader, line: asyncio.StreamWriter
    ) -> None:
        try:
            with suppress(OSError, asyncio.IncompleteReadError):
                asked = await reader.readuntil(b"\r\n\r\n")
                caller = Caller(asked.split(b" ", 2)[1].decode("latin-1"), line)
                self.asked.append((misbehaviour.name, caller.target))
                if caller.target == "/robots.txt" and not misbehaviour.everywhere:
                    await caller.say(_NO_ROBOTS)
                else:
                    await misbehaviour.script(caller)
                line.close()
                await line.wait_closed()
        finally:
            line.transport.abort()

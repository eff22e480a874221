"""The page on a port: the socket first, because the address is part of what the door checks; then waitress."""

import errno
import gc
import logging
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from flask import Flask
from waitress import create_server, wasyncore  # type: ignore[import-untyped]  # ships no types

from pipeline.errors import UsageError
from pipeline.review import framing, passwords
from pipeline.review.access import new_ticket
from pipeline.review.app import MOST_BYTES, create_app
from pipeline.review.door import Door, door_at
from pipeline.review.patience import PATIENT, Doorkeeper, Patience
from pipeline.review.refusals import refusing
from pipeline.settings import Reviewing, Settings
from pipeline.store.blame import from_the_file
from pipeline.store.database import Connection, DatabaseError, open_desk

_THREADS = 8
_TURN_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """The page, listening. `address` as a browser takes it; `enter` the one-time address, "" where a password is due.

    `serve` it in one thread, `stop` it from another.
    """

    address: str
    enter: str
    _server: Any
    _sockets: dict[int, Any]
    _keeper: Doorkeeper
    _stopping: Event = field(default_factory=Event)

    def serve(self) -> None:
        """Answer until Ctrl-C, or until another thread says `stop`; what is being answered is answered."""
        # What stands now stays as long as the page; searching it for garbage each time makes pauses.
        gc.collect()
        gc.freeze()
        with suppress(KeyboardInterrupt):
            while not self._stopping.is_set():
                wasyncore.loop(timeout=_TURN_SECONDS, map=self._sockets, count=1)
                self._keeper.look(self._server.active_channels, now=time.monotonic())
        gc.unfreeze()
        # In this order: a worker that is still answering rings the bell among the sockets when it is done.
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._sockets)

    def stop(self) -> None:
        """Let `serve` return within its next turn."""
        self._stopping.set()


def open_page(
    folder: Path,
    environ: Mapping[str, str],
    *,
    chosen: Settings,
    host: str,
    port: int,
    clock: Callable[[], datetime],
    real_clock: Callable[[], datetime],
    patience: Patience = PATIENT,
) -> OpenPage:
    """Open the review page of the desk in `folder` at `host` and `port` (0 = any free one).

    Args:
        folder: The desk's folder.
        environ: The environment, whose COPYDESK_* stand before the file.
        chosen: The desk's settings.
        host: A name or address of this machine; one that others can reach needs a password.
        port: 0 to 65535.
        clock: Stands for the desk's now.
        real_clock: Says when sessions and pauses end.
        patience: How long a connection may take.

    Raises:
        UsageError: the port is taken, the host is not this machine's, or there is no password and one is due.
        StoreError, SettingsError: the desk cannot be used.
    """
    listening = _listening(host, port)
    try:
        door = door_at(host, listening.getsockname()[1], chosen.review, clock=real_clock)
        _refuse_without_password(door, folder, chosen.review.host_name or host)
        app = create_app(folder, environ, clock=clock, door=door)
        address = _address(host, door.port)
        enter = "" if door.password else f"{address}/enter?ticket={_ticket(folder, door, now=clock())}"
        sockets: dict[int, Any] = {}
        server = _server(app, sockets, listening, _ways(door, patience))
    except BaseException:
        listening.close()
        raise
    return OpenPage(address=address, enter=enter, _server=server, _sockets=sockets, _keeper=Doorkeeper(patience))


def address_of(db: Connection, said: Reviewing, host: str, port: int, *, real_clock: Callable[[], datetime]) -> str:
    """Return a new one-time address of the page that listens at `host` and `port` already; the one before is void.

    Raises:
        UsageError: it is entered with its password.
    """
    door = door_at(host, port, said, clock=real_clock)
    if door.password:
        raise UsageError("this page is entered with its password", do="copydesk review --set-password sets a new one")
    return f"{_address(host, port)}/enter?ticket={new_ticket(db, door)}"


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _ticket(folder: Path, door: Door, *, now: datetime) -> str:
    file = folder / "desk.db"
    db = open_desk(file, now=now, create=True)
    try:
        return new_ticket(db, door)
    except DatabaseError as problem:  # the first word that the page writes: a file that is read-only, a full disk
        if said := from_the_file(problem, file):
            raise said from problem
        raise
    finally:
        db.close()


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address, so that a port in use is said before anything else is done."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (socket.gaierror, UnicodeError) as problem:
        do = "name an address of this machine, such as 127.0.0.1"
        raise UsageError(f"this machine has no address {host!r}", do=do) from problem
    opened = socket.socket(family, kind)
    # A page that was just stopped may start again at once (socket(7), SO_REUSEADDR).
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind(place)
        opened.listen()
    except OSError as problem:
        opened.close()
        raise _refused(problem, host, port) from problem
    return opened


def _refuse_without_password(door: Door, folder: Path, name: str) -> None:
    if door.password and not passwords.has_password(folder):
        do = "set one: copydesk review --set-password; or let it listen on this machine only: --host 127.0.0.1"
        raise UsageError(f"whoever reaches {name} could edit, and there is no password", do=do)


def _refused(problem: OSError, host: str, port: int) -> UsageError:
    if problem.errno == errno.EADDRINUSE:
        do = (
            "where the page is open already: copydesk review --ticket prints a way in; "
            "else choose another port: copydesk review --port 0 takes a free one, "
            "and [review] port in copydesk.toml gives this desk one of its own"
        )
        return UsageError(f"port {port} of {host} is in use", do=do)
    if problem.errno == errno.EACCES:
        return UsageError(f"you may not listen at port {port}", do="choose a port from 1024 on")
    return UsageError(f"the page cannot listen at {host}, port {port}: {problem.strerror}", do="try --host 127.0.0.1")


def _server(app: Flask, sockets: dict[int, Any], listening: socket.socket, ways: Mapping[str, Any]) -> Any:  # noqa: ANN401
    server = create_server(app, map=sockets, sockets=[listening], **ways)
    server.channel_class = partial(framing.channel, refuse=refusing(app))
    return server


def _ways(door: Door, patience: Patience) -> dict[str, Any]:
    """Return how waitress serves; behind a proxy it believes that proxy, on this machine, who asked."""
    logging.getLogger("waitress").setLevel(logging.ERROR)  # that much is asked at once, or all places are taken
    # Among its sockets waitress counts the one that listens, and its bell.
    ways: dict[str, Any] = {"threads": _THREADS, "ident": None, "connection_limit": patience.places + 2}
    ways["max_request_body_size"] = MOST_BYTES
    if door.proxied:
        ways |= {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": {"x-forwarded-for"}, "trusted_proxy_count": 1}
    return ways | {"clear_untrusted_proxy_headers": True}

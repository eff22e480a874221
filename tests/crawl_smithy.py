"""A process that has loaded Scrapy and the readers, and forks for each crawl it is asked for; see `crawl_forge`.

It has one thread and no reactor, so a fork of it is as whole as a process that has just loaded the same modules. It
loads them when the first crawl is asked for, and ends where its standard input does.
"""

import gc
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

from tests.forked_readers import end, have_readers_forked, heard, place
from tests.tables import read_tables

READERS = ("children", "feeds", "articles")


def main() -> None:
    """Fork for whoever comes to the socket whose number is handed over, until standard input ends."""
    listener = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    select.select([0, listener.fileno()], [], [])
    _load()
    crawls: dict[int, socket.socket] = {}
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    while True:
        ready, _, _ = select.select([0, woken, listener.fileno()], [], [])
        if 0 in ready:
            return
        if woken in ready:
            os.read(woken, 1000)
            _tell_of_the_dead(crawls)
        if listener.fileno() in ready:
            asker, _ = listener.accept()
            try:
                files, order = heard(asker)
            except (EOFError, ValueError):  # killed while it asked
                asker.close()
                continue
            pid = os.fork()
            if not pid:
                for one in (listener, *crawls.values()):
                    one.close()
                os.close(woken)
                os.close(waker)
                _become(asker, files, order)
            crawls[pid] = asker
            for file in files:
                os.close(file)


def _load() -> None:
    """All that a crawl loads, but for the reactor."""
    import scrapy.core.engine
    import scrapy.core.scraper
    import scrapy.crawler  # noqa: F401
    import twisted.internet.asyncioreactor

    from spiders import crawl, settings

    for name in ("article", "assignments", "feed", "fetch", "lifeline"):
        import_module(f"spiders.{name}")
    for name in READERS:
        import_module(f"pipeline.read.{name}")
    for value in vars(settings).values():
        for where in (value, *value, *value.values()) if isinstance(value, dict) else (value,):
            if isinstance(where, str) and where.startswith(("scrapy.", "spiders.")):
                import_module(where.rpartition(".")[0])
    assert "twisted.internet.reactor" not in sys.modules, "a crawl installs its own"
    assert twisted.internet.asyncioreactor, "which is this one"
    read_tables()
    sys.modules["__main__"] = crawl  # whose name reading children are told
    gc.collect()
    gc.freeze()


def _tell_of_the_dead(crawls: dict[int, socket.socket]) -> None:
    while crawls:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with crawls.pop(pid) as asker, suppress(OSError):  # whoever asked may have been killed
            asker.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))


def _become(asker: socket.socket, files: Sequence[int], order: dict[str, Any]) -> NoReturn:
    """Be the crawl's child: its environment, files, and the signals that a new process has."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    place(files, range(3))
    os.environ.clear()
    os.environ.update(order["environ"])
    os.chdir(order["folder"])
    time.tzset()
    sys.argv = [str(sys.modules["__main__"].__file__)]
    with asker:
        asker.sendall(b"%d\n" % os.getpid())
    have_readers_forked()
    end(import_module("spiders.crawl").main)


if __name__ == "__main__":
    main()

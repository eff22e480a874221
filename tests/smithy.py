"""A process that has loaded copydesk and forks for each command it is told on standard input; see `forge.Forge`.

It has one thread, so a fork of it is as whole as a process that has just loaded the same modules. It says on standard
output, a JSON line each, the process of a command that has begun, and how one ended.
"""

import atexit
import contextlib
import ctypes
import gc
import json
import os
import pkgutil
import resource
import select
import signal
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any

from babel.dates import format_date
from flask import Flask

from pipeline import ahead
from pipeline.store import migrate
from tests import blank_tables, crawl_forge, forked_readers
from tests.review.templates_once import SharingEnvironment
from tests.tables import read_tables

ROOMS = ("cli", "desk", "doctor", "draft", "notify", "preflight", "publish", "read", "render", "review", "store")
OTHERS = ("spiders.assignments", "sqlite_utils", "babel.dates", "jinja2", "httpx", "markdown_it", "nh3", "pebble")
READING = (["outlets"], ["read"])  # what commands begin with that have reading children of their own

CLONE_NEWNET = 0x40000000  # unshare(2): a network of its own, in which nobody can be reached
ENDING = (signal.SIGINT, signal.SIGTERM)
NO_RIGHT = 99
"""The exit code of a command that may not be cut off from the network."""


def main() -> None:
    """Fork as told until standard input ends. The one argument is a folder for what its commands share."""
    for name in (*_everything(), *OTHERS):
        import_module(name)
    SharingEnvironment.kept = sys.argv[1]
    read_tables()
    blank_tables.read_blank_tables()
    format_date(date.min, "EEEE MMMM", locale="en")
    gc.collect()
    gc.freeze()
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    _say({"ready": os.getpid()})
    while True:
        ready, _, _ = select.select([sys.stdin, woken], [], [])
        if woken in ready:
            os.read(woken, 1000)
            _tell_of_the_dead()
        if sys.stdin in ready:
            line = sys.stdin.readline()  # whoever orders waits for the answer, so there is never more than one line
            if not line:
                return
            order = json.loads(line)
            # A signal that comes before the fork is the command waits until it is.
            signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
            pid = os.fork()
            if not pid:
                os.close(woken)
                os.close(waker)
                _become(order)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
            _say({"begun": pid})


def _everything() -> Iterator[str]:
    """Every module of the rooms that a command may be in."""
    for room in ROOMS:
        package = import_module(f"pipeline.{room}")
        yield from (one.name for one in pkgutil.walk_packages(package.__path__, f"pipeline.{room}."))


def _tell_of_the_dead() -> None:
    while True:
        try:
            pid, status, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        _say({"ended": pid, "code": os.waitstatus_to_exitcode(status), "peak_kb": used.ru_maxrss})


def _become(order: dict[str, Any]) -> None:
    """Be the command: its words, environment, files, and the signals that a new process has."""
    from pipeline import launch

    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    files = (
        (order["in"], os.O_RDONLY),
        (order["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (order["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    )
    for number, (name, flags) in enumerate(files):
        opened = os.open(name, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    _suffer(order["fault"])
    os.environ.clear()
    os.environ.update(order["environ"])
    os.chdir(order["folder"])
    time.tzset()
    if order["crawls"]:
        migrate.apply = blank_tables.copied
        ahead._new = partial(crawl_forge.begin, order["crawls"])
        if order["arguments"][:1] in READING:
            forked_readers.have_readers_forked()
    if not order["fault"]:  # which a full disk might be
        Flask.jinja_environment = SharingEnvironment
    sys.argv = ["copydesk", *order["arguments"]]
    code: object = 0
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        launch.main()
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        code = 130  # before the first line of `launch.main`
    threading._shutdown()  # type: ignore[attr-defined]  # what Python does at its end, but for taking modules apart
    atexit._run_exitfuncs()
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)  # the command has ended: what is told now comes too late
    gc.collect()  # what was left open is said
    for file in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError):
            file.flush()
    os._exit(code if isinstance(code, int) else 0)


def _suffer(fault: dict[str, Any]) -> None:
    """Take the limits and files that a fault leaves to the command; see `forge.Forge.begins`."""
    for name, most in fault.get("limits", {}).items():
        resource.setrlimit(getattr(resource, name), (most, most))
    if fault.get("no network") and ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET):
        os._exit(NO_RIGHT)
    for number in fault.get("broken", []):
        reader, writer = os.pipe()
        os.close(reader)
        os.dup2(writer, number)
        os.close(writer)
    for number in fault.get("closed", []):
        os.close(number)
        name = ("stdin", "stdout", "stderr")[number]
        setattr(sys, name, None)  # as Python itself starts with a file that is closed
        setattr(sys, f"__{name}__", None)
    os.umask(fault.get("umask", 0o022))


def _say(what: dict[str, int]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

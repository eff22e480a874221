"""A forkserver of reading children that is forked beforehand, from a process that has loaded the readers.

`pipeline.read.pool` begins one with a new Python, which costs as much as all that a test has read. Forked as soon as a
process begins, with one thread, it waits for its word as Python itself gives it; nobody else notices. It ends with that
process.
"""

import atexit
import fcntl
import json
import os
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import util
from types import ModuleType
from typing import Any, NoReturn


def have_readers_forked() -> None:
    """Fork what will be the forkserver of the reading children, as long as there is one thread; it waits for its word.

    It is begun by `spawnv_passfds`, which is handed the files that it keeps and, as its last argument, what it runs.
    """
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if not pid:
        ours.close()
        _serve_readers(theirs)
    theirs.close()
    begin, waiting = util.spawnv_passfds, [ours]

    def begins(program: Any, arguments: Sequence[Any], files: Sequence[int]) -> int:  # noqa: ANN401  Python's own
        if not waiting or "multiprocessing.forkserver" not in arguments[-1]:
            return begin(program, arguments, files)
        with waiting.pop() as one:
            tell(one, files, {"numbers": files, "code": arguments[-1]})
        return pid

    util.spawnv_passfds = begins  # type: ignore[assignment]  # of its callers one gives it text, the other bytes


def _serve_readers(crawl: socket.socket) -> NoReturn:
    try:
        files, order = heard(crawl)
    except EOFError:  # the crawl read nothing
        os._exit(0)
    crawl.close()
    place(files, order["numbers"])
    sys.modules["__main__"] = ModuleType("__main__")
    end(lambda: exec(order["code"], {}))


def place(files: Sequence[int], numbers: Sequence[int]) -> None:
    """Have files under these numbers, and under no other."""
    high = [fcntl.fcntl(file, fcntl.F_DUPFD, 512) for file in files]
    for file in files:
        os.close(file)
    for file, number in zip(high, numbers, strict=True):
        os.dup2(file, number)
        os.close(file)


def heard(asker: socket.socket) -> tuple[Sequence[int], dict[str, Any]]:
    """Return the files that somebody sends, and what he says with them.

    Raises:
        EOFError: he has ended.
    """
    began, files, _, _ = socket.recv_fds(asker, 1, 8)
    if not began:
        raise EOFError
    with asker.makefile("rb") as words:
        return files, json.loads(words.readline())


def tell(whom: socket.socket, files: Sequence[int], what: dict[str, Any]) -> None:
    """Send somebody files, and what is to be said with them."""
    socket.send_fds(whom, [b"."], files)
    whom.sendall(json.dumps(what).encode() + b"\n")


def end(run: Callable[[], object]) -> NoReturn:
    """Run it, and end as Python does, but for taking modules apart."""
    code: object = 0
    try:
        run()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001  the end of a process
        traceback.print_exc()
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]  # the interpreter's own end
    atexit._run_exitfuncs()
    for file in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            file.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))

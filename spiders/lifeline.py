"""The crawl ends with the run that sent it, also when that is killed: it must not file while a later run works.

A pipe says so, on Linux and macOS alike: the run holds its writing end and never writes to it again, and the kernel
closes it with the run. The crawl leads a session of its own, so the reading children end with it.
"""

import os
import signal
import threading


def hold(descriptor: int) -> None:
    """End this process and its group as soon as the other end of the pipe `descriptor` is closed."""
    threading.Thread(target=_wait, args=(descriptor,), name="lifeline", daemon=True).start()


def _wait(descriptor: int) -> None:
    # Not by sys.stdin: a thread that waits in it would hold its lock when the interpreter ends.
    while os.read(descriptor, 1024):
        pass
    # SIGKILL: nothing is to be tidied up. A transaction that was open never was (docs/store.md).
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)

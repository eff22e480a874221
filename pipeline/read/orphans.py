"""A parsing child ends with the process that it reads for, also when that is killed in the middle of a page.

Its deadline is that process's to keep: without it a hostile page would hold an orphan for minutes. The forkserver is no
help, as it stays for as long as one of its children does.
"""

import fcntl
import multiprocessing
import os
import signal
import threading

# It only waits. The usual 8 MB would be taken from what a page may need (`children.confine`).
_STACK_BYTES = 256 * 1024


def end_with_the_parent() -> None:
    """Have this child of a pool killed as soon as the process that the pool belongs to is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        # Two ways, for a parser in C may keep the thread from running, and not every system has the signal.
        _signalled_by(parent.sentinel)
        before = threading.stack_size(_STACK_BYTES)
        threading.Thread(target=_wait, args=(parent,), name="lifeline", daemon=True).start()
        threading.stack_size(before)


def _signalled_by(pipe: int) -> None:
    """Have the kernel end this process when the pipe that its parent holds open is closed: by SIGIO (fcntl(2))."""
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)


def _wait(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()  # it may have been gone before the signal was asked for
    os.kill(os.getpid(), signal.SIGKILL)

"""Children that are forked by a server of their own: this process may run threads, and is never forked.

Python begins that server as `python -c`, which looks for modules in the folder that one stands in first. A `json.py`
there, the blogger's own or one that somebody left in a folder open to all, would be run; so it is not looked in
(https://docs.python.org/3/using/cmdline.html#envvar-PYTHONSAFEPATH). Nor does that server know the path of this
process, which found copydesk's folders by itself (`pipeline.launch`): it is told where they are, else it loads nothing.
"""

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_beginning = threading.Lock()


def context(loaded: Sequence[str] = ()) -> BaseContext:
    """Return the context in which such children begin; the server is there, and has these modules `loaded` for all."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(list(loaded))
    with _looking_in_no_folder():
        forkserver.ensure_running()
    return found


def confine(memory_bytes: int) -> None:
    """Let this process have so much more of address space than it has now; only Linux knows how much that is."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, OSError, ValueError):
        return


@contextmanager
def _looking_in_no_folder() -> Iterator[None]:
    """What begins now looks for modules where they are installed, and for ours; what begins later as it did.

    `os.environ` is left as it is: who reads through it meanwhile, in another thread, would end over a name that goes.
    """
    # An empty place in a path would be the folder that one stands in.
    ours = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    # A thread's own arena reserves 64 MB of the address space that `confine` bounds, and hardly uses any (mallopt(3)).
    told = {"PYTHONSAFEPATH": "1", "PYTHONPATH": ours, "MALLOC_ARENA_MAX": "1"}
    with _beginning:
        for name, value in told.items():
            os.putenv(name, value)
        try:
            yield
        finally:
            for name in told:
                if name in os.environ:
                    os.putenv(name, os.environ[name])
                else:
                    os.unsetenv(name)

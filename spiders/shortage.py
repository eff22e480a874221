"""What the machine refuses a crawl - open files, threads, memory - is no outlet's failure and no bug: the crawl ends.

At once, as where its run is killed (`spiders.lifeline`): a reactor that could not have a thread waits for ever, and an
outlet that could not be asked would be taken for one that fails. What was filed is filed, the rest is still due.
"""

import json
import os
import threading

from pipeline import machine
from pipeline.errors import StoreError

REFUSED = 9
"""The exit code of a crawl that the machine refused what it needs."""
_MARK = "the machine refused: "
_UNHEARD = ("this machine refused the crawl what it needs", "", "allow more open files, processes, threads or memory")


def told(said: str) -> StoreError:
    """Return what a crawl that ended with `REFUSED` has said on its standard error.

    Its readers, which die of the same, may have written behind it, or hold that open so that nothing was heard.
    """
    line = next((line for line in reversed(said.splitlines()) if line.startswith(_MARK)), "")
    what, where, do = json.loads(line.removeprefix(_MARK)) if line else _UNHEARD
    return StoreError(what, where=where, do=do)


def watch_threads() -> None:
    """Have every thread that ends by a problem end the crawl, if it is one of these: its work is waited for."""
    threading.excepthook = _of_a_thread


def end_over(problem: BaseException | None) -> None:
    """End this process, if this problem or what it came of is one of these; any other is left to who asks."""
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        if refusal := machine.short(_of_the_system(problem)):
            _end(refusal)
        problem = problem.__cause__ or problem.__context__


def _of_the_system(problem: BaseException) -> BaseException:
    """Return the system's own error in one of Twisted's, which keeps its number."""
    number = getattr(problem, "osError", None)
    return OSError(number, os.strerror(number)) if isinstance(number, int) else problem


def _of_a_thread(ended: threading.ExceptHookArgs) -> None:
    end_over(ended.exc_value)
    threading.__excepthook__(ended)


def _end(refusal: StoreError) -> None:
    last = json.dumps((refusal.what, refusal.where, refusal.do))
    os.write(2, f"\n{_MARK}{last}\n".encode())
    os._exit(REFUSED)

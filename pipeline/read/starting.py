"""Loaded by the forkserver of the reading children, and nowhere else: a child that is let go while it starts is silent.

Its semaphores are gone by then, and Python would print that on the screen of the editor. A child that cannot start for
any other reason is told of as ever, and the page that it had as one whose reader crashed.
"""

import sys
from types import TracebackType

_LET_GO = (FileNotFoundError, ConnectionError, EOFError)


def _tell(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, _LET_GO):
        sys.__excepthook__(kind, problem, trace)


sys.excepthook = _tell

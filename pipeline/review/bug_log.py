"""A bug's traceback goes to copydesk.log of the desk, and nowhere else: the page has one line.

A page that fails each time it is asked for, /metrics every fifteen seconds say, would fill the log and push out what
else is in it. So the same bug, known by its kind and the line of code where it arose, is written once a minute at most.
"""

import traceback
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from pipeline import logbook

_AT_MOST_ONCE_IN = timedelta(minutes=1)
# More different bugs than this at once are not told apart: the oldest is forgotten.
_MOST_KNOWN = 100


@dataclass(slots=True)
class BugLog:
    """Which bugs this process has written down, when, and how often each came again since."""

    _known: dict[str, tuple[datetime, int]] = field(default_factory=dict)
    _noting: Lock = field(default_factory=Lock)

    def note(self, folder: Path, problem: BaseException, *, at: datetime) -> str:
        """Write a bug with its traceback into the logbook, unless it stands there since less than a minute.

        Returns:
            Where it stands, or that it could not be written.
        """
        with self._noting:
            name = _name(problem)
            last, again = self._known.get(name, (None, 0))
            if last and last <= at < last + _AT_MOST_ONCE_IN:
                self._known[name] = (last, again + 1)
                return logbook.NAME
            try:
                file = logbook.bug(folder, problem, at=at, where="copydesk review", again=again)
            except OSError:
                return "a log that could not be written"
            self._known.pop(name, None)
            self._known[name] = (at, 0)
            if len(self._known) > _MOST_KNOWN:
                del self._known[next(iter(self._known))]
            return file.name


def _name(problem: BaseException) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    return f"{type(problem).__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else repr(problem)

"""A bug's traceback goes to copydesk.log of the desk, and nowhere else: the page has one line."""

from datetime import datetime
from pathlib import Path

from pipeline import logbook


def note_bug(folder: Path, problem: BaseException, *, at: datetime) -> str:
    """Write a bug with its traceback into the logbook, and return where it stands, or that it could not be written."""
    try:
        return logbook.bug(folder, problem, at=at, where="copydesk review").name
    except OSError:
        return "a log that could not be written"

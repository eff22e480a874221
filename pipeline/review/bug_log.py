"""A bug's traceback goes to copydesk.log of the desk, and nowhere else: the page has one line."""

import os
import traceback
from pathlib import Path

from pipeline.text import log_line


def note_bug(folder: Path, problem: BaseException) -> str:
    """Append a traceback to the log, its lines escaped, and return where it stands, or that it could not be written."""
    lines = "".join(traceback.format_exception(problem)).splitlines()
    text = "\n".join(log_line(line) for line in lines)
    file = folder / "copydesk.log"
    try:
        # Never through a link: a desk that others can write must not lead our log line elsewhere.
        descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as log:
            log.write(text + "\n\n")
    except OSError:
        return "a log that could not be written"
    return file.name

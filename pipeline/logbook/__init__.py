"""The logbook: copydesk.log of a desk, one JSON object a line, an event each (docs/watching.md).

writing.py  a line put down, whole, by any number of processes at once; full files are moved on
reading.py  the lines of all files again, the oldest first     wording.py  an entry in words
"""

from pipeline.logbook.reading import Entry, entries
from pipeline.logbook.wording import EVENTS, words
from pipeline.logbook.writing import NAME, append, bug, line

__all__ = ["EVENTS", "NAME", "Entry", "append", "bug", "entries", "line", "words"]

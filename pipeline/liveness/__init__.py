"""Liveness: is a page that we link still there? Asked politely, judged slowly, asked again at fixed times.

answer.py      what one page answered
connecting.py  a connection to the very address that the guard has judged
asking.py      HEAD, then a GET of one byte; redirects followed by hand, each judged by the guard
rounds.py      many pages: a few hosts at once, a host one page at a time
verdict.py     pure: an answer to ok, moved, refused, gone or unknown
walls.py       pure: an address that stands for another page: a home page, a consent wall, a not-found page
schedule.py    pure: which page is due, and when it is asked again
"""

from pipeline.liveness.answer import Answer, Way
from pipeline.liveness.asking import ask
from pipeline.liveness.rounds import answers
from pipeline.liveness.schedule import due, next_look
from pipeline.liveness.verdict import archived, judged, old_copy

__all__ = ["Answer", "Way", "answers", "archived", "ask", "due", "judged", "next_look", "old_copy"]

"""The evening: the desk at this moment, laid out for the editor. It reads, and changes nothing but that
`sorted_news` sorts out what is new first.

memory.py  what the process keeps between two looks     survey.py  every topic's stories and the open drafts
rows.py    a story as a row                             lines.py   a draft as a line
lens.py    outlets, countries and sides in words        quiet.py   why a topic has no draft
off_desk.py  what is hidden, why, and the editor's rulings     values.py  all of it as frozen values
"""

from pipeline.desk.evening.laid import evening, hidden, news_of, sorted_news
from pipeline.desk.evening.memory import Memory
from pipeline.desk.evening.off_desk import decisions
from pipeline.desk.evening.values import (
    KINDS,
    Asked,
    Evening,
    HiddenStory,
    Part,
    StoryRow,
)

__all__ = [
    "KINDS",
    "Asked",
    "Evening",
    "HiddenStory",
    "Memory",
    "Part",
    "StoryRow",
    "decisions",
    "evening",
    "hidden",
    "news_of",
    "sorted_news",
]

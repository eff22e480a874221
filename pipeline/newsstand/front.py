"""The front pages: of a newsroom with links to its pieces, and of the newsstand with links to its newsrooms."""

from collections.abc import Sequence

from pipeline.newsstand.answer import Answer
from pipeline.newsstand.markup import filled
from pipeline.newsstand.newsroom import Newsroom


def front_page(room: Newsroom) -> Answer:
    """Return the front page of a newsroom."""
    return Answer(body=filled("front.html", room=room))


def newsstand_page(rooms: Sequence[Newsroom]) -> Answer:
    """Return the list of the newsrooms."""
    return Answer(body=filled("newsstand.html", rooms=rooms))

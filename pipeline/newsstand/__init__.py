"""The bundled newsstand of `copydesk demo`: one invented day of a dozen invented newsrooms, over real HTTP on loopback.

Every country, city, person, company, newsroom and word of it is invented (copy/README.md). The same server shows
tests whatever answers they hand it, hostile ones included.

    with Newsstand() as stand:
        stand.show(day.pages(stand.address))
        files = desk_files(stand.address)
"""

from pipeline.newsstand.answer import Answer
from pipeline.newsstand.day import AS_OF, MORNING, newsrooms, pages
from pipeline.newsstand.desk_files import desk_files
from pipeline.newsstand.newsroom import Newsroom, Piece
from pipeline.newsstand.server import Newsstand

__all__ = [
    "AS_OF",
    "MORNING",
    "Answer",
    "Newsroom",
    "Newsstand",
    "Piece",
    "desk_files",
    "newsrooms",
    "pages",
]

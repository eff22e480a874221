"""The clipper: what the editor selected in his own browser becomes a headline with its excerpt. No page is fetched.

given.py   what came: address, headline, paragraphs; what is no clip, in words
likely.py  the open stories that it may belong to
looking.py everything the clip's page shows before anything is filed
filing.py  the headline, its article and its place in the store
using.py   and then in a draft
"""

from pipeline.desk.clipping.filing import file_clip
from pipeline.desk.clipping.given import MOST_TEXT, MOST_TITLE, MOST_URL, Clip, clip_of, paragraphs
from pipeline.desk.clipping.looking import USES, Glance, glance

__all__ = [
    "MOST_TEXT",
    "MOST_TITLE",
    "MOST_URL",
    "USES",
    "Clip",
    "Glance",
    "clip_of",
    "file_clip",
    "glance",
    "paragraphs",
]

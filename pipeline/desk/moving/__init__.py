"""Move a desk by one file: its database, settings, outlets, templates, formats, and posts that are files.

Its secrets are left out and named.

parcel.py     what lies in the file, and how large it may be
posts.py      the posts of Markdown channels inside the desk
packing.py    a desk to a file
unpacking.py  such a file, which may be anybody's, to an empty folder
"""

from pipeline.desk.moving.packing import pack
from pipeline.desk.moving.parcel import is_parcel
from pipeline.desk.moving.unpacking import unpack

__all__ = ["is_parcel", "pack", "unpack"]

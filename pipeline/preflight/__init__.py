"""Preflight: what should be seen to before a post goes live, each with its line and the cure. Pure.

values.py    what it takes (Facts) and gives (Matter)
places.py    the post as the rules read it: its lines and what it cites, each with its place
lines.py     no-outlet, no-link, outlet-twice, lead-listed
quoting.py   no-excerpt, not-verbatim, taken-down
wording.py   no-title, markup, placeholder, bare-address, no-comment
pictures.py  picture-words
pages.py     dead-link, own-repeat
waiting.py   old-approval
judging.py   all of them, each at the level that the settings give it
"""

from pipeline.preflight.judging import ALWAYS, RULES, matters
from pipeline.preflight.places import Post, read
from pipeline.preflight.values import Facts, Matter, Source

__all__ = ["ALWAYS", "RULES", "Facts", "Matter", "Post", "Source", "matters", "read"]

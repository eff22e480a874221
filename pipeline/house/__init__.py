"""House formats as data: the line patterns, words and marks of a post, shared by `render` and the reader of posts.

A format is a frozen value in formats.py; a new one is a new value there. `roundups`
turns a Roundup into the JSON of docs/format.md and back. `notices` has the dated lines below a post, `days` a day in
words, each both ways.
"""

from pipeline.house.formats import FORMATS, HouseFormat, named
from pipeline.house.patterns import LinePattern, Part, filled, pattern

__all__ = ["FORMATS", "HouseFormat", "LinePattern", "Part", "filled", "named", "pattern"]

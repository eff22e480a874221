"""House formats as data: the order, line patterns, words and marks of a post, shared by `render` and the post reader.

formats.py     what a format says; those of `shipped/*.toml`, and a desk's own in its folder `formats`
format_toml.py such a file read key by key; format_rules.py what each key takes
patterns.py    a line's parts and the punctuation between them
titling.py     titles by a pattern, the words over a list; days.py a day in words and back
notices.py     the dated lines below a post, and back
roundups.py    a Roundup to the JSON of docs/format.md, and back (fields.py reads it)
"""

from pipeline.house.formats import FORMATS, HouseFormat, named, names
from pipeline.house.patterns import LinePattern, Part, filled, pattern

__all__ = ["FORMATS", "HouseFormat", "LinePattern", "Part", "filled", "named", "names", "pattern"]

"""Outlets: a name, an alias or a host -> Outlet; the shipped registry, and the desk's outlets.toml over it.

`shipped` and `load` read a file; everything else is pure. How names compare: `names`; tags: `tags`;
for the blogger: docs/outlets.md.
"""

from pipeline.outlets import states, tags
from pipeline.outlets.choice import chosen, unknown
from pipeline.outlets.desk_list import load
from pipeline.outlets.registry import Registry
from pipeline.outlets.shipped_list import shipped

__all__ = ["Registry", "chosen", "load", "shipped", "states", "tags", "unknown"]

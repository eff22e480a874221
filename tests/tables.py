"""What copydesk ships and a process reads once, read before the forks of a smith: none of them has to."""

import sys
from functools import _lru_cache_wrapper
from inspect import signature

from pipeline import urls


def read_tables() -> None:
    """Read what is kept for good by the modules that are loaded: outlets, states, weights, the list of public suffixes.

    That a command reads them by itself is for those to say that begin from nothing.
    """
    for module in [module for name, module in sys.modules.items() if name.startswith("pipeline.")]:
        for value in vars(module).values():
            if type(value) is _lru_cache_wrapper and not signature(value).parameters:
                value()
    urls.site("harbour.example")

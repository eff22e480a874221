"""Numbers of drafts, stories and headlines as they come from outside: plain digits, no more than the store can hold."""

import re

from werkzeug.routing import IntegerConverter

# SQLite's integers end at 9,223,372,036,854,775,807 ("Datatypes In SQLite", 2), which has 19 digits.
_DIGITS = "[0-9]{1,18}"


class StoredNumber(IntegerConverter):
    """`<int:number>` of a route: an address with any other number is no page of ours (404)."""

    regex = _DIGITS


def is_number(said: str) -> bool:
    """Return whether this is a number that the store could hold."""
    return re.fullmatch(_DIGITS, said) is not None


def stored_number(said: str) -> int:
    """Return the number.

    Raises:
        ValueError: this is none that the store could hold.
    """
    if not is_number(said):
        raise ValueError(f"{said[:40]!r} is no number of the store")
    return int(said)

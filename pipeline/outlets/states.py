"""Which states a headline speaks of, by their names, peoples, capitals and seats of power (registry/states.csv).

The table is ours, general knowledge written down: codes by ISO 3166-1, names as English headlines print them. Names are
matched as printed, capitals included, because "US" is a state and "us" is not.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "registry" / "states.csv"


def mentioned(text: str) -> tuple[str, ...]:
    """Return the codes of the states that a headline names, in the order in which it names them, each once."""
    pattern, codes = _names()
    return tuple(dict.fromkeys(codes[found] for found in pattern.findall(text)))


def subject(text: str) -> str:
    """Return the code of the state that a headline opens with (within its first three words), "" for none."""
    pattern, codes = _names()
    found = pattern.search(text)
    if found is None or len(text[: found.start()].split()) > 2:
        return ""
    return codes[found.group()]


def name(code: str) -> str:
    """Return the plainest English name of a state, its code when the table does not have it."""
    return _plain().get(code, code)


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return tuple(csv.DictReader(table))


@cache
def _plain() -> Mapping[str, str]:
    return {row["code"]: max(row["names"].split(";"), key=len) for row in _rows()}


@cache
def _names() -> tuple[re.Pattern[str], Mapping[str, str]]:
    codes = {
        spelled: row["code"]
        for row in _rows()
        for column in ("names", "people", "capital", "seats")
        for spelled in row[column].split(";")
        if spelled
    }
    # The longest first: South Korea is not Korea, and North Korean not Korean.
    longest = sorted(codes, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)"), codes

"""The registry that copydesk ships: pipeline/registry/outlets.csv, written by bench/make_registry.py.

One outlet a row. `aliases` and `sources` are parted by "; ", `hosts`, `feeds`, `sitemaps` and `tags` by a space,
a flag is "yes" or empty; `sources` says fact=list for each fact (the lists' names and licences: NOTICES.md).
"""

import csv
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.errors import RegistryError
from pipeline.news import Outlet
from pipeline.outlets.registry import Registry

OUTLETS_CSV = Path(__file__).resolve().parents[1] / "registry" / "outlets.csv"

COLUMNS: Final = (
    "name",
    "aliases",
    "hosts",
    "home",
    "family",
    "country",
    "language",
    "state",
    "agency",
    "feeds",
    "sitemaps",
    "tags",
    "enabled",
    "sources",
)


@cache
def shipped() -> Registry:
    """Return the shipped registry, read once a process; outlets in order of their names.

    Raises:
        RegistryError: the file is missing or not what make_registry writes: a broken installation.
    """
    try:
        outlets = tuple(_outlet(row) for row in _rows())
    except (OSError, ValueError, csv.Error) as error:
        raise RegistryError(
            f"the shipped registry cannot be read: {error}", where=OUTLETS_CSV.name, do="install copydesk again"
        ) from error
    return Registry(outlets=outlets)


def _rows() -> list[dict[str, str]]:
    with OUTLETS_CSV.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    if tuple(header) != COLUMNS:
        raise ValueError("the columns are not those of this copydesk")
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def _outlet(row: dict[str, str]) -> Outlet:
    return Outlet(
        name=row["name"],
        aliases=_parted(row["aliases"]),
        hosts=tuple(row["hosts"].split()),
        home=row["home"],
        family=row["family"],
        country=row["country"],
        language=row["language"],
        state=row["state"],
        agency=row["agency"] == "yes",
        feeds=tuple(row["feeds"].split()),
        sitemaps=tuple(row["sitemaps"].split()),
        tags=tuple(row["tags"].split()),
        enabled=row["enabled"] == "yes",
        sources=dict(claim.split("=", 1) for claim in _parted(row["sources"])),
    )


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()

"""Join the licensed lists with our editorial choices into the shipped registry: pipeline/registry/outlets.csv.

    python bench/make_registry.py [LISTS]

LISTS is a folder with outlets.csv and feeds.csv (default: ../shared/data/outlets beside the checkout; its README
says what each column is and which list and commit it comes from), and optionally ../day/outlets.csv. The choices
are bench/registry_choices.toml. A choice that names no outlet, an address that no list has, and a name or host
that two outlets claim stop the script: the registry never holds an invented address. Prints one JSON line.
"""

import csv
import json
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.outlets.names import key
from pipeline.outlets.shipped_list import COLUMNS, OUTLETS_CSV

CHECKOUT = Path(__file__).resolve().parents[1]
CHOICES = Path(__file__).with_name("registry_choices.toml")
LISTS = CHECKOUT / ".." / "shared" / "data" / "outlets"

Row = dict[str, str]
Choices = dict[str, Any]


def main() -> None:
    """Write the registry and print how many outlets it has, how many can be asked, how many are on."""
    lists = Path(sys.argv[1]) if len(sys.argv) > 1 else LISTS
    choices = tomllib.loads(CHOICES.read_text(encoding="utf-8"))
    listed = _listed_addresses(lists)
    rows = [_row(record, choices, listed) for record in _records(lists, choices)]
    rows.sort(key=lambda row: (key(row["name"]), row["name"]))
    _check(rows, choices)
    with OUTLETS_CSV.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    asked = sum(1 for row in rows if row["feeds"])
    on = sum(1 for row in rows if row["enabled"])
    print(json.dumps({"outlets": len(rows), "with_feed": asked, "enabled": on}))


def _listed_addresses(lists: Path) -> dict[str, str]:
    """Every feed address of the lists, with the names of the lists that have it."""
    listed = {row["url"]: row["listed_in"] for row in _csv(lists / "feeds.csv")}
    for row in _csv(lists / "outlets.csv"):
        for column in ("feed_top", "feed_world"):
            listed.setdefault(row[column], row["feeds_source"])
    served = lists.parent / "day" / "outlets.csv"
    if served.exists():
        # The day's feeds were recorded by fastfeedparser at these addresses.
        for row in _csv(served):
            listed.setdefault(row["feed"], "fastfeedparser-bench")
    return listed


def _csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _records(lists: Path, choices: Choices) -> list[Row]:
    """The lists' outlets under the blog's names, then the outlets that no list has."""
    cited = {listed: name for name, listed in choices["cited"].items()}
    records = _csv(lists / "outlets.csv")
    for record in records:
        if record["name"] in cited:
            record["aliases"] = "; ".join(filter(None, [record["name"], record["aliases"]]))
            record["name"] = cited[record["name"]]
    return records + [_added(entry) for entry in choices["added"]]


def _added(entry: dict[str, Any]) -> Row:
    return {
        "name": entry["name"],
        "aliases": "; ".join(entry.get("aliases", ())),
        "domain": " ".join(entry.get("hosts", ())),
        "country": entry.get("country", ""),
        "country_source": "editorial",
        "language": "en",
        "language_source": "editorial",
        "wire_agency": "yes" if entry.get("agency") else "no",
        "listed_in": "editorial",
    }


def _row(record: Row, choices: Choices, listed: dict[str, str]) -> Row:
    """One outlet of the registry: a list's record with our choices laid over it."""
    name = record["name"]
    feeds = choices["feeds"].get(name)
    if feeds is None:
        feeds = _distinct(record.get(column, "") for column in ("feed_world", "feed_top"))
    language = choices["language"].get(name, record["language"])
    family = next((family for family, names in choices["family"].items() if name in names), "")
    row = {
        "name": name,
        "aliases": "; ".join(_aliases(record, choices)),
        "hosts": " ".join([*record["domain"].split(), *choices["hosts"].get(name, ())]),
        "home": record.get("homepage", ""),
        "family": family,
        "country": record["country"],
        "language": language,
        "state": record.get("state_typology", ""),
        "agency": "yes" if record["wire_agency"] == "yes" else "",
        "feeds": " ".join(feeds),
        "sitemaps": record.get("news_sitemap", ""),
        "tags": " ".join(tag for tag, names in choices["tags"].items() if name in names),
        "enabled": "yes" if name in choices["enabled"]["names"] else "",
    }
    row["sources"] = "; ".join(f"{fact}={source}" for fact, source in _sources(row, record, choices, listed).items())
    return row


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def _aliases(record: Row, choices: Choices) -> list[str]:
    name = record["name"]
    unused = choices["not_aliases"].get(name, ())
    aliases = [*record["aliases"].split("; "), *choices["aliases"].get(name, ())]
    return [alias for alias in _distinct(aliases) if alias not in unused]


def _sources(row: Row, record: Row, choices: Choices, listed: dict[str, str]) -> Row:
    """Who says each fact, in the keys of NOTICES.md; a list that contradicts is named with it."""
    sources = {}
    if row["hosts"]:
        sources["hosts"] = record["listed_in"] + ("+editorial" if row["name"] in choices["hosts"] else "")
    if row["country"]:
        disputed = record.get("country_disputed")
        sources["country"] = record["country_source"] + (f" (another list: {disputed})" if disputed else "")
    sources["language"] = "editorial" if row["name"] in choices["language"] else record["language_source"]
    if row["state"]:
        sources["state"] = record["owner_source"]
    for fact in ("family", "agency", "tags"):
        if row[fact]:
            sources[fact] = "editorial"
    if row["feeds"]:
        sources["feeds"] = "+".join(_distinct("+".join(listed[url] for url in row["feeds"].split()).split("+")))
    if row["sitemaps"]:
        sources["sitemaps"] = "fundus"
    return sources


def _check(rows: list[Row], choices: Choices) -> None:
    names = {row["name"] for row in rows}
    chosen = {
        name for table in ("cited", "aliases", "not_aliases", "hosts", "language", "feeds") for name in choices[table]
    }
    for table in ("family", "tags", "enabled"):
        chosen.update(name for names_of in choices[table].values() for name in names_of)
    _stop("a choice names no outlet", chosen - names)
    _stop("an outlet is on without a feed", {row["name"] for row in rows if row["enabled"] and not row["feeds"]})
    _stop(
        "a name that two outlets claim",
        _claimed_twice({key(word) for word in [row["name"], *row["aliases"].split("; ")] if word} for row in rows),
    )
    _stop("a host that two outlets claim", _claimed_twice(set(row["hosts"].split()) for row in rows))


def _claimed_twice(claims: Iterable[set[str]]) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for claim in claims:
        twice |= seen & claim
        seen |= claim
    return twice


def _stop(why: str, culprits: set[str]) -> None:
    if culprits:
        sys.exit(f"make_registry: {why}: {', '.join(sorted(culprits))}")


if __name__ == "__main__":
    main()

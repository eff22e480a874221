"""Ill-formed feeds and JSON of other projects' tests, served over real HTTP, all to one gathering."""

import base64
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from pipeline.newsstand import Answer, Newsstand
from tests.desks import SHARED, Answered, DeskFolder

HOSTILE = SHARED / "data" / "hostile"
SAMPLED = 25  # every so manieth of the feeds in the small size

# A NUL is dropped wherever it stands, as from every page, before the text is taken for JSON (pipeline.read.decode).
HOLDS_NUL = ("n_string_unescaped_ctrl_char.json", "n_structure_null-byte-outside-string.json")

pytestmark = pytest.mark.skipif(not HOSTILE.exists(), reason="the shared hostile data is not on this machine")


def test_hostile_json_and_a_sample_of_hostile_feeds_have_an_outcome_each(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    assert _misfits(newsstand, desk, [*_rows("json.jsonl"), *_rows("feeds.jsonl")[::SAMPLED]]) == []


@pytest.mark.long
def test_of_all_hostile_feeds_each_has_an_outcome(newsstand: Newsstand, desk: DeskFolder) -> None:
    assert _misfits(newsstand, desk, _rows("feeds.jsonl")) == []


def test_a_feed_with_broken_json_in_it_is_broken_and_one_with_odd_json_is_read(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    rows = [row for row in _rows("json.jsonl") if row["must"] != "either" and row["name"] not in HOLDS_NUL]

    told = _gathered(newsstand, desk, [_as_json_feed(_body(row), number) for number, row in enumerate(rows)])[1]

    said = {row["name"]: told[f"outlet {number}"]["state"] for number, row in enumerate(rows)}
    assert said == {row["name"]: "new" if row["must"] == "accept" else "broken" for row in rows}


def _misfits(newsstand: Newsstand, desk: DeskFolder, rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Gather these, and return in words what is wrong with the whole or with the outcome of one."""
    ran, told = _gathered(newsstand, desk, [_body(row) for row in rows])

    misfits = [] if ran.exit_code in (0, 3, 4) else [f"exit code {ran.exit_code}"]
    misfits += ran.stderr.splitlines() + ([] if len(told) == len(rows) else [f"{len(told)} outcomes of {len(rows)}"])
    for number, row in enumerate(rows):
        outcome = told.get(f"outlet {number}", {"state": "none", "why": ""})
        is_reasoned = outcome["why"] or outcome["state"] in ("new", "unchanged")
        if outcome["state"] not in ("new", "unchanged", "broken", "failing") or not is_reasoned:
            misfits.append(f"{row['name']}: {outcome}")
    return misfits


def _gathered(newsstand: Newsstand, desk: DeskFolder, served: Sequence[bytes]) -> tuple[Answered, Mapping[str, Any]]:
    typed = {"Content-Type": "application/xml"}  # without a charset: the bytes and their own word decide
    newsstand.show({f"/{number}": Answer(body=body, headers=typed) for number, body in enumerate(served)})
    entries = [f'[[outlet]]\nname = "outlet {n}"\nfeeds = ["{newsstand.address}/{n}"]\n' for n in range(len(served))]
    desk.writes("outlets.toml", "\n".join(entries))
    ran = desk.copydesk("gather", "--json", "--as-of=2026-05-12T12:00:00Z")
    return ran, {one["outlet"]: one for one in ran.json["outlets"]} if ran.stdout else {}


def _as_json_feed(text: bytes, number: int) -> bytes:
    """A JSON Feed that holds this text as the value of a field of its own."""
    item = f'{{"id": "{number}", "url": "https://a.example/{number}", "title": "The ferry stays", "_more": '
    return b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + item.encode() + text + b"}]}"


def _body(row: Mapping[str, str]) -> bytes:
    return base64.b64decode(row["b64"]) if "b64" in row else row["text"].encode()


def _rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (HOSTILE / name).read_text(encoding="utf-8").splitlines()]

"""docs/settings.md and templates/start say what the program does: every key, default, range and example."""

import tomllib
from pathlib import Path

import pytest

from pipeline import settings
from pipeline.settings.keys import CHANNEL, SECTIONS, SIDE, TOPIC
from pipeline.settings.values import Channel

ROOT = Path(__file__).parents[1]
KEYS = settings.keys()
START = ROOT / "templates" / "start"
RULES = {
    **{f"{section}.{key}": rule for section, rules in SECTIONS.items() for key, rule in rules.items()},
    **{f"topic.{key}": rule for key, rule in TOPIC.items()},
    "topic.sides": SIDE,
    **{f"publish.NAME.{key}": rule for key, rule in CHANNEL.items()},
}
# Tables that need keys beside the one under test.
COMPANY = {"topic": ('name = "sea"',), "publish": ('kind = "email"', 'host = "h"', 'sender = "s"', 'to = "t"')}


def documented() -> dict[str, list[str]]:
    """Return the cells of each key's row: key, meaning, unit, default, takes, example."""
    lines = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]
    return {row[0].strip("`"): row for row in rows if len(row) == 6}


def default_of(key: str) -> object:
    table, *_, name = key.split(".")
    if table == "publish":
        return getattr(Channel(name="blog"), name)
    return getattr(getattr(settings.default(), table), name)


def test_every_key_is_documented() -> None:
    assert sorted(documented()) == sorted(settings.keys())


@pytest.mark.parametrize("key", KEYS)
def test_what_a_key_takes_is_documented_in_the_words_of_its_error(key: str) -> None:
    assert documented()[key][4] == RULES[key].words


@pytest.mark.parametrize("key", [key for key in KEYS if not key.startswith("topic.")])
def test_the_documented_default_is_the_default(key: str) -> None:
    said = documented()[key][3].strip("`")
    expected = "" if said == "needed" else tomllib.loads(f"said = {said}")["said"]

    default = default_of(key)

    assert (list(default) if isinstance(default, tuple) else default) == expected


@pytest.mark.parametrize("key", KEYS)
def test_the_documented_example_loads(key: str, tmp_path: Path) -> None:
    table, *_, name = key.split(".")
    beside = [line for line in COMPANY.get(table, ()) if not line.startswith(f"{name} =")]
    if key == "publish.NAME.kind":
        beside += ['url = "https://a.example"', 'user = "u"']
    header = {"topic": "[[topic]]", "publish": "[publish.blog]"}.get(table, f"[{table}]")
    example = documented()[key][5].strip("`")
    (tmp_path / "copydesk.toml").write_text("\n".join([header, *beside, example]), encoding="utf-8")

    settings.load(tmp_path, {})

    assert example.startswith(f"{name} = ")


@pytest.mark.parametrize("key", [key for key in KEYS if not key.startswith("publish.") or key.endswith("kind")])
def test_the_starting_file_shows_every_key(key: str) -> None:
    section, text = key.split(".")[0], (START / "copydesk.toml").read_text(encoding="utf-8")
    written = text.split(f"[{section}")[1:]

    name = key.rsplit(".", 1)[-1]

    assert any(f"\n{name} = " in part or f"\n# {name} = " in part or name == "sides" for part in written)


def test_the_starting_desk_has_three_topics_with_sides() -> None:
    chosen = settings.load(START, {})

    assert [topic.name for topic in chosen.topics] == ["ukraine", "iran", "china-us"]
    assert all(topic.sides for topic in chosen.topics)


def test_the_starting_file_with_every_line_switched_on_still_holds_the_defaults(tmp_path: Path) -> None:
    lines = (START / "copydesk.toml").read_text(encoding="utf-8").splitlines()
    shown = [line[2:] if " = " in line and line.startswith("# ") else line for line in lines]
    shown = [line[2:] if line.startswith("# [publish") else line for line in shown]
    (tmp_path / "copydesk.toml").write_text("\n".join(shown), encoding="utf-8")

    chosen, default = settings.load(tmp_path, {}), settings.default()

    assert [channel.kind for channel in chosen.publish] == ["markdown", "wordpress", "blogger", "email"]
    assert (chosen.gather, chosen.stories, chosen.rank) == (default.gather, default.stories, default.rank)
    assert (chosen.draft, chosen.registry) == (default.draft, default.registry)


def test_the_sample_outlets_file_is_valid_with_every_line_off_and_on() -> None:
    text = (START / "outlets.toml").read_text(encoding="utf-8")
    shown = "\n".join(line[2:] for line in text.splitlines() if " = " in line or "[[" in line)

    assert tomllib.loads(text) == {}
    assert [outlet["name"] for outlet in tomllib.loads(shown)["outlet"]] == ["Harbour Gazette", "CNN"]

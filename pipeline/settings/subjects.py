"""The [[topic]] tables as `pipeline.news.Topic` values, in the order of the file."""

from typing import Any

from pipeline.news import Side, Topic
from pipeline.settings.keys import SIDE, TOPIC
from pipeline.settings.places import Places, shown
from pipeline.settings.tables import fill, table
from pipeline.toml_lines import KeyPath

# The built-in topic that ranks every story (`pipeline.topics.FRONT`, which stands on a floor above this one).
RESERVED = "front"


def topics(written: object, places: Places) -> tuple[Topic, ...]:
    """Return the topics; each has a name of its own, case aside.

    Raises:
        SettingsError: A key or value cannot be used, or a name is missing, taken or reserved.
    """
    if not isinstance(written, list):
        raise places.error(("topic",), f"topic must be a list of tables, not {shown(written)}", do="write [[topic]]")
    found: list[Topic] = []
    for index, entry in enumerate(written):
        path = ("topic", index)
        topic = _topic(dict(table(entry, path, places)), path, places)
        _refuse_name(topic.name, found, (*path, "name"), places)
        found.append(topic)
    return tuple(found)


def _topic(entry: dict[str, Any], path: KeyPath, places: Places) -> Topic:
    sides = _sides(entry.pop("sides", {}), (*path, "sides"), places)
    unknown = [key for key in entry if key not in TOPIC]
    if unknown:
        raise places.unknown((*path, unknown[0]), (*TOPIC, "sides"))
    filled = fill(entry, TOPIC, path, places)
    if "name" not in filled:
        raise places.error(path, "this topic has no topic.name", do='add a line such as name = "ukraine"')
    return Topic(**{"title": _title(filled["name"]), **filled}, sides=sides)


def _sides(written: object, path: KeyPath, places: Places) -> tuple[Side, ...]:
    sides = table(written, path, places)
    filled = fill(sides, dict.fromkeys(sides, SIDE), path, places)
    return tuple(Side(name=name, members=members) for name, members in filled.items())


def _title(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.replace("-", " ").split())


def _refuse_name(name: str, earlier: list[Topic], path: KeyPath, places: Places) -> None:
    if name.casefold() == RESERVED:
        raise places.error(
            path, f'topic.name "{name}" is reserved for the built-in topic of all stories', do="choose another name"
        )
    if name.casefold() in {topic.name.casefold() for topic in earlier}:
        raise places.error(path, f'topic.name "{name}" is taken by an earlier topic', do="choose another name")

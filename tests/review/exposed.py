"""A strict reader of Prometheus' text format 0.0.4, by its page (instrumenting/exposition_formats): what is not said
there is refused, though a scraper may be more patient.
"""

import re
from dataclasses import dataclass, field

_NAME = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
_LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"')
_VALUE = re.compile(r"[+-]?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Inf)|NaN")
_ESCAPES = {r"\\": "\\", r"\n": "\n", r"\"": '"'}
_KINDS = ("counter", "gauge", "histogram", "summary", "untyped")


@dataclass(slots=True)
class Read:
    """A metric as it was read: its kind, its help, and its values by their labels."""

    kind: str
    says: str
    values: dict[tuple[tuple[str, str], ...], float] = field(default_factory=dict)


def read(body: bytes) -> dict[str, Read]:
    """Return the metrics of a text by name; every deviation is an AssertionError."""
    text = body.decode("utf-8")
    assert text.endswith("\n")
    found: dict[str, Read] = {}
    says: dict[str, str] = {}
    current = ""
    for line in text.split("\n")[:-1]:
        if line.startswith("# HELP "):
            name, words = line.removeprefix("# HELP ").split(" ", 1)
            assert name not in says, f"a second HELP: {line}"
            assert not re.search(r"\\[^\\n]|\\$", words.replace(r"\\", "")), line
            says[name] = words
        elif line.startswith("# TYPE "):
            name, kind = line.removeprefix("# TYPE ").split(" ")
            assert _NAME.fullmatch(name)
            assert name not in found, f"a second TYPE: {line}"
            assert kind in _KINDS
            found[name], current = Read(kind=kind, says=says[name]), name
        else:
            _value(line, found, current)
    assert all(one.values for one in found.values())
    return found


def _value(line: str, found: dict[str, Read], current: str) -> None:
    started = _NAME.match(line)
    assert started, line
    name, rest = started[0], line[started.end() :]
    assert name == current, f"not with its own: {line}"
    labels: list[tuple[str, str]] = []
    if rest.startswith("{"):
        rest = rest[1:]
        while not rest.startswith("}"):
            label = _LABEL.match(rest)
            assert label, line
            labels.append((label[1], re.sub(r"\\.", lambda escape: _ESCAPES[escape[0]], label[2])))
            rest = rest[label.end() :].removeprefix(",")
        rest = rest[1:]
    assert rest.startswith(" "), line
    assert _VALUE.fullmatch(rest[1:]), line
    assert len({name for name, _ in labels}) == len(labels), line
    assert tuple(labels) not in found[name].values, f"said twice: {line}"
    found[name].values[tuple(labels)] = float(rest[1:])

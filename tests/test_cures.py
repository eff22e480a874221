"""Every error that a person is shown says what to do about it (STYLE, 12)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import errors

PIPELINE = Path(errors.__file__).parent
# What these rooms raise is shown as it is. A reader's or a channel's reason gets its place and cure where it is told.
ROOMS = ("archive", "cli", "desk", "house", "outlets", "settings", "store")
# Here, too, whoever catches it shows the reason alone, with a cure of his own.
TOLD_ELSEWHERE = {"desk/proposing.py", "store/copies.py"}
SHOWN = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, (errors.UsageError, errors.StoreError, errors.DeskBusyError))
}


def without_a_cure(source: str) -> Iterator[int]:
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in calls:
        is_shown = isinstance(call.func, ast.Name) and call.func.id in SHOWN
        is_shown |= isinstance(call.func, ast.Attribute) and ast.unparse(call.func) == "places.error"
        if is_shown and not any(given.arg in ("do", None) for given in call.keywords):
            yield call.lineno


@pytest.mark.parametrize("room", ROOMS)
def test_every_error_says_what_to_do(room: str) -> None:
    files = {file.relative_to(PIPELINE).as_posix(): file for file in (PIPELINE / room).rglob("*.py")}
    found = [
        f"{name}:{line}"
        for name, file in sorted(files.items())
        if name not in TOLD_ELSEWHERE
        for line in without_a_cure(file.read_text(encoding="utf-8"))
    ]

    assert found == []

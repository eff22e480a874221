"""How the house is kept, checked: small files and functions, no machine's own paths, nothing left to do."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks import ROOT

LONGEST_FILE = 250  # lines
LONGEST_FUNCTION = 40  # lines, docstring and decorators counted
# Spelled apart, so that this file names none of them itself.
MACHINES = re.compile("|".join(["/wor" + "k/", "/roo" + "t/"]))
REGISTRIES = re.compile("|".join(["pypi" + r"\.org", "pythonhos" + r"ted\.org", "npmj" + r"s\.(?:org|com)"]))
# Nothing behind it says why.
SILENCED = re.compile(r"# type: ignore(?:\[[a-z, -]+\])?[ ]*$", re.MULTILINE)
UNFINISHED = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|XX" + "X|HA" + r"CK|not implemen" + r"ted)\b")
# What others write: locks, tables of outlets and their addresses.
OTHERS = ("requirements.txt", "requirements-dev.txt", "pipeline/registry/outlets.csv")


def tracked() -> list[Path]:
    """Every file that git knows or would take; where there is no git (an sdist), every source file."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = listed.stdout.splitlines() or [str(path.relative_to(ROOT)) for path in ROOT.glob("*/**/*.py")]
    return [ROOT / name for name in sorted(set(names)) if (ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    for path in tracked():
        name = str(path.relative_to(ROOT))
        if name not in OTHERS:
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # a picture, or a packed table


def sources() -> list[Path]:
    return sorted([*(ROOT / "pipeline").rglob("*.py"), *(ROOT / "spiders").rglob("*.py")])


def scripts() -> list[Path]:
    return sorted((ROOT / "pipeline" / "review" / "static").glob("*.js"))


def suites() -> list[Path]:
    return sorted([*(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")])


def too_long(paths: list[Path]) -> dict[str, int]:
    """The lines of each file that has more than a file may have."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return {path.relative_to(ROOT).as_posix(): lines for path, lines in lengths.items() if lines > LONGEST_FILE}


def named(found: Iterator[str]) -> str:
    return "\n".join(sorted(found))


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    assert named(f"{name}: {lines}" for name, lines in too_long(sources()).items()) == ""


def test_no_script_is_longer_than_a_reader_can_hold() -> None:
    assert named(f"{name}: {lines}" for name, lines in too_long(scripts()).items()) == ""


def test_the_page_loads_every_script() -> None:
    loaded = re.search(r"for script in \((.*?)\)", (ROOT / "templates" / "review" / "base.html").read_text("utf-8"))
    assert loaded

    assert set(re.findall(r'"(.*?)"', loaded[1])) - {"htmx.min"} == {path.stem for path in scripts()}


def test_no_test_or_bench_is_longer_than_a_reader_can_hold() -> None:
    assert named(f"{name}: {lines}" for name, lines in too_long(suites()).items()) == ""


def test_no_function_is_longer_than_a_screen() -> None:
    long = (
        f"{path}:{node.lineno} {node.name}: {length}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for length in [(node.end_lineno or 0) - node.lineno + 1]
        if length > LONGEST_FUNCTION
    )

    assert named(long) == ""


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(MACHINES, id="a-machines-path"),
        pytest.param(REGISTRIES, id="a-package-registry"),
    ],
)
def test_no_file_names(pattern: re.Pattern[str]) -> None:
    assert named(f"{name}: {match[0]}" for name, text in texts() for match in pattern.finditer(text)) == ""


def test_only_the_store_speaks_to_the_database() -> None:
    spoken = (
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        if (ROOT / "pipeline" / "store") not in path.parents
        for text in [path.read_text(encoding="utf-8")]
        if "execute" in text  # most have not: to parse all takes a second
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in {"execute", "executemany", "executescript"}
    )

    assert named(spoken) == ""


def test_nothing_is_left_to_do() -> None:
    found = (
        f"{name}: {match[0]}"
        for name, text in texts()
        if name.endswith((".py", ".toml", ".html", ".txt", ".md")) and not name.startswith("tests/read/pages/")
        for match in UNFINISHED.finditer(text)
    )

    assert named(found) == ""


def test_what_silences_the_type_checker_says_why() -> None:
    found = (
        f"{name}: {match[0]}" for name, text in texts() if name.endswith(".py") for match in SILENCED.finditer(text)
    )

    assert named(found) == ""


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}

    assert named(str(folder) for folder in folders if not (folder / "__init__.py").is_file()) == ""


def test_no_file_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}

    assert named(str(path) for path in sources() if {path.stem, path.parent.name} & empty) == ""


def test_frozen_values_are_made_by_the_names_of_their_fields() -> None:
    found = (
        f"{path.relative_to(ROOT)}: {line}"
        for path in sources()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("@dataclass(frozen=True") and "kw_only=True" not in line
    )

    assert named(found) == ""

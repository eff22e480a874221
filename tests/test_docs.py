"""The docs say what the program does: no command, option, exit code, state, table or page without its words."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from pipeline.desk.cures import CURES
from pipeline.errors import CopydeskError
from pipeline.store import schema
from tests.desks import ROOT
from tests.docs_pages import (
    COMMANDS,
    DOCS,
    PAGES,
    README,
    anchor,
    blocks,
    first_cells,
    linked_pages,
    links,
    page,
    section,
    sections,
)

SQL = "".join(schema.MIGRATIONS.values())
_PRINTED = re.compile(r"    copydesk \d")  # what a command says, not what one says to it
COMMON = {"desk", "as_of", "json"}  # they stand in the section on every command
OPTIONS = {
    f"{name} {option.opts[0]}": name
    for name, command in COMMANDS.items()
    for option in command.params
    if option.name not in COMMON and isinstance(option, click.Option)
}
ARGUMENTS = [
    pytest.param(name, argument.make_metavar(click.Context(command)), id=f"{name} {argument.name}")
    for name, command in COMMANDS.items()
    for argument in command.params
    if isinstance(argument, click.Argument)
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_section_with_an_example_and_its_json(command: str) -> None:
    said = section(command)

    assert COMMANDS[command].help
    assert any(f"{command} " in f"{line} " for code in blocks(said, "sh") for line in code.splitlines())
    assert "\nJSON" in said


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_stands_in_its_command_s_table(option: str) -> None:
    assert option in _described(OPTIONS[option])


@pytest.mark.parametrize(("command", "metavar"), ARGUMENTS)
def test_every_argument_is_named_in_its_command_s_section(command: str, metavar: str) -> None:
    assert any(f"`{name}`" in section(command) for name in (metavar, metavar.rstrip("."), *metavar.split("|")))


def test_the_common_options_are_documented_once_for_all() -> None:
    documented = {cell.split()[0] for cell in first_cells(sections(page("commands.md"))["Every command"])}

    assert documented == {"--desk", "--as-of", "--json", "--help"}


def test_no_section_describes_a_command_or_option_that_is_not_there() -> None:
    commands = {heading.strip("`") for heading in sections(page("commands.md")) if heading.startswith("`copydesk")}
    options = {option for command in commands for option in _described(command)}

    assert commands == set(COMMANDS)
    assert options == set(OPTIONS)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_example_is_a_command_line_that_the_program_takes(path: Path) -> None:
    for words in _examples(path.read_text(encoding="utf-8")):
        name = next((name for name in COMMANDS if name.split() == words[: len(name.split())]), None)

        assert name, f"no such command: {shlex.join(words)}"
        COMMANDS[name].make_context(name, words[len(name.split()) :])


def test_every_exit_code_is_documented() -> None:
    codes = {0, 1, 3, 4, *(kind.exit_code for kind in _errors())}

    assert {str(code) for code in codes} <= first_cells(page("exit-codes.md"))


@pytest.mark.parametrize("state", sorted({*CURES, "new", "unchanged"}))
def test_every_state_of_an_outlet_is_documented_with_its_cure(state: str) -> None:
    assert state in first_cells(sections(page("gather.md"))["States"])
    assert f"`{state}`" in section("copydesk gather")


@pytest.mark.parametrize("state", sorted({*CURES, "read", "unchanged"}))
def test_every_state_of_an_address_is_documented(state: str) -> None:
    assert f"`{state}`" in section("copydesk outlets list") + sections(page("gather.md"))["States"]


@pytest.mark.parametrize("state", re.findall(r"'(\w+)'", re.findall(r"state in \((.+?)\)", SQL)[0]))
def test_every_state_of_a_draft_is_documented(state: str) -> None:
    assert state in first_cells(section("copydesk draft"))


@pytest.mark.parametrize("table", re.findall(r"create table (\w+)", SQL))
def test_every_table_is_documented(table: str) -> None:
    assert f"| `{table}` |" in page("store.md")


def test_every_bench_is_documented() -> None:
    scripts = {path.name for path in (ROOT / "bench").glob("*.py") if '__name__ == "__main__"' in path.read_text()}

    assert {name for name in scripts if f"`bench/{name}`" not in page("bench.md")} == set()


def test_readme_lists_every_page_of_docs() -> None:
    assert set(DOCS.glob("*.md")) - linked_pages(README) == set()


def test_commands_begins_with_a_list_of_them_all() -> None:
    beginning = page("commands.md").partition("\n## ")[0]

    assert {target for _, target in links(beginning)} == {anchor(command) for command in COMMANDS}


@pytest.mark.parametrize("path", sorted(DOCS.iterdir()), ids=lambda path: path.name)
def test_every_page_of_docs_is_linked(path: Path) -> None:
    assert any(path in linked_pages(other) for other in PAGES if other != path)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target, wanted in links(path.read_text(encoding="utf-8")):
        there = (path.parent / target).resolve() if target else path

        assert there.exists(), target
        assert not wanted or wanted in _anchors(there), wanted


def _described(command: str) -> set[str]:
    """Return the options that a command's section describes, each behind the command's name."""
    return {f"{command} {cell.split()[0]}" for cell in first_cells(section(command)) if cell.startswith("--")}


def _examples(text: str) -> Iterator[list[str]]:
    """Yield the command lines of a page, in fences or set in by four spaces, without what the shell does with them."""
    shown = [line for code in blocks(text, "sh") for line in code.splitlines()]
    shown += [line for line in text.splitlines() if line.startswith("    copydesk ") and not _PRINTED.match(line)]
    for line in shown:
        words = shlex.split(line.partition(" > ")[0], comments=True)
        if words[:1] == ["copydesk"]:
            yield words


def _errors(kind: type[CopydeskError] = CopydeskError) -> Iterator[type[CopydeskError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _errors(below)


def _anchors(path: Path) -> set[str]:
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)}

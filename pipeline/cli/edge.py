"""The edge of the program: the options that every command takes, the clock, JSON on stdout, words on stderr."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from pipeline.errors import UsageError
from pipeline.text import for_terminal, without_halves

# Years that a desk can mean; the ends of the calendar would overflow its windows.
_FIRST_YEAR, _LAST_YEAR = 1990, 2200

# RFC 3339, section 5.6: date-time with its offset; T and Z may be small, and a space may stand for the T.
_RFC_3339 = re.compile(
    r"\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII | re.IGNORECASE,
)

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True, kw_only=True)
class Said:
    """What the caller said with the common options, before or after the command's name."""

    desk: str | None = None
    as_of: str | None = None
    json: bool = False

    @property
    def folder(self) -> Path:
        """The desk's folder: --desk, else COPYDESK_DESK, else here."""
        return Path(self.desk or os.environ.get("COPYDESK_DESK") or ".")

    def clock(self) -> datetime:
        """Return what stands for now, in whole seconds of UTC: --as-of, else COPYDESK_AS_OF, else the clock.

        Raises:
            UsageError: it is not an RFC 3339 time with an offset, or not of a year that a desk can mean.
        """
        given = self.as_of if self.as_of is not None else os.environ.get("COPYDESK_AS_OF")
        if given is None:
            return wall_clock().replace(microsecond=0)
        found = moment(given)
        if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            do = "write it as 2026-02-18T02:30:00Z, or with an offset as 2026-02-17T21:30:00-05:00"
            form, years = "a time with an offset (RFC 3339)", f"of the years {_FIRST_YEAR} to {_LAST_YEAR}"
            raise UsageError(f"--as-of {given!r} is not {years if found else form}", do=do)
        return found.astimezone(UTC).replace(microsecond=0)


def wall_clock() -> datetime:
    """Return the time it is, aware UTC, whatever stands for it: for what happens on the network."""
    return datetime.now(UTC)  # noqa: TID251  the one place (STYLE 10)


def moment(given: str) -> datetime | None:
    """Return the time that an RFC 3339 text with an offset says, none where it is none."""
    if not _RFC_3339.fullmatch(given):
        return None
    try:
        return _leap_second(given) if given[17:19] == "60" else datetime.fromisoformat(given.upper())
    except (ValueError, OverflowError):
        return None  # the 30th of February; a second after the last year


def _leap_second(given: str) -> datetime | None:
    """Return the second after a leap second, none where no month of UTC ends (RFC 3339, section 5.7).

    Python has no second 60; POSIX counts it as the first of the next month.
    """
    before = datetime.fromisoformat(f"{given[:17]}59{given[19:]}".upper())
    after = (before.replace(microsecond=0) + timedelta(seconds=1)).astimezone(UTC)
    return after if (after.day, after.hour, after.minute) == (1, 0, 0) else None


def common(command: F) -> F:
    """Give a command the options --desk, --as-of and --json, and hand it what was said as its first argument."""
    options = (
        click.option("--desk", metavar="DIR", expose_value=False, callback=_note, help="The desk's folder."),
        click.option(
            "--as-of", metavar="TIME", expose_value=False, callback=_note, help="Stands for the clock (RFC 3339)."
        ),
        click.option(
            "--json", is_flag=True, expose_value=False, callback=_note, help="Print one JSON document, nothing else."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def print_json(document: object) -> None:
    """Print one JSON document on stdout, keys in the order given."""
    say(without_halves(json.dumps(document, ensure_ascii=False, indent=2)))


def say(line: str = "") -> None:
    """Print a line on stdout, or several; none of a stranger's characters is obeyed by the terminal."""
    sys.stdout.write(for_terminal(line) + "\n")


def tell(line: str) -> None:
    """Print a line on stderr: logs, progress, problems; see `say`."""
    with told():
        sys.stderr.write(for_terminal(line) + "\n")


@contextmanager
def told() -> Iterator[None]:
    """Print on stderr where it is heard; who cannot be told (a closed pipe, a log on a full disk) stops no work."""
    try:
        yield
    except OSError:
        unheard(sys.stderr)


def unheard(stream: TextIO) -> None:
    """Have what is still to be printed on `stream` go nowhere: there is nobody to read it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def agrees(question: str, *, unsaid: bool = True) -> bool:
    """Ask on stderr; `unsaid` is the answer of a mere Enter.

    No is the answer of nobody there, too, and what is said next begins on its own line.
    """
    try:
        return click.confirm(question, default=unsaid, err=True)
    except click.Abort:
        tell("")
        return False


def number(identifier: str, letter: str, kind: str) -> int:
    """Return the row number in an id such as `d12`; the letter may be left out.

    Raises:
        UsageError: it is no such id.
    """
    bare = identifier.lower().removeprefix(letter)
    if not (bare.isascii() and bare.isdigit()) or len(bare) > 18:
        raise UsageError(f"{identifier!r} is no {kind}", do=f"a {kind} looks like {letter}12")
    return int(bare)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show a progress bar on a terminal and nothing elsewhere; yields a function of (done, total, words)."""
    if not sys.stderr.isatty():
        yield lambda done, total, words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[words]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, words="")
        yield lambda done, total, words: bar.update(task, completed=done, total=total, words=words)


def folder_named(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    """Take the name of a folder (click's callback); nothing said is none.

    Raises:
        click.BadParameter: the name is empty.
    """
    if value == "":
        # A script's variable was empty: the folder that one happens to be in may be another desk.
        raise click.BadParameter("it names no folder; leave it out for the folder that you are in", context, parameter)
    return None if value is None else Path(value)


def _note(context: click.Context, parameter: click.Parameter, value: Any) -> None:  # noqa: ANN401  click's own
    noted = context.ensure_object(Said)
    if parameter.name == "desk":
        folder_named(context, parameter, value)
    if value is not None and value is not False:
        setattr(noted, str(parameter.name), value)

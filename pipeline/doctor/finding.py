"""What a check found."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.errors import CopydeskError
from pipeline.text import log_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check. `state`: ok, warn or bad; `exit_code` is what a bad one costs."""

    check: str
    state: str
    said: str
    cure: str = ""
    exit_code: int = 0


def bad(check: str, problem: CopydeskError) -> Finding:
    """Return the finding that a check met a problem of ours, with its own cure and exit code."""
    return Finding(check=check, state="bad", said=str(problem), cure=problem.do, exit_code=problem.exit_code)


def ok(check: str, said: str) -> Finding:
    """Return the finding that all is well."""
    return Finding(check=check, state="ok", said=said)


def warn(check: str, said: str, *, cure: str) -> Finding:
    """Return the finding of what should be seen to and stops nothing."""
    return Finding(check=check, state="warn", said=said, cure=cure)


def some(names: Iterable[str], *, most: int = 8) -> str:
    """Return the first names of many, each once and on one line."""
    known = list(dict.fromkeys(log_line(name) for name in names))
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return f"{', '.join(known[:most])}{more}"

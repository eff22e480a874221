"""What a check found."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.errors import CopydeskError
from pipeline.text import log_line

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check. `state`: ok, warn or bad; `where`: "" = `said` says it; `exit_code` is what a bad one costs.

    `about` is what it is about, each by a name that stays while it is so: `said` may count days, or name outlets of
    which one is well again. The digest tells of a warning when one of them is new; none = `said` itself is the name.

    Names of outlets, addresses and what servers answered come from outside, so that no part of it is fit to print yet.
    """

    check: str
    state: str
    said: str
    cure: str = ""
    where: str = ""
    exit_code: int = 0
    about: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What was found, and where, in one text."""
        return f"{self.said} ({self.where})" if self.where else self.said

    @property
    def lines(self) -> tuple[str, ...]:
        """The finding for a terminal: what, where and what to do, each on one line, harmless."""
        below = (("where", self.where), ("do", self.cure if self.cure not in self.said else ""))
        shown = (f"      {word}: {log_line(words)}" for word, words in below if words)
        return (f"{self.state:5} {self.check}: {log_line(self.said)}", *shown)


def bad(check: str, problem: CopydeskError) -> Finding:
    """Return the finding that a check met a problem of ours, with its own cure and exit code."""
    what, code = problem.what, problem.exit_code
    return Finding(check=check, state="bad", said=what, where=problem.where, cure=problem.do, exit_code=code)


def wrong(check: str, said: str, *, cure: str, exit_code: int = 2) -> Finding:
    """Return the finding of what stops something; by itself it costs what settings cost that cannot be used."""
    return Finding(check=check, state="bad", said=said, cure=cure, exit_code=exit_code)


def ok(check: str, said: str) -> Finding:
    """Return the finding that all is well."""
    return Finding(check=check, state="ok", said=said)


def warn(check: str, said: str, *, cure: str, about: Iterable[str] = ()) -> Finding:
    """Return the finding of what should be seen to and stops nothing; `about` as `Finding` has it."""
    return Finding(check=check, state="warn", said=said, cure=cure, about=tuple(about))


def some(names: Iterable[str]) -> str:
    """Return the first names of many, each once and on one line."""
    known = list(dict.fromkeys(log_line(name) for name in names))
    more = f" and {len(known) - _MOST_NAMED} more" if len(known) > _MOST_NAMED else ""
    return f"{', '.join(known[:_MOST_NAMED])}{more}"

"""What a check found."""

from dataclasses import dataclass

from pipeline.errors import CopydeskError


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

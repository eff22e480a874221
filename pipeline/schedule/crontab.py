r"""The jobs as lines of a crontab, and their block among the lines that others wrote. Pure.

A line is read twice: cron takes the first unescaped % for its end, and sh splits the rest into words. Crons differ in
what they make of a backslash (Vixie's takes \\ for one, others do not; BusyBox's knows no % at all), so a word is
written such that it reads the same in all of them, and in sh without any cron.
"""

import re
from collections.abc import Sequence

from pipeline.errors import UsageError
from pipeline.schedule.jobs import Job

_PLAIN = re.compile(r"[\w@+=:,./-]+", re.ASCII)
# Outside of the quotes \% is a % to sh, too; after a backslash the quotes end and begin, so that no two stand together
# and none stands before a %.
_IN_QUOTES = str.maketrans({"'": """'"'"'""", "%": r"'\%'", "\\": "\\''"})


def line(job: Job) -> str:
    """Return the line of a job."""
    words = " ".join(_word(word) for word in (*job.command, *job.quiet))
    return f"{job.when} {words}{' >/dev/null' if job.mute else ''}"


def block(jobs: Sequence[Job], *, desk: str) -> bytes:
    """Return the lines of a desk's jobs between the marks by which they are found again."""
    begin, end = _marks(desk)
    return "".join(f"{one}\n" for one in (begin, *map(line, jobs), end)).encode()


def with_block(crontab: bytes, new: bytes, *, desk: str) -> bytes:
    """Return a crontab with a desk's block: in the place of the one it has, else at its end; the rest as it is.

    Raises:
        UsageError: somebody has changed the marks.
    """
    before, after = _around(crontab, desk)
    if before is None:
        # The last line may have no end, and then cron reads it together with ours.
        return crontab + (b"\n" if crontab and not crontab.endswith(b"\n") else b"") + new
    return before + new + after


def without_block(crontab: bytes, *, desk: str) -> bytes:
    """Return a crontab without a desk's block, the rest as it is.

    Raises:
        UsageError: somebody has changed the marks.
    """
    before, after = _around(crontab, desk)
    return crontab if before is None else before + after


def _word(word: str) -> str:
    """Quote a word for every cron and sh."""
    return word if _PLAIN.fullmatch(word) else f"'{word.translate(_IN_QUOTES)}'"


def _marks(desk: str) -> tuple[str, str]:
    return f"# copydesk {desk} begins (copydesk schedule --remove takes it out)", f"# copydesk {desk} ends"


def _around(crontab: bytes, desk: str) -> tuple[bytes | None, bytes]:
    """Return what stands before and after a desk's block; none and nothing where there is none."""
    lines = crontab.splitlines(keepends=True)
    begin, end = ([at for at, one in enumerate(lines) if one.rstrip() == mark.encode()] for mark in _marks(desk))
    if not begin and not end:
        return None, b""
    if len(begin) != 1 or len(end) != 1 or end[0] < begin[0]:
        do = f"take the lines of {desk} out by hand: crontab -e"
        raise UsageError("the marks of this desk's lines in your crontab were changed; nothing was written", do=do)
    return b"".join(lines[: begin[0]]), b"".join(lines[end[0] + 1 :])

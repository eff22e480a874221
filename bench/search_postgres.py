"""PostgreSQL's full text over the same posts: a server of our own in a folder, on a socket, asked through psql."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.search_archive import copy_rows

# Debian's defaults but for memory as a machine of 8 GB would give it, and no syncing while it is filled.
_SETTINGS = (
    *("shared_buffers=1GB", "work_mem=64MB", "maintenance_work_mem=512MB", "effective_cache_size=4GB"),
    *("jit=off", "fsync=off", "synchronous_commit=off", "max_wal_size=8GB"),
)
_TABLE = """
create table posts (id int primary key, at timestamptz, title text, comment text, links text, outlets text[]);
\\copy posts from '{file}'
alter table posts add column words tsvector;
update posts set words = setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', comment), 'B')
    || setweight(to_tsvector('simple', links), 'C');
create index on posts using gin (words);
create index on posts using gin (outlets);
create index on posts (at);
vacuum full analyze posts;
"""
_TIME = re.compile(r"^Time: ([\d.]+) ms", re.MULTILINE)
Question = tuple[str, str, str, str]  # a tsquery, an outlet or "", a first day or "", the day after the last or ""


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, none when there is none."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    found = shutil.which("postgres")
    return places[-1].parent if places else Path(found).resolve().parent if found else None


@contextmanager
def server(folder: Path, programs: Path, count: int) -> Iterator[Path]:
    """Run a server on a socket in `folder`, filled with `count` posts, as a user that is not root."""
    data, rows = folder / "data", folder / "rows.tsv"
    fresh = not data.exists()
    if fresh:
        copy_rows(count, rows)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        _as_user([programs / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C", "-U", "bench"])
    options = " ".join(f"-c {one}" for one in _SETTINGS)
    start = f"-k {folder} -c listen_addresses='' {options}"
    _as_user([programs / "pg_ctl", "-D", data, "-o", start, "-l", folder / "log", "-w", "-t", "120", "start"])
    try:
        if fresh:
            _psql(folder, _TABLE.format(file=rows))
        yield folder
    finally:
        _as_user([programs / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop"])


def newest(
    folder: Path, questions: Sequence[Question], *, limit: int, times: int
) -> tuple[list[float], list[list[int]]]:
    """Return the milliseconds of each question answered newest first, the best of `times`, and the numbers found."""
    asked = [f"select id from posts where {_where(one)} order by at desc limit {limit}" for one in questions]
    answers = [_asked(folder, asked) for _ in range(times)]
    return [min(each) for each in zip(*(said for said, _ in answers), strict=True)], answers[0][1]


def best(folder: Path, questions: Sequence[Question], *, limit: int, times: int) -> list[float]:
    """Return the milliseconds of each question with all matches compared by ts_rank, the best of `times`."""
    asked = [
        f"select id from posts where {_where(one)}"
        f" order by ts_rank(words, to_tsquery('simple', '{one[0]}')) desc, at desc limit {limit}"
        for one in questions
    ]
    answers = [_asked(folder, asked)[0] for _ in range(times)]
    return [min(each) for each in zip(*answers, strict=True)]


def _where(question: Question) -> str:
    words, outlet, since, until = question
    parts = [f"words @@ to_tsquery('simple', '{words}')"]
    parts += [f"outlets @> array['{outlet}']"] if outlet else []
    parts += [f"at >= '{since}' and at < '{until}'"] if since else []
    return " and ".join(parts)


def _asked(folder: Path, statements: Sequence[str]) -> tuple[list[float], list[list[int]]]:
    warm = "set timezone = 'UTC';\n"
    said = _psql(folder, warm + "\\timing on\n" + "".join(f"{one};\n\\echo ----\n" for one in statements))
    answers = said.split("----\n")[: len(statements)]
    times = [float(_TIME.findall(answer)[-1]) for answer in answers]
    return times, [[int(line) for line in answer.splitlines() if line.isdigit()] for answer in answers]


def _psql(folder: Path, script: str) -> str:
    command = ["psql", "-h", str(folder), "-U", "bench", "-d", "postgres", "-XqAt", "-v", "ON_ERROR_STOP=1"]
    done = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout


def _as_user(command: Sequence[str | Path]) -> None:
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")

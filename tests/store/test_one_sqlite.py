"""One SQLite in every process, every writer begins immediately, and what the editor says is on the disk at once."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import editing, publishing
from pipeline.desk.publishing import Order
from pipeline.store.database import SQLITE_VERSION, WAL_IS_SAFE, Connection, open_desk
from tests.cast import NOON
from tests.desk.posting import PACE, SITE
from tests.desk.worktable import worktable
from tests.desks import ROOT, SETTINGS, DeskFolder

pysqlite3 = pytest.importorskip("pysqlite3", reason="no wheel of it for this machine")

WRITES = re.compile(r"\s*(insert|update|delete|replace)\b", re.IGNORECASE)
# The standard library's module is loaded by sqlite-utils for a type; nobody may open a database with it.
TRAPPED = """
import sqlite3, sys
def connect(*_, **__):
    raise AssertionError("the standard library's SQLite was used")
sqlite3.connect = sqlite3.dbapi2.connect = sqlite3.Connection = sqlite3.dbapi2.Connection = connect
import json, sqlite_utils.db
from pipeline.cli import main
from pipeline.store import database
assert database.sqlite3.__name__ == sqlite_utils.db.sqlite3.__name__ == "pysqlite3"
desk, *commands = sys.argv[1:]
codes = {command: main([*command.split(), "--desk", desk]) for command in commands}
print(json.dumps(codes), file=sys.stderr)
"""
COMMANDS = ("run", "drafts", "backup", "restore", "doctor", "archive search river")


def sources() -> Iterator[tuple[str, str]]:
    for path in [*(ROOT / "pipeline").rglob("*.py"), *(ROOT / "spiders").rglob("*.py")]:
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def test_no_command_opens_a_database_with_another_sqlite(tmp_path: Path) -> None:
    """Two SQLite libraries at one file in one process take each other's locks away."""
    desk = DeskFolder(tmp_path)
    desk.writes("copydesk.toml", SETTINGS)
    with worktable(tmp_path):
        pass
    assert desk.copydesk("backup").exit_code == 0

    ran = subprocess.run(
        [sys.executable, "-c", TRAPPED, str(tmp_path), *COMMANDS], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stderr.splitlines()[-1]) == dict.fromkeys(COMMANDS, 0), ran.stderr


def test_the_sqlite_is_one_without_the_damage_to_write_ahead_logs() -> None:
    assert pysqlite3.sqlite_version == SQLITE_VERSION
    assert WAL_IS_SAFE


def test_one_file_alone_opens_databases_and_says_how_a_transaction_begins() -> None:
    opens = {name for name, text in sources() if re.search(r"sqlite3\.connect\(|import (py)?sqlite3", text)}
    begun = [(name, words) for name, text in sources() for words in _strings(text) if re.match(r"begin\b", words)]

    assert opens == {"pipeline/store/database.py"}
    # The other one begins exclusively: nobody may be at a desk that is replaced.
    assert {name for name, _ in begun} == {"pipeline/store/database.py", "pipeline/store/replaced.py"}
    assert {words for _, words in begun} == {"begin immediate", "begin exclusive"}


def test_only_the_crawl_and_the_log_may_hurry() -> None:
    slack = {name for name, text in sources() if "synchronous = normal" in text or "synchronous = off" in text}
    hurries = {name for name, text in sources() if re.search(r"\bhurry\(", text)}

    assert slack == {"pipeline/store/database.py"}
    assert hurries == {"pipeline/store/database.py", "pipeline/store/log_due.py", "spiders/filing.py"}


def _strings(text: str) -> Iterator[str]:
    nodes = list(ast.walk(ast.parse(text)))
    docs = {
        id(node.body[0].value)
        for node in nodes
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def traced(db: Connection) -> list[str]:
    """Return the list that SQLite will write each statement of `db` into, just before it runs it."""
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    return statements


def test_what_an_editor_does_begins_immediately_and_is_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    with worktable(tmp_path) as opened:
        at_work = _with_a_site(opened)
        said = traced(opened.db)
        editing.retitle(at_work, 1, title="River Talks Open Late", seen="", editor="Ann")
        verbs.approve(at_work, 1)
        publishing.publish(at_work, Order(draft=1, live=True), PACE)
        publishing.correct(at_work, 1)
        [synchronous] = opened.db.execute("pragma synchronous").fetchone()

    assert synchronous == 2  # FULL
    assert _outside(said) == []
    assert sum(statement == "begin immediate" for statement in said) >= 5
    assert not [
        statement for statement in said if statement.lower().startswith("begin") and "immediate" not in statement
    ]


def _with_a_site(opened: verbs.Desk) -> verbs.Desk:
    return replace(opened, settings=replace(opened.settings, publish=(SITE,)))


def _outside(said: list[str]) -> list[str]:
    """The statements that write and stand in no transaction; those of triggers are comments here (--)."""
    inside, outside = False, []
    for statement in said:
        if statement.startswith("begin"):
            inside = True
        elif statement in ("commit", "rollback"):
            inside = False
        elif WRITES.match(statement) and not inside:
            outside.append(statement)
    return outside


@pytest.mark.parametrize("path", ["pipeline/review", "pipeline/desk", "pipeline/cli", "spiders"])
def test_no_floor_above_the_store_writes_by_itself(path: str) -> None:
    found = [
        name for name, text in sources() if name.startswith(path) and re.search(r"\.execute(many|script)?\(", text)
    ]

    assert found == []


def test_a_desk_is_opened_with_the_disk_in_mind(tmp_path: Path) -> None:
    first = open_desk(tmp_path / "desk.db", now=NOON, create=True)
    second = open_desk(tmp_path / "desk.db", now=NOON)

    for db in (first, second):
        assert db.execute("pragma synchronous").fetchone()[0] == 2
        assert db.execute("pragma journal_mode").fetchone()[0] == "wal"
        db.close()

"""The documented views as another program's page of queries: Datasette, in an environment of its own.

It is looked for in DESK_TEST_CACHE (else a folder of the system's temporary one); DESK_TEST_DOWNLOADS=1
installs it there.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from pipeline import desk as verbs
from pipeline.desk.archiving import searching
from tests.cast import NOON
from tests.desk.archiving.past import DAM, GENEVA, keep
from tests.desks import DeskFolder
from tests.docs_pages import blocks, page

# The lowest that the test was tried with; the next major version has another address of JSON.
_WANTED = "datasette>=0.65,<1"


@pytest.fixture(scope="module")
def datasette() -> Path:
    """The program."""
    cache = Path(os.environ.get("DESK_TEST_CACHE") or Path(tempfile.gettempdir()) / "copydesk-test-cache")
    program = cache / "datasette" / "bin" / "datasette"
    if not program.exists() and os.environ.get("DESK_TEST_DOWNLOADS") == "1":
        subprocess.run([sys.executable, "-m", "venv", str(cache / "datasette")], check=True, timeout=120)
        install = [str(program.with_name("python")), "-m", "pip", "install", "--quiet", _WANTED, "setuptools<81"]
        subprocess.run(install, check=True, timeout=300, capture_output=True)
    if not program.exists():
        pytest.skip("no Datasette here: DESK_TEST_DOWNLOADS=1 installs it (10 MB)")
    return program


@pytest.fixture
def past(desk: DeskFolder) -> DeskFolder:
    """A desk with the blog's past, taken up, closed."""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        keep(opened)
        searching.search(opened, "dam", limit=1)
    [metadata] = blocks(page("archive.md"), "json")
    desk.writes("datasette.json", metadata)
    return desk


def asked(datasette: Path, past: DeskFolder, path: str) -> Any:  # noqa: ANN401  any document
    command = [datasette, past.folder / "desk.db", "--metadata", past.folder / "datasette.json", "--get", path]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("view", ["archive_posts", "archive_links", "archive_outlets", "archive_months"])
def test_every_documented_view_opens_with_its_columns(datasette: Path, past: DeskFolder, view: str) -> None:
    rows = asked(datasette, past, f"/desk/{view}.json?_shape=array")

    [documented] = [line for line in page("archive.md").splitlines() if line.startswith(f"| `{view}` |")]
    assert rows
    assert set(rows[0]) == set(documented.split("`")[3::2])


def test_its_search_box_searches_the_archive(datasette: Path, past: DeskFolder) -> None:
    found = asked(datasette, past, "/desk/archive_posts.json?_shape=array&_search=dam")

    assert {row["title"] for row in found} == {DAM.title, GENEVA.title}


def test_it_changes_nothing(datasette: Path, past: DeskFolder) -> None:
    before = (past.folder / "desk.db").read_bytes()

    asked(datasette, past, "/desk/archive_links.json?_shape=array")

    assert (past.folder / "desk.db").read_bytes() == before

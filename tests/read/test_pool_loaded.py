"""What reading children load before the first page, which every crawl waits for."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.answered import ROOT

ASKED = """
from pipeline.read.pool import Readers
from tests.read.test_pool_loaded import modules

if __name__ == "__main__":
    with Readers(loaded=("feeds",)) as readers:
        print(*readers._ask(modules, b"", {"url": ""}).result())
"""


def modules(_body: bytes, **_told: Any) -> Any:  # noqa: ANN401  it stands for a reader
    """What is loaded in the child that is handed this page."""
    return sorted(sys.modules)


def test_children_load_the_readers_that_they_are_told_and_no_other() -> None:
    ran = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, cwd=ROOT, check=False)

    loaded = set(ran.stdout.split())
    assert loaded & {"pipeline.read.feeds", "pipeline.read.articles"} == {"pipeline.read.feeds"}, ran.stderr


# The installed command finds its folders so (`pipeline.launch`); what is asked is known to every Python.
INSTALLED = """
import sys
sys.path.insert(0, {root!r})
from pipeline import forked

if __name__ == "__main__":
    with forked.context(["pipeline.read.starting", "pipeline.read.feeds"]).Pool(1) as pool:
        print(pool.apply(eval, ("'pipeline.read.feeds' in __import__('sys').modules",)))
"""


def test_children_of_the_installed_command_are_begun_with_what_is_loaded_once_for_all(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    program = INSTALLED.format(root=str(ROOT))

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, env=environ, check=False
    )

    assert (ran.stdout, ran.stderr) == ("True\n", "")

"""What reading children load before the first page, which every crawl waits for."""

import subprocess
import sys
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

"""Children that are let go while they start: whoever asked has his page, and nothing of them on his screen."""

import subprocess
import sys
from pathlib import Path

from tests.desks import ROOT

ROUNDS = 12
# A file of its own: what a forkserver starts loads the main module again.
PROGRAM = """
from pipeline.read.pool import Readers

def read():
    for _ in range({rounds}):
        with Readers(workers=4) as readers:
            print(readers.front(b"<title>News</title>", url="http://paper.example/").result(20).title)

if __name__ == "__main__":
    read()
"""


def test_children_that_are_let_go_while_they_start_say_nothing(tmp_path: Path) -> None:
    file = tmp_path / "reading.py"
    file.write_text(PROGRAM.format(rounds=ROUNDS))

    ran = subprocess.run(
        [sys.executable, str(file)],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (ran.returncode, ran.stdout.split(), ran.stderr) == (0, ["News"] * ROUNDS, "")

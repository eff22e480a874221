"""What the children that print by a desk's own templates load, which each of them would wait for."""

import subprocess
import sys
from pathlib import Path

from tests.answered import ROOT

# A child of the same server, but with nothing of ours to begin with.
ASKED = """
import multiprocessing, sys
from pathlib import Path
from pipeline import render
from pipeline.house import named

if __name__ == "__main__":
    assert render.trial(Path(sys.argv[1]), format=named("wnu")) == ()
    with multiprocessing.get_context("forkserver").Pool(1) as pool:
        print(pool.apply(eval, ("'pipeline.render.sandbox' in __import__('sys').modules",)))
"""


def test_children_are_begun_with_what_is_loaded_once_for_all(tmp_path: Path) -> None:
    (tmp_path / "post").mkdir()
    (tmp_path / "post" / "body.txt").write_text("Mine: {{ post.title }}\n", encoding="utf-8")

    asked = [sys.executable, "-c", ASKED, str(tmp_path)]
    ran = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT, check=False)

    assert (ran.stdout, ran.stderr) == ("True\n", "")

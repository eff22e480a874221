"""What may be sent only while nobody takes it for lost counts the time that a closed laptop slept."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.answered import ROOT

SLEPT = 100_000
CLOCKS = "import time; from pipeline import stopwatch; print(stopwatch.seconds() - time.monotonic())"


def test_the_sleep_of_the_machine_is_counted() -> None:
    """A time namespace is a machine that has slept for so long since it started (time_namespaces(7))."""
    unshare = shutil.which("unshare")
    asleep = [unshare or "", "--time", f"--boottime={SLEPT}"]
    if not unshare or subprocess.run([*asleep, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine gives no time namespace")
    awake, slept = (
        subprocess.run([*before, sys.executable, "-c", CLOCKS], cwd=ROOT, capture_output=True, text=True, check=True)
        for before in ((), asleep)
    )

    assert float(slept.stdout) - float(awake.stdout) == pytest.approx(SLEPT, abs=60)


@pytest.mark.parametrize("file", sorted((ROOT / "pipeline" / "publish").rglob("*.py")), ids=lambda file: file.stem)
def test_no_channel_measures_by_a_clock_that_stands_still_then(file: Path) -> None:
    assert "monotonic" not in file.read_text(encoding="utf-8")

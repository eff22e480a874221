"""Dates in words are read whatever the environment says of this machine's own time zone."""

import os
import subprocess
import sys

import pytest

from tests.desks import ROOT

READ = """
from datetime import UTC, datetime
from pipeline.dates import words
now = datetime(2026, 5, 13, tzinfo=UTC)
print(words.in_words("12 mai 2026, 14:05", now=now, country="FR", language="fr")[0])
"""


@pytest.mark.parametrize("zone", ["nonsense", "CET-1CEST,M3.5.0,M10.5.0/3", "/nowhere/at/all", "Asia/Tokyo"])
def test_a_date_in_words_does_not_go_by_the_machines_own_zone(zone: str) -> None:
    environ = {**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT)}

    # In a process of its own: the zone of this one is known by now.
    ran = subprocess.run([sys.executable, "-c", READ], capture_output=True, text=True, env=environ, check=False)

    assert ran.stdout == "2026-05-12 14:05:00\n", ran.stderr

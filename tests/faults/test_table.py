"""The table of faults is tested row by row, and is what the page prints."""

import importlib

from tests.docs_pages import page
from tests.faults.table import FAULTS, USED, printed

ROOMS = ("test_clock", "test_cron", "test_files", "test_network")


def test_every_row_is_tested() -> None:
    for name in ROOMS:
        importlib.import_module(f"tests.faults.{name}")

    assert set(FAULTS) == USED


def test_there_are_many_kinds() -> None:
    assert len(FAULTS) >= 20


def test_the_page_prints_the_table() -> None:
    assert printed() in page("faults.md")

"""The server that forks children begins apart from the folder one stands in, and nobody else notices."""

import os
from multiprocessing import forkserver

import pytest

from pipeline import forked


def test_who_reads_the_environment_meanwhile_finds_it_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    before, meanwhile = dict(os.environ), list[dict[str, str]]()
    monkeypatch.setattr(forkserver, "ensure_running", lambda: meanwhile.append(dict(os.environ)))

    forked.context()

    # A name that came and went would end another thread's walk through it with a KeyError.
    assert meanwhile == [before]

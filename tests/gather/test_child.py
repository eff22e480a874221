"""The crawling child: it never outlives what it was begun for."""

import signal
import subprocess
import time

import pytest

from pipeline.gather.child import watched

PATIENCE = 60.0


def test_it_is_ended_with_the_block_that_began_it_also_by_a_signal() -> None:
    with (
        pytest.raises(KeyboardInterrupt),
        watched(PATIENCE, out=subprocess.DEVNULL, err=subprocess.DEVNULL) as child,
    ):
        raise KeyboardInterrupt

    assert child.returncode == -signal.SIGKILL


def test_it_is_ended_when_its_time_is_over() -> None:
    began = time.monotonic()
    with watched(0.05, out=subprocess.DEVNULL, err=subprocess.DEVNULL) as child:
        child.wait(PATIENCE)

    assert child.returncode == -signal.SIGKILL
    assert time.monotonic() - began < PATIENCE


def test_a_signal_before_it_is_watched_ends_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[subprocess.Popen[str]] = []

    class Interrupted:
        """A timer that a signal keeps from beginning."""

        daemon = False

        def __init__(self, _: float, __: object, args: list[subprocess.Popen[str]]) -> None:
            begun.extend(args)

        def start(self) -> None:
            raise KeyboardInterrupt

        def cancel(self) -> None:
            """Nothing began."""

    monkeypatch.setattr("threading.Timer", Interrupted)

    with (
        pytest.raises(KeyboardInterrupt),
        watched(PATIENCE, out=subprocess.DEVNULL, err=subprocess.DEVNULL),
    ):
        pytest.fail("it was interrupted before")

    assert [child.returncode for child in begun] == [-signal.SIGKILL]

"""What a machine is told to use so that a desk works by itself: only what it has."""

from pathlib import Path

import pytest

from pipeline.starters import advice


@pytest.mark.parametrize(
    ("programs", "told"),
    [
        (("crontab", "systemctl"), "copydesk schedule prints the crontab line"),
        (("systemctl",), "copydesk schedule --systemd prints services and timers (there is no crontab here)"),
        ((), "apt-get install cron, then copydesk schedule --install (there is no crontab here, nor systemd)"),
    ],
)
def test_nothing_is_advised_that_is_not_here(programs: tuple[str, ...], told: str, tmp_path: Path) -> None:
    for name in programs:
        (tmp_path / name).touch(mode=0o755)

    assert advice(str(tmp_path)) == told

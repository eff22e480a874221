"""What a killed backup left half made goes before a later one; what somebody writes into by now stays."""

import os
from datetime import timedelta

from pipeline.store import rotation
from tests.cast import NOON
from tests.desks import DeskFolder

LATER = NOON + timedelta(days=3)


def half(desk: DeskFolder, *, begun: float, written: float) -> str:
    """Leave a half of a backup that was begun and written into so many days before, and return its name."""
    file = desk.folder / "backups" / f"{rotation.name(LATER - timedelta(days=begun))}.part"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"SQLite")
    at = (LATER - timedelta(days=written)).timestamp()
    os.utime(file, (at, at))
    return file.name


def test_the_half_of_a_backup_that_was_killed_goes_with_a_later_one(desk: DeskFolder) -> None:
    """Each night's has another name, and may be as large as the desk."""
    killed = half(desk, begun=2, written=2)
    fresh = half(desk, begun=0.5, written=0.5)

    done = desk.copydesk("backup", "--json", f"--as-of={LATER:%Y-%m-%dT%H:%M:%SZ}")

    assert done.json["deleted"] == [killed]
    assert (desk.folder / "backups" / fresh).exists()


def test_an_old_backup_that_a_browser_is_bringing_home_stays(desk: DeskFolder) -> None:
    brought = half(desk, begun=40, written=0.01)

    done = desk.copydesk("backup", "--json", f"--as-of={LATER:%Y-%m-%dT%H:%M:%SZ}")

    assert done.json["deleted"] == []
    assert (desk.folder / "backups" / brought).exists()

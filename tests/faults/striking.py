"""Kills at a random moment of a command's work, and a newsstand to work from."""

import random
import time
from collections.abc import Mapping

from tests.conftest import LONG
from tests.desks import DeskFolder
from tests.faults.wholeness import left_behind
from tests.forge import NONE, Forge

KILLS = 200 if LONG else 10


def killed_within(
    forge: Forge,
    desk: DeskFolder,
    dice: random.Random,
    seconds: float,
    *arguments: str,
    environ: Mapping[str, str] = NONE,
) -> bool:
    """Kill a command at a random moment of the time it takes, and return whether it was at work then."""
    begun = forge.begins(desk.folder, *arguments, environ=environ)
    time.sleep(dice.uniform(0, seconds))
    begun.kill()
    was_at_work = begun.wait().exit_code == -9
    assert left_behind(desk.folder) == []
    return was_at_work

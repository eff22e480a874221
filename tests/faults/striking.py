"""Kills at a random moment of a command's work, and a newsstand to work from."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.conftest import LONG
from tests.desks import DeskFolder
from tests.faults.wholeness import left_behind
from tests.forge import Forge

KILLS = 200 if LONG else 6


@dataclass(kw_only=True)
class Strikes:
    """Kills of one command; `seconds` is how long it takes, and less once it was seen to be quicker."""

    forge: Forge
    dice: random.Random
    seconds: float
    environ: Mapping[str, str] = field(default_factory=dict)
    hits: int = 0

    def strike(self, desk: DeskFolder, *arguments: str) -> None:
        """Kill it at a random moment of the time it takes; a hit is one that was at work then."""
        started = time.monotonic()
        begun = self.forge.begins(desk.folder, *arguments, environ=self.environ)
        if begun.ended.wait(self.dice.uniform(0, self.seconds)):
            self.seconds = min(self.seconds, time.monotonic() - started)
        begun.kill()
        self.hits += begun.wait().exit_code == -9
        assert left_behind(desk.folder) == []

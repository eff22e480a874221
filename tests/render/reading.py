"""Two posts read alike by the comparing rule of the format's page."""

import re
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "golden"


def as_read(text: str) -> str:
    """NBSP to a space, runs of spaces folded, ends of lines trimmed, runs of blank lines folded."""
    lines = [re.sub(" +", " ", line.replace("\xa0", " ")).strip() for line in text.split("\n")]
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()

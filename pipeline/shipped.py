"""Where the shipped templates lie: beside this package, in a clone and in the wheel (`_copydesk/templates`)."""

from pathlib import Path
from typing import Final

TEMPLATES: Final = Path(__file__).resolve().parents[1] / "templates"

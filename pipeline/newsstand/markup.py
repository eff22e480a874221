"""The newsrooms' markup: Jinja2 files in `forms/`, escaped by themselves, and the word that all of it is invented."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

INVENTED = "Invented for the copydesk demo: no such newsroom, country or person exists."


def filled(name: str, **values: object) -> bytes:
    """Return the file `name` of `forms/` with its values, as UTF-8."""
    return _shelf().get_template(name).render(invented=INVENTED, **values).encode("utf-8")


@cache
def _shelf() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "forms"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

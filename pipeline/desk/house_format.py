"""The house format in which is drafted; one that is not there is refused by the line of the settings that names it."""

import tomllib

from pipeline import house, plain_files
from pipeline.desk.opening import Desk
from pipeline.errors import NotFoundError
from pipeline.settings.keys import variable
from pipeline.settings.places import Places
from pipeline.toml_lines import KeyPath

_KEY = ("blog", "format")


def house_format(desk: Desk, asked_for: str = "") -> str:
    """Return the format that is asked for, else the blog's.

    Raises:
        SettingsError: there is none of the blog's name; also where nothing is to be drafted today.
        NotFoundError: there is none of the name that is asked for.
    """
    name = asked_for or desk.settings.blog.format
    try:
        house.named(name, desk.folder / "formats")
    except NotFoundError as problem:
        if asked_for:
            raise
        raise _places(desk).error(_KEY, problem.what, do=problem.do) from problem
    return name


def _places(desk: Desk) -> Places:
    file = desk.folder / "copydesk.toml"
    text = plain_files.read(file).decode("utf-8-sig", "replace")
    written = tomllib.loads(text).get("blog", {}).get("format", "")
    laid_over: dict[KeyPath, str] = {} if written == desk.settings.blog.format else {_KEY: variable(*_KEY)}
    return Places(file=file, text=text, variables=laid_over)

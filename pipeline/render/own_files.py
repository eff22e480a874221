"""Which files a desk's own templates are: a link among them brings in a template, and nothing else of this machine.

A desk may come from somebody else. His `note.html` that leads to `secrets/blog`, printed in a comment of the HTML,
would publish a password that no preview shows.
"""

from functools import partial
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, FunctionLoader

# As people name them; keys, passwords and mail boxes are named otherwise.
_ENDINGS = (".html", ".txt", ".md", ".j2", ".jinja", ".jinja2")


def loader(templates: Path) -> BaseLoader:
    """Return what loads the templates of a desk's `templates` folder; `PermissionError` where a link leads to none."""
    return ChoiceLoader([FunctionLoader(partial(_refuse_strangers, templates)), FileSystemLoader(templates)])


def _refuse_strangers(templates: Path, name: str) -> None:
    desk = templates.parent.resolve()
    file = (templates / name).resolve()
    # By the desk's own folder and not by where `templates` leads: that may be a link, too.
    if file.is_relative_to(desk / templates.name) or not file.exists():
        return
    if file.suffix not in _ENDINGS or file.is_relative_to(desk / "secrets"):
        raise PermissionError(f"{name} leads out of the templates to a file that is none")

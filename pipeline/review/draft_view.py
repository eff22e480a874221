"""How the editor looks at a draft: which panel, which field is open for new words. It travels in the address only."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl, urlencode

PANELS = ("preview", "why", "archive", "diff", "checks")
_FORMS = ("html", "text", "markdown")
_AGAINST = ("desk", "save")
# A story's headlines shown at once; the rest is one link away, so that the page stays small.
ROWS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`panel` of the right column, its `form` or what it compares `against`; `edit`: what is open for new words.

    `edit` is a link's place, or lead, address, labels, picture; `row` the headline whose further actions are shown;
    `rows` "all" shows every headline of the story.
    """

    panel: str = "preview"
    form: str = ""
    against: str = "desk"
    edit: str = ""
    row: str = ""
    rows: str = ""

    def to(self, **changes: str) -> str:
        """Return the query of the page seen so, "" for the plain page."""
        view = replace(self, **changes)
        said = {one.name: getattr(view, one.name) for one in fields(view) if getattr(view, one.name) != one.default}
        return f"?{urlencode(said)}" if said else ""

    @property
    def query(self) -> str:
        """The query of this very view."""
        return self.to()


def view_of(asked: Mapping[str, str]) -> View:
    """Return the view that a query asks for; what it does not know is left out."""
    edit, row = asked.get("edit", ""), asked.get("row", "")
    return View(
        panel=_one_of(PANELS, asked.get("panel", "")),
        form=asked.get("form", "") if asked.get("form", "") in _FORMS else "",
        against=_one_of(_AGAINST, asked.get("against", "")),
        edit=edit if edit.isascii() and edit.isalnum() and len(edit) < 10 else "",
        row=row if row.isascii() and row.isdigit() and len(row) < 19 else "",
        rows="all" if asked.get("rows") == "all" else "",
    )


def view_said(query: str) -> View:
    """Return the view that a form carried along as a query; no field stays open after its change."""
    return replace(view_of(dict(parse_qsl(query.removeprefix("?")))), edit="", row="")


def open_in(query: str) -> str:
    """Return what was open for new words in the view that a form carried along, "" for nothing."""
    return view_of(dict(parse_qsl(query.removeprefix("?")))).edit


def _one_of(known: tuple[str, ...], asked: str) -> str:
    return asked if asked in known else known[0]

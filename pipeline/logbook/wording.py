"""An entry of the logbook in words: a line, and below it the traceback of a bug, indented."""

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.logbook.reading import TEXT, Entry
from pipeline.text import counted, log_line

_INDENT = "    "


def words(entry: Entry) -> list[str]:
    """Return the lines that say an entry; none of them holds a line end or a character without a shape."""
    at = f"{entry.time:%Y-%m-%d %H:%M:%S}Z" if entry.time else " " * 20
    try:
        said = _SAID.get(entry.event, _anything)(entry.what)
    except (ValueError, TypeError):  # a line that no copydesk of ours has written
        said = _anything(entry.what)
    trace = entry.what.get("traceback", ())
    more = trace if entry.event == "bug" and isinstance(trace, list | tuple) else ()
    lines = [f"{at}  {entry.event:7} {said}", *(f"{_INDENT}{one}" for one in more)]
    return [log_line(one).rstrip() for one in lines]


def _run(what: Mapping[str, Any]) -> str:
    outlets, drafts = counted(what.get("outlets", 0), "outlet"), counted(what.get("drafts", 0), "draft")
    counts = f"{outlets}, {what.get('new', 0)} new, {what.get('failing', 0)} failing"
    took = f"{drafts}, {what.get('seconds') or 0:.1f} s"
    return _joined(f"{what.get('run')} {what.get('command')}: exit {what.get('exit')}", f"{counts}, {took}", what)


def _outlet(what: Mapping[str, Any]) -> str:
    new = f"{what.get('new')} new" if what.get("new") else ""
    return _joined(f"{what.get('run')} {what.get('outlet')}: {what.get('outcome')}", new, what)


def _draft(what: Mapping[str, Any]) -> str:
    return _joined(f"{what.get('draft')}: {what.get('outcome')}", f"by {what.get('by')}", what)


def _post(what: Mapping[str, Any]) -> str:
    by = f"by {what['by']}" if what.get("by") else ""
    return _joined(
        f"{what.get('post')} of {what.get('draft')} on {what.get('channel')}: {what.get('outcome')}", by, what
    )


def _notice(what: Mapping[str, Any]) -> str:
    return _joined(f"by {what.get('way')}: {what.get('outcome')}", f"{what.get('kind')} {what.get('about')}", what)


def _restore(what: Mapping[str, Any]) -> str:
    kept = f"what it replaced is {what['kept']}" if what.get("kept") else ""
    return _joined(f"desk.db is now {what.get('file')}", kept, what)


def _error(what: Mapping[str, Any]) -> str:
    return f"{what.get('command')}: exit {what.get('exit')}: {what.get('what')}"


def _bug(what: Mapping[str, Any]) -> str:
    again = what.get("again")
    often = f" ({again} more since it was last noted)" if again else ""
    return f"{what.get('where')}: {what.get('what')}{often}"


def _text(what: Mapping[str, Any]) -> str:
    return str(what.get("text", ""))


def _anything(what: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in what.items())


def _joined(said: str, more: str, what: Mapping[str, Any]) -> str:
    return "; ".join(str(one) for one in (said, more, what.get("why")) if one)


_SAID: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "run": _run,
    "outlet": _outlet,
    "draft": _draft,
    "post": _post,
    "notice": _notice,
    "restore": _restore,
    "error": _error,
    "bug": _bug,
    TEXT: _text,
}
# Every event there is, and the lines that are none.
EVENTS = tuple(_SAID)

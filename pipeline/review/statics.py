"""The files of the page itself: the sheet, the scripts, the icons; a year in the browser, renewed by their hash."""

import hashlib
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from flask import Blueprint, Response, abort, request, send_file, url_for

_OURS = Path(__file__).resolve().parent / "static"
# Served out of the installed package django-js-lib-htmx: no copy of it is in our tree.
_HTMX = Path(str(files("js_lib_htmx"))) / "static" / "htmx" / "htmx.min.js"
_YEAR = 31_536_000

pages = Blueprint("statics", __name__)


@pages.get("/static/<name>")
def static_file(name: str) -> Response:
    """Answer with one file; for a year when the address carries its hash, else until the next request."""
    path = _found(name)
    if path is None:
        abort(404)
    changed = path.stat().st_mtime
    version = _hash(path, path.stat().st_mtime_ns)
    # Read whole, since they are small: a browser that goes away leaves no file open.
    content = BytesIO(path.read_bytes())
    answer = send_file(content, download_name=name, etag=version, last_modified=changed, conditional=True)
    answer.headers.remove("Content-Disposition")
    if request.args.get("v") == version:
        answer.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    else:
        answer.headers["Cache-Control"] = "no-cache"
    return answer


def static(name: str) -> str:
    """Return the address of a file of the page, with the hash of what is in it now."""
    path = _found(name)
    version = _hash(path, path.stat().st_mtime_ns) if path else None
    return url_for("statics.static_file", name=name, v=version)


def _found(name: str) -> Path | None:
    if name == _HTMX.name:
        return _HTMX
    # Names of our own folder only, by comparison and not by joining: no name leads out of it.
    return next((path for path in _OURS.iterdir() if path.name == name and path.is_file()), None)


@cache
def _hash(path: Path, changed: int) -> str:
    """Return the first digits of the file's hash; `changed` is only there to read it again when it has changed."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]

"""An error in the look of the page: what, where, what to do; for htmx the same as a part, and never a traceback.

Where others can reach the page, who is not signed in learns nothing of the desk's files.
"""

from flask import Flask, Response, current_app, make_response, session
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]  # ships no types
from werkzeug.exceptions import HTTPException

from pipeline.errors import (
    ChannelError,
    CopydeskError,
    DeskBusyError,
    NewerStoreError,
    NotApprovedError,
    NotFoundError,
    RegistryError,
    SettingsError,
    StaleError,
    StoreError,
    TemplateError,
    UsageError,
)
from pipeline.machine import refused
from pipeline.review.answers import wants_part
from pipeline.review.office import the_office
from pipeline.review.sent_again import sent_anew, sent_in_vain
from pipeline.review.starting_again import start_again
from pipeline.store.blame import from_the_file
from pipeline.store.database import DatabaseError

# The first that fits. 503: the desk itself cannot be used until its owner has done something.
_STATUS: tuple[tuple[type[CopydeskError], int], ...] = (
    (NotFoundError, 404),
    (StaleError, 409),
    (SettingsError, 503),
    (RegistryError, 503),
    (TemplateError, 503),
    (UsageError, 400),
    (NotApprovedError, 409),
    (ChannelError, 502),
    (DeskBusyError, 503),
    (StoreError, 503),
)
# What a form sent is no fault of its words here: the same again may be taken later.
_LOSES = (500, 503)
_ANEW = "look at what you sent, below, and send it once more"
_ANEW_IN_SCRIPT = "copy what you typed, load that page again and do it once more"
_WHAT = {
    404: ("There is no such page", "go back to the desk"),
    405: ("This address does not do that", "go back to the desk"),
    413: ("This is more than the desk takes at once", "send less than a million characters"),
}


def register(app: Flask) -> None:
    """Let every error of this application end in a page of ours."""
    # An upgrade puts a newer file in its place while we run; ours is the one that knows what we tell it.
    for name in ("review/error.html", "review/kept.html"):
        app.jinja_env.get_template(name)
    app.register_error_handler(NewerStoreError, start_again)
    app.register_error_handler(CopydeskError, _of_ours)
    app.register_error_handler(CSRFError, _of_another_session)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(DatabaseError, _of_sqlite)
    app.register_error_handler(OSError, _of_machine)
    app.register_error_handler(Exception, _a_bug)


def error_answer(status: int, what: str, *, where: str = "", do: str = "", anew: bool = False) -> Response:
    """Return the error as a page, for htmx as a part. It needs no desk: the desk may be what is broken.

    `anew`: the page that asked is of an earlier session, and its script may take the token of this one. Then, and where
    the desk cannot be used or has a bug, what a plain form sent stands on the page.
    """
    template = current_app.jinja_env.get_template("review/error.html")
    kept = sent_anew() if anew else sent_in_vain() if status in _LOSES else None
    said = {"status": status, "what": what, "where": where, "do": do, "anew": anew}
    return make_response(template.render(**said, part=wants_part(), restart=False, kept=kept), status)


def said_of(status: int) -> tuple[str, str] | None:
    """Return what is said of a status in whatever way it came about, and what to do."""
    return _WHAT.get(status)


def _of_ours(problem: CopydeskError) -> Response:
    status = next((status for kind, status in _STATUS if isinstance(problem, kind)), 0)
    if not status:
        return _a_bug(problem)
    if the_office().door.password and not getattr(session, "seat", None):
        return error_answer(status, "This desk cannot be opened", do="its owner learns why from: copydesk doctor")
    return error_answer(status, problem.what, where=problem.where, do=problem.do)


def _of_another_session(_: CSRFError) -> Response:
    do = _ANEW_IN_SCRIPT if wants_part() else _ANEW
    return error_answer(400, "This form is of another session than the one you are in", do=do, anew=True)


def _of_http(problem: HTTPException) -> Response:
    status = problem.code or 500
    if problem.response is not None:
        return make_response(problem.response)
    what, do = _WHAT.get(status, (problem.description or problem.name, ""))
    answer = error_answer(status, what, do=do)
    for name, value in problem.get_headers():
        if name in ("Allow", "Retry-After"):
            answer.headers[name] = value
    return answer


def _of_sqlite(problem: DatabaseError) -> Response:
    said = from_the_file(problem, the_office().folder / "desk.db")
    return _of_ours(said) if said else _a_bug(problem)


def _of_machine(problem: OSError) -> Response:
    explained = refused(problem)
    return _of_ours(explained) if explained else _a_bug(problem)


def _a_bug(problem: Exception) -> Response:
    office = the_office()
    log = office.bugs.note(office.folder, problem, at=office.door.clock())
    do = f"report it with the end of {log}; what you had saved is saved"
    return error_answer(500, f"A bug of copydesk: {type(problem).__name__}", do=do)

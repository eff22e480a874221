"""Who may come in: by the one-time address on this machine, by the password elsewhere; then by his session.

Whoever is not signed in gets the sign-in page with status 403, whatever he asked for and even where nothing is.
"""

import re
import secrets
from datetime import timedelta
from threading import Lock
from typing import cast

from flask import Blueprint, Response, abort, make_response, render_template, request, session
from werkzeug.urls import iri_to_uri

from pipeline.review import passwords, throttle
from pipeline.review.answers import back
from pipeline.review.browsers import described
from pipeline.review.current import said
from pipeline.review.door import Door
from pipeline.review.guards import READING
from pipeline.review.known_browsers import know_again, known_browser
from pipeline.review.office import the_office, the_store
from pipeline.review.sent_again import sent_in_vain
from pipeline.review.sessions import LIFETIME, SEAT, Visit, digest, roll, sign_in
from pipeline.store import sessions as stored
from pipeline.store.database import Connection
from pipeline.store.sessions import Session

# Long enough to find the terminal again; too short for an address that lies in a scrollback or a log to be worth much.
_TICKET_LIFE = timedelta(minutes=10)
_OPEN = ("access.sign_in_page", "access.try_password", "access.enter", "statics.static_file", "metrics_page.metrics")
# A path of ours and nothing else: not //host or /\host, which a browser takes for another site.
_OUR_PATH = re.compile(r"/(?![/\\])[!-\[\]-~]{0,40000}")
_NAME = re.compile(r"\w[\w .'-]{0,30}")
# A try is counted before it is made, under this lock: many at once get no more tries than one after the other.
_COUNTING = Lock()

pages = Blueprint("access", __name__)


def new_ticket(db: Connection, door: Door) -> str:
    """Return a new one-time ticket for /enter, the only valid one from now on."""
    ticket, now = secrets.token_urlsafe(32), door.clock()
    kept = Session(digest=digest(ticket), opened_at=now, used_at=now, expires_at=now + _TICKET_LIFE)
    stored.issue_ticket(db, kept)
    return ticket


def admit() -> Response | None:
    """Let through who is signed in, and everybody to the few pages by which one signs in."""
    visit = cast(Visit, session)
    if visit.problem:
        raise visit.problem
    if visit.seat or request.endpoint in _OPEN:
        return None
    return _sign_in_page(onward=iri_to_uri(request.full_path.rstrip("?")) if request.method in READING else "/")


def note_use(response: Response) -> Response:
    """After a change that went well, move the end of the session on; looking changes nothing."""
    seat = cast(Visit, session).seat
    if seat and request.method not in READING and response.status_code < 400:
        roll(the_store(), seat, door=the_office().door)
    return response


def signed_in() -> tuple[Session, ...]:
    """Return the sessions that are valid now, for the settings page."""
    return stored.valid(the_store(), now=the_office().door.clock(), life=LIFETIME)


@pages.get("/login")
def sign_in_page() -> Response:
    """Ask for the password."""
    if cast(Visit, session).seat:
        return back("/")
    return _sign_in_page(status=200)


@pages.post("/login")
def try_password() -> Response:
    """Sign in with the password, or say how many tries are left."""
    office, db = the_office(), the_store()
    if not passwords.has_password(office.folder):
        abort(403, "This desk has no password. Open the address that copydesk review printed.")
    now, caller = office.door.clock(), _caller()
    with _COUNTING:
        seconds = throttle.pause(stored.failures(db, since=now - throttle.WINDOW), caller, now=now)
        if not seconds:
            stored.note_failure(db, caller.name, now=now)
    if seconds:
        answer = _sign_in_page(status=429, problem=f"Too many tries. The next one counts in {_spoken(seconds)}.")
        answer.headers["Retry-After"] = str(seconds)
        return answer
    if not passwords.is_password(office.folder, request.form.get("password", "")):
        return _sign_in_page(problem=_what_is_left(db, caller))
    stored.forget_failures(db, caller.name)
    answer = _welcome(_onward(), name=request.form.get("user", ""))
    know_again(answer)
    return answer


@pages.get("/enter")
def enter() -> Response:
    """Sign in with the one-time ticket. A HEAD, which a chat or a mail program may send ahead, does not spend it."""
    if request.method == "HEAD":
        return make_response("")
    if cast(Visit, session).seat:
        return back("/")
    ticket = request.args.get("ticket", "")
    now = the_office().door.clock()
    if not ticket or not stored.spend_ticket(the_store(), digest(ticket), now=now, life=_TICKET_LIFE):
        return _sign_in_page(problem="This address was used already, or is older than ten minutes.")
    return _welcome("/", name="")


@pages.post("/logout")
def sign_out() -> Response:
    """End this session."""
    seat = cast(Visit, session).seat
    return _end(seat.digest) if seat else back("/login")


@pages.post("/sessions/revocation")
def revocation() -> Response:
    """End one session, or with `others` every session but this one."""
    chosen, seat = request.form.get("session", ""), cast(Visit, session).seat
    if seat and chosen == seat.digest:
        return _end(chosen)
    now = the_office().door.clock()
    if seat and chosen == "others":
        ended = stored.revoke_all(the_store(), now=now, but=seat.digest)
    else:
        ended = int(stored.revoke(the_store(), chosen, now=now))
    said(f"Signed out: {ended} other session{'' if ended == 1 else 's'}.")
    return back("/settings#sessions")


def _sign_in_page(*, status: int = 403, problem: str = "", onward: str = "") -> Response:
    office = the_office()
    values = {
        "password": passwords.has_password(office.folder),
        "needed": office.door.password,
        "problem": problem,
        "user": request.form.get("user", "editor"),
        "onward": onward or _onward(),
        "kept": sent_in_vain(),
        "status": status,
    }
    return make_response(render_template("review/login.html", **values), status)


def _onward() -> str:
    asked = request.form.get("onward", "/")
    return asked if _OUR_PATH.fullmatch(asked) else "/"


def _caller() -> throttle.Caller:
    browser = known_browser()
    return throttle.Caller(name=browser or throttle.neighbourhood(request.remote_addr or ""), known=bool(browser))


def _what_is_left(db: Connection, caller: throttle.Caller) -> str:
    now = the_office().door.clock()
    failures = stored.failures(db, since=now - throttle.WINDOW)
    left = throttle.tries_left(failures, caller, now=now)
    if left:
        tries = f"{left} {'try' if left == 1 else 'tries'} left before a pause of one minute."
    else:
        tries = f"The next try counts in {_spoken(throttle.pause(failures, caller, now=now))}."
    return f"That password does not match. {tries}"


def _spoken(seconds: int) -> str:
    if seconds < 60:
        return f"{seconds} seconds"
    minutes = -(-seconds // 60)
    return "one minute" if minutes == 1 else f"{minutes} minutes"


def _welcome(onward: str, *, name: str) -> Response:
    answer = back(onward)
    kept = name if _NAME.fullmatch(name) else "editor"
    browser = described(request.headers.get("User-Agent", ""))
    sign_in(the_store(), answer, name=kept, browser=browser, door=the_office().door)
    return answer


def _end(chosen: str) -> Response:
    stored.revoke(the_store(), chosen, now=the_office().door.clock())
    answer = back("/login")
    door = the_office().door
    answer.delete_cookie(door.cookie(SEAT), httponly=True, secure=door.https, samesite="Lax")
    return answer

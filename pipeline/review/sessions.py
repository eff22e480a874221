"""The session: a random cookie, and behind it a row that can be revoked. Only the cookie's digest is stored.

Who is not signed in has a visitor's cookie instead, signed by us, which holds nothing but the token of the sign-in
form: a stranger's GET writes no row.

SameSite is Lax, not Strict: the clipper's bookmark and a link in a mail open a page of ours from another site, and with
Strict the browser would hold the cookie back (RFC 6265bis, 5.6.7.1). No GET changes anything, and every other method is
checked by Origin and token, so Lax gives nothing away.
"""

import hashlib
import secrets
from datetime import timedelta

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer

from pipeline.errors import CopydeskError
from pipeline.review.door import Door
from pipeline.review.office import the_office, the_store
from pipeline.store import sessions as stored
from pipeline.store.database import Connection, DatabaseError
from pipeline.store.sessions import Session

SEAT = "copydesk"
VISITOR = "copydesk-visitor"
LIFETIME = timedelta(days=30)
# The row says when a session ends; the cookie need only outlast it, however often that end moves on. Browsers cap a
# cookie's life at 400 days (RFC 6265bis, 5.5).
_COOKIE_LIFE = timedelta(days=400)
_VISIT_SECONDS = 86_400
# A session's end moves on at most this often: saving a draft must not also write a session each time.
_ROLL = timedelta(hours=1)


class Visit(SecureCookieSession):
    """Flask's `session`: of one who is signed in (`seat`), or of a visitor. `problem`: the store could not be asked."""

    seat: Session | None = None
    problem: CopydeskError | DatabaseError | OSError | None = None


class ServerSessions(SessionInterface):
    """Flask's way to plug sessions in: find the row before a request, store what changed after it."""

    def open_session(self, app: Flask, request: Request) -> Visit:
        """Return the session that the request's cookie names, else a visitor's."""
        # In version 0.1 the name had no port: who was signed in then still is.
        cookie = request.cookies.get(the_office().door.cookie(SEAT)) or request.cookies.get(SEAT, "")
        if not cookie or (request.path.startswith("/static/") and request.method == "GET"):
            return _visitor(app, request)
        try:
            seat = stored.find(the_store(), digest(cookie), now=the_office().door.clock(), life=LIFETIME)
        except (CopydeskError, DatabaseError, OSError) as problem:  # told within the request, where a page can be made
            visit = Visit()
            visit.problem = problem
            return visit
        if seat is None:
            return _visitor(app, request)
        visit = Visit(dict(seat.data))
        visit.seat = seat
        return visit

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Store what a handler changed: in the row, or in the visitor's cookie."""
        if not session.modified or not isinstance(session, Visit) or session.problem:
            return
        if session.seat:
            stored.keep(the_store(), session.seat.digest, dict(session))
            return
        door, signed = the_office().door, str(_signer(app).dumps(dict(session)))
        response.set_cookie(door.cookie(VISITOR), signed, httponly=True, secure=door.https, samesite="Lax")


def sign_in(db: Connection, response: Response, *, name: str, browser: str, door: Door) -> None:
    """Open a session for the browser that gets this response, and give it its cookie."""
    cookie, now = secrets.token_urlsafe(32), door.clock()
    seat = Session(
        digest=digest(cookie),
        name=name,
        # The token is made here, so that no GET of a page has to store one (flask-wtf would).
        data={"csrf_token": secrets.token_hex(20), "browser": browser},
        opened_at=now,
        used_at=now,
        expires_at=now + LIFETIME,
    )
    stored.clear(db, now=now, life=LIFETIME)
    stored.open_session(db, seat)
    name = door.cookie(SEAT)
    response.set_cookie(name, cookie, max_age=_COOKIE_LIFE, httponly=True, secure=door.https, samesite="Lax")
    response.delete_cookie(door.cookie(VISITOR), httponly=True, secure=door.https, samesite="Lax")


def roll(db: Connection, seat: Session, *, door: Door) -> None:
    """Move the end of a session that is used on; or back, where the clock has been set back."""
    now = door.clock()
    if abs(now - seat.used_at) >= _ROLL:
        stored.use(db, seat.digest, now=now, expires_at=now + LIFETIME)


def digest(secret: str) -> str:
    """Return the SHA-256 of a cookie or ticket in hex: enough for 32 random bytes, which nobody can guess."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _visitor(app: Flask, request: Request) -> Visit:
    try:
        return Visit(
            _signer(app).loads(request.cookies.get(the_office().door.cookie(VISITOR), ""), max_age=_VISIT_SECONDS)
        )
    except (BadSignature, ValueError, TypeError):
        return Visit()


def _signer(app: Flask) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(app.secret_key), salt=VISITOR)

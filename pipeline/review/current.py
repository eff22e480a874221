"""What belongs to this request: the desk, who works on it, and what is said to him next."""

from typing import cast

from flask import Response, current_app, g, request, session
from itsdangerous import BadData, URLSafeTimedSerializer

from pipeline.desk import Desk
from pipeline.review.office import the_office, the_store
from pipeline.review.sessions import Visit

_SAID = "copydesk-said"
_SAID_SECONDS = 60
# Of which a browser keeps a cookie (4,096 bytes, RFC 6265, 6.1) whatever script they are in, and a proxy the header.
_SAID_CHARACTERS = 400


def the_desk() -> Desk:
    """Return the desk that this request works on; its `now` is one moment for the whole request.

    Raises:
        SettingsError, RegistryError, StoreError: what is missing or wrong, with the cure.
    """
    if "desk" not in g:
        office = the_office()
        chosen, registry = office.files()
        g.desk = Desk(folder=office.folder, settings=chosen, registry=registry, db=the_store(), now=office.clock())
    return cast(Desk, g.desk)


def editor() -> str:
    """Return who works here, as the store keeps it: the name given at sign-in, and which of the sessions it is."""
    seat = cast(Visit, session).seat
    return f"{seat.name}#{seat.digest[:8]}" if seat else "nobody"


def who(kept: str) -> str:
    """Return whom `editor` had kept, in words: `you` on the same session, else the name that was given."""
    return "you" if kept == editor() else kept.partition("#")[0]


def said(words: str) -> None:
    """Say this on the next page that the editor sees, once: this answer's, or the one it redirects to."""
    g.said = words


def heard() -> str:
    """Return what is to be said on this page: words of this request, else of the one that led here; "" = nothing."""
    if "said" in g:
        return cast(str, g.said)
    try:
        return str(_signer().loads(request.cookies.get(the_office().door.cookie(_SAID), ""), max_age=_SAID_SECONDS))
    except BadData:
        return ""


def pass_on(response: Response) -> Response:
    """Hand words that no page could show yet to the next one, in a cookie: no GET has to take them out of the store."""
    door = the_office().door
    name = door.cookie(_SAID)
    if "said" in g and response.location:
        signed = str(_signer().dumps(g.said[:_SAID_CHARACTERS]))
        response.set_cookie(name, signed, max_age=_SAID_SECONDS, httponly=True, secure=door.https, samesite="Lax")
    elif name in request.cookies and response.mimetype == "text/html" and not response.location:
        response.delete_cookie(name)
    return response


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=_SAID)

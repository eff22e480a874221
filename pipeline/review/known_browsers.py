"""A browser in which somebody has signed in before: strangers' failures do not keep it out, its own do.

Else whoever fails from enough addresses, over and over, keeps everybody out who is not signed in just now. By a cookie
of its own, signed by us, that outlives the session (OWASP, "Slow down online guessing attacks with device cookies").
It opens nothing: whoever takes it away with him has the five tries of one more address. A new password makes strangers
of all, or whom it shuts out would have five tries at it for each time that he had signed in before.
"""

import secrets
from datetime import timedelta

from flask import Response, current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

from pipeline.review import passwords
from pipeline.review.office import the_office

KNOWN = "copydesk-known"
# Sent to the sign-in page alone; browsers cap a cookie's life at 400 days (RFC 6265bis, 5.5).
_PATH = "/login"
_LIFE = timedelta(days=400)


def known_browser() -> str:
    """Return by what name the failures of this browser are counted, "" where nobody has signed in in it."""
    try:
        number = _signer().loads(
            request.cookies.get(the_office().door.cookie(KNOWN), ""), max_age=int(_LIFE.total_seconds())
        )
    except BadData:
        return ""
    return f"browser {number}"


def know_again(response: Response) -> None:
    """Let the browser that gets this response be known from now on."""
    door, signed = the_office().door, str(_signer().dumps(secrets.token_hex(8)))
    name = door.cookie(KNOWN)
    response.set_cookie(name, signed, max_age=_LIFE, path=_PATH, httponly=True, secure=door.https, samesite="Lax")


def _signer() -> URLSafeTimedSerializer:
    password = passwords.of_this_password(the_office().folder)
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=f"{KNOWN} {password}")

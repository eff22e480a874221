"""Which requests are answered at all, and what every answer tells the browser to refuse.

Host: another site can point its name at this machine (DNS rebinding); then Host is that name, and not one of ours.
Origin: with `no-referrer` a browser sends `Origin: null` with the posts of our own forms (Fetch, "append a request
Origin header"); then Sec-Fetch-Site, which no page can set, must say that the form was ours. The token of each form
is checked besides (flask-wtf).
"""

from flask import Response, abort, request

from pipeline.review.office import the_office

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
READING = ("GET", "HEAD", "OPTIONS")
_TWO_YEARS = 63_072_000


def check() -> None:
    """Refuse a request that is not for us (400), or that another site made (403)."""
    door = the_office().door
    if not door.knows(request.host):
        abort(400, f"This desk does not answer to the name {request.host!r}.")
    if request.method not in READING and not from_our_own_page(https=door.https):
        abort(403, "Another site, or no page at all, sent this. Nothing was changed.")


def harden(response: Response) -> Response:
    """Put the headers on every answer."""
    door = the_office().door
    headers = response.headers
    headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    # On a plain http address of another machine browsers send no Sec-Fetch-Site; there Origin itself must be told.
    headers["Referrer-Policy"] = "no-referrer" if door.trusted_by_browsers else "same-origin"
    headers.setdefault("Cache-Control", "no-store")
    if door.https:
        headers["Strict-Transport-Security"] = f"max-age={_TWO_YEARS}"
    return response


def from_our_own_page(*, https: bool) -> bool:
    """Return whether the browser says that a page of ours sent this request."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None or origin == "null":
        return site == "same-origin"
    return origin.lower() == f"{'https' if https else 'http'}://{request.host.lower()}"

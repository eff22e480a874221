"""What a plain form sent and nothing took: it stands on the page that is answered, to be sent once more.

With script the page itself keeps it (static/words.js).
"""

from dataclasses import dataclass, replace

from flask import g, request
from flask_wtf.csrf import generate_csrf  # type: ignore[import-untyped]  # ships no types
from werkzeug.exceptions import HTTPException

from pipeline.review.answers import wants_part
from pipeline.review.guards import READING, from_our_own_page
from pipeline.review.office import the_office

# What one signs in with is never shown again, and who goes out is out.
_SIGNING_IN = ("access.try_password", "access.enter", "access.sign_out", "access.revocation")
_TOKEN = "csrf_token"  # noqa: S105  the name of a field

# More than a form of ours ever holds: shown to whoever sent it, a megabyte of them is eight, and seconds of work.
_MOST_FIELDS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A form that was sent and not taken: `path` it went to, and its `fields` in their order, which pairs some of them.

    A field is a name, a value, and whether it is shown; the rest is sent along. `begun`: the desk was open, and what
    was asked may be done in part.
    """

    path: str
    fields: tuple[tuple[str, str, bool], ...]
    begun: bool = False


def sent_in_vain() -> Kept | None:
    """Return what a plain form sent and nothing took; none where there was none, or where script keeps it.

    Nor of what another site sent: a session that cannot be read ends a request before the guards look at it.
    """
    path = request.full_path.rstrip("?")
    if request.method in READING or wants_part() or request.endpoint in _SIGNING_IN or path.startswith("//"):
        return None
    if not from_our_own_page(https=the_office().door.https):
        return None
    try:
        sent = tuple(request.form.items(multi=True))
    except HTTPException:
        return None
    if len(sent) > _MOST_FIELDS:
        return None
    fields = tuple((name, value, any(map(str.isspace, value))) for name, value in sent)
    return Kept(path=path, fields=fields, begun="desk" in g)


def sent_anew() -> Kept | None:
    """Return the same with the token of the session that one is in now."""
    kept = sent_in_vain()
    if kept is None:
        return None
    fields = tuple(one for one in kept.fields if one[0] != _TOKEN)
    return replace(kept, fields=(*fields, (_TOKEN, str(generate_csrf()), False)))

"""A newer copydesk has migrated the desk while this page was open: nothing is written, and the page must be restarted.

Whatever was sent comes back in the answer: with script the page keeps it (static/words.js), without it the answer is a
form that sends the same once more. Its token holds for the restarted page, too: tokens and sessions outlive a restart.
"""

from dataclasses import dataclass

from flask import Response, current_app, make_response, request
from werkzeug.exceptions import HTTPException

from pipeline.errors import NewerStoreError
from pipeline.review.answers import wants_part
from pipeline.review.guards import READING

_WHAT = "Restart this page: a newer copydesk has brought the desk up to date"
_DO = (
    "end copydesk review (Ctrl-C, or restart its service) and start it again; nothing that you sent was changed or lost"
)
# What one signs in with is never shown again.
_SIGNING_IN = ("access.try_password", "access.enter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A form that was sent and not taken: `path` it went to, `texts` to be shown, `others` to be sent along."""

    path: str
    texts: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]


def start_again(_: NewerStoreError) -> Response:
    """Ask for a restart (503). It names no file and needs no desk: anybody may see it, and the desk cannot be read."""
    template = current_app.jinja_env.get_template("review/error.html")
    said = {"status": 503, "what": _WHAT, "where": "", "do": _DO, "anew": False}
    return make_response(template.render(**said, part=wants_part(), restart=True, kept=sent_in_vain()), 503)


def sent_in_vain() -> Kept | None:
    """Return what a plain form sent and nothing took; none where there was none, or where script keeps it."""
    path = request.full_path.rstrip("?")
    if request.method in READING or wants_part() or request.endpoint in _SIGNING_IN or path.startswith("//"):
        return None
    try:
        sent = tuple(request.form.items(multi=True))
    except HTTPException:
        return None  # more than a form of ours ever holds
    texts = tuple((name, value) for name, value in sent if any(map(str.isspace, value)))
    return Kept(path=path, texts=texts, others=tuple(one for one in sent if one not in texts))

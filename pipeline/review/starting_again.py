"""A newer copydesk has migrated the desk while this page was open: nothing is written, and the page must be restarted.

Whatever was sent comes back in the answer: with script the page keeps it (static/words.js), without it the answer is a
form that sends the same once more. Its token holds for the restarted page, too: tokens and sessions outlive a restart.
"""

from flask import Response, current_app, make_response

from pipeline.errors import NewerStoreError
from pipeline.review.answers import wants_part
from pipeline.review.sent_again import sent_in_vain

_WHAT = "Restart this page: a newer copydesk has brought the desk up to date"
_DO = (
    "end copydesk review (Ctrl-C, or restart its service) and start it again; nothing that you sent was changed or lost"
)


def start_again(_: NewerStoreError) -> Response:
    """Ask for a restart (503). It names no file and needs no desk: anybody may see it, and the desk cannot be read."""
    template = current_app.jinja_env.get_template("review/error.html")
    said = {"status": 503, "what": _WHAT, "where": "", "do": _DO, "anew": False}
    return make_response(template.render(**said, part=wants_part(), restart=True, kept=sent_in_vain()), 503)

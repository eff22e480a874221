"""/metrics: the desk's figures for a monitoring system, for whoever shows the token of secrets/metrics and nobody else.

No session, no cookie, no form: the token comes as RFC 6750 has it (`Authorization: Bearer TOKEN`), never in an address,
which logs keep. Wrong ones are counted in memory, for looking writes nothing.
"""

import hmac

from flask import Blueprint, Response, abort, make_response, request

from pipeline.desk.measuring import figures_of
from pipeline.errors import SettingsError
from pipeline.review import throttle
from pipeline.review.current import the_desk
from pipeline.review.exposition import CONTENT_TYPE, exposed
from pipeline.review.office import the_office
from pipeline.settings import kept_secret

SECRET = "metrics"  # noqa: S105  the name of its file
# Nobody guesses as many letters and digits as this.
LEAST_CHARACTERS = 20

pages = Blueprint("metrics_page", __name__)


@pages.get("/metrics")
def metrics() -> Response:
    """Answer with the figures: 404 where no token is kept, 401 without the right one, 429 after too many wrong ones."""
    if not _is_ours(request.headers.get("Authorization", "")):
        return _refused()
    answer = make_response(exposed(figures_of(the_desk())))
    answer.headers["Content-Type"] = CONTENT_TYPE
    return answer


def _is_ours(said: str) -> bool:
    kept = kept_secret(the_office().folder, SECRET)
    if kept is None:
        abort(404)
    token = kept.reveal()
    if len(token) < LEAST_CHARACTERS:
        do = f"write one of at least {LEAST_CHARACTERS} characters (docs/watching.md)"
        raise SettingsError("the token of secrets/metrics is too short", where="secrets/metrics", do=do)
    scheme, _, shown = said.partition(" ")
    # In constant time, and of bytes: text beside ASCII is refused by compare_digest.
    same = hmac.compare_digest(shown.strip().encode("utf-8", "replace"), token.encode("utf-8", "replace"))
    return same and scheme.lower() == "bearer"


def _refused() -> Response:
    office = the_office()
    seconds = office.wrong_tokens.pause(throttle.neighbourhood(request.remote_addr or ""), now=office.door.clock())
    answer = make_response("", 429 if seconds else 401)
    answer.headers["Content-Type"] = "text/plain; charset=utf-8"
    if seconds:
        answer.headers["Retry-After"] = str(seconds)
    else:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="copydesk"'
    return answer

"""What an answer of WordPress means when it is not what was asked for: which error, and the cure in words.

WordPress says no as `{code, message, data: {status}}`. Of a post, a 5xx with a code is a no only where the code is of
those that come before the post is stored: what a plugin, the labels or the database refuse after it is a 500 as well
(WP_REST_Posts_Controller::create_item stores it first), and the codes of the last resort come whenever it broke down.
"""

from typing import Any

from pipeline.errors import ChannelError, RefusedError, UnansweredError
from pipeline.publish.asking import LOOKED_UP, UNKNOWN, Answer, shortened

# wp_die and the handler of fatal errors (wp-includes/functions.php, class-wp-fatal-error-handler.php).
_BROKE_DOWN = ("internal_server_error", "wp_die")
_TIMED_OUT = 408

_ANEW = "make a new application password (Users > Profile on the blog) and write it into secrets/{channel}"
_STRIPPED = "; if that does not help, the host strips the Authorization header: ask it to pass that on to PHP"
_NOT_IN = (
    "WordPress does not let us in: the user name or the application password is wrong{unavailable}",
    "check user in copydesk.toml; " + _ANEW + _STRIPPED,
)
_NO_API = (
    "this WordPress does not offer its REST API for posts",
    "WordPress 5.6 or newer is needed, and no plugin that switches the REST API off",
)

# Code -> what is wrong, what to do. {role} is " (role: author)" or empty, {channel} the channel's name.
_KNOWN = {
    "rest_not_logged_in": _NOT_IN,
    "incorrect_password": _NOT_IN,
    "invalid_username": _NOT_IN,
    "invalid_email": _NOT_IN,
    "rest_forbidden_status": _NOT_IN,
    "application_passwords_disabled": (
        "application passwords are switched off on this blog",
        "serve the blog by https, or allow them in the security plugin that switched them off",
    ),
    "application_passwords_disabled_for_user": (
        "application passwords are switched off for this user",
        "allow them in the security plugin, or name another user",
    ),
    "rest_cannot_create": (
        "this user may not write posts{role}",
        "give the user the role Author or Editor on the blog, or name another user",
    ),
    "rest_cannot_publish": (
        "this user may not publish{role}",
        "give the user the role Author or Editor on the blog, or send it as a draft that somebody there publishes",
    ),
    "rest_cannot_edit": (
        "this user may not change that post{role}",
        "use the user who wrote it, or give this one the role Editor",
    ),
    "rest_forbidden_context": (
        "this user may not open that post{role}",
        "use the user who wrote it, or give this one the role Editor",
    ),
    "rest_no_route": _NO_API,
    "rest_disabled": _NO_API,
    "rest_login_required": _NOT_IN,
    "rest_post_invalid_id": ("the post is not on the blog any more", "copydesk publish sends it anew"),
    "empty_content": ("the post is empty", "give it a title or a body"),
    "rest_invalid_json": ("WordPress could not read the request", "please report it: this is a mistake of copydesk"),
}
# Said of the post, and of what is stored after it, such as its labels (wp_insert_post, wp_set_object_terms).
_OF_THE_DATABASE = ("db_insert_error", "db_update_error")
# What a host or a plugin before WordPress answers, by HTTP status.
_STATUS = {
    401: ("the host itself asks for a password", "take the host's own password off /wp-json/, or ask the host how"),
    403: ("the host or a security plugin forbids it", "allow /wp-json/ in its firewall for this machine's address"),
    404: ("there is no WordPress at this address", "check url in copydesk.toml: the address of the blog's front page"),
    413: ("the post is too long for the host", "ask the host for a larger post_max_size"),
    429: ("too many requests", "wait{wait} and try again"),
}


def judged(answer: Answer, *, channel: str, where: str, changes: bool, repeatable: bool = False) -> Any:  # noqa: ANN401  a stranger's JSON
    """Return the JSON document of a good answer.

    Args:
        answer: What came.
        channel: The channel's name in copydesk.toml.
        where: The address that was asked, for the message.
        changes: Whether the request was to change something: then an answer that cannot be read leaves it in doubt.
        repeatable: Whether that change can be asked for twice and is made once, so that any no is a no.

    Raises:
        RefusedError: it says no, or it is no answer to a question that changes nothing.
        UnansweredError: it may have been done.
    """
    document = answer.document if answer.is_json else None
    if 200 <= answer.status < 300:
        if document is not None:
            return document
        raise (UnansweredError if changes else RefusedError)(
            f"{named(channel)}: the answer is not WordPress's JSON but {_kind(answer)}",
            where=where,
            do="open the address in a browser: a cache, a login page or a plugin's warning may stand before it",
        )
    once = changes and not repeatable
    if _in_doubt(answer, code(document), once=once):
        raise _doubt(answer, document, channel, where, once=once)
    raise refusal(answer, channel=channel, where=where)


def refusal(answer: Answer, *, channel: str, where: str, role: str = "", unavailable: str = "") -> RefusedError:
    """Return what a no of WordPress means, with its cure.

    Args:
        answer: What came, its status 300 or more.
        channel: The channel's name in copydesk.toml.
        where: The address that was asked.
        role: The user's roles there, where they are known.
        unavailable: What is amiss with the blog's application passwords, where it does not offer them.
    """
    document = answer.document if answer.is_json else None
    said = code(document)
    if said == "rest_invalid_param":
        what, do = _bad_parameters(document)
    elif said == "rest_cannot_create" and answer.status == 401:
        what, do = _NOT_IN
    elif said in _KNOWN:
        what, do = _KNOWN[said]
    elif said:
        what, do = (
            f"WordPress says no: {_said(answer, document)}",
            "see what the blog's own editor says to the same post",
        )
    else:
        plain = f"the answer has status {answer.status} and is {_kind(answer)}"
        what, do = _STATUS.get(answer.status, (plain, "open the address in a browser to see what stands there"))
    known = {"role": f" (role: {role})" if role else "", "channel": channel, "unavailable": unavailable}
    known |= {"wait": f" {seconds} seconds" if (seconds := _retry_after(answer)) else " some minutes"}
    return RefusedError(f"{named(channel)}: {_filled(what, known)}", where=where, do=_filled(do, known))


def named(channel: str) -> str:
    """Return the channel as messages name it."""
    return f"{channel} (WordPress)"


def code(document: object) -> str:
    """Return the code of an error of WordPress's, "" where the document is none."""
    said = document.get("code") if isinstance(document, dict) else None
    return said if isinstance(said, str) else ""


def unreadable(channel: str, where: str, *, changes: bool) -> ChannelError:
    """Return the error of an answer that is JSON, but no post of WordPress's, or not the one that was asked for."""
    return (UnansweredError if changes else RefusedError)(
        f"{named(channel)}: the answer is JSON, but not the post as WordPress describes it",
        where=where,
        do="a plugin may rewrite the REST API: switch it off for posts, or ask its maker",
    )


def _in_doubt(answer: Answer, said: str, *, once: bool) -> bool:
    if answer.status >= 500:
        return not said or said in _BROKE_DOWN or (once and said not in _KNOWN)
    return answer.status == _TIMED_OUT or (once and (answer.status < 400 or said in _BROKE_DOWN))


def _doubt(answer: Answer, document: object, channel: str, where: str, *, once: bool) -> UnansweredError:
    what = f"{named(channel)}: the blog broke down over it (status {answer.status}): {_said(answer, document)}"
    do = "try again in some minutes; if it stays so, show the host this message"
    if once:
        what, do = f"{what}; {UNKNOWN}", f"{LOOKED_UP}; if it stays so, show the host this message"
    if code(document) in _OF_THE_DATABASE:
        do += ", and ask whether the database is full or broken"
    return UnansweredError(what, where=where, do=do)


def _bad_parameters(document: Any) -> tuple[str, str]:  # noqa: ANN401  a stranger's JSON
    data = document.get("data")
    params = data.get("params") if isinstance(data, dict) else None
    params = params if isinstance(params, dict) else {}
    if "forbidden" in str(params.get("status", "")):  # a stranger asked for what is not public
        return _NOT_IN
    told = "; ".join(f"{shortened(str(key))}: {shortened(str(value))}" for key, value in params.items())
    return f"WordPress does not take {told or 'what was sent'}", "please report it, with this message"


def _said(answer: Answer, document: object) -> str:
    words = document.get("message") if isinstance(document, dict) else None
    return f"{shortened(str(words))} ({shortened(code(document))})" if words else _kind(answer)


def _kind(answer: Answer) -> str:
    kind = shortened(answer.headers.get("content-type", "").partition(";")[0]) or "nothing that has a type"
    return f"{kind}, which begins: {answer.begins}" if answer.begins else f"{kind}, empty"


def _retry_after(answer: Answer) -> str:
    seconds = answer.headers.get("retry-after", "")
    return seconds if seconds.isascii() and seconds.isdigit() and len(seconds) < 7 else ""


def _filled(words: str, known: dict[str, str]) -> str:
    # Not str.format: a stranger's words may hold braces.
    for name, value in known.items():
        words = words.replace(f"{{{name}}}", value)
    return words

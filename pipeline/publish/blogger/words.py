"""Google's answers that say no, in our words and with a cure; nothing secret is ever in them."""

from collections.abc import Iterator

from pipeline.errors import ChannelError, RefusedError, UnansweredError
from pipeline.publish.asking import LATER, Answer, shortened
from pipeline.publish.blogger.addresses import Client
from pipeline.publish.blogger.token import sign_in_again

# Reasons in Google's errors (https://developers.google.com/blogger/docs/3.0/reference and google.rpc.ErrorInfo).
_LIMITS = frozenset(
    {
        "rateLimitExceeded",
        "userRateLimitExceeded",
        "quotaExceeded",
        "dailyLimitExceeded",
        "RATE_LIMIT_EXCEEDED",
        "RESOURCE_EXHAUSTED",
    }
)
_SWITCHED_OFF = frozenset({"accessNotConfigured", "SERVICE_DISABLED"})
_NO_CLIENT = frozenset({"invalid_client", "unauthorized_client", "deleted_client"})
_TOO_LITTLE = frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"})

# What a refresh token is refused for: https://developers.google.com/identity/protocols/oauth2#expiration
WHY_LOST = (
    "a Google project left in Testing loses its token 7 days after each sign-in: publish the app (Google Auth "
    "Platform, Audience, Publish app); it is also lost when you withdraw the access, after 6 months without use, or "
    "by newer sign-ins"
)


def reasons(answer: Answer) -> frozenset[str]:
    """Return the words by which Google says why it refuses, in the old and the new shape of its errors."""
    return frozenset(_reasons(answer.document))


def is_limited(answer: Answer) -> bool:
    """Return whether a limit of Google's was reached, and not a right is missing."""
    return answer.status == 429 or bool(reasons(answer) & _LIMITS)


def problem(answer: Answer, client: Client, *, where: str, secrets: tuple[str, ...]) -> ChannelError:
    """Return the error that an answer other than a good one stands for.

    Args:
        answer: What Google answered.
        client: Who asked.
        where: What was asked, for the message.
        secrets: Words that are starred out where Google repeats them.
    """
    said = _said(answer, secrets)
    if not 400 <= answer.status < 500 or answer.status == 408:
        what = f"{client.called}: Google answered {answer.status} and no post"
        return UnansweredError(f"{what}: {said}" if said else what, where=where, do=LATER)
    what, do = _no(answer, client.name)
    return RefusedError(f"{client.called}: {what}: {said}" if said else f"{client.called}: {what}", where=where, do=do)


def no_grant(answer: Answer, client: Client, *, fresh: bool) -> ChannelError:
    """Return the error that a refusal of the token endpoint stands for (RFC 6749, 5.2), by its code alone.

    Args:
        answer: What it answered.
        client: Who asked.
        fresh: It was a code just pasted; else the token that this desk keeps.
    """
    document = answer.document if isinstance(answer.document, dict) else {}
    error, again = str(document.get("error", "")), sign_in_again(client.name)
    if error == "invalid_grant" and fresh:
        what, do = "Google does not take this code", f"it is good once and for minutes only; start again: {again}"
    elif error == "invalid_grant":
        what, do = "Google no longer takes this desk's sign-in (invalid_grant)", f"{again}; {WHY_LOST}"
    elif error in _NO_CLIENT:
        what = f"Google does not know this client_id with this secret ({error})"
        do = f"copy both again from Google: client_id into copydesk.toml, the secret into secrets/{client.name}"
    else:
        what, do = f"Google's sign-in answered {answer.status}", f"try again later; if it stays: {again}"
    return RefusedError(f"{client.called}: {what}", where=client.token, do=do)


def _no(answer: Answer, name: str) -> tuple[str, str]:
    why = reasons(answer)
    if answer.status == 401:
        return "Google does not take this desk's sign-in", sign_in_again(name)
    if is_limited(answer):
        return "a limit of Google's is reached", "wait an hour, or until tomorrow, then publish again"
    if answer.status == 403 and why & _SWITCHED_OFF:
        return (
            "the Blogger API is off in your Google project",
            "switch it on (docs/publish-blogger.md, step 2), wait 5 min",
        )
    if answer.status == 403 and why & _TOO_LITTLE:
        return "the sign-in does not allow to write", f"{sign_in_again(name)}, and tick the box for Blogger"
    if answer.status == 403:
        do = "sign in as an author or administrator of this blog (Blogger, Settings, Permissions)"
        return "this account may not do that on this blog", do
    if answer.status == 404:
        return (
            "there is no such blog or post",
            f"is blog_id of [publish.{name}] right? does the post still exist there?",
        )
    return f"Google answered {answer.status}", "change what it names, then publish again"


def _said(answer: Answer, secrets: tuple[str, ...]) -> str:
    document = answer.document
    error = document.get("error") if isinstance(document, dict) else None
    message = error.get("message") if isinstance(error, dict) else None
    return shortened(_starred(message, secrets)) if isinstance(message, str) else ""


def _starred(words: str, secrets: tuple[str, ...]) -> str:
    for secret in secrets:
        words = words.replace(secret, "********") if secret else words
    return words


def _reasons(document: object) -> Iterator[str]:
    error = document.get("error") if isinstance(document, dict) else None
    if not isinstance(error, dict):
        return
    if isinstance(error.get("status"), str):
        yield error["status"]
    for shape in ("errors", "details"):
        listed = error.get(shape)
        for entry in listed if isinstance(listed, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("reason"), str):
                yield entry["reason"]

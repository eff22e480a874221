"""The token endpoint of Google: a pasted code or the kept token in, an access token out. It is never written anywhere.

RFC 6749, sections 4.1.3 and 6; RFC 7636 for the verifier. Nothing here touches the blog, so a lost answer leaves
nothing in doubt: it is an UnreachedError.
"""

from collections.abc import Mapping

import httpx

from pipeline import settings
from pipeline.errors import RefusedError, UnansweredError, UnreachedError
from pipeline.publish import asking
from pipeline.publish.blogger.addresses import SCOPE, Client
from pipeline.publish.blogger.token import sign_in_again
from pipeline.publish.blogger.words import no_grant


def renewed(asker: httpx.Client, client: Client, refresh_token: settings.Secret) -> settings.Secret:
    """Return a fresh access token.

    Raises:
        RefusedError: Google does not take the kept token, or not this client, with the cure.
        UnreachedError: it gave no answer; nothing was sent to the blog.
    """
    form = {"grant_type": "refresh_token", "refresh_token": refresh_token.reveal()}
    return settings.Secret(_field(_asked(asker, client, form, fresh=False), "access_token", client))


def granted(asker: httpx.Client, client: Client, *, code: str, verifier: str, redirect: str) -> settings.Secret:
    """Return the refresh token that Google gives for a code.

    Args:
        asker: From `asking.client`.
        client: Who asks.
        code: What stood in the pasted address.
        verifier: The secret whose hash the address to open carried (RFC 7636).
        redirect: The address that Google sent the browser to, without its query.

    Raises:
        RefusedError: Google does not take the code, or the user did not tick the box for Blogger.
        UnreachedError: it gave no answer.
    """
    form = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier, "redirect_uri": redirect}
    document = _asked(asker, client, form, fresh=True)
    # Google lets its user untick what an application asks for, and then grants the rest. No scope = as asked (5.1).
    scope = document.get("scope", SCOPE)
    if SCOPE not in str(scope).split():
        do = f"{sign_in_again(client.name)}, and tick the box for Blogger"
        raise RefusedError(f"{client.called}: the sign-in does not allow to write", where=client.token, do=do)
    return settings.Secret(_field(document, "refresh_token", client))


def _asked(asker: httpx.Client, client: Client, form: Mapping[str, str], *, fresh: bool) -> Mapping[str, object]:
    whole = {**form, "client_id": client.client_id, "client_secret": client.secret.reveal()}
    try:
        answer = asking.ask(asker, "POST", client.token, name=client.called, form=whole, repeatable=True)
    except UnansweredError as lost:
        raise UnreachedError(f"{lost.what}; nothing was sent to the blog", where=lost.where, do="try again") from None
    if answer.status >= 500 or answer.status == 429:
        what = f"{client.called}: Google's sign-in answered {answer.status}; nothing was sent to the blog"
        raise UnreachedError(what, where=client.token, do="try again later")
    if answer.status != 200:
        raise no_grant(answer, client, fresh=fresh)
    document = answer.document
    return document if isinstance(document, dict) else {}


def _field(document: Mapping[str, object], name: str, client: Client) -> str:
    value = document.get(name)
    # A token is printable ASCII (RFC 6749, appendix A): anything else would break the header it goes into.
    if not isinstance(value, str) or not value or not value.isascii() or not value.isprintable() or " " in value:
        what = f"{client.called}: Google's sign-in answered without a {name}"
        raise RefusedError(what, where=client.token, do=sign_in_again(client.name))
    return value

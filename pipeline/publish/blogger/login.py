"""Sign a desk in at Google with a browser on any machine: an address to open, and the address that comes of it pasted.

OAuth 2.0 for native apps: RFC 8252 (the redirect leads to this machine's own loopback, where nobody listens: the code
stands in the browser's address bar), RFC 7636 (PKCE, S256) and the `state` of RFC 6749 (10.12).
"""

import secrets
from base64 import urlsafe_b64encode
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit

from pipeline import settings
from pipeline.errors import RefusedError, UsageError
from pipeline.publish import asking
from pipeline.publish.blogger.access import granted
from pipeline.publish.blogger.addresses import SCOPE, Client, client
from pipeline.publish.blogger.token import sign_in_again

# A port of the dynamic range (RFC 6335), so that no server on the browser's machine is likely to take the code.
_REDIRECT = "http://127.0.0.1:49871/"
_LONGEST = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A sign-in that has begun. `verifier` and `state` are its own, and are shown to nobody but Google."""

    client: Client
    verifier: str = field(repr=False)
    state: str = field(repr=False)

    @property
    def address(self) -> str:
        """The address to open in a browser on any machine."""
        challenge = urlsafe_b64encode(sha256(self.verifier.encode()).digest()).decode().rstrip("=")
        asked = {
            "client_id": self.client.client_id,
            "redirect_uri": _REDIRECT,
            "response_type": "code",
            "scope": SCOPE,
            "state": self.state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "access_type": "offline",
            "prompt": "consent",
        }
        return f"{self.client.sign_in}?{urlencode(asked)}"

    def finish(self, pasted: str) -> settings.Secret:
        """Return the refresh token that Google gives for the address that the browser ended at.

        Raises:
            UsageError: it is not the address of this sign-in.
            RefusedError: the user or Google said no.
            UnreachedError: Google gave no answer.
        """
        code = self._code(pasted)
        with closing(asking.client(timeout_seconds=self.client.timeout_seconds)) as asker:
            return granted(asker, self.client, code=code, verifier=self.verifier, redirect=_REDIRECT)

    def _code(self, pasted: str) -> str:
        do = f"copy the whole address from the browser's address bar; {sign_in_again(self.client.name)}"
        said = _query(pasted)
        if not said or not said.get("state"):
            raise UsageError("what was pasted is not the address that Google sent the browser to", do=do)
        if not secrets.compare_digest(said.get("state", "").encode(), self.state.encode()):
            raise UsageError("the pasted address belongs to another sign-in (its state differs)", do=do)
        if "error" in said:
            why = "you did not allow it" if said["error"] == "access_denied" else asking.shortened(said["error"])
            raise RefusedError(
                f"{self.client.called}: Google did not sign in: {why}", do=sign_in_again(self.client.name)
            )
        if not said.get("code"):
            raise UsageError("the pasted address has no code in it", do=do)
        return said["code"]


def begin(chosen: settings.Channel) -> Login:
    """Begin to sign in the Blogger channel `chosen`.

    Raises:
        SettingsError: its table lacks client_id or the client's secret.
    """
    return Login(client=client(chosen), verifier=secrets.token_urlsafe(48), state=secrets.token_urlsafe(24))


def _query(pasted: str) -> dict[str, str] | None:
    """Return what the query says, each name once; None where it is not our redirect."""
    try:
        parts = urlsplit(pasted.strip().strip("'\"<>"))
        pairs = parse_qsl(parts.query, strict_parsing=True, max_num_fields=40)
        ours = (parts.scheme, parts.hostname) == ("http", "127.0.0.1")
    except ValueError:
        return None
    said = dict(pairs)
    return said if ours and len(said) == len(pairs) and len(pasted) <= _LONGEST else None

"""Google's sign-in in memory: what a browser does with the address, and what the token endpoint answers.

By RFC 6749 (sections 4.1, 5.2, 6), RFC 7636 (S256) and RFC 8252 (loopback redirects).
"""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

CLIENT_ID = "123-abc.apps.example.org"
CLIENT_SECRET = "GOCSPX-canary-client-secret"
SCOPE = "https://www.googleapis.com/auth/blogger"
_ASKED = {
    "client_id",
    "redirect_uri",
    "response_type",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
    "access_type",
    "prompt",
}


class SignInSaysNoError(Exception):
    """An error of the token endpoint (RFC 6749, 5.2); `code` is the status."""

    def __init__(self, code: int, error: str, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.error = error
        self.description = description


@dataclass(slots=True)
class SignIn:
    """Who may come in. `scope` is what the user ticks on Google's page."""

    scope: str = SCOPE
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    refresh_tokens: set[str] = field(default_factory=set)
    access_tokens: set[str] = field(default_factory=set)

    def grants(self) -> str:
        """Return a refresh token, as an earlier sign-in would have given it."""
        token = f"1//canary-refresh-{secrets.token_hex(8)}"
        self.refresh_tokens.add(token)
        return token

    def browser(self, address: str) -> str:
        """Open the address as the user's browser does, say yes, and return where Google sends it."""
        asked = dict(parse_qsl(urlsplit(address).query, strict_parsing=True))
        back = urlsplit(asked["redirect_uri"])
        assert set(asked) == _ASKED
        assert (asked["client_id"], asked["response_type"], asked["scope"]) == (CLIENT_ID, "code", SCOPE)
        assert (back.scheme, back.hostname) == ("http", "127.0.0.1")
        assert asked["code_challenge_method"] == "S256"
        assert len(asked["code_challenge"]) == 43
        code = f"4/canary-code-{secrets.token_hex(8)}"
        self.codes[code] = (asked["code_challenge"], asked["redirect_uri"])
        return f"{asked['redirect_uri']}?{urlencode({'state': asked['state'], 'code': code, 'scope': self.scope})}"

    def answers(self, form: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """Return what the token endpoint answers to a form.

        Raises:
            SignInSaysNoError: it is refused.
        """
        said = {name: values[0] for name, values in form.items() if len(values) == 1}
        if (said.get("client_id"), said.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            raise SignInSaysNoError(401, "invalid_client", "The OAuth client was not found.")
        if said.get("grant_type") == "authorization_code":
            return {**self._access(), "refresh_token": self._exchanged(said)}
        if said.get("grant_type") == "refresh_token":
            if said.get("refresh_token") not in self.refresh_tokens:
                raise SignInSaysNoError(400, "invalid_grant", "Token has been expired or revoked.")
            return self._access()
        raise SignInSaysNoError(400, "unsupported_grant_type", "Invalid grant_type")

    def _exchanged(self, said: Mapping[str, str]) -> str:
        challenge, redirect = self.codes.pop(said.get("code", ""), ("", ""))
        proof = urlsafe_b64encode(sha256(said.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        if not challenge or proof != challenge or said.get("redirect_uri") != redirect:
            raise SignInSaysNoError(400, "invalid_grant", "Malformed auth code.")
        return self.grants()

    def _access(self) -> dict[str, Any]:
        token = f"ya29.canary-access-{secrets.token_hex(8)}"
        self.access_tokens.add(token)
        return {"access_token": token, "expires_in": 3599, "scope": self.scope, "token_type": "Bearer"}

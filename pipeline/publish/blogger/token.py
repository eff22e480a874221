"""The refresh token that a sign-in gave, kept in the desk's secrets/NAME-token: only its owner reads it, at any moment.

JSON: {"refresh_token", "granted_at"}. The time stands in the file, because a copied file has a new time of its own, and
Google counts seven days from the sign-in where a project was left in Testing.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pipeline import settings
from pipeline.errors import SettingsError

_STAMP = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What Google granted to this desk, and when (aware UTC)."""

    refresh_token: settings.Secret
    granted_at: datetime


def file_name(name: str) -> str:
    """Return the name, in secrets/, of the file that keeps the token of the channel `name`."""
    return f"{name}-token"


def kept(desk: Path, name: str) -> Grant | None:
    """Return the grant of the channel `name`, None when nobody has signed in yet.

    Raises:
        SettingsError: the file cannot be read, others can read it, or it holds something else.
    """
    words = settings.kept_secret(desk, file_name(name))
    grant = None if words is None else _grant(words.reveal())
    if words is not None and grant is None:
        file = desk / "secrets" / file_name(name)
        raise SettingsError(f"secrets/{file.name} is no token of ours", where=str(file), do=sign_in_again(name))
    return grant


def keep(desk: Path, name: str, refresh_token: settings.Secret, *, now: datetime) -> Path:
    """Keep the token in its file, whole or not at all, and return that file.

    Raises:
        SettingsError: it cannot be written.
    """
    said = {"refresh_token": refresh_token.reveal(), "granted_at": f"{now:{_STAMP}}"}
    try:
        return settings.keep_secret(desk, file_name(name), json.dumps(said))
    except OSError as error:
        file = desk / "secrets" / file_name(name)
        do = "make it writable for yourself, then sign in again: the token that Google just gave is lost"
        raise SettingsError(
            f"secrets/{file.name} cannot be written: {error.strerror}", where=str(file), do=do
        ) from error


def token_age(desk: Path, name: str, *, now: datetime) -> timedelta | None:
    """Return how long ago the channel `name` was signed in, None when it never was.

    Raises:
        SettingsError: as `kept`.
    """
    grant = kept(desk, name)
    return None if grant is None else now - grant.granted_at


def sign_in_again(name: str) -> str:
    """Return the cure that a lost, missing or refused token has."""
    return f"sign in: copydesk channels login {name}"


def _grant(words: str) -> Grant | None:
    try:
        said = json.loads(words)
        token, at = said["refresh_token"], datetime.fromisoformat(said["granted_at"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(token, str) or not token or at.tzinfo is None:
        return None
    return Grant(refresh_token=settings.Secret(token), granted_at=at)

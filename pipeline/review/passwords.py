"""What the page keeps in the desk's secrets folder: the password's hash, and the key that signs the tokens of forms.

The hash is Argon2id with the library's defaults (RFC 9106, 4: the memory-constrained choice). The password itself is
never kept, logged, or taken from the command line, where every user of the machine could read it.
"""

import secrets
from hashlib import sha256
from pathlib import Path
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from pipeline.errors import UsageError
from pipeline.settings import keep_secret, kept_secret
from pipeline.text import without_halves

_PASSWORD, _KEY = "review", "review-key"
LEAST_CHARACTERS = 12
# Of a password that is asked for; a longer one is refused before it costs anything.
MOST_CHARACTERS = 1_000
# A try costs 64 MB for its time: one after the other, whoever sends how many at once.
_ONE_AT_A_TIME = Lock()


def has_password(folder: Path) -> bool:
    """Return whether somebody has set a password for this desk's page."""
    return kept_secret(folder, _PASSWORD) is not None


def set_password(folder: Path, password: str) -> Path:
    """Keep the hash of a password in secrets/review, readable by its owner only, and return that file.

    Raises:
        UsageError: the password is too short or too long, or was typed in another encoding than browsers send.
    """
    if without_halves(password) != password:
        do = "type it in a terminal or a file of UTF-8: nobody could sign in with it as it is"
        raise UsageError("this password is not UTF-8 text", do=do)
    if not LEAST_CHARACTERS <= len(password) <= MOST_CHARACTERS:
        do = f"choose one of {LEAST_CHARACTERS} to {MOST_CHARACTERS:,} characters; four words will do"
        raise UsageError(f"this password has {len(password):,} characters", do=do)
    return keep_secret(folder, _PASSWORD, PasswordHasher().hash(password))


def is_password(folder: Path, password: str) -> bool:
    """Return whether this is the desk's password; takes as long for a wrong one as for the right one."""
    kept = kept_secret(folder, _PASSWORD)
    if kept is None or len(password) > MOST_CHARACTERS:
        return False
    with _ONE_AT_A_TIME:
        try:
            return PasswordHasher().verify(kept.reveal(), password)
        except (VerificationError, InvalidHashError):
            return False


def of_this_password(folder: Path) -> str:
    """Return what is another with each password that is set, and tells nothing of it; "" = there is none."""
    kept = kept_secret(folder, _PASSWORD)
    return sha256(kept.reveal().encode()).hexdigest() if kept else ""


def page_key(folder: Path) -> str:
    """Return the key that signs the tokens of forms; the first start makes it, later ones find it.

    Raises:
        SettingsError: the file cannot be read, or others can read it.
    """
    kept = kept_secret(folder, _KEY)
    if kept is None:
        keep_secret(folder, _KEY, secrets.token_urlsafe(48))
        kept = kept_secret(folder, _KEY)
    return kept.reveal() if kept else ""

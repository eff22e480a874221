"""A mail server as the settings name it, and what it says in our words: which answer is which error.

No words of the server's are passed on before the secret is struck from them, should it repeat it.
"""

import ssl
from base64 import b64encode
from dataclasses import dataclass
from typing import NoReturn

from pipeline.errors import RefusedError, SettingsError, UnansweredError, UnreachedError
from pipeline.guard import is_loopback
from pipeline.settings import Secret
from pipeline.text import log_line

SIGN_IN = "correct the user and the password; many providers want an app password made for copydesk"
PORTS = 'With security = "starttls" the port is mostly 587, with "tls" 465.'
AGAIN = "send it again in some minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A mail server, who signs in there, and between whom a mail goes. `table` names its settings.

    `security`: starttls, tls, or none, which is for this machine only.
    """

    host: str
    port: int
    security: str
    user: str
    secret: Secret | None
    sender: str
    recipients: tuple[str, ...]
    timeout_seconds: float
    table: str

    def __post_init__(self) -> None:
        if self.security == "none" and not is_loopback(self.host):
            raise SettingsError(
                f"{self.table} would send mail and password in the clear to {self.host}",
                where=f"copydesk.toml: {self.table}.security",
                do='write security = "starttls" or "tls"; none is for this machine only',
            )
        if not f"{self.user}{self.secret.reveal() if self.secret else ''}".isascii():
            raise SettingsError(
                f"{self.table} has a user or password with characters that mail servers do not take",
                where=f"secrets/{self.table.partition('.')[2]}",
                do="set a password of ASCII letters, digits and marks, or an app password, at your mail provider",
            )


class NotNowError(Exception):
    """The server said 4xx before the mail left: nothing was sent, and another try may pass."""


def refuse_no(code: int, said: bytes | str, office: Office, *, wanted: int = 2, do: str = "") -> None:
    """Raise what the answer means, unless its hundreds are the wanted ones.

    Raises:
        NotNowError, RefusedError: see `said_no`.
    """
    if code // 100 != wanted:
        said_no(code, said, office, do=do)


def said_no(code: int, said: bytes | str, office: Office, *, do: str = "") -> NoReturn:
    """Raise what an answer before the mail left means.

    Raises:
        NotNowError: it is a 4xx.
        RefusedError: it is any other.
    """
    if code // 100 == 4:
        raise NotNowError(answer(code, said, office)) from None
    what = f"the mail server said no: {answer(code, said, office)}" if code > 0 else "it does not speak SMTP"
    raise RefusedError(what, where=place(office), do=do or "see what your mail provider says of that number") from None


def not_now(said: NotNowError, office: Office) -> RefusedError:
    """Return that it said 4xx to the last try."""
    return RefusedError(f"the mail server said not now: {said}", where=place(office), do=AGAIN)


def lost(error: Exception, office: Office) -> UnreachedError:
    """Return that it was not reached, not trusted, or lost before the mail left."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return UnreachedError(
            f"the mail server's certificate is not to be trusted: {log_line(error.verify_message)}",
            where=place(office),
            do=f"write the host that the certificate names; an authority of your own goes into SSL_CERT_FILE. {PORTS}",
        )
    what = f"the mail server was not reached, or lost: {words(error, office)}"
    return UnreachedError(what, where=place(office), do=f"see that host and port are right, and send it again. {PORTS}")


def too_slow(office: Office) -> UnreachedError:
    """Return that the server took so long over the addresses that the mail was kept back."""
    what = "the mail server took too long over the addresses, and the mail was kept back"
    do = f"send it again; if it stays so, write fewer into {office.table}.to, or a mailing list's"
    return UnreachedError(what, where=place(office), do=do)


def unanswered(why: str, office: Office) -> UnansweredError:
    """Return that the mail left and nothing told what became of it."""
    return UnansweredError(
        f"the mail left, and the mail server did not say whether it took it: {why}",
        where=f"{office.host}:{office.port}; it may have been sent",
        do="see whether it arrived before you send it again",
    )


def place(office: Office) -> str:
    """Return where, for an error after which nothing was sent."""
    return f"{office.host}:{office.port} ({office.table}); nothing was sent"


def answer(code: int, said: bytes | str, office: Office) -> str:
    """Return an answer of the server on one line."""
    return _scrubbed(f"{code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}", office)


def words(error: Exception, office: Office) -> str:
    """Return an error of the connection in words."""
    said = str(getattr(error, "strerror", "") or "") or str(error) or type(error).__name__
    return _scrubbed(said, office)


def _scrubbed(said: str, office: Office) -> str:
    """Return what a server said on one line, without the secret should it repeat it, plain or as it was sent."""
    secret = office.secret.reveal() if office.secret else ""
    sent = (secret, b64encode(secret.encode()).decode(), b64encode(f"\0{office.user}\0{secret}".encode()).decode())
    for hidden in sent if secret else ():
        said = said.replace(hidden, "********")
    return log_line(" ".join(said.split()))[:200]

"""A mail handed to the blogger's mail server, by SMTP (RFC 5321) with STARTTLS or TLS.

Until the last dot of the mail has left, nothing was sent, and what failed may be tried again. After it, only the
server's answer tells: no answer is `UnansweredError`, and never tried again here.
"""

import binascii
import math
import re
import smtplib
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pipeline import stopwatch
from pipeline.errors import RefusedError
from pipeline.publish.email.mail_server import (
    AGAIN,
    PORTS,
    SIGN_IN,
    NotNowError,
    Office,
    answer,
    lost,
    not_now,
    place,
    refuse_no,
    said_no,
    too_slow,
    unanswered,
    words,
)
from pipeline.publish.email.talking import Encrypted, Plain

# Before each further try after a "not now" (4xx), in seconds; none is longer than a quarter of the timeout.
_WAITS = (0.5, 1.0, 2.0)
# Said to the server instead of this machine's name, which is nobody's business; asks no name server.
_WHO_WE_ARE = "[127.0.0.1]"
# smtplib's own errors are OSErrors; a host that is no name is a UnicodeError.
_LOST = (OSError, UnicodeError)


def delivered(mail: bytes, office: Office, *, leaves_within: float = math.inf) -> tuple[str, ...]:
    """Hand in a mail; return the recipients that were refused while others were not, in words.

    Args:
        mail: Headers and body, its lines ending in CR LF.
        office: Where, as whom, from whom and to whom.
        leaves_within: So many seconds from now at most; later somebody might take it for lost, and send it, too.

    Raises:
        RefusedError: the server said no, to the last try where it said "not now"; nothing was sent.
        UnreachedError: it could not be asked, or was lost or too slow before the mail had left; nothing was sent.
        UnansweredError: the mail left, and no answer came.
    """
    until = stopwatch.seconds() + leaves_within
    for wait in _WAITS:
        with suppress(NotNowError), _counter(office) as smtp:
            return _handed_in(smtp, mail, office, until=until, last=False)
        time.sleep(min(wait, office.timeout_seconds / 4))
    try:
        with _counter(office) as smtp:
            return _handed_in(smtp, mail, office, until=until, last=True)
    except NotNowError as said:
        raise not_now(said, office) from None


def proved(office: Office) -> str:
    """Connect, sign in and leave again; return what the server calls the way we spoke.

    Raises:
        RefusedError: it said no, or not now.
        UnreachedError: it could not be asked.
    """
    try:
        with _counter(office) as smtp:
            refuse_no(*smtp.noop(), office)
            return str(smtp.sock.version()) if isinstance(smtp.sock, ssl.SSLSocket) else "not encrypted"
    except NotNowError as said:
        raise not_now(said, office) from None


@contextmanager
def _counter(office: Office) -> Iterator[smtplib.SMTP]:
    """Yield a connection that is encrypted and signed in as the settings say, and leave it again."""
    smtp: smtplib.SMTP | None = None
    try:
        smtp = _connected(office)
        if office.secret and office.user:
            _signed_in(smtp, office, office.secret.reveal())
        yield smtp
        _leave(smtp)
    except smtplib.SMTPAuthenticationError as error:
        said_no(error.smtp_code, error.smtp_error, office, do=SIGN_IN)
    except smtplib.SMTPResponseException as error:
        said_no(error.smtp_code, error.smtp_error, office)
    except smtplib.SMTPServerDisconnected as error:
        raise lost(error, office) from None
    except smtplib.SMTPException as error:
        # STARTTLS or a way to sign in that the server does not offer.
        raise RefusedError(words(error, office), where=place(office), do=PORTS) from None
    except _LOST as error:
        raise lost(error, office) from None
    finally:
        if smtp is not None:
            smtp.close()


def _leave(smtp: smtplib.SMTP) -> None:
    """Say goodbye and wait for none: who took the mail answers for it (RFC 5321, 4.1.1.4), so the receipt is due now.

    A server that stalls here, or who is killed meanwhile, would leave it in doubt.
    """
    with suppress(*_LOST):
        smtp.putcmd("quit")


def _signed_in(smtp: smtplib.SMTP, office: Office, secret: str) -> None:
    try:
        smtp.login(office.user, secret)
    except binascii.Error:  # what a server asks back is Base64 (RFC 4954, 4), and smtplib believes it
        what = "the mail server's question for the password cannot be read"
        raise RefusedError(what, where=place(office), do=f"see whether that is your mail server. {PORTS}") from None


def _connected(office: Office) -> smtplib.SMTP:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    where, limit = (office.host, office.port, _WHO_WE_ARE), office.timeout_seconds
    if office.security == "tls":
        return Encrypted(*where, timeout=limit, context=context)
    smtp = Plain(*where, timeout=limit)
    try:
        if office.security == "starttls":
            smtp.starttls(context=context)
        smtp.ehlo_or_helo_if_needed()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _handed_in(smtp: smtplib.SMTP, mail: bytes, office: Office, *, until: float, last: bool) -> tuple[str, ...]:
    """Hand the mail in on an open connection; see `delivered`. `last`: a recipient put off is one refused."""
    content = _dotted(mail)
    refuse_no(*smtp.mail(office.sender, [f"size={len(content)}"] if smtp.has_extn("size") else []), office)
    answers = {recipient: smtp.rcpt(recipient) for recipient in office.recipients}
    refused = {recipient: said for recipient, said in answers.items() if said[0] // 100 != 2}
    put_off = [said for said in refused.values() if said[0] // 100 == 4]
    if put_off and not last:
        raise NotNowError(answer(*put_off[0], office))
    if len(refused) == len(answers):
        refuse_no(*(put_off or list(refused.values()))[0], office, do=f"correct {office.table}.to in copydesk.toml")
    if stopwatch.seconds() > until:
        raise too_slow(office)
    refuse_no(*smtp.docmd("DATA"), office, wanted=3)
    _left(smtp, content, office)
    return tuple(f"{recipient} was refused: {answer(*said, office)}" for recipient, said in refused.items())


def _left(smtp: smtplib.SMTP, content: bytes, office: Office) -> None:
    try:
        smtp.send(content)
        code, said = smtp.getreply()
    except _LOST as error:
        raise unanswered(words(error, office), office) from None
    if code // 100 not in (2, 4, 5):  # what says neither yes nor no to a mail (RFC 5321, 4.2.1)
        raise unanswered("its answer cannot be read", office)
    if code // 100 != 2:
        raise RefusedError(
            f"the mail server did not take the mail: {answer(code, said, office)}", where=place(office), do=AGAIN
        )


def _dotted(mail: bytes) -> bytes:
    # RFC 5321 4.5.2: a dot that begins a line is doubled; a dot alone ends the mail.
    return re.sub(rb"(?m)^\.", b"..", mail.removesuffix(b"\r\n")) + b"\r\n.\r\n"

"""A mail server on this machine: aiosmtpd over real sockets, with a certificate of its own authority, and its moods."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from pipeline.settings import Channel, Secret
from tests.certificates import certified
from tests.ports import free_port

USER = "editor"
CANARY = "canary-Orrin-7"
TO = "reader@lista.example"


@dataclass(frozen=True, slots=True)
class Came:
    """A mail as it arrived."""

    recipients: tuple[str, ...]
    content: bytes
    encrypted: bool
    user: str

    @property
    def message(self) -> EmailMessage:
        """It, parsed."""
        parsed = message_from_bytes(self.content, policy=default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    def part(self, kind: str) -> str:
        """Return the text of one of its parts, html or plain."""
        body = self.message.get_body((kind,))
        assert body is not None
        return str(body.get_content()).replace("\r\n", "\n")


# No slots: aiosmtpd asks its handler for every attribute, and of a dataclass with slots Python 3.11.2, which is
# Debian 12's, cannot give `__weakref__` (CPython gh-102069, mended in 3.11.3).
@dataclass
class Moods:
    """What the server answers, and what came. An answer that stands for a recipient or a stage is given that often."""

    came: list[Came] = field(default_factory=list)
    says: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    hangs_up_after_data: bool = False
    stalls_at_quit: bool = False
    heard_quit: threading.Event = field(default_factory=threading.Event)

    def _said(self, stage: str) -> str:
        self.asked.append(stage)
        waiting = self.says.get(stage)
        return waiting.pop(0) if waiting else ""

    async def handle_MAIL(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender or not."""
        if said := self._said("MAIL"):
            return said
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient or not."""
        if said := self._said(address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a mail, and answer or hang up."""
        if said := self._said("DATA"):
            return said
        content = envelope.content
        assert isinstance(content, bytes)
        user = session.auth_data.login.decode() if isinstance(session.auth_data, LoginPassword) else ""
        recipients = tuple(envelope.rcpt_tos)
        self.came.append(Came(recipients, content, session.ssl is not None, user))
        if self.hangs_up_after_data:
            transport = server.transport
            assert isinstance(transport, asyncio.Transport)
            transport.abort()
        return "250 kept"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Say goodbye, or nothing for a minute."""
        self.heard_quit.set()
        await asyncio.sleep(60 if self.stalls_at_quit else 0)
        return "221 Bye"


@dataclass(frozen=True, slots=True)
class Office:
    """The running server: its port, its moods, and a table of copydesk.toml that names it."""

    port: int
    moods: Moods
    table: Channel


def table(port: int, *, security: str = "starttls", to: str = TO, user: str = USER) -> Channel:
    """Return the table of an email channel."""
    return Channel(
        name="mail",
        kind="email",
        host="127.0.0.1",
        port=port,
        security=security,
        user=user,
        secret=Secret(CANARY) if user else None,
        sender="River Watch <editor@river.example>",
        to=to,
        timeout_seconds=4.0,
    )


@contextmanager
def opened(authority: trustme.CA, *, security: str = "starttls") -> Iterator[Office]:
    """Run the server until the block ends; `security` as in copydesk.toml."""
    context = certified(authority, "127.0.0.1")
    moods, port = Moods(), free_port()
    auth = {"authenticator": _let_in, "auth_required": security != "none"}
    kinds: dict[str, dict[str, Any]] = {
        "starttls": {**auth, "tls_context": context, "require_starttls": True},
        "tls": {**auth, "ssl_context": context, "auth_require_tls": False},
        "none": {},
    }
    # Not told what it is called, it asks for this machine's name anew at each connection, and where that stands in no
    # /etc/hosts the name server, for seconds.
    controller = Controller(moods, hostname="127.0.0.1", server_hostname="mail.example", port=port, **kinds[security])
    controller.start()
    try:
        yield Office(port, moods, table(port, security=security, user="" if security == "none" else USER))
    finally:
        controller.stop()


def trust(authority: trustme.CA, folder: Path) -> Path:
    """Write the authority's certificate and return its file, for SSL_CERT_FILE."""
    file = folder / "authority.pem"
    authority.cert_pem.write_to_path(file)
    return file


def _let_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    right = isinstance(data, LoginPassword) and data.login == USER.encode() and data.password == CANARY.encode()
    # Handled by us, a wrong password would get no answer at all.
    return AuthResult(success=right, handled=False, auth_data=data)

"""What a mail says: a post as a letter in HTML and plain text, or a short note to the editor. Only `tell` sends one.

Every header is made from words on one line, so nothing in a title or an address can begin a header of its own. They
are encoded by `email.header` (RFC 2047): the newer policies of Python 3.11 lose spaces between words beyond ASCII, and
send a title that looks encoded as it is.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from pipeline import settings
from pipeline.errors import SettingsError
from pipeline.news import Dispatch
from pipeline.publish.email.mail_server import Office
from pipeline.publish.email.post_office import delivered
from pipeline.publish.forms import filled
from pipeline.text import direction, tidy

DRAFT = "[draft] "
# A header's words in ASCII stand as they are, but where they look encoded or cannot be folded.
_TO_ENCODE = re.compile(r"[^ -~]|=\?|\S{60}")
# An address as servers without SMTPUTF8 take it.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
# Seven-bit bodies, quoted-printable or Base64: any server carries them.
_POLICY = SMTP.clone(cte_type="7bit")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail ready to be handed in: its subject, its Message-ID, and all of it as bytes with CR LF."""

    subject: str
    ident: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Address:
    name: str
    spec: str


def tell(chosen: settings.Channel, *, subject: str, text: str, at: datetime) -> tuple[str, ...]:
    """Send a short plain mail by an email channel, for notices; return who was refused, in words.

    Args:
        chosen: The channel's table.
        subject: On one line, whatever it holds.
        text: Plain text.
        at: Now, aware UTC.

    Raises:
        SettingsError: the table lacks what a mail needs.
        ChannelError: as `delivered`.
    """
    return delivered(note(chosen, subject=subject, text=text, at=at).content, office(chosen))


def office(chosen: settings.Channel) -> Office:
    """Return where and as whom a channel's mail is handed in.

    Raises:
        SettingsError: an address is none, a user has no password, or words would cross the net in the clear.
    """
    if chosen.user and chosen.secret is None:
        raise SettingsError(
            f"publish.{chosen.name} has a user and no password",
            where="copydesk.toml",
            do=f"write it into secrets/{chosen.name} (chmod 600), or take the user out",
        )
    return Office(
        host=chosen.host,
        port=chosen.port,
        security=chosen.security,
        user=chosen.user,
        secret=chosen.secret,
        sender=_addresses(chosen, "sender")[0].spec,
        recipients=tuple(dict.fromkeys(address.spec for address in _addresses(chosen, "to"))),
        timeout_seconds=chosen.timeout_seconds,
        table=f"publish.{chosen.name}",
    )


def letter(dispatch: Dispatch, chosen: settings.Channel, *, desk: Path, blog: settings.Blog) -> Letter:
    """Return a post as a mail: templates/mail/letter around its HTML and its text.

    The subject of a draft begins with `[draft] `, and its Message-ID is not the newsletter's, so that a mailbox which
    gets both shows both.

    Raises:
        RefusedError: a template fails.
    """
    draft = dispatch.status == "draft"
    around = {"title": tidy(dispatch.title), "blog": tidy(blog.name), "url": blog.url}
    around |= {"language": blog.language, "direction": direction(blog.language)}
    text = filled("mail/letter.txt", {**around, "body": dispatch.text.strip()}, desk=desk)
    html = filled("mail/letter.html", {**around, "body": Markup(dispatch.html.strip())}, desk=desk)  # noqa: S704  # ours
    message = EmailMessage(policy=_POLICY)
    message.set_content(_sendable(text))
    message.add_alternative(_sendable(html), subtype="html")
    ident = f"{dispatch.mark.key}{'.draft' if draft else ''}"
    return _headed(message, chosen, subject=(DRAFT if draft else "") + dispatch.title, at=dispatch.at, ident=ident)


def note(chosen: settings.Channel, *, subject: str, text: str, at: datetime) -> Letter:
    """Return a short plain mail that says it was made by a program (RFC 3834), so that nobody's holiday answers it."""
    ident = sha256(f"{subject}\n{at.astimezone(UTC).isoformat()}\n{text}".encode("utf-8", "replace")).hexdigest()[:20]
    message = EmailMessage(policy=_POLICY)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_sendable(text.rstrip() + "\n"))
    return _headed(message, chosen, subject=subject, at=at, ident=ident)


def _headed(message: EmailMessage, chosen: settings.Channel, *, subject: str, at: datetime, ident: str) -> Letter:
    sender, recipients = _addresses(chosen, "sender")[0], _addresses(chosen, "to")
    subject, ident = tidy(subject), f"<{ident}@{sender.spec.partition('@')[2]}>"
    # Several readers are nobody's business among each other: the letter goes to its sender, and to each of them.
    to = recipients[0] if len(recipients) == 1 else sender
    headers = {
        "Subject": _encoded("Subject", subject),
        "From": _mailbox("From", sender),
        "To": _mailbox("To", to),
        "Date": format_datetime(at.astimezone(UTC)),
        "Message-ID": ident,
    }
    lines = "".join(f"{name}: {words}\r\n" for name, words in headers.items())
    return Letter(subject=subject, ident=ident, content=lines.encode("ascii") + message.as_bytes())


def _mailbox(header: str, address: _Address) -> str:
    name = _encoded(header, address.name)
    if name == address.name:
        name = '"' + re.sub(r'(["\\])', r"\\\1", name) + '"' if re.search(r"[^\w -]", name) else name
    # On a line of its own where both are longer than RFC 5322 likes a line to be (78 characters).
    gap = "" if len(f"{header}: {name} <{address.spec}>") < 78 else "\r\n"
    return f"{name}{gap} <{address.spec}>" if name else address.spec


def _encoded(header: str, words: str) -> str:
    charset = "utf-8" if _TO_ENCODE.search(words) else "us-ascii"
    return Header(words, charset, header_name=header).encode(linesep="\r\n")


def _addresses(chosen: settings.Channel, key: str) -> list[_Address]:
    written = str(getattr(chosen, key))
    found = [_address(name, spec) for name, spec in getaddresses([written])]
    if not found or None in found or (key == "sender" and len(found) > 1):
        raise SettingsError(
            f"publish.{chosen.name}.{key} is not {'an address' if key == 'sender' else 'an address, or several'}",
            where=f"copydesk.toml: {key} = {written!r}",
            do="write editor@example.org, with commas between several; a name beyond ASCII as its xn-- form",
        )
    return [address for address in found if address]


def _address(name: str, spec: str) -> _Address | None:
    return _Address(name=tidy(name), spec=spec) if _ADDRESS.fullmatch(spec) else None


def _sendable(text: str) -> str:
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)

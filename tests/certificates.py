"""Certificates of authorities that live as long as a test."""

import ssl
from datetime import datetime

import trustme


def certified(authority: trustme.CA, name: str, *, not_after: datetime | None = None) -> ssl.SSLContext:
    """Return a server's TLS context with a certificate for this name or IP address, good until `not_after`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_after=not_after).configure_cert(context)
    return context

"""How a page is asked, and what it answered."""

import ssl
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How pages are asked. `timeout_seconds` is for a whole walk through redirects, HEAD and GET each.

    `context` says whom a secure connection trusts, none = the certificates that httpx ships.
    """

    user_agent: str
    timeout_seconds: float
    allow_private: bool = False
    context: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one page answered.

    `status` none: no usable answer came, `why` says so in our words. `method` "" = nothing was sent. `final_url` is
    where the redirects led, `moved_to` where those led that were permanent from the first one on. `retry_after` is the
    header as it came, cut short.
    """

    method: str = ""
    status: int | None = None
    final_url: str
    moved_to: str
    why: str = ""
    retry_after: str = ""

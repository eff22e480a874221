"""What the newsstand says at one path: a frozen answer, or a way of not giving one."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Behaviour = Literal["", "hang", "reset"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, sent as it stands; a header given here is never overruled by the server.

    `behaviour` "hang" keeps the connection open and silent until the newsstand closes; "reset" ends it at once with
    a TCP reset. `delay_seconds` pass before anything is sent.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_seconds: float = 0.0
    behaviour: Behaviour = ""

    @property
    def etag(self) -> str:
        """The strong entity tag of the body, in its quotes (RFC 9110, 8.8.3)."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'

    def header(self, name: str) -> str:
        """The value of a header of this answer, "" when it has none; names in any case."""
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")

"""The dates that a blogger wrote: by his own clock, where they name no zone; a day without a time is its noon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline import dates

_ALWAYS = datetime(9000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a date is read with: `now` is aware UTC, `language` names the months, `zone` is the blog's, an IANA name."""

    now: datetime
    language: str = ""
    zone: str = "UTC"

    def first(self, *written: str | None) -> datetime | None:
        """Return the first of these that is a date, as aware UTC; one far ahead of now is none."""
        return self._first(written, self.now)

    def far_ahead(self, *written: str | None) -> bool:
        """Say whether those of these that are dates are all too far ahead, and there is one."""
        return self._first(written, _ALWAYS) is not None and self._first(written, self.now) is None

    def _first(self, written: Iterable[str | None], now: datetime) -> datetime | None:
        said = filter(None, written)
        read = (dates.read(each, now=now, language=self.language, zone=self.zone).value for each in said)
        return next(filter(None, read), None)

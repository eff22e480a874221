"""Each channel as it would be opened, and whom [notify] names. Nobody is asked: `copydesk channels test` does that."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from pipeline import publish
from pipeline.desk.telling import mailbox
from pipeline.doctor.finding import Finding, bad, ok, warn
from pipeline.doctor.patient import Patient
from pipeline.errors import CopydeskError
from pipeline.settings import Channel, Settings
from pipeline.store import notices
from pipeline.store.database import Connection
from pipeline.text import counted

# A Google project left in Testing loses its token after seven days; one that outlived them is none of these.
_TOKEN_ENDS, _WARNED_BEFORE = timedelta(days=7), timedelta(days=1)


def of_patient(patient: Patient) -> Iterator[Finding]:
    """Yield a finding a channel, none where the settings cannot be read."""
    if patient.settings:
        yield from channels(patient.folder, patient.settings, now=patient.now)


def notify(patient: Patient) -> Iterator[Finding]:
    """Yield the finding about [notify]."""
    if patient.settings:
        yield from told(patient.db, patient.settings)


def channels(folder: Path, chosen: Settings, *, now: datetime) -> Iterator[Finding]:
    """Yield a finding a channel: what it needs is there and safe, and how old a sign-in is."""
    for channel in chosen.publish:
        check = f"channel {channel.name}"
        try:
            # Opening asks nobody: it refuses a missing secret, an address without https, a server without TLS.
            with publish.opened(channel, desk=folder, blog=chosen.blog):
                pass
            yield _signed_in(check, channel, folder, now) if channel.kind == "blogger" else _ready(check, channel)
        except CopydeskError as problem:
            yield bad(check, problem)


def told(db: Connection | None, chosen: Settings) -> Iterator[Finding]:
    """Yield the finding about [notify], none where it names nobody; `db` none = the store cannot be opened."""
    ways = [way for way in (chosen.notify.channel and "mail", chosen.notify.url and chosen.notify.kind) if way]
    if not ways:
        return
    try:
        if chosen.notify.channel:
            mailbox(chosen)
        if chosen.notify.url:
            from pipeline.notify import posting

            posting.require_safe(chosen.notify.url)
    except CopydeskError as problem:
        yield bad("notify", problem)
        return
    missed = notices.last_problem(db) if db else None
    if missed:
        way, at, why = missed
        said = f"the last notice by {way}, of {at}, may not have arrived: {why}"
        yield warn("notify", said, cure="docs/notify.md says what helps")
    else:
        yield ok("notify", f"by {' and '.join(ways)}")


def _ready(check: str, channel: Channel) -> Finding:
    return ok(check, f"{channel.kind}; copydesk channels test {channel.name} asks it")


def _signed_in(check: str, channel: Channel, folder: Path, now: datetime) -> Finding:
    from pipeline.publish.blogger import token as blogger_token  # only here: it is one kind of several

    age = blogger_token.token_age(folder, channel.name, now=now) or timedelta(0)
    said = f"blogger; signed in {counted(age.days, 'day')} ago"
    if not _TOKEN_ENDS - _WARNED_BEFORE <= age <= _TOKEN_ENDS:
        return ok(check, said)
    cure = f"a Google project left in Testing ends it after 7 days: {blogger_token.sign_in_again(channel.name)}"
    return warn(check, said, cure=cure)

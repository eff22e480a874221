"""The outlets' addresses as the store remembers them. Nobody is asked: `copydesk outlets check` does that."""

from collections.abc import Iterator, Sequence

from pipeline.desk import health
from pipeline.doctor.finding import Finding, ok, some, warn
from pipeline.doctor.patient import Patient
from pipeline.due import DEAD_AFTER, SOFT_FAILURES
from pipeline.store import sources
from pipeline.store.sources import MOVED_AFTER, Source
from pipeline.text import counted

# What an address says of itself begins so (spiders/excuses.py).
BY_ROBOTS, BY_TLS = "the outlet's robots.txt ", "the outlet's certificate "
_CHECK = "copydesk outlets check NAME asks it again"


def addresses(patient: Patient) -> Iterator[Finding]:
    """Yield the addresses that fail, and name those that only had a bad day: no reason to worry yet."""
    ill = [source for source in _asked(patient) if source.fails]
    if ill:
        said = f"{_counted(ill)} failing: {_outlets(ill)}"
        yield warn("addresses", said, cure="copydesk outlets check names each cure", about=_urls(ill))
    elif patient.db:
        missed = [source for source in _asked(patient) if source.failures]
        told = f"; {_counted(missed)} not read at the last visit: {_outlets(missed)}" if missed else ""
        yield ok("addresses", f"none failed {SOFT_FAILURES} times running{told}")


def gone(patient: Patient) -> Iterator[Finding]:
    """Yield the addresses that will not come back by themselves: gone for good, or failing for two weeks.

    An outlet that is down comes back within days; one that was not read for so long has gone.
    """
    found = [source for source in _asked(patient) if source.state == "off" or _has_failed_long(source, patient)]
    if found:
        cure = f"{_CHECK}; then write its new feed into outlets.toml, or: copydesk outlets mute NAME --level off"
        said = f"{_counted(found)} gone, or failing for two weeks: {_outlets(found)}"
        yield warn("gone", said, cure=cure, about=_urls(found))
    elif patient.db:
        yield ok("gone", "no address is gone")


def moved(patient: Patient) -> Iterator[Finding]:
    """Yield the addresses that moved for good: they are asked where they are now, as long as the old one says so."""
    found = [source for source in _asked(patient) if source.moved_to and source.moved_times >= MOVED_AFTER]
    if found:
        cure = "write the new address into outlets.toml before the old one stops leading there"
        about = [f"{source.url} to {source.moved_to}" for source in found]
        yield warn("moved", f"{_counted(found)} moved: {some(about)}", cure=cure, about=about)
    elif patient.db:
        yield ok("moved", "no address has moved")


def robots(patient: Patient) -> Iterator[Finding]:
    """Yield the outlets whose robots.txt keeps us out, or cannot be had."""
    found = _that_say(patient, BY_ROBOTS)
    down = [source for source in found if source.state == "failing"]
    unwanted = [source for source in found if source not in down]
    if unwanted:
        cure = f"ask the outlet, or take another feed of it into outlets.toml; {_CHECK}"
        said = f"{_counted(unwanted)} kept from us by robots.txt: {_outlets(unwanted)}"
        yield warn("robots", said, cure=cure, about=_urls(unwanted))
    if down:  # RFC 9309, 2.3.1.4: who cannot say what he wants is taken to want nothing
        said = f"{_counted(down)} not asked while their robots.txt fails: {_outlets(down)}"
        yield warn("robots", said, cure=f"wait: it is tried again by itself; {_CHECK}", about=_urls(down))
    if patient.db and not found:
        obeyed = patient.settings is None or patient.settings.gather.obey_robots
        yield ok("robots", "no address is kept from us" if obeyed else "[gather] obey_robots is off")


def tls(patient: Patient) -> Iterator[Finding]:
    """Yield the outlets whose certificate cannot be trusted."""
    found = _that_say(patient, BY_TLS)
    if found:
        cure = f"is this machine's clock right, and are its certificates new (ca-certificates)? Else wait: {_CHECK}"
        said = f"{_counted(found)} with a certificate that cannot be trusted: {_outlets(found)}"
        yield warn("tls", said, cure=cure, about=_urls(found))
    elif patient.db:
        yield ok("tls", "every certificate was trusted when it was seen last")


def silent(patient: Patient) -> Iterator[Finding]:
    """Yield the outlets that print nothing for far longer than they did before."""
    desk = patient.desk
    if desk is None:
        return
    late = [one for one in health.rounds(desk).outlets if one.state == health.LATE]
    if late:
        said = some(f"{one.outlet.name} ({one.said})" for one in late)
        cure = f"look whether the outlet has another feed by now; {_CHECK}"
        yield warn("silent", f"{len(late)} silent: {said}", cure=cure, about=[one.outlet.name for one in late])
    else:
        yield ok("silent", "no outlet is silent for longer than usual")


def _asked(patient: Patient) -> Sequence[Source]:
    if patient.db is None:
        return ()
    return [source for source in sources.health(patient.db) if source.kind in sources.LISTS]


def _that_say(patient: Patient, words: str) -> Sequence[Source]:
    return [source for source in _asked(patient) if source.failures and source.why.startswith(words)]


def _has_failed_long(source: Source, patient: Patient) -> bool:
    return source.fails and source.failing_since is not None and patient.now - source.failing_since > DEAD_AFTER


def _urls(found: Sequence[Source]) -> Sequence[str]:
    return [source.url for source in found]


def _outlets(found: Sequence[Source]) -> str:
    return some(sorted(source.outlet for source in found))


def _counted(found: Sequence[Source]) -> str:
    return counted(len(found), "address", "addresses")

"""The posts that only the editor can settle."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from pipeline.desk.publishing.answering import to_publish
from pipeline.doctor.finding import Finding, ok, some, warn
from pipeline.doctor.patient import Patient
from pipeline.errors import RefusedError
from pipeline.publish.markdown import files, names
from pipeline.publish.places import is_list, leads_elsewhere
from pipeline.store import figures
from pipeline.store.database import Connection
from pipeline.store.figures import Needy
from pipeline.store.postings import UNSETTLED

# No channel takes longer to answer, and the next run settles what a killed one left.
_ON_ITS_WAY = timedelta(hours=1)
# Where nothing of a post is on its channel: once that is given up, nothing is to be done about it.
_NOWHERE = ("failed", "gone")


def posts(patient: Patient) -> Iterator[Finding]:
    """Yield the posts that may have gone out, those that did not, and those that are gone from the blog."""
    if patient.db is None:
        return
    needy = figures.needy_posts(patient.db, before=patient.now - _ON_ITS_WAY)
    given_up, moved = _without_channel(patient, (*needy, *figures.scheduled_posts(patient.db)))
    stray = sorted((one for one in (*given_up, *moved) if one.state not in _NOWHERE), key=lambda one: one.post)
    needy = tuple(one for one in needy if one not in given_up and one not in stray)
    found = [*_strayed(patient, stray), *_undecided(patient, needy), *_without_file(patient, patient.db)]
    yield from found or [ok("posts", "none needs you")]


def _strayed(patient: Patient, stray: Sequence[Needy]) -> Iterator[Finding]:
    """Of posts at a place to which no channel leads any more."""
    if not stray:
        return
    first = stray[0]
    then = "takes your word for it" if is_list(first.sent_to) else "looks there"
    cure = f"{_called_again(patient, first)} in copydesk.toml, then {_publish(first)} {then}"
    if first.state in UNSETTLED:
        cure += f"; or say that nothing arrived: {_publish(first)} --again, which sends nothing"
    said = f"{len(stray)} on a channel that copydesk.toml has no more, or at another place than it says now"
    yield warn("posts", f"{said}: {_named(stray)}", cure=cure)


def _undecided(patient: Patient, needy: Sequence[Needy]) -> Iterator[Finding]:
    """Of posts that may have gone out, and of those that did not or are gone."""
    unknown = [one for one in needy if one.state in UNSETTLED]
    other = [one for one in needy if one not in unknown]
    if unknown:
        cure = _to_settle(patient, unknown[0])
        yield warn("posts", f"{len(unknown)} may have gone out: {_named(unknown)}", cure=cure)
    if other:
        log = "copydesk log --event post says what happened"
        cure = f"copydesk show d{other[0].draft}, then {_publish(other[0])}; {log}"
        yield warn("posts", f"{len(other)} need you: {_named(other)}", cure=cure)


def _to_settle(patient: Patient, one: Needy) -> str:
    kinds = {table.name: table.kind for table in patient.settings.publish} if patient.settings else {}
    if kinds.get(one.channel) == "email":
        return f"look whether it arrived; then {_publish(one)} says with which word to answer, and sends nothing before"
    return f"look on the blog; then {_publish(one)} looks there first, and sends nothing twice"


def _without_channel(patient: Patient, posts: Iterable[Needy]) -> tuple[list[Needy], list[Needy]]:
    """Return what is on no channel any more, and at no place: no run asks what became of a post there."""
    if patient.settings is None:
        return [], []
    known, posts = {channel.name: channel for channel in patient.settings.publish}, tuple(posts)
    given_up = [one for one in posts if one.channel not in known]
    moved = [one for one in posts if one.channel in known and leads_elsewhere(known[one.channel], one.sent_to)]
    return given_up, moved


def _called_again(patient: Patient, one: Needy) -> str:
    tables = patient.settings.publish if patient.settings else ()
    if any(table.name == one.channel for table in tables):
        return f"give [publish.{one.channel}] its kind and address of then back ({one.sent_to})"
    return f"call the channel [publish.{one.channel}] again"


def _without_file(patient: Patient, db: Connection) -> Iterator[Finding]:
    """A desk that was moved or brought back can hold posts whose files have stayed behind."""
    for chosen in patient.settings.publish if patient.settings else ():
        public = figures.public_files(db, chosen.name) if chosen.kind == "markdown" else ()
        if not public or not patient.settings:
            continue
        channel = files.channel(chosen, desk=patient.folder, blog=patient.settings.blog)
        try:
            lost = set(names.lost(channel.folder, {one.name: one.key for one in public}))
        except RefusedError as problem:
            yield warn("posts", f"{chosen.name}: {problem.what}: {problem.where}", cure=problem.do)
            continue
        if lost:
            named = some(f"p{one.post} of d{one.draft} ({one.name})" for one in public if one.name in lost)
            cure = (
                "put them back there, from a backup of that folder; is it another folder now, set it in copydesk.toml"
            )
            said = f"{len(lost)} live on {chosen.name} without a file in {channel.folder}: {named}"
            yield warn("posts", said, cure=cure)


def _named(found: Sequence[Needy]) -> str:
    return some(f"p{one.post} of d{one.draft} on {one.channel} ({one.state})" for one in found)


def _publish(one: Needy) -> str:
    return to_publish(one.draft, one.channel)

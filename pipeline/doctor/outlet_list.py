"""The settings, and which outlets they choose."""

from collections.abc import Iterator

from pipeline import outlets as registry
from pipeline.doctor.finding import Finding, ok, some, warn
from pipeline.doctor.patient import Patient
from pipeline.store import headlines
from pipeline.text import counted


def settings(patient: Patient) -> Iterator[Finding]:
    """Yield that the settings could be read; why not has been said."""
    if patient.settings is not None:
        yield ok("settings", counted(len(patient.settings.topics), "topic"))


def outlets(patient: Patient) -> Iterator[Finding]:
    """Yield how many outlets are on, and those whose certificate nobody checks."""
    if patient.registry is None:
        return
    if patient.settings is None:
        yield ok("outlets", "the list can be read; the settings say which are on")
        return
    on = registry.chosen(patient.registry, patient.settings.registry.outlets)
    asked = [outlet for outlet in on if outlet.addresses]
    said = f"{len(on)} on, {len(asked)} of them with an address to ask"
    if asked:
        yield ok("outlets", said)
    else:
        cure = "name outlets that have an address in [registry] outlets, or add some in outlets.toml"
        yield warn("outlets", said, cure=cure)
    unknown = registry.unknown(patient.registry, patient.settings.registry.outlets)
    if unknown:
        cure = f"take it out of {patient.folder / 'copydesk.toml'}, or write it as copydesk outlets list --all does"
        yield warn("outlets", f"[registry] outlets: {some(unknown)}", cure=cure)
    unchecked = [outlet.name for outlet in on if outlet.insecure_tls]
    if unchecked:
        cure = (
            "anybody on the way can write their headlines: take insecure_tls out of outlets.toml when they are mended"
        )
        yield warn("certificates", f"not checked: {some(unchecked)}", cure=cure)


def members(patient: Patient) -> Iterator[Finding]:
    """Yield the names and tags of topics' mutes and sides that no outlet has, the headlines' own included."""
    if patient.registry is None or patient.settings is None or patient.db is None:
        return
    heard = [patient.registry.outlet(name) for name in headlines.outlets(patient.db)]
    for topic in patient.settings.topics:
        sides = (("sides", f"side {side.name} of topic {topic.name}", side.members) for side in topic.sides)
        for check, whose, named in (("mutes", f"topic {topic.name}", topic.muted), *sides):
            idle = [name for name in named if not any(patient.registry.selects(name, one) for one in heard)]
            if unknown := registry.unknown(patient.registry, idle):
                cure = f"correct it in {patient.folder / 'copydesk.toml'}, or take it out"
                yield warn(check, f"{whose}: {some(unknown)}", cure=cure)

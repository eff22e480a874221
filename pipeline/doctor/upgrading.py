"""What an upgrade would do to this desk: every finding of `copydesk upgrade --check`; nothing is changed."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from pipeline import __version__, outlets, settings
from pipeline.desk.printing import broken_templates
from pipeline.doctor.finding import Finding, bad, ok, some, warn, wrong
from pipeline.errors import CopydeskError
from pipeline.outlets.entry import OURS
from pipeline.render.own import has_own
from pipeline.settings import Settings
from pipeline.store.standing import Standing, does, standing

_MB = 1e6


def upgrading(folder: Path, environ: Mapping[str, str], *, now: datetime) -> list[Finding]:
    """Return what the installed copydesk would find and do when it opens the desk in `folder`.

    Args:
        folder: The desk's folder.
        environ: The environment, whose COPYDESK_* stand before the file.
        now: Names the backup that would be taken.
    """
    findings: list[Finding] = []
    known = None
    try:
        known = standing(folder / "desk.db") if (folder / "desk.db").is_file() else None
        findings += _store(folder, known, now)
    except CopydeskError as problem:
        findings.append(bad("store", problem))
    try:
        chosen = settings.load(folder, environ)
    except CopydeskError as problem:
        return [*findings, bad("settings", problem)]
    findings.append(ok("settings", "every key is known"))
    return [*findings, *_templates(folder, chosen), *_registry(folder, chosen, known)]


def _store(folder: Path, known: Standing | None, now: datetime) -> Iterator[Finding]:
    if known is None:
        yield ok("store", "there is no desk.db: the first command makes one")
    elif not known.pending:
        yield ok("store", f"{known.newest}: up to date with copydesk {__version__}")
    else:
        wrote = f", written by copydesk {known.version}" if known.version else ""
        yield warn(
            "store", f"{known.newest}{wrote}; {len(known.pending)} to come", cure="copydesk upgrade applies them"
        )
        for name in known.pending:
            yield warn(name, does(name), cure="")
        yield _backup(folder, known, now)


def _backup(folder: Path, known: Standing, now: datetime) -> Finding:
    parts = (folder / "desk.db", folder / "desk.db-wal")
    size = sum(part.stat().st_size for part in parts if part.is_file())
    # The copy, and at worst as much again in the log while the tables are rewritten.
    free, needed = shutil.disk_usage(folder).free, 2 * size
    place = folder / "backups" / f"desk-before-{known.pending[0]}-{now:%Y%m%dT%H%M%SZ}.db"
    said = f"a verified copy goes to {place} first: {size / _MB:.1f} MB, {free / _MB:.0f} MB free"
    if free < needed:
        cure = f"free {(needed - free) / _MB:.0f} MB more: the upgrade would stop before it changes anything"
        return wrong("backup", said, cure=cure, exit_code=8)
    return ok("backup", said)


def _templates(folder: Path, chosen: Settings) -> Iterator[Finding]:
    try:
        broken = broken_templates(chosen, folder)
    except CopydeskError as problem:
        yield bad("templates", problem)
        return
    for one in broken:
        cure = "mend it, or remove the file to use the shipped one (docs/format.md); no post goes out before"
        yield wrong("templates", f"{one.where}: {one.said}", cure=cure)
    if not broken:
        yield ok("templates", "yours print the sample" if has_own(folder / "templates") else "the shipped ones")


def _registry(folder: Path, chosen: Settings, known: Standing | None) -> Iterator[Finding]:
    try:
        registry = outlets.load(folder / "outlets.toml", builtin=chosen.registry.builtin)
        on = outlets.chosen(registry, chosen.registry.outlets)
    except CopydeskError as problem:
        yield bad("outlets", problem)
        return
    yield ok("outlets", f"{len(on)} on; outlets.toml is read")
    if unknown := outlets.unknown(registry, chosen.registry.outlets):
        cure = "it is not gathered; take it out of copydesk.toml, or write the name that it has now"
        yield warn("outlets", f"[registry] outlets: {some(unknown)}", cure=cure)
    if known and known.asked:
        asked = {registry.outlet(name).name for name in known.asked}
        muted = {registry.outlet(name).name for name in known.muted}
        fresh = [one.name for one in on if one.addresses and one.name not in asked | muted]
        if fresh:
            cure = "copydesk outlets mute NAME --level off keeps one out, for good"
            yield warn("new outlets", f"never asked before, and on: {some(fresh)}", cure=cure)
        yield from _names(registry, known.asked)
        if muted:
            yield ok("mutes", f"stay: {some(sorted(muted))}")
    off = [one.name for one in registry if not one.enabled and one.sources.get("enabled") == OURS]
    if off:
        yield ok("switched off", f"stay off: {some(off)}")


def _names(registry: outlets.Registry, asked: Sequence[str]) -> Iterator[Finding]:
    """Which of the outlets that were asked the registry has no more, or calls otherwise."""
    gone = [name for name in asked if registry.named(name) is None]
    if gone:
        cure = "what was gathered from them stays; outlets.toml can keep one: docs/outlets.md"
        yield warn("outlets gone", some(gone), cure=cure)
    renamed = [f"{name} is {one.name}" for name in asked if (one := registry.named(name)) and one.name != name]
    if renamed:
        yield ok("outlets renamed", some(renamed))

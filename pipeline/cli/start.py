"""init: a new desk, ready to be read and changed."""

import shlex
from pathlib import Path

import click

from pipeline.cli.edge import Said, common, folder_named, print_json, say
from pipeline.cli.holding import make_desk_folder
from pipeline.errors import UsageError
from pipeline.settings.file import NAME
from pipeline.shipped import TEMPLATES
from pipeline.store.database import open_desk
from pipeline.store.lease import held
from pipeline.whole_files import put

_START = TEMPLATES / "start"


@click.command("init")
@click.argument("folder", metavar="[DIR]", required=False, callback=folder_named)
@click.option(
    "--pack", metavar="NAME", default="world", show_default=True, help="Which example settings to start with."
)
@common
@click.pass_obj
def init_command(said: Said, folder: Path | None, pack: str) -> None:
    """Make a desk: a commented copydesk.toml with three example topics, and an empty desk.db.

    Files that are there already are left as they are, and said.
    """
    desk = folder or said.folder
    source = _pack(pack)
    typed = shlex.quote(str(desk))  # as a shell takes it, blanks and all
    make_desk_folder(desk)
    if (desk / "copydesk.toml").exists():
        do = f"use it: copydesk run --desk {typed}; or name another folder"
        raise UsageError("there is a desk here already", where=str(desk / "copydesk.toml"), do=do)
    templates = [template for template in sorted(source.iterdir()) if template.is_file()]
    others = _written([one for one in templates if one.name != NAME], desk, said)
    open_desk(desk / "desk.db", now=said.clock(), create=True).close()
    # The last: where it is, there is a desk; an init that was killed before is done again.
    settings = _written([one for one in templates if one.name == NAME], desk, said)
    files = [*sorted((*others, *settings)), "desk.db"]
    if said.json:
        print_json({"desk": str(desk), "files": files})
        return
    say(f"{desk}: a desk, with {', '.join(files)}")
    say("Try next:")
    say(f"  1. look at {desk / 'copydesk.toml'}: the blog's name, time zone and signature, topics, your mail address")
    say(f"  2. copydesk gather --desk {typed}      asks the outlets that are on (about 40 until you choose others)")
    say(f"  3. copydesk draft --desk {typed}       a draft a story, printed")
    say(f"  4. copydesk review --desk {typed}      work on them in your browser, approve, publish")
    say(f"  5. copydesk schedule --desk {typed}    the crontab lines that do it from now on")


def _pack(name: str) -> Path:
    """Return the folder of a pack: `world` is the one that ships at the top, others are folders below it."""
    packs = {"world": _START} | {path.name: path for path in sorted(_START.iterdir()) if path.is_dir()}
    if name not in packs:
        raise UsageError(f"no pack is called {name!r}", do=f"there is: {', '.join(packs)}")
    return packs[name]


def _written(templates: list[Path], desk: Path, said: Said) -> list[str]:
    """Write what is not there yet, one init at a time; return the names."""
    with held(desk / "desk.lock", command="copydesk init", now=said.clock(), wait_seconds=10):
        return [name for template in templates if (name := _write(template, desk))]


def _write(template: Path, desk: Path) -> str:
    """Copy one file of the pack; `gitignore` gets its dot here, because a dotted one would hide in our own tree."""
    name = ".gitignore" if template.name == "gitignore" else template.name
    if (desk / name).exists():
        return ""
    put(desk / name, template.read_bytes())
    return name

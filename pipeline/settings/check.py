"""Turn the parsed tree into frozen settings, refusing every key and value we do not know, where it was written."""

from collections.abc import Mapping
from pathlib import Path as Folder
from typing import Any

from pipeline.settings.channels import channels
from pipeline.settings.keys import SECTIONS, TABLES
from pipeline.settings.places import Places
from pipeline.settings.subjects import topics
from pipeline.settings.tables import fill, table
from pipeline.settings.values import (
    Blog,
    Drafting,
    Formatting,
    Gathering,
    Preflight,
    Ranking,
    Registry,
    Reviewing,
    Settings,
    Stories,
    Telling,
)


def checked(tree: Mapping[str, Any], places: Places, desk: Folder) -> Settings:
    """Return the settings that `tree` holds; the secrets of channels are looked up in the folder `desk`.

    Raises:
        SettingsError: A key or value cannot be used, or a secret lies open.
    """
    for key in tree:
        if key not in TABLES:
            raise places.unknown((key,), TABLES)
    filled = {
        name: fill(table(tree.get(name, {}), (name,), places), rules, (name,), places)
        for name, rules in SECTIONS.items()
    }
    drafting = Drafting(**filled["draft"])
    _refuse_crossed_list(drafting, filled["draft"], places)
    return Settings(
        blog=Blog(**filled["blog"]),
        registry=Registry(**filled["registry"]),
        topics=topics(tree.get("topic", []), places),
        gather=_with_scheduler(Gathering(**filled["gather"]), places),
        stories=Stories(**filled["stories"]),
        rank=Ranking(**filled["rank"]),
        draft=drafting,
        review=Reviewing(**filled["review"]),
        publish=channels(tree.get("publish", {}), places, desk),
        format=_told_apart(Formatting(**filled["format"]), filled["format"], places),
        preflight=Preflight(**filled["preflight"]),
        notify=Telling(**filled["notify"]),
    )


def _refuse_crossed_list(drafting: Drafting, written: Mapping[str, Any], places: Places) -> None:
    if drafting.list_min > drafting.list_max:
        key = "list_max" if "list_max" in written else "list_min"
        what = f"draft.list_min ({drafting.list_min}) is more than draft.list_max ({drafting.list_max})"
        raise places.error(("draft", key), what, do="lower list_min, or raise list_max")


def _told_apart(chosen: Formatting, written: Mapping[str, Any], places: Places) -> Formatting:
    """Two kinds of notice that read alike could not be read back."""
    if chosen.correction == chosen.update:
        key = "update" if "update" in written else "correction"
        do = "let one of them begin with other words: a reader tells them apart by what stands before {text}"
        raise places.error(("format", key), "format.correction and format.update are the same line", do=do)
    return chosen


def _with_scheduler(chosen: Gathering, places: Places) -> Gathering:
    if chosen.engine == "dask" and not chosen.scheduler:
        do = 'write [gather] scheduler = "tls://HOST:8786" beside it (docs/scale.md)'
        raise places.error(("gather", "engine"), "gather.engine = dask needs a scheduler", do=do)
    return chosen

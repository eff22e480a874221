"""A newer copydesk brings another registry: what the editor muted, switched off or cites stays as he has it."""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline.desk import Desk, gathering, muting, opened
from pipeline.desk.health import rounds
from pipeline.news import Outlet
from pipeline.outlets import shipped_list
from pipeline.store import headlines, mutes, sources
from pipeline.store.database import writing
from pipeline.store.sources import Source
from tests.cast import NOON, headline
from tests.desks import SETTINGS


def outlet(name: str, *, on: bool = True, **facts: object) -> Outlet:
    host = f"{name.lower().replace(' ', '-')}.example"
    made = Outlet(name=name, hosts=(host,), feeds=(f"https://{host}/feed.xml",), family=name, enabled=on)
    return replace(made, **facts)  # type: ignore[arg-type]  # any of its fields


QUAY, MARL, LISTA = outlet("Quay Post"), outlet("Marl Herald"), outlet("Lista Post")
VIK, LUND = outlet("Vik Tidende", on=False), outlet("Lund Radio", on=False)
BEFORE = (QUAY, MARL, LISTA, VIK, LUND)
# Quay Post is called otherwise and asked elsewhere, Marl Herald became part of it, Lista Post is gone, and what was
# off by default is on.
AFTER = (
    replace(
        QUAY, name="Quay Daily", aliases=("Quay Post", "Marl Herald"), feeds=("https://quay-post.example/new.xml",)
    ),
    replace(VIK, enabled=True),
    replace(LUND, enabled=True),
)


@dataclass(frozen=True)
class Updated:
    """A desk on which another registry can be shipped."""

    folder: Path
    ships: Callable[[Sequence[Outlet]], None]

    def opened(self) -> AbstractContextManager[Desk]:
        """The desk as a command sees it."""
        return opened(self.folder, {}, now=NOON)

    def asks(self) -> list[str]:
        """Whom the desk would gather from."""
        with self.opened() as desk:
            return [one.name for one in gathering._wanted(desk, (), ())]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Updated]:
    file = tmp_path / "outlets.csv"
    monkeypatch.setattr(shipped_list, "OUTLETS_CSV", file)

    def ships(outlets: Sequence[Outlet]) -> None:
        with file.open("w", encoding="utf-8", newline="") as opened_file:
            rows = csv.DictWriter(opened_file, shipped_list.COLUMNS, restval="")
            rows.writeheader()
            rows.writerows(_row(one) for one in sorted(outlets, key=lambda one: one.name))
        shipped_list.shipped.cache_clear()

    ships(BEFORE)
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "copydesk.toml").write_text(SETTINGS.replace("builtin = false", "builtin = true"), encoding="utf-8")
    yield Updated(folder, ships)
    shipped_list.shipped.cache_clear()


def _row(one: Outlet) -> dict[str, str]:
    return {
        "name": one.name,
        "aliases": "; ".join(one.aliases),
        "hosts": " ".join(one.hosts),
        "family": one.family,
        "feeds": " ".join(one.feeds),
        "enabled": "yes" if one.enabled else "",
    }


def test_only_what_the_registry_now_has_on_and_nobody_switched_off_is_asked(desk: Updated) -> None:
    (desk.folder / "outlets.toml").write_text('[[outlet]]\nname = "Vik Tidende"\nenabled = false\n', encoding="utf-8")
    assert desk.asks() == ["Lista Post", "Marl Herald", "Quay Post"]

    desk.ships(AFTER)

    assert desk.asks() == ["Lund Radio", "Quay Daily"]


def test_a_mute_stays_when_its_outlet_is_called_otherwise_or_becomes_part_of_another(desk: Updated) -> None:
    for name in ("Quay Post", "Marl Herald"):
        with desk.opened() as at_work:
            muting.mute(at_work, name, level="off")
        desk.ships(AFTER)

        assert desk.asks() == ["Lund Radio", "Vik Tidende"]
        with desk.opened() as at_work:
            assert {one.outlet.name: one.muted for one in rounds(at_work).outlets}["Quay Daily"] == "off"
            assert muting.mute(at_work, "Quay Daily", level="none") == "Quay Daily"
            assert mutes.everything(at_work.db, now=NOON) == ()
        assert "Quay Daily" in desk.asks()
        desk.ships(BEFORE)


def test_a_mute_that_is_set_anew_takes_the_place_of_the_one_under_the_old_name(desk: Updated) -> None:
    with desk.opened() as at_work:
        muting.mute(at_work, "Quay Post", level="off")
    desk.ships(AFTER)

    with desk.opened() as at_work:
        muting.mute(at_work, "Quay Daily", level="lead")
        [held] = mutes.everything(at_work.db, now=NOON)

    assert (held.outlet, held.level) == ("Quay Daily", "lead")


def test_a_mute_of_an_outlet_that_is_gone_holds_when_it_comes_back(desk: Updated) -> None:
    with desk.opened() as at_work:
        muting.mute(at_work, "Lista Post", level="off")
    desk.ships(AFTER)
    assert "Lista Post" not in desk.asks()

    desk.ships(BEFORE)
    assert desk.asks() == ["Marl Herald", "Quay Post"]


def test_an_entry_by_the_old_name_keeps_the_outlet_off_and_named_as_the_editor_names_it(desk: Updated) -> None:
    (desk.folder / "outlets.toml").write_text('[[outlet]]\nname = "Quay Post"\nenabled = false\n', encoding="utf-8")
    desk.ships(AFTER)

    assert desk.asks() == ["Lund Radio", "Vik Tidende"]
    with desk.opened() as at_work:
        assert at_work.registry.get("Quay Daily").name == "Quay Post"


def test_an_outlet_of_the_settings_is_chosen_by_its_old_name(desk: Updated) -> None:
    toml = desk.folder / "copydesk.toml"
    listed = toml.read_text(encoding="utf-8").replace("builtin = true", 'builtin = true\noutlets = ["Quay Post"]')
    toml.write_text(listed, encoding="utf-8")
    desk.ships(AFTER)

    assert desk.asks() == ["Quay Daily"]


def test_what_was_gathered_under_the_old_name_is_the_same_voice_and_the_same_outlet(desk: Updated) -> None:
    with desk.opened() as at_work, writing(at_work.db):
        headlines.file(at_work.db, [headline("The Orrin rises", QUAY, minutes=-20)])
    desk.ships(AFTER)

    with desk.opened() as at_work:
        registry = at_work.registry
        assert registry.voice("Quay Post") == registry.voice("Quay Daily")
        [one] = [one for one in rounds(at_work).outlets if one.outlet.name == "Quay Daily"]
        assert one.in_window == 1
        assert one.last_item is not None


def test_what_is_known_of_an_address_follows_it_and_a_new_address_begins_anew(desk: Updated) -> None:
    moved, stays = "https://quay-post.example/new.xml", VIK.feeds[0]
    with desk.opened() as at_work, writing(at_work.db):
        for one in (QUAY, VIK):
            sources.remember(at_work.db, Source(url=one.feeds[0], outlet=one.name, etag='"of then"', state="read"))
    desk.ships((replace(VIK, name="Vik Times", aliases=("Vik Tidende",), enabled=True), *AFTER[::2]))

    with desk.opened() as at_work:
        known = sources.of_outlets(at_work.db, gathering._wanted(at_work, (), ()))

    assert known[stays].etag == '"of then"'
    assert moved not in known

"""Undo of any actions gives the first bytes of `copydesk show` again, redo the last: by the page's own forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest

from tests.conftest import LONG
from tests.desks import DeskFolder
from tests.review.conftest import Client, signed_in
from tests.review.editors import AS_OF, laid
from tests.review.started import review

ACTIONS, SEEDS = (100, 2) if LONG else (24, 1)
WORDS = ("Nobody shook hands", "  [odd](words) ]( [1] \\", "Zwölf Boeien & <b>so</b>", "مضيق", "", "One\n\nTwo")
_VERSION = re.compile(r'name="v_(\w+)"[^>]*?(?:><option)? value="(\w+)"')
_OFF = 'id="do-{}" type="submit" form="work" formaction="/drafts/1/{}" data-key="{}" aria-disabled="true"'


@dataclass(kw_only=True)
class Editing:
    """An editor at draft 1 without a browser: `page` is what the desk answered last."""

    desk: DeskFolder
    client: Client
    page: str = ""

    def presses(self, noun: str, **values: str | list[str]) -> None:
        """Post a form of the page as htmx does, with the versions that the page showed."""
        seen = {f"v_{name}": version for name, version in _VERSION.findall(self.page)}
        answer = self.client.press(f"/drafts/1/{noun}", {**seen, **values}, htmx=True)
        assert answer.status_code in (200, 422), (noun, values, answer.text)
        self.page = answer.text

    def acts(self, chance: Random) -> None:
        """Do one thing of all that can be done to a draft."""
        noun, values = chance.choice(self._choices(chance))
        self.presses(noun, **values)

    def _choices(self, chance: Random) -> list[tuple[str, dict[str, str | list[str]]]]:
        found = laid(self.desk, 1)
        place, row = str(chance.randrange(len(found.lines) or 1) + 1), str(chance.choice(found.rows).headline.id)
        words, to = chance.choice(WORDS), str(chance.randrange(len(found.lines) or 1) + 1)
        ticked = [str(n) for n in range(len(found.paragraphs)) if chance.random() < 0.5]
        cited: dict[str, str | list[str]] = {"comment": found.comment, "ref": [one.url for one in found.references]}
        return [
            ("title", {"title": f"{words} {chance.choice(['', ' (Update)'])}"}),
            ("comment", {**cited, "comment": f"{words} {found.comment}"}),
            ("citations", {**cited, "headline": row, "at": str(chance.randrange(len(found.comment) + 1))}),
            ("excerpt", {"paragraph": ticked}),
            ("lead", {"headline": row}),
            ("lead/words", {"words": words}),
            ("links", {"headline": row, "at": place}),
            (f"links/{place}/removal", {}),
            (f"links/{place}/place", {"to": to}),
            (f"links/{place}/words", {"words": words}),
            (f"links/{place}/group", {}),
            ("labels", {"labels": words}),
            ("regeneration", {}),
            ("approval", {}),
            ("approval/withdrawal", {}),
        ]

    def travels(self, noun: str, key: str) -> int:
        """Press undo or redo until the page says that there is nothing left; how often that was."""
        for presses in range(1000):
            if _OFF.format(noun, noun, key) in self.page:
                return presses
            self.presses(noun)
        raise AssertionError("it never ends")

    def printed(self) -> tuple[str, str]:
        """The draft's bytes, and its state."""
        return self.desk.copydesk("show", "d1", "--as", "json").stdout, laid(self.desk, 1).draft.state


@pytest.fixture
def editing(evening: DeskFolder) -> Iterator[Editing]:
    with review(evening, "--port", "0", AS_OF) as started, signed_in(started.address, started.enter) as client:
        yield Editing(desk=evening, client=client, page=client.get("/drafts/1").text)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_undo_gives_the_first_bytes_again_and_redo_the_last(editing: Editing, seed: int) -> None:
    chance, first = Random(seed), editing.printed()

    for _ in range(ACTIONS):
        editing.acts(chance)
    last = editing.printed()
    undone = editing.travels("undo", "u")
    back = editing.printed()
    redone = editing.travels("redo", "Shift+U")

    assert undone == redone > ACTIONS // 3
    assert (back, editing.printed()) == (first, last)
    assert last != first


@pytest.mark.parametrize("seed", range(SEEDS))
def test_undo_between_the_actions_is_no_hindrance(editing: Editing, seed: int) -> None:
    chance, first = Random(seed), editing.printed()

    for _ in range(ACTIONS // 4):
        for _ in range(chance.randrange(1, 5)):
            editing.acts(chance)
        for _ in range(chance.randrange(4)):
            editing.presses(chance.choice(["undo", "undo", "redo"]))
    last = editing.printed()
    undone = editing.travels("undo", "u")
    back = editing.printed()
    for _ in range(undone):
        editing.presses("redo")

    assert (back, editing.printed()) == (first, last)

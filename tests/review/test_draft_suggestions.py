"""What the runs suggest for the list: added at its end, put in the place of the outlet's other link, or refused."""

from dataclasses import replace

import pytest

from pipeline.desk.editing.stepping import find
from pipeline.draft import moves
from pipeline.store import proposals
from pipeline.store.database import writing
from tests.review.conftest import Client, Served
from tests.review.drafts import form, laid

NEW = "https://skerrow-bulletin.example/2026/05/12/talks-go-on.html"
SUGGESTED = "/drafts/1/suggestions/list?what=https%3A//skerrow-bulletin.example/2026/05/12/talks-go-on.html"


@pytest.fixture
def twin(client: Client, served: Served) -> int:
    """A run suggests another headline of the outlet at this place of a list that the editor has touched."""
    client.press("/drafts/1/links/1/place", form(laid(served), to="2"))
    with served.opened() as desk, writing(desk.db):
        draft = find(desk, 1)
        link = replace(moves.at(draft.roundup, 3), headline="Talks go on", url=NEW)
        proposals.keep(desk.db, 1, replace(draft, roundup=moves.added(draft.roundup, link, 1)), at=desk.now)
    return 3


def test_a_suggested_link_is_swapped_with_the_other_one_of_its_outlet(
    client: Client, served: Served, twin: int
) -> None:
    before = [line.url for line in laid(served).lines]
    page = client.get("/drafts/1").text

    client.press(f"{SUGGESTED}&place={twin}", form(laid(served), choice="take"))

    assert f'formaction="{SUGGESTED}&amp;place={twin}"' in page
    assert f">Swap with {twin}<" in page
    assert [line.url for line in laid(served).lines] == [*before[: twin - 1], NEW, *before[twin:]]
    assert laid(served).suggestions == ()


def test_a_suggested_link_is_added_at_the_end(client: Client, served: Served, twin: int) -> None:
    before = {line.url for line in laid(served).lines}

    client.press(SUGGESTED, form(laid(served), choice="take"))

    assert {line.url for line in laid(served).lines} == before | {NEW}
    assert len(laid(served).lines) == len(before) + 1


def test_a_swap_on_a_list_that_is_another_now_changes_nothing(client: Client, served: Served, twin: int) -> None:
    old = form(laid(served), choice="take")
    client.press("/drafts/1/links/1/removal", form(laid(served)))
    before = laid(served).lines

    answer = client.press(f"{SUGGESTED}&place={twin}", old)

    assert answer.status_code == 409
    assert laid(served).lines == before


def test_a_place_that_is_no_number_is_refused(client: Client, served: Served, twin: int) -> None:
    answer = client.press(f"{SUGGESTED}&place=x{twin}", form(laid(served), choice="take"))

    assert answer.status_code == 422
    assert NEW not in {line.url for line in laid(served).lines}

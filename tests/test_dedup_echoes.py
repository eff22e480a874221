"""One title at two outlets is an echo where no text shows that it is another report."""

import pytest

from pipeline.dedup.echoes import is_echo
from tests.cast import EVENING_MAIL, GAZETTE, headline
from tests.river_talks import LEDE, OTHER_LEDE

TITLE = "Quay and Marl agree to share the Orrin"


@pytest.mark.parametrize(
    ("other", "echo"),
    [
        pytest.param(TITLE, True, id="word for word"),
        pytest.param(f"UPDATE 2-{TITLE}", True, id="under a mark"),
        pytest.param(f"{TITLE} - sources", True, id="one word more"),
        pytest.param("Quay and Marl to share the Orrin", True, id="one word less"),
        pytest.param("Quay and Marl will never agree to share the Orrin", False, id="denied"),
        pytest.param("Quay and Lista agree to share the Orrin", False, id="with another"),
        pytest.param(f"{TITLE} in 2030", False, id="a number more"),
        pytest.param("Orrin treaty signed", False, id="in other words"),
    ],
)
def test_one_title_at_two_outlets_is_an_echo(other: str, echo: bool) -> None:
    assert is_echo(headline(TITLE, GAZETTE), headline(other, EVENING_MAIL)) is echo


def test_who_does_it_to_whom_tells_two_titles_apart() -> None:
    one = headline("Quay accuses Marl of taking the water of the Orrin", GAZETTE)

    assert not is_echo(one, headline("Marl accuses Quay of taking the water of the Orrin", EVENING_MAIL))


def test_a_title_of_four_words_is_anybodys() -> None:
    assert not is_echo(headline("Orrin talks open today", GAZETTE), headline("Orrin talks open today", EVENING_MAIL))


def test_two_reports_under_one_title_have_texts_of_their_own() -> None:
    one, other = headline(TITLE, GAZETTE, summary=LEDE), headline(TITLE, EVENING_MAIL, summary=OTHER_LEDE)

    assert not is_echo(one, other)
    assert is_echo(one, headline(TITLE, EVENING_MAIL))

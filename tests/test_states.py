"""States in headlines, by name, people, capital and seat of power."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.outlets import states


@pytest.mark.parametrize(
    ("headline", "codes"),
    [
        pytest.param("US and Iran to meet in Geneva", ("US", "IR"), id="names"),
        pytest.param("U.S.-led talks with Russian envoys", ("US", "RU"), id="dots and peoples"),
        pytest.param("Kremlin rejects White House claim", ("RU", "US"), id="seats of power"),
        pytest.param("Seoul warns Pyongyang", ("KR", "KP"), id="capitals"),
        pytest.param("South Korea's president in Beijing", ("KR", "CN"), id="the longer name wins"),
        pytest.param("Tell us what you think", (), id="a pronoun is no state"),
        pytest.param("Usain runs in Niger", (), id="whole words only"),
        pytest.param("Russia, Russia, Russia", ("RU",), id="each once"),
    ],
)
def test_a_headline_names_its_states_in_order(headline: str, codes: tuple[str, ...]) -> None:
    assert states.mentioned(headline) == codes


@pytest.mark.parametrize(
    ("headline", "code"),
    [
        pytest.param("Russia warns of risks", "RU", id="first word"),
        pytest.param("The Kremlin is skeptical", "RU", id="after an article"),
        pytest.param("Talks on the war in Ukraine stall", "", id="too late to be the subject"),
    ],
)
def test_the_subject_is_the_state_a_headline_opens_with(headline: str, code: str) -> None:
    assert states.subject(headline) == code


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert set(states.mentioned(text)) >= ({states.subject(text)} - {""})

"""A post's title has none of the flags that its lead's outlet flew over its own issue."""

import pytest

from pipeline.draft.titled import title_from


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        pytest.param("UPDATE 2-Quay premier concedes election", "Quay Premier Concedes Election", id="an issue"),
        pytest.param("BREAKING: Jury finds Brask guilty", "Jury Finds Brask Guilty", id="a call"),
        pytest.param("EXCLUSIVE-Marl to close dam", "Marl To Close Dam", id="an exclusive"),
        pytest.param("Exclusiva | Marl cierra la presa", "Marl Cierra La Presa", id="an exclusive in Spanish"),
        pytest.param("Orrin talks stall (Corrected)", "Orrin Talks Stall", id="a mark behind"),
        pytest.param("Orrin talks stall - Gazette", "Orrin Talks Stall", id="the outlet's name"),
        pytest.param("Quay vote: Voss concedes", "Quay Vote: Voss Concedes", id="a kicker stays"),
        pytest.param("Lead-tainted water reaches Quay", "Lead-tainted Water Reaches Quay", id="a word stays"),
        pytest.param("Lead: the metal in our pipes", "Lead: The Metal In Our Pipes", id="a metal stays"),
        pytest.param("Flash floods hit Lista", "Flash Floods Hit Lista", id="another flash stays"),
    ],
)
def test_the_title_is_the_headline_without_flags(headline: str, title: str) -> None:
    assert title_from(headline, outlet_names=("Gazette",)) == title

"""States in headlines: named, meant or not."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from pipeline.outlets import states
from pipeline.outlets.gazetteer import found

TABLE = tomllib.loads((Path(__file__).parents[1] / "pipeline/registry/states.toml").read_text(encoding="utf-8"))
# States called by their capital's own name, or whose capital's name is better known for another thing.
NO_CAPITAL = {"AG", "BE", "CR", "DJ", "GD", "GY", "JM", "LU", "MC", "NR", "SC", "SG", "SM", "ST"}
NO_PEOPLE = {"CG", "DM"}  # called as those of DR Congo and of the Dominican Republic are


@pytest.mark.parametrize(
    ("headline", "codes"),
    [
        pytest.param("US and Iran to meet in Geneva", ("US", "IR"), id="names"),
        pytest.param("U.S.-led talks with Russian envoys", ("US", "RU"), id="dots and peoples"),
        pytest.param("Kremlin rejects White House claim", ("RU", "US"), id="seats of power"),
        pytest.param("Downing Street at odds with Ankara", ("GB", "TR"), id="a street and a capital"),
        pytest.param("French press review: The left picks its man", ("FR",), id="a press that prints"),
        pytest.param("Seoul warns Pyongyang", ("KR", "KP"), id="capitals"),
        pytest.param("South Korea's president in Beijing", ("KR", "CN"), id="the longer name wins"),
        pytest.param("Russia, Russia, Russia", ("RU",), id="each once"),
        pytest.param("RUSSIA STRIKES KYIV", ("RU", "UA"), id="all in capitals"),
        pytest.param("Côte d’Ivoire’s vote", ("CI",), id="curly apostrophes"),
        pytest.param("Houthis fire at Israel", ("YE", "IL"), id="who holds the power"),
        pytest.param("Tell us what you think", (), id="a pronoun is no state"),
        pytest.param("TELL US WHAT YOU THINK", (), id="nor in capitals"),
        pytest.param("Usain runs in Nigeriana", (), id="whole words only"),
    ],
)
def test_a_headline_names_its_states_in_order(headline: str, codes: tuple[str, ...]) -> None:
    assert states.mentioned(headline) == codes


@pytest.mark.parametrize(
    ("headline", "codes"),
    [
        pytest.param("Georgia certifies the vote after a hand recount", (), id="Georgia of the US, by default"),
        pytest.param("Georgia Releases Hand Recount Results, Affirming Biden's Lead", (), id="Georgia, capitalised"),
        pytest.param("Georgia's ruling party walks out of EU talks", ("GE",), id="Georgia with the EU"),
        pytest.param("Police break up protest in Tbilisi, Georgia", ("GE",), id="Georgia with its capital"),
        pytest.param("Georgian president refuses to go", ("GE",), id="Georgians"),
        pytest.param("Russia named in Georgia Senate runoff inquiry", ("RU",), id="Georgia with a Senate"),
        pytest.param("Storm nears South Georgia", (), id="South Georgia"),
        pytest.param("Jordan shoots down drones", ("JO",), id="Jordan"),
        pytest.param("Brazil nuts are recalled", (), id="Brazil nuts"),
        pytest.param("Panama hat makers fear counterfeits", (), id="Panama hats"),
        pytest.param("Canada geese overrun a park", (), id="Canada geese"),
        pytest.param("China shop owner is fined", (), id="a China shop"),
        pytest.param("Mark Cuban sells his club", (), id="Mark Cuban"),
        pytest.param("U.S. Virgin Islands sues a bank", (), id="the Virgin Islands of the US"),
        pytest.param("Jamaica, Queens fire kills two", (), id="Jamaica in Queens"),
        pytest.param("Chinese Taipei wins a title", ("TW",), id="Taiwan at the games"),
        pytest.param("Jordan's King Abdullah in Cairo", ("JO", "EG"), id="Jordan's King"),
        pytest.param("Jordan King Abdullah warns of famine", ("JO",), id="Jordan King"),
        pytest.param("Rep. Jim Jordan Loses Third Vote", (), id="Jim Jordan"),
        pytest.param("Jordan Bardella opens a campaign", (), id="Jordan Bardella"),
        pytest.param("Jordan Smithson leaves the club after years", (), id="a Jordan nobody listed"),
        pytest.param("Fans mourn Darrell Jordan after years", (), id="and one by surname"),
        pytest.param("Chad expels the French ambassador", ("TD", "FR"), id="Chad"),
        pytest.param("Chad Johnson returns to the field", (), id="Chad Johnson"),
        pytest.param("Hunger around Lake Chad", (), id="Lake Chad"),
        pytest.param("Turkey Vows to Strike Back", ("TR",), id="Turkey"),
        pytest.param("Türkiye hosts talks", ("TR",), id="Türkiye"),
        pytest.param("Biden Pardons a Turkey Named Chocolate", (), id="a pardoned turkey"),
        pytest.param("How long to roast a turkey", (), id="a small turkey"),
        pytest.param("Guinea junta names a cabinet", ("GN",), id="Guinea"),
        pytest.param("Guinea-Bissau, Equatorial Guinea and Papua New Guinea sign", ("GW", "GQ", "PG"), id="Guineas"),
        pytest.param("Pirates in the Gulf of Guinea", (), id="Gulf of Guinea"),
        pytest.param("Guinea pigs are not alone", (), id="Guinea pigs"),
        pytest.param("Congo rebels near Goma", ("CD",), id="Congo"),
        pytest.param("Congo Republic votes, DR Congo does not", ("CG", "CD"), id="both Congos"),
        pytest.param("Niger closes its sky", ("NE",), id="Niger"),
        pytest.param("Nigerian troops and Nigerien troops", ("NG", "NE"), id="Nigerians and Nigeriens"),
        pytest.param("Oil spills in Niger Delta", ("NG",), id="Niger Delta"),
        pytest.param("Washington warns Tehran", ("US", "IR"), id="Washington"),
        pytest.param("Washington Post cuts a third of its staff", (), id="Washington Post"),
        pytest.param("Washington state fights a flood", (), id="Washington state"),
        pytest.param("Floods in Washington close roads near Seattle", (), id="Washington with Seattle"),
        pytest.param("Denzel Washington On Stage", (), id="Denzel Washington"),
        pytest.param("Korea to cut rates", ("KR",), id="Korea alone is the South"),
        pytest.param("N. Korea fires, S. Korea protests", ("KP", "KR"), id="Koreas abbreviated"),
        pytest.param("Fears for the Korean Peninsula", (), id="Korean Peninsula"),
        pytest.param("Ireland and Northern Ireland reopen the border", ("IE", "GB"), id="both Irelands"),
        pytest.param("Irish Sea ferries halted", (), id="Irish Sea"),
        pytest.param("Sudan accuses South Sudan", ("SD", "SS"), id="both Sudans"),
        pytest.param("Dominica and the Dominican Republic", ("DM", "DO"), id="Dominica and Dominicans"),
        pytest.param("Samoa helps American Samoa", ("WS",), id="both Samoas"),
        pytest.param("Mexico and New Mexico count votes", ("MX",), id="New Mexico"),
        pytest.param("Latin America and America", ("US",), id="the Americas"),
        pytest.param("Native Americans sue American Airlines", (), id="Americans of other kinds"),
        pytest.param("Indian Ocean drill with Indians", ("IN",), id="Indian Ocean"),
        pytest.param("US leaves the Paris Agreement", ("US",), id="Paris Agreement"),
        pytest.param("Tripoli clashes spread, Lebanon army says", ("LB",), id="Tripoli of Lebanon"),
        pytest.param("Tripoli clashes spread", ("LY",), id="Tripoli of Libya"),
        pytest.param("PLA ships circle Taiwan", ("CN", "TW"), id="PLA with Taiwan"),
        pytest.param("PLA filament prices fall", (), id="PLA without"),
        pytest.param("Poles vote as Power Poles fall", ("PL",), id="Poles and poles"),
        pytest.param("Pakistani Taliban claim attack", ("PK",), id="whose Taliban"),
        pytest.param("Holland beat England", ("NL", "GB"), id="Holland and England"),
        pytest.param("Tom Holland back as Spider-Man", (), id="Tom Holland"),
        pytest.param("Iran talks: Why Washington wants a deal", ("IR", "US"), id="a question behind a kicker"),
        pytest.param("Why Washington wants a deal", ("US",), id="the same question without one"),
        pytest.param("Iran talks stall. What Washington does now", ("IR", "US"), id="a question behind a full stop"),
        pytest.param("Deal or no deal? How Washington sees it", ("US",), id="a question behind another"),
        pytest.param("No more talks! Will Paris wait for them", ("FR",), id="a question behind a shout"),
        pytest.param("Iran talks – Why Washington wants a deal", ("IR", "US"), id="a question behind a dash"),
        pytest.param("Rep. Darrell Jordan leaves after years", (), id="a name behind an abbreviation"),
        pytest.param("Club loses J. Darrell Jordan after years", (), id="a name behind an initial"),
    ],
)
def test_an_ambiguous_name_is_judged_by_what_stands_around_it(headline: str, codes: tuple[str, ...]) -> None:
    assert states.mentioned(headline) == codes


def test_all_members_of_the_united_nations_are_there_by_name_people_and_capital() -> None:
    members = TABLE["members"]

    assert len(members) == 193
    assert {code for code, entry in members.items() if not entry.get("people")} == NO_PEOPLE
    assert {code for code, entry in members.items() if not entry.get("capitals")} == NO_CAPITAL
    assert (set(members) | set(TABLE["others"])) <= set(Locale("en").territories)


def test_every_word_of_the_table_names_one_state_only() -> None:
    entries = [*TABLE["members"].values(), *TABLE["others"].values()]
    words = [word for entry in entries for spelled in entry.values() for word in spelled]

    assert len(words) == len(set(words))
    assert not set(words) & set(TABLE["phrases"]["none"])


def test_every_rule_is_about_a_word_of_the_table() -> None:
    for word in (*TABLE["doubtful"], *TABLE["people"]["bear"]):
        assert states.coded(word), word


@pytest.mark.parametrize("code", [*TABLE["members"], *TABLE["others"]])
def test_each_word_of_a_state_is_found_by_itself_unless_it_needs_company(code: str) -> None:
    entry = TABLE["members"].get(code) or TABLE["others"][code]
    doubted = {word for word, rule in TABLE["doubtful"].items() if rule.get("needs")}
    for word in (word for spelled in entry.values() for word in spelled if word not in doubted):
        assert states.mentioned(word) == (() if word == "US" else (code,)), word
        assert states.mentioned(f"Nobody goes to {word} these days") == (code,), word


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Russia", "RU"),
        ("russia", "RU"),
        ("usa", "US"),
        ("south korea", "KR"),
        ("kremlin", "RU"),
        ("west", ""),
        ("dr congo", "CD"),
        ("trinidad and tobago", "TT"),
        ("cote d'ivoire", "CI"),
        ("côte d’ivoire", "CI"),
    ],
)
def test_a_side_s_name_may_be_a_state_s_whatever_its_case(word: str, code: str) -> None:
    assert states.coded(word) == code


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from([*TABLE["doubtful"], "The", "says", "a", ":", "-", "’s"])).map(" ".join)
)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert set(states.mentioned(text)) >= {states.subject(text), states.attributed(text)} - {""}


@given(
    st.lists(
        st.sampled_from(["Iran", "Jordan", "South", "Sudan", "Guinea", "New", "U.S.", "and", "-", "'s"]), max_size=12
    )
)
def test_names_are_found_in_order_and_never_overlap(words: list[str]) -> None:
    places = found(" ".join(words))

    assert all(one.end <= two.start for one, two in pairwise(places))

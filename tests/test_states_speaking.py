"""Which state a headline is about, and whose word it gives."""

import pytest

from pipeline.outlets import states


@pytest.mark.parametrize(
    ("headline", "code"),
    [
        pytest.param("Russia warns of risks", "RU", id="first word"),
        pytest.param("The Kremlin is skeptical", "RU", id="after an article"),
        pytest.param("How Two Russian Spies Were Caught", "RU", id="after openers and a number"),
        pytest.param("Ukraine war: Russia claims a village", "RU", id="behind a kicker that names another"),
        pytest.param("Exclusive: China weighs a ban", "CN", id="behind a label"),
        pytest.param("Kremlin: talks were useful", "RU", id="a state alone before the colon"),
        pytest.param("Macron: Russia must stop", "", id="somebody's word about it"),
        pytest.param("Talks on the war in Ukraine stall", "", id="too late to be the subject"),
        pytest.param("In Kyiv, the lights go out", "", id="a place"),
        pytest.param("Trump threatens Iraq", "", id="an object"),
        pytest.param("Russia and Ukraine to meet", "", id="two states as one"),
        pytest.param("U.S., Iran Resume Talks", "", id="two states with a comma"),
        pytest.param("US-backed forces advance", "", id="in a compound"),
        pytest.param("Pro-Russian hackers boast", "", id="behind a prefix"),
        pytest.param("Iran US talks end in Geneva", "", id="two states without a comma"),
        pytest.param("Chinese New Year begins", "", id="a feast"),
        pytest.param("Iran 'very close' to a deal, Trump says", "", id="somebody else's word at its end"),
        pytest.param("Iran 'very close' to a deal, says Trump", "", id="somebody else's, says before the name"),
        pytest.param("Ukraine has no cards left – Lavrov", "", id="somebody else's behind a dash"),
        pytest.param("Ukraine sent the drones, Russia claims", "", id="another state's word"),
        pytest.param("Washington must stop its sales of arms at once: Beijing", "", id="another's word behind a colon"),
        pytest.param("“Iran will yield,” says Trump", "", id="quoted"),
        pytest.param("Iran very close to a deal,  \u3000 says", "IR", id="nobody's word"),
        pytest.param("Russia takes a village, says it will not stop", "RU", id="what it says itself"),
        pytest.param("Iran Fires Missiles, Says Strikes Will Go On", "IR", id="what it says itself, in capitals"),
        pytest.param("Russia strikes Odesa, officials say", "RU", id="anybody's word"),
        pytest.param("Iran ready to talk, foreign minister says", "IR", id="a minister's word, not said whose"),
        pytest.param("Russia ready to talk, Kremlin says", "RU", id="its own word"),
        pytest.param("Exclusive | China weighs a ban", "CN", id="behind a label and a bar"),
        pytest.param("Ukraine war live – Russia claims a village", "RU", id="behind a live page's name"),
        pytest.param("Israel’s neighbors condemn a plan", "", id="its neighbours"),
        pytest.param("China's fiercest critics meet", "", id="its fiercest critics"),
        pytest.param("Kremlin critic is poisoned", "", id="a seat's critic"),
        pytest.param("British couple jailed in Iran for spying", "", id="two of its people"),
        pytest.param("Russian journalist is detained in Minsk", "", id="a journalist of it"),
        pytest.param("Israeli settlers torch cars", "", id="its settlers"),
        pytest.param("Chinese hackers breach a ministry", "", id="its hackers"),
        pytest.param("Bangladesh's ousted leader is sentenced", "", id="who no longer holds its power"),
        pytest.param("Congo rebels seize an airport", "", id="who takes up arms against it"),
        pytest.param("Houthi rebels claim an attack", "YE", id="rebels who hold its power"),
        pytest.param("Hamas gunmen seize a crossing", "PS", id="gunmen who hold its power"),
        pytest.param("White House gunman is shot", "", id="a gunman at its seat"),
        pytest.param("Israel frees prisoners", "IL", id="what it does with prisoners"),
        pytest.param("China fans fears of war", "CN", id="a verb that is a people, too"),
        pytest.param("Russian opposition leader calls for marches", "", id="its opposition"),
        pytest.param("Iran's exiled prince calls for marches", "", id="an exile"),
        pytest.param("Iranian protesters chant slogans", "", id="who protests against it"),
        pytest.param("Ukraine peace talks resume", "", id="talks with it"),
        pytest.param("Iran calls talks useful", "IR", id="what it says of talks"),
        pytest.param("Russia arrests critic at border", "RU", id="what it does to a critic"),
        pytest.param("US sanctions Iranian oil traders", "US", id="what it does to another state's people"),
        pytest.param("Iran's foreign minister sees progress", "IR", id="its minister"),
        pytest.param(
            "Iran Has Not Agreed To All That Was Asked Of It: JD Vance After Talks", "", id="another's behind a colon"
        ),
        pytest.param("Iran 's' vote ends today: Ada Bo", "", id="a word of one letter is a word behind a state, too"),
        pytest.param(
            "Russia must stop its war at once and leave the east: Macron", "", id="another's name alone behind a colon"
        ),
        pytest.param(
            "Russia takes a village in the east of its neighbor: officials", "RU", id="anybody's behind a colon"
        ),
        pytest.param("Russia Takes A Village In The East Of Its Neighbor: Report", "RU", id="a report behind a colon"),
        pytest.param(
            "Iran to hold talks in Geneva on its nuclear plants: what we know", "IR", id="no name behind a colon"
        ),
        pytest.param(
            "Iran To Hold Talks In Geneva On Its Nuclear Plants: What We Know",
            "IR",
            id="capitals but no name behind a colon",
        ),
        pytest.param(
            "Russia launches drones at the east of its neighbor: Live Updates", "RU", id="a label behind a colon"
        ),
        pytest.param("Sudan truce collapses within two days", "", id="a truce there"),
        pytest.param("Nepal plane crash kills 72", "", id="what befell it"),
        pytest.param("Iran prisoner swap could happen within hours", "", id="an exchange with it"),
        pytest.param("Kenya's election commission names a winner", "KE", id="its commission of elections"),
        pytest.param("Iran war cabinet meets", "IR", id="its war cabinet"),
        pytest.param("China's war games begin", "CN", id="its war games"),
        pytest.param("Israeli war planes hit the south", "IL", id="its war planes"),
        pytest.param("US War Department announces strikes", "US", id="its department of war"),
        pytest.param("Thai army: Cambodian troops fired first", "", id="another state's army before a colon"),
    ],
)
def test_the_subject_is_the_state_a_headline_opens_with(headline: str, code: str) -> None:
    assert states.subject(headline) == code


@pytest.mark.parametrize(
    ("headline", "code"),
    [
        pytest.param("Talks in Geneva were useful, Kremlin says", "RU", id="says at the end"),
        pytest.param("No deal yet, says White House", "US", id="says before the name"),
        pytest.param("Drones kill five – Ukrainian officials say", "UA", id="officials behind a dash"),
        pytest.param("No date is set, Iran's foreign minister says", "IR", id="a minister"),
        pytest.param("Strikes will go on - Pentagon", "US", id="the name alone behind a dash"),
        pytest.param("No date is set, says Iran's foreign minister", "IR", id="says before a minister"),
        pytest.param("Talks were hard, says Russian negotiator", "RU", id="says before a people's own"),
        pytest.param("No Date Is Set, Says Iran's Foreign Minister", "IR", id="says before a minister, in capitals"),
        pytest.param("Talks Were Useful, Kremlin Says", "RU", id="says behind the name, in capitals"),
        pytest.param("Talks were hard, says Russia's Lavrov", "RU", id="says before somebody of the state"),
        pytest.param("Biden blames hackers, says Russia may interfere too", "", id="what somebody says of a state"),
        pytest.param("Pentagon confirms a strike, says Iran base was hit", "", id="and of its base"),
        pytest.param("Ice hockey final: USA - Canada", "", id="a match"),
        pytest.param("Gas reliance threatens Europe: Poland", "PL", id="the name alone behind a colon"),
        pytest.param("No secret talks were held: Kremlin spokesman", "RU", id="an office behind a colon"),
        pytest.param("Ready for talks without threats: Iran FM", "IR", id="an office cut short behind a colon"),
        pytest.param("Killed in Lista: Iranian general", "", id="who was killed"),
        pytest.param("Killed in a strike on Lista: Iranian general", "", id="who was killed, at more length"),
        pytest.param("‘Wanted for war crimes in Lista’: Israel's prime minister", "", id="who is wanted"),
        pytest.param("Under fire for his new yacht: Italian minister", "", id="who is under fire"),
        pytest.param("From rebel fighter to president: Colombia leader", "", id="what he was"),
        pytest.param("United front holds against threats: Iran FM", "IR", id="a word that only ends so"),
        pytest.param("Trade, troops and ships: South Korea's nightmare", "", id="whose nightmare it is"),
        pytest.param("Thai army: Cambodian troops fired first", "TH", id="an army before a colon"),
        pytest.param("The Kremlin spokesman: talks were useful", "RU", id="a spokesman before a colon"),
        pytest.param("Israeli media: three people were killed", "", id="media before a colon"),
        pytest.param("Chinese military: a force to reckon with", "", id="an army that is told of behind a colon"),
        pytest.param("US military: How it compares with Iran", "", id="an army that is asked about behind a colon"),
        pytest.param("Russian bank: a history of greed", "", id="what a headline is about before a colon"),
        pytest.param("Cambodia war: fighting goes on", "", id="no office before a colon"),
        pytest.param("Russia says talks were useful", "", id="as the subject"),
        pytest.param("Talks end, with no word from Moscow", "", id="merely last"),
        pytest.param("Stocks fall on data - U.S.  ...", "", id="cut off"),
        pytest.param("The vote was rigged, Russian opposition says", "", id="its opposition"),
        pytest.param("No state can live like this, says Israel's neighbors", "", id="its neighbours"),
    ],
)
def test_a_headline_s_end_says_whose_word_it_gives(headline: str, code: str) -> None:
    assert states.attributed(headline) == code

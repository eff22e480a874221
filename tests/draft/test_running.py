"""Which headlines only keep count."""

import pytest

from pipeline.draft.running import running


@pytest.mark.parametrize(
    ("headline", "what"),
    [
        pytest.param("Death toll from floods climbs to 31", "a running toll", id="death toll"),
        pytest.param("Quake: toll rises past 400", "a running toll", id="toll rises"),
        pytest.param("Deaths from floods climb to 31", "a running toll", id="deaths climb"),
        pytest.param("Number of dead in Lista quake rises to more than 400", "a running toll", id="the dead rise"),
        pytest.param("Suben a 41 los muertos por el sismo en Lista", "a running toll", id="Spanish"),
        pytest.param("Asciende a más de 400 el número de muertos en Lista", "a running toll", id="Spanish number"),
        pytest.param("Sobe para 41 o número de mortos em Lista", "a running toll", id="Portuguese"),
        pytest.param("Séisme à Lista : le bilan s'alourdit à 41 morts", "a running toll", id="French"),
        pytest.param("Zahl der Toten nach Beben in Lista steigt auf 41", "a running toll", id="German"),
        pytest.param("Terremoto a Lista, sale a 41 il bilancio delle vittime", "a running toll", id="Italian"),
        pytest.param("Число погибших при землетрясении в Листе выросло до 41", "a running toll", id="Russian"),
        pytest.param("ارتفاع حصيلة ضحايا العبارة إلى 41 قتيلا", "a running toll", id="Arabic"),
        pytest.param("מספר ההרוגים באסון המעבורת עלה ל-41", "a running toll", id="Hebrew"),
        pytest.param("利斯塔渡轮事故死亡人数升至41人", "a running toll", id="Chinese"),
        pytest.param("リスタのフェリー衝突、死者41人に", "a running toll", id="Japanese"),
        pytest.param("리스타 여객선 사고 사망자 41명으로 늘어", "a running toll", id="Korean"),
        pytest.param("लिस्टा नौका हादसे में मृतकों की संख्या 41 हुई", "a running toll", id="Hindi"),
        pytest.param("Lista'daki kazada ölü sayısı 41'e yükseldi", "a running toll", id="Turkish"),
        pytest.param("Dodental Lista stijgt naar 41", "a running toll", id="Dutch"),
        pytest.param("Salgono a 41 i morti nel naufragio di Lista", "a running toll", id="Italian, the dead"),
        pytest.param("列車事故で運転士が死亡", "", id="a death in Japanese"),
        pytest.param("사망자 유족, 정부에 소송", "", id="whose family sues in Korean"),
        pytest.param("Suben a 41 los grados en Lista", "", id="heat in Spanish"),
        pytest.param("Le bilan du ministre est contesté", "", id="another bilan"),
        pytest.param("Sale a luz un informe de 41 páginas", "", id="another sale"),
        pytest.param("Dead fish rise to the surface of the Orrin", "", id="dead fish"),
        pytest.param("Floods on the Orrin: live updates", "live updates", id="live updates"),
        pytest.param("Live: the Orrin talks", "live updates", id="a live kicker"),
        pytest.param("Orrin summit - as it happened", "live updates", id="as it happened"),
        pytest.param("Orrin updates: Talks 'very tense'", "live updates", id="an updates kicker"),
        pytest.param("Orrin war: list of key events, day 1,455", "live updates", id="key events"),
        pytest.param("Orrin siege, Day 12: No water", "a numbered day", id="numbered day with a colon"),
        pytest.param("What to know on day 45 of the siege", "a numbered day", id="day of"),
        pytest.param("See the medal count of the Orrin games", "a count of medals", id="medals"),
        pytest.param("Voss leads Quay election with 60% of votes counted", "a count of votes", id="votes"),
        pytest.param("With 99 percent of precincts reporting, Voss leads", "a count of votes", id="precincts"),
        pytest.param("Voss wins 60% of votes in Quay", "", id="a result"),
        pytest.param("Oath highlights: Ada Marsh sworn in", "live updates", id="a highlights kicker"),
        pytest.param("Strikes kill four in Lista", "", id="a report of deaths"),
        pytest.param("Bridge toll to double", "", id="another toll"),
        pytest.param("Live ammunition found at school", "", id="another live"),
        pytest.param("Talks go on for a third day", "", id="a day without number"),
        pytest.param("Orrin Day 2026 is called off", "", id="a holiday's year"),
    ],
)
def test_a_headline_that_only_keeps_count_is_told(headline: str, what: str) -> None:
    assert running(headline) == what


def test_a_live_page_keeps_count_whatever_its_headline() -> None:
    assert running("Talks on the Orrin", "live") == "live updates"

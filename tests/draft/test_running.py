"""Which headlines only keep count."""

import time

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
        pytest.param("Number of dead on the Orrin now 41", "a running toll", id="the number of dead"),
        pytest.param("Floods on the Orrin: deaths now 41, missing 12", "a running toll", id="deaths now"),
        pytest.param("Toll in Lista ferry accident up to 41", "a running toll", id="the toll in an accident"),
        pytest.param("Suman 41 muertos por el naufragio en Lista", "a running toll", id="Spanish sum"),
        pytest.param("Lista: 41 muertos, nuevo balance del naufragio", "a running toll", id="Spanish, a new balance"),
        pytest.param("Já são 41 os mortos em Lista", "a running toll", id="Portuguese, already"),
        pytest.param("Sobem para 41 as mortes em Lista", "a running toll", id="Portuguese deaths"),
        pytest.param("Lista : 41 morts, selon un nouveau bilan", "a running toll", id="French, a new bilan"),
        pytest.param("Zahl der Opfer in Lista auf 41 gestiegen", "a running toll", id="German, has risen"),
        pytest.param("Fährunglück: Bereits 41 Tote", "a running toll", id="German, already"),
        pytest.param("Lista, 41 morti: il bilancio si aggrava", "a running toll", id="Italian, a graver one"),
        pytest.param("Количество погибших у Листы увеличилось до 41", "a running toll", id="another Russian number"),
        pytest.param("Кількість загиблих біля Лісти зросла до 41", "a running toll", id="Ukrainian"),
        pytest.param("Lista'daki kazada can kaybı 41'e yükseldi", "a running toll", id="Turkish losses"),
        pytest.param("Antalet döda i Lista stiger till 41", "a running toll", id="Swedish"),
        pytest.param("Antall omkomne i Lista stiger til 41", "a running toll", id="Norwegian"),
        pytest.param("Kuolonuhrien määrä nousi Listassa 41:een", "a running toll", id="Finnish"),
        pytest.param("Počet obětí u Listy stoupl na 41", "a running toll", id="Czech"),
        pytest.param("A halálos áldozatok száma 41-re nőtt", "a running toll", id="Hungarian"),
        pytest.param("Numărul morților din Lista a ajuns la 41", "a running toll", id="Romanian"),
        pytest.param("Broj poginulih kod Liste porastao na 41", "a running toll", id="Croatian"),
        pytest.param("Στους 41 οι νεκροί στη Λίστα", "a running toll", id="Greek"),
        pytest.param("Korban tewas di Lista bertambah jadi 41 orang", "a running toll", id="Indonesian"),
        pytest.param("Bilang ng nasawi sa Lista umabot na sa 41", "a running toll", id="Filipino"),
        pytest.param("Ferry toll on the Orrin rises to 9 crowns", "", id="what a crossing costs"),
        pytest.param("Ferry toll hits $3 for first time", "", id="what it costs in dollars"),
        pytest.param("Un nuevo balance del gobierno", "", id="another balance in Spanish"),
        pytest.param("Ferry toll in the Lista tunnel up 4 percent", "", id="what it costs in percent"),
        pytest.param("Number of deaths from fever falls in Quay", "", id="a year's deaths"),
        pytest.param("Road deaths hit 10-year low in Marl", "", id="deaths fewer than in ten years"),
        pytest.param("Victims, now 40 years old, testify", "", id="how old victims are"),
        pytest.param("Number of dead on the Orrin passes 40", "a running toll", id="the number of dead passes"),
        pytest.param("Antalet döda i trafiken ökar", "", id="a year's deaths in Swedish"),
        pytest.param("Numărul victimelor violenței scade", "", id="a year's victims in Romanian"),
        pytest.param("Zahl der Opfer häuslicher Gewalt gestiegen", "", id="a year's victims in German"),
        pytest.param("Zahl der Opfer steigt auf 41", "a running toll", id="German victims"),
        pytest.param("Nurses worn out, with 60% reporting no sleep", "", id="what nurses report"),
        pytest.param("Marsh ahead with 60% reporting", "a count of votes", id="reporting without its noun"),
        pytest.param("Marl exporta cobre 40% procesado", "", id="copper in Spanish"),
        pytest.param("Con 60% de actas procesadas gana Marsh", "a count of votes", id="Spanish records"),
        pytest.param("В Листе обработано 30% полей", "", id="fields in Russian"),
        pytest.param("Обработано 30% протоколов: Марш лидирует", "a count of votes", id="Russian votes"),
        pytest.param("Ferry boy rescued as Lista death toll passes 40", "", id="a toll behind the news"),
        pytest.param("Quay mourns, while number of dead rises to 41", "", id="the dead behind the news"),
        pytest.param("Niño rescatado mientras la cifra de muertos pasa de 40", "", id="a toll behind Spanish news"),
        pytest.param("Kind gerettet, während Zahl der Toten auf 41 steigt", "", id="a toll behind German news"),
        pytest.param("Após as chuvas, número de mortos sobe a 41", "a running toll", id="a Portuguese article"),
        pytest.param("As death toll passes 40, Lista mourns", "a running toll", id="a toll before the news"),
        pytest.param("Death toll hits 41 as search goes on", "a running toll", id="the news behind a toll"),
        pytest.param(
            "Quay vote: Marsh on 51 percent with 97% counted", "a count of votes", id="a count without its noun"
        ),
        pytest.param("Marsh ahead with 88% of ballots in", "a count of votes", id="ballots that are in"),
        pytest.param("Marsh supera a Terk con el 62% escrutado", "a count of votes", id="Spanish votes"),
        pytest.param("Com 92% das urnas apuradas, Marsh lidera", "a count of votes", id="Portuguese votes"),
        pytest.param("Nach Auszählung von 80 Prozent führt Marsh", "a count of votes", id="German votes"),
        pytest.param("Marsh en tête, après dépouillement de 80 % des voix", "a count of votes", id="French votes"),
        pytest.param("Rivals embrace as 97% of votes counted", "", id="votes behind the news"),
        pytest.param("Court voids 30 percent of votes in Lista", "", id="votes that are not counted"),
        pytest.param("Medallero: Marl, primera", "a count of medals", id="Spanish medals"),
        pytest.param("Medaillenspiegel: Marl vorn", "a count of medals", id="German medals"),
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
        pytest.param("Quay vs Marl highlights: every goal", "", id="highlights of a match"),
        pytest.param("Strikes kill four in Lista", "", id="a report of deaths"),
        pytest.param("Bridge toll to double", "", id="another toll"),
        pytest.param("Live ammunition found at school", "", id="another live"),
        pytest.param("Talks go on for a third day", "", id="a day without number"),
        pytest.param("Orrin Day 2026 is called off", "", id="a holiday's year"),
    ],
)
def test_a_headline_that_only_keeps_count_is_told(headline: str, what: str) -> None:
    assert running(headline) == what


@pytest.mark.parametrize("figures", ["1,1.", "1,,", "12 ", "50% ", "dead hit ", "toll in a 5 "])
def test_a_headline_of_figures_alone_takes_no_time(figures: str) -> None:
    started = time.process_time()

    running(figures * 2_500)

    assert time.process_time() - started < 0.5


def test_a_live_page_keeps_count_whatever_its_headline() -> None:
    assert running("Talks on the Orrin", "live") == "live updates"

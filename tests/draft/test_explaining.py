"""Which headlines explain or ask, and where they stand: behind the reports, before opinion."""

from datetime import timedelta

import pytest

from pipeline.draft import links
from pipeline.draft.explaining import explains
from pipeline.draft.lead import Rules, slate
from pipeline.draft.reporting import Standing, reports, standing
from pipeline.news import Story
from tests.cast import (
    EVENING_MAIL,
    GAZETTE,
    HARBOUR_TIMES,
    LISTA_POST,
    MARL_TODAY,
    NOON,
    ONLOOKER,
    QUAY_RADIO,
    REGISTRY,
    headline,
)

RULES = Rules(now=NOON + timedelta(hours=1), registry=REGISTRY)


@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        pytest.param("Why is the Orrin so low?", True, id="asks"),
        pytest.param("Dams on the Orrin: is the water gone?", True, id="asks at its end"),
        pytest.param("ما سبب انخفاض الأورين؟", True, id="asks in Arabic"),
        pytest.param("奥林河为何干涸？", True, id="asks in Chinese"),
        pytest.param("Why Quay fears the Orrin", True, id="why without a mark"),
        pytest.param("Quay vote: What to know about the count", True, id="what to know behind a kicker"),
        pytest.param("Quay premier visits Marl: what to know", True, id="what to know at the end"),
        pytest.param("Here’s what we know of the Orrin flood", True, id="here's what"),
        pytest.param("Five things to know about the Orrin", True, id="things to know"),
        pytest.param("12 key facts about the Orrin", True, id="counted facts"),
        pytest.param("New facts about the Orrin emerge", False, id="facts that are news"),
        pytest.param("Analysis-Quay envoys juggle two talks", True, id="an agency's analysis"),
        pytest.param("ANALYSIS: What Marl wants", True, id="an analysis in capitals"),
        pytest.param("FACTBOX-Dams on the Orrin", True, id="a fact box"),
        pytest.param("Explained: the Orrin water case", True, id="explained before"),
        pytest.param("The Orrin water case, explained", True, id="explained behind"),
        pytest.param("The Orrin talks | Explainer", True, id="explainer behind"),
        pytest.param("Análisis: lo que quiere Marl", True, id="analysis in Spanish"),
        pytest.param("Por qué baja el Orrin", True, id="why in Spanish"),
        pytest.param("Las claves de la crisis del Orrin", True, id="the keys in Spanish"),
        pytest.param("Crue de l'Orrin : ce que l'on sait", True, id="a small letter behind a colon"),
        pytest.param("Crue de l'Orrin: Ce que l’on sait des dégâts", True, id="what is known in French"),
        pytest.param("Flut am Orrin: Was wir wissen", True, id="what is known in German"),
        pytest.param("Почему мелеет Оррин", True, id="why in Russian"),
        pytest.param("Что известно о крушении парома у Листы", True, id="what is known in Russian"),
        pytest.param("Was wir über das Unglück von Lista wissen", True, id="what we know in German"),
        pytest.param("Dürre am Orrin: Was Reisende jetzt wissen müssen", True, id="what to know in German"),
        pytest.param(
            "Was er wissen wollte, sagt der Kanzler nicht", False, id="what somebody wanted to know in German"
        ),
        pytest.param("From the archive: how Quay dammed the Orrin", True, id="from the archive"),
        pytest.param("Ten years on: the night the Orrin rose", True, id="years on"),
        pytest.param("20 years later, Lista still lives with the quake", True, id="years later"),
        pytest.param("Vor 30 Jahren: Die Flut am Orrin", True, id="years ago in German"),
        pytest.param("Il y a 10 ans, la crue de l'Orrin", True, id="years ago in French"),
        pytest.param("Hace 20 años: la riada del Orrin", True, id="years ago in Spanish"),
        pytest.param("Ten years on Orrin dam are enough, says Quay", False, id="years of something"),
        pytest.param("Quay marks 12 years since Lista quake", False, id="a day that is kept"),
        pytest.param("Key takeaways from the Orrin ruling", True, id="takeaways from"),
        pytest.param("Five things we learned from the Orrin talks", True, id="things learned"),
        pytest.param("A timeline of the Orrin strike", True, id="a timeline of"),
        pytest.param("The Orrin strike: a timeline", True, id="a timeline behind"),
        pytest.param("In charts: how Quay voted", True, id="in charts"),
        pytest.param("How Quay voted – in maps", True, id="in maps behind"),
        pytest.param("Quay's song is back in charts", False, id="other charts"),
        pytest.param("Marl Fact Check: Is the Orrin dry", True, id="whose fact check"),
        pytest.param("Player ratings: Quay v Marl", True, id="ratings of players"),
        pytest.param("Meet the premier of Quay", True, id="a portrait"),
        pytest.param("How dare you, Marsh tells Velm", False, id="a rebuke"),
        pytest.param("What Marl called a theft brings thousands to the Orrin", False, id="what somebody calls it"),
        pytest.param("What to know of Marl's so-called premier", True, id="so-called"),
        pytest.param("Qué se sabe del naufragio", True, id="what is known in Spanish"),
        pytest.param("Quién es Ada Marsh", True, id="who in Spanish"),
        pytest.param("Así es Ada Marsh, la nueva premier", True, id="such is she in Spanish"),
        pytest.param("Cinco claves para entender la crisis del Orrin", True, id="counted keys in Spanish"),
        pytest.param("Veja quem é Ada Marsh", True, id="see who in Portuguese"),
        pytest.param("Qui est Ada Marsh, la nouvelle première ministre", True, id="who in French"),
        pytest.param("Comment Marsh a gagné l'Orrin", True, id="how in French"),
        pytest.param("Comment l'Orrin s'est tari", True, id="how, with an article, in French"),
        pytest.param("Comment by a minister angers Marl", False, id="a comment"),
        pytest.param("Das wissen wir über das Unglück", True, id="this we know in German"),
        pytest.param("Wie Marsh den Orrin gewann", True, id="how in German"),
        pytest.param("Wie erwartet: Marsh gewinnt", False, id="as expected in German"),
        pytest.param("Chi è Ada Marsh", True, id="who in Italian"),
        pytest.param("Кто такая Ада Марш", True, id="who in Russian"),
        pytest.param("Как Марш выиграла Оррин", True, id="how in Russian"),
        pytest.param("Как сообщили в полиции, паром затонул", False, id="as police say in Russian"),
        pytest.param("Как минимум пять человек погибли в Листе", False, id="at least in Russian"),
        pytest.param("Как пишут СМИ, паром затонул", False, id="as newspapers write in Russian"),
        pytest.param("Как развивается Оррин", True, id="how something grows in Russian"),
        pytest.param("Roban claves de acceso de miles en Lista", False, id="passwords in Spanish"),
        pytest.param("Las cinco claves del acuerdo", True, id="five keys in Spanish"),
        pytest.param("Wie berichtet: Marsh gewinnt", False, id="as reported in German"),
        pytest.param("De ce côté de l'Orrin, la grève continue", False, id="on this side in French"),
        pytest.param("De ce a căzut guvernul", True, id="why in Romanian"),
        pytest.param("Meet the Press host resigns", False, id="a programme"),
        pytest.param("Що відомо про аварію порома", True, id="what is known in Ukrainian"),
        pytest.param("Kim jest Ada Marsh", True, id="who in Polish"),
        pytest.param("Ada Marsh kimdir", True, id="who in Turkish"),
        pytest.param("なぜフェリーは沈んだのか", True, id="why in Japanese"),
        pytest.param("리스타 여객선 왜 침몰했나", True, id="why within a Korean headline"),
        pytest.param("नौका क्यों डूबी", True, id="why in Hindi"),
        pytest.param("למה טבעה המעבורת", True, id="why in Hebrew"),
        pytest.param("Por que o ferry afundou", True, id="why in Portuguese"),
        pytest.param("Quiz: how well do you know the Orrin", True, id="quiz"),
        pytest.param("Quay and Marl resume talks on the Orrin", False, id="a report"),
        pytest.param("WHO warns of fever on the Orrin", False, id="the health agency"),
        pytest.param("'Who will pay?' Quay minister asks at talks", False, id="a question that is reported"),
        pytest.param("Quay minister: 'Who will pay?'", False, id="a question that is quoted"),
        pytest.param("Analysis of water shows lead in the Orrin", False, id="an analysis that is reported"),
        pytest.param("Quiz-show host dies at 80", False, id="a quiz show"),
        pytest.param("Fasting has no use, analysis finds", False, id="an analysis finds"),
        pytest.param("Minister explained silence on dams", False, id="somebody explained"),
        pytest.param("Whatever comes, talks go on, Quay says", False, id="another word"),
    ],
)
def test_what_explains_or_asks_is_told(title: str, is_told: bool) -> None:
    assert explains(title) is is_told


def test_in_a_list_what_explains_stands_behind_the_reports_and_before_opinion() -> None:
    lead = headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1)
    news = (
        headline("Why the Orrin dries up under Quay and Marl", ONLOOKER, number=2),
        headline("The Orrin needs a treaty", GAZETTE, number=3, kind="opinion"),
        headline("Death toll on the Orrin rises to 3", MARL_TODAY, number=4),
        headline("Orrin talks, day one", LISTA_POST, number=5, kind="video"),
        headline("Marl envoy leaves", EVENING_MAIL, number=6),
    )
    story = Story(id=1, headlines=(lead, *news))
    found = links.choose(story, lead=lead, cited=(), rules=RULES, most=15, one_an_outlet=True)

    listed = [one.outlet for one in found.chosen]
    assert (listed[0], set(listed[1:3]), listed[3:]) == (
        "Evening Mail",
        {"The Onlooker", "Lista Post"},
        ["Gazette", "Marl Today"],
    )


@pytest.mark.parametrize(
    ("title", "why"),
    [
        pytest.param(
            "Explained: Quay minister sees no breakthrough in Orrin talks",
            "it explains, asks or looks back",
            id="explains",
        ),
        pytest.param(
            "From the archive: Quay minister sees no breakthrough in Orrin talks",
            "it explains, asks or looks back",
            id="looks back",
        ),
        pytest.param("Day 12: Quay minister sees no breakthrough in Orrin talks", "it only keeps count", id="counts"),
    ],
)
def test_a_report_leads_before_what_explains_or_counts_though_that_says_more(title: str, why: str) -> None:
    other = headline(title, ONLOOKER, number=1, minutes=30)
    report = headline("Quay minister sees little hope in talks", QUAY_RADIO, number=2, minutes=20)
    echo = headline("Minister of Quay: no breakthrough in Orrin water talks", GAZETTE, number=3, kind="opinion")
    found = slate(Story(id=1, headlines=(other, report, echo)), RULES).candidates

    assert [one.headline.outlet for one in found] == ["Quay Radio", "The Onlooker"]
    assert [term.why for term in found[1].terms if term.name == "report"] == [why]


@pytest.mark.parametrize("title", ["Death toll on the Orrin rises to 3", "Voss leads with 60% of votes counted"])
def test_tolls_and_votes_are_reports_that_stand_last(title: str) -> None:
    counts = headline(title, GAZETTE)

    assert (reports(counts), standing(counts)) == (True, Standing.COUNT)

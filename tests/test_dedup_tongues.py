"""Folding in many languages: what a live blog is called, words that deny or turn a title, numbers in words, marks."""

import pytest

from pipeline import dedup, shingles
from pipeline.dedup import numerals
from tests.cast import GAZETTE, headline
from tests.river_talks import later

DEAD = (
    "Au moins {} personnes sont mortes quand un ferry a heurté mardi soir une digue au large du port de Lista, et les "
    "secours recherchaient d'autres passagers."
)


@pytest.mark.parametrize(
    "label",
    [
        *("Live: ", "LIVE UPDATES: ", "EN DIRECT : ", "En vivo: ", "EN DIRECTO | ", "AO VIVO: ", "In diretta: "),
        *("Live-Ticker: ", "Прямой эфир: ", "Canlı anlatım: ", "Na żywo: ", "Ao minuto: ", "مباشر: ", "En direct – "),
    ],
)
def test_two_events_under_one_name_for_live_blogs_are_not_folded(label: str) -> None:
    first = headline(f"{label}Delegations arrive at the bridge", kind="live")
    second = later(f"{label}Earthquake shakes the whole of Lista", kind="live")

    assert dedup.folds([first, second]) == []


@pytest.mark.parametrize(
    "kicker", ["EN DIRECT, guerre de l'Aune : ", "Liveticker zum Aune-Krieg: ", "Guerra del Aune, en directo: "]
)
def test_two_titles_of_one_live_blog_are_folded_in_other_languages_too(kicker: str) -> None:
    first = headline(f"{kicker}Lista meldet neue Angriffe am Morgen", kind="live")
    second = later(f"{kicker}Marl weist den Vorwurf zurück, sagt Lindqvist", kind="live")

    [fold] = dedup.folds([first, second])

    assert fold.kind == "live blog"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stocks close up in Lista after the jobs report", "Stocks close down in Lista after the jobs report"),
        ("What to know before the Aune ferry inquiry hearing", "What to know after the Aune ferry inquiry hearing"),
        ("Ferry strike on in Lista as talks go to the wire", "Ferry strike off in Lista as talks go to the wire"),
        ("He was the best captain of Lista, says family", "She was the best captain of Lista, says family"),
        ("Ferry strike day one: what commuters need to know", "Ferry strike day two: what commuters need to know"),
        ("Ferry trial day two: what we learned in court", "Ferry trial day three: what we learned in court"),
        ("השר יתפטר בעקבות אסון המעבורת בליסטה", "השר לא יתפטר בעקבות אסון המעבורת בליסטה"),
        ("नौका हादसे के बाद मंत्री इस्तीफा देंगे", "नौका हादसे के बाद मंत्री इस्तीफा नहीं देंगे"),
        ("Minister avgår efter olyckan vid Lista hamn", "Minister avgår inte efter olyckan vid Lista hamn"),
    ],
)
def test_a_title_that_a_small_word_turns_round_is_another(one: str, other: str) -> None:
    assert dedup.folds([headline(one), later(other)]) == []


@pytest.mark.parametrize(
    ("title", "text", "few", "many"),
    [
        pytest.param("{} morts après le naufrage du ferry à Lista", DEAD, "neuf", "quatorze", id="French"),
        pytest.param(
            "{} muertos tras el choque de un ferri en Lista",
            "Al menos {} personas murieron cuando un ferri de carga chocó el martes por la noche contra un rompeolas "
            "frente al puerto de Lista, y los equipos buscan a otros pasajeros.",
            "nueve",
            "catorce",
            id="Spanish",
        ),
        pytest.param(
            "{} погибших при крушении парома у порта Листа",
            "По меньшей мере {} человек погибли, когда грузовой паром врезался во вторник в волнорез у порта Листа, "
            "спасатели ищут других пассажиров, сообщила береговая охрана.",
            "девять",
            "четырнадцать",
            id="Russian",
        ),
        pytest.param(
            "{} mortos após choque de ferry com quebra-mar em Lista",
            "Pelo menos {} pessoas morreram quando um ferry de carga embateu na noite de terça-feira num quebra-mar ao "
            "largo do porto de Lista e as equipas procuram outros passageiros.",
            "nove",
            "catorze",
            id="Portuguese",
        ),
    ],
)
def test_two_counts_written_out_are_two_reports(title: str, text: str, few: str, many: str) -> None:
    first = headline(title.format(few.capitalize()), summary=text.format(few))
    second = later(title.format(many.capitalize()), summary=text.format(many))
    carried = later(title.format(many.capitalize()), GAZETTE, summary=text.format(many))

    assert dedup.folds([first, second]) == []
    assert dedup.folds([first, carried]) == []


def test_a_university_is_no_count_of_three() -> None:
    assert numerals.written_out(shingles.words("UC nurses walk out in four cities")) == {"4"}


def test_marks_of_a_new_issue_are_known_in_korean() -> None:
    first = headline("여객선 방파제 충돌로 승객 9명 실종(종합)")
    second = later("여객선 방파제 충돌로 승객 9명 실종(종합2보)")

    [fold] = dedup.folds([first, second])

    assert fold.kind == "reissued"


def test_the_number_that_dpa_gives_a_report_names_it() -> None:
    text = (
        "Eine Frachtfähre hat am späten Abend vor dem Hafen von Lista einen Wellenbrecher gerammt. © dpa-infocom, dpa:"
    )
    first = headline("Fähre rammt Wellenbrecher", summary=f"{text}260303-99-123456/2")
    second = later("Neun Vermisste nach Fährunglück vor Lista", GAZETTE, summary=f"{text}260303-930-77/1")

    [fold] = dedup.folds([first, second])

    assert fold.reason == "wire copy of dpa"

"""Pieces of other forms than a report, by what newsrooms of many languages call them before or behind a headline."""

import pytest

from pipeline.draft.explaining import explains


@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        pytest.param("Interview: Marsh über die Flut am Orrin", True, id="a German interview"),
        pytest.param("Porträt: Ada Marsh, die Frau vom Orrin", True, id="a German portrait"),
        pytest.param("Ada Marsh im Porträt", True, id="a German portrait behind"),
        pytest.param("Fünf Fragen zum Damm am Orrin", True, id="German questions"),
        pytest.param("Cronología de la riada del Orrin", True, id="a Spanish timeline"),
        pytest.param("Preguntas y respuestas sobre la presa", True, id="Spanish questions"),
        pytest.param("Cuánto costará la presa del Orrin", True, id="how much in Spanish"),
        pytest.param("Décryptage – Pourquoi le barrage a cédé", True, id="behind a dash in French"),
        pytest.param("Portrait. Ada Marsh, la femme du barrage", True, id="behind a point in French"),
        pytest.param("Cinq questions sur le barrage", True, id="French questions"),
        pytest.param("O que são barragens a montante", True, id="what they are in Portuguese"),
        pytest.param("Relembre: as cheias do Orrin", True, id="remember in Portuguese"),
        pytest.param("Cos'è la fune traente", True, id="what it is in Italian"),
        pytest.param("Domande e risposte sulla diga", True, id="Italian questions"),
        pytest.param("Co oznacza decyzja Marsh", True, id="what it means in Polish"),
        pytest.param("Po co Marl tama", True, id="what for in Polish"),
        pytest.param("Po co najmniej trzech ofiarach most na Orrin zamknięto", False, id="after at least in Polish"),
        pytest.param("Como foi combinado, tropas deixam o Orrin", False, id="as agreed in Portuguese"),
        pytest.param("Tama na Orrin pęka. Wyjaśniamy", True, id="explained in Polish"),
        pytest.param("Интервью: Марш о плотине", True, id="a Russian interview"),
        pytest.param("Главное о плотине на Оррине", True, id="the main things in Russian"),
        pytest.param("Ada Marsh neden istifa etti? 5 soruda baraj", True, id="in five questions in Turkish"),
        pytest.param("Baraj yangına neden oldu", False, id="a cause in Turkish"),
        pytest.param("ماذا نعرف عن السد", True, id="what we know in Arabic"),
        pytest.param("تسلسل زمني لأزمة السد", True, id="an Arabic timeline"),
        pytest.param("【解説】オリン川のダム", True, id="a Japanese label in brackets"),
        pytest.param("マーシュ首相はなぜ辞任したのか", True, id="why within in Japanese"),
        pytest.param("「なぜ逃げなかった」遺族が問う", False, id="a why that is quoted in Japanese"),
        pytest.param("マーシュ首相とはどんな人物か 辞任まで", True, id="what kind of person in Japanese"),
        pytest.param("マーシュ首相の辞任 経緯まとめ", True, id="summed up in Japanese"),
        pytest.param(
            "The mill through the years: a timeline of Lista's landmark", True, id="a timeline behind a kicker"
        ),
        pytest.param("なぜか売れる水", False, id="somehow in Japanese"),
        pytest.param("一文看懂奥林河大坝", True, id="understood in one text in Chinese"),
        pytest.param("专访｜马什谈大坝", True, id="a Chinese interview before a wide bar"),
        pytest.param("해설: 오린 댐", True, id="a Korean explanation"),
        pytest.param("Quay v Marl player ratings: Marsh shines", True, id="ratings behind the match"),
        pytest.param("Cup final in numbers: how Quay out-ran Marl", True, id="in numbers behind the match"),
        pytest.param("Quay v Marl: kick-off time, TV channel and how to watch", True, id="how to watch"),
        pytest.param("Cup final odds, picks: Quay v Marl", True, id="odds"),
        pytest.param("Marl TV channel taken off air", False, id="a channel that is news"),
        pytest.param("Quayphone 3 review: a glimpse of the future", True, id="a thing's review"),
        pytest.param("Review: The Orrin, a film about water", True, id="a review before"),
        pytest.param("Navy review: crew slept on watch", False, id="an inquiry that is news"),
        pytest.param("Read: Verdict form in the Marsh trial", True, id="a document to read"),
        pytest.param("Read the memo Marsh sent to her staff", True, id="a memo to read"),
        pytest.param("Read the room, Marsh tells Voss", False, id="what she tells him"),
        pytest.param("On this day in 1969: the Orrin rose", True, id="a year's day"),
        pytest.param("On this day, 15 April 1912, the Aune sank", True, id="a year behind a comma"),
        pytest.param("On this day, Marl strikes Lista", False, id="this very day"),
    ],
)
def test_a_piece_of_another_form_than_a_report_is_told_by_its_words(title: str, is_told: bool) -> None:
    assert explains(title) is is_told

"""Small words: what tells no story from another in a language is left out of its headlines, and of no other's."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import cluster, shingles, small_words
from pipeline.cluster.rarity import Rarity
from tests.cast import GAZETTE, HARBOUR_TIMES, ONLOOKER, headline

_LISTS = tomllib.loads(
    (Path(small_words.__file__).parent / "registry" / "small_words.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("es", "El Congreso aprueba los presupuestos", ["congreso", "aprueba", "presupuesto"]),
        ("es-MX", "Más de mil por el incendio", ["incendio"]),
        ("pt-BR", "A inflação não para de subir", ["inflacao", "subir"]),
        ("fr", "L'inflation recule aujourd'hui, d'après l'Insee", ["inflation", "recul", "inse"]),
        ("it", "Nell'accordo c'è l'Ucraina", ["accordo", "ucraina"]),
        ("de", "Über die Krise im Land", ["kris", "land"]),
        ("nn", "Det er ikkje ein storm", ["storm"]),
        ("ru", "Ещё не всё о бюджете", ["бюджете"]),
        ("ar", "مقتل خمسة في الزلزال", ["مقتل", "زلزال"]),
        ("en", "Die Hard and war over the den", ["die", "hard", "war", "den"]),
        ("", "El Paso and De Blasio", ["el", "paso", "de", "blasio"]),
        ("xx", "El Paso", ["el", "paso"]),
    ],
)
def test_a_language_loses_its_own_small_words(language: str, text: str, told: list[str]) -> None:
    assert small_words.terms(text, language) == told


@pytest.mark.parametrize("language", sorted(_LISTS))
def test_each_list_leaves_nothing_of_itself(language: str) -> None:
    assert small_words.terms(_LISTS[language]["words"], language) == []


@pytest.mark.parametrize("language", sorted(_LISTS))
def test_no_list_says_a_word_twice(language: str) -> None:
    words = _LISTS[language]["words"].split()

    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize(("language", "word"), [("fr", "l'or"), ("fr", "l'"), ("ar", "الله"), ("ar", "لله")])
def test_a_short_word_keeps_what_may_be_its_own_front(language: str, word: str) -> None:
    tokens = shingles.tokens(word)

    assert list(small_words.without(tokens, language)) == tokens


@given(st.text(max_size=60), st.sampled_from(["", "en", "xx"]))
def test_english_is_read_as_ever(text: str, language: str) -> None:
    assert small_words.terms(text, language) == shingles.terms(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Muere el pintor Antonio Lobo a los 90 años. El artista fue maestro del realismo.", "es"),
        ("Mort du peintre Antoine Loup à l'âge de 90 ans, selon sa famille", "fr"),
        ("Der Bundestag stimmt für den Haushalt", "de"),
        ("В Москве ожидается снегопад, и это не всё", "ru"),
        ("ارتفاع أسعار الخبز في القاهرة بعد قرار من الحكومة", "ar"),
        ("إقرار الموازنة بعد جلسة", "ar"),
        ("Oscar De La Hoya to fight in Los Angeles", ""),
        ("Rio de Janeiro's carnival", ""),
        ("Marine le Pen and the French de facto right", ""),
        ("The war on the den: men die in it", ""),
        ("Talks", ""),
        ("", ""),
    ],
)
def test_a_language_that_nobody_says_is_told_by_small_words(text: str, language: str) -> None:
    assert small_words.guessed(text) == language


def test_an_outlet_that_says_no_language_is_read_in_its_own() -> None:
    news = [
        headline("El Congreso aprueba los presupuestos tras la noche", GAZETTE, number=1, language=""),
        headline("Los mejores libros del año según los lectores", ONLOOKER, number=2, language=""),
    ]
    placings, _ = cluster.place(news)

    assert [placing.story for placing in placings] == [1, 2]


def test_no_word_of_a_language_that_the_table_does_not_know_is_as_rare_as_a_name() -> None:
    assert Rarity().of(["zusammenhang"], "de")["zusammenhang"] < Rarity().of(["zusammenhang"])["zusammenhang"] - 2
    assert Rarity().of(["trump"], "de") == Rarity().of(["trump"])


def test_small_words_make_no_story() -> None:
    news = [
        headline("El Congreso aprueba los presupuestos tras la noche", GAZETTE, number=1, language="es"),
        headline("Los mejores libros del año según los lectores", ONLOOKER, number=2, language="es"),
        headline("El precio de la luz baja este domingo", HARBOUR_TIMES, number=3, language="es"),
        headline("Los presupuestos salen adelante en el Congreso", ONLOOKER, number=4, language="es"),
    ]
    placings, _ = cluster.place(news)

    assert [placing.story for placing in placings] == [1, 2, 3, 1]
    assert placings[-1].reason.startswith("shares presupuestos, congreso with 1 headline")


def test_a_word_is_told_without_what_was_written_onto_it() -> None:
    news = [
        headline("L'Insee revoit l'inflation", GAZETTE, number=1, language="fr"),
        headline("Inflation : l'Insee revoit", ONLOOKER, number=2, language="fr"),
    ]
    placings, _ = cluster.place(news)

    assert placings[1].story == 1
    assert "l'" not in placings[1].reason

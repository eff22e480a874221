"""Who else made a text, and who its author is, are no paragraphs of it; sentences that open alike are."""

import pytest

from tests.read.invented_pages import LEDE, SECOND, THIRD, json_ld, page, read

REST = f"<p>{SECOND}</p><p>{THIRD}</p>"
SIGNED = json_ld('{"@type":"NewsArticle","headline":"x","author":{"@type":"Person","name":"Jo Lind"}}')


@pytest.mark.parametrize(
    "line",
    [
        "Pia Holm contributed reporting from Marl.",
        "Pia Holm and Max Ort contributed to this report.",
        "The Associated Press contributed to this report.",
        "Associated Press writers Pia Holm in Marl and Max Ort in Lista contributed to this report.",
        "Additional reporting by Pia Holm in Marl and Max Ort in Lista.",
        "(Reporting by Jo Lind in Osthaven; Additional reporting by Pia Holm; Editing by Max Ort)",
        "With files from The Canadian Press and the Harbour Times.",
        "(With inputs from agencies and from our staff reporters)",
        "Translated from the Norwegian by Pia Holm.",
        "This report was written with the Associated Press.",
        "Mit Material von dpa und der Agence France-Presse.",
        "Con información de la agencia EFE y de Reuters.",
        "This is a developing story. Please check back for updates.",
        "Breaking news story, more to follow in the next hours.",
        "Warning: This article contains details that some readers may find distressing.",
        "Our Standards: The Thomson Reuters Trust Principles.",
    ],
)
def test_who_else_made_a_text_is_no_paragraph_of_it(line: str) -> None:
    assert read(page(f"<p>{line}</p><p>{LEDE}</p>{REST}")).paragraphs == (LEDE, SECOND, THIRD)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reporting by Reuters found that the crews had been told of the new timetable weeks before.",
        "Con información de la policía, el detenido fue trasladado a Marl el martes por la tarde.",
        "Ida Bo contributed reporting to a rival paper, the court in Osthaven heard on Tuesday.",
        "The storm contributed to the loss of three ferries in Osthaven, the office said on Tuesday.",
        "Edited by Ida Bo, the new paper of the harbour office will come out on Tuesday, it said.",
        "This report was written by the harbour office in a week, and its numbers are wrong, say the crews.",
        "Developing stories is what the school of Marl teaches, and its pupils come from all the islands.",
        "Warning: the harbour of Osthaven may be closed on Tuesday, says a sign that the crews put up.",
        "Avec son équipage en grève, le port de Marl ferme ses portes mardi, a annoncé son bureau.",
    ],
)
def test_a_sentence_that_only_opens_so_is_text(sentence: str) -> None:
    assert read(page(f"<p>{sentence}</p>{REST}")).paragraphs == (sentence, SECOND, THIRD)


@pytest.mark.parametrize(
    ("bio", "kept"),
    [
        pytest.param("Jo Lind is a reporter who covers harbours and the sea for the Harbour Times.", False, id="is"),
        pytest.param(
            "Jo Lind covers harbours and the sea for us, and has lived in Marl since 2019.", False, id="covers"
        ),
        pytest.param("Jo Lind ist Redakteurin der Hafenzeitung und berichtet aus Marl und Lista.", False, id="German"),
        pytest.param("Jo Lind, our correspondent in Marl, has lived on the islands for ten years.", False, id="ours"),
        pytest.param("Ida Bo is the captain who led the crews off the boats on Tuesday morning.", True, id="another"),
        pytest.param(
            "Jo Lind of the harbour office, no kin of mine, would not say a word on Tuesday.", True, id="no bio"
        ),
    ],
)
def test_who_the_pages_author_is_is_no_text(bio: str, kept: bool) -> None:
    paragraphs = read(page(f"<p>{bio}</p><p>{LEDE}</p>{REST}", head=SIGNED)).paragraphs

    assert paragraphs == ((bio,) if kept else ()) + (LEDE, SECOND, THIRD)


@pytest.mark.parametrize(
    ("bio", "kept"),
    [
        pytest.param("Jo Lind is a reporter who covers harbours and the sea.", False, id="a bio"),
        pytest.param("Jo Lind is the paper's Marl correspondent, covering the coast.", False, id="of a desk"),
        pytest.param(
            "Jo Lind is a reporter who was fined for his words on Tuesday.", True, id="a reporter in the news"
        ),
        pytest.param("Jo Lind is a captain who covers the way to Lista in an hour.", True, id="no reporter"),
    ],
)
def test_the_last_line_that_tells_who_a_reporter_is_ends_a_text_of_which_nobody_is_named(bio: str, kept: bool) -> None:
    paragraphs = read(page(f"<p>{LEDE}</p>{REST}<p>{bio}</p>")).paragraphs

    assert paragraphs == (LEDE, SECOND, THIRD) + ((bio,) if kept else ())


def test_a_reporter_of_whom_the_text_tells_is_told_of_to_its_end() -> None:
    news = "The court of Marl sent Jo Lind to prison for sixteen years on Tuesday, after a trial of three days."
    told = "Jo Lind is an American journalist covering the coast for the Harbour Times."

    assert read(page(f"<p>{news}</p>{REST}<p>{told}</p>")).paragraphs == (news, SECOND, THIRD, told)

"""What asks something of the reader, in the very box of the text, is none; a sentence that only opens alike is."""

import pytest

from tests.read.invented_pages import LEDE, SECOND, THIRD, page, read

REST = f"<p>{SECOND}</p><p>{THIRD}</p>"


@pytest.mark.parametrize(
    "call",
    [
        "You have 2 free articles left this month, and may read all of them on every day of the week.",
        "If you value our journalism, consider a gift of any size, which keeps it free for everybody.",
        "Do you know more of this strike? Write to our reporters by the address on the page of tips.",
        "Please enable JavaScript in your browser, or open this page in another and more recent one.",
        "Views expressed in this article are those of the author, and not those of the Harbour Times.",
        "Photograph: Ada Bo/Harbour Times. The ferries lie idle in the harbour of Osthaven on Tuesday.",
        "Mit einem Abo der Hafenzeitung lesen Sie alle Texte ohne Schranken und an jedem Tag der Woche.",
        "Vous avez aimé cet article ? Notre lettre du soir vous donne chaque jour l'essentiel du port.",
        "Recibe en tu correo, cada mañana, las noticias más importantes del puerto y de todo el mar.",
        "Receba as notícias do porto pelo telefone, todos os dias da semana e sem pagar nada por elas.",
        "Become a member today, and read what the crews of the ferries say on every day of the week.",
        "To continue reading, log in or create an account, which is free and takes less than a minute.",
        "Téléchargez notre application pour avoir chaque matin les nouvelles du port et de la mer.",
        "Скачайте наше приложение, чтобы каждое утро читать новости порта и моря на своём телефоне.",
        "Word lid van de Havenkrant en lees elke dag van de week wat de bemanningen van de boten zeggen.",
        "This advertisement has not loaded yet, but your article continues below.",
        "When you buy through links on our site, we may earn an affiliate commission. Here is how it works.",
        "If you make a purchase by one of our links, we might receive a small share of what you pay for it.",
        "We may earn a commission from links on this page, which pays for the work of our reporters in Osthaven.",
        "Clicca qui per avere ogni mattina le notizie più importanti del porto e di tutto il mare.",
    ],
)
def test_a_call_is_no_text(call: str) -> None:
    assert read(page(f"<p>{call}</p><p>{LEDE}</p>{REST}")).paragraphs == (LEDE, SECOND, THIRD)


@pytest.mark.parametrize(
    "sentence",
    [
        "When you buy a ticket for the ferry, the owners may earn nothing on it, they said to the crews on Tuesday.",
        "If you buy land in Osthaven, the crews said, we may receive fewer guests than ever before on our ferries.",
        "This advertisement has not been seen on the quay since the crews began their strike, the owners said.",
        "We may earn less than others, but we sleep at night, said the crews of the ferries in the harbour.",
        "This advertisement has been on the wall of the harbour office for years, and nobody has answered it yet.",
        "By signing up to the accord, Marl gave away the rights that it had held over the canal for years.",
        "The views expressed by the minister were met with anger in Osthaven, where the ferries lie idle.",
        "If you like this kind of harbour, Marl is the town for you, says a guide that came out on Tuesday.",
        "JavaScript is the language in which the harbour office wrote its new timetable, and it does not work.",
        "Pour continuer à financer les ferries, le port demande une aide de deux millions, a-t-il annoncé mardi.",
        "Recibe cada año el puerto a miles de viajeros, y este verano serán menos, según la oficina del puerto.",
        "Receba is a town of ten thousand on the coast below Osthaven, and nobody there has seen a ferry since.",
        "Word lid of ga weg, zei de voorzitter van de vakbond dinsdag tegen de bemanningen van de veerboten.",
        "Скачайте нефть быстрее, сказал министр во вторник экипажам паромов, которые стоят в порту неделю.",
        "Téléchargez-vous des films ? Les équipages des ferries, eux, ont eu toute la semaine pour le faire.",
        "The opinions expressed in this court on Tuesday will keep the crews of the ferries busy for a year.",
        "To continue reading in the dark, the crews lit the lamps of the ferries that lie idle in the harbour.",
        "Become a member of the crew, the owners said to the strikers, and you will be paid by the end of May.",
        "If you like this story of the sea, the crews said, you should hear the one about the harbour master.",
        "Descarga eléctrica deja sin luz al puerto de Osthaven durante dos horas en la noche del martes pasado.",
    ],
)
def test_a_sentence_that_opens_alike_is_text(sentence: str) -> None:
    assert read(page(f"<p>{LEDE}</p><p>{sentence}</p>{REST}")).paragraphs == (LEDE, sentence, SECOND, THIRD)

"""What kind of piece a headline is: by what newsrooms print before it or write into its address."""

import pytest

from pipeline.read import kinds

AT_HOME = "https://harbour.example/2026/05/12/aune-41182"


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        pytest.param("Opinion | The Aune is everybody's", "opinion", id="a bar"),
        pytest.param("Opinion — The Aune is everybody's", "opinion", id="a dash"),
        pytest.param("Column: The Aune is everybody's", "opinion", id="a column"),
        pytest.param("Guest essay: The Aune is everybody's", "opinion", id="a guest"),
        pytest.param("Letters to the editor: The Aune is everybody's", "opinion", id="readers"),
        pytest.param("Comment: The Aune is everybody's", "opinion", id="a comment"),
        pytest.param("Comment on the Aune angers Marl", "news", id="what somebody said"),
        pytest.param("Perspective | What the Aune needs", "opinion", id="a perspective"),
        pytest.param("My view: the Aune is everybody's", "opinion", id="my view"),
        pytest.param("Readers' letters: the Aune", "opinion", id="more readers"),
        pytest.param("Tribuna: el Aune es de todos", "opinion", id="a Spanish guest"),
        pytest.param("Chronique : l'Aune est à tous", "opinion", id="a French column"),
        pytest.param("Our view: the Aune is everybody's", "editorial", id="our view"),
        pytest.param("FT View: the Aune is everybody's", "editorial", id="a newspaper's view without the article"),
        pytest.param("The Marl Herald's view: the Aune is everybody's", "editorial", id="any newspaper's view"),
        pytest.param("Herald editorial: the Aune is everybody's", "editorial", id="whose editorial"),
        pytest.param("Premier slams Herald editorial: 'Nonsense'", "news", id="an editorial is slammed"),
        pytest.param("Premier Slams Herald Editorial: 'Nonsense'", "news", id="An Editorial Is Slammed"),
        pytest.param("Premier sues Herald editorial board: lawyer", "news", id="a board is sued"),
        pytest.param("The Marl Herald Editorial Board: the Aune", "editorial", id="a newspaper's board"),
        pytest.param("The Editorial Board: the Aune is everybody's", "editorial", id="its board"),
        pytest.param("Editorial staff strike: Herald not printed", "news", id="who writes it"),
        pytest.param("L'édito : l'Aune est à tous", "editorial", id="a French editorial"),
        pytest.param("Editoriale: l'Aune è di tutti", "editorial", id="an Italian editorial"),
        pytest.param("Enchente do Aune ao vivo: barco chega", "live", id="a Portuguese one"),
        pytest.param("Crecida del Aune, última hora en directo", "live", id="the latest hour"),
        pytest.param("Listen: the boat people of the Aune", "video", id="to listen to"),
        pytest.param("Kommentar: Die Aune gehört allen", "opinion", id="German"),
        pytest.param("Opinión: el Aune es de todos", "opinion", id="Spanish"),
        pytest.param("Мнение: Ауне принадлежит всем", "opinion", id="Russian"),
        pytest.param("رأي: النهر للجميع", "opinion", id="Arabic"),
        pytest.param("社评：河流属于大家", "editorial", id="Chinese, with its own colon"),
        pytest.param("Editorial - The Aune is everybody's", "editorial", id="an editorial behind a dash"),
        pytest.param("The Guardian view on the Aune: it is everybody's", "editorial", id="a newspaper's view"),
        pytest.param("River talks live: delegations arrive", "live", id="an event, live"),
        pytest.param("River talks latest: delegations arrive", "live", id="an event, latest"),
        pytest.param("Aune-Liveblog: ++ Delegationen ++", "live", id="a German one"),
        pytest.param("Cumbre del Aune, en vivo: llegan", "live", id="a Spanish one"),
        pytest.param("LIVE - Delegations arrive", "live", id="live behind a dash"),
        pytest.param("🔴 En direct : les délégations arrivent", "live", id="a sign before it"),
        pytest.param("In Photos: the Aune in spring", "video", id="pictures"),
        pytest.param("River talks: live updates", "live", id="live updates behind it"),
        pytest.param("River talks – as it happened", "live", id="a live blog that has ended"),
        pytest.param("Cumbre del Aune, minuto a minuto", "news", id="its words without a sign"),
        pytest.param("Minuto a minuto: llegan las delegaciones", "live", id="another Spanish one"),
        pytest.param("Canlı anlatım: heyetler geldi", "live", id="a Turkish one"),
        pytest.param("EN DIRECT, guerre de l'Aune : la délégation arrive", "live", id="a French event behind a comma"),
        pytest.param("DIRECT. Séisme à Lista : ce que l'on sait", "live", id="a French event behind a dot"),
        pytest.param("Liveticker zum Aune-Krieg: Lista meldet Angriffe", "live", id="a German event behind it"),
        pytest.param("Aune-Newsblog: Marl weist Vorwurf zurück", "live", id="another German word"),
        pytest.param("Lista, la diretta: arrivano le delegazioni", "live", id="an Italian one"),
        pytest.param("Direct, blunt, honest: the envoy of Marl", "news", id="who is direct"),
        pytest.param("Комментарий: Ауне принадлежит всем", "opinion", id="another Russian word"),
        pytest.param("[VIDEO] Delegations arrive", "video", id="brackets before it"),
        pytest.param("Delegations arrive (video)", "news", id="a report with a video in it"),
        pytest.param("How it happened: the flood of the Aune", "news", id="how it happened"),
        pytest.param("How we live: the boat people of the Aune", "news", id="we live"),
        pytest.param("Where to live: ten towns on the Aune", "news", id="to live"),
        pytest.param("Where the rich live: a map of Lista", "news", id="where somebody lives"),
        pytest.param("Why elephants live | A study from the Aune", "news", id="why they do"),
        pytest.param("What we know live blog: the Aune talks", "live", id="a question's live blog"),
        pytest.param("Live-in carers of the Aune", "news", id="a hyphen"),
        pytest.param("Columns of smoke above Lista", "news", id="columns of smoke"),
        pytest.param("Opinion polls: Marl's premier ahead", "news", id="opinion polls"),
        pytest.param("A view on the Aune: house prices", "news", id="a view"),
        pytest.param("Aune updates: Talks 'very tense'", "live", id="an event's updates"),
        pytest.param("Premier's Oath Highlights: Ada Marsh Sworn In", "live", id="a live page that is over"),
        pytest.param("Report highlights: floods on the Aune", "live", id="whose highlights nobody knows"),
        pytest.param("Report highlights floods on the Aune", "news", id="what a report does"),
        pytest.param("Spring on the Aune, in pictures", "video", id="pictures behind it"),
        pytest.param("The week on the Aune – in pictures", "video", id="pictures behind a dash"),
        pytest.param("What they saw in pictures", "news", id="seen in pictures"),
        pytest.param("Ada Marsh: A life in pictures", "video", id="a life in pictures"),
        pytest.param("Spring on the Aune in Photos and Video: Boats return", "video", id="an event in pictures"),
        pytest.param("Le printemps sur l'Aune, en images", "video", id="French pictures behind it"),
        pytest.param("Frühling an der Aune – in Bildern", "video", id="German pictures behind it"),
        pytest.param("FOTOS | La primavera en el Aune", "video", id="Spanish photographs"),
        pytest.param("AP PHOTOS: Spring on the Aune", "video", id="an agency's photographs"),
        pytest.param("Suspect seen in photos: police ask for help", "news", id="somebody seen in photographs"),
        pytest.param("Skipper identified in photos: police", "news", id="somebody identified in photographs"),
        pytest.param("Boats on the Aune, which nobody saw in pictures", "news", id="a clause"),
    ],
)
def test_a_label_before_a_headline_says_what_it_is(headline: str, kind: str) -> None:
    assert kinds.of(headline, AT_HOME) == kind


def test_a_section_of_opinion_is_known_in_other_languages() -> None:
    assert kinds.of("Die Aune gehört allen", "https://harbour.example/meinung/aune-1.41182") == "opinion"


@pytest.mark.parametrize(
    ("headline", "digest"),
    [
        pytest.param("The premier of Lista is out. And, talks on the Aune begin", True, id="two stories"),
        pytest.param("Morning news brief", True, id="a brief"),
        pytest.param("First Thing: premier of Lista is out", True, id="first thing"),
        pytest.param("News Wrap: premier of Lista is out", True, id="a wrap"),
        pytest.param("Newspaper headlines: 'Premier out' and 'Aune floods'", True, id="what is in the papers"),
        pytest.param("The update for old phones is late", False, id="an update for phones"),
        pytest.param("Your Monday update: Aune floods", True, id="a day's update"),
        pytest.param("Evening headlines for May 12", True, id="headlines for a day"),
        pytest.param("Morning Mail: premier of Lista is out", True, id="morning mail"),
        pytest.param("Evening mail boat sinks on the Aune", False, id="a boat that carries mail"),
        pytest.param("Boat sinks on the Aune - Lista News Briefs - May 12", True, id="briefs behind it"),
        pytest.param("5 things to know for May 12: Aune, Lista, ferries", True, id="things to know for a day"),
        pytest.param("Five things to know about the Aune talks", False, id="things to know of one matter"),
        pytest.param("Marl and, in part, Lista agree", False, id="one story"),
        pytest.param("Lista News briefs premier on poll", False, id="a verb"),
    ],
)
def test_a_digest_of_several_stories_is_told(headline: str, digest: bool) -> None:
    assert kinds.is_digest(headline) is digest

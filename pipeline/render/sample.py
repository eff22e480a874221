"""A post of invented news, to show what a house format prints. Outlets, people and places are nobody's."""

from datetime import date

from pipeline import titles
from pipeline.house import HouseFormat, titling
from pipeline.news import Lead, Link, Media, Roundup, Section

_DAY = date(2023, 3, 5)

_LEAD = Lead(
    headline="Ports of Lund and Vik agree to reopen the strait",
    url="https://meridian.example/strait",
    outlet="Meridian News",
    agency="Agency Nord",
    authors=("Ida Holm",),
    excerpt=(
        "The ports' first talks since autumn ended with a handshake.",
        "LUND (Meridian) -- The ports of Lund and Vik said on Sunday they would reopen the strait to grain ships.",
    ),
)
_TALKS = (
    Link(headline="Lund, Vik to reopen strait", url="https://ledger.example/strait", outlet="The Ledger"),
    Link(
        headline="Grain price falls 3%", url="https://bourse.example/grain", outlet="Bourse Daily", agency="Agency Nord"
    ),
)
_ICE = (
    Link(headline="Pilots doubt the ice", url="https://vik.example/ice", outlet="Vik Tidende", own_text="Not so fast"),
    Link(
        headline="Text of the agreement",
        url="https://lund.example/text",
        outlet="Port of Lund",
        kind="document",
        note="12 pages",
    ),
)
_OPINIONS = (
    Link(
        headline="A handshake is not a treaty",
        url="https://ledger.example/opinion",
        outlet="The Ledger",
        authors=("A. Ek", "J. Berg"),
        kind="opinion",
    ),
)


def sample(house: HouseFormat, *, language: str = "en") -> Roundup:
    """Return the sample post for a house; a dated title is printed in `language` (BCP 47).

    Raises:
        UsageError: no such language.
    """
    news = titles.proposed(_LEAD.headline, capitals=house.title_capitals)
    return Roundup(
        format=house.name,
        date=_DAY.isoformat(),
        title=titling.titled(house, headline=news, topic="The Strait", day=_DAY, language=language),
        media=(
            Media(
                kind="picture",
                url="https://pictures.example/tugs.jpg",
                alt="Two tugs in fog",
                caption="Tugs wait off Vik.",
                credit="Agency Nord/Ida Holm",
            ),
        ),
        lead=_LEAD,
        comment="Not all believe it .... [Vik's pilots were not asked](https://vik.example/pilots) (Vik Tidende).",
        sections=(Section(groups=(_TALKS, _ICE)), Section(heading="Opinions", groups=(_OPINIONS,))),
    )

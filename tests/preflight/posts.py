"""A post that has nothing to see to, of the cast, and what the desk knows of its pages."""

from pipeline import excerpt
from pipeline.news import Lead, Link, Media, Roundup, Section
from pipeline.preflight import Facts, Source

PAGE = (
    "The talks on the Orrin ended on Tuesday without a word on the locks. Both sides will meet again in June.",
    "The minister of Lista, Ansa Rook, said she had “never heard so much silence”.",
)
LEVELS = {
    "no-excerpt": "warn",
    "own-repeat": "warn",
    "outlet-twice": "warn",
    "lead-listed": "warn",
    "picture-words": "warn",
    "no-comment": "warn",
    "old-approval": "warn",
}
MARL = Link(headline="Marl <b>wants</b> More Water", url="https://marl.example/1", outlet="Marl Herald")
ONLOOKER = Link(headline="A River, Two Clocks", url="https://onlooker.example/2", outlet="The Onlooker")
LEAD = Lead(
    headline="Orrin talks end [in silence]", url="https://harbour.example/3", outlet="Harbour Times", excerpt=PAGE
)
PICTURE = Media(kind="picture", url="https://harbour.example/3.jpg", alt="The lock at dusk", credit="Harbour Times")
COMMENT = (
    "They *said* nothing .... [Marl Waits](https://marltoday.example/4) (Marl Today). 5 < 6, [so what] & snake_case."
)
POST = Roundup(
    date="2026-05-12",
    title="Orrin Talks End In Silence",
    media=(PICTURE,),
    lead=LEAD,
    comment=COMMENT,
    sections=(Section(groups=((MARL,), (ONLOOKER,))),),
)
FACTS = Facts(source=Source(page=PAGE, digest=excerpt.digest(PAGE)))

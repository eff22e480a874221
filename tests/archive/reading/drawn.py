"""Posts in the normal form of plain text: everything they hold can be seen in it, and nothing looks like another part.

No address, alternative text, label or group of one; outlets that the registry knows; a picture is its caption and
credit; the editor's sentences end as sentences do; and no headline holds the house's own marks of a whole line.
"""

from dataclasses import replace

from hypothesis import strategies as st

from pipeline.house import HouseFormat
from pipeline.news import Lead, Link, Media, Notice, Roundup, Section
from pipeline.text import tidy
from tests.archive.reading.posts import REGISTRY

_PIECES = st.sampled_from(
    [
        *(
            " -- ",
            ": ",
            "(",
            ")",
            "[chart]",
            '"No" ',
            "'Cold Shoulder' ",
            "“quoted” ",
            " – ",
            "—",
            " - ",
            "?",
            "!",
            "-",
        ),
        *("U.S.-Led ", "Rep. N. Ek (R-Lund), ", "Reuters", "The Ledger/Nord", " editorial", "WNU Editor: ", "$5 & 6% "),
        *("פתיחת המצר ", "فتح المضيق ", "日本 ", "👩‍🚀", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "é", "x", "Vik ", "and ", ", ", "/", "1."),
    ]
)
_NAMES = [outlet.name for outlet in REGISTRY if outlet.name != "Opinion"]
_WORD = st.text("abcdéשЖ日0123456789", min_size=1, max_size=8)

# Headlines that begin as what a page prints around every post.
_OPENERS = st.sampled_from(
    ["Share to buy: ", "Posted on YouTube: ", "Labels: ", "Subscribe to: ", "Home", "Reply", "1."]
)

headlines = (
    st.tuples(st.one_of(_WORD, _WORD, _OPENERS), st.lists(st.one_of(_PIECES, _WORD), max_size=6), _WORD)
    .map(lambda three: tidy(f"{three[0]} {''.join(three[1])} {three[2]}"))
    .filter(lambda text: len(text.split()) >= 2)
)
_people = st.lists(
    st.sampled_from(["Ida Holm", "N. Ek", "Per van Dal", "Sen. O. Lie (R-Vik)"]), max_size=3, unique=True
)
_agencies = st.sampled_from([None, "Nord", "Osten Wire"])
sentences = st.lists(_WORD, min_size=8, max_size=30).map(lambda words: " ".join(words).capitalize() + ".")
_paragraphs = st.one_of(
    sentences,
    sentences,
    st.sampled_from(
        [
            "Posted on my other blog last week.",
            "Links to this post of mine are below.",
            "Share to those who wait.",
            "This is -- in my view -- wrong.",
            "The port has nowhere to go -- and Vik knows it.",
            "It ends as Holm said ....",
            "My comment: none.",
        ]
    ),
)
# What the editor cites reads as a line of a list.
_cited = st.sampled_from(
    [
        (),
        (),
        ("Vik is next -- Nord",),
        ("Not all believe it .... Fog is a choice (The Ledger). More here .... Who owns the fog? (ABC Lund)",),
    ]
)
comments = st.tuples(st.lists(_paragraphs, max_size=3), _cited, st.lists(_paragraphs, max_size=1)).map(
    lambda parts: "\n\n".join((*parts[0], *parts[1], *parts[2]))
)
_excerpts = st.one_of(
    sentences,
    sentences,
    st.sampled_from(
        [
            "Posted on a wall, the notice says no.",
            "Nord: the port said that it would wait.",
            '"It is hard," he said -- twice -- on the quay.',
            "VIK, March 2 (Nord) -- The ports closed at noon.",
        ]
    ),
)
leads = st.builds(
    Lead,
    headline=headlines,
    url=st.none(),
    outlet=st.sampled_from(_NAMES),
    agency=_agencies,
    authors=_people.map(tuple),
    excerpt=st.lists(_excerpts, min_size=1, max_size=4).map(tuple),
)
links = st.builds(
    Link,
    headline=headlines,
    url=st.none(),
    outlet=st.sampled_from(_NAMES),
    agency=_agencies,
    authors=_people.map(tuple),
    kind=st.sampled_from(["news", "news", "opinion", "editorial", "document"]),
    own_text=st.one_of(st.none(), st.none(), sentences.map(lambda text: text.rstrip("."))),
    note=st.one_of(st.none(), st.none(), sentences.map(lambda text: text.rstrip("."))),
)
_captions = st.builds(
    Media, kind=st.just("picture"), caption=sentences, credit=st.sampled_from(["Photo: Ida Holm", "Photo from Vik"])
)
_headings = st.lists(st.text("abcdef", min_size=1, max_size=8), min_size=1, max_size=4).map(
    lambda words: " ".join(words).title()
)


def roundups(house: HouseFormat) -> st.SearchStrategy[Roundup]:
    """Posts of one house whose plain text says all."""
    return st.builds(
        _fitted,
        house=st.just(house),
        title=headlines,
        update=st.booleans(),
        date=st.one_of(st.just(""), st.dates().map(str)),
        lead=st.one_of(st.none(), leads),
        comment=comments,
        sections=st.lists(
            st.tuples(_headings, st.lists(st.lists(links, min_size=1, max_size=3), min_size=1, max_size=3)), max_size=3
        ),
        headed=st.booleans(),
        pictures=st.lists(st.tuples(st.sampled_from(["top", "middle", "end"]), _captions), max_size=3),
        notices=st.lists(
            st.builds(Notice, kind=st.sampled_from(["correction", "update"]), date=st.dates().map(str), text=sentences),
            max_size=2,
        ),
    ).filter(_is_told_apart)


def _fitted(
    house: HouseFormat,
    title: str,
    update: bool,
    date: str,
    lead: Lead | None,
    comment: str,
    sections: list[tuple[str, list[list[Link]]]],
    headed: bool,
    pictures: list[tuple[str, Media]],
    notices: list[Notice],
) -> Roundup:
    return Roundup(
        format=house.name,
        date=date,
        title=title,
        update=update,
        media=tuple(_placed(pictures, lead=lead, has_list=bool(sections), house=house)),
        lead=lead,
        comment=comment,
        sections=tuple(_sections(sections, house, headed=headed)),
        notices=tuple(notices),
    )


def _is_told_apart(roundup: Roundup) -> bool:
    """A post of nothing but its title's link could be its lead as well as its list."""
    listed = [link.headline for section in roundup.sections for group in section.groups for link in group]
    return roundup.lead is not None or roundup.title not in listed


def _sections(drawn: list[tuple[str, list[list[Link]]]], house: HouseFormat, *, headed: bool) -> list[Section]:
    made = []
    for number, (heading, groups) in enumerate(drawn):
        own = heading if headed or number else None
        flat = house.spacing == "paragraph" or all(len(group) == 1 for group in groups)
        told = [[link for group in groups for link in group]] if flat else groups
        made.append(Section(heading=own, groups=tuple(tuple(group) for group in told)))
    return made


def _placed(pictures: list[tuple[str, Media]], *, lead: Lead | None, has_list: bool, house: HouseFormat) -> list[Media]:
    """Captions where only one place fits: in the middle below a lead, at the end below a list."""
    allowed = (
        {"top"}
        | ({"middle"} if lead and house.read_more else set())
        | ({"end"} if has_list and house.order[-2] == "lists" else set())
    )
    ordered = sorted(pictures, key=lambda one: ("top", "middle", "end").index(one[0]))
    return [replace(picture, place=place) for place, picture in ordered if place in allowed]

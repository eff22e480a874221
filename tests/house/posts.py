"""Posts in normal form, as hostile as headlines come: what a house prints of them says everything they hold.

Normal form: every text as `text.tidy` leaves it and none of them empty, addresses that may be linked, pictures in the
order of their places, a comment as the reader writes Markdown, and nothing that no reader could see.
"""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from pipeline.archive.reading import own_html
from pipeline.house import HouseFormat
from pipeline.news import Lead, Link, Media, Notice, Roundup, Section
from pipeline.render import composed, post
from pipeline.render.layout import laid_out
from pipeline.text import tidy

DAY = date(2023, 3, 5)
_PIECES = st.sampled_from(
    [
        " -- ",
        ": ",
        " .... ",
        "(",
        ")",
        " (Update)",
        "[chart]",
        '"No" ',
        "'Cold Shoulder' ",
        "“quoted” ",
        "& ",
        "&amp; ",
        "<b>bold</b>",
        "*star*",
        "_under_",
        "\\",
        "U.S.-Led ",
        "Rep. N. Ek (R-Lund), ",
        "Reuters",
        "The Ledger/AP",
        "Read more ....",
        "WNU Editor: ",
        "Correction (March 6, 2023): ",
        " editorial",
        "פתיחת המצר ",
        "فتح المضيق ",
        "日本 ",
        "👩‍🚀",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "{{ 7*7 }}",
        "{headline}",
        "-",
        "—",
        "é",
    ]
)
words = st.lists(st.one_of(_PIECES, st.text(max_size=8)), min_size=1, max_size=6).map("".join).map(tidy).filter(bool)
nothing_or_words = st.one_of(st.none(), words)
urls = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "https://ledger.example/fog",
            "https://ledger.example/a_(b)?c=1&copy;=2#d",
            "http://nord.example:8080/%D7%A9?q=a%20b&amp=1",
            "https://بوابة.example/خبر",
        ]
    ),
)
addresses = urls.filter(bool)
names = st.lists(words, max_size=3).map(tuple)
leads = st.builds(
    Lead,
    headline=words,
    url=urls,
    outlet=words,
    agency=nothing_or_words,
    authors=names,
    excerpt=st.lists(words, max_size=3).map(tuple),
)
links = st.builds(
    Link,
    headline=words,
    url=urls,
    outlet=words,
    agency=nothing_or_words,
    authors=names,
    kind=st.sampled_from(["news", "opinion", "editorial", "document"]),
    own_text=nothing_or_words,
    note=nothing_or_words,
)
pictures = st.builds(
    Media,
    kind=st.just("picture"),
    place=st.sampled_from(["top", "middle", "end"]),
    url=urls,
    link=urls,
    alt=words,
    caption=st.one_of(st.just(""), words),
    credit=st.one_of(st.just(""), words),
)
embeds = st.builds(
    Media,
    kind=st.sampled_from(["youtube", "x", "telegram"]),
    place=st.sampled_from(["top", "middle", "end"]),
    url=st.one_of(
        addresses,
        st.sampled_from(["https://youtu.be/aB3-_xYz019", "https://x.com/a/status/12", "https://t.me/abcd/1"]),
    ),
    link=urls,
    alt=st.one_of(st.just(""), words),
    caption=st.one_of(st.just(""), words),
    credit=st.one_of(st.just(""), words),
)
media = st.lists(st.one_of(pictures, embeds), max_size=3).map(
    lambda some: tuple(sorted(some, key=lambda one: ("top", "middle", "end").index(one.place)))
)
groups = st.lists(links, min_size=1, max_size=3).map(tuple)
sections = st.builds(
    Section,
    heading=st.one_of(st.none(), st.just(""), words),
    groups=st.lists(groups, min_size=1, max_size=3).map(tuple),
)
# Words that no mark of Markdown changes, with links and emphasis around some.
_plain = st.text("abc ():.'é日ש", min_size=1).map(tidy).filter(bool)
_typed = st.tuples(
    st.sampled_from(["{}", "*{}*", "**{}**", "[{}](https://viktidende.example/a_(b))"]), st.text("abcש", min_size=1)
)
paragraphs = st.tuples(_plain, _typed, _plain).map(
    lambda three: f"{three[0]} {three[1][0].format(three[1][1])} {three[2]}"
)
comments = st.lists(paragraphs, max_size=3).map("\n\n".join)
notices = st.lists(
    st.builds(Notice, kind=st.sampled_from(["correction", "update"]), date=st.dates().map(str), text=paragraphs),
    max_size=2,
).map(tuple)
roundups = st.builds(
    Roundup,
    kind=st.sampled_from(["story", "briefing", "opinion", "media", "note"]),
    date=st.one_of(st.just(""), st.dates().map(str)),
    title=words,
    update=st.booleans(),
    labels=names,
    media=media,
    lead=st.one_of(st.none(), leads),
    comment=comments,
    sections=st.lists(sections, max_size=2).map(tuple),
    notices=notices,
)


def in_format(roundup: Roundup, house: HouseFormat) -> Roundup:
    """The same post, meant for another house."""
    return replace(roundup, format=house.name)


def read_back(roundup: Roundup, house: HouseFormat) -> Roundup | None:
    """What the exact reader makes of the printed post."""
    read = own_html.read(post(roundup, form="html", format=house.name))
    return read.roundup if read else None


def printed(roundup: Roundup, house: HouseFormat) -> str:
    """The post in HTML, by a house that nobody ships."""
    return laid_out("post", composed(roundup, house, signature="WNU Editor:"), form="html", templates=None)

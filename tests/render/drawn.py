"""Roundups of any content, for the laws: text that tries to be markup, half characters, addresses of every kind."""

from hypothesis import strategies as st

from pipeline.news import Lead, Link, Media, Notice, ReaderComment, Roundup, Section

_MARKUP = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "'\"><b>",
        "&lt;i&gt;",
        "&#x202e;",
        "{{< x >}}",
        "{{ 7*7 }}",
        "{% raw %}",
        "*",
        "**a**",
        "_b_",
        "__c__",
        "[d](http://e.org/)",
        "![e](f)",
        "`g`",
        "~~h~~",
        "1. i",
        "- j",
        "> k",
        "# l",
        "***",
        "---",
        "===",
        "|a|b|",
        "\\",
        "!",
        "....",
        " -- ",
        "\u202eevil",
        "\u200b",
        "\x00",
        "\ud800",
        "\r\n",
        "\u2028",
        "\xa0",
        "שלום",
        "日本",
        "é",
        "www.example.org",
        "http://x.org/a_b",
        "me@x.org",
        ":smile:",
        "[^1]: n",
        "<!--",
        "]]>",
        "</p>",
        "\t",
    ]
)
texts = st.lists(st.one_of(_MARKUP, st.text(max_size=12)), max_size=5).map("".join)
urls = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "https://e.org/a_(b)?c=1&copy;=2#d",
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "//e.org",
            "http://",
            "data:text/html,x",
        ]
    ),
    st.sampled_from(
        [
            "https://youtu.be/aB3-_xYz019",
            "https://x.com/a/status/12",
            "https://t.me/abcd/1",
            "http://[::1",
            "http://e.org:0/",
        ]
    ),
    texts.map("https://e.org/".__add__),
    texts,
)
authors = st.lists(texts, max_size=3).map(tuple)
agencies = st.one_of(st.none(), texts)
links = st.builds(
    Link,
    headline=texts,
    url=urls,
    outlet=texts,
    agency=agencies,
    authors=authors,
    kind=st.one_of(st.sampled_from(["news", "opinion", "editorial", "document"]), texts),
    own_text=agencies,
    note=agencies,
)
leads = st.builds(
    Lead,
    headline=texts,
    url=urls,
    outlet=texts,
    agency=agencies,
    authors=authors,
    excerpt=st.lists(texts, max_size=3).map(tuple),
)
media = st.builds(
    Media,
    kind=st.one_of(st.sampled_from(["picture", "youtube", "x", "telegram"]), texts),
    place=st.one_of(st.sampled_from(["top", "middle", "end"]), texts),
    url=urls,
    link=urls,
    alt=texts,
    caption=texts,
    credit=texts,
)
sections = st.builds(
    Section,
    heading=agencies,
    groups=st.lists(st.lists(links, max_size=2).map(tuple), max_size=2).map(tuple),
)
notices = st.builds(
    Notice,
    kind=st.one_of(st.sampled_from(["correction", "update"]), texts),
    date=st.one_of(st.dates().map(str), texts),
    text=texts,
)
comments = st.lists(texts, max_size=4).map("\n\n".join)
roundups = st.builds(
    Roundup,
    kind=texts,
    format=texts,
    date=st.one_of(st.dates().map(str), texts),
    title=texts,
    update=st.booleans(),
    labels=authors,
    media=st.lists(media, max_size=2).map(tuple),
    lead=st.one_of(st.none(), leads),
    comment=comments,
    sections=st.lists(sections, max_size=2).map(tuple),
    notices=st.lists(notices, max_size=2).map(tuple),
    reader_comments=st.lists(st.builds(ReaderComment, name=texts, text=texts), max_size=1).map(tuple),
)

"""Exports that are no XML, as programs and years of hands have left them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive.importers import Found, blogger_export, wordpress_wxr
from pipeline.archive.importers.mended import is_harmless, mended
from tests.archive.importers.exports import legacy, legacy_post, wxr, wxr_item

TITLE = b"Strait Opens After Winter"
_SIGNS = st.sampled_from(
    [
        b"<![CDATA[",
        b"]]>",
        b"]",
        b"&",
        b"&amp;",
        b"&nbsp;",
        b"&#11;",
        b"&#x26",
        b";",
        b"&eacute",
        b"\xc3\xa9",
        b"\x93",
        b"<",
    ]
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param(b"Caf&eacute;&nbsp;Vik &mdash; fog", "Café Vik — fog", id="HTML's references"),
        pytest.param(b"Fog &#11;over&#xFFFF; Vik", "Fog over Vik", id="references to nothing"),
        pytest.param(b"Fog & ice &c; Vik", "Fog & ice &c; Vik", id="ampersands"),
        pytest.param(b"\x93Fog\x94 over Vik", "“Fog” over Vik", id="bytes of Windows-1252"),
        pytest.param("Fog \ufffeover\uffff \x1fVik".encode(), "Fog over Vik", id="no characters"),
        pytest.param(b"Fog &lt;b&gt;over&lt;/b&gt; R&amp;D &#38; Vik", "Fog over R&D & Vik", id="well-formed"),
    ],
)
def test_a_title_that_is_no_xml_ends_no_export(written: bytes, read: str) -> None:
    bodies = [
        wxr(wxr_item(1), wxr_item(2)).replace(TITLE, written),
        legacy(legacy_post(1), legacy_post(2)).replace(TITLE, written),
    ]

    [first, second] = wordpress_wxr.things([bodies[0]], where="wordpress.xml")
    [third, fourth] = blogger_export.things([bodies[1]], home="", where="blog.xml")

    titles = [post.title for post in (first, second, third, fourth) if isinstance(post, Found)]
    assert titles == [read] * 4


@given(signs=st.lists(_SIGNS | st.binary(max_size=3).filter(lambda some: b"\0" not in some)), size=st.integers(1, 7))
def test_it_is_the_same_in_whatever_pieces_it_comes(signs: list[bytes], size: int) -> None:
    body = b"<rss>" + b"".join(signs)

    whole = b"".join(mended(body, iter(())))
    pieced = b"".join(mended(body[:5], (body[at : at + size] for at in range(5, len(body), size))))

    assert pieced == whole


def test_what_is_well_formed_stays_to_the_byte() -> None:
    body = "<a>é &amp; &#39; &#x2019;<![CDATA[ & &nbsp; &#11; ]]]]><![CDATA[> ]]></a>".encode()

    assert b"".join(mended(body, iter(()))) == body.replace(b"&#x2019;", b"&#8217;")


def test_a_post_with_its_pictures_in_it_ends_no_export() -> None:
    picture = "<img src='data:image/png;base64," + "A" * 10_500_000 + "'>"
    body = wxr(wxr_item(1).replace("<![CDATA[<b>", f"<![CDATA[{picture}<b>"), wxr_item(2))

    posts = list(wordpress_wxr.things([body[:70_000], body[70_000:]], where="wordpress.xml"))

    assert [len(post.html) > 10_000_000 for post in posts if isinstance(post, Found)] == [True, False]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(b"<?hides ><rss ?>", id="an instruction that looks like the root"),
        pytest.param(b"<!-- ><rss -->", id="a comment that does"),
        pytest.param(b"<?never ends ><rss >", id="an instruction without an end"),
    ],
)
def test_a_file_whose_document_type_stands_hidden_keeps_the_limits_of_every_other(before: bytes) -> None:
    declared = b"<!DOCTYPE rss [<!ENTITY fog 'fog'>]><rss>"

    assert not is_harmless(b"<?xml version='1.0'?>" + before + declared)
    assert is_harmless(b"<?xml version='1.0'?><?style x?><!-- fog --><rss>")

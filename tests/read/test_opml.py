"""Lists of subscriptions: what other programs write, what copydesk wrote, and what would hold a parser."""

import pytest

from pipeline.errors import CopydeskError, UnreadableError
from pipeline.news import Outlet, Subscriptions
from pipeline.outlets import opml_text
from pipeline.read import opml
from pipeline.read.pool import Readers

FOLDERS = b"""<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="News"><outline text="@Coast"><outline type="rss" text="Harbour &lt;b&gt;Times&lt;/b&gt;" title="HT"
 xmlUrl="https://harbour.example/rss.xml" htmlUrl="https://harbour.example/"/></outline>
<outline text="Marl Herald" xmlUrl="https://marl.example/feed" category="/Marl/River,local"/></outline>
<outline text="Odd" xmlUrl="javascript:alert(1)"/><outline text="wire"><outline text="Sky"
 xmlUrl="https://bsky.app/profile/mayor.example"/></outline></body></opml>"""


def read(body: bytes) -> Subscriptions:
    return opml.read(body, url="list.opml")


def test_folders_and_categories_are_tags_and_names_are_cleaned() -> None:
    harbour, marl, sky = read(FOLDERS).others

    assert (harbour.feed, harbour.title, harbour.tags) == (
        "https://harbour.example/rss.xml",
        "Harbour Times",
        ("News", "Coast"),
    )
    assert (marl.title, set(marl.tags)) == ("Marl Herald", {"News", "Marl", "River", "local"})
    assert (sky.feed, sky.tags) == ("https://bsky.app/profile/mayor.example/rss", ())  # @wire is reserved


def test_what_is_no_web_address_is_left_out_with_a_warning() -> None:
    assert read(FOLDERS).warnings == ("1 outlines name no web address and were left out",)


def test_an_outlet_that_copydesk_wrote_is_read_field_by_field() -> None:
    outlet = Outlet(
        name="Harbour Times",
        aliases=("HT", "Harbour, Times"),
        hosts=("harbour.example",),
        agency=True,
        feeds=("https://harbour.example/a", "https://harbour.example/b"),
        tags=("a/b", "coast, east"),
        excerpt_words=0,
        headers={"Accept-Language": "en"},
    )

    [found] = read(opml_text.written([outlet], title="Mine")).ours

    assert {name: getattr(found, name) for name in opml_text.ATTRIBUTES} == {
        name: getattr(outlet, name) for name in opml_text.ATTRIBUTES
    }
    assert found.feeds == outlet.feeds


def test_a_field_that_would_not_pass_in_outlets_toml_is_left_out_with_its_outlet() -> None:
    body = opml_text.written([Outlet(name="Harbour Times", feeds=("https://h.example/f",))], title="")
    broken = body.replace(b"copydesk:name=", b'copydesk:country="Utopia" copydesk:name=')

    found = read(broken)

    assert found.ours == ()
    assert found.warnings == ("Harbour Times: country: 'Utopia' is no country code: left out",)
    assert [one.feed for one in found.others] == ["https://h.example/f"]


BOMB = (
    b'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b']><opml version="2.0"><body><outline text="&j;" xmlUrl="https://harbour.example/f"/></body></opml>'
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(BOMB, id="entity bomb"),
        pytest.param(
            b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml version="2.0"><body>'
            b'<outline text="&x;" xmlUrl="https://harbour.example/f"/></body></opml>',
            id="a file of ours",
        ),
        pytest.param(
            b'<opml version="2.0"><body>' + b'<outline text="x" xmlUrl="https://h.example/f"/>' * 100_000, id="wide"
        ),
        pytest.param(
            b'<opml version="2.0"><body>'
            + b"".join(b'<outline text="x" xmlUrl="https://h.example/%d"/>' % n for n in range(100_000)),
            id="100,000 feeds",
        ),
        pytest.param(b'<opml version="2.0"><body>' + b'<outline text="x">' * 100_000, id="nested"),
        pytest.param(
            b'<opml version="2.0"><body>' + b'<outline text="x"><outline xmlUrl="https://h.example/f"/>' * 20_000,
            id="nested feeds",
        ),
        pytest.param(
            b'<opml version="2.0"><body><outline ' + b" ".join(b'a%d="1"' % n for n in range(100_000)) + b"/>",
            id="attributes",
        ),
        pytest.param(b"\xff\xfe" + b"<\x00" * 1000, id="no text"),
    ],
)
def test_a_hostile_list_is_read_or_refused_within_the_deadline(body: bytes) -> None:
    with Readers(workers=1) as readers:
        answer = readers.opml(body, url="list.opml")
        problem = answer.exception(timeout=30)

    assert problem is None or isinstance(problem, CopydeskError)
    assert problem is not None or ("root:" not in repr(answer.result()) and len(repr(answer.result())) < 100_000)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<html><body>Nothing</body></html>", id="a page"),
        pytest.param(b"<rss><channel><title>A feed</title></channel></rss>", id="a feed"),
        pytest.param(b"https://harbour.example/list.opml", id="an address, which is not asked"),
        pytest.param(b"\xff\xfe" + b"<\x00" * 1000, id="no text"),
        pytest.param(b"", id="empty"),
    ],
)
def test_what_is_no_list_of_feeds_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(UnreadableError, match="names no feed"):
        read(body)

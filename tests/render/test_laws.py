"""What holds for every roundup, however hostile its text."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from playwright.sync_api import Page

from pipeline import render
from pipeline.house import names
from pipeline.news import Lead, Link, Media, Notice, Roundup, Section
from tests.conftest import LONG
from tests.hostile_strings import hostile
from tests.render.drawn import roundups
from tests.render.reading import as_read

ELEMENTS = frozenset(
    [
        "article",
        "p",
        "time",
        "h1",
        "div",
        "figure",
        "a",
        "img",
        "iframe",
        "figcaption",
        "span",
        "blockquote",
        "strong",
        "em",
        "section",
        "br",
    ]
)
ATTRIBUTES = frozenset(
    [
        "class",
        "lang",
        "dir",
        "role",
        "aria-level",
        "aria-label",
        "href",
        "src",
        "alt",
        "cite",
        "datetime",
        "title",
        "loading",
        "sandbox",
        "allowfullscreen",
        "data-kind",
        "data-format",
        "data-update",
        "data-labels",
        "data-place",
        "data-url",
        "data-link",
        "data-alt",
        "data-date",
        "data-more",
        "data-heading",
    ]
)
_HOUSES = st.sampled_from(names())
_LAW = settings(
    deadline=None,
    max_examples=600 if LONG else 60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@_LAW
@given(roundup=roundups, form=st.sampled_from(sorted(render.FORMS)), house=_HOUSES)
def test_any_roundup_can_be_printed_and_encoded(roundup: Roundup, form: str, house: str) -> None:
    assert render.post(roundup, form=form, format=house).encode().endswith(b"\n")


@_LAW
@given(roundup=roundups, house=_HOUSES)
def test_hostile_text_gains_no_element_attribute_or_address(roundup: Roundup, house: str) -> None:
    assert strangers(render.post(roundup, form="html", format=house)) == []


@_LAW
@given(roundup=roundups, house=_HOUSES)
def test_markdown_reads_as_the_plain_text(roundup: Roundup, house: str) -> None:
    roundup = replace(roundup, media=())

    shown = markdown_as_read(render.post(roundup, form="markdown", format=house))

    assert shown == " ".join(render.post(roundup, form="text", format=house).split())


@settings(
    deadline=None,
    max_examples=60 if LONG else 30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(roundup=roundups, house=_HOUSES)
def test_html_in_a_browser_reads_as_the_plain_text(page: Page, roundup: Roundup, house: str) -> None:
    page.set_content(render.post(roundup, form="html", format=house))

    assert as_read(page.inner_text("body")) == as_read(render.post(roundup, form="text", format=house))


def test_no_string_of_the_hostile_collections_gains_markup() -> None:
    for text in hostile(sample=0 if LONG else 150):
        roundup = _everywhere(text)
        assert strangers(render.post(roundup, form="html")) == []
        shown = markdown_as_read(render.post(replace(roundup, media=()), form="markdown"))
        assert shown == " ".join(render.post(replace(roundup, media=()), form="text").split())


def _everywhere(text: str) -> Roundup:
    link = Link(headline=text, url=text, outlet=text, agency=text, authors=(text,), kind=text, own_text=text, note=text)
    return Roundup(
        kind=text,
        date=text,
        title=text,
        labels=(text,),
        media=tuple(Media(kind=kind, url=text, link=text, alt=text, caption=text) for kind in ("picture", "x", text)),
        lead=Lead(headline=text, url=text, outlet=text, authors=(text, text), excerpt=(text, text)),
        comment=f"{text}\n\n[{text}]({text})",
        notices=(Notice(kind=text, date=text, text=text),),
        sections=(Section(heading=text, groups=((link,),)),),
    )


def strangers(page: str) -> list[str]:
    """Every element, attribute and address of the page that is not one of ours."""
    found = []
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag not in ELEMENTS:
            found.append(str(element.tag))
        for name, value in ((str(name), str(value)) for name, value in element.items()):
            is_address = name in ("href", "src", "cite", "data-url", "data-link")
            if name not in ATTRIBUTES or (is_address and not value.lower().startswith(("http://", "https://"))):
                found.append(f"{name}={value}")
    return found


def markdown_as_read(markdown: str) -> str:
    """The words of the Markdown as a CommonMark reader with GitHub's tables and strike-through shows them."""
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    assert strangers_to_markdown(page) == []
    return " ".join("".join(map(str, html.fromstring(f"<div>{page}</div>").itertext())).split())


def strangers_to_markdown(page: str) -> list[str]:
    allowed = ("div", "p", "h1", "h2", "blockquote", "a", "em", "strong", "img", "br")
    return [str(element.tag) for element in html.fromstring(f"<div>{page}</div>").iter() if element.tag not in allowed]

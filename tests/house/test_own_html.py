"""Our own HTML read back: parse(render(x)) = x, whatever stands in the post and wherever it was kept."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.archive.reading import own_html
from pipeline.house import FORMATS, HouseFormat, named, pattern, roundups
from pipeline.news import Lead, Link, Media, Notice, Roundup, Section
from pipeline.publish.wordpress import words
from pipeline.render import body, post
from pipeline.text import tidy
from tests.hostile_strings import hostile
from tests.house import posts
from tests.render.reading import GOLDEN

HOUSES = [pytest.param(house, id=house.name) for house in FORMATS]
_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
_LINK = Link(headline="Fog lifts", url="https://ledger.example/fog", outlet="The Ledger")
_POST = Roundup(date="2023-03-05", title="Strait Opens", sections=(Section(groups=((_LINK,),)),))


@pytest.fixture
def harbour() -> Roundup:
    made = roundups.from_json(json.loads((GOLDEN / "harbour.json").read_text("utf-8")))
    # An address that may not be linked is printed as words; readers' comments are not printed.
    return replace(made, reader_comments=(), comment=made.comment.replace("[this link](javascript:alert(1))", "it"))


@pytest.mark.parametrize("house", HOUSES)
@settings(deadline=None, max_examples=30, suppress_health_check=_SLOW)
@given(roundup=posts.roundups)
def test_a_printed_post_is_read_back(house: HouseFormat, roundup: Roundup) -> None:
    meant = posts.in_format(roundup, house)

    assert posts.read_back(meant, house) == meant


@pytest.mark.long
@pytest.mark.parametrize("house", HOUSES)
@settings(deadline=None, max_examples=2_000, suppress_health_check=_SLOW)
@given(roundup=posts.roundups)
def test_two_thousand_printed_posts_are_read_back(house: HouseFormat, roundup: Roundup) -> None:
    meant = posts.in_format(roundup, house)

    assert posts.read_back(meant, house) == meant


@pytest.mark.parametrize("house", HOUSES)
@settings(deadline=None, max_examples=25, suppress_health_check=_SLOW)
@given(roundup=posts.roundups)
def test_a_body_that_wordpress_has_kept_is_read_back(house: HouseFormat, roundup: Roundup) -> None:
    meant = replace(posts.in_format(roundup, house), date="2023-03-05")
    kept = words.content(body(meant, form="html", format=house.name), key="k12", typography="house")
    title = meant.title + (house.update_mark if meant.update else "")

    read = own_html.read(kept, title=title, published=posts.DAY)

    assert read
    assert read.roundup == meant
    assert read.unplaced == ()


@pytest.mark.parametrize("house", HOUSES)
def test_the_harbour_post_is_read_back(harbour: Roundup, house: HouseFormat) -> None:
    meant = posts.in_format(harbour, house)

    assert posts.read_back(meant, house) == meant


def test_every_string_of_the_hostile_collection_is_read_back_as_a_headline() -> None:
    said = [words for text in hostile() if (words := tidy(text))]
    links = tuple(replace(_LINK, headline=text, outlet=text, note=text) for text in said)
    meant = replace(_POST, sections=(Section(groups=(links,)),))

    assert posts.read_back(meant, named("wnu")) == meant


@pytest.mark.parametrize(
    ("list_line", "kind_words"),
    [
        pytest.param("{headline}", {}, id="headlines only"),
        pytest.param("{outlet}: {headline}", {"opinion": "op-ed", "editorial": "op-ed"}, id="two kinds, one word"),
        pytest.param("{own_text} {headline}", {}, id="no outlet"),
    ],
)
@settings(deadline=None, max_examples=25, suppress_health_check=_SLOW)
@given(roundup=posts.roundups)
def test_what_a_house_does_not_print_is_kept_with_the_line(
    list_line: str, kind_words: dict[str, str], roundup: Roundup
) -> None:
    house = replace(named("wnu"), list_line=pattern(list_line), kind_words=kind_words, linked=("outlet",))

    read = own_html.read(posts.printed(roundup, house), houses=[house])

    assert read
    assert read.roundup == roundup


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("heading", [None, "", "Strait Opens", "Commentaries, Opinions, And Editorials", "Else"])
def test_a_heading_of_one_s_own_is_told_from_the_house_s(house: HouseFormat, heading: str | None) -> None:
    meant = replace(_POST, format=house.name, sections=(replace(_POST.sections[0], heading=heading),))

    assert posts.read_back(meant, house) == meant


def test_what_somebody_added_on_the_blog_is_unplaced() -> None:
    printed = body(_POST, form="html").replace(
        '<section class="list">', 'Hello.<p>More <b>soon</b></p><section class="list">'
    )

    read = own_html.read(printed, title="Strait Opens", published=posts.DAY)

    assert read
    assert read.roundup == _POST
    assert read.unplaced == ("Hello.", "More soon")


def test_a_notice_in_other_words_than_the_house_s_is_kept_whole() -> None:
    meant = replace(_POST, notices=(Notice(kind="update", date="2023-03-06", text="Two tugs."),))

    read = own_html.read(post(meant, form="html", notices={"update": "Later: {text}"}))

    assert read
    assert read.roundup.notices == (Notice(kind="update", date="2023-03-06", text="Later: Two tugs."),)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="nothing"),
        pytest.param("<p>Fog lifts -- The Ledger</p>", id="foreign"),
        pytest.param('<div class="post-body">data-format=""</div>', id="says so in words only"),
        pytest.param('<p data-format="wnu">', id="another element"),
        pytest.param('<?xml version="1.0" encoding="utf-8"?><div class="x" data-format="wnu">', id="another class"),
    ],
)
def test_what_is_not_ours_is_left_to_the_other_readers(content: str) -> None:
    assert own_html.read(content) is None


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        pytest.param(
            '<figure class="media" data-kind="flash" data-place="left" data-url="javascript:alert(1)"></figure>',
            replace(_POST, sections=(), media=(Media(kind="picture", url=None),)),
            id="a picture of no kind, place or address",
        ),
        pytest.param(
            '<p class="lead" data-more="[1"><a class="headline" href="data:text/html,x">Fog</a></p>',
            replace(_POST, sections=(), lead=Lead(headline="Fog", url=None, outlet="")),
            id="broken data, no web address",
        ),
        pytest.param(
            '<p class="lead" data-more=\'{"authors": [1, "A. Ek"], "agency": {}, "url": "//x"}\'>Fog</p>',
            replace(_POST, sections=(), lead=Lead(headline="", url=None, outlet="", authors=("A. Ek",))),
            id="data of other types",
        ),
    ],
)
def test_what_pretends_to_be_ours_gives_no_more_than_a_post_may_hold(inside: str, read: Roundup) -> None:
    content = f'<div class="post-body" data-format="wnu" data-kind="x" data-labels="{{}}" lang="xx-y">{inside}</div>'

    found = own_html.read(content, title="Strait Opens", published=posts.DAY)

    assert found
    assert found.roundup == read


@pytest.mark.parametrize("element", ["<div>", "<span>", "<b>", "<blockquote><p>"])
def test_a_post_in_a_tower_of_elements_is_not_ours(element: str) -> None:
    assert (
        own_html.read(f'<div class="post-body" data-format="wnu"><p class="lead">{element * 50_000}Fog lifts') is None
    )

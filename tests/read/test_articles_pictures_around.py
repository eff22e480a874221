"""Which picture of a page is the article's, and what of the words around it are its caption and credit."""

import pytest

from tests.read.invented_pages import HEADLINE, LEDE, SECOND, THIRD, page, read
from tests.read.test_articles_pictures import ADDRESS, IMAGE, OFFERED, WORDS

CAPTION = f"<figcaption>{WORDS}</figcaption>"
CREDIT = '<span class="image-copyright">Ada Bo/Northwire</span>'
SOURCES = "".join(f'<source media="(min-width:{n}00px)" srcset="{ADDRESS}?w={n}00">' for n in range(3, 15))


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(
            f"<div><picture>{SOURCES}{IMAGE}</picture><p>{WORDS} <i>Ada Bo/Northwire</i></p></div>", id="sources"
        ),
        pytest.param(
            f'<figure>{IMAGE}{CAPTION}</figure><div class="meta"><div>{WORDS}</div>{CREDIT}</div>',
            id="behind the figure",
        ),
        pytest.param(f"<div><figure>{IMAGE}{CAPTION}</figure></div><div>{CREDIT}</div>", id="behind its box"),
        pytest.param(
            f"<div><figure>{IMAGE}<i>View 6 images</i></figure></div><div><figcaption>{WORDS} (Image: Ada Bo/Northwire)"
            "</figcaption></div>",
            id="a caption outside the figure",
        ),
        pytest.param(
            f"<div><div><div><div><div><span><picture>{IMAGE}</picture></span></div></div></div></div></div>"
            f"<div><div><div class='caption'><span>{WORDS}</span> "
            "<span class='caption__credit'>Ada Bo/Northwire</span></div></div></div>",
            id="a caption alone in the next boxes",
        ),
        pytest.param(
            f"<x-zoom><brick-{IMAGE[1:-1]}></brick-img></x-zoom><div class='caption'>{WORDS}"
            '<span class="image-photographer">Foto: Ada Bo/Northwire</span></div>',
            id="an element of the content system's own",
        ),
        pytest.param(
            f"<figure>{IMAGE}<div><span>{WORDS}</span><span data-c-cr='Ada Bo/Northwire'></span></div></figure>",
            id="an attribute that the page's style prints",
        ),
    ],
)
def test_credit_and_caption_are_found_around_the_picture(shown: str) -> None:
    picture = read(page(head=OFFERED, before=f'<div class="lead">{shown}</div>')).picture

    assert picture is not None
    assert (picture.alt, picture.caption, picture.credit) == ("Boats at the quay", WORDS, "Ada Bo/Northwire")


def test_what_holds_the_headline_or_a_paragraph_is_no_caption() -> None:
    head = f"<header><h1>{HEADLINE}</h1><p class='bylines'>By Ada Bo</p><div>{IMAGE}</div></header>"
    opened = f"<div><div>{IMAGE.replace(ADDRESS, ADDRESS)}</div><p>{LEDE}</p></div><p>{SECOND}</p><p>{THIRD}</p>"

    for body in (f"{head}<p>{LEDE}</p><p>{SECOND}</p>", f"<h1>{HEADLINE}</h1>{opened}"):
        picture = read(f"<html><head>{OFFERED}</head><body><article>{body}</article></body></html>".encode()).picture

        assert picture is not None
        assert (picture.caption, picture.credit) == ("", "")


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param('<p class="hero-byline">By Ada Bo</p>{}', id="who wrote the text"),
        pytest.param('<p class="author-photo">Ada Bo</p>{}', id="whose portrait it is"),
        pytest.param(f"<div>{{}}<p>{IMAGE.replace('quay', 'pier')}{CREDIT}</p></div>", id="another's, in the text"),
        pytest.param(f"<div>{IMAGE.replace('quay', 'pier')}{CREDIT}</div>{{}}", id="another's, behind it"),
    ],
)
def test_what_stands_beside_a_picture_and_is_not_its_own_is_no_credit(beside: str) -> None:
    text = beside.format(f"<p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p>")

    picture = read(page(text, head=OFFERED, before=f"<div>{IMAGE}</div>").replace(b'<div class="text">', b"")).picture

    assert picture is not None
    assert (picture.url, picture.credit) == (ADDRESS, "")


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(f"<p>{IMAGE.replace('quay', 'pier')}</p>", id="a picture"),
        pytest.param(f"<p>{SECOND}</p>", id="a paragraph"),
    ],
)
def test_a_caption_behind_text_or_another_picture_is_not_this_ones(between: str) -> None:
    text = f"<p>{IMAGE}</p>{between}<p class='caption'>Nets dry at the pier.</p><p>{LEDE}</p><p>{THIRD}</p>"

    picture = read(page(text, head=OFFERED)).picture

    assert picture is not None
    assert (picture.url, picture.caption) == (ADDRESS, "")


def test_no_script_is_part_of_a_caption() -> None:
    caption = f"<figcaption><script>show('ad');</script>{WORDS}</figcaption>"

    picture = read(page(head=OFFERED, before=f"<figure>{IMAGE}{caption}</figure>")).picture

    assert picture is not None
    assert picture.caption == WORDS


@pytest.mark.parametrize(
    "teaser",
    [
        pytest.param("<div>{}</div>", id="before the article"),
        pytest.param("<div><article>{}</article></div>", id="an article of its own"),
    ],
)
def test_a_teaser_that_shows_the_picture_too_gives_none_of_its_words(teaser: str) -> None:
    small = IMAGE.replace('src="', 'src="/pxl.gif" data-src="').replace("Boats at", "Crews at")
    other = teaser.format(f"<figure>{small}<figcaption>Night ferries</figcaption></figure>")
    shown = page(head=OFFERED, before=f"<div>{IMAGE}<p class='caption'>{WORDS}</p></div>").decode()

    picture = read(shown.replace("<body>", f"<body>{other}").encode()).picture

    assert picture is not None
    assert (picture.url, picture.alt, picture.caption) == (ADDRESS, "Boats at the quay", WORDS)


def test_a_portrait_is_no_lead_picture() -> None:
    portrait = f"<picture class='profile-picture'>{IMAGE}</picture>"

    assert read(page(before=portrait)).picture is None


def test_a_korean_agencys_caption_opens_with_its_credit() -> None:
    caption = "(서울=연합뉴스) 김철수 기자 = 12일 부두에 여객선이 서 있다. 2026.5.12 kim@yna.example"

    picture = read(page(head=OFFERED, before=f"<figure>{IMAGE}<figcaption>{caption}</figcaption></figure>")).picture

    assert picture is not None
    assert picture.credit == "연합뉴스"


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(IMAGE.replace(">", ' itemprop="image">'), id="microdata"),
        pytest.param(IMAGE.replace(">", ' width="600">'), id="as wide as a column"),
    ],
)
def test_a_lead_picture_in_no_figure(image: str) -> None:
    picture = read(page(before=f"<p>{image}</p>")).picture

    assert picture is not None
    assert picture.url == ADDRESS


@pytest.mark.parametrize("image", [IMAGE, IMAGE.replace(">", ' width="120">')])
def test_a_small_picture_or_one_of_unknown_size_in_no_figure_is_no_lead_picture(image: str) -> None:
    assert read(page(before=f"<p>{image}</p>")).picture is None


@pytest.mark.parametrize(
    "advert",
    [
        pytest.param(f"<p>{IMAGE.replace('>', ' width=728 height=90>')}</p>", id="as flat as a banner"),
        pytest.param(f"<div class='ad-slot'><a href='/x'>{IMAGE.replace('>', ' width=600>')}</a></div>", id="by class"),
        pytest.param(f"<div id='top-banner'>{IMAGE.replace('>', ' width=600>')}</div>", id="by id"),
    ],
)
def test_a_wide_advertisement_is_no_lead_picture(advert: str) -> None:
    assert read(page(before=advert)).picture is None


def test_the_picture_that_an_old_link_offers() -> None:
    picture = read(page(head=f'<link rel="image_src" href="{ADDRESS}">')).picture

    assert picture is not None
    assert picture.url == ADDRESS


@pytest.mark.parametrize("name", ["preload.gif", "pre_loading.gif", "trans.gif", "dotclear.gif", "ajax-loader.gif"])
def test_what_stands_while_a_picture_loads_is_none(name: str) -> None:
    waiting = IMAGE.replace(ADDRESS, f"https://harbour.example/icons/{name}")

    assert read(page(before=f"<figure>{waiting}</figure>")).picture is None


@pytest.mark.parametrize("name", ["truckload.gif", "sky-clear.png", "loaders.png"])
def test_a_picture_may_be_called_like_it(name: str) -> None:
    shown = IMAGE.replace(ADDRESS, f"https://harbour.example/i/{name}")

    assert read(page(before=f"<figure>{shown}</figure>")).picture is not None

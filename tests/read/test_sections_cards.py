"""What the card around a link on a section page says: the headline that is no link, and who paid for it."""

import pytest

from tests.read.lists import read_section

FERRY, QUAY = "/world/2026/05/12/ferry-stays", "/world/2026/05/11/quay-wall"
STAYS, WALL = "Ferry stays in port", "Quay wall gives way"
OTHER = f'<article><h3><a href="{QUAY}">{WALL}</a></h3></article>'


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(f'<article><h3>{STAYS}</h3><a class="stretched-link" href="{FERRY}"></a></article>', id="over it"),
        pytest.param(f'<div><h3>{STAYS}</h3><p>So.</p><a href="{FERRY}">Read more</a></div>', id="read more"),
        pytest.param(f'<a href="{FERRY}" title="{STAYS}"><img></a>', id="the link's title"),
        pytest.param(f'<a href="{FERRY}" aria-label="{STAYS}"></a>', id="its label"),
        pytest.param(f'<a href="{FERRY}"><b>{STAYS}</b><br>Its master waits for the buoys.</a>', id="a line in bold"),
        pytest.param(f'<h3><a href="{FERRY}">{STAYS}<span>02:31</span></a></h3>', id="a video's length"),
        pytest.param(
            f'<h3><a href="{FERRY}">{STAYS}</a></h3><a href="{FERRY}">Its master waits for the buoys, he said.</a>',
            id="a heading before a longer summary",
        ),
    ],
)
def test_the_headline_of_a_card_is_found(card: str) -> None:
    assert [item.headline for item in read_section(card + OTHER).items] == [STAYS, WALL]


@pytest.mark.parametrize(
    "headline",
    ["港口停工风波直播：今晚20:30", "国会討論会の生中継は今夜19:00", "국회 본회의 개최 시각은 오늘 오후2:30"],
)
def test_a_time_that_stands_close_to_the_last_word_of_a_headline_is_no_videos_length(headline: str) -> None:
    card = f'<article><h3><a href="{FERRY}">{headline}</a></h3></article>'

    assert [item.headline for item in read_section(card + OTHER).items] == [headline, WALL]


def test_the_heading_of_a_list_is_no_headline_of_the_one_article_in_it() -> None:
    page = f'<section><h2>Latest news from the harbour</h2><div><div><a href="{FERRY}">More</a></div></div></section>'

    assert [item.headline for item in read_section(page + OTHER).items] == [WALL]


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(f'<article class="card sponsored"><h3><a href="{FERRY}">{STAYS}</a></h3></article>', id="class"),
        pytest.param(f'<article><h3><a rel="sponsored" href="{FERRY}">{STAYS}</a></h3></article>', id="rel"),
        pytest.param(f'<article><p>Anzeige</p><h3><a href="{FERRY}">{STAYS}</a></h3></article>', id="label"),
        pytest.param(
            f'<li><span>[PR]</span><a href="{FERRY}">フェリーは港に留まる見込み</a></li>', id="label in Japan"
        ),
    ],
)
def test_what_an_advertiser_paid_for_is_left_out_and_said(card: str) -> None:
    feed = read_section(card + OTHER)

    assert [item.headline for item in feed.items] == [WALL]
    assert feed.warnings == ("1 left out that an advertiser paid for",)


@pytest.mark.parametrize("name", ["no-sponsored", "non-sponsored", "not-sponsored"])
def test_what_is_said_to_be_unpaid_is_read(name: str) -> None:
    card = f'<article class="card {name}"><h3><a href="{FERRY}">{STAYS}</a></h3></article>'

    assert [item.headline for item in read_section(card + OTHER).items] == [STAYS, WALL]


def test_the_letters_of_a_state_above_an_article_are_no_advertisers_label() -> None:
    card = f'<li><span>PR</span><a href="{FERRY}">{STAYS}</a></li>'

    assert [item.headline for item in read_section(card + OTHER).items] == [STAYS, WALL]


def test_an_advertisement_in_the_list_around_it_leaves_an_article_in() -> None:
    page = f'<ul><li><h3><a href="{FERRY}">{STAYS}</a></h3></li><li><p>Advertisement</p></li></ul>'

    assert [item.headline for item in read_section(page).items] == [STAYS]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        pytest.param("渡轮船员停工一周抗议夜班", "/渡轮船员停工一周抗议夜班", id="a Chinese address"),
        pytest.param("ลูกเรือเรือข้ามฟากหยุดงานหนึ่งสัปดาห์", FERRY, id="a Thai headline"),
    ],
)
def test_scripts_that_part_no_words_are_read_by_their_length(words: str, address: str) -> None:
    assert [item.headline for item in read_section(f'<a href="{address}">{words}</a>').items] == [words]

"""What stands around a short text, or in it, and is no part of it, as content systems of many houses print it."""

import pytest

from tests.read.invented_pages import BODY, HEADLINE, LEDE, SECOND, THIRD, page, read

TEXT = (LEDE, SECOND, THIRD)
OTHER = "The mayor of Marl says that the canal will be deep and wide enough for every boat of the coast, and for ours."
CARD = (
    f'<article class="card"><h3><a href="/marl">Marl digs a canal</a></h3><span>12 May</span><p>{OTHER}</p></article>'
)
CARDS = "".join(CARD.replace("every boat", f"{number} boats") for number in range(12))
SUMMARY = f'<div class="%s"><h3>Summary</h3><p>{OTHER}</p></div>'
SHADOW = f'<news-text><template shadowrootmode="open"><div>{BODY}</div></template></news-text>'


@pytest.mark.parametrize(
    ("before", "body"),
    [
        pytest.param("", f"{BODY}</div><div>{CARDS}", id="a dozen teasers below"),
        pytest.param("", f'{BODY}<div id="jp-relatedposts"><p>{OTHER}</p></div>', id="Jetpack's related posts"),
        pytest.param(SUMMARY % "ai-summary", BODY, id="a summary by a machine"),
        pytest.param(SUMMARY % "story-ai-generated summary", BODY, id="one that says it was generated"),
        pytest.param(
            "", f"{BODY}<p>Got a story? Write to the newsroom at news@harbour.example or ring us.</p>", id="a call"
        ),
        pytest.param("", BODY.replace("</p>", '<sup><a href="#fn1">1</a></sup></p>', 1), id="a footnote's mark"),
        pytest.param("", BODY.replace("</p>", '<a href="#fn1"><sup>[1]</sup></a></p>', 1), id="a mark in its link"),
    ],
)
def test_it_is_left_out(before: str, body: str) -> None:
    article = read(page(body, before=before))

    assert (article.standfirst, article.paragraphs) == ((), TEXT)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("story-summary", id="its class"),
        pytest.param("gpt-slot story-summary", id="a place for advertisements in the same element"),
    ],
)
def test_a_summary_by_the_newsroom_is_a_standfirst(names: str) -> None:
    assert read(page(before=SUMMARY % names)).standfirst == (OTHER,)


@pytest.mark.parametrize(
    "named",
    [
        pytest.param('class="perex"', id="Czech"),
        pytest.param('class="sapo"', id="Vietnamese"),
        pytest.param('class="spot"', id="Turkish"),
        pytest.param('class="linha-fina"', id="Brazilian"),
        pytest.param('class="teaser-text" itemprop="description"', id="microdata"),
        pytest.param('class="css-1x" data-testid="subheadline"', id="a name for tests"),
    ],
)
def test_a_standfirst_is_known_by_more_names(named: str) -> None:
    assert read(page(before=f"<div {named}>{OTHER}</div>")).standfirst == (OTHER,)


@pytest.mark.parametrize(
    "named",
    [
        'class="ad-spot"',
        'class="sponsor-spot"',
        'class="spot promo"',
        'data-testid="spot-im"',
        'itemprop="description articleBody"',
    ],
)
def test_other_names_make_none(named: str) -> None:
    assert read(page(before=f"<div {named}>{OTHER}</div>")).standfirst == ()


PICTURE = '<div class="image"><img src="/ferry.jpg"></div>'


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(BODY.replace("<p>", f"<p>{PICTURE}", 1), id="a box written into the first one"),
        pytest.param(f"{PICTURE}{LEDE}<p>{SECOND}</p><p>{THIRD}</p>", id="none but a box before it"),
        pytest.param(BODY.replace(f"<p>{SECOND}", f"<p>{PICTURE}{SECOND}"), id="a box in a later one"),
        pytest.param(f"The quay on Tuesday{BODY}", id="a scrap"),
        pytest.param(f"<a href='/marl'>{OTHER}</a>{BODY}", id="a link"),
        pytest.param(f"{OTHER}<div>{BODY}</div>", id="another box"),
    ],
)
def test_a_paragraph_that_lost_its_element_is_one_in_the_box_of_the_text(body: str) -> None:
    article = read(page(body))

    assert (article.standfirst, article.paragraphs) == ((), TEXT)


def test_a_box_in_another_language_is_none() -> None:
    box = f'<div class="werbung-box"><p>{OTHER}</p></div>'

    assert (
        read(page(f"{box}<p>{LEDE} {SECOND}</p><p>{THIRD}</p><p>{SECOND} {THIRD}</p>")).paragraphs[0].startswith(LEDE)
    )


def test_a_place_whose_word_goes_on_behind_its_element_stays_one_word() -> None:
    text = f'<p>The <span class="city">Marl</span>er crews agree. {LEDE}</p><p>{SECOND}</p>'

    assert read(page(text)).paragraphs[0] == f"The Marler crews agree. {LEDE}"


def test_the_place_of_a_dateline_does_not_run_into_the_text() -> None:
    stamped = f'<p><span class="location-stamp">Osthaven</span>{LEDE}</p><p>{SECOND}</p>'

    assert read(page(stamped)).paragraphs == (f"Osthaven {LEDE}", SECOND)


SAID = "Two boats carry the mail, she says"
DESCRIBED = f'<meta name="description" content="{SAID}">'


@pytest.mark.parametrize(
    ("head", "line", "standfirst"),
    [
        pytest.param("", f'<h2 class="post-subtitle">{SAID}</h2>', (SAID,), id="its class"),
        pytest.param(DESCRIBED, f"<h3>{SAID}</h3>", (SAID,), id="the page's description"),
        pytest.param("", f"<h3>{SAID}</h3>", (), id="nothing says so"),
        pytest.param("", '<h2 class="subtitle">The parties</h2>', (), id="too short"),
    ],
)
def test_a_short_heading_is_a_standfirst_where_the_page_says_so(
    head: str, line: str, standfirst: tuple[str, ...]
) -> None:
    article = read(page(head=head, before=line))

    assert (article.standfirst, article.paragraphs) == (standfirst, TEXT)


@pytest.mark.parametrize("tag", ["p", "div"])
def test_what_opens_with_a_dateline_is_the_text_whatever_its_class(tag: str) -> None:
    first = f"OSTHAVEN (Reuters) - {LEDE}"
    article = read(page(f"<p>{SECOND}</p><p>{THIRD}</p>", before=f'<{tag} class="introText">{first}</{tag}>'))

    assert (article.standfirst, article.paragraphs) == ((), (first, SECOND, THIRD))


@pytest.mark.parametrize("power", ["m<sup>2</sup>", 'm<a href="/units"><sup>2</sup></a>'])
def test_a_power_is_no_footnote(power: str) -> None:
    assert read(page(BODY.replace("for a week", power).replace("pay talks", power))).paragraphs[0].count("m2") == 1


def test_a_template_that_its_element_shows_is_text() -> None:
    assert read(page(SHADOW)).paragraphs == TEXT


def test_any_other_template_is_none() -> None:
    assert read(page(SHADOW.replace(' shadowrootmode="open"', ""))).paragraphs == ()


SHORT_TEXT = f"<p>{LEDE}</p>"
ABOUT = "<p>The Harbour Times is a paper of the coast, and has told of its boats.</p>"


@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_a_short_text_below_its_own_headline_that_is_a_link_is_the_text(tag: str) -> None:
    post = f'<div class="post"><{tag}><a href="/world/ferry-strike">{HEADLINE}</a></{tag}><div>{SHORT_TEXT}</div></div>'
    blog = f'<html><head><title>{HEADLINE}</title></head><body>{post}<div class="about">{ABOUT}</div></body></html>'

    assert read(blog.encode()).paragraphs == (LEDE,)


def test_the_parts_of_a_text_whose_headings_link_to_themselves_are_the_text() -> None:
    parts = (
        f'<h2 id="s{n}"><a href="#s{n}">The parties to the talks</a></h2><p>{one}</p>' for n, one in enumerate(TEXT)
    )
    box = f'</div></article><div class="box"><p>{OTHER}</p></div><article><div>'

    assert read(page("".join(parts) + box)).paragraphs == TEXT


QUESTION = "<p><b>And what will the crews do on Friday{0}?</b></p>"


def test_the_questions_of_an_interview_are_text() -> None:
    asked = "".join(QUESTION.format(place) + f"<p>{one}</p>" for place, one in enumerate((*TEXT, OTHER)))

    assert read(page(asked)).paragraphs[2:4] == ("And what will the crews do on Friday1?", SECOND)


def test_one_bold_question_is_a_heading() -> None:
    assert read(page(BODY.replace(f"<p>{THIRD}", f"{QUESTION.format('')}<p>{THIRD}"))).paragraphs == TEXT


MORE = "".join(f"<p>{OTHER.replace('every boat', f'{number} boats')}</p>" for number in range(6))
SEEN = "Ferry crews in yellow coats stand before the harbour office of Osthaven with a banner, which the wind has torn."
PICTURED = f'<div><div><img src="/crews.jpg"></div><p>{SEEN}</p></div>'


@pytest.mark.parametrize(
    ("body", "holds"),
    [
        pytest.param(f"{PICTURED}{BODY}{MORE}", False, id="a caption that nothing calls so"),
        pytest.param(f"<p>{SEEN}</p>{BODY}{MORE}", True, id="without a picture it is text"),
        pytest.param(
            PICTURED + "".join(f"<div><img src='a'><p>{one}</p></div>" for one in TEXT), True, id="a picture to each"
        ),
        pytest.param(f'<div><p>{SEEN}</p><img src="/crews.jpg"></div>{BODY}{MORE}', True, id="above the picture"),
    ],
)
def test_a_line_alone_with_a_picture_is_no_text_where_the_text_runs_on_elsewhere(body: str, holds: bool) -> None:
    assert (SEEN in read(page(body)).paragraphs) is holds


@pytest.mark.parametrize(
    ("opening", "head"),
    [
        pytest.param(f"OSTHAVEN, May 12 (Reuters) - {SEEN}", "", id="an agency's dateline"),
        pytest.param(SEEN, f'<meta name="description" content="{SEEN}">', id="the page's description"),
    ],
)
def test_what_the_page_shows_to_be_text_is_no_caption(opening: str, head: str) -> None:
    article = read(page(f"{PICTURED.replace(SEEN, opening)}{BODY}{MORE}", head=head))

    assert [*article.standfirst, *article.paragraphs][0] == opening

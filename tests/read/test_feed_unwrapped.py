"""What the software of a feed puts around the text of an item is no part of it."""

import time

import pytest

from pipeline.news import Item
from pipeline.read import unwrapped
from tests.read.printed import item, only, rss

PAGE = "https://harbourpost.example/1"
TOLD = "Crews and owners met again on Tuesday."
CONTENT = "http://purl.org/rss/1.0/modules/content/"
HOME = '<a href="https://harbourpost.example/">The Harbour Post</a>'


def _item(description: str, *, title: str = "Ferry talks resume", content: str = "") -> Item:
    encoded = f"<c:encoded xmlns:c='{CONTENT}'><![CDATA[{content}]]></c:encoded>" if content else ""
    return only(
        rss(item(title=title, link=PAGE, more=f"<description><![CDATA[{description}]]></description>{encoded}"))
    )


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(
            f'<p>The post <a href="{PAGE}">Ferry talks resume</a> appeared first on {HOME}.</p>', id="WordPress"
        ),
        pytest.param(
            f'<p>Der Beitrag <a href="{PAGE}?utm_source=rss">Ferry talks resume</a> erschien zuerst auf {HOME}.</p>',
            id="WordPress in German, with tracking",
        ),
        pytest.param(
            f'<p><a href="{PAGE}">Ferry talks resume</a> was originally published in {HOME} on Medium, where people '
            "are continuing the conversation by highlighting and responding to this story.</p>",
            id="Medium",
        ),
        pytest.param(f'<p><a href="{PAGE}#more-1">Weiterlesen &rarr;</a></p>', id="the way to the page"),
        pytest.param(f' <a href="{PAGE}">Lire la suite...</a>', id="the way behind a sentence"),
        pytest.param(f' [<a href="{PAGE}">続きを読む</a>]', id="the way in brackets"),
        pytest.param('<br/><br/><a class="more" href="/1">Leggi tutto</a>', id="a relative link"),
        pytest.param(
            f'<p><a href="{PAGE}">Read</a></p><p>The post <a href="{PAGE}">Ferry talks resume</a>.</p>', id="two"
        ),
        pytest.param(f'<p><a href="{PAGE}#comments">12 comments</a></p><p>&nbsp;</p>', id="comments, before nothing"),
    ],
)
def test_the_way_to_the_items_own_page_is_no_text(behind: str) -> None:
    assert _item(f"<p>{TOLD}</p>{behind}").summary == TOLD
    assert _item(f"{TOLD}{behind}").summary == TOLD


@pytest.mark.parametrize(
    ("description", "summary"),
    [
        pytest.param(f'<a href="{PAGE}">{TOLD}</a>', TOLD, id="all of it"),
        pytest.param(f'{TOLD} They <a href="{PAGE}">said so</a>', f"{TOLD} They said so", id="the end of a sentence"),
        pytest.param(f'<p>{TOLD}</p><p>See <a href="/2">the tides</a></p>', f"{TOLD} See the tides", id="another page"),
        pytest.param(
            f'<p>{TOLD}</p><p>As <a href="{PAGE}">we wrote</a>, they had met before, in the winter, in Marl.</p>',
            f"{TOLD} As we wrote, they had met before, in the winter, in Marl.",
            id="a paragraph that links it",
        ),
    ],
)
def test_what_only_links_the_page_stays(description: str, summary: str) -> None:
    assert _item(description).summary == summary


@pytest.mark.parametrize(
    "caption",
    [
        pytest.param("<figure><img src='a.jpg'><figcaption>A ferry, <b>seen</b></figcaption></figure>", id="HTML"),
        pytest.param('<div class="wp-caption"><img><p class="wp-caption-text">A ferry</p></div>', id="WordPress"),
        pytest.param("<dl><dt><img></dt><dd class='wp-caption-dd'>A ferry</dd></dl>", id="an older WordPress"),
    ],
)
def test_what_stands_under_a_picture_is_no_text(caption: str) -> None:
    found = _item(f"{caption}<p>{TOLD}</p>", content=f"{caption}<p>{TOLD}</p><p>Both spoke.</p>{caption}")

    assert (found.summary, found.content) == (TOLD, (TOLD, "Both spoke."))


@pytest.mark.parametrize("name", ["no-caption", "has-caption"])
def test_a_class_that_says_that_there_is_a_caption_or_none_is_no_captions(name: str) -> None:
    found = _item(f'<p class="{name}">{TOLD}</p>', content=f'<p class="{name}">{TOLD}</p><p>Both spoke.</p>')

    assert (found.summary, found.content) == (TOLD, (TOLD, "Both spoke."))


@pytest.mark.parametrize(
    "caption",
    [
        pytest.param("<figcaption>A ferry</figcaption>", id="HTML"),
        pytest.param('<p class="caption">A ferry</p>', id="a paragraph"),
    ],
)
def test_the_words_round_a_caption_stay_two_words(caption: str) -> None:
    assert _item(f"The ferry{caption}stays in.").summary == "The ferry stays in."


@pytest.mark.parametrize(
    ("description", "summary"),
    [
        pytest.param("<figcaption>A ferry</figcaption>", "A ferry", id="nothing else is there"),
        pytest.param(f'<p class="caption">A ferry<p>{TOLD}', f"A ferry {TOLD}", id="never closed"),
        pytest.param(f"<p>Captions: {TOLD}</p>", f"Captions: {TOLD}", id="the word itself"),
    ],
)
def test_what_may_be_no_caption_stays(description: str, summary: str) -> None:
    assert _item(description).summary == summary


def test_drupals_fields_before_the_text_are_none_of_it() -> None:
    fields = (
        '<span class="field field--name-title">Ferry talks resume</span>\n'
        '<span class="field field--name-uid"><span lang="" about="/user/1">admin</span></span>\n'
        '<span class="field field--name-created"><time datetime="2026-02-17T18:05:00Z">Tue, 02/17/2026</time></span>\n'
    )

    assert _item(f'{fields}<div class="field field--name-body"><p>{TOLD}</p></div>').summary == TOLD


@pytest.mark.parametrize("said", ["null", "undefined", "[object Object]"])
def test_software_that_has_no_text_says_so_and_tells_nothing(said: str) -> None:
    assert _item(said, content=f"<p>{TOLD}</p>").summary == TOLD


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("<figcaption>" * 200_000, id="captions"),
        pytest.param("<p class='" * 200_000 + "caption", id="classes"),
        pytest.param("<p class=" + "class=" * 200_000 + ">caption", id="classes of one tag"),
        pytest.param('<span class="field--name-uid">' * 80_000, id="fields"),
        pytest.param("<a href=/1>" * 200_000 + "</a>", id="links"),
    ],
)
def test_a_text_made_to_hold_the_reader_costs_little(hostile: str) -> None:
    started = time.process_time()
    unwrapped.told(hostile, "Ferry talks resume", lambda link: True)

    assert time.process_time() - started < 2  # 0.2 s here; the child's deadline is 5 s


@pytest.mark.parametrize(
    ("description", "content", "kept"),
    [
        pytest.param(TOLD, "Everybody shook hands.", True, id="other words than the summary's"),
        pytest.param(TOLD, f'Everybody shook hands.</p><p><a href="{PAGE}">Seguir leyendo</a>', True, id="read on"),
        pytest.param(TOLD, TOLD, False, id="the summary again"),
        pytest.param(TOLD, f"{TOLD} Everybody shook hands.", False, id="the summary and more"),
        pytest.param(TOLD, "Everybody shook hands and...", False, id="broken off"),
        pytest.param("", "Everybody shook hands.", False, id="all there is, and so the summary"),
    ],
)
def test_the_one_paragraph_that_a_feed_carries_is_content_where_it_is_a_lede(
    description: str, content: str, kept: bool
) -> None:
    assert _item(description, content=f"<p>{content}</p>").content == (("Everybody shook hands.",) if kept else ())

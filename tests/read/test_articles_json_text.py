"""The text of a page whose markup shows none: what its own JSON keeps beside the headline, and nothing else."""

import json
import time

import pytest

from tests.read.invented_pages import BODY, HEADLINE, LEDE, SECOND, THIRD, json_ld, page, read

TEXT = (LEDE, SECOND, THIRD)
LINKED = f'{SECOND} <a href="/mail">The mail</a> waits.'
OTHERS = [{"title": "Marl digs a canal", "text": one} for one in ("It will be deep and wide, said the mayor.",) * 9]


def _page(document: object, *, kind: str = "application/json") -> bytes:
    return page("", before=f'<script id="__NEXT_DATA__" type="{kind}">{json.dumps(document)}</script>')


def _spans(words: str) -> list[dict[str, object]]:
    head, tail = words[:40], words[40:]
    return [{"type": "text", "text": head}, {"type": "link", "href": "/a", "children": [{"text": tail}]}]


BLOCKS: dict[str, object] = {
    "typed blocks": [{"type": "text", "model": {"text": one}} for one in TEXT],
    "Arc's elements": [{"type": "text", "_id": "A", "content": one} for one in TEXT],
    "WordPress's blocks": [{"name": "core/paragraph", "attributes": {"content": one}} for one in TEXT],
    "Editor.js": {"blocks": [{"type": "paragraph", "data": {"text": one}} for one in TEXT]},
    "Contentful": {"content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": x}]} for x in TEXT]},
    "Sanity": [{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": one}]} for one in TEXT],
    "Slate": [{"type": "paragraph", "children": _spans(one)} for one in TEXT],
    "strings": list(TEXT),
    "a string with blank lines": "\n\n".join(TEXT),
    "words twice": [{"type": "paragraph", "text": one, "html": f"<p>{one}</p>"} for one in TEXT],
    "headings and pictures between": [
        {"type": "heading", "text": "What the crews say about the winter."},
        *({"type": "paragraph", "text": one} for one in TEXT),
        {"type": "image", "text": "Boats lie at the empty quay of Osthaven on Tuesday."},
        {"_type": "block", "style": "h2", "text": "And what the office says about it."},
    ],
}


@pytest.mark.parametrize("name", BLOCKS)
def test_the_blocks_beside_the_headline_are_the_text(name: str) -> None:
    article = {"props": {"story": {"title": HEADLINE, "body": BLOCKS[name]}, "related": OTHERS}}

    assert read(_page(article)).paragraphs == TEXT


def test_markup_in_a_block_is_read() -> None:
    article = {"headlines": {"basic": HEADLINE}, "content_elements": [LEDE, LINKED, THIRD]}

    assert read(_page(article)).paragraphs[1] == f"{SECOND} The mail waits."


@pytest.mark.parametrize(
    "article",
    [
        pytest.param({"title": "Marl digs a canal", "body": list(TEXT)}, id="another headline"),
        pytest.param({"body": list(TEXT)}, id="no headline"),
        pytest.param({"title": HEADLINE, "related": [{"text": one} for one in TEXT]}, id="named as related"),
        pytest.param({"title": HEADLINE, "list": [{"text": one, "url": "/a"} for one in TEXT]}, id="teasers"),
        pytest.param({"title": HEADLINE, "list": [{"text": one, "user": "ada"} for one in TEXT]}, id="readers' words"),
        pytest.param({"title": HEADLINE, "body": list(TEXT), "isPremium": True}, id="paid for"),
        pytest.param({"title": HEADLINE, "body": list(TEXT), "visibility": "members"}, id="for members"),
        pytest.param({"title": HEADLINE, "body": list(TEXT), "access": {"is_free": False}}, id="not free"),
        pytest.param({"title": HEADLINE, "tags": ["Ferries of Osthaven and of the Marl"] * 9}, id="no sentences"),
        pytest.param(
            {"title": HEADLINE, "data": {"post": {"isPremium": True, "body": list(TEXT)}}}, id="paid for, further below"
        ),
        pytest.param([[[[HEADLINE]]]], id="no object"),
    ],
)
def test_what_is_not_the_pages_own_text_is_left_alone(article: object) -> None:
    assert read(_page({"story": article})).paragraphs == ()


@pytest.mark.parametrize(
    "document",
    [
        pytest.param({"isPaywalled": True, "article": {}}, id="above the article"),
        pytest.param({"access": {"isPremium": True}, "article": {}}, id="beside it"),
        pytest.param({"props": {"is_free": False, "page": {"article": {}}}}, id="two floors above"),
    ],
)
def test_what_is_called_paid_for_above_the_article_gives_no_text(document: dict[str, object]) -> None:
    said = json.dumps(document).replace("{}", json.dumps({"title": HEADLINE, "body": list(TEXT)}))

    assert read(_page(json.loads(said))).paragraphs == ()


def test_another_article_that_is_paid_for_takes_no_text_away() -> None:
    paid = [{"title": "Marl digs a canal", "isPremium": True}]

    assert read(_page({"teasers": paid, "story": {"title": HEADLINE, "body": list(TEXT)}})).paragraphs == TEXT


def test_a_million_characters_of_nothing_told_twenty_times_take_no_minute() -> None:
    told: object = {"body": [[]] * 250_000}
    for _ in range(20):
        told = {"name": HEADLINE, "content": told}
    body = _page(told)
    started = time.process_time()

    assert read(body).paragraphs == ()
    assert time.process_time() - started < 4  # 0.3 s here; the child's deadline is 5 s


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("window.Story={};Story.content=%s;Story.more={};", id="Arc"),
        pytest.param("window.__STATE__ = %s", id="a state"),
        pytest.param('self.store["a"]=%s;done()', id="a place"),
        pytest.param('a=[{"broken": ];b=%s', id="behind one that is broken"),
    ],
)
def test_a_document_that_a_script_gives_a_name_to_is_read(script: str) -> None:
    document = json.dumps({"headlines": {"basic": HEADLINE}, "content_elements": BLOCKS["Arc's elements"]})

    assert read(page("", before=f"<script>{script % document}</script>")).paragraphs == TEXT


@pytest.mark.parametrize("row", ["%s", "2:%s", "a1f:[%s]", 'a:I[12,["x"],"default"]\n2:%s', '"id": 7, "article": %s'])
def test_a_document_within_a_string_gives_its_text_alone(row: str) -> None:
    body = "".join(f"<p>{one}</p>" for one in TEXT)
    rows = row % json.dumps({"article": {"title": HEADLINE, "body": body}, "section": "World"})

    pushed = json.dumps([1, rows]).replace("<", "\\u003c")
    assert read(page("", before=f"<script>self.__next_f.push({pushed})</script>")).paragraphs == TEXT


def test_broken_json_gives_no_text() -> None:
    assert (
        read(page("", before=f'<script type="application/json">{{"title": "{HEADLINE}", "body": [</script>')).paragraphs
        == ()
    )


def test_a_shown_text_comes_first() -> None:
    document = {"title": HEADLINE, "body": ["Words of the harbour office that nobody ever saw on this page."] * 9}

    script = f'<script type="application/json">{json.dumps(document)}</script>'

    assert read(page(BODY, before=script)).paragraphs == TEXT


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(BODY, id="markup"),
        pytest.param(BODY.replace("<", "&lt;").replace(">", "&gt;"), id="escaped markup"),
        pytest.param("<br><br />".join(TEXT), id="breaks"),
        pytest.param("\n\n".join(TEXT), id="lines"),
    ],
)
def test_the_paragraphs_of_an_article_body_stay_apart(body: str) -> None:
    node = {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": body}

    assert read(page("", head=json_ld(json.dumps(node)))).paragraphs == TEXT

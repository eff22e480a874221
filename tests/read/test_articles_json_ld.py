"""JSON-LD as pages print it: broken, wrapped in comments, with authors told elsewhere in it."""

import time

import pytest

from pipeline.read.page import unescaped
from tests.read.invented_pages import HEADLINE, json_ld, page, read

NODE = f'{{"@type":"NewsArticle","headline":"{HEADLINE}","author":{{"name":"Ada Bo"}}'


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(f"<!--\n{NODE}}}\n//-->", id="a comment of the days before scripts"),
        pytest.param(f'{NODE},"description":"A "stop" of a week"}}', id="quotation marks within the text"),
        pytest.param(f'{NODE},"description":"They said "no", and "never""}}', id="before a comma and at the end"),
        pytest.param(f'{NODE},"description":"It ends \\\\"so\\\\"","about":"a "b" c"}}', id="beside escaped ones"),
    ],
)
def test_what_is_broken_as_pages_break_it_is_read(said: str) -> None:
    assert read(page(head=json_ld(said))).authors == ("Ada Bo",)


def test_a_document_that_is_well_formed_stays_as_it_is() -> None:
    whole = '{"a": ["b, c", "d"], "e": "\\"f\\" g", "h": {"i": -1, "j": null}}'

    assert unescaped.quotes(whole) == whole


def test_a_megabyte_of_marks_takes_no_time() -> None:
    before = time.process_time()

    for repeated in ('"', '" ', '",', '"a', '\\"'):
        unescaped.quotes('{"a": "' + repeated * 300_000)

    assert time.process_time() - before < 5  # seconds; .5 here, minutes if it were quadratic


def test_an_author_may_be_the_identity_of_another_node() -> None:
    person = '{"@type":"Person","@id":"https://harbour.example/#/person/7","name":"Ada Bo"}'
    article = f'{{"@type":"NewsArticle","headline":"{HEADLINE}","author":"https://harbour.example/#/person/7"}}'

    assert read(page(head=json_ld(f'{{"@graph":[{article},{person}]}}'))).authors == ("Ada Bo",)


def test_of_two_articles_of_which_the_page_shows_headlines_its_own_is_at_its_address() -> None:
    other = "Council of Lista closes the old fish market"
    told = (
        f'[{{"@type":"NewsArticle","headline":"{other}","author":{{"name":"Ed Fi"}},"articleBody":"Text",'
        '"url":"https://harbour.example/world/fish-market"},'
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}","author":{{"name":"Ada Bo"}},'
        '"url":"https://harbour.example/world/ferry-strike"}]'
    )

    assert read(page(head=json_ld(told), before=f"<h1>{other}</h1>")).authors == ("Ada Bo",)

"""Tags that HTML lets a page leave out (the standard's "optional tags"), as software that shortens pages does."""

import time

import pytest

from tests.read.invented_pages import HEADLINE, LEDE, SECOND, THIRD, read

HEAD = f"<!doctype html><html lang=en><meta charset=utf-8><title>{HEADLINE}</title>"
TEXT = f"<p>{LEDE}<p>{SECOND}<p>{THIRD}"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<article><h1>{HEADLINE}</h1>{TEXT}</article>", id="article"),
        pytest.param(f"<header><a href=/>Harbour Times</a></header><main><h1>{HEADLINE}</h1>{TEXT}</main>", id="main"),
        pytest.param(f"<section><h1>{HEADLINE}</h1>{TEXT}</section><footer><p>Imprint</footer>", id="section"),
        pytest.param(f"<site-page><h1>{HEADLINE}</h1>{TEXT}</site-page>", id="an element of the outlet's own"),
        pytest.param(f"<div><h1>{HEADLINE}</h1>{TEXT}</div>", id="div"),
    ],
)
def test_a_page_without_the_tag_of_its_body_has_a_text(body: str) -> None:
    found = read((HEAD + body).encode())

    assert (found.headline, found.paragraphs) == (HEADLINE, (LEDE, SECOND, THIRD))


def test_what_a_head_says_behind_an_element_that_ends_it_is_heard() -> None:
    canonical = '<link rel="canonical" href="https://harbour.example/ferries">'
    body = f"</head><body><article><h1>{HEADLINE}</h1>{TEXT}</article></body>"

    found = read(f"{HEAD}<site-consent><p>Tracking is off.</p></site-consent>{canonical}{body}".encode())

    assert (found.canonical, found.paragraphs) == ("https://harbour.example/ferries", (LEDE, SECOND, THIRD))


def test_a_head_of_many_elements_costs_no_more_than_a_body_of_them() -> None:
    started = time.process_time()

    assert read(f"{HEAD}{'<x-a></x-a>' * 30_000}<main><h1>{HEADLINE}</h1>{TEXT}</main>".encode()).headline == HEADLINE
    assert time.process_time() - started < 2  # 0.4 s here; one place after the other took 4.6 s

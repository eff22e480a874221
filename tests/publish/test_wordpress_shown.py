"""What readers of a real WordPress see is the house post, to the character."""

import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from pipeline.house import roundups
from pipeline.news import Dispatch
from pipeline.publish.wordpress import words
from pipeline.render import body
from pipeline.text import tidy
from tests.hostile_strings import hostile
from tests.publish.wordpress_site import WordPressSite
from tests.render.reading import GOLDEN

# Each is something that WordPress rewrites, or that it might.
TRAPS = (
    "\"Quoted\" and 'single', it's the '90s, 5' 6\", 'tain't",
    "a -- b --- c x--y, more .... and ... (tm) (c) (r)",
    "2x3 and 1,5x2 and 2 x 3, Boeing 8O left",
    ":-) ;-) :lol: :mad: 8-) :?: <3",
    "`a` ``b''",
    "[gallery] [[gallery]] [embed]x[/embed] [caption width=1]x[/caption] [brackets]",
    'Wordpress rocks. (Wordpress "Wordpress',
    "AT&T &amp; &#106; &lt;b&gt; <b>bold</b> 1 < 2 > 1",
    "<!--more--> <!--nextpage--> <!-- /wp:html --> <?php echo 1 ?>",
    "http://example.com/?a=1&b=2 www.example.com me@example.com",
    "漢字かな交じり 한국어 中文，标点。",
    'עברית (סוגריים) -- "ציטוט"',
    'العربية: "اقتباس" -- ....',
    "🇺🇦 😀 👨‍👩‍👧 é é ﬁ",
    "c:\\new\\table \\\\ \\0 %s %20 %d8 $1 {{ x }} {% y %} ${z}",
    "– — … “x” ‘y’ «z»   non-breaking",
)


@pytest.fixture(params=["editor", "author"])
def user(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(chromium: Browser, wordpress: WordPressSite) -> Iterator[Page]:
    """A reader's page that asks nobody but the blog. Without scripts: one of WordPress's makes pictures of emoji."""

    def only_the_blog(route: Route) -> None:
        at_home = urlsplit(route.request.url).netloc == urlsplit(wordpress.url).netloc
        route.continue_() if at_home else route.abort()

    context = chromium.new_context(java_script_enabled=False)
    context.route("**/*", only_the_blog)
    yield context.new_page()
    context.close()


def listed(lines: tuple[str, ...]) -> str:
    """Return a body with a paragraph a line, each also in an attribute."""
    paragraphs = "\n".join(f'<p class="link" dir="auto" title="{escape(line)}">{escape(line)}</p>' for line in lines)
    return f'<div class="post-body">\n{paragraphs}\n</div>\n'


def headlines() -> tuple[str, ...]:
    """Return the hostile strings as headlines: cleaned as every headline is."""
    return tuple(headline for text in hostile() if (headline := tidy(text)))


def shown(page: Page) -> tuple[str, str]:
    """Return the title and the words of the post that the reader has before him."""
    title = page.locator("h1.wp-block-post-title").text_content()
    return title or "", page.locator(".post-body").text_content() or ""


@pytest.mark.parametrize("trap", TRAPS)
def test_a_title_with_everything_that_wordpress_rewrites_keeps_its_characters(trap: str) -> None:
    assert words.shown(words.title(trap, typography="house")) == " ".join(trap.split())


def test_readers_see_every_trap_as_it_was_typed(wordpress: WordPressSite, user: str, page: Page) -> None:
    sent = wordpress.dispatch(labels=(), status="live", title=" | ".join(TRAPS), html=listed(TRAPS))
    with wordpress.channel(user) as blog:
        made = blog.create(sent)
    page.goto(made.url)

    assert made.notes == ()
    assert shown(page) == (sent.title, "\n" + "\n".join(TRAPS) + "\n")


def test_readers_see_a_house_post_to_the_character(wordpress: WordPressSite, user: str, page: Page) -> None:
    harbour = roundups.from_json(json.loads((GOLDEN / "harbour.json").read_text(encoding="utf-8")))
    sent = wordpress.dispatch(labels=(), status="live", title=harbour.title, html=body(harbour, form="html"))
    with wordpress.channel(user) as blog:
        made = blog.create(sent)
    page.goto(made.url)
    there = shown(page)
    page.set_content(sent.html)

    assert there == (sent.title, page.locator(".post-body").text_content())


def test_readers_see_hostile_strings_as_the_text_they_are(wordpress: WordPressSite, user: str, page: Page) -> None:
    lines = headlines()
    sent = wordpress.dispatch(labels=(), status="live", title=" | ".join(lines[::12]), html=listed(lines))
    with wordpress.channel(user) as blog:
        made = blog.create(sent)
    page.goto(made.url)

    assert made.notes == ()
    assert shown(page) == (sent.title, "\n" + "\n".join(lines) + "\n")
    assert page.locator(".post-body *").count() == len(lines)


def test_what_is_stored_is_what_was_sent(wordpress: WordPressSite, user: str) -> None:
    lines = headlines()
    sent: Dispatch = wordpress.dispatch(labels=(), title=" | ".join(lines[5::12]), html=listed(lines))
    with wordpress.channel(user) as blog:
        made = blog.create(replace(sent, excerpt=lines[0]))

    assert made.title == words.title(sent.title, typography="house")
    assert made.content == words.content(sent.html, key=sent.mark.key, typography="house")

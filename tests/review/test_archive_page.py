"""The archive's page: its list, its search, and titles that come from anywhere."""

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from pipeline import text
from pipeline.desk.archiving import saved
from tests.hostile_strings import hostile
from tests.review.conftest import EVENING, Client, Served
from tests.review.posted import post, roundup

ARABIC = "محادثات جنيف في يومها الثاني (CBS)"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_an_empty_archive_says_what_will_stand_there(client: Client) -> None:
    assert "Nothing posted yet" in client.get("/archive").text


def test_words_that_were_looked_for_are_marked_in_title_comment_and_links(served: Served, client: Client) -> None:
    with served.opened() as desk:
        comment = "They meet in Geneva again."
        links = [("lead", "A day in Geneva", "Harbour Times")]
        post(desk, roundup("Talks In Geneva", comment=comment), links=links, now=EVENING)

    page = client.get("/archive", params={"q": "geneva"}).text

    assert page.count("<mark>Geneva</mark>") == 3
    assert "1 of 1 posts" in page


def test_a_search_without_a_hit_says_so_and_leads_back(served: Served, client: Client) -> None:
    with served.opened() as desk:
        post(desk, roundup("Talks In Geneva"), now=EVENING)

    page = client.get("/archive", params={"q": "genva"}).text

    assert '<q dir="auto">genva</q>' in page
    assert 'href="/archive">Show all' in page


def test_older_and_newer_lead_through_the_pages_with_the_query(served: Served, client: Client) -> None:
    with served.opened() as desk:
        for days in range(41):
            post(desk, roundup(f"Talks {days}"), days=days, now=EVENING)

    page = client.get("/archive", params={"q": "talks", "page": "2"}).text

    assert re.findall(r'<a class="btn" rel="(\w+)" href="([^"]+)"', page) == [
        ("prev", "/archive?q=talks&amp;page=1"),
        ("next", "/archive?q=talks&amp;page=3"),
    ]
    assert "21 to 40 of 41" in page


@pytest.mark.parametrize("page", ["0", "-3", "x", "99999999999999999999", ""])
def test_an_odd_page_number_is_answered(client: Client, page: str) -> None:
    assert client.get("/archive", params={"page": page}).status_code == 200


def test_a_post_that_the_blog_did_not_confirm_is_told_apart(served: Served, client: Client) -> None:
    with served.opened() as desk:
        post(desk, roundup("Talks"), receipt=False, now=EVENING)

    page = client.get("/archive").text

    assert "the blog has not confirmed it" in page
    assert "On the blog" not in page


@pytest.mark.parametrize(("state", "said"), [("withdrawn", "withdrawn, a draft"), ("gone", "gone from the blog")])
def test_a_post_that_readers_do_not_see_any_more_is_told_apart(
    served: Served, client: Client, state: str, said: str
) -> None:
    with served.opened() as desk:
        post(desk, roundup("Talks"), now=EVENING)
        desk.db.execute("update posts set state = ?", (state,))

    page = client.get("/archive").text

    assert said in page
    assert "On the blog" not in page


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example", "data:text/html,x", ""])
def test_an_address_that_is_none_is_not_linked(served: Served, client: Client, address: str) -> None:
    with served.opened() as desk:
        post(desk, roundup("Talks"), url=address, links=[("list", "x", "Gazette")], now=EVENING)
        desk.db.execute("update post_links set url = ?", (address,))

    page = client.get("/archive").text

    assert "On the blog" not in page
    assert not address or f'href="{address}' not in page


def test_a_search_after_the_first_look_writes_nothing(served: Served, client: Client) -> None:
    with served.opened() as desk:
        post(desk, roundup("Talks"), now=EVENING)
        client.get("/archive")  # the first look after a post takes its words up
        before = desk.db.execute("pragma data_version").fetchone()[0]

        client.get("/archive", params={"q": "talks"})

        assert desk.db.execute("pragma data_version").fetchone()[0] == before


def test_hostile_words_stay_words(served: Served, browser: Page) -> None:
    with served.opened() as desk:
        links = [("list", HOSTILE, "Gazette")]
        post(desk, roundup(HOSTILE, comment=HOSTILE), links=links, now=EVENING)
    opened: list[Dialog] = []
    browser.on("dialog", lambda dialog: opened.append(dialog))

    browser.goto("/archive?q=%3Cscript%3E")

    expect(browser.get_by_role("heading", level=2)).to_have_text(HOSTILE)
    assert browser.locator("main script, main img").count() == 0
    assert opened == []


def test_no_hostile_query_breaks_the_page(client: Client) -> None:
    for string in hostile(0, 40):
        page = client.get("/archive", params={"q": string.encode("utf-8", "replace").decode()})

        assert page.status_code == 200, text.log_line(string)


def test_a_right_to_left_title_is_laid_out_from_the_right(served: Served, browser: Page) -> None:
    with served.opened() as desk:
        post(desk, roundup(ARABIC), now=EVENING)

    browser.goto("/archive")

    title = browser.get_by_role("heading", level=2)
    assert title.evaluate("node => getComputedStyle(node).direction") == "rtl"
    expect(title).to_have_text(ARABIC)


def test_filters_and_phrases_are_read(served: Served, client: Client) -> None:
    with served.opened() as desk:
        links = [("list", "The dam holds", "Gazette")]
        post(desk, roundup("Talks In Geneva"), links=links, now=EVENING)
        post(desk, roundup("Geneva Talks"), links=[("list", "The dam", "Marl Herald")], days=2, now=EVENING)

    phrase = client.get("/archive", params={"q": '"talks in geneva" outlet:gazette'}).text
    other = client.get("/archive", params={"q": '"talks in geneva" outlet:"Marl Herald"'}).text

    assert "1 of 2 posts" in phrase
    assert "<mark>Talks In Geneva</mark>" in phrase
    assert "No post has" in other


def test_the_best_first_is_a_link_away_and_stays_from_page_to_page(served: Served, client: Client) -> None:
    with served.opened() as desk:
        for days in range(41):
            post(desk, roundup(f"Talks {days}"), days=days, now=EVENING)

    newest = client.get("/archive", params={"q": "talks"}).text
    best = client.get("/archive", params={"q": "talks", "sort": "best", "page": "2"}).text

    assert 'href="/archive?q=talks&amp;sort=best">Best first' in newest
    assert re.findall(r'rel="(\w+)" href="([^"]+)"', best)[-2:] == [
        ("prev", "/archive?q=talks&amp;sort=best&amp;page=1"),
        ("next", "/archive?q=talks&amp;sort=best&amp;page=3"),
    ]


def test_what_was_understood_otherwise_is_said(client: Client) -> None:
    assert "before:noon was looked for as words" in client.get("/archive", params={"q": "before:noon"}).text


def test_the_best_of_the_newest_is_labelled_and_all_of_them_are_a_link_away(served: Served, client: Client) -> None:
    many = "with recursive n (i) as (select 1 union all select i + 1 from n where i <= 50000)"
    with served.opened() as desk:
        post(desk, roundup("The Dam Holds"), now=EVENING)
        client.get("/archive")
        desk.db.execute(f"{many} insert into archive_words (rowid, title) select i, 'dam' from n")

    near = client.get("/archive", params={"q": "dam", "sort": "best"}).text
    whole = client.get("/archive", params={"q": "dam", "sort": "best", "all": "1"}).text

    assert "best of the newest 5,000 matches, not of all" in near
    assert 'href="/archive?q=dam&amp;sort=best&amp;all=1">Compare all of them' in near
    assert "best of the newest" not in whole


def test_what_stands_within_another_word_is_not_marked(served: Served, client: Client) -> None:
    with served.opened() as desk:
        links = [("lead", "A bus of the U.S. and Russia", "Harbour Times")]
        post(desk, roundup("US Bus Trust", comment=f"{'The bus is late. ' * 40}Now US-led."), links=links, now=EVENING)

    page = client.get("/archive", params={"q": "us"}).text

    assert re.findall("<mark>(.*?)</mark>", page) == ["US", "US", "U.S"]
    assert "Now <mark>US</mark>-led." in page


@pytest.mark.parametrize(("typed", "marked"), [("1500", "1,500"), ("1,500", "1500"), ("f16", "F-16"), ("F-16", "F16")])
def test_a_number_is_found_in_either_spelling(served: Served, client: Client, typed: str, marked: str) -> None:
    with served.opened() as desk:
        post(desk, roundup(f"They Count {marked} Of Them"), now=EVENING)
        post(desk, roundup("They Count Them"), days=2, now=EVENING)

    page = client.get("/archive", params={"q": typed}).text
    without = client.get("/archive", params={"q": f"count -{typed}"}).text

    assert "1 of 2 posts" in page
    assert f"<mark>{marked}</mark>" in page
    assert "1 of 2 posts" in without
    assert f"no post has &#34;{typed}" not in client.get("/archive", params={"q": f"{typed} walrus"}).text


@pytest.mark.parametrize("typed", ["geneva talks", '"geneva talks'])
def test_titles_that_newer_posts_bury_are_a_link_away(served: Served, client: Client, typed: str) -> None:
    with served.opened() as desk:
        for days in range(21):
            post(desk, roundup(f"Day {days}", comment="Geneva talks."), days=days, now=EVENING)
        post(desk, roundup("Geneva Talks"), days=30, now=EVENING)

    page = client.get("/archive", params={"q": typed}).text

    [(href, said)] = re.findall('<a href="([^"]+)">([^<]+ in the title)</a>', page)
    assert said.startswith("1 with ")
    found = client.get(href).text
    assert "1 of 22 posts" in found
    assert "in the title</a>" not in found


def test_saved_searches_are_shown(served: Served, client: Client) -> None:
    with served.opened() as desk:
        saved.save(desk, "<the dam>", "dam -rain")

    assert 'href="/archive?q=dam+-rain"><bdi>&lt;the dam&gt;</bdi>' in client.get("/archive").text

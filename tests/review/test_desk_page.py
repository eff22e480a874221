"""The desk page over HTTP and without script: what it shows, what filters leave, and that looking changes nothing."""

import json
import re

import pytest
from lxml import html

from pipeline.desk.evening import evening
from pipeline.store import headlines
from pipeline.store.database import connect
from tests.cast import GAZETTE, MARL_HERALD
from tests.desks import DeskFolder
from tests.review.conftest import Client, Served
from tests.review.desk_views import VOLCANO, a_page, headline_like, laid, rows, seen, stored


def test_the_desk_shows_the_drafts_and_stories_of_each_topic(client: Client) -> None:
    page = client.get("/").text

    assert rows(page) == ["24-skerrow", "21-skerrow", "23-earth"]
    assert re.findall(r'id="d(\d+)"', page) == ["1", "2", "3"]
    assert "Untouched, keeps itself current; built 18:00. Lead Radio Veldria" in seen(page)


def test_the_printed_terms_add_up_to_the_printed_score(served: Served) -> None:
    for row in [row for beat in laid(served).beats for row in beat.rows]:
        assert f"{sum(float(part.printed) for part in row.parts):.2f}" == row.score


def test_a_single_run_promises_no_next_one_and_unnoted_checks_are_not_well(client: Client) -> None:
    page = seen(client.get("/").text)

    assert ", next " not in page
    assert "no checks noted" not in page


def test_a_clock_that_is_a_year_off_is_said(served: Served, client: Client) -> None:
    assert "clock was wrong" not in seen(client.get("/").text)
    db = connect(served.desk.folder / "desk.db")
    db.execute("update runs set as_of = '2027-05-12T18:00:00Z' where id = (select max(id) from runs)")
    db.close()

    page = seen(client.get("/").text)

    assert "the desk has seen a time that is 365 days from now" in page
    assert "doctor" in page


def test_outlets_countries_and_sides_stand_there_in_words(client: Client) -> None:
    page = seen(client.get("/").text)

    assert " and 7 more" in page
    assert "veldria 5" in page
    assert "varkesh 3" in page


def test_the_plot_of_hours_says_in_a_sentence_what_it_shows(client: Client) -> None:
    assert 'aria-label="18 headlines in 48 hours, most in 2 hours 7"' in client.get("/").text


def test_looking_changes_nothing(served: Served, client: Client) -> None:
    late = {"outlet": "Late Gazette", "headline": "Skerrow buoys drift", "url": "https://late.example/1"}
    line = json.dumps({**late, "published": "2026-05-12T17:59:00Z", "language": "en"}).encode()
    db = connect(served.desk.folder / "desk.db")
    served.desk.copydesk("ingest", "-", "--as-of=2026-05-12T18:00:00Z", stdin=line)
    db.execute("delete from placings where headline = (select max(id) from headlines)")
    db.close()
    before = stored(served.desk)

    page = client.get("/").text
    for address in ("/hidden", "/?topic=front", "/?side=veldria&country=XS&hours=6", "/?undo=drop-23"):
        assert client.get(address).status_code == 200

    assert "1 not sorted before the next run" in seen(page)
    assert stored(served.desk) == before


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param("topic=earth", ["23-earth"], id="topic"),
        pytest.param("side=varkesh", ["24-skerrow", "21-skerrow"], id="side"),
        pytest.param("side=nobody", [], id="a side that is none"),
        pytest.param("country=XL", ["24-skerrow", "23-earth"], id="country"),
        pytest.param("hours=2", ["24-skerrow"], id="hours"),
        pytest.param("hours=2&country=XL", ["24-skerrow"], id="both"),
        pytest.param("hours=nan", ["24-skerrow", "21-skerrow", "23-earth"], id="hours that are no number"),
    ],
)
def test_filters_leave_what_passes_them(client: Client, query: str, shown: list[str]) -> None:
    assert rows(client.get(f"/?{query}").text) == shown


@pytest.mark.parametrize(
    ("query", "option"),
    [
        pytest.param(
            "country=ZW", '<option value="ZW" selected>Zimbabwe</option>', id="a country that nobody writes from"
        ),
        pytest.param("country=XL", '<option value="XL" selected>XL</option>', id="country"),
        pytest.param("side=nobody", "<option selected>nobody</option>", id="a side that is none"),
        pytest.param("side=veldria", "<option selected>veldria</option>", id="side"),
        pytest.param("hours=5", "<option selected>5</option>", id="hours that are no choice"),
        pytest.param("hours=6", "<option selected>6</option>", id="hours"),
    ],
)
def test_a_filter_that_is_on_stands_in_its_select(client: Client, query: str, option: str) -> None:
    page = client.get(f"/?{query}").text

    assert page.count(option) == 1
    assert len(re.findall(r"<option[^>]* selected>", page)) == 1


def test_the_front_shows_stories_of_no_topic(client: Client) -> None:
    assert "29-front" in rows(client.get("/?topic=front").text)


def test_a_topic_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/?topic=nowhere").status_code == 404


def test_a_story_without_a_draft_is_drafted_when_it_is_opened(client: Client, served: Served) -> None:
    asked = client.press("/stories/30/draft", {"topic": "front"})

    assert asked.status_code == 303
    assert asked.headers["location"] == "/drafts/4"
    with served.opened() as desk:
        assert {line.number for line in evening(desk).strays} == {4}


def test_htmx_gets_the_main_part_alone(client: Client) -> None:
    part = client.get("/", headers={"HX-Request": "true"}).text

    assert '<main id="main"' in part
    assert '<header class="top">' not in part


def test_markup_in_a_headline_is_shown_not_obeyed(client: Client, served: Served) -> None:
    db = connect(served.desk.folder / "desk.db")
    words = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    db.execute("update headlines set headline = ? || headline", (words,))
    db.execute("insert into titles select id, headline, '2026-05-12T18:00:00Z' from headlines")
    db.close()

    client.press(f"/stories/{VOLCANO}/hiding", {"back": "/"})
    pages = [client.get(address).text for address in ("/", "/hidden", "/?topic=front")]

    assert all("&lt;script&gt;alert(1)" in page for page in pages)
    assert not any(html.fromstring(page).xpath("//main//script | //main//img") for page in pages)


def test_a_warm_memory_shows_what_a_new_process_shows(client: Client, served: Served) -> None:
    client.get("/")
    client.press(f"/headlines/{headline_like(served, 'Go home or pay the price')}/split", {"back": "/"})
    client.press(f"/stories/{VOLCANO}/hiding", {"back": "/"})
    client.press("/outlets/mute", {"outlet": "Varkinform", "level": "hide", "back": "/"})
    warm = client.get("/").text

    fresh = laid(served)

    assert rows(warm) == [f"{row.number}-{beat.name}" for beat in fresh.beats for row in beat.rows]
    assert f"{sum(fresh.hidden.values())} hidden, and why" in seen(warm)


def test_a_title_that_an_outlet_changed_is_shown_at_once(client: Client, served: Served) -> None:
    number = headline_like(served, "No handshake in Port Selwen")
    before = client.get("/?topic=skerrow").text
    with served.opened() as desk:
        [old] = headlines.numbered(desk.db, [number])
        desk.db.execute("update headlines set headline = 'Handshake after all' where id = ?", (number,))
        desk.db.execute("insert into titles values (?, 'Handshake after all', '2026-05-12T18:00:00Z')", (number,))

    page = client.get("/?topic=skerrow").text

    assert old.headline in before
    assert old.headline not in page


def test_a_quiet_topic_says_why_and_can_be_drafted_anyway(desk: DeskFolder) -> None:
    line = {"outlet": "Gazette", "headline": "Orrin mill sold to its miller", "url": "https://gazette.example/1"}
    news = json.dumps({**line, "published": "2026-05-12T11:00:00Z", "language": "en"}).encode()
    desk.copydesk("ingest", "-", "--as-of=2026-05-12T11:30:00Z", stdin=news)
    desk.copydesk("draft", "--as-of=2026-05-12T11:30:00Z")
    with a_page(desk) as client:
        page = client.get("/").text

        assert "Only 1 newsroom family so far. Orrin mill sold to its miller Gazette" in seen(page)
        assert client.press("/stories/1/draft", {"topic": "river"}).headers["location"] == "/drafts/1"


def test_a_desk_without_headlines_names_the_commands_that_fill_it(desk: DeskFolder) -> None:
    with a_page(desk) as client:
        page = seen(client.get("/").text)

        assert "No headlines yet" in page
        assert f"copydesk --desk {desk.folder} run" in page
        assert client.get("/hidden").status_code == 200


def test_a_desk_whose_outlets_have_all_failed_does_not_say_that_none_was_asked(desk: DeskFolder) -> None:
    desk.reads_from("http://127.0.0.1:9", [GAZETTE, MARL_HERALD])  # nobody listens there
    desk.copydesk("run", "--as-of=2026-05-12T11:30:00Z")
    with a_page(desk) as client:
        page = seen(client.get("/").text)

        assert "brought none. 0 outlets answered, 2 did not." in page
        assert "has asked no outlet" not in page


def test_an_arabic_headline_says_its_language_and_direction(client: Client) -> None:
    found = re.findall(r'lang="ar" dir="(\w+)"', client.get("/?topic=front").text)

    assert set(found) == {"auto"}

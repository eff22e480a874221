"""The time of day that a page names for its article, where one of its statements has none, or none with a zone."""

from datetime import UTC, datetime

import pytest

from tests.read.invented_pages import HEADLINE, json_ld, page, read


def test_a_time_without_a_zone_is_the_moment_that_the_page_names_with_one() -> None:
    said = '<meta property="article:published_time" content="2026-05-12T16:30:00+00:00">'
    head = said + json_ld(
        f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "datePublished": "2026-05-12T09:30:00"}}'
    )

    assert read(page(head=head), country="US").published == datetime(2026, 5, 12, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "element",
    [
        pytest.param('<time title="2026-05-12T09:30:00Z">2 hours ago</time>', id="in its title"),
        pytest.param('<time data-datetime="2026-05-12T09:30:00Z">2 hours ago</time>', id="in data"),
        pytest.param(
            '<relative-time datetime="2026-05-12T09:30:00Z">today</relative-time>', id="an element of its own"
        ),
        pytest.param('<span class="date" data-timestamp="1778578200">2 hours ago</span>', id="seconds since 1970"),
    ],
)
def test_a_time_that_a_script_shows_as_hours_ago_is_read_from_its_attributes(element: str) -> None:
    assert read(page(before=f"<div>{element}</div>")).published == datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param('<meta property="article:published_time" content="2026-05-12T09:30:00Z">', id="a meta element"),
        pytest.param('<time datetime="2026-05-12T09:30:00Z">12 May</time>', id="a time element"),
    ],
)
def test_a_day_alone_gives_way_to_a_time_of_that_day(beside: str) -> None:
    head = json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "datePublished": "2026-05-12"}}')

    found = read(page(before=beside if "<time" in beside else "", head=head + beside.replace("<time", "<x")))

    assert found.published == datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


def test_a_day_alone_stays_where_the_page_names_the_time_of_another_day() -> None:
    said = '<meta property="article:published_time" content="2026-05-11T09:30:00Z">'
    head = json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "datePublished": "2026-05-12"}}') + said

    assert read(page(head=head)).published == datetime(2026, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "changed", "hour"),
    [
        pytest.param("2026-05-12T09:30:00", "2026-05-12T18:00:00Z", 13, id="changed on the hour"),
        pytest.param("2026-05-12T09:30:00", "2026-05-12T15:30:00Z", 13, id="changed two hours later to the minute"),
        pytest.param("2026-05-12T09:30:00", "2026-05-12T09:30:00-07:00", 16, id="the same clock, with its zone"),
        pytest.param("2026-05-12T09:30:07", "2026-05-12T16:30:07Z", 16, id="the same second in UTC"),
    ],
)
def test_a_change_tells_the_zone_only_where_it_is_the_publication(published: str, changed: str, hour: int) -> None:
    node = f'"datePublished": "{published}", "dateModified": "{changed}"'
    head = json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", {node}}}')

    found = read(page(head=head), country="US").published

    assert found is not None
    assert found.hour == hour


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('<span class="date updated" data-time="2026-05-12T09:30:00Z">2 hours ago</span>', id="its class"),
        pytest.param('<span class="date" data-time="2026-05-12T09:30:00Z">Updated 2 hours ago</span>', id="its words"),
        pytest.param('Updated: <span class="date" title="2026-05-12T09:30:00Z">2 hours ago</span>', id="before it"),
    ],
)
def test_the_time_of_a_change_in_an_attribute_comes_behind_the_day_of_the_address(line: str) -> None:
    found = read(page(before=f"<div>{line}</div>"), url="https://harbour.example/2026/05/10/ferry-stays").published

    assert found == datetime(2026, 5, 10, tzinfo=UTC)


TIMED = '"publishedAt": "2026-05-12T07:00:00Z"'
DATA = f'{{"story": {{"title": "{HEADLINE}", "publishedAt": "2026-05-12T09:30:00Z"}}}}'
OTHERS = '{"title": "Fog keeps planes on the ground", "publishedAt": "2026-05-12T07:00:00Z"}, '


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(DATA, id="alone"),
        pytest.param(f"[{OTHERS}{OTHERS}{DATA}]", id="behind other articles'"),
        pytest.param(f'{{{TIMED.replace("07", "06")}, "next": {{{TIMED}}}, "all": [{DATA}]}}', id="before others'"),
        pytest.param(
            f'{{"title": "{HEADLINE}", "writer": {{{TIMED}}}, "body": "{"Fog. " * 40}", '
            '"publishedAt": "2026-05-12T09:30:00Z"}',
            id="behind its writer's",
        ),
        pytest.param(
            f'[{{{TIMED}}}, {{"title": "{HEADLINE}", "body": "{"Fog. " * 40}", "createdAt": 1778578200}}]',
            id="behind a neighbour's, as a number",
        ),
        pytest.param(f'{{"seo": {{"title": "{HEADLINE}"}}, "of": {{{TIMED}}}, "it": {DATA}}}', id="repeated"),
        pytest.param("self.data = " + DATA.replace('"', '\\"'), id="in a string"),
    ],
)
def test_the_day_of_an_address_gives_way_to_the_time_by_the_headline_in_a_script(data: str) -> None:
    url = "https://harbour.example/2026/05/12/ferry-strike"

    found = read(page(head=f"<script>{data}</script>"), url=url)

    assert found.published == datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


def test_a_script_that_dates_only_other_articles_tells_no_time_of_a_days_address() -> None:
    data = f'[{OTHERS}{{"title": "{HEADLINE}"}}, {{{TIMED}}}]'

    found = read(page(head=f"<script>{data}</script>"), url="https://harbour.example/2026/05/12/ferry-strike")

    assert found.published == datetime(2026, 5, 12, tzinfo=UTC)


def test_a_script_that_lacks_the_headline_tells_no_time_of_a_days_address() -> None:
    found = read(page(head=f"<script>[{OTHERS}]</script>"), url="https://harbour.example/2026/05/12/ferry-strike")

    assert found.published == datetime(2026, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "element",
    [
        pytest.param('<time itemprop="dateModified" datetime="2026-05-13T08:00:00Z">Today</time>', id="microdata"),
        pytest.param('<time class="updated" datetime="2026-05-13T08:00:00Z">13 May</time>', id="a class"),
        pytest.param('<span>Last updated <time datetime="2026-05-13T08:00:00Z">today</time></span>', id="words before"),
    ],
)
def test_the_time_of_a_change_is_read_from_the_page_itself(element: str) -> None:
    assert read(page(before=f"<div>{element}</div>")).modified == datetime(2026, 5, 13, 8, tzinfo=UTC)


def test_a_bare_number_in_json_ld_counts_from_1970() -> None:
    head = json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "datePublished": 1778578200000}}')

    assert read(page(head=head)).published == datetime(2026, 5, 12, 9, 30, tzinfo=UTC)

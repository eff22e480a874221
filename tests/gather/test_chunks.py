"""How an errand is cut into chunks: whole outlets, whole sites, fifty at most."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from pipeline import urls
from pipeline.gather.chunks import MOST_OUTLETS, checks_certificates, lanes
from spiders.assignments import Assignment, Crawl
from tests.cast import NOON

hosts = some.builds(
    "{}.{}".format,
    some.sampled_from(["www", "feeds", "rss"]),
    some.sampled_from(
        [*(f"paper{number}.example" for number in range(60)), "guardian.co.uk", "blogspot.com", "one.blogspot.com"]
    ),
)
outlets = some.lists(some.tuples(some.lists(hosts, min_size=1, max_size=3), some.booleans()), max_size=150)


def errand(drawn: list[tuple[list[str], bool]]) -> Crawl:
    assignments = [
        Assignment(url=f"https://{host}/{number}-{place}", outlet=f"Outlet {number}", insecure_tls=insecure)
        for number, (addresses, insecure) in enumerate(drawn)
        for place, host in enumerate(addresses)
    ]
    return Crawl(desk="", run=1, as_of=NOON, assignments=tuple(assignments))


def sites(crawl: Crawl) -> set[str]:
    return {urls.site(urls.host(one.url)) for one in crawl.assignments}


@given(outlets, some.integers(1, 12))
def test_every_address_is_in_one_chunk(drawn: list[tuple[list[str], bool]], places: int) -> None:
    whole = errand(drawn)

    cut = [one for lane in lanes(whole, places=places) for chunk in lane for one in chunk.assignments]

    assert Counter(cut_one.url for cut_one in cut) == Counter(one.url for one in whole.assignments)


@given(outlets, some.integers(1, 12))
def test_no_site_is_in_two_lanes_and_no_outlet_in_two_chunks(drawn: list[tuple[list[str], bool]], places: int) -> None:
    cut = lanes(errand(drawn), places=places)

    by_lane = Counter(site for lane in cut for site in set().union(*(sites(chunk) for chunk in lane)))
    by_chunk = Counter(name for lane in cut for chunk in lane for name in {one.outlet for one in chunk.assignments})
    assert set(by_lane.values()) <= {1}
    assert set(by_chunk.values()) <= {1}


@given(outlets, some.integers(1, 12))
def test_a_chunk_has_fifty_outlets_at_most_and_one_kind_of_certificates(
    drawn: list[tuple[list[str], bool]], places: int
) -> None:
    for lane in lanes(errand(drawn), places=places):
        for chunk in lane:
            assert 0 < len({one.outlet for one in chunk.assignments}) <= MOST_OUTLETS
            assert {not one.insecure_tls for one in chunk.assignments} == {checks_certificates(chunk)}


def test_a_short_errand_is_cut_for_all_places_and_those_that_wait_longest_come_first() -> None:
    cut = lanes(errand([([f"paper{number}.example"], False) for number in range(60)]), places=4)

    assert [[len(chunk.assignments) for chunk in lane] for lane in cut] == [[15], [15], [15], [15]]
    assert [chunk.assignments[0].outlet for lane in cut for chunk in lane] == [f"Outlet {n}" for n in (0, 15, 30, 45)]


def test_the_outlets_of_one_site_are_asked_one_chunk_after_the_other() -> None:
    cut = lanes(errand([(["paper.example"], False) for _ in range(120)]), places=4)

    assert [[len(chunk.assignments) for chunk in lane] for lane in cut] == [[30, 30, 30, 30]]


def test_the_blogs_of_a_blog_host_are_sites_of_their_own() -> None:
    cut = lanes(errand([([f"paper{number}.blogspot.com"], False) for number in range(20)]), places=2)

    assert len(cut) == 2

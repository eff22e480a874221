"""No address that a post links its words to is lost: it is in a part of the post, or told beside it."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.house.roundups import to_json
from tests.archive.reading.posts import read

_LINES = st.sampled_from(
    [
        '<p>HG: <a href="{}">Fog closes the strait</a></p>',
        '<p><a href="{}">Fog closes the strait</a> -- <a href="{}">Nord</a></p>',
        '<p><a href="{}">Ports shut</a> &#8212; Nord, <a href="{}">Tugs idle</a> &#8212; The Ledger</p>',
        '<p><a href="{}">Ports shut</a></p>',
        '<p>It is <a href="{}">shut</a> and <a href="{}">stays</a> so, the port said on Sunday.</p>',
        '<p><a href="{}">Read more ....</a></p>',
        '<p>WNU Editor: So they say .... <a href="{}">No fog</a> (The Ledger).</p>',
        '<img src="https://pics.example/1.jpg"/><p>A tug. Photo: <a href="{}">Ida Holm</a></p>',
        '<p><b>More News On <a href="{}">Vikland</a></b></p>',
        '<p>Hat Tip: <a href="{}">B. Ek</a></p>',
        '<p>Update (March 6, 2023): It is <a href="{}">open</a>.</p>',
        "<p>Fog Closes The Strait</p>",
    ]
)


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(_LINES, min_size=1, max_size=12))
def test_every_address_of_a_post_is_in_it_or_told_beside_it(drawn: list[str]) -> None:
    addresses = [f"https://a.example/{number}-" for number in range("".join(drawn).count("{}"))]
    page = "".join(drawn).format(*addresses)

    found = read(f"<div>{page}</div>", title="Fog Closes The Strait")

    kept = json.dumps(to_json(found.roundup)) + " ".join(found.unplaced)
    assert [address for address in addresses if address not in kept] == []

"""A day, or how to read it, behind an outlet's name; the news is invented."""

import pytest

from tests.archive.reading.posts import read

_TOP = '<p>Two on the fog.</p><p><b><a href="https://paper.example/0">Ferries wait off Vik</a></b> -- The Ledger</p>'


def cited(credit: str) -> tuple[str, str | None, str | None]:
    """Who is cited by such a credit behind a linked headline: outlet, agency and note."""
    seen = read(f'{_TOP}<p><a href="https://paper.example/1">Fog lifts</a> -- {credit}</p>', title="Fog At Vik")
    [_, link] = [link for section in seen.roundup.sections for group in section.groups for link in group]
    assert seen.unplaced == ()
    return link.outlet, link.agency, link.note


@pytest.mark.parametrize(
    ("credit", "note"),
    [
        *(
            ("HG, Jan 3", "Jan 3"),
            ("HG (January 3, 2012)", "January 3, 2012"),
            ("HG, 3 janvier 2012", "3 janvier 2012"),
        ),
        *(("HG (1/3)", "1/3"), ("HG, 2012-01-03", "2012-01-03"), ("HG, 3 de enero", "3 de enero"), ("HG ($)", "$")),
        *(("HG (Video)", "Video"), ("HG (subscription required)", "subscription required"), ("HG", None)),
        *(("HG (via A. Reader)", "via A. Reader"), ("HG, via A. Reader", "via A. Reader")),
        *(("HG h/t A. Reader", "h/t A. Reader"), ("HG (Hat tip: A. Reader)", "Hat tip: A. Reader")),
    ],
)
def test_what_stands_behind_a_known_outlet_is_the_links_note(credit: str, note: str | None) -> None:
    assert cited(credit) == ("HG", None, note)


def test_a_day_behind_an_agency_is_no_part_of_its_name() -> None:
    assert cited("Meridian News/Nord, March 4") == ("Meridian News", "Nord", "March 4")


@pytest.mark.parametrize(
    "credit",
    [
        "ABC Lund (Norway)",
        "ABC Lund (Sweden)",
        "Radio Vik/Radio Lund",
        "Channel 4",
        "Area 51",
        "La Via Nueva",
        "Lund HT Live",
    ],
)
def test_a_name_stays_whole(credit: str) -> None:
    outlet, agency, note = cited(credit)

    assert "/".join(filter(None, (outlet, agency))) == credit
    assert note is None


def test_behind_a_name_that_nobody_knows_a_month_tells_a_day_and_a_tip_is_one() -> None:
    assert cited("Smallville Echo, Jan. 3rd") == ("Smallville Echo", None, "Jan. 3rd")
    assert cited("Smallville Echo (via A. Reader)") == ("Smallville Echo", None, "via A. Reader")
    assert cited("Smallville Echo, h/t A. Reader") == ("Smallville Echo", None, "h/t A. Reader")
    assert cited("Smallville Echo (Video)") == ("Smallville Echo (Video)", None, None)


def test_a_day_behind_the_outlet_of_a_lead_is_told() -> None:
    seen = read("Fog At Vik\n\nFog lifts -- HG, Jan 3\n\nThe fog lifted at noon.\n\nRead more ....\n")

    assert seen.roundup.lead is not None
    assert (seen.roundup.lead.outlet, seen.unplaced) == ("HG", ("Jan 3",))

"""Each form of a list line that was measured, with its exact parts (MEASURED.md 1 and 2; the news is invented)."""

from typing import Any

import pytest

from pipeline.news import Link
from tests.archive.reading.posts import read

_POST = (
    "Ferries Wait Off Vik\n\n"
    "Harbour Gazette: Ferries wait off Vik\n\n"
    "The ports closed at noon.\n\n"
    "Read more ....\n\n"
    "Ferries Wait Off Vik\n\n"
    "{line}\n"
)

# line -> headline, outlet, and what else it says
LINES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Fog closes the strait -- The Ledger", "Fog closes the strait", {"outlet": "The Ledger"}),
    ("Fog closes the strait -- Ledger", "Fog closes the strait", {"outlet": "Ledger"}),
    ("Fog closes the strait -- HG", "Fog closes the strait", {"outlet": "HG"}),
    ("Fog closes the strait -- hg", "Fog closes the strait", {"outlet": "hg"}),
    ("Fog closes the strait -- LA Courier", "Fog closes the strait", {"outlet": "LA Courier"}),
    (
        "Fog closes the strait -- US Department of Harbours",
        "Fog closes the strait",
        {"outlet": "US Department of Harbours"},
    ),
    (
        "Fog closes the strait -- U.S. Department Of Harbours",
        "Fog closes the strait",
        {"outlet": "U.S. Department Of Harbours"},
    ),
    ("Fog closes the strait-- The Ledger", "Fog closes the strait", {"outlet": "The Ledger"}),
    ("Fog closes the strait --HG", "Fog closes the strait", {"outlet": "HG"}),
    ("Fog -- and then more fog -- The Ledger", "Fog -- and then more fog", {"outlet": "The Ledger"}),
    ("HG -- what we know -- The Ledger", "HG -- what we know", {"outlet": "The Ledger"}),
    ("Fog -- HG -- Smallville Echo", "Fog -- HG", {"outlet": "Smallville Echo"}),
    ("Minister: fog is over -- HG", "Minister: fog is over", {"outlet": "HG"}),
    ("The Ledger: fog is over -- HG", "The Ledger: fog is over", {"outlet": "HG"}),
    ("Fog – the third day – closes ports -- HG", "Fog – the third day – closes ports", {"outlet": "HG"}),
    ("Fog — ports — tugs -- HG", "Fog — ports — tugs", {"outlet": "HG"}),
    ("Fog - at last - lifts -- HG", "Fog - at last - lifts", {"outlet": "HG"}),
    ("Will the fog lift? -- HG", "Will the fog lift?", {"outlet": "HG"}),
    ("'No way home' -- HG", "'No way home'", {"outlet": "HG"}),
    ("“No way home,” says crew -- HG", "“No way home,” says crew", {"outlet": "HG"}),
    ("Fog (and ice) closes ports -- HG", "Fog (and ice) closes ports", {"outlet": "HG"}),
    ("Fog/ice closes ports -- HG", "Fog/ice closes ports", {"outlet": "HG"}),
    ("Fog, ice, snow -- HG", "Fog, ice, snow", {"outlet": "HG"}),
    ("Smile :) it is fog -- HG", "Smile :) it is fog", {"outlet": "HG"}),
    ("פתיחת המצר נדחתה -- HG", "פתיחת המצר נדחתה", {"outlet": "HG"}),
    ("فتح المضيق -- HG", "فتح المضيق", {"outlet": "HG"}),
    ("Fog 🌫️ again -- HG", "Fog 🌫️ again", {"outlet": "HG"}),
    ("Fog lifts -- Meridian News/Nord", "Fog lifts", {"outlet": "Meridian News", "agency": "Nord"}),
    ("Fog lifts -- Meridian/Nord", "Fog lifts", {"outlet": "Meridian", "agency": "Nord"}),
    ("Fog lifts -- The Ledger/HG", "Fog lifts", {"outlet": "The Ledger", "agency": "HG"}),
    ("Fog lifts -- The Buoy/Meridian News", "Fog lifts", {"outlet": "The Buoy", "agency": "Meridian News"}),
    ("Fog lifts -- HG/Harbour Desk", "Fog lifts", {"outlet": "HG", "agency": "Harbour Desk"}),
    (
        "Fog lifts -- Smallville Echo/Coast Service",
        "Fog lifts",
        {"outlet": "Smallville Echo", "agency": "Coast Service"},
    ),
    ("Fog lifts -- Radio Vik/Radio Lund", "Fog lifts", {"outlet": "Radio Vik/Radio Lund"}),
    ("Fog lifts -- Radio Vik/Radio Lund/Nord", "Fog lifts", {"outlet": "Radio Vik/Radio Lund", "agency": "Nord"}),
    ("Fog lifts -- ABC Lund", "Fog lifts", {"outlet": "ABC Lund"}),
    ("Fog lifts -- ABC Lund (Norway)", "Fog lifts", {"outlet": "ABC Lund (Norway)"}),
    ("Fog lifts -- Vik Tidende (Norway)", "Fog lifts", {"outlet": "Vik Tidende (Norway)"}),
    ("Fog lifts -- Smallville Echo (Iran)", "Fog lifts", {"outlet": "Smallville Echo (Iran)"}),
    ("Fog policy fails -- Ida Holm, HG", "Fog policy fails", {"outlet": "HG", "authors": ("Ida Holm",)}),
    (
        "Fog policy fails -- Ida Holm and Per Ek, HG",
        "Fog policy fails",
        {"outlet": "HG", "authors": ("Ida Holm", "Per Ek")},
    ),
    (
        "Fog policy fails -- Ida Holm & Per Ek, HG",
        "Fog policy fails",
        {"outlet": "HG", "authors": ("Ida Holm", "Per Ek")},
    ),
    (
        "Fog policy fails -- I. Holm, P. Ek and O. Lie, HG",
        "Fog policy fails",
        {"outlet": "HG", "authors": ("I. Holm", "P. Ek", "O. Lie")},
    ),
    (
        "Fog policy fails -- Rep. O. Lie (R-Vik), HG",
        "Fog policy fails",
        {"outlet": "HG", "authors": ("Rep. O. Lie (R-Vik)",)},
    ),
    (
        "Fog policy fails -- Ida Holm, The Ledger/Nord",
        "Fog policy fails",
        {"outlet": "The Ledger", "agency": "Nord", "authors": ("Ida Holm",)},
    ),
    (
        "Fog policy fails -- Ida Holm, Smallville Echo",
        "Fog policy fails",
        {"outlet": "Smallville Echo", "authors": ("Ida Holm",)},
    ),
    (
        "Fog policy fails -- Per van Dal, Smallville Echo",
        "Fog policy fails",
        {"outlet": "Smallville Echo", "authors": ("Per van Dal",)},
    ),
    ("Fog policy fails -- Bangor, Maine Daily", "Fog policy fails", {"outlet": "Bangor, Maine Daily"}),
    ("Fog policy fails -- By Ida Holm, HG", "Fog policy fails", {"outlet": "HG", "authors": ("Ida Holm",)}),
    (
        "Fog lifts -- Ida Holm, Smallville Echo/Nord",
        "Fog lifts",
        {"outlet": "Smallville Echo", "agency": "Nord", "authors": ("Ida Holm",)},
    ),
    ("Fog lifts — HG", "Fog lifts", {"outlet": "HG"}),
    ("Fog – at last – lifts – Smallville Echo", "Fog – at last – lifts", {"outlet": "Smallville Echo"}),
    ("Fog lifts in the north\n— Smallville Echo", "Fog lifts in the north", {"outlet": "Smallville Echo"}),
    ("Fog policy fails -- HG editorial", "Fog policy fails", {"outlet": "HG", "kind": "editorial"}),
    ("Fog policy fails -- HG Editorial", "Fog policy fails", {"outlet": "HG", "kind": "editorial"}),
    ("Fog policy fails -- HG opinion", "Fog policy fails", {"outlet": "HG", "kind": "opinion"}),
    ("Fog policy fails -- HG opinion.", "Fog policy fails", {"outlet": "HG", "kind": "opinion"}),
    ("Fog policy fails -- HG op-ed", "Fog policy fails", {"outlet": "HG", "kind": "opinion"}),
    (
        "Fog policy fails -- Ida Holm, HG opinion",
        "Fog policy fails",
        {"outlet": "HG", "authors": ("Ida Holm",), "kind": "opinion"},
    ),
    ("Fog policy fails -- L.A. Courier editorial", "Fog policy fails", {"outlet": "L.A. Courier", "kind": "editorial"}),
    (
        "Fog policy fails -- Smallville Echo editorial",
        "Fog policy fails",
        {"outlet": "Smallville Echo", "kind": "editorial"},
    ),
    ("Fog policy fails -- Foreign Opinion", "Fog policy fails", {"outlet": "Foreign Opinion"}),
    ("Fog policy fails -- Opinion", "Fog policy fails", {"outlet": "Opinion"}),
    ("Report on the fog -- Full PDF", "Report on the fog", {"outlet": "Full PDF", "kind": "document"}),
    ("Report on the fog -- Transcript", "Report on the fog", {"outlet": "Transcript", "kind": "document"}),
    ("Report on the fog -- HG document", "Report on the fog", {"outlet": "HG", "kind": "document"}),
    ("Fog lifts -- harbourgazette.example", "Fog lifts", {"outlet": "harbourgazette.example"}),
    ("Fog lifts -- Echo.co.uk", "Fog lifts", {"outlet": "Echo.co.uk"}),
    ("Fog lifts -- echo.co.uk", "Fog lifts", {"outlet": "echo.co.uk"}),
    ("Fog lifts -- the smallville echo", "Fog lifts", {"outlet": "the smallville echo"}),
    ("Worth reading .... Fog lifts -- HG", "Fog lifts", {"outlet": "HG", "own_text": "Worth reading"}),
    ("Fog lifts -- HG .... With a map", "Fog lifts", {"outlet": "HG", "note": "With a map"}),
    (
        "Worth reading .... Fog lifts -- Ida Holm, HG/Nord opinion .... With a map",
        "Fog lifts",
        {
            "outlet": "HG",
            "agency": "Nord",
            "authors": ("Ida Holm",),
            "kind": "opinion",
            "own_text": "Worth reading",
            "note": "With a map",
        },
    ),
    (
        "Fog lifts in the north, in the south and in the\n-- HG",
        "Fog lifts in the north, in the south and in the",
        {"outlet": "HG"},
    ),
    ("Fog lifts\n\n-- HG", "Fog lifts", {"outlet": "HG"}),
    ("Fog lifts in the north\nand in the south -- HG", "Fog lifts in the north and in the south", {"outlet": "HG"}),
    ("Fog lifts -- U.S. Department of\nHarbours", "Fog lifts", {"outlet": "U.S. Department of Harbours"}),
    ("Fog\xa0lifts\xa0--\xa0HG\xa0\xa0", "Fog lifts", {"outlet": "HG"}),
    ("  Fog   lifts  --  HG", "Fog lifts", {"outlet": "HG"}),
    ("Fog lifts -- AT&T Weather", "Fog lifts", {"outlet": "AT&T Weather"}),
    ("Fog lifts -- 24 Hours", "Fog lifts", {"outlet": "24 Hours"}),
    ("Read more .... of the fog -- HG", "of the fog", {"outlet": "HG", "own_text": "Read more"}),
    ("Update: fog is back -- HG", "Update: fog is back", {"outlet": "HG"}),
    ("Correction: no fog -- HG", "Correction: no fog", {"outlet": "HG"}),
    ("1 comment: too many -- HG", "1 comment: too many", {"outlet": "HG"}),
    ("<b>Fog</b> lifts -- HG", "<b>Fog</b> lifts", {"outlet": "HG"}),
    ("More news on the fog -- HG", "More news on the fog", {"outlet": "HG"}),
    ("Fog lifts -- Osten Wire", "Fog lifts", {"outlet": "Osten Wire"}),
    ("Fog lifts -- OW", "Fog lifts", {"outlet": "OW"}),
    ("Fog lifts -- VLedger", "Fog lifts", {"outlet": "VLedger"}),
    ("The Ledger editorial: fog must go -- HG", "The Ledger editorial: fog must go", {"outlet": "HG"}),
)


@pytest.mark.parametrize(("line", "headline", "rest"), LINES, ids=[line for line, _, _ in LINES])
def test_a_list_line_is_told_into_its_parts(line: str, headline: str, rest: dict[str, Any]) -> None:
    found = read(_POST.format(line=line))

    assert found.unplaced == ()
    assert [link for section in found.roundup.sections for group in section.groups for link in group] == [
        Link(headline=headline, url=None, **rest)
    ]


NOT_LINES = (
    "The port has nowhere to go -- and will wait for years.",
    "Some words that nobody can place",
    "Fog lifts --",
    "An outlet that is no name -- ",
    "—",
    "* * *",
)


@pytest.mark.parametrize("line", NOT_LINES)
def test_a_line_of_a_list_that_is_no_link_is_told_as_unplaced(line: str) -> None:
    found = read(_POST.format(line=f"Fog lifts -- HG\n\n{line}"))

    assert found.unplaced == (" ".join(line.split()),)


PROPOSED = {
    "Fog lifts -- Smallville Echo": ("Smallville Echo",),
    "Fog lifts -- Smallville Echo/Coast Service": ("Smallville Echo", "Coast Service"),
    "Fog lifts -- Ida Holm, Smallville Echo editorial": ("Smallville Echo",),
    "Fog lifts -- HG/Coast Service": ("Coast Service",),
    "Report -- Full PDF": (),
    "Fog lifts -- Vik Tidende (Norway)": (),
    "Fog lifts -- HG": (),
}


@pytest.mark.parametrize("line", PROPOSED)
def test_an_outlet_that_the_registry_does_not_know_is_proposed_for_it(line: str) -> None:
    assert read(_POST.format(line=line)).proposed == PROPOSED[line]

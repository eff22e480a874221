"""Each form of a lead line, caption, title, `Read more` and reader's comment that was measured, with its parts."""

from typing import Any

import pytest

from pipeline.archive.reading import citations
from pipeline.archive.reading.captions import caption
from pipeline.news import Lead, ReaderComment
from tests.archive.reading.posts import REGISTRY, WNU, read

LEADS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Harbour Gazette: Ferries wait", "Ferries wait", {"outlet": "Harbour Gazette"}),
    ("HG: Ferries wait", "Ferries wait", {"outlet": "HG"}),
    ("the ledger: Ferries wait", "Ferries wait", {"outlet": "the ledger"}),
    ("HG: Minister: ferries wait", "Minister: ferries wait", {"outlet": "HG"}),
    ("HG: Ferries wait -- and wait -- again", "Ferries wait -- and wait -- again", {"outlet": "HG"}),
    ("Meridian News/Nord: Ferries wait", "Ferries wait", {"outlet": "Meridian News", "agency": "Nord"}),
    ("The Buoy/Nord: Ferries wait", "Ferries wait", {"outlet": "The Buoy", "agency": "Nord"}),
    ("Ida Holm, HG: Ferries wait", "Ferries wait", {"outlet": "HG", "authors": ("Ida Holm",)}),
    (
        "Ida Holm and Per Ek, HG/Nord: Ferries wait",
        "Ferries wait",
        {"outlet": "HG", "agency": "Nord", "authors": ("Ida Holm", "Per Ek")},
    ),
    ("ABC Lund (Norway): Ferries wait", "Ferries wait", {"outlet": "ABC Lund (Norway)"}),
    ("Ferries Wait Off Vik -- HG", "Ferries Wait Off Vik", {"outlet": "HG"}),
    (
        "Ferries wait: the third day -- Meridian News/Nord",
        "Ferries wait: the third day",
        {"outlet": "Meridian News", "agency": "Nord"},
    ),
    ("Ferries wait -- Ida Holm, HG", "Ferries wait", {"outlet": "HG", "authors": ("Ida Holm",)}),
    ("Ferries Wait In\n-- HG", "Ferries Wait In", {"outlet": "HG"}),
    ("Ferries Wait -- Smallville Echo", "Ferries Wait", {"outlet": "Smallville Echo"}),
    ("Raqqa: Ferries wait", "Raqqa: Ferries wait", {"outlet": ""}),
    ("What is known: nothing", "What is known: nothing", {"outlet": ""}),
    ("From HG:", "The Title Of The Post", {"outlet": "HG"}),
    ("From The Buoy/Nord:", "The Title Of The Post", {"outlet": "The Buoy", "agency": "Nord"}),
    ("From Ida Holm, HG:", "The Title Of The Post", {"outlet": "HG", "authors": ("Ida Holm",)}),
    ("Smallville Echo: The title of the post", "The title of the post", {"outlet": "Smallville Echo"}),
)


@pytest.mark.parametrize(("line", "headline", "rest"), LEADS, ids=[line for line, _, _ in LEADS])
def test_a_lead_line_is_told_into_its_parts(line: str, headline: str, rest: dict[str, Any]) -> None:
    found = read(
        f"The Title Of The Post\n\n{line}\n\nVIK, March 2 (Nord) -- The ports closed at noon.\n\nRead more ....\n"
    )

    assert found.roundup.lead == Lead(
        headline=headline, url=None, excerpt=("VIK, March 2 (Nord) -- The ports closed at noon.",), **rest
    )
    assert (found.roundup.media, found.roundup.comment, found.unplaced) == ((), "", ())


@pytest.mark.parametrize(
    "words",
    [
        "Read more",
        "Read more ...",
        "Read more ....",
        "Read more .....",
        "Read more ......",
        "Read more....",
        "read more …",
        "Read more ….",
        "Read more . . . .",
    ],
)
def test_read_more_is_known_with_any_number_of_dots(words: str) -> None:
    found = read(f"The Title Of The Post\n\nHG: Ferries wait\n\nThe ports closed.\n\n{words}\n\nWNU Editor: Fog again.")

    assert found.roundup.lead is not None
    assert found.roundup.lead.excerpt == ("The ports closed.",)
    assert found.roundup.comment == "Fog again."


CAPTIONS = {
    "Tugs wait off Vik. (Nord/Ida Holm)": ("Tugs wait off Vik.", "Nord/Ida Holm"),
    "Tugs wait off Vik (left) and Lund. (Photo: Ida Holm for The Ledger)": (
        "Tugs wait off Vik (left) and Lund.",
        "Photo: Ida Holm for The Ledger",
    ),
    "(Ida Holm/Nord)": ("", "Ida Holm/Nord"),
    "Tugs wait off Vik. [KCNA/Reuters]": ("Tugs wait off Vik.", "KCNA/Reuters"),
    "Tugs wait off Vik. U.S. Army photo by Sgt. Ida Holm": ("Tugs wait off Vik.", "U.S. Army photo by Sgt. Ida Holm"),
    "Tugs wait off Vik. U.S. Marine Corps photo by Per Ek": ("Tugs wait off Vik.", "U.S. Marine Corps photo by Per Ek"),
    "Tugs wait off Vik. DoD photo by Per Ek": ("Tugs wait off Vik.", "DoD photo by Per Ek"),
    "Tugs wait off Vik. REUTERS/Ida Holm": ("Tugs wait off Vik.", "REUTERS/Ida Holm"),
    "Tugs wait off Vik. Photo AFP": ("Tugs wait off Vik.", "Photo AFP"),
    "Tugs wait off Vik. (Photo from The Ledger)": ("Tugs wait off Vik.", "Photo from The Ledger"),
    "Tugs wait off Vik. Credit Ida Holm/Nord": ("Tugs wait off Vik.", "Credit Ida Holm/Nord"),
    "Tugs wait off Vik. Ida Holm/Agence Nord — Getty Images": (
        "Tugs wait off Vik.",
        "Ida Holm/Agence Nord — Getty Images",
    ),
    "Tugs wait. DoD photo by Per Ek": ("Tugs wait.", "DoD photo by Per Ek"),
    "Fog. Tugs wait. Ida Holm/AFP": ("Fog. Tugs wait.", "Ida Holm/AFP"),
    "U.S. Army photo by Sgt. Ida Holm": ("", "U.S. Army photo by Sgt. Ida Holm"),
    "Tugs wait off Vik. AFP": ("Tugs wait off Vik.", "AFP"),
    "Tugs wait off Vik.": ("Tugs wait off Vik.", ""),
    "A tug (left": ("A tug (left", ""),
}


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_caption_keeps_all_its_words_and_its_credit_apart(line: str) -> None:
    assert caption(line, WNU) == CAPTIONS[line]


TITLES = {
    "Ferries Wait Off Vik": "story",
    "Vikland War News Updates -- March 5, 2010": "briefing",
    "Vikland -- News Updates March 5, 2010": "briefing",
    "Vikland -- News Updates For March 5, 2010": "briefing",
    "Vikland -- March 5, 2010": "briefing",
    "Commentaries, Opinions, And Editorials -- March 5, 2010": "opinion",
    "Tweet For Today": "media",
    "Tweets For Today": "media",
    "Cartoon Roundup": "media",
    "Cartoons Roundup": "media",
    "Picture Of The Day": "media",
    "Today's Free E-Book Is 'Harbours In Fog' By Ida Holm": "media",
    "Editor's Note": "note",
    "Editor’s Note": "note",
    "WNU Editor": "note",
    "Editor Of The Ledger Resigns": "story",
    "Meeting Of March 5, 2010 Is Put Off": "story",
}


@pytest.mark.parametrize("title", TITLES)
def test_the_title_tells_the_kind_of_post(title: str) -> None:
    assert read(f"{title}\n\nFog again, and no ship moves.").roundup.kind == TITLES[title]


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Sunday, January 9, 2022", "2022-01-09"),
        ("Sunday, 30 November 2014", "2014-11-30"),
        ("Friday, May 22, 2009", "2009-05-22"),
    ],
)
def test_the_date_header_is_the_post_s_day(header: str, day: str) -> None:
    assert read(f"{header}\n\nVikland War News Updates -- May 23, 2009\n\nFog.").roundup.date == day


def test_the_date_of_a_title_is_no_day_of_the_post() -> None:
    assert read("Vikland War News Updates -- May 23, 2009\n\nFog.").roundup.date == ""


_BELOW = "Ferries Wait\n\nHG: Ferries wait\n\nFog.\n\nRead more ....\n\n"
READERS: dict[str, tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]] = {
    "none": ("No comments:\n\nPost a Comment", (), ()),
    "one": ("1 comment:\n\nB. Ek said...\n\nI was there.", (("B. Ek", "I was there."),), ()),
    "two with paragraphs": (
        ("2 comments:\n\nB. Ek said...\nI was there.\n\nReally.\n\nAnonymous said...\nNo.\n\nPost a Comment"),
        (("B. Ek", "I was there.\n\nReally."), ("Anonymous", "No.")),
        (),
    ),
    "on a phone": (
        "2 comments:\n\n1. B. Ek\nI was there.\n2. O. Lie\nNo.\nReply",
        (("B. Ek", "I was there."), ("O. Lie", "No.")),
        (),
    ),
    "on a phone, numbers alone": (
        "2 comments:\n\n1.\nB. Ek\nI was there.\n2.\nO. Lie\nNo.",
        (("B. Ek", "I was there."), ("O. Lie", "No.")),
        (),
    ),
    "of a mirror": ('0 Response to "Ferries Wait"\n\nPost a Comment', (), ()),
    "with times": (
        "1 comment:\n\nB. Ek said...\nI was there.\nJanuary 9, 2022 at 7:17 PM",
        (("B. Ek", "I was there."),),
        (),
    ),
    "of nobody": ("1 comment:\n\nI was there.", (), ("I was there.",)),
}


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "WNU Editor: Wait and see.\n\n",
        "WNU Editor: Not all believe it .... Fog is a choice (The Ledger)\n\nOthers do .... Who owns it? (HG)\n\n",
    ],
    ids=["no-comment", "comment", "citations-that-look-like-links"],
)
def test_links_below_the_title_again_are_no_lead_that_tells_a_format(comment: str) -> None:
    links = "Fog lifts -- The Ledger\n\nTugs wait -- Meridian News"

    found = read(f"Sunday, March 5, 2023\n\nA Quiet Port\n\n{comment}A Quiet Port\n\n{links}")

    assert (found.roundup.format, found.roundup.sections[0].heading) == ("wnu", None)


def test_a_title_that_stands_again_below_the_list_tells_no_format() -> None:
    links = "Fog lifts (The Ledger)\n\nTugs wait (Meridian News)"

    found = read(f"Sunday, March 5, 2023\n\nA Quiet Port\n\n{links}\n\nA Quiet Port\n\nPosted by Editor")

    assert found.roundup.format == "links-by-section"


@pytest.mark.parametrize("form", READERS)
def test_readers_comments_are_kept_apart(form: str) -> None:
    below, said, unplaced = READERS[form]

    found = read(_BELOW + below)

    assert found.roundup.reader_comments == tuple(ReaderComment(name=name, text=text) for name, text in said)
    assert found.unplaced == unplaced


def test_citations_of_a_comment_in_text_are_found_by_their_marks() -> None:
    comment = (
        "Not all believe it .... Fog is a choice (The Ledger). "
        "More here .... Tugs (and ships) wait (ABC Lund (Norway)). "
        "I do .... I think (for now)."
    )

    assert [(one.headline, one.outlet) for one in citations(comment, REGISTRY)] == [
        ("Fog is a choice", "The Ledger"),
        ("Tugs (and ships) wait", "ABC Lund (Norway)"),
    ]


def test_citations_of_a_comment_with_links_are_links_with_an_outlet_behind() -> None:
    comment = "See [this](https://a.example/1), and .... [Fog is *a* choice](https://ledger.example/2) (The Ledger)."

    [cited] = citations(comment, REGISTRY)

    assert (cited.headline, cited.url, cited.outlet) == ("Fog is a choice", "https://ledger.example/2", "The Ledger")

"""Posts as the blog has written them since 2014, and its notes and fixed slots, in text; the news is invented."""

from tests.archive.reading.parts import Posts, lead, link, picture, section

POSTS: Posts = {
    "C story with citations, list and reader": (
        """Sunday, January 9, 2022

Fog Closes The Strait Of Vik (Update)

\xa0

HG: Fog closes the strait of Vik\xa0

(HG)The strait is shut.

"We wait," said a pilot.\xa0

\xa0 Read more .... \xa0

WNU Editor: Not all believe it .... Fog is a choice (The Ledger). More here .... Who owns the fog? (ABC Lund (Norway))

But it is thick.

Fog Closes The Strait Of Vik (Update)

Ports shut -- Meridian News \xa0

Tugs idle -- Nord

1 comment:

B. Ek said...

I was there.
""",
        {
            "date": "2022-01-09",
            "title": "Fog Closes The Strait Of Vik",
            "update": True,
            "lead": lead("Fog closes the strait of Vik", "HG", "(HG)The strait is shut.", '"We wait," said a pilot.'),
            "comment": (
                "Not all believe it .... Fog is a choice (The Ledger). More here .... Who owns "
                "the fog? (ABC Lund (Norway))\n\n"
                "But it is thick."
            ),
            "sections": [section([link("Ports shut", "Meridian News"), link("Tugs idle", "Nord")])],
            "reader_comments": [{"name": "B. Ek", "text": "I was there."}],
        },
        (),
    ),
    "C story without a list": (
        (
            "Fog Closes The Strait\n\n"
            "HG: Fog closes the strait\n\n"
            "It is shut.\n\n"
            "Read more ....\n\n"
            "WNU Editor: I knew it."
        ),
        {
            "title": "Fog Closes The Strait",
            "lead": lead("Fog closes the strait", "HG", "It is shut."),
            "comment": "I knew it.",
        },
        (),
    ),
    "C the headline stands twice": (
        (
            "Fog Closes The Strait\n\n"
            "HG: Fog closes the strait\n\n"
            "Fog closes the strait\n\n"
            "It is shut.\n\n"
            "Read more ...."
        ),
        {"title": "Fog Closes The Strait", "lead": lead("Fog closes the strait", "HG", "It is shut.")},
        (),
    ),
    "C no outlet shown": (
        (
            "Raqqa: The Last Bridge Is Gone\n\n"
            "Raqqa: The last bridge is gone\n\n"
            "It fell at noon.\n\n"
            "Read more ....\n\n"
            "WNU Editor: A pity."
        ),
        {
            "title": "Raqqa: The Last Bridge Is Gone",
            "lead": lead("Raqqa: The last bridge is gone", "", "It fell at noon."),
            "comment": "A pity.",
        },
        (),
    ),
    "C opinion piece": (
        (
            "Who Owns The Fog?\n\n"
            "Ida Holm, The Ledger: Who owns the fog?\n\n"
            "Not I.\n\n"
            "Read more ....\n\n"
            "WNU Editor: Nor I."
        ),
        {
            "kind": "opinion",
            "title": "Who Owns The Fog?",
            "lead": lead("Who owns the fog?", "The Ledger", "Not I.", authors=["Ida Holm"]),
            "comment": "Nor I.",
        },
        (),
    ),
    "C a line of the list that is none": (
        (
            "Fog Closes The Strait\n\n"
            "HG: Fog closes the strait\n\n"
            "It is shut.\n\n"
            "Read more ....\n\n"
            "Fog Closes The Strait\n\n"
            "Ports shut -- Nord\n\n"
            "Tugs idle -- HG\n\n"
            "Related Posts:\n\n"
            "~~~"
        ),
        {
            "title": "Fog Closes The Strait",
            "lead": lead("Fog closes the strait", "HG", "It is shut."),
            "sections": [section([link("Ports shut", "Nord"), link("Tugs idle", "HG")])],
        },
        ("Related Posts:", "~~~"),
    ),
    "C corrected": (
        (
            "Fog Closes The Strait\n\n"
            "HG: Fog closes the strait\n\n"
            "It is shut.\n\n"
            "Read more ....\n\n"
            "WNU Editor: So it is.\n\n"
            "Correction (March 6, 2023): It was half shut."
        ),
        {
            "title": "Fog Closes The Strait",
            "lead": lead("Fog closes the strait", "HG", "It is shut."),
            "comment": "So it is.",
            "notices": [{"kind": "correction", "date": "2023-03-06", "text": "It was half shut."}],
        },
        (),
    ),
    "C the lead is the link": (
        ("Fog Closes The Strait\n\nHG: Fog closes the strait\n\nWNU Editor: See for yourself."),
        {"title": "Fog Closes The Strait", "lead": lead("Fog closes the strait", "HG"), "comment": "See for yourself."},
        (),
    ),
    "editor's note": (
        "Editor's Note\n\nI am away until Monday.\n\nThank you for reading.",
        {"kind": "note", "title": "Editor's Note", "comment": "I am away until Monday.\n\nThank you for reading."},
        (),
    ),
    "WNU Editor, signed": (
        "WNU Editor\n\nWNU Editor: I am away until Monday.",
        {"kind": "note", "title": "WNU Editor", "comment": "I am away until Monday."},
        (),
    ),
    "slot without text": ("Tweet For Today\n", {"kind": "media", "title": "Tweet For Today"}, ()),
    "picture with a hat tip": (
        "Picture Of The Day\n\nA tug in fog. (Nord/Ida Holm)\n\nHat Tip: B. Ek",
        {
            "kind": "media",
            "title": "Picture Of The Day",
            "media": [picture("A tug in fog.", "Nord/Ida Holm")],
            "comment": "Hat Tip: B. Ek",
        },
        (),
    ),
    "phone page": (
        (
            "Fog Closes The Strait\n\n"
            "HG: Fog closes the strait\n\n"
            "It is shut.\n\n"
            "Read more ....\n\n"
            "2 comments:\n\n"
            "1. B. Ek\n"
            "I was there.\n"
            "2. O. Lie\n"
            "No.\n\n"
            "View web version\n\n"
            "Home"
        ),
        {
            "title": "Fog Closes The Strait",
            "lead": lead("Fog closes the strait", "HG", "It is shut."),
            "reader_comments": [{"name": "B. Ek", "text": "I was there."}, {"name": "O. Lie", "text": "No."}],
        },
        (),
    ),
    "links in sections": (
        """Links 3/5/23

Fog closes the strait (Harbour Gazette)
Worth a look .... Tugs idle (Nord) .... With a map

Energy

Gas waits (Per Ek, The Ledger opinion)
""",
        {
            "format": "links-by-section",
            "title": "Links 3/5/23",
            "sections": [
                section(
                    [
                        link("Fog closes the strait", "Harbour Gazette"),
                        link("Tugs idle", "Nord", own_text="Worth a look", note="With a map"),
                    ]
                ),
                section([link("Gas waits", "The Ledger", authors=["Per Ek"], kind="opinion")], heading="Energy"),
            ],
        },
        (),
    ),
}

"""Posts as the blog wrote them from 2008 to 2013, in text; the news is invented."""

from tests.archive.reading.parts import Posts, lead, link, picture, section

POSTS: Posts = {
    "A 2008, the outlet alone": (
        """Ferries Wait Off Vik For A Third Day

From Harbour Gazette:

VIK (HG) - The ports closed at noon.

Nobody knows for how long.

Read more ....

News On The Fog From Other Sources:
Fog closes Lund, too -- The Ledger
Tugs are idle -- Meridian News/Nord

My Comment: I have seen worse .... in 1998.
It took a week.
""",
        {
            "title": "Ferries Wait Off Vik For A Third Day",
            "format": "wnu-briefing",
            "lead": lead(
                "Ferries Wait Off Vik For A Third Day",
                "Harbour Gazette",
                "VIK (HG) - The ports closed at noon.",
                "Nobody knows for how long.",
            ),
            "sections": [
                section(
                    [link("Fog closes Lund, too", "The Ledger"), link("Tugs are idle", "Meridian News", agency="Nord")],
                    heading="News On The Fog From Other Sources:",
                )
            ],
            "comment": "I have seen worse .... in 1998.\n\nIt took a week.",
        },
        (),
    ),
    "A 2009, no list": (
        ("Ports Stay Shut\n\nFrom The Ledger:\n\nThe ports stay shut.\n\nRead more ...\n\nMy Comment: As I said."),
        {
            "title": "Ports Stay Shut",
            "format": "wnu-briefing",
            "lead": lead("Ports Stay Shut", "The Ledger", "The ports stay shut."),
            "comment": "As I said.",
        },
        (),
    ),
    "B briefing with groups": (
        """Friday, March 5, 2010

Vikland War News Updates -- March 5, 2010

A crew waits near Vik. Ida Holm/Nord

Ferries Wait Off Vik -- Harbour Gazette

VIK, Vikland -- The ports closed at noon -- again.

Read more ....

More News On Vikland

Fog closes Lund -- Nord
Fog closes Osten
-- Meridian News/Nord

Minister blames the fog -- The Ledger
'No way home' -- L.A. Courier

Fog must go -- The Ledger editorial
""",
        {
            "kind": "briefing",
            "format": "wnu-briefing",
            "date": "2010-03-05",
            "title": "Vikland War News Updates -- March 5, 2010",
            "media": [picture("A crew waits near Vik.", "Ida Holm/Nord")],
            "lead": lead(
                "Ferries Wait Off Vik", "Harbour Gazette", "VIK, Vikland -- The ports closed at noon -- again."
            ),
            "sections": [
                section(
                    [link("Fog closes Lund", "Nord"), link("Fog closes Osten", "Meridian News", agency="Nord")],
                    [link("Minister blames the fog", "The Ledger"), link("'No way home'", "L.A. Courier")],
                    [link("Fog must go", "The Ledger", kind="editorial")],
                )
            ],
        },
        (),
    ),
    "B briefing dated after its day": (
        (
            "Friday, May 22, 2009\n\n"
            "Vikland -- News Updates For May 23, 2009\n\n"
            "Ferries Wait -- HG\n\n"
            "Fog.\n\n"
            "Read more\n\n"
            "More News on Vikland\n\n"
            "Fog -- Nord\n"
            "Ice -- Nord"
        ),
        {
            "kind": "briefing",
            "format": "wnu-briefing",
            "date": "2009-05-22",
            "title": "Vikland -- News Updates For May 23, 2009",
            "lead": lead("Ferries Wait", "HG", "Fog."),
            "sections": [section([link("Fog", "Nord"), link("Ice", "Nord")], heading="More News on Vikland")],
        },
        (),
    ),
    "B single story": (
        (
            "Fog Closes The Strait\n\n"
            "Fog Closes The Strait -- Ida Holm, The Ledger\n\n"
            "It came at noon.\n\n"
            "Read more ....\n\n"
            "More News On The Fog\n\n"
            "Ports shut -- HG\n"
            "Tugs idle -- Nord"
        ),
        {
            "title": "Fog Closes The Strait",
            "format": "wnu-briefing",
            "lead": lead("Fog Closes The Strait", "The Ledger", "It came at noon.", authors=["Ida Holm"]),
            "sections": [
                section([link("Ports shut", "HG"), link("Tugs idle", "Nord")], heading="More News On The Fog")
            ],
        },
        (),
    ),
    "B an outlet nobody knows leads": (
        ("Fog Closes The Strait\n\nFog closes the strait -- Smallville Echo\n\nIt came at noon.\n\nRead more ...."),
        {
            "title": "Fog Closes The Strait",
            "lead": lead("Fog closes the strait", "Smallville Echo", "It came at noon."),
        },
        (),
    ),
    "B second picture below": (
        (
            "Fog Closes The Strait\n\n"
            "Fog closes the strait -- HG\n\n"
            "It came at noon.\n\n"
            "Read more ....\n\n"
            "A chart of the strait. (Nord/Per Ek)\n\n"
            "More News On The Fog\n\n"
            "Ports shut -- HG\n"
            "Tugs idle -- Nord"
        ),
        {
            "title": "Fog Closes The Strait",
            "format": "wnu-briefing",
            "lead": lead("Fog closes the strait", "HG", "It came at noon."),
            "media": [picture("A chart of the strait.", "Nord/Per Ek", place="middle")],
            "sections": [
                section([link("Ports shut", "HG"), link("Tugs idle", "Nord")], heading="More News On The Fog")
            ],
        },
        (),
    ),
    "opinion roundup": (
        """Commentaries, Opinions, And Editorials -- March 5, 2013

Fog And The State -- Ida Holm, Harbour Gazette

There is much fog in the state.

Read more ....

Commentaries, Opinions, And Editorials

Who owns the fog? -- Per Ek and Ola Lie, The Ledger

A fog of our own -- Rep. O. Lie (R-Vik), Meridian News

Fog must go -- L.A. Courier editorial
""",
        {
            "kind": "opinion",
            "format": "opinion-roundup",
            "title": "Commentaries, Opinions, And Editorials -- March 5, 2013",
            "lead": lead(
                "Fog And The State", "Harbour Gazette", "There is much fog in the state.", authors=["Ida Holm"]
            ),
            "sections": [
                section(
                    [
                        link("Who owns the fog?", "The Ledger", authors=["Per Ek", "Ola Lie"]),
                        link("A fog of our own", "Meridian News", authors=["Rep. O. Lie (R-Vik)"]),
                        link("Fog must go", "L.A. Courier", kind="editorial"),
                    ]
                )
            ],
        },
        (),
    ),
}

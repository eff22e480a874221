"""Posts in text whose words look like another part of a post, or of the page around it; the news is invented."""

from tests.archive.reading.parts import Posts, lead, link, picture, section

_BRIEFING = (
    "Vikland War News Updates -- March 5, 2010\n\nFerries Wait -- HG\n\nFog.\n\nRead more ....\n\n"
    "More News On Vikland\n\n{lists}\n"
)
_BRIEF = {
    "kind": "briefing",
    "format": "wnu-briefing",
    "title": "Vikland War News Updates -- March 5, 2010",
    "lead": lead("Ferries Wait", "HG", "Fog."),
}
_STORY = (
    "Fog Closes The Strait\n\n{above}HG: Fog closes the strait\n\n{excerpt}\n\nRead more ....\n\n{comment}"
    "Fog Closes The Strait\n\n{lists}"
)
_TWO = "Ports shut -- Nord\n\nTugs idle -- The Ledger"
_LISTED = [section([link("Ports shut", "Nord"), link("Tugs idle", "The Ledger")])]


def _story(*, above: str = "", excerpt: str = "It is shut.", comment: str = "", lists: str = _TWO) -> str:
    return _STORY.format(above=above, excerpt=excerpt, comment=comment, lists=lists)


def _said(**parts: object) -> dict[str, object]:
    return {
        "title": "Fog Closes The Strait",
        "lead": lead("Fog closes the strait", "HG", "It is shut."),
        "sections": _LISTED,
    } | parts


POSTS: Posts = {
    "a comment below the list holds a dash": (
        _BRIEFING.format(
            lists="Ports shut -- Nord\nTugs idle -- The Ledger\n\n"
            "My Comment: Vik has nowhere to go -- and Lund knows.\n\n"
            "Lund is next -- Nord\n\nThis -- as I said -- will go on for years."
        ),
        _BRIEF
        | {
            "sections": [section([link("Ports shut", "Nord"), link("Tugs idle", "The Ledger")])],
            "comment": (
                "Vik has nowhere to go -- and Lund knows.\n\nLund is next -- Nord\n\n"
                "This -- as I said -- will go on for years."
            ),
        },
        (),
    ),
    "a list begins with a heading of its own": (
        _BRIEFING.format(lists="The Ports:\nPorts shut -- Nord\nTugs idle -- The Ledger\n\nOther News\nIce -- HG"),
        _BRIEF
        | {
            "sections": [
                section([link("Ports shut", "Nord"), link("Tugs idle", "The Ledger")], heading="The Ports:"),
                section([link("Ice", "HG")], heading="Other News"),
            ]
        },
        (),
    ),
    "headlines that begin as the page's own words": (
        _story(lists="Share to buy: fog falls -- Nord\n\nPosted on YouTube: fog -- HG\n\nLabels: how they hurt -- HG"),
        _said(
            sections=[
                section(
                    [
                        link("Share to buy: fog falls", "Nord"),
                        link("Posted on YouTube: fog", "HG"),
                        link("Labels: how they hurt", "HG"),
                    ]
                )
            ]
        ),
        (),
    ),
    "prose that begins as the page's own words": (
        _story(
            excerpt="Posted on Twitter, the video shows fog.",
            comment="WNU Editor: Fog.\n\nPosted on my other blog last week.\n\nReply\n\nLinks to this post: none.\n\n",
        ),
        _said(
            lead=lead("Fog closes the strait", "HG", "Posted on Twitter, the video shows fog."),
            comment="Fog.\n\nPosted on my other blog last week.\n\nReply\n\nLinks to this post: none.",
        ),
        (),
    ),
    "what the page prints below": (
        _story(lists=_TWO)
        + "\n\nPosted by B. Ek at 8:00 PM\n\nEmail ThisBlogThis!Share to TwitterShare to Facebook\n\n"
        "Labels: fog, vik\n\nNo comments:\n\nPost a Comment\n\nSubscribe to: Post Comments (Atom)",
        _said(labels=["fog", "vik"]),
        (),
    ),
    "a comment above the lead": (
        _story(above="WNU Editor: Look at this.\n\n"),
        _said(comment="Look at this."),
        (),
    ),
    "a comment within the excerpt": (
        _story(excerpt="It is shut.\n\nWNU Editor: Not quite."),
        _said(comment="Not quite."),
        (),
    ),
    "a comment signed with a dash": (
        _story(comment="WNU Editor - I doubt it.\n\n"),
        _said(comment="I doubt it."),
        (),
    ),
    "a comment that nobody signed": (
        _story(comment="I doubt this very much.\n\n"),
        _said(comment="I doubt this very much."),
        (),
    ),
    "a briefing whose dashes a program made fine": (
        "Vikland War News Updates — March 5, 2010\n\nFerries Wait — HG\n\nVIK — Fog.\n\nRead more ….\n\n"
        "More News On Vikland\n\nPorts shut — Nord\nTugs idle — Smallville Echo\n\nMy Comment: Sad — very.",
        _BRIEF
        | {
            "title": "Vikland War News Updates — March 5, 2010",
            "lead": lead("Ferries Wait", "HG", "VIK — Fog."),
            "sections": [section([link("Ports shut", "Nord"), link("Tugs idle", "Smallville Echo")])],
            "comment": "Sad — very.",
        },
        (),
    ),
    "a caption with a dash is no lead": (
        _story(above="A tug waits — AFP\n\n"),
        _said(media=[picture("A tug waits", "AFP")]),
        (),
    ),
    "an excerpt that begins as a lead": (
        (
            "Fog Closes The Strait\n\nFog closes the strait -- Smallville Echo\n\n"
            "Nord: the port said it would wait.\n\nRead more"
        ),
        {
            "title": "Fog Closes The Strait",
            "lead": lead("Fog closes the strait", "Smallville Echo", "Nord: the port said it would wait."),
        },
        (),
    ),
    "an editorial leads": (
        "Fog Must Go\n\nThe Ledger editorial: Fog must go\n\nIt must.\n\nRead more ....",
        {"kind": "opinion", "title": "Fog Must Go", "lead": lead("Fog must go", "The Ledger", "It must.")},
        (),
    ),
    "a reader quotes another": (
        _story() + "\n\n1 comment:\n\nB. Ek said...\n\nAs Holm said:\ntrust but verify.\n\nReply\n\nDelete",
        _said(reader_comments=[{"name": "B. Ek", "text": "As Holm said:\ntrust but verify."}]),
        (),
    ),
}

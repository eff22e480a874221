"""A label inside a heading is no word of the headline, and never runs into its first one."""

import pytest

from tests.read.invented_pages import HEADLINE, page, read
from tests.read.lists import read_section


def _headed(label: str, *, og: str = "", title: str = HEADLINE) -> bytes:
    meta = f'<meta property="og:title" content="{og}">' if og else ""
    whole = page(head=meta).decode().replace(f"<h1>{HEADLINE}", f"<h1>{label}<span>{HEADLINE}</span>")
    return whole.replace(f"<title>{HEADLINE}", f"<title>{title}").encode()


@pytest.mark.parametrize(
    ("label", "og", "title", "headline"),
    [
        pytest.param('<span class="kicker">Pay</span>', HEADLINE, HEADLINE, HEADLINE, id="a kicker of the page only"),
        pytest.param(
            '<span class="a-eyebrow">Pay</span>', "", f"{HEADLINE} - Times", HEADLINE, id="title bears witness"
        ),
        pytest.param(
            '<span class="kicker">Pay:</span>',
            f"Pay: {HEADLINE}",
            f"Pay: {HEADLINE}",
            f"Pay: {HEADLINE}",
            id="everywhere",
        ),
        pytest.param('<span class="kicker">Pay</span>', "Crews stay", "Crews stay", f"Pay {HEADLINE}", id="no witness"),
        pytest.param('<b class="kicker">Pay</b><i>: </i>', f"Pay: {HEADLINE}", "", f"Pay: {HEADLINE}", id="its sign"),
        pytest.param(
            '<b class="kicker">Pay</b><i aria-hidden="true"> - </i>',
            f"Strike at the quay: {HEADLINE}",
            "",
            HEADLINE,
            id="another kicker elsewhere",
        ),
        pytest.param('<i class="premium">Exclusive</i>', HEADLINE, HEADLINE, HEADLINE, id="one that runs in"),
        pytest.param('<i class="x">Mc</i>', f"Mc{HEADLINE}", "", f"Mc{HEADLINE}", id="a name's first letters"),
        pytest.param('<a href="/world">World</a> ', HEADLINE, "", HEADLINE, id="a link to the section"),
        pytest.param(
            '<a href="/world">World</a> ', "", "Crews stay", f"World {HEADLINE}", id="a link that nothing denies"
        ),
        pytest.param("<svg><title>Video</title></svg>", HEADLINE, "", HEADLINE, id="what a drawing is called"),
        pytest.param('<i class="x">Mc</i>', "", "", f"Mc{HEADLINE}", id="and nothing that bears witness"),
        pytest.param(
            '<span class="drop">Night </span>', HEADLINE, HEADLINE, f"Night {HEADLINE}", id="no kicker's class"
        ),
    ],
)
def test_the_kicker_of_an_article(label: str, og: str, title: str, headline: str) -> None:
    assert read(_headed(label, og=og, title=title)).headline == headline


@pytest.mark.parametrize(
    ("heading", "headline"),
    [
        pytest.param(
            '<span class="kicker">Pay</span><span>Ferry stays in port</span>', "Ferry stays in port", id="kicker"
        ),
        pytest.param('<b class="label">Pay |</b> Ferry stays in port', "Ferry stays in port", id="parted by a sign"),
        pytest.param('<span class="kicker">Pay:</span>Ferry stays in port', "Pay: Ferry stays in port", id="colon"),
        pytest.param('<span class="kicker">Ferry</span> stays', "Ferry stays", id="too little behind it"),
    ],
)
def test_the_kicker_of_a_link(heading: str, headline: str) -> None:
    feed = read_section(f'<h3><a href="/2026/05/12/ferry-stays">{heading}</a></h3>', links="h3 a")

    assert [item.headline for item in feed.items] == ([headline] if len(headline.split()) > 2 else [])

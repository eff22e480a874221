"""Posts of bloggers who cited in other ways: their links show where a headline ends; the news is invented."""

import pytest

from pipeline.archive.values import ReadPost
from tests.archive.reading.posts import read

_LINKS = (
    ("Ferries wait off Vik for a third day", "Harbour Gazette"),
    ("Pilots: the ice is thin", "Vik Tidende"),
    ("Grain falls, at last", "Smallville Echo"),
    ("Who owns the fog? -- a question for lawyers", "The Ledger"),
)
_TOP = (
    '<p><b>Meridian News:</b> <a href="https://meridian.example/strait">Ports agree to reopen the strait</a></p>'
    "<blockquote>LUND - Ships may pass, the ports said.</blockquote><p>Read more ....</p>"
    "<p>WNU Editor: I doubt it.</p><p><b>Strait Opens After Winter</b></p>"
)


def link(words: str, place: int) -> str:
    return f'<a href="https://paper.example/{place}">{words}</a>'


def post(form: str, *, top: str = _TOP, below: str = "") -> ReadPost:
    """A post whose list is written so: `{h}` is the headline, `{o}` the outlet, `<` and `>` hold what is linked."""
    lines = (
        form.format(h=headline, o=outlet)
        .replace("<", f'<a href="https://paper.example/{place}"\0')
        .replace(">", "</a>")
        for place, (headline, outlet) in enumerate(_LINKS)
    )
    items = "".join(f"<li>{line}</li>" for line in lines).replace("\0", ">")
    return read(f"{top}<ul>{items}</ul>{below}", title="Strait Opens After Winter")


def listed(seen: ReadPost) -> list[tuple[str, str, str]]:
    groups = (group for section in seen.roundup.sections for group in section.groups)
    return [(each.headline, each.outlet, (each.url or "")[-1]) for group in groups for each in group]


EVERY = [(headline, outlet, str(place)) for place, (headline, outlet) in enumerate(_LINKS)]


@pytest.mark.parametrize(
    "form",
    [
        *("<{h}> – {o}", "<{h}> — {o}", "<{h}> - {o}", "<{h}> | {o}", "<{h}> · {o}", "<{h}>, {o}"),
        *("<{h}> ({o})", "<{h}> [{o}]", "<{h}> via {o}", "{o}: <{h}>", "{o} - <{h}>", "{o} | <{h}>"),
        *("<{h}> : {o}", "<{h}> / {o}", "<{h}> ... {o}", "<{h}>—{o}", "→ <{h}> -- {o}", "\U0001f525 <{h}> ({o})"),
        *("{h} (<{o}>)", "<{o}>: {h}", "{h} | <{o}>", "• <{h}> -- {o}", "2. <{h}> ({o})", "» {o}: <{h}>"),
    ],
)
def test_a_list_is_read_as_its_links_show_it(form: str) -> None:
    with_lead, alone = post(form), post(form, top="<p>Four on the strait.</p>", below="<p>More to come.</p>")

    assert listed(with_lead) == listed(alone) == EVERY
    assert (with_lead.roundup.comment, with_lead.unplaced) == ("I doubt it.", ())
    assert alone.roundup.lead is None
    assert set(with_lead.proposed) == {"Smallville Echo"}


def test_sentences_with_links_are_no_list() -> None:
    said = (
        f"<p>{link('The ferry to Vik', 1)}, which I took in May</p>"
        f"<p>Update: {link('it sails again', 2)}</p><p>Update: {link('it does not', 3)}</p>"
        f"<p>{link('Here', 4)} - Look at this</p><p>{link('Here', 5)} - And At This</p>"
    )

    seen = read(f"<p>A day in Vik.</p>{said}", title="A Day In Vik")

    assert seen.roundup.sections == ()
    assert seen.roundup.comment.count("](https://paper.example/") == 5


def test_one_line_alone_tells_no_form() -> None:
    seen = read(f"<p>A day in Vik.</p><p>{link('Fog lifts', 1)} | The Ledger</p><p>So it did.</p>", title="Vik")

    assert seen.roundup.sections == ()
    assert seen.roundup.comment == "A day in Vik.\n\n[Fog lifts](https://paper.example/1) | The Ledger\n\nSo it did."


@pytest.mark.parametrize("lead", ["Meridian News: Ports agree to reopen the strait", "Meridian News: Fog: it lifts"])
@pytest.mark.parametrize("more", ["<p>Read more ....</p>", ""])
@pytest.mark.parametrize("form", ["{o}: <{h}>", "<{h}> ({o})"])
def test_a_lead_that_is_linked_as_a_whole_has_its_outlet_above_any_list(lead: str, more: str, form: str) -> None:
    top = (
        f'<p><b><a href="https://meridian.example/strait">{lead}</a></b></p>'
        f"<blockquote>LUND - Ships may pass, the ports said.</blockquote>{more}<p><b>More News On The Strait</b></p>"
    )

    seen = post(form, top=top)

    assert seen.roundup.lead is not None
    assert f"{seen.roundup.lead.outlet}: {seen.roundup.lead.headline}" == lead
    assert seen.roundup.lead.outlet == "Meridian News"
    assert listed(seen) == EVERY

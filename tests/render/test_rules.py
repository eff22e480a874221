"""What a post prints, rule by rule, as plain text; addresses and markup as HTML and Markdown."""

from dataclasses import replace

import pytest

from pipeline import render
from pipeline.errors import NotFoundError, UsageError
from pipeline.news import Lead, Link, Media, Roundup, Section

_LINK = Link(headline="Fog lifts", url="https://ledger.example/fog", outlet="The Ledger")
_LEAD = Lead(headline="Strait opens", url="https://meridian.example/1", outlet="Meridian News")
_POST = Roundup(date="2023-03-05", title="Strait Opens")


def _lines(roundup: Roundup) -> list[str]:
    return [line for line in render.post(roundup, form="text").splitlines() if line]


def _listed(link: Link) -> str:
    return _lines(replace(_POST, sections=(Section(heading="", groups=((link,),)),)))[-1]


@pytest.mark.parametrize(
    ("link", "line"),
    [
        pytest.param(_LINK, "Fog lifts -- The Ledger", id="headline and outlet"),
        pytest.param(replace(_LINK, agency="AP"), "Fog lifts -- The Ledger/AP", id="agency"),
        pytest.param(replace(_LINK, agency="AP", outlet=""), "Fog lifts -- AP", id="agency alone"),
        pytest.param(replace(_LINK, authors=("A. Ek",)), "Fog lifts -- A. Ek, The Ledger", id="author"),
        pytest.param(replace(_LINK, authors=("A", "B")), "Fog lifts -- A and B, The Ledger", id="two authors"),
        pytest.param(
            replace(_LINK, authors=("A", "B", "C")), "Fog lifts -- A, B and C, The Ledger", id="three authors"
        ),
        pytest.param(replace(_LINK, authors=("A",), outlet=""), "Fog lifts -- A", id="author alone"),
        pytest.param(replace(_LINK, kind="editorial"), "Fog lifts -- The Ledger editorial", id="editorial"),
        pytest.param(replace(_LINK, kind="opinion"), "Fog lifts -- The Ledger opinion", id="opinion"),
        pytest.param(replace(_LINK, kind="document"), "Fog lifts -- The Ledger document", id="document"),
        pytest.param(replace(_LINK, own_text="See"), "See .... Fog lifts -- The Ledger", id="own text"),
        pytest.param(replace(_LINK, note="paywall"), "Fog lifts -- The Ledger .... paywall", id="note"),
        pytest.param(replace(_LINK, outlet=""), "Fog lifts", id="no outlet"),
        pytest.param(replace(_LINK, headline=""), "The Ledger", id="no headline"),
        pytest.param(
            replace(_LINK, outlet="ABC (Australia)"), "Fog lifts -- ABC (Australia)", id="country in the name"
        ),
    ],
)
def test_a_list_line_takes_its_punctuation_away_with_its_parts(link: Link, line: str) -> None:
    assert _listed(link) == line


@pytest.mark.parametrize(
    ("lead", "line"),
    [
        pytest.param(_LEAD, "Meridian News: Strait opens", id="outlet"),
        pytest.param(replace(_LEAD, agency="AP"), "Meridian News/AP: Strait opens", id="agency"),
        pytest.param(replace(_LEAD, authors=("A. Ek",)), "A. Ek, Meridian News: Strait opens", id="author"),
        pytest.param(replace(_LEAD, outlet=""), "Strait opens", id="no outlet"),
    ],
)
def test_a_lead_line_begins_with_its_outlet(lead: Lead, line: str) -> None:
    assert _lines(replace(_POST, lead=lead))[2:] == [line, "Read more ...."]


def test_an_update_says_so_in_title_and_heading() -> None:
    lines = _lines(replace(_POST, update=True, sections=(Section(groups=((_LINK,),)),)))

    assert lines[1:3] == ["Strait Opens (Update)", "Strait Opens (Update)"]


def test_a_post_without_a_list_has_no_heading() -> None:
    assert _lines(replace(_POST, sections=(Section(groups=()), Section(groups=((),))))) == [
        "Sunday, March 5, 2023",
        "Strait Opens",
    ]


@pytest.mark.parametrize(
    ("comment", "signature", "lines"),
    [
        pytest.param("", "WNU Editor:", [], id="no comment, no signature"),
        pytest.param(" \n\n ", "WNU Editor:", [], id="white space is no comment"),
        pytest.param("[](https://e.example/)", "WNU Editor:", [], id="a link without words is no comment"),
        pytest.param(
            "One ....\n\nTwo", "The desk:", ["The desk: One ....", "Two"], id="once, before the first paragraph"
        ),
        pytest.param("One\nmore", "", ["One more"], id="no signature, one line a paragraph"),
        pytest.param("# A *b* <i>c</i>\n\n- d", "E:", ["E: # A b <i>c</i>", "- d"], id="links and emphasis only"),
        pytest.param("Q [a](https://e.example) (X)", "E:", ["E: Q a (X)"], id="links become their words"),
    ],
)
def test_a_comment_is_signed_when_it_has_words(comment: str, signature: str, lines: list[str]) -> None:
    printed = render.post(replace(_POST, comment=comment), form="text", signature=signature)

    assert [line for line in printed.splitlines() if line][2:] == lines


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(None, id="none"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("JAVA\tSCRIPT:alert(1)", id="script in disguise"),
        pytest.param("data:text/html,x", id="data"),
        pytest.param("//ledger.example/a", id="no scheme"),
        pytest.param("https://", id="no host"),
        pytest.param("https://ledger.example@evil.example/", id="a user name"),
    ],
)
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_headline_without_a_web_address_is_printed_unlinked(url: str | None, form: str) -> None:
    lead = replace(_LEAD, url=url)
    printed = render.post(replace(_POST, lead=lead, comment=f"[a](<{url}>)"), form=form)

    assert "Strait opens" in printed
    assert "href" not in printed
    assert "](" not in printed


def test_an_address_is_printed_as_given() -> None:
    lead = replace(_LEAD, url="https://meridian.example/a_(b)?utm_source=x&lang=en#c")

    assert 'href="https://meridian.example/a_(b)?utm_source=x&amp;lang=en#c"' in render.post(
        replace(_POST, lead=lead), form="html"
    )


@pytest.mark.parametrize(
    ("kind", "url", "player"),
    [
        pytest.param(
            "youtube", "https://youtu.be/aB3-_xYz019", "https://www.youtube-nocookie.com/embed/aB3-_xYz019", id="short"
        ),
        pytest.param(
            "youtube",
            "https://m.youtube.com/watch?t=9&v=aB3-_xYz019",
            "https://www.youtube-nocookie.com/embed/aB3-_xYz019",
            id="watch page",
        ),
        pytest.param(
            "x",
            "https://twitter.com/a_b/status/123/photo/1",
            "https://platform.twitter.com/embed/Tweet.html?id=123",
            id="x",
        ),
        pytest.param("telegram", "https://t.me/s/harbour/41", "https://t.me/harbour/41?embed=1", id="telegram"),
    ],
)
def test_an_embed_is_our_player_for_the_checked_id(kind: str, url: str, player: str) -> None:
    printed = render.post(replace(_POST, media=(Media(kind=kind, url=url),)), form="html")

    assert f'<iframe src="{player}"' in printed


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        pytest.param("youtube", "https://youtu.be.evil.example/aB3-_xYz019", id="another host"),
        pytest.param("youtube", "https://youtu.be/../../x", id="no id"),
        pytest.param("x", "https://x.com/a/status/1<script>", id="markup in the id"),
        pytest.param("telegram", "https://t.me/joinchat", id="no message"),
        pytest.param("flash", "https://youtu.be/aB3-_xYz019", id="unknown kind"),
    ],
)
def test_an_embed_without_a_checked_id_has_no_player(kind: str, url: str) -> None:
    assert "<iframe" not in render.post(replace(_POST, media=(Media(kind=kind, url=url),)), form="html")


def test_groups_are_told_apart_in_html_only() -> None:
    one_group = replace(_POST, sections=(Section(groups=((_LINK, _LINK),)),))
    two_groups = replace(_POST, sections=(Section(groups=((_LINK,), (_LINK,))),))

    assert render.post(two_groups, form="html").count('class="group"') == 2
    assert render.post(one_group, form="text") == render.post(two_groups, form="text")


def test_every_list_line_is_followed_by_a_blank_line() -> None:
    printed = render.post(replace(_POST, sections=(Section(groups=((_LINK, _LINK),)),)), form="text")

    assert printed.endswith("Fog lifts -- The Ledger\n\nFog lifts -- The Ledger\n")


@pytest.mark.parametrize(
    ("headline", "markdown"),
    [
        pytest.param("{{< youtube >}}", r"\{\{\< youtube >\}\}", id="Hugo shortcode"),
        pytest.param("[a](b)", r"\[a\](b)", id="link"),
        pytest.param("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`", id="emphasis and code"),
        pytest.param("AT&amp;T & Co", r"AT\&amp;T & Co", id="entity"),
        pytest.param("U.S.-Led -- or 'not' ....", "U.S.-Led -- or 'not' ....", id="plain marks stay"),
        pytest.param("- a", r"\- a", id="bullet"),
        pytest.param("1. a", r"1\. a", id="number"),
    ],
)
def test_markdown_escapes_what_would_be_markup(headline: str, markdown: str) -> None:
    lead = Lead(headline=headline, url=None, outlet="")

    assert markdown in render.post(replace(_POST, lead=lead), form="markdown").splitlines()


@pytest.mark.parametrize(
    ("comment", "markdown"),
    [
        pytest.param("a *b* **c** ***d***", "a *b* **c** ***d***", id="kept"),
        pytest.param("*a [b](https://e.example/) c*", "*a* [*b*](https://e.example/) *c*", id="around a link"),
        pytest.param("stop![b](https://e.example/)", r"stop\![b](https://e.example/)", id="no picture"),
        pytest.param("*&nbsp;a*b", "*a*b", id="spaces outside"),
        pytest.param("a*&quot;b&quot;*", 'a\\*"b"\\*', id="not emphasis in the source either"),
    ],
)
def test_markdown_keeps_the_editors_emphasis_and_links(comment: str, markdown: str) -> None:
    printed = render.post(replace(_POST, comment=comment), form="markdown", signature="")

    assert printed.splitlines()[-1] == markdown


@pytest.mark.parametrize(
    ("day", "language", "date"),
    [
        pytest.param("2022-01-09", "en", "Sunday, January 9, 2022", id="English"),
        pytest.param("2022-01-09", "en-GB", "Sunday, January 9, 2022", id="with a country"),
        pytest.param("2022-01-09", "fr", "dimanche, janvier 9, 2022", id="French"),
        pytest.param("2022-02-30", "en", "2022-02-30", id="no day of the calendar"),
    ],
)
def test_the_date_is_printed_in_the_blogs_language(day: str, language: str, date: str) -> None:
    assert render.post(replace(_POST, date=day), form="text", language=language).splitlines()[0] == date


def test_a_post_without_a_date_begins_with_its_title() -> None:
    assert _lines(replace(_POST, date="")) == ["Strait Opens"]


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(NotFoundError, match=r"(?s)no house format 'wnuu'.*wnu"):
        render.post(_POST, form="text", format="wnuu")


@pytest.mark.parametrize(
    ("form", "language"), [pytest.param("pdf", "en", id="form"), pytest.param("text", "xx-nowhere", id="language")]
)
def test_an_unknown_form_or_language_is_refused(form: str, language: str) -> None:
    with pytest.raises(UsageError, match=form if form == "pdf" else language):
        render.post(_POST, form=form, language=language)


def test_half_a_character_in_an_address_breaks_no_post() -> None:
    from pipeline.render.wording import href

    assert (href("https://e.org/\ud800") or "").encode().startswith(b"https://e.org/")

"""Roundup JSON: what is read is what was written, and a typing error is named by its path."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.errors import UnreadableError
from pipeline.house import roundups
from pipeline.house.notices import KINDS as NOTICE_KINDS
from pipeline.house.roundups import KINDS, LINK_KINDS, MEDIA_KINDS, PLACES
from pipeline.news import Link, Media, Notice, Roundup, Section
from tests.render.drawn import roundups as drawn_roundups

_HARBOUR = json.loads((Path(__file__).parent / "golden" / "harbour.json").read_text("utf-8"))
_DATED = {"date": "2023-03-06", "text": "Two tugs, not one."}
_LINK = {"headline": "Fog", "url": None, "outlet": "The Ledger"}


def _post(**values: object) -> dict[str, object]:
    return {"date": "2023-03-05", "title": "Fog", **values}


def _list(link: object) -> dict[str, object]:
    return _post(sections=[{"heading": None, "groups": [[_LINK, link]]}])


def test_the_golden_post_is_written_as_it_was_read() -> None:
    written = roundups.to_json(roundups.from_json(_HARBOUR))

    assert json.dumps(written) == json.dumps(_HARBOUR)


def test_keys_stand_in_the_order_of_the_format() -> None:
    written = roundups.to_json(roundups.from_json(_post()))

    assert list(written) == [
        *("kind", "format", "date", "title", "update", "labels"),
        *("media", "lead", "comment", "sections", "reader_comments"),
    ]


def test_only_a_post_with_notices_has_the_key() -> None:
    noticed = _post(notices=[{"kind": "correction", **_DATED}])

    assert "notices" not in roundups.to_json(roundups.from_json(_post()))
    assert roundups.to_json(roundups.from_json(noticed))["notices"] == noticed["notices"]
    assert roundups.from_json(noticed).notices == (Notice(kind="correction", **_DATED),)


def test_what_is_left_out_has_its_default() -> None:
    assert roundups.from_json(_list({"headline": "Ice", "outlet": "Vik Tidende"})) == Roundup(
        date="2023-03-05",
        title="Fog",
        sections=(
            Section(
                groups=(
                    (
                        Link(headline="Fog", url=None, outlet="The Ledger"),
                        Link(headline="Ice", url=None, outlet="Vik Tidende"),
                    ),
                )
            ),
        ),
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(roundup=drawn_roundups)
def test_every_roundup_comes_back_from_its_json(roundup: Roundup) -> None:
    if not _valid(roundup):
        return
    assert roundups.from_json(json.loads(json.dumps(roundups.to_json(roundup)))) == roundup


def _valid(roundup: Roundup) -> bool:
    try:
        roundups.from_json(roundups.to_json(roundup))
    except UnreadableError:
        links = [link for section in roundup.sections for group in section.groups for link in group]
        assert (
            roundup.kind not in KINDS
            or any(link.kind not in LINK_KINDS for link in links)
            or any(media.kind not in MEDIA_KINDS or media.place not in PLACES for media in roundup.media)
            or not roundup.date[:1].isdecimal()
            or any(notice.kind not in NOTICE_KINDS or not _is_line(notice.text) for notice in roundup.notices)
            or any(not notice.date[:1].isdecimal() for notice in roundup.notices)
        )
        return False
    return True


def _is_line(text: str) -> bool:
    return bool(text.strip()) and text.splitlines() == [text]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param([], "the document is a list, not an object", id="no object"),
        pytest.param(None, "the document is null", id="null"),
        pytest.param({"date": "2023-03-05"}, "title is missing", id="missing title"),
        pytest.param(_post(titel="x"), r"titel is not a key.*(?s:.*)did you mean 'title'", id="nearest key"),
        pytest.param(_post(zzz="x"), r"zzz is not a key(?s:.*)use one of: kind, format", id="no near key"),
        pytest.param(_post(title=7), "title is a number, not text", id="number for text"),
        pytest.param(_post(title=None), "title is null, not text", id="null for text"),
        pytest.param(_post(update=1), "update is a number, not true or false", id="number for a truth"),
        pytest.param(_post(kind="storey"), "kind is 'storey'(?s:.*)did you mean 'story'", id="bad kind"),
        pytest.param(_post(date="2023-02-30"), "date is no day of the calendar", id="no such day"),
        pytest.param(_post(date="20230305"), "date is not a day", id="another spelling of a day"),
        pytest.param(_post(labels="Fog"), "labels is text, not a list", id="text for a list"),
        pytest.param(_post(labels=["Fog", 1]), r"labels\[1\] is a number", id="number in a list"),
        pytest.param(_post(lead=[]), "lead is a list, not an object", id="lead"),
        pytest.param(
            _post(lead={"headline": "Fog", "url": None}), r"lead\.outlet is missing", id="lead without outlet"
        ),
        pytest.param(_post(media=[{"kind": "film"}]), r"media\[0\]\.kind is 'film'", id="media kind"),
        pytest.param(_post(media=[{"kind": "x", "place": "left"}]), r"media\[0\]\.place is 'left'", id="media place"),
        pytest.param(_post(sections=[{"groups": [_LINK]}]), r"sections\[0\]\.groups\[0\] is not a list", id="no group"),
        pytest.param(
            _list({**_LINK, "outlet": 3}), r"sections\[0\]\.groups\[0\]\[1\]\.outlet is a number", id="deep value"
        ),
        pytest.param(
            _list({**_LINK, "outlt": "x"}),
            r"sections\[0\]\.groups\[0\]\[1\]\.outlt is not a key(?s:.*)did you mean 'outlet'",
            id="deep key",
        ),
        pytest.param(
            _list({**_LINK, "kind": "op"}), r"groups\[0\]\[1\]\.kind is 'op', not one of news", id="link kind"
        ),
        pytest.param(_list("Fog"), r"groups\[0\]\[1\] is text, not an object", id="link as text"),
        pytest.param(_post(notices=[{"kind": "note", **_DATED}]), r"notices\[0\]\.kind is 'note'", id="notice kind"),
        pytest.param(
            _post(notices=[{"kind": "update", "date": "", "text": "x"}]),
            r"notices\[0\]\.date is not a day",
            id="no day",
        ),
        pytest.param(
            _post(notices=[{"kind": "update", **_DATED, "text": "a\nb"}]),
            r"notices\[0\]\.text is not one line",
            id="notice of two lines",
        ),
        pytest.param(_post(reader_comments=[{"name": "A"}]), r"reader_comments\[0\]\.text is missing", id="reader"),
    ],
)
def test_what_a_post_cannot_hold_is_refused_by_its_path(value: object, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        roundups.from_json(value, where="post.json")


def test_a_refusal_names_the_file() -> None:
    with pytest.raises(UnreadableError) as caught:
        roundups.from_json(_list({**_LINK, "outlet": 3}), where="post.json")

    assert caught.value.where == "post.json"


def test_a_link_has_the_editors_words_only_where_he_wrote_some() -> None:
    link = Link(headline="Fog", url=None, outlet="The Ledger", note="")
    roundup = Roundup(date="", title="", media=(Media(kind="x"),), sections=(Section(groups=((link,),)),))

    [section] = json.loads(json.dumps(roundups.to_json(roundup)))["sections"]

    assert list(section["groups"][0][0]) == ["headline", "url", "outlet", "agency", "authors", "kind", "note"]

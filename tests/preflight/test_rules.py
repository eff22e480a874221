"""Each rule of the preflight, failing and passing, with its place and its cure."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import excerpt, preflight, settings
from pipeline.news import Link, Notice, Roundup, Section
from pipeline.preflight import Facts, Matter, Source
from tests.preflight.posts import FACTS, LEAD, LEVELS, MARL, ONLOOKER, PAGE, PICTURE, POST

PLACE = "sections[0].groups[1][0]"
TODAY = Link(headline="Marl Waits", url="https://marltoday.example/4", outlet="Marl Today")


def listing(*links: Link) -> Roundup:
    return replace(POST, sections=(Section(groups=tuple((link,) for link in links)),))


def saying(comment: str) -> Roundup:
    return replace(POST, comment=comment)


def correcting(words: str) -> Roundup:
    return replace(POST, notices=(Notice(kind="correction", date="2026-05-13", text=words),))


def quoting(*paragraphs: str) -> Roundup:
    return replace(POST, lead=replace(LEAD, excerpt=paragraphs))


def of(rule: str, post: Roundup, facts: Facts = FACTS) -> list[Matter]:
    return [matter for matter in preflight.matters(post, facts, LEVELS) if matter.rule == rule]


BROKEN = {
    "no-outlet": [
        ("a line", listing(MARL, replace(ONLOOKER, outlet=" ")), FACTS, PLACE, "name the outlet"),
        ("the lead", replace(POST, lead=replace(LEAD, outlet="")), FACTS, "lead", "name the outlet"),
    ],
    "no-link": [
        ("a line", listing(MARL, replace(ONLOOKER, url=None)), FACTS, PLACE, "give its address"),
        ("the lead", replace(POST, lead=replace(LEAD, url=None)), FACTS, "lead", "give its address"),
        ("a script", listing(MARL, replace(ONLOOKER, url="javascript:alert(1)")), FACTS, PLACE, "no web address"),
        ("a citation", saying("See [this](mailto:a@b.example)."), FACTS, "comment.links[0]", "no web address"),
        ("a correction", correcting("See [this]()."), FACTS, "notices[0].links[0]", "give its address"),
    ],
    "no-excerpt": [("none", quoting(), FACTS, "lead.excerpt", "choose paragraphs")],
    "not-verbatim": [
        ("a word more", quoting(PAGE[0] + " Sadly."), FACTS, "lead.excerpt[0]", "choose its paragraph again"),
        ("a word less", quoting(PAGE[0], PAGE[1].replace("never ", "")), FACTS, "lead.excerpt[1]", "not the page's"),
        ("cut in a sentence", quoting("The talks on the Orrin ended"), FACTS, "lead.excerpt[0]", "not the page's"),
        ("from the middle", quoting("Both sides will meet again in June."), FACTS, "lead.excerpt[0]", "compare it"),
        ("a page never read", POST, Facts(), "lead.excerpt", "nothing is stored"),
        (
            "a stored text that was changed",
            POST,
            Facts(source=Source(page=PAGE, digest="0" * 64)),
            "lead.excerpt",
            "hash differs",
        ),
    ],
    "no-title": [("white space", replace(POST, title=" "), FACTS, "title", "write a title")],
    "taken-down": [
        (
            "its words",
            POST,
            replace(FACTS, taken_down=frozenset({"https://harbour.example/3"})),
            "lead.excerpt[0]",
            "remove",
        )
    ],
    "markup": [
        ("a link without an end", saying("See [this](https://a.example/ and more."), FACTS, "comment", "not closed"),
        ("a bracket", saying("See [this and more."), FACTS, "comment", "not closed"),
        ("a number without an address", saying("See [this][3]."), FACTS, "comment", "not closed"),
        ("strong", saying("This is **loud."), FACTS, "comment", "** is not closed"),
        ("emphasis", saying("One line.\n\nThis is *soft."), FACTS, "comment", "* is not closed"),
        ("underlined emphasis", saying("This is _soft."), FACTS, "comment", "_ is not closed"),
        ("a correction", correcting("It was **two."), FACTS, "notices[0]", "** is not closed"),
        ("a tag", saying("This is <b>loud</b>."), FACTS, "comment", "no tags"),
        ("half a tag", saying('This is <a href="https://a.example/'), FACTS, "comment", "no tags"),
        (
            "a link in a headline",
            listing(MARL, replace(ONLOOKER, headline="[A](https://a.example)")),
            FACTS,
            PLACE,
            "text",
        ),
    ],
    "placeholder": [
        ("TK", saying("He said TK in June."), FACTS, "comment", "“TK” was to be filled in"),
        ("TKTK", saying("He said TKTKTK."), FACTS, "comment", "write it, or remove it"),
        ("three X", saying("Signed by " + "X" * 3 + "."), FACTS, "comment", "write it, or remove it"),
        ("a correction", correcting("It was TK."), FACTS, "notices[0]", "“TK”"),
        ("a link", saying("See [LINK]."), FACTS, "comment", "“[LINK]”"),
        ("a headline", listing(MARL, replace(ONLOOKER, headline="[HEADLINE]")), FACTS, PLACE, "“[HEADLINE]”"),
        ("an outlet", listing(MARL, replace(ONLOOKER, outlet="TK")), FACTS, f"{PLACE}.outlet", "“TK”"),
        ("a title", replace(POST, title="Lorem Ipsum Dolor"), FACTS, "title", "write it"),
        ("a pasted link to more", quoting(PAGE[0], "Read more ...."), FACTS, "lead.excerpt[1]", "remove it"),
        ("a citation that went", saying("It is so. More here ...."), FACTS, "comment", "remove it"),
    ],
    "dead-link": [
        (
            "a line",
            POST,
            replace(FACTS, gone={"https://onlooker.example/2": "404 since 2026-05-11"}),
            PLACE,
            "404 since 2026-05-11; link another page",
        ),
        (
            "a citation",
            POST,
            replace(FACTS, gone={"https://marltoday.example/4": "410"}),
            "comment.links[0]",
            "link another page",
        ),
        (
            "a correction",
            correcting("See [this](https://delta.example/5) and [it](https://delta.example/6)."),
            replace(FACTS, gone={"https://delta.example/6": "410"}),
            "notices[0].links[1]",
            "link another page",
        ),
    ],
    "own-repeat": [
        (
            "a line",
            POST,
            replace(FACTS, repeats={"https://onlooker.example/2": "already linked in “Clocks”"}),
            PLACE,
            "already linked in “Clocks”: remove it",
        ),
        (
            "an update",
            correcting("See [it](https://delta.example/6)."),
            replace(FACTS, repeats={"https://delta.example/6": "already linked in “Clocks”"}),
            "notices[0].links[0]",
            "already linked in “Clocks”: remove it",
        ),
    ],
    "outlet-twice": [
        (
            "other letters",
            listing(MARL, replace(TODAY, outlet="MARL  herald")),
            FACTS,
            PLACE,
            "sections[0].groups[0][0]",
        )
    ],
    "lead-listed": [
        ("a line", listing(MARL, replace(ONLOOKER, outlet="harbour times")), FACTS, PLACE, "leads the post")
    ],
    "picture-words": [
        ("alt", replace(POST, media=(replace(PICTURE, alt=" "),)), FACTS, "media[0].alt", "describe"),
        ("credit", replace(POST, media=(replace(PICTURE, credit=""),)), FACTS, "media[0].credit", "whose picture"),
    ],
    "no-comment": [("blank", saying(" \n"), FACTS, "comment", "write a comment")],
}
PASSING = {
    "no-outlet": [("no lead", replace(POST, lead=None), FACTS)],
    "no-link": [("another script's address", listing(replace(MARL, url="https://example.example/новости")), FACTS)],
    "no-excerpt": [
        ("never excerpted", quoting(), replace(FACTS, excerpted=False)),
        ("no lead", replace(POST, lead=None), FACTS),
    ],
    "not-verbatim": [
        ("white space", quoting("The  talks on\u00a0the Orrin" + PAGE[0][len("The talks on the Orrin") :]), FACTS),
        ("our own cut", quoting("The talks on the Orrin ended on Tuesday without a word on the locks."), FACTS),
        ("the feed's own", quoting("In short: nothing."), Facts(source=Source(feed=("In short: nothing.",)))),
        ("a cut without spaces", quoting("会谈结束。"), Facts(source=Source(feed=("会谈结束。双方六月再会。",)))),
    ],
    "no-title": [("one letter", replace(POST, title="X"), FACTS)],
    "taken-down": [
        ("another article's", POST, replace(FACTS, taken_down=frozenset({"https://harbour.example/9"}))),
        ("no words of it", quoting(), replace(FACTS, taken_down=frozenset({"https://harbour.example/3"}))),
    ],
    "markup": [
        ("escaped marks", saying(r"Two \* three \[and \<b\>."), FACTS),
        ("signs", saying("2 * 3 * 4 < 5 <3 5*, a_b_c, @_rook_ and https://a.example/_x_."), FACTS),
        ("closed", saying("**Loud**, *soft*, _soft_ and [a *b*](https://a.example/)."), FACTS),
        ("entities", saying("&lt;b&gt; and &#91;"), FACTS),
        ("a tag in a headline", listing(replace(MARL, headline="Use <b> and **")), FACTS),
    ],
    "placeholder": [
        ("a numeral in a headline", listing(replace(MARL, headline="Super Bowl " + "X" * 3 + ": TK wins")), FACTS),
        ("letters in a word", saying("The TKO and the tk of the ATK."), FACTS),
        ("what is read", saying("You can read more in it. More here .... [A](https://a.example/) (A)"), FACTS),
        ("brackets of a quote", saying("“[The date] is set [...]”"), FACTS),
    ],
    "dead-link": [("another page", POST, replace(FACTS, gone={"https://onlooker.example/20": "404"}))],
    "own-repeat": [("nothing of ours", POST, FACTS)],
    "outlet-twice": [("no outlet at all", listing(replace(MARL, outlet=""), replace(ONLOOKER, outlet="")), FACTS)],
    "lead-listed": [("no lead", replace(POST, lead=None), FACTS)],
    "picture-words": [("an embed", replace(POST, media=(replace(PICTURE, kind="youtube", alt="", credit=""),)), FACTS)],
    "no-comment": [("a word", saying("So."), FACTS)],
}


@pytest.mark.parametrize(
    ("rule", "post", "facts", "place", "cure"),
    [
        pytest.param(rule, post, facts, place, cure, id=f"{rule}: {name}")
        for rule, cases in BROKEN.items()
        for name, post, facts, place, cure in cases
    ],
)
def test_a_broken_rule_is_said_with_its_place_and_cure(
    rule: str, post: Roundup, facts: Facts, place: str, cure: str
) -> None:
    [matter] = of(rule, post, facts)

    assert matter.place == place
    assert matter.where.startswith(place)
    assert cure in matter.cure
    assert matter.level == LEVELS.get(rule, "block")


@pytest.mark.parametrize(
    ("rule", "post", "facts"),
    [
        pytest.param(rule, post, facts, id=f"{rule}: {name}")
        for rule, cases in PASSING.items()
        for name, post, facts in cases
    ],
)
def test_what_is_right_raises_no_matter(rule: str, post: Roundup, facts: Facts) -> None:
    assert of(rule, post, facts) == []


def test_a_whole_post_in_order_has_no_matter() -> None:
    assert preflight.matters(POST, FACTS, LEVELS) == ()


def test_every_rule_has_a_failing_and_a_passing_case_and_a_setting() -> None:
    settable = {field.name.replace("_", "-") for field in fields(settings.Preflight)}

    assert set(preflight.RULES) == set(BROKEN) == set(PASSING) == settable | preflight.ALWAYS


def test_a_line_is_named_in_words() -> None:
    [matter] = of("no-outlet", listing(MARL, replace(ONLOOKER, outlet="")))

    assert matter.where == f"{PLACE} (A River, Two Clocks)"


def test_what_an_outlet_prints_cannot_play_with_a_terminal() -> None:
    hostile = replace(MARL, outlet="Marl\x1b[31m\u202eHerald")

    [matter] = of("outlet-twice", listing(hostile, replace(hostile, url="https://marl.example/7")))

    assert (matter.where + matter.cure).isprintable()


def test_what_blocks_is_said_first() -> None:
    post = replace(listing(MARL, replace(ONLOOKER, url=None)), comment="", media=(replace(PICTURE, alt=""),))

    assert [matter.level for matter in preflight.matters(post, FACTS, LEVELS)] == ["block", "warn", "warn"]


@pytest.mark.parametrize(("level", "levels"), [("warn", ["warn"]), ("off", []), ("block", ["block"])])
def test_the_settings_say_what_a_rule_does(level: str, levels: list[str]) -> None:
    found = preflight.matters(saying("He said TK."), FACTS, {"placeholder": level})

    assert [matter.level for matter in found] == levels


def test_no_setting_prints_what_was_taken_down() -> None:
    facts = replace(FACTS, taken_down=frozenset({"https://harbour.example/3"}))

    [matter] = preflight.matters(POST, facts, {"taken-down": "off"})

    assert (matter.rule, matter.level) == ("taken-down", "block")


def test_changed_text_is_another_matter() -> None:
    [first], [second] = of("placeholder", saying("He said TK.")), of("placeholder", saying("She said TK."))

    assert (first.place, first.value != second.value) == (second.place, True)


@given(st.lists(st.text(max_size=80), min_size=1, max_size=3))
def test_what_stands_word_for_word_on_the_page_is_verbatim(page: list[str]) -> None:
    facts = Facts(source=Source(page=tuple(page), digest=excerpt.digest(page)))

    assert of("not-verbatim", quoting(*page), facts) == []


@given(st.text(max_size=200))
def test_no_comment_however_odd_stops_the_preflight_itself(comment: str) -> None:
    assert {matter.place.split(".")[0] for matter in preflight.matters(saying(comment), FACTS, LEVELS)} <= {"comment"}

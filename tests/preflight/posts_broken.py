"""Posts that break a rule, by rule: what it is, the post, the facts, the place, and words of the cure."""

from dataclasses import replace

from pipeline.preflight import Facts, Source
from tests.preflight.posts import FACTS, LEAD, MARL, ONLOOKER, PAGE, PICTURE, POST
from tests.preflight.posts_changed import PLACE, TODAY, correcting, listing, quoting, saying

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
        ("your own words", listing(MARL, replace(ONLOOKER, own_text="[HEADLINE]")), FACTS, PLACE, "“[HEADLINE]”"),
        ("an outlet", listing(MARL, replace(ONLOOKER, outlet="TK")), FACTS, f"{PLACE}.outlet", "“TK”"),
        ("a title", replace(POST, title="Lorem Ipsum Dolor"), FACTS, "title", "write it"),
        ("a pasted link to more", quoting(PAGE[0], "Read more ...."), FACTS, "lead.excerpt[1]", "remove it"),
        ("a citation that went", saying("It is so. More here ...."), FACTS, "comment", "remove it"),
    ],
    "bare-address": [
        (
            "typed",
            saying("One line.\n\nMore: https://a.example/b, he said."),
            FACTS,
            "comment",
            "[words](https://a.example/b)",
        ),
        ("without its scheme", saying("More (www.a.example)."), FACTS, "comment", "[words](https://www.a.example)"),
        (
            "beside a link",
            saying("[A](https://a.example/): https://b.example/"),
            FACTS,
            "comment",
            "https://b.example/ is",
        ),
        ("a correction", correcting("See https://a.example/."), FACTS, "notices[0]", "or let it stand"),
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
        ),
        (
            "one outlet printed two ways",
            listing(MARL, replace(ONLOOKER, outlet="MH")),
            replace(
                FACTS, outlets={(MARL.outlet, str(MARL.url)): "Marl Herald", ("MH", str(ONLOOKER.url)): "Marl Herald"}
            ),
            PLACE,
            "MH stands in sections[0].groups[0][0] already",
        ),
    ],
    "lead-listed": [
        ("a line", listing(MARL, replace(ONLOOKER, outlet="harbour times")), FACTS, PLACE, "leads the post"),
        (
            "the lead's outlet printed another way",
            listing(MARL, replace(ONLOOKER, outlet="HT")),
            replace(
                FACTS,
                outlets={(LEAD.outlet, str(LEAD.url)): "Harbour Times", ("HT", str(ONLOOKER.url)): "Harbour Times"},
            ),
            PLACE,
            "leads the post",
        ),
    ],
    "picture-words": [
        ("alt", replace(POST, media=(replace(PICTURE, alt=" "),)), FACTS, "media[0].alt", "describe"),
        ("credit", replace(POST, media=(replace(PICTURE, credit=""),)), FACTS, "media[0].credit", "whose picture"),
    ],
    "no-comment": [("blank", saying(" \n"), FACTS, "comment", "write a comment")],
    "old-approval": [
        (
            "eight days",
            POST,
            replace(FACTS, approved_on="2026-05-04", approved_days=8),
            "title",
            "approved on 2026-05-04, 8 days ago",
        ),
    ],
}

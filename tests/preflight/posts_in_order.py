"""Posts that come close to breaking a rule and do not, by rule: what it is, the post, the facts."""

from dataclasses import replace

from pipeline.preflight import Facts, Source
from tests.preflight.posts import FACTS, MARL, ONLOOKER, PAGE, PICTURE, POST
from tests.preflight.posts_changed import listing, quoting, saying

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
        (
            "the feed's from its dateline on",
            quoting("LISTA (AP) - In short."),
            Facts(source=Source(feed=("By Ada Marsh LISTA (AP) - In short. Read more",))),
        ),
        ("the feed's without its end", quoting("In short"), Facts(source=Source(feed=("In short Read more",)))),
        (
            "marks without a shape",
            quoting("The\u00ad talks on\u200b the Orrin" + PAGE[0][len("The talks on the Orrin") :]),
            FACTS,
        ),
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
    "bare-address": [
        (
            "linked",
            saying("[https://a.example/b](https://a.example/b) and *[www.a.example](https://a.example/)*"),
            FACTS,
        ),
        ("a mail's", saying("Write to desk@www.example.org, or //www.a.example, at http://."), FACTS),
    ],
    "dead-link": [("another page", POST, replace(FACTS, gone={"https://onlooker.example/20": "404"}))],
    "own-repeat": [("nothing of ours", POST, FACTS)],
    "outlet-twice": [
        ("no outlet at all", listing(replace(MARL, outlet=""), replace(ONLOOKER, outlet="")), FACTS),
        (
            "two outlets of one name",
            listing(replace(MARL, outlet="The Herald"), replace(ONLOOKER, outlet="The Herald")),
            replace(
                FACTS,
                outlets={("The Herald", str(MARL.url)): "Marl Herald", ("The Herald", str(ONLOOKER.url)): "Onlooker"},
            ),
        ),
    ],
    "lead-listed": [("no lead", replace(POST, lead=None), FACTS)],
    "picture-words": [("an embed", replace(POST, media=(replace(PICTURE, kind="youtube", alt="", credit=""),)), FACTS)],
    "no-comment": [("a word", saying("So."), FACTS)],
    "old-approval": [("a week", POST, replace(FACTS, approved_on="2026-05-05", approved_days=7))],
}

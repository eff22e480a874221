"""Text from outside: one tidy line, paragraphs, the few tags of a post, a line of a log, a language."""

import pytest

from pipeline import text
from pipeline.text.language import may_be_in


@pytest.mark.parametrize(
    ("given_text", "tidy"),
    [
        pytest.param(" Port \t strike\r\n ends\xa0today ", "Port strike ends today", id="white space"),
        pytest.param("Port\u2028strike\u3000ends", "Port strike ends", id="white space of Unicode"),
        pytest.param("Port\x00 str\x07ike", "Port strike", id="controls"),
        pytest.param("\u202ePort\u2066 strike\u200f", "Port strike", id="bidi marks"),
        pytest.param("Po\u200brt\ufeff str\u00adike", "Port strike", id="zero-width marks and soft hyphen"),
        pytest.param("Port\ud83d strike", "Port strike", id="half a surrogate pair"),
        pytest.param("cafe\u0301", "café", id="NFC"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="Persian non-joiner"),
        pytest.param("क्\u200dष", "क्\u200dष", id="Devanagari joiner"),
        pytest.param("അവന്\u200d വന്നു", "അവന്\u200d വന്നു", id="Malayalam letter that a joiner ends"),
        pytest.param("উত্\u200d", "উত্\u200d", id="Bengali letter that a joiner ends"),
        pytest.param("ᠴᠠᠭᠠ\u180eᠠ", "ᠴᠠᠭᠠ\u180eᠠ", id="Mongolian separator"),
        pytest.param("a\u180eb ᠠ\u180e", "ab ᠠ", id="separators that part nothing"),
        pytest.param("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧", id="emoji family"),
        pytest.param("❤️\u200d🔥", "❤️\u200d🔥", id="emoji with variation selector"),
        pytest.param(
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            id="flag of England",
        ),
        pytest.param("Port\U000e0073\U000e0065 strike", "Port strike", id="hidden tag characters"),
        pytest.param(
            "🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in "fog over Marl") + "\U000e007f Port",
            "🏴 Port",
            id="words hidden behind a flag",
        ),
        pytest.param("P\U000e0101o\U000e01eart\ufe0f\ufe00 strike\ufe0e", "Port strike", id="bytes behind letters"),
        pytest.param("1\ufe0f\u20e3 ℹ\ufe0f ❤\ufe0f\ufe0f", "1\ufe0f\u20e3 ℹ\ufe0f ❤\ufe0f", id="emoji as pictures"),
        pytest.param("葛\U000e0100城 ᠠ\u180b ᄀ\u1160", "葛\U000e0100城 ᠠ\u180b ᄀ\u1160", id="forms of a script"),
        pytest.param("Po\u034frt\u3164 \u115f\uffa0strike\U0001d173", "Port strike", id="fillers and marks of others"),
        pytest.param("Po\u200drt \u200cstrike\u200d", "Port strike", id="joiners that join nothing"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_line_is_tidy(given_text: str, tidy: str) -> None:
    assert text.tidy(given_text) == tidy


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        pytest.param("Port strike ends", "Port strike ends", id="words only"),
        pytest.param("Smith &amp; Sons", "Smith & Sons", id="entity"),
        pytest.param("AT&amp;amp;T", "AT&T", id="entity escaped twice"),
        pytest.param("AT&T and Q&A", "AT&T and Q&A", id="ampersand that is none"),
        pytest.param("caf&eacute; &#8217;s &#x2014; x", "café ’s — x", id="named, decimal and hex"),
        pytest.param("it&#8217s", "it’s", id="number left open"),
        pytest.param("&#128;100", "€100", id="number of Windows-1252"),
        pytest.param("go?a=1&copy=2", "go?a=1&copy=2", id="parameter that is no entity"),
        pytest.param("&#99999999999999;", "&#99999999999999;", id="number of no character"),
        pytest.param("<b>Port</b>s <i>strike</i>", "Ports strike", id="inline tags vanish"),
        pytest.param("&lt;b&gt;Port&lt;/b&gt; strike", "Port strike", id="escaped tags"),
        pytest.param("<p>Port</p><p>strike</p>", "Port strike", id="blocks are kept apart"),
        pytest.param("Port<br>strike", "Port strike", id="line break"),
        pytest.param("long<wbr>word", "longword", id="break opportunity"),
        pytest.param('On <time datetime="2026-05-12">Tuesday</time>', "On Tuesday", id="time"),
        pytest.param("<noindex>Port</noindex> strike", "Port strike", id="Yandex's element"),
        pytest.param("a<script>b < c</script>d<style>e</style>", "ad", id="script and style"),
        pytest.param("Port <!-- <b> -->strike", "Port strike", id="comment"),
        pytest.param("<![CDATA[Port <b>strike</b>]]>", "Port strike", id="CDATA left in"),
        pytest.param('<img alt="a > b" src=x>Port', "Port", id="bracket in an attribute"),
        pytest.param("<div it's>Port</div> it's", "Port it's", id="stray quote in a tag"),
        pytest.param("Port strike <a href='https://harb", "Port strike", id="tag cut off"),
        pytest.param("5 < 6", "5 < 6", id="less than"),
        pytest.param("a <3 b", "a <3 b", id="heart"),
        pytest.param("1 <2> 3", "1 <2> 3", id="number in brackets"),
        pytest.param("if x<y and y>z", "if x<y and y>z", id="comparison"),
        pytest.param("if a<b and b>c", "if a<b and b>c", id="comparison with the name of an element"),
        pytest.param("<Mystery> novel", "<Mystery> novel", id="no element of HTML"),
        pytest.param("<o:p>Port</o:p> <x-card>strike</x-card>", "Port strike", id="Word's and custom elements"),
        pytest.param("<scr\x00ipt>x</script>Port", "Port", id="tag hidden by a control"),
        pytest.param("&l&#x200b;t;b&gt;Port", "Port", id="tag hidden by a zero-width mark"),
        pytest.param("What an <iframe> is, and why", "What an <iframe> is, and why", id="a name that hides nothing"),
        pytest.param("<script> is no word", "<script> is no word", id="a name that comes first"),
        pytest.param("Port <iframe src='/a'>strike", "Port strike", id="never closed, with an attribute"),
        pytest.param('Port <iframe src="/a"/><b class="x">strike</b>', "Port strike", id="ended as in XML"),
        pytest.param('Port strike<script src="/a" />alert(1)</script>', "Port strike", id="code behind what looks so"),
        pytest.param("Port strike <script>alert(1)", "Port strike", id="code that was cut off"),
        pytest.param("Port <style>p {color: red", "Port", id="style that was cut off"),
        pytest.param("Why <script is no word", "Why <script is no word", id="words behind a bracket"),
        pytest.param("Port strike <img class", "Port strike", id="tag cut off in an attribute"),
        pytest.param("<ruby>霧<rp>(</rp><rt>きり</rt><rp>)</rp></ruby>の", "霧の", id="how a word is read"),
        pytest.param("<ruby>霧<rt>きり</ruby>の", "霧の", id="the same, not closed"),
        pytest.param("Port <rt>strike", "Port strike", id="the same, never closed"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_markup_becomes_plain_words(markup: str, words: str) -> None:
    assert text.plain(markup) == words


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        pytest.param("<p>One</p>\n<p>Two</p>", ("One", "Two"), id="paragraphs"),
        pytest.param("<div>One<ul><li>Two<li>Three</ul></div>Four", ("One", "Two", "Three", "Four"), id="blocks"),
        pytest.param("One<br><br/>Two<br>too", ("One", "Two too"), id="double br"),
        pytest.param("One<br> \n <br>Two", ("One", "Two"), id="double br with white space"),
        pytest.param("<p> </p><p>&nbsp;</p><p>One</p>", ("One",), id="empty ones dropped"),
        pytest.param("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", ("One", "Two"), id="escaped once too often"),
        pytest.param("<p>One <b>and</b> a half</p><script>x</script>", ("One and a half",), id="inline and script"),
        pytest.param("One\n\nstill one", ("One still one",), id="line breaks are white space"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_markup_becomes_paragraphs(markup: str, paragraphs: tuple[str, ...]) -> None:
    assert text.paragraphs(markup) == paragraphs


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        pytest.param("<h2>What happened</h2><p>One</p><h3>Who said what</h3>", ("One",), id="headings"),
        pytest.param("<h2>What <b>happened</b></h2>One<p>Two</p>", ("One", "Two"), id="text straight behind one"),
        pytest.param("<h2>What happened<p>One</p>", ("One",), id="never closed"),
        pytest.param("<h2><div>What happened</div></h2>One", ("What happened", "One"), id="a block in a heading"),
        pytest.param("<h6>Whole</h6>", (), id="nothing else"),
    ],
)
def test_headings_are_left_out_where_the_text_alone_is_wanted(markup: str, paragraphs: tuple[str, ...]) -> None:
    assert text.paragraphs(markup, headings=False) == paragraphs


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        pytest.param("<p>One <em>two</em></p>", "<p>One <em>two</em></p>", id="our tags"),
        pytest.param('<p class="x" onclick="y">One</p>', "<p>One</p>", id="attributes"),
        pytest.param("<div><h1>One</h1></div>", "One", id="other tags"),
        pytest.param("<script>x</script><style>y</style>One", "One", id="script and style"),
        pytest.param(
            '<a href="https://harbour.org/x?a=1&amp;b">y</a>',
            '<a href="https://harbour.org/x?a=1&amp;b">y</a>',
            id="link",
        ),
        pytest.param('<a href="javascript:x">y</a>', "<a>y</a>", id="script link"),
        pytest.param('<a href="/x">y</a>', "<a>y</a>", id="relative link"),
        pytest.param('<a href="//evil.example">y</a>', "<a>y</a>", id="link without scheme"),
        pytest.param('<a href="https://harbour.org@evil.example/">y</a>', "<a>y</a>", id="link with a user name"),
        pytest.param('<a href="https://harbour.org\\@evil.example/">y</a>', "<a>y</a>", id="link with a backslash"),
        pytest.param('<a href="mailto:ines@harbour.org">y</a>', "<a>y</a>", id="mail link"),
        pytest.param("5 < 6 & 7", "5 &lt; 6 &amp; 7", id="text is escaped"),
        pytest.param("One\u202e two\x00", "One two", id="marks"),
        pytest.param("One&#x202e; two", "One two", id="marks as entities"),
        pytest.param("<b>One", "<b>One</b>", id="open tags closed"),
    ],
)
def test_markup_is_cleaned_to_the_tags_of_a_post(html: str, cleaned: str) -> None:
    assert text.markup(html) == cleaned


@pytest.mark.parametrize(
    ("line", "logged"),
    [
        pytest.param("Port strike – ends", "Port strike – ends", id="printable"),
        pytest.param("Port\nERROR strike\r", "Port\\nERROR strike\\r", id="line breaks"),
        pytest.param("\x1b[31mPort", "\\x1b[31mPort", id="terminal escape"),
        pytest.param("Port\u202e\u2028", "Port\\u202e\\u2028", id="bidi mark and line separator"),
        pytest.param("\ud800", "\\ud800", id="lone surrogate"),
    ],
)
def test_a_log_line_is_one_printable_line(line: str, logged: str) -> None:
    assert text.log_line(line) == logged


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("Port\x1b]0;x\x07 strike", "Port\\u001b]0;x\\u0007 strike", id="escapes"),
        pytest.param("Port\x9b31m\r strike\x7f", "Port\\u009b31m\\u000d strike\\u007f", id="their short forms"),
        pytest.param("\u202ePort\u2066 strike\ud83d", "\\u202ePort\\u2066 strike\\ud83d", id="overrides, half a pair"),
        pytest.param(
            "Port\n\tstrike می\u200cخواهم", "Port\n\tstrike می\u200cخواهم", id="lines, and joiners of a script"
        ),
    ],
)
def test_a_terminal_obeys_no_character(words: str, shown: str) -> None:
    assert text.for_terminal(words) == shown


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("en", "en"),
        (" en_US\n", "en-US"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("English", ""),
        ("*", ""),
        ("en us", ""),
        ("", ""),
    ],
)
def test_a_language_is_its_tag_or_nothing(said: str, tag: str) -> None:
    assert text.language_tag(said) == tag


@pytest.mark.parametrize(
    ("language", "words", "may"),
    [
        pytest.param("en", "Паром на Орине", False, id="Cyrillic in English"),
        pytest.param("fr-CA", "“Élan” à 5 €", True, id="French"),
        pytest.param("sr-Latn", "Паром на Орине", True, id="a language of two scripts"),
        pytest.param("as", "অসমত বানপানী", True, id="Assamese"),
        pytest.param("ku", "لافاو لە هەولێر", True, id="Kurdish"),
        pytest.param("tt", "Татарстан елгасы", True, id="Tatar"),
        pytest.param("bo", "བོད་ལྗོངས", True, id="Tibetan"),
        pytest.param("yue", "渡輪今日停航", True, id="Cantonese"),
    ],
)
def test_a_text_may_be_in_a_language_that_is_written_in_its_letters(language: str, words: str, may: bool) -> None:
    assert may_be_in(words, language) is may


def test_headings_are_paragraphs_where_they_are_not_left_out() -> None:
    assert text.paragraphs("<h2>What happened</h2><p>One</p>") == ("What happened", "One")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(0, "0 stories", id="none"),
        pytest.param(1, "1 story", id="one"),
        pytest.param(2, "2 stories", id="two"),
        pytest.param(1.0, "1 story", id="a setting that is one"),
        pytest.param(0.5, "0.5 stories", id="a fraction"),
        pytest.param(3_000_000, "3000000 stories", id="millions are whole"),
    ],
)
def test_a_number_stands_with_its_noun(number: float, said: str) -> None:
    assert text.counted(number, "story", "stories") == said


def test_a_plural_that_just_ends_in_s_need_not_be_said() -> None:
    assert text.counted(2, "outlet") == "2 outlets"

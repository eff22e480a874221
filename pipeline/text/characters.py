"""Which characters of a text from outside stay.

White space becomes single spaces; what has no shape of its own (controls, bidi and zero-width marks) goes, because it
hides text, turns it round or makes two equal headlines differ. Joiners, and what chooses a letter's form, stay where a
script needs them.
"""

import re
import unicodedata

# Controls that are not white space, lone surrogates, non-characters, interlinear marks, and what Unicode lets a reader
# not see (DerivedCoreProperties, Default_Ignorable_Code_Point): soft hyphen, bidi marks (UAX #9), zero-width and
# invisible operators, fillers, marks of shorthand and of scores. Those that a script needs are looked at below.
_SHAPELESS = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u17b4\u17b5\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e00ff\U000e01f0-\U000e0fff]"
)
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")
_HALVES = re.compile("[\ud800-\udfff]")
# Behind a virama one makes a letter that ends words: Malayalam's chillus, Bengali's khanda ta (Unicode, 12.9, 12.2).
_JOINERS = re.compile("\u200c|(?<![\u0d15\u0d23\u0d28\u0d30\u0d32\u0d33]\u0d4d)(?<!\u09a4\u09cd)\u200d")
_NUKTA = "\u093c"
_BORROWED = re.compile(f"(?<=[कखगजफ]){_NUKTA}")
# A flag of a region stays, by its code of three to six letters and figures (UTS #51, 1.4.5); behind a flag, too, what
# is longer is words that nobody sees and every program reads.
_TAGS = re.compile("(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)|[\U000e0000-\U000e007f]")
_MAY_VARY = re.compile("[\u115f\u1160\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# What chooses a form stays once, behind what has forms (StandardizedVariants, emoji-variation-sequences, IVD): symbols,
# figures of key caps, Han, Myanmar, Phags-pa, Mongolian; a filler beside a letter of old Hangul; Mongolian's separator
# before the vowel that ends a word (Unicode, 13.5). Behind a Latin letter each of the 256 would be a byte that nobody
# sees. Signs that NFC turns into letters are none of the symbols.
_IDLE = re.compile(
    "(?<![#*0-9\u00a9\u00ae\u1000-\u109f\u2010-\u2125\u2127-\u2129\u212c-\u2adb\u2add-\u2bff\u2e80-\u9fff\ua840-\ua87f"
    "\uaa60-\uaa7f\uf900-\ufaff\uff01-\uff60\U00010ac0-\U00010aff\U00013000-\U0001345f\U0001f000-\U0001faff"
    "\U00020000-\U0003ffff])[\ufe00-\ufe0f]"
    "|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
    "|(?<![\u1800-\u180a\u1820-\u18aa])[\u180b-\u180d\u180f]"
    "|(?<![\u1820-\u18aa])\u180e|\u180e(?![\u1820-\u1842])"
    "|(?<![\u1100-\u115e\u1161-\u11ff])[\u115f\u1160](?![\u1100-\u115e\u1161-\u11ff])"
)


def tidy(text: str) -> str:
    """Return the text on one line: white space folded to single spaces, shapeless characters gone, NFC. Idempotent.

    Zero-width joiner and non-joiner stay between letters and symbols of the scripts that use them (Persian,
    Devanagari, emoji).
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", without_shapeless(text))
    elif not text.isprintable():
        text = _SHAPELESS.sub("", text)
    return " ".join(text.split())


def without_shapeless(text: str) -> str:
    """Return the text without the characters that have no shape of their own; white space stays as it is."""
    text = _SHAPELESS.sub("", text)
    if _TAGS.search(text):
        text = _TAGS.sub(lambda match: match[1] or "", text)
    if _MAY_VARY.search(text):
        text = _IDLE.sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _JOINERS.sub(_joiner, text)
    return text


def typed_lines(text: str) -> str:
    """Return a text of several lines as it was typed or pasted, each line's end a line feed, shapeless characters gone.

    Word's and Keynote's soft returns (VT, U+2028) end a line, a page's end and U+2029 a paragraph (UAX #14).
    """
    text = _LINE_ENDS.sub("\n", _PARAGRAPH_ENDS.sub("\n\n", text))
    return text if text.isascii() and text.isprintable() else without_shapeless(text)


def as_typed_in_hindi(text: str) -> str:
    """Return the text without the dot that makes Hindi's borrowed sounds of its letters (z, f, q).

    Half of the newsrooms leave it out; under other letters it makes another one (`ड`, `ड़`), and stays.
    """
    return _BORROWED.sub("", text) if _NUKTA in text else text


def log_line(text: str) -> str:
    r"""Return the text as one line for logs and the terminal: what is not printable stands as its escape (`\n`)."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escaped(character) for character in text)


def for_terminal(text: str) -> str:
    r"""Return the text, lines and all, without what a terminal obeys or cannot print: that stands as `\u001b`.

    Controls but for line feed and tab, bidi embeddings and overrides, halves of surrogates; in JSON it means the same.
    """
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def without_halves(text: str) -> str:
    """Return the text with a mark (U+FFFD) for each half of a surrogate pair: for JSON, which many refuse over one.

    A byte of a file's name that is no UTF-8 comes to us as such a half (PEP 383; RFC 8259, section 8.2).
    """
    return _HALVES.sub("\ufffd", text)


def _joiner(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return match[0] if _joins(before) and _joins(after) else ""


def _joins(character: str) -> bool:
    return character > "\x7f" and unicodedata.category(character)[0] in "LMS"


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")

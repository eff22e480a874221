"""Which charset a text in some language was written in before UTF-8, and the labels that Python does not know.

Sources: the HTML standard, "Determining the character encoding" (the table by the user's locale); the Encoding
standard, 4.2 (https://encoding.spec.whatwg.org/#names-and-labels).
"""

import re

from pipeline import text

_BY_LANGUAGE = {
    **dict.fromkeys(("ba", "be", "bg", "kk", "ky", "mk", "sah", "sr", "tg", "tt"), ("cp1251",)),
    "ru": ("cp1251", "koi8-r"),
    "uk": ("cp1251", "koi8-u"),
    **dict.fromkeys(("ar", "fa", "ur"), ("cp1256",)),
    **dict.fromkeys(("he", "yi"), ("cp1255",)),
    **dict.fromkeys(("cs", "hr", "sk"), ("cp1250",)),
    **dict.fromkeys(("hu", "pl", "sl", "ro"), ("iso8859-2",)),
    **dict.fromkeys(("et", "lt", "lv"), ("cp1257",)),
    **dict.fromkeys(("az", "ku", "tr"), ("cp1254",)),
    "el": ("cp1253",),
    "ja": ("euc_jp", "cp932"),  # what is valid in the first is not by accident
    "ko": ("cp949",),
    "th": ("cp874",),
    "vi": ("cp1258",),
    "zh": ("gb18030", "big5hkscs"),
}
_TRADITIONAL = re.compile(r"zh[-_](?:hant|tw|hk|mo)", re.IGNORECASE)
# Languages in whose letters Windows-1252 can write nothing: a label of it is the server's default.
_WITHOUT_LATIN = frozenset(re.findall(r"\w+", "ar ba be bg el fa he ja kk ko ky mk ru sah tg th tt uk ur yi zh"))
# Half of what Russian and Ukrainian write is one of these; read in the other of their two charsets, where every byte
# is a letter, too, it is a quarter.
_FREQUENT = "оеаинт" + "оеаинт".upper()
# A word that begins with a capital, in Windows-1251 and in KOI8.
_CAPITALISED = tuple(
    re.compile(rb"(?<![\xC0-\xFF])" + two) for two in (rb"[\xC0-\xDF][\xE0-\xFF]", rb"[\xE0-\xFF][\xC0-\xDF]")
)
_SAID = re.compile(
    rb"""<html\b[^>]{0,400}?\slang\s*=\s*["']?([\w-]{2,12})|<(?:dc:|news:|n:)?language>\s*(?:<!\[CDATA\[)?\s*([\w-]{2,12})""",
    re.IGNORECASE,
)
_SAID_WITHIN = 4_096  # bytes

# "x-cp1251", "x-euc-jp": labels of the nineties, known without their x.
_EXPERIMENTAL = re.compile(r"x-(?=cp\d|euc|gbk)", re.IGNORECASE)
_LABELS = {
    **dict.fromkeys(("windows-949", "ksc_5601", "ks_c_5601-1989", "csksc56011987", "cseuckr", "iso-ir-149"), "cp949"),
    **dict.fromkeys(("iso-8859-8-i", "iso-8859-8-e", "logical", "visual", "csiso88598i", "csiso88598e"), "iso-8859-8"),
    **dict.fromkeys(("iso-8859-6-i", "iso-8859-6-e", "csiso88596i", "csiso88596e"), "iso-8859-6"),
    **dict.fromkeys(("gb_2312", "csgb2312"), "gb18030"),
    **dict.fromkeys(("cn-big5", "x-x-big5"), "big5"),
    **dict.fromkeys(("koi", "koi8"), "koi8-r"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    "koi8-ru": "koi8-u",
    "dos-874": "cp874",
}


def charsets(body: bytes, language: str) -> tuple[str, ...]:
    """Return the codecs that a text in its language may be in, the likeliest first; () = Windows-1252, or not known.

    Args:
        body: What it says of its own language, in `html lang` or a feed's `language`, counts first.
        language: Of the outlet, "" = not known.
    """
    tag = _language(body, language)
    likely = _BY_LANGUAGE.get(text.primary_language(tag), ())
    reversed_ones = _TRADITIONAL.match(tag) or (likely[:1] == ("cp1251",) and likely[1:] and _is_of_unix(body, likely))
    return tuple(reversed(likely)) if reversed_ones else likely


def _is_of_unix(body: bytes, likely: tuple[str, ...]) -> bool:
    """Return whether a text in Cyrillic is rather in KOI8, the second of these charsets, than in Windows-1251.

    The one has its capitals where the other has its small letters, so the beginnings of words tell; of a text that is
    all capitals or all small the frequent letters do.
    """
    windows, unix = (len(pattern.findall(body)) for pattern in _CAPITALISED)
    if windows == unix:
        windows, unix = (sum(map(body.count, (letter.encode(one) for letter in _FREQUENT))) for one in likely)
    return unix > windows


def writes_latin(body: bytes, language: str) -> bool:
    """Return whether the text may be in letters that Windows-1252 has: also where nothing says its language."""
    return text.primary_language(_language(body, language)) not in _WITHOUT_LATIN


def label(said: str) -> str:
    """Return a charset's label as Python or w3lib knows it."""
    return _LABELS.get(said.lower(), _EXPERIMENTAL.sub("", said))


def _language(body: bytes, language: str) -> str:
    said = _SAID.search(body, 0, _SAID_WITHIN)
    return (said[1] or said[2]).decode("ascii", "ignore") if said else language

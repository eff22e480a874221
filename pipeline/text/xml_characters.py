"""Which characters XML can hold (XML 1.0, 2.2 "Char", https://www.w3.org/TR/xml/#NT-Char)."""


def xml_can_hold(number: int) -> bool:
    """Tell whether a code point may stand in XML, as itself or as a reference; any number may be asked."""
    return (
        number in (0x09, 0x0A, 0x0D)
        or 0x20 <= number < 0xD800
        or 0xE000 <= number < 0xFFFE
        or 0x10000 <= number < 0x110000
    )


def for_xml(words: str) -> str:
    """Return the text without what XML cannot hold: controls, lone surrogates, U+FFFE and U+FFFF."""
    if words.isascii() and words.isprintable():
        return words
    return "".join(character for character in words if xml_can_hold(ord(character)))

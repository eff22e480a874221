"""Words by which a line says who else made a text, or who its author is. Data, by language."""

_WORKS = (
    "reporting|writing|editing|research|translation|fact[- ]checking|photography|video|graphics|reported|written|"
    "edited|translated|compiled|produced"
)

# Before the names: "Additional reporting by Pia Holm in Marl", "With files from The Canadian Press".
_MADE_BY = {
    "en": rf"(?:with )?(?:additional |further )?(?:{_WORKS})(?:(?: and |, )(?:{_WORKS}))*(?: from (?:the )?\w+)? by|"
    r"with (?:additional )?(?:files|inputs?|material|contributions?|information|reports?|reporting) (?:from|by)",
    "de": r"(?:mit|unter verwendung von) material (?:von|der|des)|mitarbeit|"
    r"(?:aus dem \w+ (?:übersetzt )?|übersetzt |übersetzung )von",
    "fr": r"traduit (?:de l['’]|du )\w+ par|avec",
    "es": r"con información de|traducido del \w+ por",
    "pt": r"com informações d[aeo]s?",
    "it": r"traduzione d(?:i|al \w+ di)",
}
# Between the names, in lower case.
_SMALL = {
    "en": "a also and at by for from in of on the to with further additional contributed reporting writing editing "
    "research agencies agency staff wires wire services service correspondent correspondents reporter reporters writer "
    "writers material files inputs",
    "de": "das dem der des die in und von agenturen",
    "fr": "de des du en et la le les agences",
    "es": "a al con de del el en la los y agencia agencias",
    "pt": "a da das de do e agência agências",
    "it": "a al con da del di e",
    "nl": "de en van",
    "": "ap afp dpa epd kna dts",
}
# Behind the author's name: "Jo Lind is a reporter", "Jo Lind covers the coast".
_IS = {
    "en": r"is|has (?:been|covered|reported|worked|written)|covers|reports|writes|works|joined|serves|leads|edits",
    "de": "ist|berichtet|schreibt|arbeitet",
    "fr": "est|couvre|écrit",
    "es": "es|cubre|escribe",
    "pt": "é|cobre|escreve",
    "it": "è|scrive|segue",
}

MADE_BY = "|".join(_MADE_BY.values())
"""A pattern's inside: what stands before the names of who else made a text."""
SMALL = frozenset(" ".join(_SMALL.values()).split())
"""What stands between such names and is none itself."""
IS = "|".join(_IS.values())
"""A pattern's inside: what says of an author who he is."""

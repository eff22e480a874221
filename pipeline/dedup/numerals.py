"""Numbers that titles write out: "nine dead" and "fourteen dead" are two counts, as 9 and 14 are.

From two up, in the forms that stand before what is counted. Left out is what is another word besides: "one", Spanish
"once" and "dos", Italian "due" and "sei", French "seize", Turkish "on", and, as marks count for nothing, its
"üç" (UC) and "altı" (Italian).
"""

from collections.abc import Iterable

from pipeline import shingles

_TWO_TO_TWENTY = range(2, 21)
# In order from two to twenty; forms of one number are joined by a stroke, "-" is a number that is left out.
_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty",
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn "
    "neunzehn zwanzig",
    "deux trois quatre cinq - - huit neuf dix onze douze treize quatorze quinze - dix-sept dix-huit dix-neuf vingt",
    "- tres cuatro cinco seis siete ocho nueve diez - doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve veinte",
    "dois/duas três quatro - - sete oito nove dez - doze treze quatorze/catorze - dezesseis/dezasseis "
    "dezessete/dezassete dezoito dezenove/dezanove -",
    "- tre quattro cinque - - otto - dieci undici dodici tredici quattordici quindici sedici diciassette diciotto "
    "diciannove venti",
    "twee drie - vijf zes zeven - negen tien - twaalf dertien veertien vijftien zestien zeventien achttien negentien "
    "twintig",
    "два/две/двух/двоих/двое три/трех/троих/трое четыре/четырех/четверых/четверо пять/пяти/пятерых/пятеро "
    "шесть/шести/шестерых семь/семи/семерых восемь/восьми/восьмерых девять/девяти десять/десяти "
    "одиннадцать/одиннадцати двенадцать/двенадцати тринадцать/тринадцати четырнадцать/четырнадцати "
    "пятнадцать/пятнадцати шестнадцать/шестнадцати семнадцать/семнадцати восемнадцать/восемнадцати "
    "девятнадцать/девятнадцати двадцать/двадцати",
    "iki - dört beş - yedi sekiz dokuz - - - - - - - - - - yirmi",
    "اثنين/اثنان/شخصين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر - - - - - - - - - "
    "عشرين/عشرون",
    "שני/שתי/שניים שלושה/שלוש ארבעה/ארבע חמישה/חמש שישה/שש שבעה/שבע שמונה תשעה/תשע עשרה/עשר - - - - - - - - - עשרים",
    "दो तीन चार पांच/पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस",
)


def written_out(words: Iterable[str]) -> frozenset[str]:
    """Return in figures the numbers among the bare words of a title (`shingles.words`)."""
    return frozenset(_FIGURES[word] for word in words if word in _FIGURES)


def _figures() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _WORDS:
        for number, forms in zip(_TWO_TO_TWENTY, line.split(), strict=True):
            for form in forms.split("/"):
                words = shingles.words(form)
                if len(words) == 1:
                    found.setdefault(words[0], str(number))
    return found


_FIGURES = _figures()

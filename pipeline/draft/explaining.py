"""Headlines that explain, ask or look back: analyses, fact boxes, old news told again. They stand behind reports. Pure.

So the model blog's briefings are ordered: the hard event, its sub-stories, then analysis, then opinion
(format/MEASURED.md).
"""

import re
from functools import lru_cache

from pipeline.draft.forms import BEFORE, BEHIND, OF

_CALLED = "|".join(BEFORE.values())
# A bracket parts a label, too (`【解説】`), and a point where French newsrooms set it so (`Portrait. Ada Marsh`).
_PARTED = r"\s*(?:[:：|｜]|\.{2,}|[\])】］）〕》〉>])|\s+[-–—]+\s|(?-i:-(?=[A-Z“‘\"']))"
_CALLED_BEFORE = re.compile(rf"^\W*(?:(?:{_CALLED})(?:{_PARTED})|(?:{BEFORE['French']})\.\s)", re.IGNORECASE)
_CALLED_OF = re.compile(rf"^[^:|]{{3,60}}\s(?:{OF})\s*[:|]", re.IGNORECASE)
_CALLED_BEHIND = re.compile(BEHIND, re.IGNORECASE)
# As printed: `WHO` is the health agency, and a question in quotation marks is reported. Behind a kicker, too:
# `Quay vote: What to know about it`.
# `What Marl called a theft brings ...` and `How dare you, ...` ask nothing.
_COUNTED = r"(?:\d+|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
_ASKS = {
    "English": r"(?:What(?! (?!to )[^:]{1,40} [Cc]all(?:s|ed) )|Why|How(?! [Dd]are\b)|Who|Where|When|Which|"
    r"Here['’]s (?:what|why|how)|(?:Everything|All) (?:you need )?to know|"
    r"Everything [A-Z]\w+ (?:announced|revealed|said)|"
    r"Read (?:the|[A-Z]\w+['’]s) (?:full )?(?:complaint|indictment|letter|memo|order|ruling|speech|statement|text|"
    r"transcript|verdict)|"
    rf"{_COUNTED} (?:key |big |main )?(?:things|facts) (?:to know|about|we(?:['’]ve)? learn(?:ed|t))|"
    rf"(?:{_COUNTED} |Key |Main |Top )?(?i:(?:key )?takeaways from)|(?i:(?:a )?timeline of)|Meet the(?! Press))\b",
    # `Roban claves de acceso`: these keys are passwords.
    "Spanish": r"(?:(?i:(?:las )?(?:(?:\d+|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|grandes|principales) )*"
    r"claves (?!de acceso|de seguridad)(?:de|del|para|sobre)|"
    r"las claves|lo que (?:hay que saber|se sabe)|qué se sabe)|"
    r"(?i:(?:\d+|tres|cuatro|cinco|seis|siete|ocho|nueve|diez) preguntas|preguntas y respuestas|cronología del?)|"
    r"Qué|Por qué|Cómo|Cuál(?:es)?|Cuánt[ao]s?|Quién(?:es)? (?:es|son|era|eran|fue)|Así (?:es|fue|será|son))\b",
    # `Como foi combinado`: as agreed.
    "Portuguese": r"(?:(?i:o que (?:é|são|diz|se sabe|muda|significa)|"
    r"como (?:(?:é|foi)(?! (?:acordado|anunciado|combinado|costume|esperado|planejado|previsto|sabido)\b)|fica|"
    r"funcionam?)|"
    r"perguntas e respostas|cronologia d[aeo]s?|relembre|entenda|saiba|veja (?:como|o que|onde|quais|quando|quem))|"
    r"Por que|Quem (?:é|são|era|foi))\b",
    # As "comment" is an English word, what makes it French is the verb or article behind it.
    "French": r"(?:(?i:ce qu(?:e l['’]on sait|['’]on sait|['’]il faut savoir)|"
    r"(?:\d+|trois|quatre|cinq|six|sept|huit|dix) (?:choses à savoir|questions (?:à|pour|sur))|"
    r"chronologie d(?:e|es|u)\b|que (?:sait-on|risquent?|contient|change|prévoi[et]n?t?))\b|"
    r"Pourquoi|Qui (?:est|sont|était)|"
    r"Comment (?:l['’]|l[ea]s?\b|une?\b|[A-ZÀ-Ý]\w+ (?:a|est|ont|peut|va|veut)\b))",
    "German": r"(?:(?i:was wir (?:wissen|(?:über|zu|zum|zur) [^:|]{3,60} wissen)|das wissen wir|"
    r"was (?:über|zu|zum|zur) [^:|]{3,60} bekannt ist|was [^:|]{3,60} wissen (?:müssen|sollten)$)|"
    r"(?i:(?:\d+|drei|vier|fünf|sechs|sieben|acht|neun|zehn) (?:dinge|fragen|punkte),? (?:an|rund um|zu|zum|zur)|"
    r"fragen und antworten)|"
    r"Warum|Wieso|Weshalb|Wer (?:ist|sind|war|waren)|"
    r"Wie(?! (?:am|angekündigt|befürchtet|bekannt|bereits|berichtet|erhofft|erwartet|gemeldet|geplant|gewohnt|im|schon|"
    r"tags|üblich|vereinbart|versprochen|vorgesehen|zuvor)\b))\b",
    "Italian": r"(?:(?i:cosa (?:cambia|dice|prevede|rischia|sappiamo|sapere|significa|succede)|che cosa|"
    r"cos['’](?:è|era)|come (?:funzionan?o?|si è arrivati)|"
    r"(?:\d+|tre|quattro|cinque|sei|sette|dieci) (?:cose da sapere|domande)|"
    r"domande e risposte|cronologia d\w+)|Perché|Chi (?:è|era|sono))\b",
    "Dutch": r"(?:Waarom|Hoe|(?i:wat we weten))\b",
    "Swedish, Norwegian, Danish": r"(?:Varför|Hvorfor|Vem är|Hvem er)\b",
    "Finnish": r"(?:Miksi|Kuka on)\b",
    # `Po co najmniej trzech dniach`: after at least.
    "Polish": r"(?:Dlaczego|Kim (?:jest|był|była)|Czy|Ile|Skąd|Po co(?! na(?:jmniej|jwyżej)\b)|"
    r"(?i:co (?:wiemy|oznacza|dalej|(?:musisz|trzeba|warto) wiedzieć)|"
    r"jak (?:głosowali|głosowano|działa|działają|doszło)|"
    r"(?:\d+|trzy|cztery|pięć|sześć|dziesięć) pyta(?:nia|ń) o))\b",
    "Czech, Hungarian, Romanian": r"(?:Proč|Kdo je|Miért|De ce(?! (?:côté|fait|jour|moment|pas|point)\b)|Cine este)\b",
    "Turkish": r"(?:Neden|Nasıl)\b",
    "Russian": r"(?:(?i:что (?:известно|нужно знать) об?|главное (?:к|об?)|что (?:изменится|такое|значит)|"
    r"чем (?:грозит|опас[а-я]+)|\d+ вопрос(?:а|ов) об?)|Почему|Зачем|Кто (?:такая|такие|такой)|"
    # `Как минимум`: at least; `Как пишут СМИ`: as they say.
    r"Как(?! (?:(?:и )?ожид|заяв|отмет|переда|сообщ|стало|утвержда)| (?:будто|выяснил[аио]?|выяснилось|говорят|"
    r"известно|минимум|ни|пиш[еу]т|подчеркнул[аи]?|пояснил[аи]?|раз|рассказал[аи]?|сказал[аи]?|следует|счита[ею]т|только|"
    r"уточнил[аи]?)\b))\b",
    "Ukrainian": r"(?:Чому|(?i:що відомо)|Хто (?:така|такий|такі))\b",
    "Greek": r"(?:Γιατί|Ποι[οα][ςι]? είναι)\b",
    "Arabic, Hebrew, Persian": r"(?:لماذا|كيف|هل|ماذا (?:نعرف|نعلم|يعني)|ما (?:هو|هي)|من (?:هو|هي)|تسلسل زمني ل\w+|"
    r"למה|מדוע|כיצד|چرا)\b",
    "Indonesian, Filipino, Swahili": r"(?:Mengapa|Kenapa|Siapa|Bakit|Kwa nini)\b",
    "Vietnamese": r"(?:Vì sao|Tại sao)\b",
}
# Old news told again: `From the archive: how Quay fired its first`, `Ten years on: the night of the quake`.
_YEARS = r"(?:\d{1,3}|[A-Z][a-z]+(?:-[a-z]+)?) "
_LOOKS_BACK = re.compile(
    rf"^\W*(?:(?i:from (?:the|our) archives?|on this day(?: in (?:1\d|20)\d\d| in history)?"
    r"(?=\s*[:|–—-]|,.*\b(?:1\d|20)\d\d\b)|this day in history|flashback|throwback)|"
    rf"{_YEARS}(?i:years (?:ago|later|on|since))(?: today)?|(?i:il y a) \d+ (?i:ans)|(?i:vor) \d+ (?i:jahren)|"
    rf"(?i:hace) \d+ (?i:años)|(?i:tal día como hoy|aus dem archiv|ce jour-là|accadde oggi|dall['’]archivio))"
    r"\s*[:|,–—-]\s"
)
_ASKS_OR_TELLS = re.compile(rf"(?:^|[:|]\s+|[.!?…]\s+(?=(?i:\d+ soruda)))¿?(?:{'|'.join(_ASKS.values())})")
# Where a why stands within the sentence: Korean, Hindi, Urdu; a who or what: Turkish. Chinese and Japanese write it
# without spaces, and in quotation marks it is reported; `なぜか` is "somehow".
_WHY_WITHIN = re.compile(
    "(?:^|\\s)(?:왜|क्यों|کیوں|(?i:kimdir|nedir|neden [^?]{3,60}(?=\\?)|(?:\\d+|beş|on) soruda))(?:[\\s?,:]|$)"
)
_WHY_UNSPACED = re.compile(
    "^(?:[^“”「」『』]|[“「『][^“”「」『』]*[”」』])*?"
    "(?:为什么|為什麼|为何|為何|一文(?:看|读|讀)懂|なぜ(?!か)|とは(?:$|どんな|何)|まとめ$)"
)
_PATTERNS = (_CALLED_BEFORE, _CALLED_OF, _CALLED_BEHIND, _ASKS_OR_TELLS, _LOOKS_BACK, _WHY_WITHIN)
_QUESTION_MARKS = ("?", "？", "؟", "՞")


# A window's headlines are asked about anew for every topic, lead and list.
@lru_cache(maxsize=16_384)
def explains(headline: str) -> bool:
    """Tell whether a headline explains, asks or looks back: `Analysis: ...`, `Why ...`, `...?`, `Ten years on: ...`."""
    title = headline.strip()
    return (
        title.endswith(_QUESTION_MARKS)
        or any(pattern.search(title) for pattern in _PATTERNS)
        or (not title.isascii() and _WHY_UNSPACED.search(title) is not None)
    )

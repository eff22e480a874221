"""Headlines that explain, ask or look back: analyses, fact boxes, old news told again. They stand behind reports. Pure.

So the model blog's briefings are ordered: the hard event, its sub-stories, then analysis, then opinion
(format/MEASURED.md).
"""

import re
from functools import lru_cache

# Before a title, with what parts them: `Explainer: `, `Analysis | `, `ANALYSIS-`, `Análisis: `.
_CALLED = (
    r"analysis|analyse|análisis|análise|analisi|анализ|аналитика|аналіз|analiza|تحليل|分析|news analysis|"
    r"explain(?:ed|er)|erklärt|décryptage|las claves|hintergrund|background(?:er)?|in depth|insight|"
    r"fact[ -]?box|(?:\w+ )?fact[ -]?check(?:ed)?|faktencheck|bbc verify|reality check|"
    r"timeline|chronologie|cronología|profile|newsmaker|q&a|"
    r"quiz|preview|at a glance|reporter['’]s notebook|(?:\w+ )?takeaways|(?:match|player) ratings|"
    r"in (?:charts|data|figures|graphics|maps|numbers)(?: and \w+)?"
)
_CALLED_BEFORE = re.compile(rf"^\W*(?:{_CALLED})\s*(?:[:：|]|\s[-–—]+\s|(?-i:-(?=[A-Z“‘\"'])))", re.IGNORECASE)
_CALLED_BEHIND = re.compile(
    r"(?:[:|–—-]\s*(?:an? )?|\s\()(?:explain(?:ed|er)|(?:news )?analysis|fact[ -]?(?:box|check)|timeline|at a glance|"
    r"(?:here['’]s )?what (?:to know|you need to know|we know(?: so far)?))\)?$|,\s(?:explained|ranked)$|"
    r"[:|–—,-]\s(?:an? )?timeline$|[:|–—,-]\sin (?:charts|data|graphics|maps|numbers)$|"
    r"\sin (?:charts and maps|maps and (?:charts|graphics))$",
    re.IGNORECASE,
)
# As printed: `WHO` is the health agency, and a question in quotation marks is reported. Behind a kicker, too:
# `Quay vote: What to know about it`.
# `What Marl called a theft brings ...` and `How dare you, ...` ask nothing.
_COUNTED = r"(?:\d+|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
_ASKS = {
    "English": r"(?:What(?! (?!to )[^:]{1,40} [Cc]all(?:s|ed) )|Why|How(?! [Dd]are\b)|Who|Where|When|Which|"
    r"Here['’]s (?:what|why|how)|(?:Everything|All) (?:you need )?to know|"
    rf"{_COUNTED} (?:key |big |main )?(?:things|facts) (?:to know|about|we(?:['’]ve)? learn(?:ed|t))|"
    rf"(?:{_COUNTED} |Key |Main |Top )?(?i:(?:key )?takeaways from)|(?:A )?(?i:timeline of)|Meet the(?! Press))\b",
    # `Roban claves de acceso`: these keys are passwords.
    "Spanish": r"(?:(?i:(?:las )?(?:(?:\d+|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|grandes|principales) )*"
    r"claves (?!de acceso|de seguridad)(?:de|del|para|sobre)|"
    r"las claves|lo que (?:hay que saber|se sabe)|qué se sabe)|"
    r"Qué|Por qué|Cómo|Quién(?:es)? (?:es|son|era|eran|fue)|Así (?:es|fue|será|son))\b",
    "Portuguese": r"(?:(?i:o que (?:é|se sabe|muda)|entenda|saiba|veja (?:como|o que|onde|quais|quando|quem))|"
    r"Por que|Quem (?:é|são|era|foi))\b",
    # As "comment" is an English word, what makes it French is the verb or article behind it.
    "French": r"(?:(?i:ce qu(?:e l['’]on sait|['’]on sait|['’]il faut savoir))|Pourquoi|Qui (?:est|sont|était)|"
    r"Comment (?:l['’]|l[ea]s?\b|une?\b|[A-ZÀ-Ý]\w+ (?:a|est|ont|peut|va|veut)\b))",
    "German": r"(?:(?i:was wir (?:wissen|(?:über|zu|zum|zur) [^:|]{3,60} wissen)|das wissen wir|"
    r"was (?:über|zu|zum|zur) [^:|]{3,60} bekannt ist|was [^:|]{3,60} wissen (?:müssen|sollten)$)|"
    r"Warum|Wieso|Weshalb|Wer (?:ist|sind|war|waren)|"
    r"Wie(?! (?:am|angekündigt|befürchtet|bekannt|bereits|berichtet|erhofft|erwartet|gemeldet|geplant|gewohnt|im|schon|"
    r"tags|üblich|vereinbart|versprochen|vorgesehen|zuvor)\b))\b",
    "Italian": r"(?:(?i:cosa (?:sappiamo|sapere|succede)|che cosa)|Perché|Chi (?:è|era|sono))\b",
    "Dutch": r"(?:Waarom|Hoe|(?i:wat we weten))\b",
    "Swedish, Norwegian, Danish": r"(?:Varför|Hvorfor|Vem är|Hvem er)\b",
    "Finnish": r"(?:Miksi|Kuka on)\b",
    "Polish": r"(?:Dlaczego|Kim (?:jest|był|była)|(?i:co wiemy))\b",
    "Czech, Hungarian, Romanian": r"(?:Proč|Kdo je|Miért|De ce(?! (?:côté|fait|jour|moment|pas|point)\b)|Cine este)\b",
    "Turkish": r"(?:Neden|Nasıl)\b",
    "Russian": r"(?:(?i:что известно об?)|Почему|Зачем|Кто (?:такая|такие|такой)|"
    # `Как минимум`: at least; `Как пишут СМИ`: as they say.
    r"Как(?! (?:(?:и )?ожид|заяв|отмет|переда|сообщ|стало|утвержда)| (?:будто|выяснил[аио]?|выяснилось|говорят|"
    r"известно|минимум|ни|пиш[еу]т|подчеркнул[аи]?|пояснил[аи]?|раз|рассказал[аи]?|сказал[аи]?|следует|счита[ею]т|только|"
    r"уточнил[аи]?)\b))\b",
    "Ukrainian": r"(?:Чому|(?i:що відомо)|Хто (?:така|такий|такі))\b",
    "Greek": r"(?:Γιατί|Ποι[οα][ςι]? είναι)\b",
    "Arabic, Hebrew, Persian": r"(?:لماذا|كيف|למה|מדוע|כיצד|چرا)\b",
    "Indonesian, Filipino, Swahili": r"(?:Mengapa|Kenapa|Siapa|Bakit|Kwa nini)\b",
    "Vietnamese": r"(?:Vì sao|Tại sao)\b",
    "Chinese, Japanese": r"(?:为什么|為什麼|なぜ)",
}
# Old news told again: `From the archive: how Quay fired its first`, `Ten years on: the night of the quake`.
_YEARS = r"(?:\d{1,3}|[A-Z][a-z]+(?:-[a-z]+)?) "
_LOOKS_BACK = re.compile(
    rf"^\W*(?:(?i:from (?:the|our) archives?|on this day|this day in history|flashback|throwback)|"
    rf"{_YEARS}(?i:years (?:ago|later|on|since))(?: today)?|(?i:il y a) \d+ (?i:ans)|(?i:vor) \d+ (?i:jahren)|"
    rf"(?i:hace) \d+ (?i:años)|(?i:tal día como hoy|aus dem archiv|ce jour-là|accadde oggi|dall['’]archivio))"
    r"\s*[:|,–—-]\s"
)
_ASKS_OR_TELLS = re.compile(rf"(?:^|[:|]\s+)¿?(?:{'|'.join(_ASKS.values())})")
# Where a why stands within the sentence: Korean, Hindi, Urdu; and a who: Turkish.
_WHY_WITHIN = re.compile("(?:^|\\s)(?:왜|क्यों|کیوں|kimdir)(?:[\\s?]|$)")
_QUESTION_MARKS = ("?", "？", "؟", "՞")


# A window's headlines are asked about anew for every topic, lead and list.
@lru_cache(maxsize=16_384)
def explains(headline: str) -> bool:
    """Tell whether a headline explains, asks or looks back: `Analysis: ...`, `Why ...`, `...?`, `Ten years on: ...`."""
    title = headline.strip()
    return title.endswith(_QUESTION_MARKS) or any(
        pattern.search(title) for pattern in (_CALLED_BEFORE, _CALLED_BEHIND, _ASKS_OR_TELLS, _LOOKS_BACK, _WHY_WITHIN)
    )

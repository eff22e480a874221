"""Headlines that explain or ask: analyses, explainers, fact boxes, quizzes. They stand behind the reports. Pure.

So the model blog's briefings are ordered: the hard event, its sub-stories, then analysis, then opinion
(format/MEASURED.md).
"""

import re

# Before a title, with what parts them: `Explainer: `, `Analysis | `, `ANALYSIS-`, `Análisis: `.
_CALLED = (
    r"analysis|analyse|análisis|análise|analisi|анализ|аналитика|аналіз|analiza|تحليل|分析|news analysis|"
    r"explain(?:ed|er)|erklärt|décryptage|las claves|hintergrund|background(?:er)?|in depth|insight|"
    r"fact[ -]?box|fact[ -]?check(?:ed)?|faktencheck|timeline|chronologie|cronología|profile|newsmaker|q&a|"
    r"quiz|preview|at a glance|reporter['’]s notebook|(?:\w+ )?takeaways"
)
_CALLED_BEFORE = re.compile(rf"^\W*(?:{_CALLED})\s*(?:[:：|]|\s[-–—]+\s|(?-i:-(?=[A-Z“‘\"'])))", re.IGNORECASE)
_CALLED_BEHIND = re.compile(
    r"(?:[:|–—-]\s*(?:an? )?|\s\()(?:explain(?:ed|er)|(?:news )?analysis|fact[ -]?(?:box|check)|timeline|at a glance|"
    r"(?:here['’]s )?what (?:to know|you need to know|we know(?: so far)?))\)?$|,\s(?:explained|ranked)$",
    re.IGNORECASE,
)
# As printed: `WHO` is the health agency, and a question in quotation marks is reported. Behind a kicker, too:
# `Quay vote: What to know about it`.
_ASKS_OR_TELLS = re.compile(
    r"(?:^|[:|]\s+)¿?(?:(?:What|Why|How|Who|Where|When|Which|Here['’]s (?:what|why|how)|"
    r"(?:Everything|All) (?:you need )?to know|"
    r"(?:\d+|Three|Four|Five|Six|Seven|Eight|Nine|Ten) (?:key )?(?:things|facts) (?:to know|about)|"
    r"(?i:las claves|lo que (?:hay que saber|se sabe)|qué se sabe|o que se sabe|entenda|was wir wissen|cosa sappiamo|"
    r"ce qu(?:e l['’]on sait|['’]on sait|['’]il faut savoir))|"
    r"(?i:was wir (?:über|zu|zum|zur) [^:|]{3,60} wissen)|(?i:что известно об?)|"
    r"Por qué|Por que|Cómo|Quién es|Pourquoi|Warum|Wieso|Perché|Dlaczego|Waarom|Varför|Neden|"
    r"Почему|Зачем|Чому|لماذا|كيف|למה|מדוע|כיצד)\b|为什么|為什麼|なぜ)"
)
# Where a why stands within the sentence: Korean, Hindi.
_WHY_WITHIN = re.compile("(?:^|\\s)(?:왜|क्यों)(?:\\s|$)")
_QUESTION_MARKS = ("?", "？", "؟", "՞")


def explains(headline: str) -> bool:
    """Tell whether a headline explains or asks: `Analysis: ...`, `Why ...`, `...: what we know`, `...?`."""
    title = headline.strip()
    return title.endswith(_QUESTION_MARKS) or any(
        pattern.search(title) for pattern in (_CALLED_BEFORE, _CALLED_BEHIND, _ASKS_OR_TELLS, _WHY_WITHIN)
    )

"""What running tolls and counts of votes are called in the languages of the press, as patterns. Data, and pure.

The words were written down by copydesk from general knowledge, each as newsrooms print it above the second and later
reports of one disaster or one night of counting; no list was copied. `{n}` is a figure, `{part}` a share of the votes.
Where the words for a toll are those of a year's statistics, too (`Antalet döda i trafiken ökar`), a figure must follow,
`{up_to}`. A figure of the dead alone is no running toll: `Flood kills 88` is the news itself.
"""

import re

_N = r"(?<![\d.,])\d[\d.,]*+"  # whole, from its first digit on: a headline of figures alone is passed in one go
# `Road deaths hit 10-year low`, `Toll in the tunnel up 4 percent`: the figure counts no dead.
_NO_SPAN = r"(?![\d.,]*[ -]years?\b)"
_NO_SHARE = r"(?! ?(?:%|percent|per cent|pct))"

_TOLLS = {
    "English": r"\b(?:death|casualty|body) (?:toll|count)s?\b"
    # A road's toll is in money.
    r"|\btoll (?:climbs|hits|jumps|mounts|now|passes|reaches|rises|tops|surges)\b(?! (?:(?:at|past|to) )?[$£€¥₹])"
    r"|\btoll (?:from|in) [^:;,.]{1,60} (?:(?:climbs|jumps|now|rises|surges|up)(?: at| past| to)?|hits|passes|reaches|"
    r"tops) {n}{no_share}"
    r"|\b(?:dead|deaths|fatalities|victims)\b[^:;,.]{0,60}\b(?:(?:climbs?|jumps?|rises?|surges?|up) (?:to|past)"
    r"|hits?|now(?: at)?|pass(?:es)?|reach(?:es)?|tops?) (?:at least |more than |over )?{no_span}{n}",
    "Spanish, Portuguese": r"\b(?:cifra|número) de (?:fallecidos|mort[eo]s|muertos|víctimas|vítimas)\b"
    r"|\bbalance de (?:fallecidos|muertos|víctimas)\b|\bbalanço de (?:mort[eo]s|vítimas)\b"
    r"|\b(?:nuevo|último) balance del (?:derrumbe|huracán|incendio|naufragio|seísmo|sismo|terremoto|tornado)\b"
    r"|\b(?:ascienden?|aumentan?|chegam?|elevan?|llegan?|sobem?|suben?) (?:a|para) [^:;,.]{0,20}{n} "
    r"(?:(?:as|las|los|os) )?(?:fallecid|mort|muert|víctima|vítima)"
    r"|\b(?:suman|van|(?:ya|já) (?:son|suman|são|somam)) {n} (?:los |os )?"
    r"(?:fallecid|mort[oe]s|muert|víctimas|vítimas)",
    "French": r"\bbilan (?:atteint|grimpe|monte|passe|s['’]alourdit)\b|\bnombre de morts\b"
    r"|\b{n} morts,? selon (?:le|un) (?:dernier|nouveau) bilan\b",
    # `Zahl der Opfer häuslicher Gewalt` is a statistic.
    "German": r"\bzahl der (?:todesopfer|toten|opfer(?= (?:auf|bei|durch|in|nach|erhöht|klettert|steigt|wächst)\b)) "
    r"[^:;,.]{0,60}(?:erhöht|gestiegen|klettert|steigt|wächst)\b"
    r"|\b(?:bereits|inzwischen|mittlerweile|schon) (?:mehr als |über )?{n} (?:tote|todesopfer)\b",
    "Italian": r"\bsale (?:a {n} il (?:bilancio|numero)|il bilancio) (?:dei morti|delle vittime)\b"
    r"|\bsalgono a {n} (?:i morti|le vittime)\b|\bbilancio (?:dei morti|delle vittime)\b"
    r"|\b(?:si aggrava il bilancio|bilancio [^:;,.]{0,40}si aggrava)\b",
    "Dutch": r"\b(?:dodental|aantal doden)\b",
    "Swedish, Norwegian, Danish": r"\b(?:dödssiffran|dödstalet|dødstallet|dødstal)\b"
    r"|\b(?:antalet (?:döda|dödsoffer|døde|omkomne)|antall (?:døde|omkomne))\b{up_to}",
    "Finnish": r"\b(?:kuolonuhrien|kuolleiden) (?:määrä|luku)\b{up_to}",
    "Polish": r"\b(?:liczba|bilans) (?:ofiar|zabitych)\b",
    "Czech, Slovak": r"\bpočet (?:obetí|obětí|mrtvých|mŕtvych)\b{up_to}",
    "Hungarian": r"\b(?:hal(?:álos )?áldozatok|halottak) száma\b{up_to}",
    "Romanian": r"\b(?:num[ăa]rul|bilanțul) (?:deceselor|morților|victimelor)\b{up_to}",
    "Croatian, Serbian, Bulgarian": r"\b(?:broj (?:mrtvih|poginulih|žrtava)|број (?:мртвих|погинулих|жртава)|"
    r"броят на (?:жертвите|загиналите))\b{up_to}",
    "Greek": r"\bαριθμός των νεκρών\b{up_to}|\bστους {n} οι νεκροί\b",
    "Turkish": r"\b(?:ölü|can kaybı) sayısı\b|\bcan kaybı {n}['’]",
    "Russian, Ukrainian": r"\b(?:число|количество) (?:жертв|погибших|умерших)\b[^:;,.]{0,60}"
    r"\b(?:возросло|выросло|достигло|превысило|увеличилось)\b"
    r"|\b(?:кількість|число) (?:жертв|загиблих)\b[^:;,.]{0,60}\b(?:збільшил[аио]ся|зросл[ао]|сягнул[ао])\b",
    "Arabic": r"(?:ارتفاع|ارتفعت|ارتفع|ترتفع) (?:حصيلة|عدد) (?:ال)?(?:ضحايا|قتلى|وفيات)",
    "Persian, Urdu": r"شمار (?:قربانیان|جان‌?باختگان|کشته‌?شدگان)|(?:اموات|ہلاکتوں) کی تعداد",
    "Hebrew": r"(?:מספר|מניין) (?:ההרוגים|המתים|הקורבנות)[^:;,.]{0,60}(?:עלה|עולה|טיפס)",
    "Hindi, Bengali": r"(?:मृतकों|मरने वालों) की संख्या|মৃতের সংখ্যা",
    "Chinese": r"(?:死亡|遇难|罹难|罹難)人[數数][^:：,，。]{0,12}(?:升|增|达|達|超|突破)",
    "Japanese": r"死者数?[はが]?\s?[\d一二三四五六七八九十百千万,]+人(?:に|超|を超)",
    "Korean": r"사망자\s?(?:수\s?)?\d[\d,]*명(?:으로 |\s?넘)",
    "Indonesian, Malay": r"\bkorban (?:jiwa|meninggal|tewas)\b[^:;,.]{0,60}"
    r"\b(?:bertambah|capai|jadi|mencapai|menjadi)\b",
    "Filipino": r"\bbilang ng (?:mga )?(?:namatay|nasawi|patay)\b{up_to}",
    "Vietnamese": r"\bsố người (?:chết|thiệt mạng)\b{up_to}",
    "Thai": r"ยอดผู้เสียชีวิต",
    "Swahili": r"\bidadi ya (?:vifo|waliofariki|waliokufa)\b{up_to}",
}
_PART = rf"{_N} ?(?:%|percent|per cent|pct|pc|prozent|por ciento|por cento|pour cent|per cento)"
_VOTES = {
    "English": r"\b{part} (?:of (?:the )?)?(?:ballots?|precincts?|returns|votes?) "
    r"(?:are |have been |were )?(?:counted|in(?=\W*$|[,;:])|reported|reporting|tallied)\b"
    r"|\b(?:after|with) {part} (?:counted|reporting(?=\W*$|[,;:])|tallied)\b",
    "Spanish": r"\b{part} (?:de (?:las |los )?(?:actas|mesas|urnas|votos) )?"
    r"(?:contabilizad[ao]s?|escrutad[ao]s?)\b"
    r"|\b{part} de (?:las |los )?(?:actas|mesas|urnas|votos) (?:computad[ao]s?|procesad[ao]s?)\b"
    r"|\b{part} (?:de actas|del escrutinio)\b|\b(?:conteo|escrutinio) al {part}",
    "Portuguese": r"\b{part} (?:das urnas|das seções|dos votos) (?:apurad[ao]s|contad[ao]s)\b",
    "French": r"\b(?:après )?dépouillement de {part}|\b{part} des (?:bulletins|bureaux|voix) (?:comptés|dépouillé)",
    "German": r"\bauszählung von {part}|\b{part} der (?:stimmen|wahlkreise|wahllokale) (?:sind )?ausgezählt\b",
    "Italian": r"\b{part} (?:dei voti|delle schede|delle sezioni) scrutinat",
    "Russian": r"\b(?:обработано|подсчитано|обработки|подсч[её]та) {part} (?:\w+ )?(?:бюллет|голос|протокол)",
}
_NAMED = {"up_to": r"[^:;,.]{0,60}{n}", "n": _N, "part": _PART, "no_span": _NO_SPAN, "no_share": _NO_SHARE}


def _any_of(table: dict[str, str]) -> re.Pattern[str]:
    joined = "|".join(table.values())
    for name, pattern in _NAMED.items():
        joined = joined.replace(f"{{{name}}}", pattern)
    return re.compile(joined, re.IGNORECASE)


TOLL = _any_of(_TOLLS)
VOTES = _any_of(_VOTES)

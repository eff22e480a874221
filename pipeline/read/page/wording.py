"""Words that open furniture, not text: labels, calls to action, bylines. Data, by language, folded to lower case."""

import re

# A line that opens with one of these and stays short is a label, whatever follows.
_LABELS = (
    "advertisement|advertising|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|annonse|annons|reklama|"
    "reklame|реклама|広告|광고|photo|photos|foto|fotos|picture|bild|bilder|image|source|sources|quelle|quellen|fuente|"
    "fonte|stand|updated|update|last updated|published|first published|posted|aktualisiert|veröffentlicht|erstellt|"
    "publié|mis à jour|modifié|publicado|actualizado|atualizado|pubblicato|aggiornato|opdateret|oppdatert|publicerad|"
    "uppdaterad|обновлено|опубликовано|yayınlanma|güncelleme|video|watch|listen|file|caption|credit|copyright|©|"
    "lesezeit|reading time|temps de lecture|tags|topics|themen|more|mehr|lesedauer|hinweis|disclaimer|share|teilen"
)
_CALLS = (
    "read more|read also|also read|read:|read next|more:|see also|see more|more on|related|recommended|watch:|"
    "watch now|"
    "listen:|listen to this|click here|sign up|subscribe|follow us|follow|join us|join our|download|get the|get our|"
    "this article was|this story was|this article is|this story is|this article originally|support our|donate|"
    "don't miss|don’t miss|stay up|stay informed|for more|to read|have a tip|have a story|got a (?:tip|story)|have you|"
    "do you have|already (?:a subscriber|a member|subscribed)(?:\\s*[?!.:]|\\s(?:log|sign)|$)|thanks for reading|"
    "thank you for reading|create a free account|"
    "(?:you have|you['’]ve) (?:read|reached|used) your\\b[^.]{0,60}\\b(?:articles?|stor(?:y|ies)|views?)|"
    "lesen sie|lesen sie auch|lesen sie hier|mehr dazu|mehr zum thema|hier geht|jetzt abonnieren|jetzt lesen|"
    "abonnieren sie|folgen sie|melden sie sich|sie möchten|sie wollen|dieser artikel|dieser text|dieser inhalt|"
    "hat ihnen dieser|hat dir dieser|unterstützen sie|gefällt ihnen|did you like this|did you enjoy|if you enjoyed|"
    "an dieser stelle|empfohlener|lire aussi|à lire|a lire|lire la suite|lisez aussi|abonnez|suivez|inscrivez|"
    "cet article|lee también|lee tambien|leer más|lea también|lea además|te puede interesar|suscríbete|síguenos|sigue|"
    "leia também|leia mais|assine|siga|leggi anche|leggi|iscriviti|abbonati|lees ook|lees meer|volg|abonneer|"
    "les også|läs också|læs også|läs mer|følg|czytaj|zobacz|przeczytaj|читайте|подписывайтесь|ayrıca|"
    "baca juga|đọc thêm|xem thêm|διαβάστε|διαβάστε επίσης|haberin devamı|ilgili haber|смотрите также|подпишитесь|"
    "اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|إقرأ أيضا|شاهد أيضا|اقرأ المزيد|تابعونا|بیشتر بخوانید|یہ بھی پڑھیں|مزید پڑھیں|"
    "קראו עוד|קראו גם|לקריאה נוספת|ये भी पढ़ें|यह भी पढ़ें|इसे भी पढ़ें|हेही वाचा|আরও পড়ুন|আরো পড়ুন|"
    "citește și|citeste si|vezi și|čtěte také|přečtěte si|prečítajte si|olvassa el|lue myös|lue lisää|"
    "pročitajte|прочетете|читайте також|також читайте|"
    "déjà abonné|il vous reste \\d+(?:[.,]\\d+)?\\s*%|la suite est réservée|cet article est réservé|bereits abonnent|"
    "sie haben bereits ein abo|"
    "ya eres suscriptor|contenido exclusivo para (?:suscriptores|socios|abonados)|sei già abbonato|"
    "contenuto riservato|já é assinante|conteúdo exclusivo para assinantes|"
    "copyright (?:©\\s*|\\(c\\)\\s*)?\\d{4}|©\\s*\\d{4}|(?:\\(c\\)|ⓒ)\\s*\\d{4}|"
    "if you (?:notice|find|spot|see) (?:an error|a mistake|a typo)|"
    "если вы (?:нашли|заметили|обнаружили) (?:ошибку|опечатку)|(?:нашли|заметили) (?:ошибку|опечатку)|"
    "якщо ви (?:помітили|знайшли|виявили) (?:помилку|одрук)|"
    "you have \\d+ (?:free )?(?:articles?|stories) (?:left|remaining)|do you know more|"
    "if you (?:appreciate|enjoy|like|value) (?:our|this (?:article|content|newsletter|piece|post|story)"
    "(?!\\s(?:about|by|from|in|of)\\b))|"
    "become a (?:member|subscriber|supporter)(?!\\s(?:in|of)\\b)|"
    "to continue reading(?!\\s(?:at|by|from|in|on)\\b)|by (?:signing up|subscribing),? (?:i|you)|"
    "please (?:activate|enable|turn on) javascript|javascript (?:is|must be) (?:disabled|enabled|required|turned)|"
    "your browser (?:does not|doesn['’]t) support|(?:the )?(?:opinions|views)(?: and (?:opinions|views))? expressed "
    "(?:above|here|in this (?:article|column|commentary|piece|post|publication|text)|by (?:contributors|the author))|"
    "(?:photo(?:graph)?|picture|image|foto|bild)s?(?: (?:by|credit))?\\s*[:：]|"
    "mit (?:einem|ihrem|deinem) abo|registrieren sie sich|jetzt (?:anmelden|kostenlos|registrieren|testen)|"
    "sie haben noch \\d|um weiterzulesen|unterstütze? uns|vous avez aimé|recevez|créez (?:un|votre) compte|"
    "téléchargez (?:gratuitement|l['’]appli|notre)|"
    "pour continuer (?:à lire|votre lecture)|pour lire la suite|soutenez|recibe (?:en tu|gratis|nuestr[ao]s?)|"
    "para (?:continuar|seguir) leyendo|regístrate|únete a|descarga (?:gratis|la app|nuestra)|ha[gz][ao]? clic|"
    "receba (?:as|grátis|n[ao]s|notícias|nossas|os)|clique aqui|inscreva-se|acesse|participe d[oa]|"
    "entre n[oa] (?:nosso )?(?:canal|grupo)|ricevi|clicca qui|"
    "scarica l['’]app|sostieni(?:ci)?|meld je aan|schrijf je in|"
    "word (?:abonnee|lid)(?:\\s*[.!:]|\\s(?:en|van)\\b|$)|присоединяйтесь|поддержите (?:наш\\w*|нас)|"
    "скачайте (?:мобильн|наш|приложени)\\w*|bizi takip|abone ol|"
    "this summary|this audio|this advertisement has(?: not|n['’]t)(?: yet)? loaded|except for the headline|"
    "we (?:may|might|can) (?:earn|receive) (?:an? )?(?:small )?(?:affiliate )?commissions?|"
    "(?:if|when) you (?:buy|click|make a purchase|order|purchase|shop)\\b[^.]{0,100}\\bwe (?:may|might|can) "
    "(?:earn|receive)\\b[^.]{0,40}\\b(?:commissions?|compensation|cut|fees?|money|payments?|percentage|portion|revenues?|"
    "share)|"
    "all rights reserved|alle rechte|comments|kommentare|leave a comment|sponsored|paid post|continue reading"
)
_LABEL = re.compile(rf"(?i)^[\W_]*(?:{_LABELS})(?![\w])")
_CALL = re.compile(rf"(?i)^[\W_]*(?:{_CALLS})(?![\w])")
# Scripts in which nothing parts a word from the next one.
_CALL_RUN_ON = re.compile(
    r"^[\W_]*(?:関連記事|あわせて読みたい|続きを読む|この記事は有料|有料会員|延伸阅读|延伸閱讀|相关阅读|相關新聞|관련기사|อ่านเพิ่มเติม|อ่านต่อ)"
)
# What a newsroom says of its own text, above or below it: "Correction: an earlier version ...".
_NOTES = (
    "corrections?|clarifications?|editor['’]s note|editors['’] note|korrektur|richtigstellung|anmerkung der redaktion|"
    "hinweis der redaktion|note de la rédaction|rectificatif|nota del editor|nota de la redacción|fe de errores|"
    "nota da redação|errata|nota della redazione|rectificatie|correctie|rettelser?|rättelser?|sprostowanie|"
    "от редакции|исправление|düzeltme|تصحيح|訂正|更正"
)
# Its day: "(12 May)", "May 12, 2026", "Nov. 25", "25. November".
_NOTED_ON = r"\([^()]{0,60}\)|\w+\.? \d{1,2}(?:, \d{4})?|\d{1,2}\.? \w+(?: \d{4})?"
_NOTE = re.compile(
    rf"(?i)^[\W_]*(?:(?:{_NOTES}),?\s*(?:{_NOTED_ON})?\s*(?:[:：]|\s[-–—]|\.\s)|"
    r"an earlier version of this|this is a (?:developing|breaking) (?:news )?(?:story|event|report)\b|"
    r"(?:breaking|developing) (?:news|story)\b.{0,20}(?:more (?:to follow|details|soon)|updates)|"
    r"(?:content |trigger )?warning:\s(?:this|the following|contains|some)\b|"
    r"warning:\s.{0,40}\b(?:distressing|disturbing|graphic|upsetting|spoilers?)\b|our standards:\s|"
    r"this (?:article|story|report) has been (?:amended|corrected|edited|updated))"
)
# What asks a visitor whether he may be watched, and opens by addressing him: "We and our partners use cookies to show
# you advertisements". What is baked is not told beside sites, partners and advertisements, and who writes about consent
# says nothing of "us", "this site" and "you" together.
_CONSENT = re.compile(
    r"(?i)^(?:we\b(?=,? (?:(?:also |may )?use|and (?:our|\d))|.*\byour?\b)|our (?:web)?site|this (?:web)?site|"
    r"by (?:clicking|continuing|using)(?=.*\b(?:your?|our|this)\b)|to (?:give|provide|offer) you|"
    r"cookies (?:help|allow|enable)(?=.*\b(?:us|our|we)\b)|with your (?:agreement|consent|permission)|"
    r"when you visit (?=any |.*\b(?:us|our|we|this)\b)|you can accept|"
    r"wir\b|diese (?:web)?seite|mit ihrer (?:zustimmung|einwilligung)|um ihnen|nous\b|avec (?:nos partenaires|votre)|"
    r"en (?:poursuivant|cliquant|continuant)|ce site|(?:nosotros y )?(?:nuestros socios|utilizamos|usamos)|"
    r"este sit[ie]o?|al (?:continuar|hacer)|con (?:su|tu|il tuo)|utilizziamo|noi e|questo sito|nós\b|"
    r"ao (?:continuar|clicar)|wij\b|deze (?:web)?site|vi (?:och|og|bruker|använder|bruger)\b|używamy|ta strona|"
    r"my i nasi|мы\b|этот сайт|наш сайт|(?:bu|web) sitemiz|bu (?:web )?site|size daha)"
)
_WATCHED = re.compile("[cC]ookie|кук[иа]|[çÇ]erez|information on (?:a|your) device|Informationen auf einem Gerät")
_WATCHING = re.compile(
    r"(?i)consent|accept|agree|partner|\bsite|website|experience|traffic|analy|advert|\bads\b|personal|privacy|browser|"
    r"datenschutz|einwillig|zustimm|nutz|werbung|seite\b|expérience|audience|publicit|navigation|experiencia|socios|"
    r"contenido|servicios|esperienza|servizi|experiência|conteúdo|ervaring|upplevelse|opplevelse|oplevelse|reklam|"
    r"doświadcz|treści|usług|удобств|сайт|deneyim"
)
# How a caption ends that stands in a paragraph of its own: "(Photo by Ada Bo/Xinhua)", "（新华社记者王小明摄）".
_CREDITED = re.compile(
    r"(?i)(?:\((?:photos?|fotos?|pictures?|images?) (?:by|courtesy(?: of)?|di|de|von|par)\s[^()]{2,60}\)|"
    r"[（(][^（）()]{2,30}(?<!拍)摄[）)])\W*$"
)
# What says above a teaser that an advertiser made it.
_PAID = re.compile(
    r"(?i)(?:ads?|advertisement|advertorial|paid (?:content|partnership|post)|partner content|promoted|"
    r"sponsored(?: (?:content|post))?|anzeige|werbung|advertentie|annonsörsinnehåll|betalt innehåll|annonsørinnhold|"
    r"contenu sponsorisé|publicité|publi-reportage|sponsorisé|contenido patrocinado|patrocinado|publicidad|"
    r"publirreportaje|conteúdo patrocinado|publicidade|publieditorial|contenuto sponsorizzato|pubblicità|"
    r"sponsorizzato|(?:artykuł|materiał) sponsorowany|reklama|reklam|sponsorlu|реклама|на правах рекламы|"
    r"партнёрский материал|إعلان|محتوى مدفوع|תוכן שיווקי|פרסומת|広告|광고|广告|廣告|推广)"
)
_BULLETS = re.compile(r"^(?:>>|►|▶|→|•|➤|■|▸)")
_BYLINE = re.compile(
    r"(?i)^[\W_]*(?:by|von|par|por|di|door|av|af|words by|written by|story by|reported by|text|texte|texto|"
    r"reporting by|"
    r"от|автор|yazan|przez|autor)(?:\s*:\s*|\s+)\S"
)
_MONTH = (
    "jan|feb|mar|mär|apr|abr|avr|may|mai|maj|jun|jui|jul|aug|ago|aoû|sep|oct|okt|out|ott|nov|dec|dez|dic|déc|"
    "янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек"
)
_DATE_LINE = re.compile(
    rf"(?i)^\W*(?:\w+,?\s+)?(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|"
    rf"\d{{1,2}}\.?\s+(?:de\s+)?(?:{_MONTH})\w*\.?,?\s+(?:de\s+)?\d{{4}}|(?:{_MONTH})\w*\.?\s+\d{{1,2}},?\s+\d{{4}})"
)


def is_label(text: str) -> bool:
    """Say whether `text` opens with a label such as Advertisement, Photo or Updated."""
    return bool(_LABEL.match(text))


def is_call(text: str) -> bool:
    """Say whether `text` calls the reader away: read more, subscribe, follow us."""
    return bool(_CALL.match(text) or _CALL_RUN_ON.match(text))


def is_note(text: str) -> bool:
    """Say whether `text` is a newsroom's note on its own text: a correction, an editor's note."""
    return bool(_NOTE.match(text))


def is_consent(text: str) -> bool:
    """Say whether `text` asks for consent to cookies, in words that address the visitor."""
    return bool(_CONSENT.match(text) and _WATCHED.search(text) and _WATCHING.search(text))


def is_caption(text: str) -> bool:
    """Say whether `text` ends in a bracket that says who took a picture."""
    return bool(_CREDITED.search(text[-100:]))


def is_paid_label(text: str) -> bool:
    """Say whether `text` is, alone, the label of what an advertiser paid for."""
    return bool(_PAID.fullmatch(text.strip(" .:[]()·|-–")))


def is_pointer(text: str) -> bool:
    """Say whether `text` opens with an arrow or bullet, or with a quotation mark that nothing closes."""
    return bool(_BULLETS.match(text)) or (text.startswith("»") and "«" not in text)


def is_byline(text: str) -> bool:
    """Say whether `text` reads "By Name", without a full sentence behind it."""
    return bool(_BYLINE.match(text)) and not text.rstrip().endswith((".", "!", "?", "…"))


def is_date_line(text: str) -> bool:
    """Say whether `text` opens with a date."""
    return bool(_DATE_LINE.match(text))

"""What newsrooms call pieces that are no report: analyses, interviews, portraits, timelines. Data, and pure.

The words were written down by copydesk from general knowledge, each as newsrooms print it before a headline or behind
it; no list was copied. Opinion, editorials, live pages and videos have theirs in `pipeline.read.kind_labels`.
"""

# Before a title, with what parts them: `Explainer: `, `Analysis | `, `ANALYSIS-`, `【解説】`, `Portrait. `.
BEFORE = {
    "English": r"(?:news )?analysis|explain(?:ed|er)|background(?:er)?|in depth|insight|fact[ -]?box|"
    r"(?:\w+ )?fact[ -]?check(?:ed)?|bbc verify|reality check|timeline|profile|newsmaker|q&a|interview|review|hands-on|"
    r"first look|quiz|preview|recap|at a glance|by the numbers|reporter['’]s notebook|(?:\w+ )?takeaways|"
    r"(?:match|player) ratings|read|full text|transcript|infographic|"
    r"in (?:charts|data|figures|graphics|maps|numbers)(?: and \w+)?",
    "French": r"analyse|décryptage|chronologie|entretien|portrait|récit|reportage|questions[- ]réponses|"
    r"(?:le )?vrai (?:du|ou) faux|infographies?|éclairage|repères|revue de presse|en (?:chiffres|graphiques)|verbatim",
    "German": r"analyse|erklärt|hintergrund|faktencheck|chronologie|chronik|porträt|portrait|überblick|faq|"
    r"fragen (?:und|&) antworten|(?:info)?grafik|reportage|rezension|(?:im )?wortlaut|einordnung|"
    r"presse(?:schau|stimmen)|(?:jahres|wochen)?rückblick",
    "Spanish": r"análisis|las claves|claves|cronología|entrevista|perfil|preguntas y respuestas|infografía|reseña|"
    r"reportaje|crónica|texto íntegro|verificación",
    "Portuguese": r"análise|cronologia|entrevista|perfil|perguntas e respostas|infográfico|resenha|íntegra|relembre|"
    r"entenda|fato ou fake|checagem|reportagem",
    "Italian": r"(?:l['’])?analisi|cronologia|(?:l['’])?intervista|(?:il )?ritratto|domande e risposte|infografica|"
    r"la scheda|scheda|il punto|l['’]approfondimento|approfondimento|recensione|(?:il )?retroscena|il testo integrale",
    "Dutch": r"analyse|interview|reportage|portret|profiel|tijdlijn|vraag en antwoord|uitleg|factcheck|recensie",
    "Swedish, Norwegian, Danish": r"analys|intervju|porträtt|portrett|portræt|tidslinje|faktaboks|faktaruta|"
    r"recension|anmeldelse|frågor och svar",
    "Polish": r"analiza|wywiad|sylwetka|kalendarium|pytania i odpowiedzi|infografika|wyjaśniamy|recenzja|reportaż|"
    r"przegląd prasy",
    "Turkish": r"analiz|röportaj|söyleşi|portre|soru-cevap|infografik",
    "Russian": r"анализ|аналитика|интервью|портрет|хроника|хронология|инфографика|вопросы и ответы|разбор|объясняем|"
    r"рецензия|досье|справка|полный текст|обзор прессы|карточки",
    "Ukrainian": r"аналіз|інтерв['’ʼ]ю|портрет|хронологія|інфографіка|питання [йі] відповіді|пояснюємо|розбір",
    "Greek": r"ανάλυση|συνέντευξη|προφίλ|ερωτήσεις και απαντήσεις",
    "Arabic": r"تحليل|مقابلة|حوار|بروفايل|تسلسل زمني|خط زمني|[اإ]نفوغراف(?:يك)?|[اإ]نفوجراف(?:يك)?|سؤال وجواب|"
    r"أسئلة وأجوبة|شرح",
    "Chinese": r"分析|解读|解讀|专访|專訪|人物|图解|圖解|数读|梳理|盘点|盤點|懒人包|懶人包|问答|問答|深度|观察|觀察|"
    r"背景|时间线|時間線|特写|特寫|事实核查|事實查核",
    "Japanese": r"解説|分析|インタビュー|q&a|ｑ＆ａ|図解|年表|検証|ファクトチェック|まとめ|人物|ひと|深掘り",
    "Korean": r"분석|해설|인터뷰|팩트체크|프로필|일문일답|그래픽|타임라인",
    "Indonesian": r"analisis|wawancara|profil|kronologi|infografis|tanya jawab|cek fakta",
    "Hindi": r"विश्लेषण|इंटरव्यू|साक्षात्कार|एक्सप्लेनर",
}
# Behind what it is of, and before a mark: `Quay v Marl player ratings: Marsh shines`, `Quayphone 3 review: ...`. A
# review without a figure or a work may be an inquiry, and the news: `Navy review: crew slept`.
OF = (
    r"(?:match|player) ratings|(?:key )?takeaways|in (?:charts|data|figures|graphics|maps|numbers)|q&a|hands-on|"
    r"first look|fact[ -]check|(?:what|everything) (?:to|we|you need to) know(?: so far)?|"
    r"(?:\w*\d\w*|album|book|concert|film|game|movie|opera|phone|restaurant|tv) review|"
    r"im (?:faktencheck|porträt|überblick)"
)
# Behind a title, at its end.
BEHIND = (
    r"(?:[:|–—-]\s*(?:an? )?|\s\()(?:explain(?:ed|er)|(?:news )?analysis|fact[ -]?(?:box|check)|timeline|at a glance|"
    r"(?:here['’]s )?what (?:to know|you need to know|we know(?: so far)?))\)?$|,\s(?:explained|ranked)$|"
    r"[:|–—,-]\s(?:an? )?timeline$|[:|–—,-]\sin (?:charts|data|graphics|maps|numbers)$|"
    r"\sin (?:charts and maps|maps and (?:charts|graphics))$|\s(?:call|interview) transcript$|"
    r"\sim (?:faktencheck|porträt|überblick)$|"
    r"[,:–—-]\s(?:en (?:chiffres|cifras)|em números|in (?:cifre|zahlen)|w liczbach)$|"
    # Where and when it is shown, and who is thought to win.
    r"(?:[:,|–—-] |\band )how to (?:stream|watch)\b|, TV channel(?:,| and)\s|\bodds(?:,| and) (?:picks|predictions?)\b|"
    r"[.!?]\swyjaśniamy\.?$"
)

"""What newsrooms print before a headline that is no report: opinion, editorial, live, video. Data, by language; pure.

The words were written down by copydesk from general knowledge, as newsrooms print them; no list was copied. Each is for
`re` without case, and stands at the start of a headline with a mark behind it (`kinds.of`).
"""

# `Daily Star editorial: ...`, but `Premier slams Star editorial: ...` and `Premier Slams Star Editorial: ...` report.
_ITS_NAME = (
    r"(?!(?:\w+ ){1,2}(?:attacks?|backs?|blasts?|calls?|cites?|condemns?|defends?|denounces?|hits?|meets?|mocks?|"
    r"praises?|rejects?|rips?|slams?|sues?|tells?|writes?)\b)(?-i:(?:[Tt]he |[Oo]ur )?(?:[^\W_a-z]\w* ){0,3})"
)
OPINION = {
    "English": r"opinions?|op-?ed|comment|commentary|analysis (?:&|and) (?:comment|opinion)|column|viewpoint|"
    r"perspectives?|voices|(?:my )?view|guest (?:column|comment|essay|view)|(?:(?:readers['’]?|your) )?letters|"
    r"letters? to the editor|breakingviews",
    "Spanish": r"opinión|columna(?: de opinión)?|tribuna|artículo de opinión",
    "Portuguese": r"opinião|coluna|artigo(?: de opinião)?|crónica de opinião",
    "Italian": r"opinione|(?:il )?commento|l['’]opinione|il corsivo|l['’]intervento",
    "French": r"chronique|tribune|point de vue|parti pris|(?:le )?billet|carte blanche",
    "German": r"(?:gast)?kommentar|meinung|kolumne|gastbeitrag|glosse|standpunkt|pro (?:und|&) contra",
    "Dutch": r"opinie|commentaar",
    "Swedish, Norwegian, Danish": r"kronikk|kronik|krönika|debatt|debat|kommentar",
    "Polish, Czech, Hungarian": r"komentarz|felieton|opinia|komentář|vélemény",
    "Russian, Ukrainian": r"мнение|колонка|комментарий|думка|коментар",
    "Turkish": r"görüş|yorum|köşe yazısı",
    "Greek": r"άποψη|γνώμη",
    "Arabic, Hebrew": r"رأي|مقال|مقالة|وجهة نظر|דעה",
    "Chinese": r"评论|評論|观点|觀點|时评|時評|锐评|銳評|快评|快評|短评|短評|马上评(?:论)?",
    "Japanese, Korean": r"コラム|論説|オピニオン|寄稿|論点|칼럼|기고|시론|오피니언",
}
EDITORIAL = {
    # Newspapers name their own: "The FT View: ...", "The Herald's view: ..."; "The view: ..." is from somewhere.
    "English": rf"{_ITS_NAME}editorial(?: board)?|from the editors?|our view|ft view|"
    r"the (?:guardian|observer|times|telegraph|independent|economist|ft) view|the (?:\w+ ){0,2}\w+['’]s? view",
    "French": r"(?:l['’])?éditorial|(?:l['’])?[ée]dito(?:rial)?(?: (?:de|du) [^:|.]{3,40}?)?",
    "Italian": r"(?:l['’])?editoriale",
    "German, Swedish": r"leitartikel|ledare",
    "Polish, Russian, Ukrainian": r"od redakcji|от редакции|від редакції",
    "Turkish": r"başyazı",
    "Arabic": r"افتتاحية",
    "Chinese, Japanese, Korean": r"社评|社評|社论|社論|社説|사설",
}
LIVE = {
    "English": r"watch live|live|live ?blog|live (?:updates?|coverage)|(?:live|news)-?ticker|(?:live|news)-?blog",
    # `Directo: ` may be said of somebody; a bar is the newsroom's.
    "Spanish, French": r"en direct|en vivo|en directo|minuto a minuto|(?-i:DIRECTO?)|(?-i:Directo?)(?=\s*[|｜])",
    "Portuguese, Italian": r"ao vivo|ao minuto|in diretta|(?-i:DIRETTA)",
    "Polish": r"(?:relacja )?na żywo",
    "Turkish": r"canlı(?: anlatım| blog| yayın)?",
    "Russian, Ukrainian": r"онлайн|прямой эфир|(?:текстовая )?трансляция|наживо",
    "Greek": r"ζωντανά",
    "Arabic": r"مباشر",
    "Chinese, Japanese, Korean": r"直播|ライブ|生中継|생중계|실시간",
}
PICTURED = (
    r"in (?:images|photos|pictures)|en (?:fotos|images|imágenes|photos)|em (?:fotos|imagens)|in Bildern|in immagini"
)
VIDEO = {
    "English": rf"videos?|watch|listen|podcasts?|{PICTURED}|(?:ap )?photos|photo (?:essay|gallery)|gallery",
    "Spanish, Portuguese": r"vídeos?|fotos|foto|fotogalería|galería|veja (?:as )?(?:fotos|imagens|vídeos?)|assista",
    "French": r"(?:la )?vidéos?|diaporama",
    "German, Dutch": r"fotostrecke|bildergalerie|fotogalerie|foto['’]s",
    "Italian": r"(?:le )?foto|il video|fotogallery",
    "Polish": r"wideo|zdjęcia|galeria",
    "Turkish": r"foto galeri|video galeri",
    "Russian, Ukrainian": r"видео|відео|фото|фотогалерея",
    "Arabic": r"بالفيديو|بالصور|بالفيديو والصور|بالصور والفيديو|فيديو|صور|شاهد",
    "Chinese": r"视频|視頻|影片|图集|圖集|(?:高清)?[组組][图圖]",
    "Japanese, Korean": r"動画|映像|写真(?:特集)?|フォトギャラリー|영상|포토|사진|화보",
}


def any_of(table: dict[str, str]) -> str:
    """Return the words of all languages as one alternative of `re`."""
    return "|".join(table.values())

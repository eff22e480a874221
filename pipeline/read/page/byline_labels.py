"""The words before a name that say who wrote it, by language: "Autor: Ada Bo", "作者：王小明", "a cura di Ada Bo"."""

import re

_LONGEST = 300  # characters; beyond them a line is no byline
# Only with a sign behind it: a colon, an equals sign, a stroke.
_LABELS = (
    "authors?|writers?|reporters?|text|words|story|autor(?:ka|in|en|es|a|e|i|s|ius)?|auteure?|autrice|texte|texto|testo|"
    "opracowanie|oprac\\.|piše|"
    "tekst(?:as|i)?|írta|szerző|scris de|yazan|yazar|haber|muhabir|oleh|penulis|tác giả|автор(?:ка)?|текст|журналист|"
    "кореспондент|корреспондент|žurnalists|toimittaja|kirjoittaja|skribent|journaliste?|إعداد|كتبت?|بقلم|نویسنده|خبرنگار|"
    "تحریر|מאת|כתב|ρεπορτάζ|κείμενο|συντάκτης|γράφει|作者|记者|記者|文|撰文|文字|取材・文|글|लेखक|रिपोर्ट|เรื่อง"
)
_LABEL = re.compile(rf"(?i)(?:^|[\s|;·•])(?:{_LABELS})\s*(?:[:：＝]|(?<=文)[/／・])\s*(?=\S)")
# The next label: ", фото: ...", " Editor: ...".
_NEXT = re.compile(r"[\s,;|/·•]+[^\s:：,;|]{2,16}[:：]")
# Without a sign: "a cura di Ada Bo", "Opinion by Ada Bo", "Von unserer Korrespondentin Ada Bo".
_OPENINGS = re.compile(
    r"(?i)^\W*(?:a cura di|scris de|escrito por|écrit par|scritto da|geschreven door|γράφει (?:ο|η)|"
    r"(?:an? |eine? )?(?:opinion|analysis|comment|commentary|review|interview|essay|column|kommentar|analyse|"
    r"gastbeitrag|gastkommentar|kolumne|reportage|glosse|rezension|chronique|tribune|columna|reportaje|bericht|"
    r"análisis|análise|analisi|opinión)\s(?:by|von|par|por|di)|"
    r"(?:von|door|dal|da|de|par|del)\s(?:unsere[mnr]|onze|nostr[oa]|notre|nuestr[oa])\s\w+(?:\sà\s\w+,)?)\s+(?!de[mnr]\s)(?P<names>\S.*)$"
)
# "By", and what a content system prints before it: "Submitted by", "Erstellt von", "Publié par".
_BY = (
    r"(?:(?:posted|submitted|written|reported|reporting|story|words|created|authored|article|published)\s+)?by|"
    r"posted on [^|]{6,40}? by|(?:(?:erstellt|geschrieben|verfasst|veröffentlicht)\s+)?von|"
    r"(?:(?:publié|écrit|rédigé|posté|proposé)e?\s+)?par|(?:(?:publicado|escrito|redactado|redigido)\s+)?por|"
    r"(?:(?:pubblicato|scritto|inserito)\s+)?da|di|(?:(?:geschreven|geplaatst|gepubliceerd)\s+)?door|"
    r"(?:(?:skrevet|skriven|publicerad|publisert)\s+)?a[vf]|от|(?:(?:napisane|opublikowane|dodane)\s+)?przez|text|texte"
)
BY_LINE = re.compile(rf"(?i)^[\W_]*(?:{_BY})(?:\s*:\s*|\s+)(?=\S)")
"""How a line begins that is a byline."""
_BEHIND_DATE = re.compile(rf"(?i)^\s*[^\W\d]{{0,4}}\.?\s*(?:[|•·,–—-]\s*)+(?:{_BY})\s*:?\s+(?P<names>\S.*)$")
# What parts a name from a date behind it: "Geschreven door Ada Bo op 12 mei 2026".
_ON = re.compile(r"(?i)\s(?:on|op|il|em|el|le|den|dne|am|vom|del?|kl\.?)\s*$")


def behind_date(text: str, date: str) -> str:
    """Return the names that a line gives behind its date and a sign, as in "12. Mai 2026 | Von Ada Bo"; "" = none."""
    found = _BEHIND_DATE.match(text.partition(date)[2][:_LONGEST]) if date else None
    return found["names"] if found else ""


def without_on(text: str) -> str:
    """Return what stands before a date without the word that leads to it."""
    return _ON.sub("", text)


def labelled(text: str) -> str:
    """Return what stands behind the word for author and its sign in a line, up to the next label; "" = no such word."""
    text = text[:_LONGEST]
    found = next((label for label in _LABEL.finditer(text) if _may_stand_behind(text[: label.start()])), None)
    return _NEXT.split(text[found.end() :], maxsplit=1)[0] if found else ""


def opened(text: str) -> str:
    """Return what stands behind "a cura di" and its like at the beginning of a line, "" = it begins otherwise."""
    found = _OPENINGS.match(text[:_LONGEST])
    return found["names"] if found else ""


def _may_stand_behind(before: str) -> bool:
    """Say whether a label may follow: a sign, a date or another label. "In his own words: Ada Bo" has none."""
    return not before.strip()[-1:].isalpha() or ":" in before or "：" in before

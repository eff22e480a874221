"""What kind of piece a headline is, by what newsrooms everywhere put in its address or before its words. Pure."""

import re
from urllib.parse import urlsplit

from pipeline.read.kind_labels import EDITORIAL, LIVE, OPINION, PICTURED, VIDEO, any_of

# Path segments that newsrooms use for one kind only; a segment must be equal, so that a story *about* opinion polls
# at /world/opinion-polls is news.
_NAMED = {
    "opinion": (
        "opinion opinions commentisfree comment commentary columnists columns op-ed oped opinion-pieces "
        "opinion-analysis columnist kommentar kommentare meinung kolumne kolumnen idees chroniques tribunes "
        "tribuna opiniones columnas opiniao colunas opinioni opinie meningen debatt kronikk mielipide "
        "komentarze publicystyka nazory velemeny opini yazarlar kose-yazilari mneniya dumky"
    ),
    "editorial": "editorial editorials editoriales editoriais editoriali leitartikel leaders ledare",
    "live": (
        "live liveblog live-blog live-news liveblogs live-updates liveticker live-ticker en-direct en-vivo "
        "en-directo ao-vivo minuto-a-minuto"
    ),
    "video": (
        "video videos watch av podcast podcasts gallery galleries pictures in-pictures photo-gallery "
        "photo-galleries galerie galeria fotogaleria fotogallery foto-galeri video-galeri fotostrecke "
        "fotostrecken bildergalerie diaporama slideshow"
    ),
}
_SEGMENTS = {segment: kind for kind, segments in _NAMED.items() for segment in segments.split()}
# What parts a label from its headline: `:`, `|`, a dash between spaces ("Live-in carers" is none), the points of
# Arabic newsrooms (`بالصور..`), or the bracket that it stands in (`【社説】`, `<社説>`).
_BEHIND = r"\s*(?:[:：|｜]|\s[-–—]+\s|\.{2,}|…|[\])】］）〕》〉>])"
_OPINION, _EDITORIAL, _LIVE, _VIDEO = map(any_of, (OPINION, EDITORIAL, LIVE, VIDEO))
# French newsrooms set theirs in capitals with a point behind: `VIDÉO. Les images du sauvetage`.
_WITH_A_POINT = r"(?-i:(?:VIDÉOS?|PHOTOS?|EN IMAGES|DIAPORAMA)\.\s)"
# "Lunar New Year in photos and video: ...", but "Suspect seen in photos: police" and "Spy unmasked in photos: MI5".
_EVENT_PICTURED = (
    r"^(?![^:|]*\b(?:appear\w*|caught|seen|shown|\w+ed)\s+in\s)"
    rf"[^:|]{{3,60}}\s(?:{PICTURED})(?: and videos?)?\s*[:|]"
)
# The label before its event: "EN DIRECT, guerre en Ukraine : ", "DIRECT. Guerre ... : ", "Liveticker zum Krieg: ".
_LIVE_OF = (
    r"^\W*(?:en (?:direct|directo|vivo)[.,]|(?-i:DIRECTO?|DIRETTA)[.,]|"
    r"(?:live|news)-?(?:blog|ticker) (?:aus|vom|zu|zum|zur))"
    r"\s[^:|]{3,60}[:|]"
)
# "Ukraine war live: ", "Israel-Gaza latest: ", "Guerra en Ucrania, en vivo: ", and what a live page is called when
# it is over ("Oath highlights: "); but "Where the rich live: " is no event.
_SOMEBODY = (
    r"(?!(?:(?:how|what|where|who|why)\b[^:|]*|[^:|]*\b(?:can|i|long|must|night|people|they|to|we|who|will|you))"
    r"\slive\s*[:|])"
)
_EVENT_LIVE = (
    r"^" + _SOMEBODY + r"[^:|]{3,60}(?:\s(?:highlights|latest|live|updates)|\slive (?:updates?|blog|coverage)|"
    r"[\s-](?:live|news)-?(?:blog|ticker)|,? en (?:vivo|directo|direct)|"
    r",? (?:in|la) diretta|,? ao vivo|\scanlı(?: anlatım)?|,? na żywo)\s*[:|]"
)
_OPENINGS = (
    (re.compile(rf"^\W*(?:{_OPINION}){_BEHIND}", re.IGNORECASE), "opinion"),
    (re.compile(rf"^\W*(?:{_EDITORIAL})(?:{_BEHIND}|\son\s)", re.IGNORECASE), "editorial"),
    (re.compile(rf"^\W*(?:{_LIVE}){_BEHIND}", re.IGNORECASE), "live"),
    (re.compile(rf"^\W*(?:(?:{_VIDEO}){_BEHIND}|{_WITH_A_POINT})", re.IGNORECASE), "video"),
    # `Quay v Marl highlights: ...` shows a match; `Oath highlights: ...` is a live page that is over.
    (re.compile(r"^[^:|]{2,40}\sv(?:s\.?)?\s[^:|]{2,40}\shighlights\s*[:|]", re.IGNORECASE), "video"),
    (re.compile(_EVENT_LIVE, re.IGNORECASE), "live"),
    (re.compile(_LIVE_OF, re.IGNORECASE), "live"),
    (re.compile(_EVENT_PICTURED, re.IGNORECASE), "video"),
)
_CLOSINGS = (
    (
        re.compile(
            r"[|–—-]\s*(?:live|live updates)$|:\s*live (?:updates|blog|coverage)$|\s[|–—-]+\s*as it happened$|"
            r"(?:,|\súltima hora)\sen (?:vivo|directo|direct)$|[.:,|–—-]\s*(?:relacja na żywo|canlı (?:anlatım|blog))$",
            re.IGNORECASE,
        ),
        "live",
    ),
    (
        re.compile(
            # "A life in pictures" behind a name; "Ada Bo, whom many saw in pictures" says something.
            rf"[|–—-]\s*(?:video|podcast)$|[,:|–—-]\s+(?:an? \w+ )?(?:{PICTURED})$|^[\[(](?:video|watch)[\])]",
            re.IGNORECASE,
        ),
        "video",
    ),
    (re.compile(r"[|–—-]\s*editorial$", re.IGNORECASE), "editorial"),
    (re.compile(r"[|–—-]\s*opinion$", re.IGNORECASE), "opinion"),
)
# Several stories under the name of the first of them: a newsletter (`A. And, B`, `Five things to know for Tuesday`).
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s|’s)?"
_DIGEST = re.compile(
    rf"^(?:(?:the|your|our|today['’]s|{_DAY}|morning|midday|afternoon|evening|nightly|daily|weekend|weekly|world|"
    r"europe|asia|africa|americas|mideast|china|news|politics)\s+){1,4}(?:brief|briefing|digest|newsletter|round-?up)\s*"
    r"(?:[:|–—]|-\s|$)|^(?:newsletter|first thing|news wrap|(?:news)?paper headlines|the papers)\s*[:|]|"
    # `The update for old phones` is a report.
    rf"^(?:(?:the|your)\s+)?(?:(?:{_DAY}['’]?s?|morning|midday|afternoon|evening)\s+){{1,2}}"
    r"(?:headlines|mail|update|wrap(?:-up)?)"
    r"(?:\s*[:|]|\sfor\s)|\snews briefs\s*(?:[:|–—]|-\s|$)|[.!?]['\"’”]?\s+And, |"
    rf"^(?:\w+\s+){{1,2}}things to know (?:for|this|today|{_DAY})\b",
    re.IGNORECASE,
)


def of(headline: str, url: str) -> str:
    """Return news, opinion, editorial, live, video or document."""
    for pattern, kind in (*_OPENINGS, *_CLOSINGS):
        if pattern.search(headline):
            return kind
    path = urlsplit(url).path.lower()
    if path.endswith(".pdf"):
        return "document"
    # The last segment is the article's own name; only the sections before it say what it is.
    for segment in path.split("/")[:-1]:
        if segment in _SEGMENTS:
            return _SEGMENTS[segment]
    return "news"


def is_digest(headline: str) -> bool:
    """Tell whether a headline is a digest's: `Wednesday Briefing: ...`, `Your Morning Brief | ...`, `A. And, B`."""
    return _DIGEST.search(headline) is not None

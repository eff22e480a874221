"""What kind of piece it is: by JSON-LD type, the section the page names, its headline and address."""

import re
from collections.abc import Sequence

from pipeline.read import kinds
from pipeline.read.page.jsonld import Graph, types, words
from pipeline.read.page.metadata import Meta

_BY_TYPE = (
    (re.compile(r"(?i)^liveblogposting$"), "live"),
    (re.compile(r"(?i)^opinionnewsarticle$"), "opinion"),
    (re.compile(r"(?i)^videoobject$"), "video"),
)
_SECTIONS = ("article:section", "og:section", "section", "parsely-section", "cXenseParse:section", "sectionname")
_EDITORIAL = re.compile(
    r"(?i)^(?:editorials?|leitartikel|éditorial|éditos?|editorial(?:es|i)|editoriais|ledare|leder|başyazı|передовая|"
    r"افتتاحية|سرمقاله|संपादकीय|社评|社評|社論|社説|사설|the .{2,20} view)$"
)
_OPINION = re.compile(
    r"(?i)^(?:opinions?|op-?eds?|comment|commentary|comment is free|columns?|columnists?|guest (?:essay|column)s?|"
    r"letters(?: to the editor)?|opinion (?:piece|& analysis|and analysis)|meinung(?:en)?|kommentare?|kolumnen?|"
    r"opinión|opiniones|columnas?|tribunes?|idées|chroniques?|opinioni|opinião|colunas|opinie|debatt|kronikk|kronik|"
    r"mielipide|komentarze|publicystyka|názory|vélemény|мнения|мнение|колонки|колумнисты|думки|απόψεις|γνώμες|"
    r"köşe yazıları|yazarlar|דעות|رأي|الرأي|آراء|مقالات الرأي|یادداشت|विचार|ओपिनियन|"
    r"评论|評論|观点|觀點|オピニオン|コラム|오피니언|칼럼|opini|kolom|ý kiến|góc nhìn)$"
)


def of(graph: Graph, meta: Meta, headlines: Sequence[str], url: str) -> str:
    """Return news, opinion, editorial, live, video or document; the first of `headlines` that says one counts."""
    for shape, kind in _BY_TYPE:
        if any(shape.match(one) for one in types(graph.page)):
            return kind
    sections = [*_listed(graph.page.get("articleSection")), *(one for name in _SECTIONS for one in meta.all(name))]
    for shape, kind in ((_EDITORIAL, "editorial"), (_OPINION, "opinion")):
        if any(shape.match(section) for section in sections[:10]):
            return kind
    if meta.first("og:type").lower().startswith("video"):
        return "video"
    labelled = (kinds.of(headline, "") for headline in headlines)
    return next((kind for kind in labelled if kind != "news"), kinds.of("", url))


def _listed(value: object) -> list[str]:
    return [words(one) for one in value[:10]] if isinstance(value, list) else [words(value)]

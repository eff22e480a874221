"""What of an article page is read right: the measures of `bench/articles.py`, each against a line of expected.jsonl."""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pipeline.news import Article
from pipeline.read.page.keys import key
from pipeline.read.page.shown import stem

_AGREE = 95  # percent: what "the same text" may differ by

Row = Mapping[str, Any]  # a line of expected.jsonl


def judge(row: Row, article: Article, shown: Sequence[str]) -> dict[str, bool]:
    """Judge an article by every measure; `shown` are the headlines that the page shows."""
    article = replace(article, headlines=tuple(shown))
    judged = {name: measure(row, article) for name, measure in MEASURES.items()}
    return {name: right for name, right in judged.items() if right is not None}


def _title_exact(row: Row, article: Article) -> bool | None:
    return key(article.headline) == key(row["title"]) if row.get("title") else None


def _title_in_set(row: Row, article: Article) -> bool | None:
    if not row.get("title"):
        return None
    shown = {key(one) for one in article.headlines} | {key(row["title"])}
    return bool(article.headline) and key(article.headline) in shown


def _day(row: Row, article: Article) -> bool | None:
    if not row.get("published"):
        return None
    given = datetime.fromisoformat(row["published"])
    if article.published is None:
        return False
    local = article.published.astimezone(given.tzinfo) if given.tzinfo else article.published
    days = {given.date(), given.astimezone(UTC).date() if given.tzinfo else given.date()}
    return bool({local.date(), article.published.date()} & days)


def _byline(row: Row, article: Article) -> bool | None:
    given = row.get("authors") or re.split(r",\s*|\s+and\s+|\s*·\s*", row.get("byline") or "")
    wanted = {_name(one) for one in given if one}
    return wanted == {_name(one) for one in article.authors} if wanted else None


def _name(author: str) -> str:
    return key(re.sub(r"(?i)^by\s+", "", html.unescape(author)))


def _printed(article: Article) -> list[str]:
    return [*article.standfirst, *article.paragraphs]


def _gold(row: Row) -> list[str]:
    """The standfirst's paragraphs and the lede's, as keys."""
    return [key(one) for one in (*(row.get("standfirst") or ()), *row["lede"])]


def _lede_first(row: Row, article: Article) -> bool | None:
    if not row.get("lede"):
        return None
    printed = [key(one) for one in _body_of(row, article)[:1]]
    standfirst = [key(one) for one in row.get("standfirst") or ()]
    right = {key(row["lede"][0]), *standfirst[:1], "".join(standfirst)} - {""}
    return bool(printed) and any(_same(printed[0], one) for one in right)


def _first_in_three(row: Row, article: Article) -> bool | None:
    if not row.get("lede"):
        return None
    return any(_same(key(one), key(row["lede"][0])) for one in _body_of(row, article)[:3])


def _clean_four(row: Row, article: Article) -> bool | None:
    """The first four paragraphs are the expected ones; what follows the last expected one is not judged."""
    if not row.get("lede"):
        return None
    gold = _gold(row)
    printed = [key(one) for one in _body_of(row, article)[: min(4, len(gold))]]
    whole = "".join(gold)
    return bool(printed) and all(one in whole or any(_same(one, right) for right in gold) for one in printed)


def _body_of(row: Row, article: Article) -> list[str]:
    """What is printed; of an aeb page the paragraphs, as its expectations leave standfirsts out."""
    if row["id"].startswith("aeb") and key(row["lede"][0]) not in map(key, article.standfirst):
        return list(article.paragraphs)
    return _printed(article)


def _same(one: str, other: str) -> bool:
    """Equal keys, or one opens the other and is nearly all of it."""
    short, long = sorted((one, other), key=len)
    return bool(short) and long.startswith(short) and 100 * len(short) >= _AGREE * len(long)


def _picture(row: Row) -> Mapping[str, Any]:
    return row.get("lead_image") or {}


def _picture_file(row: Row, article: Article) -> bool | None:
    wanted = _picture(row)
    if not wanted:
        return None
    urls = {*(wanted.get("urls") or ()), wanted["url"]}
    return article.picture is not None and stem(article.picture.url) in {stem(one) for one in urls}


def _picture_alt(row: Row, article: Article) -> bool | None:
    wanted = _picture(row).get("alt")
    return (article.picture is not None and key(article.picture.alt) == key(wanted)) if wanted else None


def _picture_credit(row: Row, article: Article) -> bool | None:
    wanted = _picture(row).get("credit")
    if not wanted or article.picture is None:
        return False if wanted else None
    own = key(article.picture.credit)
    return bool(own) and (own == key("".join(wanted)) or any(_close(own, key(one)) for one in wanted))


def _close(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and 2 * len(short) >= len(long)


MEASURES: Mapping[str, Callable[[Row, Article], bool | None]] = {
    "title_exact": _title_exact,
    "title_in_set": _title_in_set,
    "day": _day,
    "byline": _byline,
    "lede_first": _lede_first,
    "first_in_three": _first_in_three,
    "clean_four": _clean_four,
    "picture_file": _picture_file,
    "picture_alt": _picture_alt,
    "picture_credit": _picture_credit,
}

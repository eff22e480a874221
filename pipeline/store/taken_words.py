"""Where the words of an article lie in a desk, beside its headline and address; and how they are removed for good.

The one law that changes revisions and posts that are stored. A post's words are known by its lead: what the editor
quoted in his own text is his, and is only told (`quoting`).
"""

import json
import re
from collections.abc import Iterable, Mapping

from pipeline import urls
from pipeline.store.database import Connection, DatabaseError
from pipeline.store.patience import waiting
from pipeline.store.rows import packed

_MOST_TOLD = 50
# How long others may take to let go of an old state of the desk.
_PATIENCE_MS = 3_000
# Shorter ones are anybody's words.
_TELLING_WORDS = 5
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+|(?<=[。！？])")

_LED = "page_of(json_extract(roundup, '$.lead.url')) = :page"
_EXCERPTED = f"{_LED} and json_array_length(roundup, '$.lead.excerpt') > 0"
_EVER_LED = f"(select draft from revisions where {_LED} union select draft from proposals where {_LED})"
_OF_PAGE = "(select id from headlines where canonical = :page)"

# zlib of no bytes at all, as a literal: how the page of an imported post is kept without its words.
_NOTHING = "x'789c030000000001'"

# Table -> which of its rows hold words of the page.
_HOLDING: Mapping[str, str] = {
    "headlines": "canonical = :page and (summary != '' or content != '[]')",
    "articles": f"headline in {_OF_PAGE} and digest != ''",
    "pictures": "page != '' and page_of(page) = :page",
    "revisions": _EXCERPTED,
    "proposals": _EXCERPTED,
    "posts": _EXCERPTED,
    "post_sources": f"html != {_NOTHING} and post in (select id from posts where {_LED})",
    "corrections": "canonical = :page and kind = 'lede'",
    "overrides": f"place like 'lead.excerpt%' and rule != 'no-excerpt' and draft in {_EVER_LED}",
    "asides": f"field = 'excerpt' and value != '' and draft in {_EVER_LED}",
}

# In this order: what is found by an excerpt goes before the excerpt.
_ERASING = (
    f"update headlines set summary = '', content = '[]' where {_HOLDING['headlines']}",
    "update articles set digest = '', article = json_set(article, '$.standfirst', json('[]'),"
    " '$.paragraphs', json('[]'), '$.picture', null, '$.warnings', json('[]'),"
    " '$.headlines', json_array(json_extract(article, '$.headline')))"
    f" where {_HOLDING['articles']}",
    f"delete from pictures where {_HOLDING['pictures']}",
    f"delete from corrections where {_HOLDING['corrections']}",
    f"delete from overrides where {_HOLDING['overrides']}",
    f"update asides set value = '' where {_HOLDING['asides']}",
    "update revisions set touched = json_set(touched, '$.excerpt.base', json('[]'))"
    f" where json_type(touched, '$.excerpt.base') is not null and draft in {_EVER_LED}",
    # What a channel held before a sending that nobody has heard of yet may be an older text.
    f"update posts set holds = null where holds is not null and (({_EXCERPTED})"
    f" or (state in ('sending', 'unknown') and draft in {_EVER_LED}))",
    f"update post_sources set html = {_NOTHING}, unplaced = '[]' where {_HOLDING['post_sources']}",
    f"update posts set roundup = json_set(roundup, '$.lead.excerpt', json('[]')) where {_EXCERPTED}",
    "update posts set meant = json_set(meant, '$.roundup.lead.excerpt', json('[]'))"
    " where meant is not null and page_of(json_extract(meant, '$.roundup.lead.url')) = :page",
    f"update proposals set roundup = json_set(roundup, '$.lead.excerpt', json('[]')) where {_EXCERPTED}",
    f"update revisions set roundup = json_set(roundup, '$.lead.excerpt', json('[]')) where {_EXCERPTED}",
)


def counted(db: Connection, canonical: str) -> dict[str, int]:
    """Return how many rows of each table hold words of a page; tables without any, or of later desks, are left out.

    Raises:
        DatabaseError: the file is damaged.
    """
    _learn(db)
    found = {}
    for table, rows in _HOLDING.items():
        try:
            [count] = db.execute(f"select count(*) from {table} where {rows}", {"page": canonical}).fetchone()
        except DatabaseError as problem:
            if "no such" not in str(problem):
                raise
            continue  # a desk of before there was such a table
        if count:
            found[table] = int(count)
    return found


def excerpted(db: Connection, canonical: str) -> tuple[int, ...]:
    """Return the posts whose text as it was sent last has words of the page, the oldest first."""
    _learn(db)
    rows = db.execute(f"select id from posts where {_EXCERPTED} order by id", {"page": canonical})
    return tuple(number for (number,) in rows)


def sentences(db: Connection, canonical: str) -> tuple[str, ...]:
    """Return the sentences that are known of a page's text, to look for what quotes it."""
    _learn(db)
    page = {"page": canonical}
    texts = f"""
    select summary from headlines where canonical = :page
    union select value from headlines, json_each(content) where canonical = :page
    union select value from articles, json_each(article, '$.paragraphs') where headline in {_OF_PAGE}
    union select value from articles, json_each(article, '$.standfirst') where headline in {_OF_PAGE}
    union select json_extract(article, '$.picture.alt') from articles where headline in {_OF_PAGE}
    union select value from revisions, json_each(roundup, '$.lead.excerpt') where {_LED}
    """
    found = (part for (text,) in db.execute(texts, page) if text for part in _SENTENCE_END.split(text))
    return tuple(sorted({part.strip() for part in found if len(part.split()) >= _TELLING_WORDS}))


def quoting(db: Connection, canonical: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return the drafts (`d7`) and posts (`p3`) in whose text, but for the excerpt of the page, these words stand."""
    _learn(db)
    needles = packed(json.dumps(one, ensure_ascii=False)[1:-1] for one in words)
    rows = db.execute(
        f"""
        with texts as materialized (
            select name, number, case when {_LED} then json_set(roundup, '$.lead.excerpt', json('[]')) else roundup end
                as own from (
            select 'd' || drafts.id as name, drafts.id as number, roundup from drafts join revisions
                on revisions.draft = drafts.id and revisions.revision = drafts.revision
            union all select 'p' || id, id, roundup from posts)
        )
        select name from texts where exists (select 1 from json_each(:needles) as needle where instr(own, needle.value))
        order by number, name limit :most
        """,
        {"page": canonical, "needles": needles, "most": _MOST_TOLD},
    )
    return tuple(name for (name,) in rows)


def erase(db: Connection, canonical: str) -> None:
    """Remove every word of a page but its headlines and address; the caller holds the transaction, then scrubs."""
    _learn(db)
    for statement in _ERASING:
        db.execute(statement, {"page": canonical})


def scrub(db: Connection) -> bool:
    """Let no byte of what was removed stay in the file or its log; return false while others hold an old state open.

    VACUUM writes the file anew without what was freed, the checkpoint then empties the log
    (https://www.sqlite.org/lang_vacuum.html, https://www.sqlite.org/pragma.html#pragma_wal_checkpoint).
    """
    try:
        with waiting(db, milliseconds=_PATIENCE_MS):
            db.execute("vacuum")
            [busy, _, _] = db.execute("pragma wal_checkpoint(truncate)").fetchone()
    except DatabaseError as problem:
        if "locked" not in str(problem):
            raise
        return False
    return not busy


def _learn(db: Connection) -> None:
    db.create_function("page_of", 1, _page_of, deterministic=True)


def _page_of(url: object) -> str:
    page = urls.clean(url) if isinstance(url, str) else ""
    return urls.canonical(page) if page else ""

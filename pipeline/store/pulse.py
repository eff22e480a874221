"""What has changed on the desk: a few figures that are cheap to ask and differ after every change that a page shows.

Rows are only ever added to most tables, so the newest number says it; where rows change, what changes is counted.
"""

from pipeline.store.database import Connection

Beat = tuple[object, ...]


def of_news(db: Connection) -> Beat:
    """Return what differs when a headline was filed or renamed, placed elsewhere, folded or unfolded."""
    return tuple(db.execute(_NEWS).fetchone())


def of_everything(db: Connection) -> Beat:
    """Return what differs when anything on the desk page has changed but the time."""
    return (*of_news(db), *db.execute(_REST).fetchone())


# Placings move only along with a new headline, a merge, a split or a ruling; folds only with a new placing or an
# unfolding.
_NEWS = """
select (select max(id) from headlines), (select max(rowid) from titles), (select max(headline) from placings),
    (select max(id) from stories), (select max(id) from merges), (select max(id) from splits),
    (select max(id) from rulings), (select count(*) from rulings where taken_back_at is not null),
    (select json_group_array(copy) from unfolded)
"""

# Of all runs there ever were the last that ended, which the page shows, and how the newest go.
_REST = """
select (select json_group_array(outlet || char(10) || topic || char(10) || level) from mutes),
    (select json_group_array(story || reason) from hidden_stories),
    (select count(*) from drafts), (select max(rowid) from revisions),
    (select count(*) from asides), (select count(settled_at) from asides),
    (select count(*) from proposals), (select max(at) from proposals),
    (select max(id) from posts), (select count(posted_at) from posts),
    (select max(id) from sendings), (select count(*) from sendings where outcome != ''),
    (select max(id) from runs),
    (select id from runs where command in ('run', 'gather') and finished_at is not null order by id desc limit 1),
    (select json_group_array(finished_at) from (select finished_at from runs order by id desc limit 20))
"""

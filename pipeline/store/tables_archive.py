"""The tables of the archive (migration m004): posts from before this desk, and what finds a post again."""

# Where an entry stands in `archive_words`: its second (Unix time) and, in the lowest 24 bits, twice its number, and one
# more for a draft. So row numbers are in the order of time, and newest-first and ranges of days cost no sorting.
PLACE_BITS = 24

ARCHIVE = """
-- A post that was imported has no draft. `origin` is the best of its keys where it comes from (a Blogger post's id,
-- else the path of its address); since m005 it is found again by any of them (post_keys), so that importing twice
-- changes nothing. `updated_at` is its own word for its age, and a newer one replaces an older.
-- `partial` 1: only a summary was to be had.
alter table posts add column origin text;
alter table posts add column updated_at text;
alter table posts add column partial integer not null default 0;
create unique index posts_by_origin on posts (origin) where origin is not null;

-- What an imported post was read from, as it was found: zlib of its HTML (RFC 1950), and the lines no rule could place.
create table post_sources (
    post integer primary key references posts (id) on delete cascade,
    html blob not null,
    unplaced text not null default '[]',
    imported_at text not null
) strict;

-- The words that the archive's search looks in, a row an entry: a post that ran, or an approved draft without a post.
-- `tags` are no words but marks of what is filtered by (pipeline/archive/tags.py). Beginnings of two to five letters
-- have an index: a common one would be merged from hundreds of words else (20 ms for 20,000 posts).
create virtual table archive_words using fts5 (
    title, comment, links, excerpt, tags, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5'
);

-- Which entry has which row of `archive_words`, newest = highest (PLACE_BITS above).
create table archive_entries (
    place integer primary key,
    post integer unique,
    draft integer unique,
    check ((post is null) != (draft is null))
) strict;

-- What was changed since its words were taken up; triggers note it, the next search or import takes it up.
create table archive_due (
    kind text not null check (kind in ('post', 'draft')),
    number integer not null,
    primary key (kind, number)
) strict, without rowid;
insert into archive_due select 'post', id from posts;
insert or ignore into archive_due select 'draft', id from drafts where state in ('approved', 'published');

-- Of a draft on several channels the first post that stands is the one that ran: they all are due with one.
create trigger archive_post_new after insert on posts begin
    insert or ignore into archive_due select 'post', id from posts where id = new.id or draft = new.draft
        union all select 'draft', new.draft where new.draft is not null; end;
create trigger archive_post_changed
after update of title, state, wanted, intended_at, posted_at, roundup, draft on posts begin
    insert or ignore into archive_due select 'post', id from posts where id = new.id or draft in (old.draft, new.draft)
        union all select 'draft', value from json_each(json_array(old.draft, new.draft)) where value is not null; end;
create trigger archive_post_gone after delete on posts begin
    insert or ignore into archive_due select 'post', old.id
        union all select 'post', id from posts where draft = old.draft
        union all select 'draft', old.draft where old.draft is not null; end;
create trigger archive_link_new after insert on post_links begin
    insert or ignore into archive_due values ('post', new.post); end;
create trigger archive_link_changed after update on post_links begin
    insert or ignore into archive_due values ('post', old.post), ('post', new.post); end;
create trigger archive_link_gone after delete on post_links begin
    insert or ignore into archive_due values ('post', old.post); end;
create trigger archive_draft_new after insert on drafts when new.state in ('approved', 'published') begin
    insert or ignore into archive_due values ('draft', new.id); end;
create trigger archive_draft_changed after update of state, revision, changed_at on drafts
when new.state in ('approved', 'published') or old.state in ('approved', 'published') begin
    insert or ignore into archive_due values ('draft', new.id); end;
create trigger archive_draft_gone after delete on drafts begin
    insert or ignore into archive_due values ('draft', old.id); end;
create trigger archive_text_changed after update of roundup on revisions begin
    insert or ignore into archive_due select 'draft', id from drafts
        where id = new.draft and state in ('approved', 'published'); end;

-- A search that the editor wants again, by the name he gave it.
create table saved_searches (
    name text primary key,
    query text not null,
    saved_at text not null
) strict;

-- To be asked by other programs (docs/archive.md): their columns stay.
create view archive_posts as select posts.id as post, coalesce(posts.posted_at, posts.intended_at) as posted_at, title,
    coalesce(url, '') as url, json_extract(roundup, '$.kind') as kind, json_extract(roundup, '$.labels') as labels,
    coalesce(json_extract(roundup, '$.lead.outlet'), '') as lead,
    (select count(*) from post_links where post_links.post = posts.id) as links,
    json_extract(roundup, '$.comment') as comment, posts.story as story, posts.draft as draft, origin, partial, place
from ran as posts left join archive_entries on archive_entries.post = posts.id;
create view archive_links as select post_links.post as post, coalesce(posts.posted_at, posts.intended_at) as posted_at,
    posts.title as title, role, outlet, headline, post_links.url as url, canonical
from post_links join ran as posts on posts.id = post_links.post;
create view archive_outlets as select outlet, count(*) as links, sum(role = 'lead') as led,
    sum(role = 'comment') as cited, sum(role = 'list') as listed, count(distinct post) as posts,
    min(posted_at) as first, max(posted_at) as last
from archive_links group by outlet;
create view archive_months as select substr(posted_at, 1, 7) as month, count(*) as posts, sum(links) as links
from archive_posts group by month
"""

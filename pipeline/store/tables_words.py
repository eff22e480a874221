"""The archive's words anew (migration m007): all words of a post, and the pages it shows without linking them as news.

An index holds words as `pipeline.archive.folding` folded them when they were taken up. So a change of what is folded,
or of what is taken up, is a migration that empties the index and notes every entry as due; the next search takes it up.
"""

WORDS = """
drop table archive_words;

-- As before, and `rest`: captions, credits and alt texts of its media, and the lines that no rule could place.
create virtual table archive_words using fts5 (
    title, comment, links, excerpt, rest, tags, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5'
);
delete from archive_entries;
insert or ignore into archive_due select 'post', id from posts;
insert or ignore into archive_due select 'draft', id from drafts where state in ('approved', 'published');

-- Pages that a post shows and does not link as news, by their canonical addresses: `media`, its pictures and embeds and
-- where they lead; `other`, those of lines that no rule could place. Taken up with its words.
create table archive_shown (
    canonical text not null,
    post integer not null references posts (id) on delete cascade,
    role text not null check (role in ('media', 'other')),
    primary key (canonical, post, role)
) strict, without rowid;
create index archive_shown_by_post on archive_shown (post);

create trigger archive_source_new after insert on post_sources begin
    insert or ignore into archive_due values ('post', new.post); end;
create trigger archive_source_changed after update of unplaced on post_sources when new.unplaced != old.unplaced begin
    insert or ignore into archive_due values ('post', new.post); end;

-- What nobody dated has no day: it lies at the beginning of 1970 so that it comes before all else.
drop view archive_months;
drop view archive_outlets;
drop view archive_links;
drop view archive_posts;
create view archive_posts as select posts.id as post,
    nullif(coalesce(posts.posted_at, posts.intended_at), '1970-01-01T00:00:00Z') as posted_at, title,
    coalesce(url, '') as url, json_extract(roundup, '$.kind') as kind, json_extract(roundup, '$.labels') as labels,
    coalesce(json_extract(roundup, '$.lead.outlet'), '') as lead,
    (select count(*) from post_links where post_links.post = posts.id) as links,
    json_extract(roundup, '$.comment') as comment, posts.story as story, posts.draft as draft, origin, partial, place
from ran as posts left join archive_entries on archive_entries.post = posts.id;
create view archive_links as select post_links.post as post,
    nullif(coalesce(posts.posted_at, posts.intended_at), '1970-01-01T00:00:00Z') as posted_at,
    posts.title as title, role, outlet, headline, post_links.url as url, canonical
from post_links join ran as posts on posts.id = post_links.post;
create view archive_outlets as select outlet, count(*) as links, sum(role = 'lead') as led,
    sum(role = 'comment') as cited, sum(role = 'list') as listed, count(distinct post) as posts,
    min(posted_at) as first, max(posted_at) as last
from archive_links group by outlet;
create view archive_months as select substr(posted_at, 1, 7) as month, count(*) as posts, sum(links) as links
from archive_posts group by month
"""

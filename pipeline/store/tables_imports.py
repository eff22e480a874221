"""The tables of importing (migration m005): what a post is known by, its readers' comments, blogs on the way."""

IMPORTS = """
-- By what an imported post is found again, whatever it is found in: `blogger:NUMBER`, the path of its address, a file.
create table post_keys (
    known_as text primary key,
    post integer not null references posts (id) on delete cascade
) strict, without rowid;
create index post_keys_by_post on post_keys (post);

-- A reader's comment that an export keeps apart from its post; it may come before the post does.
create table post_comments (
    post_key text not null,
    comment text not null,
    name text not null,
    words text not null,
    at text,
    primary key (post_key, comment)
) strict, without rowid;

-- The title as it was found: `(Update)` and a day in it are the reader's affair, as the HTML is.
alter table post_sources add column title text not null default '';

-- A public blog that is being imported page by page, over days if it must be. `next` is the first post of the next
-- page, 0 = it is through; `since`: only what was changed since then is asked for; `not_before`: when the blog wants to
-- be asked again.
create table import_walks (
    feed text primary key,
    began_at text not null,
    next integer not null default 1,
    total integer not null default 0,
    since text,
    not_before text
) strict
"""

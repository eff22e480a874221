"""The first tables of desk.db (migration m001): what is gathered, decided, drafted and posted."""

FIRST = """
-- One address that an outlet is read from, with what the next request needs. Its row outlives the registry's entry.
create table sources (
    url text primary key,
    outlet text not null,
    kind text not null,
    etag text,
    last_modified text,
    asked_at text,
    next_due text,
    failures integer not null default 0,
    state text,
    why text
) strict;

-- One call of gather, ingest or run.
create table runs (
    id integer primary key,
    command text not null,
    as_of text not null,
    finished_at text,
    new integer not null default 0
) strict;

-- Exactly one row an outlet that was due in a run.
create table outcomes (
    run integer not null references runs (id) on delete cascade,
    outlet text not null,
    state text not null,
    new integer not null default 0,
    known integer not null default 0,
    refused integer not null default 0,
    why text not null default '',
    was_well integer not null default 1,
    primary key (run, outlet)
) strict;

-- One article of one outlet; `canonical` is its identity. `news` 0: undated or old when first seen, kept as archive.
create table headlines (
    id integer primary key,
    outlet text not null,
    headline text not null,
    url text not null,
    canonical text not null unique,
    seen_at text not null,
    published text,
    trusted_at text not null,
    news integer not null,
    summary text not null default '',
    content text not null default '[]',
    authors text not null default '[]',
    language text not null default '',
    agency text not null default '',
    kind text not null default 'news',
    position integer not null default 0,
    guid text not null default ''
) strict;
create index headlines_by_time on headlines (news, trusted_at);
create index headlines_by_arrival on headlines (seen_at, id);
create index headlines_by_outlet on headlines (outlet, seen_at);

-- Every headline an article has had, the first one included.
create table titles (
    headline integer not null references headlines (id) on delete cascade,
    title text not null,
    seen_at text not null,
    primary key (headline, title)
) strict;

-- What an article's own page said, read once when a draft needed it. `digest` is SHA-256 of the paragraphs.
create table articles (
    headline integer primary key references headlines (id) on delete cascade,
    article text not null,
    digest text not null,
    read_at text not null
) strict;

-- `merged_into` is set when a story turned out to be another one; its headlines were placed there.
create table stories (
    id integer primary key,
    opened_at text not null,
    merged_into integer references stories (id)
) strict;

create table placings (
    headline integer primary key references headlines (id) on delete cascade,
    story integer not null references stories (id),
    score real not null,
    reason text not null
) strict;
create index placings_by_story on placings (story);

create table merges (
    id integer primary key,
    kept integer not null references stories (id),
    gone integer not null references stories (id),
    score real not null,
    reason text not null,
    at text not null
) strict;

create table folds (
    copy integer primary key references headlines (id) on delete cascade,
    kept integer not null references headlines (id) on delete cascade,
    kind text not null,
    reason text not null
) strict;
create index folds_by_kept on folds (kept);

-- A proposed post of a story. The newest revision holds its text.
create table drafts (
    id integer primary key,
    story integer not null references stories (id),
    topic text not null,
    format text not null,
    state text not null check (state in ('waiting', 'touched', 'approved', 'published', 'discarded')),
    revision integer not null,
    made_at text not null,
    changed_at text not null
) strict;
create index drafts_by_story on drafts (story, format);

-- Every text a draft has had. `author` is desk or editor. Nothing here is ever changed.
create table revisions (
    draft integer not null references drafts (id) on delete cascade,
    revision integer not null,
    state text not null,
    author text not null,
    at text not null,
    roundup text not null,
    offers text not null,
    checks text not null,
    why text not null,
    primary key (draft, revision)
) strict;

-- What was sent to a blog: the row is written before the effect (docs/store.md), the receipt after it.
create table posts (
    id integer primary key,
    draft integer references drafts (id),
    story integer references stories (id),
    channel text not null,
    state text not null,
    title text not null,
    url text,
    remote_id text,
    intended_at text not null,
    posted_at text,
    roundup text not null
) strict;
create index posts_by_story on posts (story);

-- The pages a post links to; `role` is lead, list or comment.
create table post_links (
    post integer not null references posts (id) on delete cascade,
    canonical text not null,
    url text not null,
    outlet text not null,
    headline text not null,
    role text not null
) strict;
create index post_links_by_page on post_links (canonical)
"""

"""The tables of publishing (migration m003): what stands where, what was let pass, links, corrections, notices."""

PUBLISH = """
-- Who this desk is: part of the key of each post, so that two desks that post to one blog never take each other's post
-- for their own.
create table identity (
    only_one integer primary key check (only_one = 1),
    desk text not null
) strict;
insert into identity (only_one, desk) values (1, lower(hex(randomblob(16))));

-- A post on a channel is one row for ever. `state`: sending (written before the request leaves), draft (on the blog,
-- not public), scheduled, live, sent (a mail), unknown (no answer; looked up before any retry), failed (nothing is
-- there), withdrawn (a draft on the blog again), gone (deleted there). `key` is our mark on the post, `slug` ends in
-- it. `wanted` is what was asked for: draft, live or scheduled. `attempt` counts sendings, `attempted_at` is when the
-- last one was begun, by the real clock.
-- `holds` is JSON: what the channel held after our last write (title, content, labels, version); null = not known.
-- title, roundup, `revision`, `wanted` and `scheduled_at` are what stands there (of a first sending: what was sent);
-- `meant` is JSON of the same of what is on its way, null = nothing is. `why` and `cure` say what went wrong.
alter table posts add column key text not null default '';
alter table posts add column slug text not null default '';
alter table posts add column revision integer;
alter table posts add column wanted text not null default '';
alter table posts add column scheduled_at text;
alter table posts add column attempt integer not null default 0;
alter table posts add column attempted_at text;
alter table posts add column holds text;
alter table posts add column meant text;
alter table posts add column edit_url text not null default '';
alter table posts add column why text not null default '';
alter table posts add column cure text not null default '';
alter table posts add column seen_at text;
-- Never twice: one row a draft and channel, and no two rows with one mark.
create unique index posts_once on posts (draft, channel) where draft is not null;
create unique index posts_by_key on posts (key) where key != '';
create index post_links_by_post on post_links (post);

-- What ran: a post that is public, will be, was, or may be; of a draft on several channels the first one.
create view ran as select * from posts where state != 'failed' and wanted != 'draft' and not exists (
    select 1 from posts as earlier where earlier.draft = posts.draft and earlier.id < posts.id
        and earlier.state != 'failed' and earlier.wanted != 'draft'
);

-- What a post said at each sending; nothing here is ever changed.
create table sendings (
    id integer primary key,
    post integer not null references posts (id) on delete cascade,
    revision integer,
    wanted text not null,
    at text not null,
    editor text not null default '',
    outcome text not null default '',
    why text not null default ''
) strict;
create index sendings_by_post on sendings (post);

-- A matter of the preflight that the editor let pass. It holds for exactly that matter: `place` and `value` of it.
create table overrides (
    id integer primary key,
    draft integer not null references drafts (id) on delete cascade,
    rule text not null,
    place text not null,
    value text not null,
    because text not null default '',
    editor text not null,
    at text not null,
    unique (draft, rule, place, value)
) strict;

-- What asking a page that we link brought. `state`: ok, moved, refused, gone, unknown. `strikes` counts answers in a
-- row that say it is gone, `struck_at` is the first of them; `next_at` when it is asked again (null = not any more).
create table link_states (
    url text primary key,
    state text not null,
    why text not null default '',
    method text not null default '',
    status integer,
    final_url text not null default '',
    checked_at text not null,
    strikes integer not null default 0,
    struck_at text,
    next_at text
) strict;
create index link_states_by_due on link_states (next_at);

-- A page that one of our posts links and that changed after posting. `kind`: headline, lede, gone. One row a change.
-- `was` and `becomes` are the page's words before and now (of a lede the paragraphs that changed, a blank line between
-- them). `settled`: updated (the editor took it into the draft), dismissed, over (it is not so any more), '' = open.
create table corrections (
    id integer primary key,
    post integer not null references posts (id) on delete cascade,
    canonical text not null,
    kind text not null check (kind in ('headline', 'lede', 'gone')),
    was text not null,
    becomes text not null,
    seen_at text not null,
    settled text not null default '' check (settled in ('', 'updated', 'dismissed', 'over')),
    settled_at text,
    unique (post, canonical, kind, becomes)
) strict;

-- What was told to the editor outside the page, a row a matter and way (mail, post), written before it is sent.
-- `kind` and `about` name the matter: draft d12, run CAUSE, post p3:unknown:1, outlet NAME, correction c4, digest DAY.
-- `state`: sending, told, unknown (it may have been told: it is not told again), failed (it was not: the next run tries
-- again). `over_at`: since then it is well again, and is told anew when it comes back.
create table notices (
    id integer primary key,
    way text not null check (way in ('mail', 'post')),
    kind text not null,
    about text not null,
    at text not null,
    state text not null check (state in ('sending', 'told', 'unknown', 'failed')),
    why text not null default '',
    over_at text
) strict;
-- Never twice.
create unique index notices_once on notices (way, kind, about) where over_at is null;

-- An article whose words were taken down: none of them is stored or printed again.
create table takedowns (
    canonical text primary key,
    url text not null,
    because text not null default '',
    at text not null
) strict;

-- A post whose channel still shows an excerpt that was taken down: each run tries to change it there, until `done_at`.
-- `held` are the SHA-256 sums, parted by spaces, of what the channel may hold as ours: remote edits are seen by them.
create table takedown_posts (
    post integer primary key references posts (id) on delete cascade,
    canonical text not null,
    held text not null default '',
    done_at text,
    why text not null default ''
) strict
"""

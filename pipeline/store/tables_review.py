"""The tables of the review page (migration m002): undo, owners of fields, the editor's rulings, sessions, pictures."""

REVIEW = """
-- Where a revision stands: `action` in words what undo would take back, `changed` its fields (JSON list); `back` and
-- `forward` are the revisions that undo and redo lead to (docs/review.md). `said`: what made the revision, in words.
-- `touched` is JSON: field -> who, when, base.
alter table revisions add column action text not null default '';
alter table revisions add column said text not null default '';
alter table revisions add column changed text not null default '[]';
alter table revisions add column back integer;
alter table revisions add column forward integer;
alter table revisions add column touched text not null default '{}';

-- What the desk would draft of a story now, beside a draft that the editor has touched. One a draft, the newest.
create table proposals (
    draft integer primary key references drafts (id) on delete cascade,
    at text not null,
    roundup text not null,
    offers text not null,
    checks text not null,
    why text not null
) strict;

-- A text that was saved too late: somebody had changed the field. Kept until the editor chooses, and after.
create table asides (
    id integer primary key,
    draft integer not null references drafts (id) on delete cascade,
    field text not null,
    value text not null,
    editor text not null,
    at text not null,
    settled_at text
) strict;
create index asides_by_draft on asides (draft, settled_at);

-- The editor's own decisions on stories, headlines and outlets; they hold until he takes them back.
create table hidden_stories (
    story integer primary key references stories (id),
    reason text not null,
    at text not null
) strict;

-- `kind` together: the two headlines are of one story; apart: they are not. `story`: the story that was merged into
-- the other, or that was opened for what was split off; by it a ruling is taken back.
create table rulings (
    id integer primary key,
    kind text not null check (kind in ('together', 'apart')),
    story integer not null references stories (id),
    one integer not null references headlines (id) on delete cascade,
    other integer not null references headlines (id) on delete cascade,
    at text not null,
    taken_back_at text
) strict;

-- A fold the editor undid stays undone; `fold` and `reason` are what it was.
create table unfolded (
    copy integer not null references headlines (id) on delete cascade,
    kept integer not null references headlines (id) on delete cascade,
    fold text not null,
    reason text not null,
    at text not null,
    primary key (copy, kept)
) strict;

-- `level` lead: never leads; hide: neither leads nor is listed or offered; off: is not gathered.
-- `topic` '' = everywhere.
create table mutes (
    outlet text not null,
    topic text not null default '',
    level text not null check (level in ('lead', 'hide', 'off')),
    at text not null,
    primary key (outlet, topic)
) strict;

-- Who is signed in to the review page. `digest` is SHA-256 of the cookie; `data` is the session's own JSON.
create table sessions (
    digest text primary key,
    kind text not null check (kind in ('ticket', 'session')),
    name text not null default '',
    data text not null default '{}',
    opened_at text not null,
    used_at text not null,
    expires_at text not null,
    revoked_at text
) strict;

-- Failed sign-ins, for the throttle.
create table sign_in_failures (
    id integer primary key,
    address text not null,
    at text not null
) strict;
create index sign_in_failures_by_time on sign_in_failures (at);

-- Thumbnails, re-encoded by us; `hash` is SHA-256 of `image`.
create table pictures (
    hash text primary key,
    image blob not null,
    media_type text not null,
    width integer not null,
    height integer not null,
    source text not null,
    page text not null default '',
    alt text not null default '',
    credit text not null default '',
    fetched_at text not null
) strict;

-- A headline with this set was filed by the editor from his own browser; its article is what he selected.
alter table headlines add column clipped_at text
"""

pragma application_id = 1129271385;
CREATE TABLE [_sqlite_migrations] (
   [id] INTEGER PRIMARY KEY,
   [migration_set] TEXT,
   [name] TEXT,
   [applied_at] TEXT
);
CREATE TABLE sources (
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
CREATE TABLE runs (
    id integer primary key,
    command text not null,
    as_of text not null,
    finished_at text,
    new integer not null default 0
) strict;
CREATE TABLE outcomes (
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
CREATE TABLE headlines (
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
, clipped_at text) strict;
CREATE TABLE titles (
    headline integer not null references headlines (id) on delete cascade,
    title text not null,
    seen_at text not null,
    primary key (headline, title)
) strict;
CREATE TABLE articles (
    headline integer primary key references headlines (id) on delete cascade,
    article text not null,
    digest text not null,
    read_at text not null
) strict;
CREATE TABLE stories (
    id integer primary key,
    opened_at text not null,
    merged_into integer references stories (id)
) strict;
CREATE TABLE placings (
    headline integer primary key references headlines (id) on delete cascade,
    story integer not null references stories (id),
    score real not null,
    reason text not null
) strict;
CREATE TABLE merges (
    id integer primary key,
    kept integer not null references stories (id),
    gone integer not null references stories (id),
    score real not null,
    reason text not null,
    at text not null
) strict;
CREATE TABLE folds (
    copy integer primary key references headlines (id) on delete cascade,
    kept integer not null references headlines (id) on delete cascade,
    kind text not null,
    reason text not null
) strict;
CREATE TABLE drafts (
    id integer primary key,
    story integer not null references stories (id),
    topic text not null,
    format text not null,
    state text not null check (state in ('waiting', 'touched', 'approved', 'published', 'discarded')),
    revision integer not null,
    made_at text not null,
    changed_at text not null
) strict;
CREATE TABLE revisions (
    draft integer not null references drafts (id) on delete cascade,
    revision integer not null,
    state text not null,
    author text not null,
    at text not null,
    roundup text not null,
    offers text not null,
    checks text not null,
    why text not null, action text not null default '', said text not null default '', changed text not null default '[]', back integer, forward integer, touched text not null default '{}',
    primary key (draft, revision)
) strict;
CREATE TABLE posts (
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
, key text not null default '', slug text not null default '', revision integer, wanted text not null default '', scheduled_at text, attempt integer not null default 0, attempted_at text, holds text, meant text, edit_url text not null default '', why text not null default '', cure text not null default '', seen_at text, origin text, updated_at text, partial integer not null default 0) strict;
CREATE TABLE post_links (
    post integer not null references posts (id) on delete cascade,
    canonical text not null,
    url text not null,
    outlet text not null,
    headline text not null,
    role text not null
) strict;
CREATE TABLE proposals (
    draft integer primary key references drafts (id) on delete cascade,
    at text not null,
    roundup text not null,
    offers text not null,
    checks text not null,
    why text not null
) strict;
CREATE TABLE asides (
    id integer primary key,
    draft integer not null references drafts (id) on delete cascade,
    field text not null,
    value text not null,
    editor text not null,
    at text not null,
    settled_at text
) strict;
CREATE TABLE hidden_stories (
    story integer primary key references stories (id),
    reason text not null,
    at text not null
) strict;
CREATE TABLE rulings (
    id integer primary key,
    kind text not null check (kind in ('together', 'apart')),
    story integer not null references stories (id),
    one integer not null references headlines (id) on delete cascade,
    other integer not null references headlines (id) on delete cascade,
    at text not null,
    taken_back_at text
) strict;
CREATE TABLE unfolded (
    copy integer not null references headlines (id) on delete cascade,
    kept integer not null references headlines (id) on delete cascade,
    fold text not null,
    reason text not null,
    at text not null,
    primary key (copy, kept)
) strict;
CREATE TABLE mutes (
    outlet text not null,
    topic text not null default '',
    level text not null check (level in ('lead', 'hide', 'off')),
    at text not null,
    primary key (outlet, topic)
) strict;
CREATE TABLE sessions (
    digest text primary key,
    kind text not null check (kind in ('ticket', 'session')),
    name text not null default '',
    data text not null default '{}',
    opened_at text not null,
    used_at text not null,
    expires_at text not null,
    revoked_at text
) strict;
CREATE TABLE sign_in_failures (
    id integer primary key,
    address text not null,
    at text not null
) strict;
CREATE TABLE pictures (
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
CREATE TABLE identity (
    only_one integer primary key check (only_one = 1),
    desk text not null
) strict;
CREATE TABLE sendings (
    id integer primary key,
    post integer not null references posts (id) on delete cascade,
    revision integer,
    wanted text not null,
    at text not null,
    editor text not null default '',
    outcome text not null default '',
    why text not null default ''
) strict;
CREATE TABLE overrides (
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
CREATE TABLE link_states (
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
CREATE TABLE corrections (
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
CREATE TABLE notices (
    id integer primary key,
    way text not null check (way in ('mail', 'post')),
    kind text not null,
    about text not null,
    at text not null,
    state text not null check (state in ('sending', 'told', 'unknown', 'failed')),
    why text not null default '',
    over_at text
) strict;
CREATE TABLE takedowns (
    canonical text primary key,
    url text not null,
    because text not null default '',
    at text not null
) strict;
CREATE TABLE takedown_posts (
    post integer primary key references posts (id) on delete cascade,
    canonical text not null,
    held text not null default '',
    done_at text,
    why text not null default ''
) strict
;
CREATE TABLE post_sources (
    post integer primary key references posts (id) on delete cascade,
    html blob not null,
    unplaced text not null default '[]',
    imported_at text not null
, title text not null default '') strict;
CREATE VIRTUAL TABLE archive_words using fts5 (
    title, comment, links, excerpt, tags, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5'
);
CREATE TABLE archive_entries (
    place integer primary key,
    post integer unique,
    draft integer unique,
    check ((post is null) != (draft is null))
) strict;
CREATE TABLE archive_due (
    kind text not null check (kind in ('post', 'draft')),
    number integer not null,
    primary key (kind, number)
) strict, without rowid;
CREATE TABLE saved_searches (
    name text primary key,
    query text not null,
    saved_at text not null
) strict;
CREATE TABLE post_keys (
    known_as text primary key,
    post integer not null references posts (id) on delete cascade
) strict, without rowid;
CREATE TABLE post_comments (
    post_key text not null,
    comment text not null,
    name text not null,
    words text not null,
    at text,
    primary key (post_key, comment)
) strict, without rowid;
CREATE TABLE import_walks (
    feed text primary key,
    began_at text not null,
    next integer not null default 1,
    total integer not null default 0,
    since text,
    not_before text
) strict
;
CREATE TABLE habit_edits (
    outlet text not null,
    role text not null,
    rate real,
    at text not null,
    primary key (outlet, role),
    check ((rate is null) = (role = ''))
) strict, without rowid;
insert into _sqlite_migrations ("id", "migration_set", "name", "applied_at") values (1, 'copydesk', 'm001_first_tables', '2026-05-12 12:00:00+00:00');
insert into _sqlite_migrations ("id", "migration_set", "name", "applied_at") values (2, 'copydesk', 'm002_review', '2026-05-12 12:00:00+00:00');
insert into _sqlite_migrations ("id", "migration_set", "name", "applied_at") values (3, 'copydesk', 'm003_publish', '2026-05-12 12:00:00+00:00');
insert into _sqlite_migrations ("id", "migration_set", "name", "applied_at") values (4, 'copydesk', 'm004_archive', '2026-05-12 12:00:00+00:00');
insert into _sqlite_migrations ("id", "migration_set", "name", "applied_at") values (5, 'copydesk', 'm005_imports', '2026-05-12 12:00:00+00:00');
insert into _sqlite_migrations ("id", "migration_set", "name", "applied_at") values (6, 'copydesk', 'm006_habits', '2026-05-12 12:00:00+00:00');
insert into sources ("url", "outlet", "kind", "etag", "last_modified", "asked_at", "next_due", "failures", "state", "why") values ('https://harbour.example/feed', 'Harbour Times', 'feed', NULL, NULL, NULL, NULL, 2, NULL, NULL);
insert into sources ("url", "outlet", "kind", "etag", "last_modified", "asked_at", "next_due", "failures", "state", "why") values ('https://marl.example/feed', 'Marl Herald', 'feed', '"x"', NULL, NULL, NULL, 0, NULL, NULL);
insert into runs ("id", "command", "as_of", "finished_at", "new") values (1, 'run', '2026-05-12T12:00:00Z', '2026-05-12T12:01:00Z', 0);
insert into runs ("id", "command", "as_of", "finished_at", "new") values (2, 'gather', '2026-05-12T13:00:00Z', NULL, 0);
insert into outcomes ("run", "outlet", "state", "new", "known", "refused", "why", "was_well") values (1, 'Harbour Times', 'new', 2, 0, 0, '', 1);
insert into outcomes ("run", "outlet", "state", "new", "known", "refused", "why", "was_well") values (1, 'Marl Herald', 'failing', 0, 0, 0, 'no answer', 0);
insert into headlines ("id", "outlet", "headline", "url", "canonical", "seen_at", "published", "trusted_at", "news", "summary", "content", "authors", "language", "agency", "kind", "position", "guid", "clipped_at") values (1, 'Harbour Times', 'Orrin talks resume', 'https://harbour.example/1?utm_source=rss', 'https://harbour.example/1', '2026-05-12T11:00:00Z', '2026-05-12T11:00:00Z', '2026-05-12T11:00:00Z', 1, 'Orrin talks resume.', '["Orrin talks resume, they say."]', '["Ann Orr"]', '', '', 'news', 0, '', NULL);
insert into headlines ("id", "outlet", "headline", "url", "canonical", "seen_at", "published", "trusted_at", "news", "summary", "content", "authors", "language", "agency", "kind", "position", "guid", "clipped_at") values (2, 'Marl Herald', 'Dam holds', 'https://marl.example/2?utm_source=rss', 'https://marl.example/2', '2026-05-12T12:00:00Z', '2026-05-12T12:00:00Z', '2026-05-12T12:00:00Z', 1, 'Dam holds.', '["Dam holds, they say."]', '["Ann Orr"]', '', '', 'news', 0, '', NULL);
insert into headlines ("id", "outlet", "headline", "url", "canonical", "seen_at", "published", "trusted_at", "news", "summary", "content", "authors", "language", "agency", "kind", "position", "guid", "clipped_at") values (3, 'The Onlooker', 'Orrin talks resume', 'https://onlooker.example/3?utm_source=rss', 'https://onlooker.example/3', '2026-05-12T13:00:00Z', '2026-05-12T13:00:00Z', '2026-05-12T13:00:00Z', 1, 'Orrin talks resume.', '["Orrin talks resume, they say."]', '["Ann Orr"]', '', '', 'news', 0, '', NULL);
insert into headlines ("id", "outlet", "headline", "url", "canonical", "seen_at", "published", "trusted_at", "news", "summary", "content", "authors", "language", "agency", "kind", "position", "guid", "clipped_at") values (4, 'Gazette', 'Ferry stays in port', 'https://gazette.example/4?utm_source=rss', 'https://gazette.example/4', '2026-05-12T14:00:00Z', '2026-05-12T14:00:00Z', '2026-05-12T14:00:00Z', 1, 'Ferry stays in port.', '["Ferry stays in port, they say."]', '["Ann Orr"]', '', '', 'news', 0, '', NULL);
insert into titles ("headline", "title", "seen_at") values (1, 'Orrin talks resume', '2026-05-12T11:00:00Z');
insert into titles ("headline", "title", "seen_at") values (1, 'Orrin talks to resume', '2026-05-12T10:00:00Z');
insert into articles ("headline", "article", "digest", "read_at") values (1, '{"headline":"Orrin talks resume"}', 'ab', '2026-05-12T11:30:00Z');
insert into articles ("headline", "article", "digest", "read_at") values (2, '{"headline":"Dam holds"}', '', '2026-05-12T12:30:00Z');
insert into stories ("id", "opened_at", "merged_into") values (1, '2026-05-12T11:00:00Z', NULL);
insert into stories ("id", "opened_at", "merged_into") values (2, '2026-05-12T12:00:00Z', 1);
insert into stories ("id", "opened_at", "merged_into") values (3, '2026-05-12T14:00:00Z', NULL);
insert into placings ("headline", "story", "score", "reason") values (1, 1, 1.0, 'opened it');
insert into placings ("headline", "story", "score", "reason") values (2, 1, 0.75, 'moved');
insert into placings ("headline", "story", "score", "reason") values (3, 1, 0.9, 'talks');
insert into placings ("headline", "story", "score", "reason") values (4, 3, 1.0, 'opened it');
insert into merges ("id", "kept", "gone", "score", "reason", "at") values (1, 1, 2, 0.8, 'one story', '2026-05-12T12:10:00Z');
insert into folds ("copy", "kept", "kind", "reason") values (3, 1, 'wire', 'wire copy of Northwire');
insert into drafts ("id", "story", "topic", "format", "state", "revision", "made_at", "changed_at") values (1, 1, 'river', 'wnu', 'published', 2, '2026-05-12T15:01:00Z', '2026-05-12T15:31:00Z');
insert into drafts ("id", "story", "topic", "format", "state", "revision", "made_at", "changed_at") values (2, 3, 'river', 'wnu', 'approved', 1, '2026-05-12T15:02:00Z', '2026-05-12T15:32:00Z');
insert into drafts ("id", "story", "topic", "format", "state", "revision", "made_at", "changed_at") values (3, 2, 'river', 'wnu', 'discarded', 1, '2026-05-12T15:03:00Z', '2026-05-12T15:33:00Z');
insert into drafts ("id", "story", "topic", "format", "state", "revision", "made_at", "changed_at") values (4, 1, 'front', 'briefing', 'touched', 1, '2026-05-12T18:01:00Z', '2026-05-12T18:05:00Z');
insert into revisions ("draft", "revision", "state", "author", "at", "roundup", "offers", "checks", "why", "action", "said", "changed", "back", "forward", "touched") values (1, 1, 'waiting', 'desk', '2026-05-12T15:01:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '[]', '[]', '{}', '', '', '[]', NULL, NULL, '{}');
insert into revisions ("draft", "revision", "state", "author", "at", "roundup", "offers", "checks", "why", "action", "said", "changed", "back", "forward", "touched") values (1, 2, 'published', 'editor', '2026-05-12T15:31:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume Late", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '[]', '[]', '{}', '', '', '[]', NULL, NULL, '{}');
insert into revisions ("draft", "revision", "state", "author", "at", "roundup", "offers", "checks", "why", "action", "said", "changed", "back", "forward", "touched") values (2, 1, 'approved', 'editor', '2026-05-12T15:32:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '[]', '[]', '{}', '', '', '[]', NULL, NULL, '{}');
insert into revisions ("draft", "revision", "state", "author", "at", "roundup", "offers", "checks", "why", "action", "said", "changed", "back", "forward", "touched") values (3, 1, 'discarded', 'editor', '2026-05-12T15:33:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '[]', '[]', '{}', '', '', '[]', NULL, NULL, '{}');
insert into revisions ("draft", "revision", "state", "author", "at", "roundup", "offers", "checks", "why", "action", "said", "changed", "back", "forward", "touched") values (4, 1, 'touched', 'Ann', '2026-05-12T18:05:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume Late", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '[]', '[]', '{}', 'Changed the title', 'Changed the title', '["title"]', NULL, NULL, '{"title":{"at":"2026-05-12T18:05:00Z","by":"Ann","base":"Orrin Talks Resume"}}');
insert into posts ("id", "draft", "story", "channel", "state", "title", "url", "remote_id", "intended_at", "posted_at", "roundup", "key", "slug", "revision", "wanted", "scheduled_at", "attempt", "attempted_at", "holds", "meant", "edit_url", "why", "cure", "seen_at", "origin", "updated_at", "partial") values (1, 1, 1, 'blog', 'live', 'Orrin Talks Resume Late', 'https://blog.example/1', '77', '2026-05-12T16:00:00Z', '2026-05-12T16:00:05Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume Late", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '', '', NULL, '', NULL, 0, NULL, NULL, NULL, '', '', '', NULL, NULL, NULL, 0);
insert into posts ("id", "draft", "story", "channel", "state", "title", "url", "remote_id", "intended_at", "posted_at", "roundup", "key", "slug", "revision", "wanted", "scheduled_at", "attempt", "attempted_at", "holds", "meant", "edit_url", "why", "cure", "seen_at", "origin", "updated_at", "partial") values (2, 2, 3, 'blog', 'failed', 'Orrin Talks Resume', NULL, NULL, '2026-05-12T17:00:00Z', NULL, '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '', '', NULL, '', NULL, 0, NULL, NULL, NULL, '', '', '', NULL, NULL, NULL, 0);
insert into posts ("id", "draft", "story", "channel", "state", "title", "url", "remote_id", "intended_at", "posted_at", "roundup", "key", "slug", "revision", "wanted", "scheduled_at", "attempt", "attempted_at", "holds", "meant", "edit_url", "why", "cure", "seen_at", "origin", "updated_at", "partial") values (3, 3, 2, 'mail', 'sent', 'Orrin Talks Resume', NULL, NULL, '2026-05-13T08:00:00Z', '2026-05-13T08:00:05Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', 'kabcdefghij2', 'orrin-kabcdefghij2', 1, 'live', NULL, 1, '2026-05-13T08:00:00Z', '{"status":"sent","title":"t","content":"c","labels":[],"version":"v","at":null}', NULL, '', '', '', NULL, NULL, NULL, 0);
insert into posts ("id", "draft", "story", "channel", "state", "title", "url", "remote_id", "intended_at", "posted_at", "roundup", "key", "slug", "revision", "wanted", "scheduled_at", "attempt", "attempted_at", "holds", "meant", "edit_url", "why", "cure", "seen_at", "origin", "updated_at", "partial") values (4, NULL, NULL, 'import', 'live', 'An Old Post', 'https://blog.example/2009/old', NULL, '2009-05-12T08:00:00Z', '2009-05-12T08:00:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '', '', NULL, '', NULL, 0, NULL, NULL, NULL, '', '', '', NULL, 'blogger:12', '2009-05-13T08:00:00Z', 0);
insert into post_links ("post", "canonical", "url", "outlet", "headline", "role") values (1, 'https://harbour.example/1', 'https://harbour.example/1?utm_source=rss', 'Harbour Times', 'Orrin talks resume', 'lead');
insert into post_links ("post", "canonical", "url", "outlet", "headline", "role") values (1, 'https://marl.example/2', 'https://marl.example/2', 'Marl Herald', 'Dam holds', 'list');
insert into proposals ("draft", "at", "roundup", "offers", "checks", "why") values (2, '2026-05-12T18:00:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume Late", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '[]', '[]', '{}');
insert into asides ("id", "draft", "field", "value", "editor", "at", "settled_at") values (1, 2, 'title', 'Too Late', 'Ben', '2026-05-12T18:06:00Z', NULL);
insert into asides ("id", "draft", "field", "value", "editor", "at", "settled_at") values (2, 2, 'comment', 'Mine; and mine', 'Ann', '2026-05-12T18:07:00Z', '2026-05-12T18:08:00Z');
insert into hidden_stories ("story", "reason", "at") values (3, 'not ours', '2026-05-12T18:09:00Z');
insert into rulings ("id", "kind", "story", "one", "other", "at", "taken_back_at") values (1, 'together', 2, 2, 1, '2026-05-12T18:10:00Z', NULL);
insert into rulings ("id", "kind", "story", "one", "other", "at", "taken_back_at") values (2, 'apart', 3, 4, 1, '2026-05-12T18:11:00Z', '2026-05-12T18:12:00Z');
insert into unfolded ("copy", "kept", "fold", "reason", "at") values (4, 2, 'reissue', 'the same slug', '2026-05-12T18:13:00Z');
insert into mutes ("outlet", "topic", "level", "at") values ('Gazette', '', 'lead', '2026-05-12T18:14:00Z');
insert into mutes ("outlet", "topic", "level", "at") values ('Evening Mail', 'river', 'hide', '2026-05-12T18:15:00Z');
insert into sessions ("digest", "kind", "name", "data", "opened_at", "used_at", "expires_at", "revoked_at") values ('d1', 'session', '', '{}', '2026-05-12T18:00:00Z', '2026-05-12T18:00:00Z', '2026-06-12T18:00:00Z', NULL);
insert into sign_in_failures ("id", "address", "at") values (1, '127.0.0.1', '2026-05-12T18:00:00Z');
insert into pictures ("hash", "image", "media_type", "width", "height", "source", "page", "alt", "credit", "fetched_at") values ('aa', X'89504E4700FF', 'image/png', 2, 2, 'https://harbour.example/p.png', '', '', '', '2026-05-12T18:00:00Z');
insert into identity ("only_one", "desk") values (1, '0dc3ec9bc2d532d213448de24e07179f');
insert into sendings ("id", "post", "revision", "wanted", "at", "editor", "outcome", "why") values (1, 3, 1, 'live', '2026-05-13T08:00:00Z', 'Ann', 'sent', '');
insert into sendings ("id", "post", "revision", "wanted", "at", "editor", "outcome", "why") values (2, 1, 2, 'live', '2026-05-13T09:00:00Z', 'Ann', '', '');
insert into overrides ("id", "draft", "rule", "place", "value", "because", "editor", "at") values (1, 1, 'no-comment', 'comment', '', 'short', 'Ann', '2026-05-13T08:01:00Z');
insert into link_states ("url", "state", "why", "method", "status", "final_url", "checked_at", "strikes", "struck_at", "next_at") values ('https://harbour.example/1', 'ok', '', '', NULL, '', '2026-05-13T08:02:00Z', 0, NULL, NULL);
insert into corrections ("id", "post", "canonical", "kind", "was", "becomes", "seen_at", "settled", "settled_at") values (1, 1, 'https://harbour.example/1', 'headline', 'Talks', 'Orrin talks resume', '2026-05-13T08:03:00Z', 'dismissed', '2026-05-13T08:04:00Z');
insert into notices ("id", "way", "kind", "about", "at", "state", "why", "over_at") values (1, 'mail', 'draft', 'd1', '2026-05-13T08:05:00Z', 'told', '', NULL);
insert into takedowns ("canonical", "url", "because", "at") values ('https://gazette.example/9', 'https://gazette.example/9', 'asked', '2026-05-13T08:06:00Z');
insert into takedown_posts ("post", "canonical", "held", "done_at", "why") values (3, 'https://gazette.example/9', 'ab', NULL, 'no answer');
insert into post_sources ("post", "html", "unplaced", "imported_at", "title") values (4, X'78DAB329B073CC53C8CF495128C82F2ED1B3D12FB003003DCC0626', '["A line"]', '2026-05-14T08:00:00Z', '');
insert into archive_due ("kind", "number") values ('draft', 1);
insert into archive_due ("kind", "number") values ('draft', 2);
insert into archive_due ("kind", "number") values ('post', 1);
insert into archive_due ("kind", "number") values ('post', 2);
insert into archive_due ("kind", "number") values ('post', 3);
insert into archive_due ("kind", "number") values ('post', 4);
insert into saved_searches ("name", "query", "saved_at") values ('dams', 'dam outlet:marl', '2026-05-14T08:00:00Z');
insert into post_keys ("known_as", "post") values ('blogger:12', 4);
insert into post_comments ("post_key", "comment", "name", "words", "at") values ('blogger:12', 'c1', 'B.Poster', 'Well said.', NULL);
insert into import_walks ("feed", "began_at", "next", "total", "since", "not_before") values ('https://blog.example/feed', '2026-05-14T08:00:00Z', 51, 100, NULL, NULL);
insert into habit_edits ("outlet", "role", "rate", "at") values ('Evening Mail', '', NULL, '2026-05-14T09:01:00Z');
insert into habit_edits ("outlet", "role", "rate", "at") values ('Gazette', 'lead', 0.25, '2026-05-14T09:00:00Z');
CREATE UNIQUE INDEX [idx__sqlite_migrations_migration_set_name]
    ON [_sqlite_migrations] ([migration_set], [name]);
CREATE INDEX headlines_by_time on headlines (news, trusted_at);
CREATE INDEX headlines_by_arrival on headlines (seen_at, id);
CREATE INDEX headlines_by_outlet on headlines (outlet, seen_at);
CREATE INDEX placings_by_story on placings (story);
CREATE INDEX folds_by_kept on folds (kept);
CREATE INDEX drafts_by_story on drafts (story, format);
CREATE INDEX posts_by_story on posts (story);
CREATE INDEX post_links_by_page on post_links (canonical)
;
CREATE INDEX asides_by_draft on asides (draft, settled_at);
CREATE INDEX sign_in_failures_by_time on sign_in_failures (at);
CREATE UNIQUE INDEX posts_once on posts (draft, channel) where draft is not null;
CREATE UNIQUE INDEX posts_by_key on posts (key) where key != '';
CREATE INDEX post_links_by_post on post_links (post);
CREATE VIEW ran as select * from posts where state != 'failed' and wanted != 'draft' and not exists (
    select 1 from posts as earlier where earlier.draft = posts.draft and earlier.id < posts.id
        and earlier.state != 'failed' and earlier.wanted != 'draft'
);
CREATE INDEX sendings_by_post on sendings (post);
CREATE INDEX link_states_by_due on link_states (next_at);
CREATE UNIQUE INDEX notices_once on notices (way, kind, about) where over_at is null;
CREATE UNIQUE INDEX posts_by_origin on posts (origin) where origin is not null;
CREATE TRIGGER archive_post_new after insert on posts begin
    insert or ignore into archive_due select 'post', id from posts where id = new.id or draft = new.draft
        union all select 'draft', new.draft where new.draft is not null; end;
CREATE TRIGGER archive_post_changed
after update of title, state, wanted, intended_at, posted_at, roundup, draft on posts begin
    insert or ignore into archive_due select 'post', id from posts where id = new.id or draft in (old.draft, new.draft)
        union all select 'draft', value from json_each(json_array(old.draft, new.draft)) where value is not null; end;
CREATE TRIGGER archive_post_gone after delete on posts begin
    insert or ignore into archive_due select 'post', old.id
        union all select 'post', id from posts where draft = old.draft
        union all select 'draft', old.draft where old.draft is not null; end;
CREATE TRIGGER archive_link_new after insert on post_links begin
    insert or ignore into archive_due values ('post', new.post); end;
CREATE TRIGGER archive_link_changed after update on post_links begin
    insert or ignore into archive_due values ('post', old.post), ('post', new.post); end;
CREATE TRIGGER archive_link_gone after delete on post_links begin
    insert or ignore into archive_due values ('post', old.post); end;
CREATE TRIGGER archive_draft_new after insert on drafts when new.state in ('approved', 'published') begin
    insert or ignore into archive_due values ('draft', new.id); end;
CREATE TRIGGER archive_draft_changed after update of state, revision, changed_at on drafts
when new.state in ('approved', 'published') or old.state in ('approved', 'published') begin
    insert or ignore into archive_due values ('draft', new.id); end;
CREATE TRIGGER archive_draft_gone after delete on drafts begin
    insert or ignore into archive_due values ('draft', old.id); end;
CREATE TRIGGER archive_text_changed after update of roundup on revisions begin
    insert or ignore into archive_due select 'draft', id from drafts
        where id = new.draft and state in ('approved', 'published'); end;
CREATE VIEW archive_posts as select posts.id as post, coalesce(posts.posted_at, posts.intended_at) as posted_at, title,
    coalesce(url, '') as url, json_extract(roundup, '$.kind') as kind, json_extract(roundup, '$.labels') as labels,
    coalesce(json_extract(roundup, '$.lead.outlet'), '') as lead,
    (select count(*) from post_links where post_links.post = posts.id) as links,
    json_extract(roundup, '$.comment') as comment, posts.story as story, posts.draft as draft, origin, partial, place
from ran as posts left join archive_entries on archive_entries.post = posts.id;
CREATE VIEW archive_links as select post_links.post as post, coalesce(posts.posted_at, posts.intended_at) as posted_at,
    posts.title as title, role, outlet, headline, post_links.url as url, canonical
from post_links join ran as posts on posts.id = post_links.post;
CREATE VIEW archive_outlets as select outlet, count(*) as links, sum(role = 'lead') as led,
    sum(role = 'comment') as cited, sum(role = 'list') as listed, count(distinct post) as posts,
    min(posted_at) as first, max(posted_at) as last
from archive_links group by outlet;
CREATE VIEW archive_months as select substr(posted_at, 1, 7) as month, count(*) as posts, sum(links) as links
from archive_posts group by month;
CREATE INDEX post_keys_by_post on post_keys (post);
CREATE VIEW standing as select * from ran where state not in ('withdrawn', 'gone');

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
) strict;
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
    why text not null,
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
) strict;
CREATE TABLE post_links (
    post integer not null references posts (id) on delete cascade,
    canonical text not null,
    url text not null,
    outlet text not null,
    headline text not null,
    role text not null
) strict;
insert into _sqlite_migrations ("id", "migration_set", "name", "applied_at") values (1, 'copydesk', 'm001_first_tables', '2026-05-12 12:00:00+00:00');
insert into sources ("url", "outlet", "kind", "etag", "last_modified", "asked_at", "next_due", "failures", "state", "why") values ('https://harbour.example/feed', 'Harbour Times', 'feed', NULL, NULL, NULL, NULL, 2, NULL, NULL);
insert into sources ("url", "outlet", "kind", "etag", "last_modified", "asked_at", "next_due", "failures", "state", "why") values ('https://marl.example/feed', 'Marl Herald', 'feed', '"x"', NULL, NULL, NULL, 0, NULL, NULL);
insert into runs ("id", "command", "as_of", "finished_at", "new") values (1, 'run', '2026-05-12T12:00:00Z', '2026-05-12T12:01:00Z', 0);
insert into runs ("id", "command", "as_of", "finished_at", "new") values (2, 'gather', '2026-05-12T13:00:00Z', NULL, 0);
insert into outcomes ("run", "outlet", "state", "new", "known", "refused", "why", "was_well") values (1, 'Harbour Times', 'new', 2, 0, 0, '', 1);
insert into outcomes ("run", "outlet", "state", "new", "known", "refused", "why", "was_well") values (1, 'Marl Herald', 'failing', 0, 0, 0, 'no answer', 0);
insert into headlines ("id", "outlet", "headline", "url", "canonical", "seen_at", "published", "trusted_at", "news", "summary", "content", "authors", "language", "agency", "kind", "position", "guid") values (1, 'Harbour Times', 'Orrin talks resume', 'https://harbour.example/1?utm_source=rss', 'https://harbour.example/1', '2026-05-12T11:00:00Z', '2026-05-12T11:00:00Z', '2026-05-12T11:00:00Z', 1, 'Orrin talks resume.', '["Orrin talks resume, they say."]', '["Ann Orr"]', '', '', 'news', 0, '');
insert into headlines ("id", "outlet", "headline", "url", "canonical", "seen_at", "published", "trusted_at", "news", "summary", "content", "authors", "language", "agency", "kind", "position", "guid") values (2, 'Marl Herald', 'Dam holds', 'https://marl.example/2?utm_source=rss', 'https://marl.example/2', '2026-05-12T12:00:00Z', '2026-05-12T12:00:00Z', '2026-05-12T12:00:00Z', 1, 'Dam holds.', '["Dam holds, they say."]', '["Ann Orr"]', '', '', 'news', 0, '');
insert into headlines ("id", "outlet", "headline", "url", "canonical", "seen_at", "published", "trusted_at", "news", "summary", "content", "authors", "language", "agency", "kind", "position", "guid") values (3, 'The Onlooker', 'Orrin talks resume', 'https://onlooker.example/3?utm_source=rss', 'https://onlooker.example/3', '2026-05-12T13:00:00Z', '2026-05-12T13:00:00Z', '2026-05-12T13:00:00Z', 1, 'Orrin talks resume.', '["Orrin talks resume, they say."]', '["Ann Orr"]', '', '', 'news', 0, '');
insert into headlines ("id", "outlet", "headline", "url", "canonical", "seen_at", "published", "trusted_at", "news", "summary", "content", "authors", "language", "agency", "kind", "position", "guid") values (4, 'Gazette', 'Ferry stays in port', 'https://gazette.example/4?utm_source=rss', 'https://gazette.example/4', '2026-05-12T14:00:00Z', '2026-05-12T14:00:00Z', '2026-05-12T14:00:00Z', 1, 'Ferry stays in port.', '["Ferry stays in port, they say."]', '["Ann Orr"]', '', '', 'news', 0, '');
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
insert into revisions ("draft", "revision", "state", "author", "at", "roundup", "offers", "checks", "why") values (1, 1, 'waiting', 'desk', '2026-05-12T15:01:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '[]', '[]', '{}');
insert into revisions ("draft", "revision", "state", "author", "at", "roundup", "offers", "checks", "why") values (1, 2, 'published', 'editor', '2026-05-12T15:31:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume Late", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '[]', '[]', '{}');
insert into revisions ("draft", "revision", "state", "author", "at", "roundup", "offers", "checks", "why") values (2, 1, 'approved', 'editor', '2026-05-12T15:32:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '[]', '[]', '{}');
insert into revisions ("draft", "revision", "state", "author", "at", "roundup", "offers", "checks", "why") values (3, 1, 'discarded', 'editor', '2026-05-12T15:33:00Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}', '[]', '[]', '{}');
insert into posts ("id", "draft", "story", "channel", "state", "title", "url", "remote_id", "intended_at", "posted_at", "roundup") values (1, 1, 1, 'blog', 'live', 'Orrin Talks Resume Late', 'https://blog.example/1', '77', '2026-05-12T16:00:00Z', '2026-05-12T16:00:05Z', '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume Late", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}');
insert into posts ("id", "draft", "story", "channel", "state", "title", "url", "remote_id", "intended_at", "posted_at", "roundup") values (2, 2, 3, 'blog', 'failed', 'Orrin Talks Resume', NULL, NULL, '2026-05-12T17:00:00Z', NULL, '{"kind": "story", "format": "wnu", "date": "2026-05-12", "title": "Orrin Talks Resume", "update": false, "labels": ["The Orrin"], "media": [], "lead": {"headline": "Orrin talks resume", "url": "https://harbour.example/1", "outlet": "Harbour Times", "agency": null, "authors": [], "excerpt": ["\"We talk\" -- the minister said; it''s late."]}, "comment": "The editor''s own words.\n\nOn two lines; with a semicolon;", "sections": [{"heading": null, "groups": [[{"headline": "Dam holds", "url": "https://marl.example/1", "outlet": "Marl Herald", "agency": null, "authors": [], "kind": "news"}]]}], "reader_comments": []}');
insert into post_links ("post", "canonical", "url", "outlet", "headline", "role") values (1, 'https://harbour.example/1', 'https://harbour.example/1?utm_source=rss', 'Harbour Times', 'Orrin talks resume', 'lead');
insert into post_links ("post", "canonical", "url", "outlet", "headline", "role") values (1, 'https://marl.example/2', 'https://marl.example/2', 'Marl Herald', 'Dam holds', 'list');
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

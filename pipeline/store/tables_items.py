"""Which items of a feed were read, and when nothing is to be asked (migration m010)."""

ITEMS = """
-- An item that the newest answer of a feed held, by the digest of its markup: it is not read again while it stays the
-- same. `published` is the date it gave; `headline` the article that it is.
create table feed_items (
    source text not null,
    digest text not null,
    published text,
    headline integer not null references headlines (id) on delete cascade,
    primary key (source, digest)
) strict, without rowid;
create index feed_items_by_headline on feed_items (headline);

-- One row: from `since` until `until` nothing is to be asked, as long as the lists of outlets have this fingerprint.
-- Whatever changes when an outlet is asked takes it away.
create table nothing_due (
    since text not null,
    until text not null,
    fingerprint text not null
) strict;
create trigger sources_new_due after insert on sources when new.kind != 'article' begin
    delete from nothing_due; end;
create trigger sources_changed_due after update on sources when new.kind != 'article' begin
    delete from nothing_due; end;
create trigger sources_gone_due after delete on sources begin
    delete from nothing_due; end;
create trigger hosts_new_due after insert on hosts begin
    delete from nothing_due; end;
create trigger hosts_changed_due after update on hosts begin
    delete from nothing_due; end;
create trigger hosts_gone_due after delete on hosts begin
    delete from nothing_due; end;
create trigger mutes_new_due after insert on mutes begin
    delete from nothing_due; end;
create trigger mutes_changed_due after update on mutes begin
    delete from nothing_due; end;
create trigger mutes_gone_due after delete on mutes begin
    delete from nothing_due; end
"""

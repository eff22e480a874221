"""What keeps a desk of millions of headlines as quick as a new one (migration m020)."""

AGES = """
-- A headline that is news and has no story yet; triggers keep it. To look for one among all news that there ever was
-- takes a second a million.
create table placing_due (
    headline integer primary key references headlines (id) on delete cascade
) strict;
insert into placing_due select id from headlines
    where news = 1 and not exists (select 1 from placings where headline = headlines.id);
create trigger placing_due_new after insert on headlines when new.news = 1 begin
    insert or ignore into placing_due values (new.id); end;
create trigger placing_due_later after update of news on headlines when new.news = 1 begin
    insert or ignore into placing_due
        select new.id where not exists (select 1 from placings where headline = new.id); end;
create trigger placing_due_not_now after update of news on headlines when new.news = 0 begin
    delete from placing_due where headline = new.id; end;
create trigger placing_due_no_more after insert on placings begin
    delete from placing_due where headline = new.headline; end;
create trigger placing_due_again after delete on placings begin
    insert or ignore into placing_due select id from headlines where id = old.headline and news = 1; end;

-- The addresses that are asked again and again, among all single pages that could not be had.
create index sources_by_outlet on sources (outlet, url) where kind != 'article';

-- The drafts that are open, or were put away lately, and the posts of a time, among tens of thousands.
create index drafts_by_state on drafts (state, changed_at, revision);
create index posts_by_time on posts (coalesce(posted_at, intended_at))
"""

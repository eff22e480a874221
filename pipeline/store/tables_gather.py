"""What gathering remembers beside the last outcome (migration m009): rhythm, wishes, moves, hosts to leave alone."""

GATHER = """
-- Since when it fails running; how long a feed asks us to wait; the time that usually passes between its items and the
-- newest of them; when it brought something new last; the address that it says it moved to for good, and how many
-- answers running said so; whether the last time nothing was heard of its host at all.
alter table sources add column failing_since text;
alter table sources add column wished_seconds real not null default 0;
alter table sources add column usual_seconds real not null default 0;
alter table sources add column newest_at text;
alter table sources add column news_at text;
alter table sources add column moved_to text not null default '';
alter table sources add column moved_times integer not null default 0;
alter table sources add column unreached integer not null default 0;

-- What is to be said of a whole run, such as that our own network is suspect; '' = nothing.
alter table runs add column note text not null default '';

-- Hosts that asked for patience (HTTP 429, 503): none of their addresses is asked before that time.
create table hosts (
    host text primary key,
    asked_again text not null,
    why text not null
) strict
"""

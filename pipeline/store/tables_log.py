"""What copydesk.log is told, and how a run ended (migration m015).

Triggers write a line with the change that it tells, so that no change is without its line and no line without its
change; the end of the command, or the next one, hands them on (store/log_due.py). A line holds ids, states and
reasons, and no words of an article.
"""

LOG = """
-- How long a run took, the exit code of its command, how many drafts it made or kept current; null = it did not say.
alter table runs add column seconds real;
alter table runs add column exit integer;
alter table runs add column drafts integer;

-- A line that copydesk.log has yet to get: a JSON object.
create table log_due (
    id integer primary key,
    line text not null
) strict;

create trigger log_outlets after update of finished_at on runs
when old.finished_at is null and new.finished_at is not null begin
    insert into log_due (line) select json_object('time', new.finished_at, 'event', 'outlet', 'run', 'r' || run,
        'outlet', outlet, 'outcome', state, 'new', new, 'refused', refused, 'why', substr(why, 1, 1000))
        from outcomes where run = new.id and state != 'unchanged' order by outlet; end;
create trigger log_run after update of exit on runs when old.exit is null and new.exit is not null begin
    insert into log_due (line) select json_object('time', coalesce(new.finished_at, new.as_of), 'event', 'run',
        'run', 'r' || new.id, 'command', new.command, 'exit', new.exit, 'seconds', new.seconds,
        'outlets', count(*), 'new', new.new, 'failing', count(*) filter (where state not in ('new', 'unchanged')),
        'drafts', new.drafts, 'why', substr(new.note, 1, 1000)) from outcomes where run = new.id; end;
-- The editor's name stands before the # (review/current.py); which of his sessions it was is nobody's business.
create trigger log_draft after insert on revisions begin
    insert into log_due (line) values (json_object('time', new.at, 'event', 'draft',
        'draft', 'd' || new.draft, 'revision', new.revision, 'outcome', new.state,
        'by', substr(new.author, 1, instr(new.author || '#', '#') - 1), 'why', substr(new.said, 1, 1000))); end;
create trigger log_post after insert on sendings begin
    insert into log_due (line) select json_object('time', new.at, 'event', 'post',
        'post', 'p' || id, 'draft', 'd' || draft, 'channel', channel, 'wanted', new.wanted,
        'outcome', iif(new.outcome = '', 'sending', new.outcome),
        'by', substr(new.editor, 1, instr(new.editor || '#', '#') - 1), 'why', substr(new.why, 1, 1000))
        from posts where id = new.post; end;
create trigger log_post_outcome after update of outcome on sendings when old.outcome = '' and new.outcome != '' begin
    insert into log_due (line) select json_object('time', max(new.at, coalesce(seen_at, '')), 'event', 'post',
        'post', 'p' || id, 'draft', 'd' || draft, 'channel', channel, 'wanted', new.wanted, 'outcome', new.outcome,
        'by', substr(new.editor, 1, instr(new.editor || '#', '#') - 1), 'why', substr(new.why, 1, 1000))
        from posts where id = new.post; end;
create trigger log_notice after update of state on notices when new.state in ('told', 'unknown', 'failed') begin
    insert into log_due (line) values (json_object('time', new.at, 'event', 'notice', 'way', new.way,
        'kind', new.kind, 'about', new.about, 'outcome', new.state, 'why', substr(new.why, 1, 1000))); end
"""

"""Where a post was sent, and what a channel answered in its place (migration m021)."""

PLACES = """
-- `sent_to` is where the post was sent last: the channel's kind and address of that time ('' = by a copydesk that did
-- not note it). A post in doubt is in doubt there, whatever copydesk.toml says of the channel since. `answered` is the
-- number of the post that the channel answered with and that is not known to be ours, '' = none.
alter table posts add column sent_to text not null default '';
alter table posts add column answered text not null default ''
"""

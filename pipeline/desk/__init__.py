"""The day's verbs, in the order of a headline's walk. Each reads the store, asks a stage, and writes its decisions.

opened        the desk: settings, registry, database, the one time a command works by
gather_news   which outlets are due -> spiders -> headlines in the store, an outcome an outlet
ingest        the same from a file of JSON lines
sort_out      dedup.folds and cluster.OpenStories on what has no place yet
window        the stories of the last hours
ranked        rank.order for a topic
draft_posts   plan (gates, vetoes) -> the lead's page -> draft.compose -> the draft, if it changed
sheet         a draft with all that its page shows; evening.evening  the desk page
editing.*     the editor's changes to a draft, a step each; history  undo, redo, suggestions, late texts
approve, discard   the editor's word (deciding)
arranging, muting  his rulings on stories and outlets; they hold until he takes them back
publishing.*  preflight (checking) -> the row -> a channel -> the receipt; correct, withdraw; watch what became of it
corrections.*, taking_down   what our posts link and that changed; an article's words that must go
link_checks, telling         is what we link still there; what the editor should hear outside the page
expire        what nobody opened for a day is put away (expiring); allowing  what a run may make new by itself now
run           gather_news, expire, draft_posts for every topic, look after posts, tell: what cron calls
"""

from typing import TYPE_CHECKING

from pipeline.rooms import read_late

if TYPE_CHECKING:
    from pipeline.desk.deciding import approve, discard
    from pipeline.desk.drafting import Drafted, draft_posts, draft_story
    from pipeline.desk.editing.stepping import find
    from pipeline.desk.explaining import why_headline, why_story
    from pipeline.desk.gathering import Gathered, gather_news
    from pipeline.desk.ingesting import ingest
    from pipeline.desk.naming import stories_of_pages
    from pipeline.desk.opening import Desk, opened, topic_of, topics_of
    from pipeline.desk.ranking import ranked, title_of, window
    from pipeline.desk.running import Run, run
    from pipeline.desk.sorting import sort_out

__all__ = [
    "Desk",
    "Drafted",
    "Gathered",
    "Run",
    "approve",
    "discard",
    "draft_posts",
    "draft_story",
    "find",
    "gather_news",
    "ingest",
    "opened",
    "ranked",
    "run",
    "sort_out",
    "stories_of_pages",
    "title_of",
    "topic_of",
    "topics_of",
    "why_headline",
    "why_story",
    "window",
]

# A verb's file is read when the verb is first named: `archive search` need not wait for all that drafting needs.
_ROOMS = {
    "deciding": "approve discard",
    "drafting": "Drafted draft_posts draft_story",
    "editing.stepping": "find",
    "explaining": "why_headline why_story",
    "gathering": "Gathered gather_news",
    "ingesting": "ingest",
    "naming": "stories_of_pages",
    "opening": "Desk opened topic_of topics_of",
    "ranking": "ranked title_of window",
    "running": "Run run",
    "sorting": "sort_out",
}

if not TYPE_CHECKING:  # mypy reads the imports above instead
    __getattr__ = read_late(__name__, _ROOMS)

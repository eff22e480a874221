"""The values that travel through copydesk: frozen, without behaviour of their own but for a derived word or two.

Times are aware UTC. Tuples keep the order said at the field. Ids are the store's row numbers (0 = not stored yet);
a letter before them (`s12`, `h12`, `d12`, `p12`) is how commands print and read them.
"""

from pipeline.news.decided import Fold, Merge, Placing, Ranked, Side, Split, Story, Term, Topic
from pipeline.news.gathered import (
    LONGEST_HEADLINE,
    LONGEST_OUTLET,
    LONGEST_SUMMARY,
    NEWS_DAYS,
    OPINIONS,
    Article,
    Feed,
    Headline,
    Item,
    Outlet,
    Picture,
    SectionPage,
)
from pipeline.news.posts import (
    OPEN_STATES,
    Check,
    Draft,
    Lead,
    Link,
    Media,
    Notice,
    Offer,
    PostWords,
    ReaderComment,
    Roundup,
    Section,
)
from pipeline.news.sent import Dispatch, Mark, Proof, Remote, Traits
from pipeline.news.subscribed import FrontPage, Subscription, Subscriptions

__all__ = [
    "LONGEST_HEADLINE",
    "LONGEST_OUTLET",
    "LONGEST_SUMMARY",
    "NEWS_DAYS",
    "OPEN_STATES",
    "OPINIONS",
    "Article",
    "Check",
    "Dispatch",
    "Draft",
    "Feed",
    "Fold",
    "FrontPage",
    "Headline",
    "Item",
    "Lead",
    "Link",
    "Mark",
    "Media",
    "Merge",
    "Notice",
    "Offer",
    "Outlet",
    "Picture",
    "Placing",
    "PostWords",
    "Proof",
    "Ranked",
    "ReaderComment",
    "Remote",
    "Roundup",
    "Section",
    "SectionPage",
    "Side",
    "Split",
    "Story",
    "Subscription",
    "Subscriptions",
    "Term",
    "Topic",
    "Traits",
]

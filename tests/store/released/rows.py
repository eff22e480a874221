"""What was written while each migration was the newest: a few rows for every table, by migration."""

# ruff: noqa: E501  a row a line is what can be read and compared
# fmt: off
import json
import zlib

LINK: dict[str, object] = {
    "headline": "Dam holds",
    "url": "https://marl.example/1",
    "outlet": "Marl Herald",
    "agency": None,
    "authors": [],
    "kind": "news",
}
ROUNDUP: dict[str, object] = {
    "kind": "story",
    "format": "wnu",
    "date": "2026-05-12",
    "title": "Orrin Talks Resume",
    "update": False,
    "labels": ["The Orrin"],
    "media": [],
    "lead": {
        "headline": "Orrin talks resume",
        "url": "https://harbour.example/1",
        "outlet": "Harbour Times",
        "agency": None,
        "authors": [],
        "excerpt": ['"We talk" -- the minister said; it\'s late.'],
    },
    "comment": "The editor's own words.\n\nOn two lines; with a semicolon;",
    "sections": [{"heading": None, "groups": [[LINK]]}],
    "reader_comments": [],
}
POST = json.dumps(ROUNDUP)
LATER = json.dumps({**ROUNDUP, "title": "Orrin Talks Resume Late"})
HTML = zlib.compress(b"<p>An old post.</p>", 9)

# Table -> rows (column -> value), in an order that every row's parents come first.
Rows = list[tuple[str, dict[str, object]]]

FIRST: Rows = [
    ("sources", {"url": "https://harbour.example/feed", "outlet": "Harbour Times", "kind": "feed", "failures": 2}),
    ("sources", {"url": "https://marl.example/feed", "outlet": "Marl Herald", "kind": "feed", "etag": '"x"'}),
    ("runs", {"id": 1, "command": "run", "as_of": "2026-05-12T12:00:00Z", "finished_at": "2026-05-12T12:01:00Z"}),
    ("runs", {"id": 2, "command": "gather", "as_of": "2026-05-12T13:00:00Z"}),
    ("outcomes", {"run": 1, "outlet": "Harbour Times", "state": "new", "new": 2}),
    ("outcomes", {"run": 1, "outlet": "Marl Herald", "state": "failing", "why": "no answer", "was_well": 0}),
    *(
        (
            "headlines",
            {
                "id": number,
                "outlet": outlet,
                "headline": words,
                "url": f"https://{host}/{number}?utm_source=rss",
                "canonical": f"https://{host}/{number}",
                "seen_at": f"2026-05-12T1{number}:00:00Z",
                "published": f"2026-05-12T1{number}:00:00Z",
                "trusted_at": f"2026-05-12T1{number}:00:00Z",
                "news": 1,
                "summary": f"{words}.",
                "content": json.dumps([f"{words}, they say."]),
                "authors": '["Ann Orr"]',
            },
        )
        for number, outlet, host, words in (
            (1, "Harbour Times", "harbour.example", "Orrin talks resume"),
            (2, "Marl Herald", "marl.example", "Dam holds"),
            (3, "The Onlooker", "onlooker.example", "Orrin talks resume"),
            (4, "Gazette", "gazette.example", "Ferry stays in port"),
        )
    ),
    ("titles", {"headline": 1, "title": "Orrin talks resume", "seen_at": "2026-05-12T11:00:00Z"}),
    ("titles", {"headline": 1, "title": "Orrin talks to resume", "seen_at": "2026-05-12T10:00:00Z"}),
    ("articles", {"headline": 1, "article": '{"headline":"Orrin talks resume"}', "digest": "ab", "read_at": "2026-05-12T11:30:00Z"}),
    ("articles", {"headline": 2, "article": '{"headline":"Dam holds"}', "digest": "", "read_at": "2026-05-12T12:30:00Z"}),
    ("stories", {"id": 1, "opened_at": "2026-05-12T11:00:00Z"}),
    ("stories", {"id": 2, "opened_at": "2026-05-12T12:00:00Z", "merged_into": 1}),
    ("stories", {"id": 3, "opened_at": "2026-05-12T14:00:00Z"}),
    ("placings", {"headline": 1, "story": 1, "score": 1.0, "reason": "opened it"}),
    ("placings", {"headline": 2, "story": 1, "score": 0.75, "reason": "moved"}),
    ("placings", {"headline": 3, "story": 1, "score": 0.9, "reason": "talks"}),
    ("placings", {"headline": 4, "story": 3, "score": 1.0, "reason": "opened it"}),
    ("merges", {"id": 1, "kept": 1, "gone": 2, "score": 0.8, "reason": "one story", "at": "2026-05-12T12:10:00Z"}),
    ("folds", {"copy": 3, "kept": 1, "kind": "wire", "reason": "wire copy of Northwire"}),
    *(
        (
            "drafts",
            {
                "id": number,
                "story": story,
                "topic": "river",
                "format": "wnu",
                "state": state,
                "revision": revision,
                "made_at": f"2026-05-12T15:0{number}:00Z",
                "changed_at": f"2026-05-12T15:3{number}:00Z",
            },
        )
        for number, story, state, revision in ((1, 1, "published", 2), (2, 3, "approved", 1), (3, 2, "discarded", 1))
    ),
    *(
        (
            "revisions",
            {
                "draft": draft,
                "revision": revision,
                "state": state,
                "author": author,
                "at": f"2026-05-12T15:{minute}:00Z",
                "roundup": words,
                "offers": "[]",
                "checks": "[]",
                "why": "{}",
            },
        )
        for draft, revision, state, author, minute, words in (
            (1, 1, "waiting", "desk", "01", POST),
            (1, 2, "published", "editor", "31", LATER),
            (2, 1, "approved", "editor", "32", POST),
            (3, 1, "discarded", "editor", "33", POST),
        )
    ),
    ("posts", {"id": 1, "draft": 1, "story": 1, "channel": "blog", "state": "live", "title": "Orrin Talks Resume Late", "url": "https://blog.example/1", "remote_id": "77", "intended_at": "2026-05-12T16:00:00Z", "posted_at": "2026-05-12T16:00:05Z", "roundup": LATER}),
    ("posts", {"id": 2, "draft": 2, "story": 3, "channel": "blog", "state": "failed", "title": "Orrin Talks Resume", "intended_at": "2026-05-12T17:00:00Z", "roundup": POST}),
    ("post_links", {"post": 1, "canonical": "https://harbour.example/1", "url": "https://harbour.example/1?utm_source=rss", "outlet": "Harbour Times", "headline": "Orrin talks resume", "role": "lead"}),
    ("post_links", {"post": 1, "canonical": "https://marl.example/2", "url": "https://marl.example/2", "outlet": "Marl Herald", "headline": "Dam holds", "role": "list"}),
]

REVIEW: Rows = [
    ("proposals", {"draft": 2, "at": "2026-05-12T18:00:00Z", "roundup": LATER, "offers": "[]", "checks": "[]", "why": "{}"}),
    ("drafts", {"id": 4, "story": 1, "topic": "front", "format": "briefing", "state": "touched", "revision": 1, "made_at": "2026-05-12T18:01:00Z", "changed_at": "2026-05-12T18:05:00Z"}),
    ("revisions", {"draft": 4, "revision": 1, "state": "touched", "author": "Ann", "at": "2026-05-12T18:05:00Z", "roundup": LATER, "offers": "[]", "checks": "[]", "why": "{}", "said": "Changed the title", "action": "Changed the title", "changed": '["title"]', "back": None, "touched": '{"title":{"at":"2026-05-12T18:05:00Z","by":"Ann","base":"Orrin Talks Resume"}}'}),
    ("asides", {"id": 1, "draft": 2, "field": "title", "value": "Too Late", "editor": "Ben", "at": "2026-05-12T18:06:00Z"}),
    ("asides", {"id": 2, "draft": 2, "field": "comment", "value": "Mine; and mine", "editor": "Ann", "at": "2026-05-12T18:07:00Z", "settled_at": "2026-05-12T18:08:00Z"}),
    ("hidden_stories", {"story": 3, "reason": "not ours", "at": "2026-05-12T18:09:00Z"}),
    ("rulings", {"id": 1, "kind": "together", "story": 2, "one": 2, "other": 1, "at": "2026-05-12T18:10:00Z"}),
    ("rulings", {"id": 2, "kind": "apart", "story": 3, "one": 4, "other": 1, "at": "2026-05-12T18:11:00Z", "taken_back_at": "2026-05-12T18:12:00Z"}),
    ("unfolded", {"copy": 4, "kept": 2, "fold": "reissue", "reason": "the same slug", "at": "2026-05-12T18:13:00Z"}),
    ("mutes", {"outlet": "Gazette", "topic": "", "level": "lead", "at": "2026-05-12T18:14:00Z"}),
    ("mutes", {"outlet": "Evening Mail", "topic": "river", "level": "hide", "at": "2026-05-12T18:15:00Z"}),
    ("sessions", {"digest": "d1", "kind": "session", "data": "{}", "opened_at": "2026-05-12T18:00:00Z", "used_at": "2026-05-12T18:00:00Z", "expires_at": "2026-06-12T18:00:00Z"}),
    ("sign_in_failures", {"id": 1, "address": "127.0.0.1", "at": "2026-05-12T18:00:00Z"}),
    ("pictures", {"hash": "aa", "image": b"\x89PNG\x00\xff", "media_type": "image/png", "width": 2, "height": 2, "source": "https://harbour.example/p.png", "fetched_at": "2026-05-12T18:00:00Z"}),
]

PUBLISH: Rows = [
    ("posts", {"id": 3, "draft": 3, "story": 2, "channel": "mail", "state": "sent", "title": "Orrin Talks Resume", "intended_at": "2026-05-13T08:00:00Z", "posted_at": "2026-05-13T08:00:05Z", "roundup": POST, "key": "kabcdefghij2", "slug": "orrin-kabcdefghij2", "revision": 1, "wanted": "live", "attempt": 1, "attempted_at": "2026-05-13T08:00:00Z", "holds": '{"status":"sent","title":"t","content":"c","labels":[],"version":"v","at":null}'}),
    ("sendings", {"id": 1, "post": 3, "revision": 1, "wanted": "live", "at": "2026-05-13T08:00:00Z", "editor": "Ann", "outcome": "sent"}),
    ("sendings", {"id": 2, "post": 1, "revision": 2, "wanted": "live", "at": "2026-05-13T09:00:00Z", "editor": "Ann", "outcome": "", "why": ""}),
    ("overrides", {"id": 1, "draft": 1, "rule": "no-comment", "place": "comment", "value": "", "because": "short", "editor": "Ann", "at": "2026-05-13T08:01:00Z"}),
    ("link_states", {"url": "https://harbour.example/1", "state": "ok", "checked_at": "2026-05-13T08:02:00Z"}),
    ("corrections", {"id": 1, "post": 1, "canonical": "https://harbour.example/1", "kind": "headline", "was": "Talks", "becomes": "Orrin talks resume", "seen_at": "2026-05-13T08:03:00Z", "settled": "dismissed", "settled_at": "2026-05-13T08:04:00Z"}),
    ("notices", {"id": 1, "way": "mail", "kind": "draft", "about": "d1", "at": "2026-05-13T08:05:00Z", "state": "told"}),
    ("takedowns", {"canonical": "https://gazette.example/9", "url": "https://gazette.example/9", "because": "asked", "at": "2026-05-13T08:06:00Z"}),
    ("takedown_posts", {"post": 3, "canonical": "https://gazette.example/9", "held": "ab", "why": "no answer"}),
]

ARCHIVE: Rows = [
    ("posts", {"id": 4, "channel": "import", "state": "live", "title": "An Old Post", "url": "https://blog.example/2009/old", "intended_at": "2009-05-12T08:00:00Z", "posted_at": "2009-05-12T08:00:00Z", "roundup": POST, "origin": "blogger:12", "updated_at": "2009-05-13T08:00:00Z"}),
    ("post_sources", {"post": 4, "html": HTML, "unplaced": '["A line"]', "imported_at": "2026-05-14T08:00:00Z"}),
    ("saved_searches", {"name": "dams", "query": "dam outlet:marl", "saved_at": "2026-05-14T08:00:00Z"}),
]

IMPORTS: Rows = [
    ("post_keys", {"known_as": "blogger:12", "post": 4}),
    ("post_comments", {"post_key": "blogger:12", "comment": "c1", "name": "B.Poster", "words": "Well said.", "at": None}),
    ("import_walks", {"feed": "https://blog.example/feed", "began_at": "2026-05-14T08:00:00Z", "next": 51, "total": 100}),
]

HABITS: Rows = [
    ("habit_edits", {"outlet": "Gazette", "role": "lead", "rate": 0.25, "at": "2026-05-14T09:00:00Z"}),
    ("habit_edits", {"outlet": "Evening Mail", "role": "", "rate": None, "at": "2026-05-14T09:01:00Z"}),
]

WORDS: Rows = [
    ("archive_shown", {"canonical": "https://harbour.example/p.png", "post": 1, "role": "media"}),
    ("archive_words", {"rowid": 40, "title": "an old post", "comment": "", "links": "dam", "excerpt": "", "rest": "", "tags": ""}),
    ("archive_entries", {"place": 40, "post": 4}),
]

HAND_PICKS: Rows = [
    ("hand_picks", {"canonical": "https://onlooker.example/3", "outlet": "My Bookmarks", "at": "2026-05-14T10:00:00Z"}),
    ("mutes", {"outlet": "Quay Radio", "topic": "", "level": "off", "at": "2026-05-14T10:01:00Z", "until": "2027-05-14T10:01:00Z"}),
]

GATHER: Rows = [
    ("hosts", {"host": "marl.example", "asked_again": "2026-05-15T10:00:00Z", "why": "HTTP 429"}),
    ("sources", {"url": "https://onlooker.example/feed", "outlet": "The Onlooker", "kind": "feed", "usual_seconds": 900.5, "moved_to": "https://onlooker.example/rss", "moved_times": 2}),
]

ITEMS: Rows = [
    ("feed_items", {"source": "https://harbour.example/feed", "digest": "0a", "published": "2026-05-12T11:00:00Z", "headline": 1}),
    ("nothing_due", {"since": "2026-05-15T10:00:00Z", "until": "2026-05-15T10:30:00Z", "fingerprint": "ff"}),
]

ROBOTS: Rows = [
    ("robots_texts", {"url": "https://harbour.example/robots.txt", "asked_at": "2026-05-15T10:00:00Z", "said": zlib.compress(b"User-agent: *", 9)}),
]

WRITTEN: dict[str, Rows] = {
    "m001_first_tables": FIRST,
    "m002_review": REVIEW,
    "m003_publish": PUBLISH,
    "m004_archive": ARCHIVE,
    "m005_imports": IMPORTS,
    "m006_habits": HABITS,
    "m007_words": WORDS,
    "m008_hand_picks": HAND_PICKS,
    "m009_gather": GATHER,
    "m010_items": ITEMS,
    "m011_robots": ROBOTS,
}

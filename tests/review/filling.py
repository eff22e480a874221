"""Every place of the review page that shows words from outside, filled: as outlets, editors and blogs would fill it."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, urlencode
from zlib import crc32

from pipeline.desk import Desk, find, opened, window
from pipeline.desk.toml import file
from pipeline.draft import fields
from pipeline.news import Article, Picture
from pipeline.store import articles, corrections, headlines, runs, sources, stories
from pipeline.store.corrections import Change
from pipeline.store.database import writing
from pipeline.store.runs import Outcome
from pipeline.store.sources import Source
from tests.desks import DeskFolder
from tests.review import posted
from tests.review.conftest import EVENING, Client
from tests.review.cookies import cookie_name
from tests.review.hostile import sendable

DRAFT = 1
AS_OF = f"--as-of={EVENING:%Y-%m-%dT%H:%M:%SZ}"
STATES = ("unknown", "failed", "gone", "sending", "draft", "scheduled", "live", "sent", "withdrawn")
KINDS = ("headline", "lede", "gone")
LINES = 3  # that a string is filed as
_MERGED_AT_ONCE = 20
_TRIAL = ("name", "title", "any", "exclude", "muted", "side", "members", "new")

Look = Callable[[Sequence[str]], None]


@dataclass(slots=True, kw_only=True)
class Filled:
    """The desk that is filled, by its command, its store and its page; how many forms were `sent`, and `taken`."""

    folder: DeskFolder
    desk: Desk
    client: Client
    sent: int = 0
    taken: int = 0

    def ingests(self, strings: Sequence[str], *, at: str) -> list[int]:
        """File each string as headline, outlet, summary, author and address; return the headlines' numbers."""
        lines = "\n".join(json.dumps(line) for line in _lines(strings, at))
        before = _newest(self.desk)
        said = self.folder.copydesk("ingest", "-", AS_OF, stdin=lines.encode())
        assert said.exit_code == 0, said.stderr
        window(self.desk)
        return [number for (number,) in self.desk.db.execute("select id from headlines where id > ?", (before,))]

    def gathers_into_the_draft(self, numbers: Sequence[int]) -> None:
        """Merge the headlines' stories into the draft's, and put each into its list and its comment."""
        home = find(self.desk, DRAFT).story
        found = dict.fromkeys(story for one in numbers if (story := stories.of_headline(self.desk.db, one)))
        others = [str(story) for story in found if story != home]
        for at in range(0, len(others), _MERGED_AT_ONCE):
            self._press(f"/stories/{home}/merger", {"other": others[at : at + _MERGED_AT_ONCE]})
        for number in numbers[::LINES]:
            self._press(f"/drafts/{DRAFT}/links", {"headline": str(number), "v_list": self._version("list")})
        for number in numbers[1::LINES]:
            self._press(f"/drafts/{DRAFT}/citations", {"headline": str(number), "v_comment": self._version("comment")})

    def reads_pages(self, numbers: Sequence[int], strings: Sequence[str]) -> None:
        """Store each headline's page: its paragraphs, and a picture with alt text, caption and credit."""
        with writing(self.desk.db):
            for number, text in zip(numbers, _around(strings), strict=False):
                [known] = headlines.numbered(self.desk.db, [number])
                shown = Picture(url=f"https://harbour.example/{number}.png?{text}", alt=text, caption=text, credit=text)
                read = Article(
                    url=known.url,
                    canonical=known.canonical,
                    headline=known.headline,
                    paragraphs=(text, f"{text} and so on."),
                    standfirst=(text,),
                    picture=shown,
                )
                articles.keep(self.desk.db, number, read, digest="", at=EVENING)

    def posts(self, strings: Sequence[str]) -> None:
        """Leave a post a string in the archive, as publishing or an import leaves it."""
        with writing(self.desk.db):
            for text in map(sendable, strings):
                said = posted.roundup(text, comment=f"{text} [{text}]({text})", lead=text, listed=(text, text))
                links = [("lead", text, text[:100] or "x"), ("comment", text, "Harbour Times")]
                posted.post(self.desk, said, url=text, links=links, now=EVENING)

    def sends(self, strings: Sequence[str]) -> None:
        """Leave the draft with a post on a channel a string, each in another state, as a blog tells of it."""
        packed = self.desk.db.execute("select roundup from posts order by id desc limit 1").fetchone()[0]
        with writing(self.desk.db):
            for at, text in enumerate(dict.fromkeys(map(sendable, strings))):
                known = (DRAFT, text, STATES[at % len(STATES)], text, text, text, text, text, text, packed)
                self.desk.db.execute(
                    "insert or ignore into posts (draft, channel, state, title, url, edit_url, why, cure, remote_id,"
                    " roundup, intended_at, posted_at, scheduled_at, wanted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                    " '2026-05-12T17:00:00Z', '2026-05-12T17:00:00Z', '2026-05-12T19:00:00Z', 'live')",
                    known,
                )

    def corrects(self, strings: Sequence[str]) -> None:
        """Leave a change of a page that the newest post links a string and kind of change."""
        [post] = self.desk.db.execute("select max(id) from posts").fetchone()
        changes = [
            Change(post=post, canonical=text, kind=kind, was=f"Once {text}", becomes=f"{text} and so on")
            for text in map(sendable, strings)
            for kind in KINDS
        ]
        with writing(self.desk.db):
            corrections.keep(self.desk.db, changes, at=EVENING)

    def fails(self, strings: Sequence[str]) -> int:
        """Leave a run in which outlets of these names failed for these reasons; return its number."""
        with writing(self.desk.db):
            run = runs.start(self.desk.db, command="gather", as_of=EVENING)
            for at, text in enumerate(map(sendable, strings)):
                state = ("failing", "refused", "off", "broken")[at % 4]
                runs.record(self.desk.db, run, Outcome(outlet=text or "x", state=state, why=text, was_well=at % 3 > 0))
                known = Source(
                    url=f"https://harbour.example/{at}#{text}", outlet="Veldria Courier", state=state, why=text
                )
                sources.remember(self.desk.db, known)
            runs.finish(self.desk.db, run, at=EVENING)
        return run

    def mutes(self, strings: Sequence[str]) -> None:
        """Mute an outlet of each name, and drop a story for each reason."""
        for text in strings:
            self._press("/outlets/mute", {"outlet": text, "topic": "skerrow", "level": "lead"})
            self._press("/outlets/mute", {"outlet": text, "topic": "", "level": "hide"})
        hidden = [number for (number,) in self.desk.db.execute("select id from stories order by id desc limit 3")]
        for number, text in zip(hidden, strings, strict=False):
            self._press(f"/stories/{number}/hiding", {"reason": text})

    def clips(self, strings: Sequence[str]) -> None:
        """Clip an article a string, used in the draft in turn as lead, in the list and in the comment."""
        for at, text in enumerate(strings):
            clip = {"url": f"https://marl.example/{at}/{quote(sendable(text[:50]), safe='')}", "title": text[:500]}
            clip |= {"outlet": text[:200], "more": text, "home": f"d{DRAFT}", "use": ("lead", "list", "cite")[at % 3]}
            self._press("/clips", clip)

    def writes(self, text: str) -> None:
        """Write the same into title, comment, lead's words, a link's words and labels."""
        base = f"/drafts/{DRAFT}"
        self._press(f"{base}/title", {"title": text, "v_title": self._version("title")})
        said = {"comment": f"{text} [{text}][1]", "ref": [text], "v_comment": self._version("comment")}
        self._press(f"{base}/comment", said)
        self._press(f"{base}/lead/words", {"words": text, "v_lead": self._version("lead")})
        self._press(f"{base}/links/1/words", {"words": text, "v_list": self._version("list")})
        self._press(f"{base}/labels", {"labels": text, "v_labels": self._version("labels")})

    def writes_too_late(self, text: str) -> None:
        """Save title and comment from an old page, so that both texts stand there until one is chosen."""
        self._press(f"/drafts/{DRAFT}/title", {"title": f"{text} late", "v_title": "0123456789ab"})
        self._press(f"/drafts/{DRAFT}/comment", {"comment": f"{text} late", "v_comment": "0123456789ab"})

    def settles(self) -> None:
        """Choose between the texts that came too late."""
        waiting = self.desk.db.execute("select id from asides where draft = ? and settled_at is null", (DRAFT,))
        for (aside,) in waiting.fetchall():
            self._press(f"/drafts/{DRAFT}/asides/{aside}", {"choice": "theirs"})

    def chooses_pictures(self, strings: Sequence[str]) -> None:
        """Put pictures into the post with these words for alt text; none of them is fetched."""
        for text in strings:
            self._press(f"/drafts/{DRAFT}/media", {"picture": text, "alt": text, "v_media": self._version("media")})

    def sets(self, text: str, *, query: str = "skerrow") -> None:
        """Write the blog and a topic with these words; what settings refuse comes back in the form."""
        self._press("/settings/blog", {"name": text, "signature": text, "seen": self._file()})
        topic = {
            "name": f"topic {crc32(sendable(text).encode()) % 10_000}",
            "title": text,
            "any": [query],
            "seen": self._file(),
        }
        self._press("/settings/topics", {**topic, "side": [text], "members": [text]})

    def says(self, text: str) -> str:
        """Do something whose answer says the words on the next page; return the cookie that carries them."""
        self._press("/outlets/mute", {"outlet": text, "level": "none"})
        return str(self.client.cookies.get(cookie_name(self.client.base_url, "copydesk-said")) or "")

    def _press(self, path: str, data: Mapping[str, str | Sequence[str]]) -> None:
        sent = {name: _sent(value) for name, value in data.items()}
        status = self.client.press(path, sent).status_code
        assert status < 500, (path, data)
        self.sent += 1
        self.taken += status in (200, 303)

    def _version(self, field: str) -> str:
        return fields.version(find(self.desk, DRAFT).roundup, field)

    def _file(self) -> str:
        return file.present(self.folder.folder).digest


@contextmanager
def filling(folder: DeskFolder, client: Client) -> Iterator[Filled]:
    """The desk, open to be filled."""
    with opened(folder.folder, {}, now=EVENING) as desk:
        yield Filled(folder=folder, desk=desk, client=client)


def queries(text: str) -> list[str]:
    """Addresses whose parameters hold the words, and whose pages show them again."""
    said = sendable(text)
    return [
        f"/archive?{urlencode({'q': said})}",
        f"/clip?{urlencode({'url': said, 'title': said, 'text': said, 'home': said, 'use': said})}",
        f"/settings/topics/trial?{urlencode(dict.fromkeys(_TRIAL, said))}",
        f"/settings?{urlencode({'edit': said})}",
        f"/?{urlencode({'topic': said, 'side': said, 'country': said})}",
        f"/?{urlencode({'side': said, 'country': said, 'undo': said})}",
        f"/drafts/1?{urlencode({'panel': said, 'form': said, 'edit': said, 'row': said})}",
        f"/{quote(said, safe='')}?{urlencode({'x': said})}",
    ]


def _lines(strings: Sequence[str], at: str) -> Iterator[dict[str, object]]:
    for number, text in enumerate(strings):
        common = {"published": None, "summary": f"Skerrow {text}", "authors": [text]}
        address = f"https://harbour.example/{at}/{number}"
        yield {
            "outlet": text[:200],
            "headline": text[:500],
            "url": f"{address}?q={text}",
            "language": text[:20],
            **common,
        }
        yield {"outlet": "Harbour Times", "headline": f"Skerrow: {text[:480]}", "url": f"{address}/x#{text}", **common}
        yield {"outlet": text[:200], "headline": "Skerrow ferry", "url": text, **common}


def _around(strings: Sequence[str]) -> Iterator[str]:
    while True:
        yield from map(sendable, strings)


def _newest(desk: Desk) -> int:
    return int(desk.db.execute("select max(id) from headlines").fetchone()[0])


def _sent(value: str | Sequence[str]) -> str | list[str]:
    return sendable(value) if isinstance(value, str) else [sendable(one) for one in value]

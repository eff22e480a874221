"""Every page of the desk, and a desk on which each has something to show: an edited draft, a conflict, suggestions."""

import hashlib
from dataclasses import dataclass, replace

from pipeline import urls
from pipeline.desk import Desk, editing, publishing
from pipeline.desk.editing.stepping import find
from pipeline.desk.keeping import keep
from pipeline.desk.laying import sheet
from pipeline.desk.linked_pages import pages_of
from pipeline.desk.publishing import Order, Pace
from pipeline.draft import fields, moves
from pipeline.errors import StaleError
from pipeline.news import Link
from pipeline.store import corrections, posts
from pipeline.store.corrections import Change
from pipeline.store.database import writing
from tests.review.posted import post, roundup

EDITED, BLACKOUT, VOLCANO = 1, 2, 3
COMMENT = "Both sides went home with the question they came with."
OTHERS = "The receipt is out. Now Energomir has to say which of its books it was reading."
WORDS = "Whoever pays for the lights will be asked again tomorrow, and the answer will be as short."


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page by its name and address; `keys` are pressed on it first, then a button; a `stranger` has no session."""

    name: str
    path: str
    keys: tuple[str, ...] = ()
    presses: str = ""
    stranger: bool = False


PLACES = (
    Place(name="desk", path="/", keys=("j", "j")),
    Place(name="front", path="/?topic=front"),
    Place(name="filtered-empty", path="/?country=ZW"),
    Place(name="hidden", path="/hidden"),
    Place(name="draft", path=f"/drafts/{EDITED}", keys=("j", "j")),
    Place(name="draft-why", path=f"/drafts/{EDITED}?panel=why#side"),
    Place(name="draft-archive", path=f"/drafts/{EDITED}?panel=archive#side"),
    Place(name="draft-diff", path=f"/drafts/{EDITED}?panel=diff#side"),
    Place(name="draft-checks", path=f"/drafts/{EDITED}?panel=checks#side"),
    Place(name="draft-preview", path=f"/drafts/{EDITED}?panel=preview#side"),
    Place(name="draft-html", path=f"/drafts/{EDITED}?panel=preview&form=html#side"),
    Place(name="draft-story", path=f"/drafts/{EDITED}?row=1#story"),
    Place(name="draft-words", path=f"/drafts/{EDITED}?edit=2#l2"),
    Place(name="draft-lead-words", path=f"/drafts/{EDITED}?edit=lead#field-lead"),
    Place(name="draft-publish", path=f"/drafts/{EDITED}#field-posting"),
    Place(name="draft-differs", path=f"/drafts/{EDITED}?panel=checks#field-posting", presses="#do-compare-blog"),
    Place(name="draft-address", path=f"/drafts/{EDITED}?edit=address#add"),
    Place(name="draft-pictures", path=f"/drafts/{BLACKOUT}/pictures"),
    Place(name="conflict", path=f"/drafts/{BLACKOUT}"),
    Place(name="suggestions", path=f"/drafts/{VOLCANO}"),
    Place(name="corrections", path="/corrections", keys=("j",)),
    Place(name="archive", path="/archive"),
    Place(name="search", path="/archive?q=skerrow"),
    Place(name="search-empty", path="/archive?q=genva"),
    Place(name="outlets", path="/outlets"),
    Place(name="settings", path="/settings"),
    Place(name="topic", path="/settings?edit=skerrow"),
    Place(name="topic-new", path="/settings?add="),
    Place(name="trial", path="/settings/topics/trial?name=skerrow&title=The+Skerrow&any=skerrow&was=skerrow"),
    Place(name="runs", path="/runs"),
    Place(name="keys", path="/keys"),
    Place(name="clip-home", path="/clip"),
    Place(name="clip", path="/clip?url=https://harbour.example/ferry&title=Ferry+turns+back&text=It+turned+back."),
    Place(name="error", path="/nowhere"),
    Place(name="no-draft", path="/drafts/99"),
    Place(name="login", path="/login", stranger=True),
    Place(name="refused", path="/enter?ticket=spent", stranger=True),
)


def named(cookie: str, name: str = "editor") -> str:
    """How the store names the session of a cookie."""
    return f"{name}#{hashlib.sha256(cookie.encode()).hexdigest()[:8]}"


def furnish(desk: Desk, *, you: str, other: str) -> None:
    """Work on the evening's desk as two editors and a run do, `you` and `other` being their sessions."""
    _past_posts(desk)
    _edited(desk, you)
    _sent(desk, you)
    _conflict(desk, you, other)
    _suggestions(desk, you)


def _edited(desk: Desk, you: str) -> None:
    for _ in range(2):
        found = sheet(desk, EDITED)
        row = next(row for row in found.rows if row.role == "list")
        editing.cite(
            desk,
            EDITED,
            url=row.headline.url,
            headline=row.headline.headline,
            outlet=row.headline.outlet,
            at=None,
            text=found.comment or COMMENT,
            references=[one.url for one in found.references],
            seen="",
            editor=you,
        )
    editing.place_link(desk, EDITED, place=3, to=1, seen="", editor=you)
    editing.part_group(desk, EDITED, place=4, seen="", editor=you)


def _sent(desk: Desk, you: str) -> None:
    """The edited draft lies on the blog as a draft, where somebody has changed it; pages that it links changed, too."""
    asked = Order(draft=EDITED, channel="blog", editor=you)
    posting = publishing.publish(desk, asked, Pace(clock=lambda: desk.now))
    for file in (desk.folder / "posts").rglob("*.md"):
        file.write_text(file.read_text(encoding="utf-8").replace("Skerrow", "Skerry Sound"), encoding="utf-8")
    editing.relabel(desk, EDITED, labels=["Skerrow"], seen="", editor=you)
    one, two = moves.links(find(desk, EDITED).roundup)[:2]
    was = "Talks go on in Port Selwen"
    changes = (
        Change(post=posting.id, canonical=page_of(one), kind="headline", was=was, becomes="Talks fail in Port Selwen"),
        Change(post=posting.id, canonical=page_of(two), kind="gone", was=two.headline, becomes=""),
    )
    with writing(desk.db):
        posts.keep_links(desk.db, posting.id, pages_of(posting.roundup, desk.registry))
        corrections.keep(desk.db, changes, at=desk.now)


def page_of(link: Link) -> str:
    """Return the page that a link leads to, as the store names it."""
    return urls.canonical(urls.clean(link.url or ""))


def _conflict(desk: Desk, you: str, other: str) -> None:
    stale = fields.version(find(desk, BLACKOUT).roundup, "comment")
    editing.write_comment(desk, BLACKOUT, text=OTHERS, references=(), seen="", editor=other)
    try:
        editing.write_comment(desk, BLACKOUT, text=WORDS, references=(), seen=stale, editor=you)
    except StaleError:
        return


def _suggestions(desk: Desk, you: str) -> None:
    before = find(desk, VOLCANO)
    editing.retitle(desk, VOLCANO, title="Hesho Wakes, Minglu Walks", seen="", editor=you)
    editing.remove_link(desk, VOLCANO, place=1, seen="", editor=you)
    late = Link(
        headline="Ash closes Chenggang airport for a second day", url="https://late.example/ash", outlet="Late Post"
    )
    title = "Minglu Families Shelter In Chenggang Schools As Ash Closes The Airport"
    fresh = moves.added(replace(before.roundup, title=title), late)
    with writing(desk.db):
        keep(desk, replace(before, roundup=fresh), find(desk, VOLCANO))


def _past_posts(desk: Desk) -> None:
    told = (
        ("Ferry Talks Adjourn In Port Selwen", 3),
        ("Varkesh Moves The Ninth Flotilla Into The Skerrow Narrows", 12),
        ("Vossen Interconnector: Who Pays For The Lights", 40),
        (
            "\u0645\u062d\u0627\u062f\u062b\u0627\u062a \u0633\u0643\u064a\u0631\u0648 \u062a\u0628\u062f\u0623 Today",
            75,
        ),
    )
    for number, (title, days) in enumerate(told, start=1):
        text = roundup(
            title, comment="The Skerrow question again, and again nobody answers it.", listed=["Tides at Skerrow"]
        )
        url = f"https://narrows-watch.example/{number}.html"
        post(desk, text, url=url, days=days, links=[("lead", title.capitalize(), "Selwen Post")], now=desk.now)

"""Every address of the page, asked with hostile paths, queries and headers: no 5xx, and looking changes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from urllib.parse import quote, urlencode

import pytest

from pipeline.desk import opened
from tests.desk.clips import dump
from tests.desks import DeskFolder
from tests.hostile_strings import STRINGS, hostile
from tests.review.conftest import EVENING, Client, signed_in
from tests.review.cookies import cookie_name, seat
from tests.review.hostile import sendable
from tests.review.started import Started, review

# Numbers that are none of ours, that no column of SQLite holds (64 bits), or that Python does not read (4,300 digits).
NUMBERS = (
    "0",
    "-1",
    "99999999",
    str(2**63),
    "9" * 30,
    "9" * 5_000,
    "1e9",
    "nan",
    "inf",
    "٣",
    "1_0",
    " 1",
    "0x1",
    "1.5",
)
# Every GET of the page with the parameters that it reads; {} stands for a number of its path, <> for a text.
READING: Mapping[str, Sequence[str]] = {
    "/": ("topic", "side", "country", "hours", "skip", "undo"),
    "/hidden": ("kind",),
    "/drafts/{}": ("panel", "form", "against", "edit", "row", "rows"),
    "/drafts/{}/panel": ("panel", "form", "against", "edit", "row", "rows"),
    "/drafts/{}/post": ("form",),
    "/drafts/{}/pictures": ("x",),
    "/archive": ("q", "page", "sort", "all"),
    "/outlets": ("x",),
    "/runs": ("run",),
    "/settings": ("edit", "add"),
    "/settings/topics/trial": (
        *("name", "title", "any", "all", "exclude", "muted", "side", "members", "new", "seen"),
        *("until", "quiet_hours", "posts_a_day"),
    ),
    "/clip": ("url", "title", "text", "home", "use"),
    "/pictures/<>": ("x",),
    "/static/<>": ("v",),
    "/login": ("next", "onward", "user"),
    "/enter": ("ticket",),
    "/keys": ("x",),
    "/manifest.webmanifest": ("x",),
    "/<>": ("x",),
}
WRITING: Mapping[str, Sequence[str]] = {
    "/drafts/{}/title": ("title", "v_title", "only", "view"),
    "/drafts/{}/comment": ("comment", "ref", "v_comment", "without", "only"),
    "/drafts/{}/excerpt": ("paragraph", "v_excerpt"),
    "/drafts/{}/lead": ("headline", "v_lead"),
    "/drafts/{}/lead/words": ("words", "v_lead"),
    "/drafts/{}/links": ("headline", "at", "v_list"),
    "/drafts/{}/links/{}/removal": ("v_list", "view"),
    "/drafts/{}/links/{}/place": ("to", "v_list"),
    "/drafts/{}/links/{}/words": ("words", "v_list"),
    "/drafts/{}/links/{}/group": ("v_list",),
    "/drafts/{}/citations": ("headline", "offer", "at", "comment", "ref", "v_comment"),
    "/drafts/{}/media": ("picture", "alt", "place", "v_media"),
    "/drafts/{}/media/{}/removal": ("v_media",),
    "/drafts/{}/format": ("format", "v_format"),
    "/drafts/{}/labels": ("labels", "v_labels"),
    "/drafts/{}/suggestions/<>": ("choice", "what", "place"),
    "/drafts/{}/asides/{}": ("choice",),
    "/drafts/{}/approval": ("v_all",),
    "/drafts/{}/undo": ("view",),
    "/stories/{}/hiding": ("reason", "back"),
    "/stories/{}/restoration": ("back",),
    "/stories/{}/merger": ("other", "back"),
    "/stories/{}/merger/withdrawal": ("back",),
    "/stories/{}/split/withdrawal": ("back",),
    "/stories/{}/draft": ("topic",),
    "/headlines/{}/split": ("back",),
    "/headlines/{}/unfolding": ("back",),
    "/headlines/{}/folding": ("back",),
    "/outlets/mute": ("outlet", "topic", "level", "back"),
    "/clips": ("url", "title", "outlet", "published", "paragraph", "more", "home", "use"),
    "/settings/topics": (
        *("name", "title", "any", "all", "exclude", "muted", "side", "members", "seen"),
        *("until", "quiet_hours", "posts_a_day"),
    ),
    "/settings/topics/<>": ("title", "any", "side", "members", "seen", "quiet_hours", "posts_a_day"),
    "/settings/topics/<>/removal": ("seen",),
    "/settings/blog": ("name", "url", "timezone", "signature", "format", "language", "seen"),
    "/settings/keys": ("keys", "seen"),
    "/settings/restoration": ("seen",),
    "/sessions/revocation": ("session",),
}
PARTS = 8
LONGEST_QUERY = 32_000  # httpx sends no address of more than 65,536 characters, and the path may hold the text, too
HEADERS = (
    "User-Agent",
    "Referer",
    "Accept-Language",
    "X-Forwarded-For",
    "HX-Target",
    "HX-Current-URL",
    "Cookie",
    "Range",
)


@pytest.fixture
def started(evening: DeskFolder) -> Iterator[Started]:
    """The page in a process of its own, at the newsstand's evening."""
    with review(evening, "--port", "0", "--as-of=2026-05-12T18:00:00Z") as page:
        yield page


@pytest.fixture
def editor(started: Started) -> Iterator[Client]:
    """A client that is signed in there."""
    with signed_in(started.address, started.enter) as client:
        yield client


def addresses(path: str, text: str) -> list[str]:
    """Return the path with the text in its place, and where it has a number, with 1 and with the text there."""
    said = quote(sendable(text), safe="")
    return list(dict.fromkeys(path.replace("<>", said).replace("{}", number) for number in ("1", said)))


def queries(names: Sequence[str], text: str) -> list[str]:
    """Return the text under all names at once; under one after the other where that is longer than httpx can send."""
    said = sendable(text)
    together = urlencode(dict.fromkeys(names, said))
    return [together] if len(together) < LONGEST_QUERY else [urlencode({name: said}) for name in names]


def test_looking_with_hostile_words_changes_nothing(evening: DeskFolder, editor: Client) -> None:
    assert asked_by_reading(evening, editor, hostile(sample=6), every=4) == []


def test_hostile_forms_are_answered_in_words(editor: Client) -> None:
    assert asked_by_writing(editor, hostile(sample=6), every=5) == []


@pytest.mark.long
@pytest.mark.skipif(not STRINGS.exists(), reason="../shared is not here: its strings are not part of the project")
@pytest.mark.parametrize("part", range(PARTS))
def test_every_hostile_word_changes_nothing_by_looking(evening: DeskFolder, editor: Client, part: int) -> None:
    assert "\n".join(asked_by_reading(evening, editor, hostile(part, PARTS))) == ""


@pytest.mark.long
@pytest.mark.skipif(not STRINGS.exists(), reason="../shared is not here: its strings are not part of the project")
@pytest.mark.parametrize("part", range(PARTS))
def test_every_hostile_form_is_answered_in_words(editor: Client, part: int) -> None:
    assert asked_by_writing(editor, hostile(part, PARTS), every=4) == []


def asked_by_reading(desk: DeskFolder, client: Client, strings: Sequence[str], *, every: int = 1) -> list[str]:
    """Ask every GET with each string (`every` so manieth string); return in words what went wrong."""
    with opened(desk.folder, {}, now=EVENING) as looked:
        before = dump(looked.db)
    files = {file: file.read_bytes() for file in desk.folder.glob("*.toml*")}
    misfits = []
    for at, text in enumerate((*strings, *NUMBERS)):
        said = {name.encode(): value for name in HEADERS if (value := _as_header(text))}
        cookies = (f"{cookie_name(client.base_url)}={seat(client)}".encode(), b"x=" + said.get(b"Cookie", b""))
        said[b"Cookie"] = b"; ".join(cookies)
        for path, names in list(READING.items())[at % every :: every]:
            for address, query in product(addresses(path, text), queries(names, text)):
                answer = client.get(f"{address}?{query}", headers=said)
                if answer.status_code >= 500 or _is_elsewhere(answer.headers.get("location", "")):
                    misfits.append(f"GET {address[:80]} {text[:80]!r}: {answer.status_code} {_what(answer.text)}")
    with opened(desk.folder, {}, now=EVENING) as looked:
        if dump(looked.db) != before:
            misfits.append("the store has changed")
    misfits += [f"{file.name} has changed" for file, raw in files.items() if file.read_bytes() != raw]
    return misfits


def asked_by_writing(client: Client, strings: Sequence[str], *, every: int = 1) -> list[str]:
    """Post every form with each string in all its fields (`every` so manieth); return in words what went wrong."""
    misfits = []
    for at, text in enumerate((*strings, *NUMBERS)):
        for path, names in list(WRITING.items())[at % every :: every]:
            data = {name: sendable(text) for name in names}
            for address in addresses(path, text):
                answer = client.press(address, data)
                if answer.status_code >= 500 or _is_elsewhere(answer.headers.get("location", "")):
                    to = answer.headers.get("location", "")
                    misfits.append(f"POST {address[:80]} {text[:80]!r}: {answer.status_code} {to} {_what(answer.text)}")
    return misfits


def _is_elsewhere(location: str) -> bool:
    """Whether a redirect leads off our own pages."""
    return bool(location) and (not location.startswith("/") or location[1:2] in ("/", "\\"))


def _as_header(text: str) -> bytes:
    """The bytes of a text that a header can hold at all (RFC 9110, 5.5)."""
    return bytes(byte for byte in sendable(text).encode() if byte >= 32 and byte != 127).strip()


def _what(page: str) -> str:
    return page.partition("<h1>")[2].partition("</h1>")[0][:120]

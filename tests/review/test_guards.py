"""Every route of the page, asked as it should not be: it answers 400, 403 or 405, and nothing changes."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import httpx
import pytest
from werkzeug.routing import Rule

from pipeline.review.app import create_app
from pipeline.review.door import door_at
from pipeline.review.guards import CONTENT_SECURITY_POLICY
from pipeline.settings import Reviewing
from tests.conftest import LONG
from tests.desk.clips import dump
from tests.review.conftest import NO_TLS, Client, Served, signed_in_again

# They sign one in, so a stranger must reach them.
FOR_STRANGERS = (
    *("access.sign_in_page", "access.try_password", "access.enter", "statics.static_file"),
    "metrics_page.metrics",  # to them there is none, or a token is asked for: test_metrics.py
)
SAFE = ("GET", "HEAD", "OPTIONS")

Route = tuple[Rule, str, str]
Ask = Callable[[str, str], httpx.Response]
Expects = Callable[[Rule, str], set[int]]


def routes(served: Served) -> Iterator[Route]:
    """Yield each rule with each of its methods and an address of it."""
    door = door_at("127.0.0.1", 8765, Reviewing(), clock=served.now)
    app = create_app(served.desk.folder, {}, clock=served.now, door=door)
    adapter = app.url_map.bind("127.0.0.1")
    for rule in app.url_map.iter_rules():
        values = dict.fromkeys(rule.arguments, "1")
        for method in sorted(rule.methods or ()):
            yield rule, method, adapter.build(rule.endpoint, values)


def shared_out(every: Sequence[Route], row: int, rows: int) -> Sequence[Route]:
    """Return the routes that a row of a table has to ask: in the small size each path stands in one of them."""
    paths = list(dict.fromkeys(path for _, _, path in every))
    mine = paths if LONG else paths[row::rows]
    return [route for route in every if route[2] in mine]


def dumped(served: Served) -> Mapping[str, list[tuple[object, ...]]]:
    """Return every row of every table, those of sessions too, but for lines on their way to the log, and openings."""
    with served.opened() as desk:
        return dump(desk.db, without=("log_due", "openings"))


def asked_of_all(served: Served, ask: Ask, expects: Expects, share: tuple[int, int] = (0, 1)) -> list[str]:
    """Ask every route, and return in words where the answer was another one, or something changed.

    `share`: this row of a table of so many, which shares the routes out in the small size: what refuses them there
    stands before all of them.
    """
    before, misfits = dumped(served), []
    for rule, method, path in shared_out(list(routes(served)), *share):
        expected, answer = expects(rule, method), ask(method, path)
        if expected and answer.status_code not in expected:
            misfits.append(f"{method} {path}: {answer.status_code}")
    if dumped(served) != before:
        misfits.append("the store has changed")
    return misfits


def changes_asked_of_all(served: Served, ask: Ask, refused: int, share: tuple[int, int] = (0, 1)) -> list[str]:
    """The same of every change alone: that looking changes nothing has a test of its own."""

    def asked(method: str, path: str) -> httpx.Response:
        return httpx.Response(refused) if method in SAFE else ask(method, path)

    return asked_of_all(served, asked, lambda rule, method: {refused}, share)


HOSTS = ("evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80", "-")
TOKENS = ("", "x", "IjEi.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb")
COOKIES = ("", "copydesk=x", "copydesk=" + "A" * 43, "copydesk=\xff")
METHODS = ("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "POST", "GET")
FORGERIES: Mapping[str, Mapping[str, str]] = {
    "another site's origin": {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    "another site's origin, an old browser": {"Origin": "https://evil.example", "Sec-Fetch-Site": ""},
    "an origin that looks like ours": {"Origin": "http://127.0.0.1.evil.example", "Sec-Fetch-Site": ""},
    "another port of this machine": {"Origin": "http://127.0.0.1:1", "Sec-Fetch-Site": "same-site"},
    "our origin, but not by a page of ours": {"Sec-Fetch-Site": "cross-site"},
    "typed, or from nowhere": {"Sec-Fetch-Site": "none"},
    "no origin at all": {"Origin": "", "Sec-Fetch-Site": ""},
    "a hidden origin": {"Origin": "null", "Sec-Fetch-Site": ""},
    "a hidden origin of another site": {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
}


def place(row: str, table: Collection[str]) -> tuple[int, int]:
    """Which row of a table this one is, and of how many."""
    return list(table).index(row), len(table)


@pytest.mark.parametrize("host", HOSTS)
def test_another_host_is_answered_400(served: Served, client: Client, host: str) -> None:
    def ask(method: str, path: str) -> httpx.Response:
        return client.request(method, path, headers={"Host": host, "X-CSRFToken": client.token})

    assert asked_of_all(served, ask, lambda rule, method: {400}, place(host, HOSTS)) == []


@pytest.mark.parametrize("forged", FORGERIES)
def test_a_change_that_no_page_of_ours_asked_for_is_answered_403(served: Served, client: Client, forged: str) -> None:
    said = {"Origin": served.address, "Sec-Fetch-Site": "same-origin", "X-CSRFToken": client.token, **FORGERIES[forged]}
    headers = {name: value for name, value in said.items() if value}

    # One client for all: to make one costs more than to ask.
    with httpx.Client(base_url=served.address, verify=NO_TLS) as bare:

        def ask(method: str, path: str) -> httpx.Response:
            bare.cookies = client.cookies  # whatever the answers before set
            return bare.request(method, path, headers=headers)

        assert changes_asked_of_all(served, ask, 403, place(forged, FORGERIES)) == []


@pytest.mark.parametrize("token", TOKENS)
def test_a_change_without_the_form_s_token_is_answered_400(served: Served, client: Client, token: str) -> None:
    def ask(method: str, path: str) -> httpx.Response:
        return client.request(method, path, headers={"X-CSRFToken": token} if token else {})

    assert changes_asked_of_all(served, ask, 400, place(token, TOKENS)) == []


def test_the_token_of_another_session_is_answered_400(served: Served, client: Client) -> None:
    with signed_in_again(served) as other:

        def ask(method: str, path: str) -> httpx.Response:
            return client.request(method, path, headers={"X-CSRFToken": other.token})

        assert changes_asked_of_all(served, ask, 400) == []


@pytest.mark.parametrize("cookie", COOKIES)
def test_without_a_session_every_page_is_answered_403(served: Served, client: Client, cookie: str) -> None:
    headers = {"Origin": served.address, "Sec-Fetch-Site": "same-origin", "X-CSRFToken": client.token}

    bare = httpx.Client(base_url=served.address, verify=NO_TLS)

    def ask(method: str, path: str) -> httpx.Response:
        bare.cookies.clear()
        said = {**headers, "Cookie": cookie.encode("latin-1")} if cookie else headers
        return bare.request(method, path, headers=said)  # type: ignore[arg-type]  # bytes go as well

    def expects(rule: Rule, method: str) -> set[int]:
        if rule.endpoint not in FOR_STRANGERS:
            return {403}
        return {400, 403} if method not in SAFE else set()

    with bare:
        assert asked_of_all(served, ask, expects, place(cookie, COOKIES)) == []


@pytest.mark.parametrize("method", METHODS)
def test_a_method_that_a_page_does_not_have_changes_nothing(served: Served, client: Client, method: str) -> None:
    taken = {(path, known) for _, known, path in routes(served)}

    def ask(_: str, path: str) -> httpx.Response:
        if (path, method) in taken:
            return httpx.Response(405)
        return client.request(method, path, headers={"X-CSRFToken": client.token})

    assert asked_of_all(served, ask, lambda rule, method: {404, 405}, place(method, METHODS)) == []


def test_looking_changes_nothing(served: Served, client: Client) -> None:
    def ask(method: str, path: str) -> httpx.Response:
        return client.request(method, path) if method in SAFE else httpx.Response(200)

    assert asked_of_all(served, ask, lambda rule, method: {200, 204, 303, 404}) == []


def test_a_form_of_ours_is_taken_though_its_origin_is_hidden(client: Client) -> None:
    client.headers["Origin"] = "null"

    assert client.press("/sessions/revocation", {"session": "others"}).status_code == 303


def test_every_answer_forbids_what_no_page_needs(served: Served, client: Client) -> None:
    answers = [
        client.get("/keys"),
        client.get("/nowhere"),
        client.get("/static/desk.css"),
        httpx.get(f"{served.address}/", verify=NO_TLS),
        httpx.get(f"{served.address}/", headers={"Host": "evil.example"}, verify=NO_TLS),
        client.press("/nowhere"),
    ]

    for answer in answers:
        headers = answer.headers
        assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Server" not in headers


def test_pages_are_kept_by_no_cache_and_files_with_their_hash_for_a_year(client: Client) -> None:
    page = client.get("/keys")
    sheet = page.text.partition('rel="stylesheet" href="')[2].partition('"')[0]

    assert page.headers["Cache-Control"] == "no-store"
    assert "immutable" in client.get(sheet).headers["Cache-Control"]
    assert client.get("/static/desk.css?v=old").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", ["..%2f..%2fdesk.db", "%2e%2e/app.py", "desk.css%00", "", "nothing.js"])
def test_no_name_leads_out_of_the_folder_of_static_files(client: Client, name: str) -> None:
    assert client.get(f"/static/{name}").status_code in (403, 404)


def test_a_body_of_more_than_a_million_bytes_is_refused(client: Client) -> None:
    assert client.press("/sessions/revocation", {"session": "x" * 1_000_001}).status_code == 413


def test_an_unknown_page_says_so_in_the_look_of_the_page(client: Client) -> None:
    page, part = client.get("/nowhere"), client.get("/nowhere", headers={"HX-Request": "true"})

    assert (page.status_code, part.status_code) == (404, 404)
    assert "There is no such page" in page.text
    assert "<html" in page.text
    assert "<html" not in part.text


def test_a_broken_settings_file_is_said_on_the_page_and_mended_without_a_restart(
    served: Served, client: Client
) -> None:
    file = served.desk.folder / "copydesk.toml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good + "\n[blog2]\n", encoding="utf-8")
    broken = client.get("/keys")
    file.write_text(good, encoding="utf-8")

    assert broken.status_code == 503
    assert "unknown key blog2" in broken.text
    assert client.get("/keys").status_code == 200

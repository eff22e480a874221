"""May this address be asked: every spelling of a private one is refused, and nothing is ever looked up."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import guard
from tests.hostile_strings import STRINGS

URLS = st.one_of(st.text(), st.text(alphabet="htps:/.@[]%0123456789xabcdef①。\\? #").map(lambda tail: "http://" + tail))


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://harbour-gazette.example.org/2026/02/port-strike", id="a page"),
        pytest.param("HTTP://Harbour-Gazette.example.org", id="capitals"),
        pytest.param("http://harbour-gazette.example.org:80/feed.xml", id="default port"),
        pytest.param("https://harbour-gazette.example.org:8443/feed.xml", id="a usual second port"),
        pytest.param("https://harbour-gazette.example.org./feed.xml", id="root's dot"),
        pytest.param("https://harbour-gazette.example.org:/feed.xml", id="colon without port"),
        pytest.param("https://हिन्दी.भारत/feed", id="name in Devanagari"),
        pytest.param("https://xn--bcher-kva.example.org/", id="name in punycode"),
        pytest.param("https://my_desk.example.org/", id="underscore"),
        pytest.param("https://4chan.example.org/1.1.1.1", id="figures in name and path"),
        pytest.param("https://8.8.8.8/feed.xml", id="a public number"),
        pytest.param("https://[2606:4700::1111]/feed.xml", id="a public IPv6 number"),
        pytest.param("https://harbour-gazette.example.org/go?to=http://127.0.0.1/", id="an address inside the query"),
        pytest.param("https://localhost.example.org/", id="local word in a public name"),
    ],
)
def test_a_public_address_may_be_asked(url: str) -> None:
    assert guard.refusal(url) == ""


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        pytest.param("http://192.168.1.7/feed.xml", True, id="this network's"),
        pytest.param("https://harbour-gazette.example.org/feed.xml", False, id="everybody's"),
        pytest.param("file:///etc/passwd", False, id="nobody's"),
        pytest.param("http://192.168.1.7:22/", True, id="this network's, where no web is served"),
        pytest.param("http://169.254.169.254/latest/meta-data", False, id="a cloud's own"),
    ],
)
def test_only_what_a_setting_opens_is_told_with_it(url: str, opens: bool) -> None:
    assert ("allow_private_addresses" in guard.opening(url)) is opens


@pytest.mark.parametrize(
    ("url", "why"),
    [
        pytest.param("", "not an http or https", id="nothing"),
        pytest.param("/feed.xml", "not an http or https", id="relative"),
        pytest.param("//harbour.example.org/feed.xml", "not an http or https", id="no scheme"),
        pytest.param("file:///etc/passwd", "not an http or https", id="file"),
        pytest.param("data:text/html,x", "not an http or https", id="data"),
        pytest.param("ftp://harbour.example.org/", "not an http or https", id="ftp"),
        pytest.param("javascript:alert(1)", "not an http or https", id="script"),
        pytest.param("view-source:https://harbour.example.org/", "not an http or https", id="wrapped scheme"),
        pytest.param("https:harbour.example.org", "without a host", id="no slashes"),
        pytest.param("https:///harbour.example.org", "without a host", id="three slashes"),
        pytest.param("https://:443/", "not a name", id="port only"),
        pytest.param("https://ines@harbour.example.org/", "user name", id="user"),
        pytest.param("https://harbour.example.org:secret@evil.example.org/", "user name", id="password"),
        pytest.param("https://harbour.example.org\\@evil.example.org/", "backslash", id="backslash"),
        pytest.param("https://harbour.example.org/a b", "space", id="space"),
        pytest.param("https://harbour.example.org/\r\nHost: evil", "control", id="line break"),
        pytest.param("https://harbour.example.org:22/", "port 22", id="ssh port"),
        pytest.param("https://harbour.example.org:6379/", "port 6379", id="database port"),
        pytest.param("https://harbour.example.org:65536/", "not a number from 1 to 65535", id="port too large"),
        pytest.param("https://harbour.example.org:0/", "not a number from 1 to 65535", id="port nought"),
        pytest.param("https://harbour.example.org:8o/", "not a number from 1 to 65535", id="port of letters"),
        pytest.param("https://127.0.0.1%2f.example.org/", "not a name", id="percent in host"),
        pytest.param("https://harbour..example.org/", "not a name", id="empty label"),
        pytest.param("https://harbour.example.org/\ud83d", "control character", id="half a surrogate pair"),
        pytest.param("https://1.2.3.4.5/", "neither a name nor an address", id="five numbers"),
        pytest.param("https://256.1.1.1/", "neither a name nor an address", id="number too large"),
        pytest.param("https://08.1.1.1/", "neither a name nor an address", id="no octal number"),
        pytest.param("https://0x8.8.8.8/", "hides", id="public number in hex"),
        pytest.param("https://134744072/", "hides", id="public number as one"),
        pytest.param("https://[fe80::1%25eth0]/", "one network card", id="scope"),
        pytest.param("https://[v1.fe80]/", "not an IPv6", id="future form"),
        pytest.param("https://harbour.example.org/" + "a" * 9000, "more than 8192", id="very long"),
    ],
)
def test_what_is_no_public_web_address_is_refused_with_the_reason(url: str, why: str) -> None:
    assert why in guard.refusal(url)


PRIVATE_SPELLINGS = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0X7F.1", "017700000001", "0177.0.0.1",
    "127.0.0.1.", "①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.0.0.1", "10.0.0.7", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "0xc0a80101", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[fd12::1]",
    "localhost", "LOCALHOST", "localhost.", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "api.localhost", "printer.local", "desk.lan", "intranet",
    "metadata.google.internal", "router.home.arpa", "127.0.0.1\ufe0f", "1\u034f27.0.0.1", "a.local\u180bhost",
    "printer.local\U000e0100",
]  # fmt: skip
NEVER_SPELLINGS = [
    "169.254.169.254", "0xa9fea9fe", "[::ffff:169.254.169.254]", "[fe80::1]", "0.0.0.0", "0", "0x", "[::]", "224.0.0.1",
    "255.255.255.255", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.88.99.1", "198.18.0.1", "203.0.113.9",
    "[64:ff9b::7f00:1]", "[64:ff9b:1::1]", "[2002:7f00:1::]", "[::127.0.0.1]", "[2001:db8::1]", "[2001:0:1::1]",
    "[ff02::1]", "[fec0::1]", "[fd00:ec2::254]", "[3fff::1]", "169.254.169.254\ufe00", "169.254.169\u1806.254",
]  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE_SPELLINGS + NEVER_SPELLINGS)
def test_a_private_address_is_refused_in_every_spelling(host: str) -> None:
    assert guard.refusal(f"http://{host}/feed.xml") != ""


@pytest.mark.parametrize("host", NEVER_SPELLINGS)
def test_link_local_and_special_addresses_are_refused_even_on_a_private_desk(host: str) -> None:
    assert guard.refusal(f"http://{host}/feed.xml", allow_private=True) != ""


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://127.0.0.1:8731/feed.xml", id="loopback on any port"),
        pytest.param("http://[::1]:8731/feed.xml", id="IPv6 loopback"),
        pytest.param("http://localhost:8731/feed.xml", id="localhost"),
        pytest.param("http://192.168.1.7/feed.xml", id="the house network"),
        pytest.param("https://harbour.example.org/feed.xml", id="the public web as before"),
    ],
)
def test_a_private_desk_may_ask_its_own_machine(url: str) -> None:
    assert guard.refusal(url, allow_private=True) == ""


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("file:///feed.xml", id="another scheme"),
        pytest.param("http://ines@127.0.0.1/", id="a user name"),
        pytest.param("http://harbour.example.org:22/", id="an odd port of a public host"),
        pytest.param("http://0x7f.1:8731/", id="a hidden spelling"),
    ],
)
def test_a_private_desk_keeps_all_other_rules(url: str) -> None:
    assert guard.refusal(url, allow_private=True) != ""


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_a_public_answer_of_dns_is_connected_to(address: str) -> None:
    assert guard.address_refusal(address) == ""


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "224.0.0.1", "192.88.99.1", "64:ff9b::808:808", "2002:808:808::",
     "::8.8.8.8", "::ffff:10.0.0.1", "ff02::1", "fe80::1", "fe80::1%eth0", "127.1", "harbour.example.org", ""],
)  # fmt: skip
def test_any_other_answer_of_dns_is_refused(address: str) -> None:
    assert guard.address_refusal(address) != ""


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.1.2.3", "172.20.0.1", "192.168.0.9", "fd12::1"])
def test_a_private_desk_connects_to_loopback_and_private_answers(address: str) -> None:
    assert guard.address_refusal(address, allow_private=True) == ""


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.7", "192.168.1.1", "[::1]", "::1", "fd12::1", "localhost", "intranet", "desk.lan"]
)
def test_a_host_that_is_written_as_one_of_this_network_may_have_its_numbers(host: str) -> None:
    assert guard.is_private_host(host)


@pytest.mark.parametrize(
    "host",
    ["harbour.example.org", "8.8.8.8", "[2606:4700::1111]", "169.254.169.254", "fe80::1", "0x7f.1", "", "[", ":"],
)
def test_any_other_host_may_not(host: str) -> None:
    assert not guard.is_private_host(host)


@given(url=URLS, allow_private=st.booleans())
def test_the_guard_never_raises(url: str, allow_private: bool) -> None:
    assert isinstance(guard.refusal(url, allow_private=allow_private), str)


@given(address=st.one_of(st.text(), st.ip_addresses().map(str)))
def test_an_answer_never_raises(address: str) -> None:
    assert isinstance(guard.address_refusal(address), str)


@given(address=st.ip_addresses())
def test_the_guard_lets_no_address_pass_that_python_knows_to_be_private(address: object) -> None:
    passed = guard.address_refusal(str(address)) == ""

    assert not passed or getattr(address, "ipv4_mapped", None) or getattr(address, "is_global", False)


@given(url=URLS)
def test_whatever_is_allowed_is_http_with_a_host_and_no_user(url: str) -> None:
    if guard.refusal(url) == "":
        scheme, _, rest = url.strip(" ").partition("://")
        assert scheme.lower() in {"http", "https"}
        assert "@" not in rest.partition("/")[0].partition("?")[0].partition("#")[0]


@pytest.mark.skipif(not STRINGS.exists(), reason="the shared hostile strings are not on this machine")
def test_of_the_hostile_urls_only_plain_public_pages_may_be_asked() -> None:
    rows = [json.loads(line) for line in STRINGS.read_text("utf-8").splitlines()]
    asked = [row["text"] for row in rows if row["kind"] == "url" and guard.refusal(row["text"]) == ""]

    assert all(url.startswith(("http://www.", "https://www.")) for url in asked)
